// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/console/shortcuts_dialog.h"

#include "widgets/common/action_collection.h"
#include "widgets/common/icons.h"

#include <QDialogButtonBox>
#include <QHeaderView>
#include <QKeyEvent>
#include <QKeySequenceEdit>
#include <QLabel>
#include <QLineEdit>
#include <QMessageBox>
#include <QPushButton>
#include <QScreen>
#include <QTableWidget>
#include <QVBoxLayout>

#include <utility>

namespace visor::app {

namespace {

enum ShortcutColumn { What, Keys, Standard };

QString plainText(const QAction& action)
{
    return QString(action.text()).remove(QLatin1Char('&')).remove(QStringLiteral("…"));
}

QString keysText(const QList<QKeySequence>& keys)
{
    QStringList texts;
    for (const QKeySequence& key : keys)
        texts << key.toString(QKeySequence::NativeText);
    return texts.join(QStringLiteral(", "));
}

/// Empty for keys that are only held with others.
QKeySequence sequenceOf(const QKeyEvent& press)
{
    switch (press.key()) {
    case Qt::Key_Control:
    case Qt::Key_Shift:
    case Qt::Key_Meta:
    case Qt::Key_Alt:
    case Qt::Key_AltGr:
    case Qt::Key_Super_L:
    case Qt::Key_Super_R:
    case Qt::Key_CapsLock:
    case Qt::Key_NumLock:
    case Qt::Key_unknown:
    case 0:
        return {};
    default:
        break;
    }
    Qt::KeyboardModifiers held = press.modifiers() & ~(Qt::KeypadModifier | Qt::GroupSwitchModifier);
    // The Shift that makes a sign is part of the sign: Ctrl+Shift+1 on one keyboard is Ctrl+! on all of them.
    const QString text = press.text();
    if (!text.isEmpty() && text[0].isPrint() && !text[0].isLetterOrNumber() && !text[0].isSpace())
        held &= ~Qt::ShiftModifier;
    return QKeySequence(QKeyCombination(held, static_cast<Qt::Key>(press.key())));
}

} // namespace

ShortcutsDialog::ShortcutsDialog(ui::ActionCollection& actions, QWidget* parent)
    : QDialog(parent),
      m_actions(actions),
      m_search(new QLineEdit(this)),
      m_table(new QTableWidget(0, 3, this)),
      m_title(new QLabel(this)),
      m_edit(new QKeySequenceEdit(this)),
      m_use(new QPushButton(tr("&Use this key"), this)),
      m_add(new QPushButton(tr("&Add it"), this)),
      m_clear(new QPushButton(tr("&No key"), this)),
      m_reset(new QPushButton(tr("&Reset"), this)),
      m_message(new QLabel(this)),
      m_take(new QPushButton(tr("&Take it"), this)),
      m_leave(new QPushButton(tr("&Leave it"), this))
{
    setObjectName(QStringLiteral("shortcutsDialog"));
    setWindowTitle(tr("Keyboard shortcuts"));
    m_search->setObjectName(QStringLiteral("shortcutsSearch"));
    m_search->setPlaceholderText(tr("Search for an action or a key"));
    m_search->setAccessibleName(m_search->placeholderText());
    m_search->setClearButtonEnabled(true);
    m_search->addAction(ui::icon(QLatin1StringView("search"), ui::ColourRole::Muted), QLineEdit::LeadingPosition);
    makeTable();

    auto* buttons = new QDialogButtonBox(QDialogButtonBox::Close, this);
    m_resetAll = buttons->addButton(tr("Reset a&ll…"), QDialogButtonBox::ResetRole);
    m_resetAll->setObjectName(QStringLiteral("shortcutResetAll"));
    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(16, 16, 16, 16);
    column->setSpacing(12);
    column->addWidget(m_search);
    column->addWidget(m_table, 1);
    column->addWidget(makeEditor());
    column->addWidget(makeQuestion());
    column->addWidget(buttons);
    // Enter belongs to the field one is in, never to a button of the dialog.
    for (QPushButton* button : findChildren<QPushButton*>())
        button->setAutoDefault(false);

    connect(m_search, &QLineEdit::textChanged, this, &ShortcutsDialog::search);
    connect(m_search, &QLineEdit::returnPressed, m_edit, qOverload<>(&QWidget::setFocus));
    connect(m_table, &QTableWidget::currentCellChanged, this, &ShortcutsDialog::choose);
    connect(m_table, &QTableWidget::cellActivated, m_edit, [this] { m_edit->setFocus(); });
    connect(m_edit, &QKeySequenceEdit::keySequenceChanged, this, &ShortcutsDialog::takePress);
    connect(m_use, &QPushButton::clicked, this, [this] { propose({m_edit->keySequence()}); });
    connect(m_add, &QPushButton::clicked, this,
            [this] { propose(current()->shortcuts() << m_edit->keySequence()); });
    connect(m_clear, &QPushButton::clicked, this, [this] { propose({}); });
    connect(m_reset, &QPushButton::clicked, this, [this] { propose(m_actions.standardShortcuts(*current())); });
    connect(m_take, &QPushButton::clicked, this, &ShortcutsDialog::take);
    connect(m_leave, &QPushButton::clicked, this, [this] {
        m_edit->clear();
        settle();
    });
    connect(m_resetAll, &QPushButton::clicked, this, &ShortcutsDialog::askResetAll);
    connect(buttons, &QDialogButtonBox::rejected, this, &QDialog::reject);
    connect(&m_actions, &ui::ActionCollection::shortcutsChanged, this, &ShortcutsDialog::showKeys);
    showKeys();
    m_table->setCurrentCell(0, What);
    // With its frame within the screen, whatever its scale.
    resize(QSize(680, 640).boundedTo(screen()->availableSize() * 0.9));
}

void ShortcutsDialog::makeTable()
{
    m_table->setObjectName(QStringLiteral("shortcutsTable"));
    m_table->setAccessibleName(windowTitle());
    m_table->setHorizontalHeaderLabels({tr("What"), tr("Keys"), tr("Standard")});
    m_table->verticalHeader()->hide();
    m_table->setShowGrid(false);
    m_table->setAlternatingRowColors(true);
    m_table->setEditTriggers(QAbstractItemView::NoEditTriggers);
    m_table->setSelectionBehavior(QAbstractItemView::SelectRows);
    m_table->setSelectionMode(QAbstractItemView::SingleSelection);
    m_table->setTabKeyNavigation(false);
    for (QAction* action : m_actions.all()) {
        const int row = m_table->rowCount();
        m_table->insertRow(row);
        auto* what = new QTableWidgetItem(action->icon(), plainText(*action));
        what->setData(Qt::UserRole, QVariant::fromValue<QObject*>(action));
        m_table->setItem(row, What, what);
        m_table->setItem(row, Keys, new QTableWidgetItem);
        m_table->setItem(row, Standard, new QTableWidgetItem);
    }
    addFixed(tr("Terminal: send as the header says"), tr("Enter"));
    addFixed(tr("Terminal: send and read a reply"), tr("Ctrl+Enter"));
    addFixed(tr("Terminal: send, expect no reply"), tr("Shift+Enter"));
    addFixed(tr("Terminal: search the history"), tr("Ctrl+R"));
    addFixed(tr("Terminal: accept the completion"), tr("Tab"));
    addFixed(tr("Plot: zoom in, zoom out"), tr("+, −"));
    addFixed(tr("Plot: show everything"), tr("F"));
    addFixed(tr("Plot: the view before, the next one"), tr("Backspace, Shift+Backspace"));
    addFixed(tr("Plot: show or hide the cursors"), tr("C"));
    addFixed(tr("Plot: take cursor A or B, move it"), tr("1, 2, Left, Right"));
    addFixed(tr("Plot: start or stop capturing"), tr("Space"));
    m_table->horizontalHeader()->setSectionResizeMode(What, QHeaderView::Stretch);
    m_table->horizontalHeader()->setSectionResizeMode(Keys, QHeaderView::ResizeToContents);
    m_table->horizontalHeader()->setSectionResizeMode(Standard, QHeaderView::ResizeToContents);
}

void ShortcutsDialog::addFixed(const QString& what, const QString& keys)
{
    const int row = m_table->rowCount();
    m_table->insertRow(row);
    m_table->setItem(row, What, new QTableWidgetItem(what));
    m_table->setItem(row, Keys, new QTableWidgetItem(keys));
    m_table->setItem(row, Standard, new QTableWidgetItem(tr("fixed")));
}

QWidget* ShortcutsDialog::makeEditor()
{
    auto* editor = new QWidget(this);
    m_title->setObjectName(QStringLiteral("shortcutTitle"));
    m_title->setWordWrap(true);
    m_edit->setObjectName(QStringLiteral("shortcutEdit"));
    m_edit->setToolTip(tr("Click here and press the key. Tab goes on to the next field."));
    // The field inside has the focus.
    for (auto* field : m_edit->findChildren<QLineEdit*>()) {
        field->setAccessibleName(tr("Press the key"));
        field->setPlaceholderText(tr("Press the key"));
    }
    m_edit->installEventFilter(this);
    m_use->setObjectName(QStringLiteral("shortcutUse"));
    m_use->setToolTip(tr("Instead of the keys it has"));
    m_add->setObjectName(QStringLiteral("shortcutAdd"));
    m_add->setToolTip(tr("Besides the keys it has"));
    m_clear->setObjectName(QStringLiteral("shortcutClear"));
    m_clear->setToolTip(tr("The menus and the command palette still have it"));
    m_reset->setObjectName(QStringLiteral("shortcutReset"));
    m_reset->setToolTip(tr("Back to its standard keys"));
    auto* row = new QHBoxLayout;
    row->setSpacing(8);
    row->addWidget(m_edit, 1);
    for (QPushButton* button : {m_use, m_add, m_clear, m_reset})
        row->addWidget(button);
    auto* column = new QVBoxLayout(editor);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(4);
    column->addWidget(m_title);
    column->addLayout(row);
    return editor;
}

QWidget* ShortcutsDialog::makeQuestion()
{
    auto* question = new QWidget(this);
    m_message->setObjectName(QStringLiteral("shortcutMessage"));
    m_message->setWordWrap(true);
    m_message->setMinimumHeight(2 * fontMetrics().lineSpacing());
    m_take->setObjectName(QStringLiteral("shortcutTake"));
    m_leave->setObjectName(QStringLiteral("shortcutLeave"));
    auto* row = new QHBoxLayout(question);
    row->setContentsMargins(0, 0, 0, 0);
    row->setSpacing(8);
    row->addWidget(m_message, 1);
    row->addWidget(m_take);
    row->addWidget(m_leave);
    return question;
}

void ShortcutsDialog::showKeys()
{
    for (int row = 0; row < m_table->rowCount(); ++row) {
        const auto* action =
            qobject_cast<QAction*>(m_table->item(row, What)->data(Qt::UserRole).value<QObject*>());
        if (action == nullptr)
            continue;
        const bool isStandard = m_actions.hasStandardShortcuts(*action);
        const auto standard = m_actions.standardShortcuts(*action);
        m_table->item(row, Keys)->setText(keysText(action->shortcuts()));
        // Said in words, and only where it differs.
        m_table->item(row, Standard)
            ->setText(isStandard           ? QString()
                      : standard.isEmpty() ? tr("none")
                                           : keysText(standard));
        QFont font = m_table->font();
        font.setBold(!isStandard);
        m_table->item(row, Keys)->setFont(font);
    }
    choose();
}

void ShortcutsDialog::search(const QString& text)
{
    for (int row = 0; row < m_table->rowCount(); ++row) {
        const bool isHit = m_table->item(row, What)->text().contains(text, Qt::CaseInsensitive) ||
                           m_table->item(row, Keys)->text().contains(text, Qt::CaseInsensitive);
        m_table->setRowHidden(row, !isHit);
    }
    if (m_table->currentRow() >= 0 && !m_table->isRowHidden(m_table->currentRow()))
        return;
    // The first hit is what is meant, until another is chosen.
    for (int row = 0; row < m_table->rowCount(); ++row) {
        if (!m_table->isRowHidden(row)) {
            m_table->setCurrentCell(row, What);
            return;
        }
    }
    m_table->setCurrentCell(-1, -1);
}

QAction* ShortcutsDialog::current() const
{
    const QTableWidgetItem* item = m_table->item(m_table->currentRow(), What);
    return item == nullptr ? nullptr : qobject_cast<QAction*>(item->data(Qt::UserRole).value<QObject*>());
}

void ShortcutsDialog::choose()
{
    const QAction* action = current();
    if (action != nullptr)
        m_title->setText(tr("Key for “%1”:").arg(plainText(*action)));
    else if (m_table->currentRow() >= 0)
        m_title->setText(tr("This key belongs to a part of the window and is fixed."));
    else
        m_title->setText(tr("Nothing fits; try other words."));
    m_edit->setEnabled(action != nullptr);
    m_edit->clear();
    settle();
}

void ShortcutsDialog::settle(const QString& said)
{
    const QAction* action = current();
    const QKeySequence pressed = m_edit->keySequence();
    const bool isUsable = action != nullptr && !pressed.isEmpty() && said.isEmpty();
    m_wanted.clear();
    m_message->setText(said);
    m_take->hide();
    m_leave->hide();
    m_use->setEnabled(isUsable);
    m_add->setEnabled(isUsable && !action->shortcuts().isEmpty() && !action->shortcuts().contains(pressed));
    m_clear->setEnabled(action != nullptr && !action->shortcuts().isEmpty());
    m_reset->setEnabled(action != nullptr && !m_actions.hasStandardShortcuts(*action));
}

void ShortcutsDialog::takePress(const QKeySequence& pressed)
{
    const QAction* action = current();
    if (action == nullptr)
        return;
    settle(pressed.isEmpty() ? QString() : m_actions.whyNotFor(*action, pressed));
    if (m_use->isEnabled() && !m_actions.otherHolders(pressed, *action).isEmpty())
        propose({pressed});
}

void ShortcutsDialog::propose(const QList<QKeySequence>& keys)
{
    QAction* action = current();
    if (action == nullptr)
        return;
    QStringList clashes;
    for (const QKeySequence& key : keys) {
        for (const QAction* holder : m_actions.otherHolders(key, *action))
            clashes
                << tr("%1 is the key of “%2”.").arg(key.toString(QKeySequence::NativeText), plainText(*holder));
    }
    m_wanted = keys;
    if (clashes.isEmpty())
        return take();
    m_message->setText(clashes.join(QLatin1Char('\n')));
    m_use->setEnabled(false);
    m_add->setEnabled(false);
    m_take->show();
    m_leave->show();
}

void ShortcutsDialog::take()
{
    if (QAction* action = current())
        m_actions.setShortcuts(*action, std::exchange(m_wanted, {})); // showKeys() follows
}

void ShortcutsDialog::askResetAll()
{
    auto* question = new QMessageBox(QMessageBox::Question, tr("Reset all keys?"),
                                     tr("All actions get their standard keys back."), QMessageBox::Cancel, this);
    question->setObjectName(QStringLiteral("shortcutsResetQuestion"));
    question->setAttribute(Qt::WA_DeleteOnClose);
    const auto* reset = question->addButton(tr("Reset all"), QMessageBox::AcceptRole);
    connect(question, &QMessageBox::buttonClicked, this, [this, reset](const QAbstractButton* pressed) {
        if (pressed == reset)
            m_actions.resetAllShortcuts();
    });
    question->open();
}

bool ShortcutsDialog::eventFilter(QObject* watched, QEvent* event)
{
    if (watched != m_edit || (event->type() != QEvent::KeyPress && event->type() != QEvent::KeyRelease))
        return QDialog::eventFilter(watched, event);
    // Left to itself the field waits a second for further keys, and takes the one that leads out of it, too.
    if (event->type() == QEvent::KeyRelease)
        return true;
    const auto& press = *static_cast<QKeyEvent*>(event);
    if (press.key() == Qt::Key_Tab || press.key() == Qt::Key_Backtab) {
        focusNextPrevChild(press.key() == Qt::Key_Tab);
        return true;
    }
    if (const QKeySequence pressed = sequenceOf(press); !pressed.isEmpty())
        m_edit->setKeySequence(pressed);
    return true;
}

} // namespace visor::app
