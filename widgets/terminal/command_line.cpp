// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/terminal/command_line.h"

#include "widgets/common/theme.h"

#include <QClipboard>
#include <QContextMenuEvent>
#include <QDropEvent>
#include <QGuiApplication>
#include <QKeyEvent>
#include <QMenu>
#include <QMimeData>
#include <QRegularExpression>

#include <memory>

namespace visor::ui {

CommandLine::CommandLine(QWidget* parent) : QLineEdit(parent)
{
    setObjectName(QStringLiteral("commandLine"));
    setAccessibleName(tr("Command for the instrument"));
    setPlaceholderText(tr("Command, for example *IDN? — Enter sends it"));
    setFont(monospaceFont());
    connect(this, &QLineEdit::textEdited, this, [this] {
        m_history.rewind();
        if (m_isSearching) {
            m_searchPlace = m_history.commands().size();
            searchAgain();
        } else {
            complete();
            updateHint();
        }
    });
}

CommandLine::~CommandLine()
{
    delete m_list;
}

bool CommandLine::event(QEvent* event)
{
    // Tab would leave the line before keyPressEvent() sees it; Esc and Ctrl+R may be shortcuts of the window.
    if (event->type() == QEvent::KeyPress) {
        auto* key = static_cast<QKeyEvent*>(event);
        if (key->key() == Qt::Key_Tab && m_list != nullptr && m_list->isVisible()) {
            accept(m_list->currentRow());
            return true;
        }
    }
    if (event->type() == QEvent::ShortcutOverride) {
        auto* key = static_cast<QKeyEvent*>(event);
        const bool ctrlR = key->key() == Qt::Key_R && key->modifiers() == Qt::ControlModifier;
        const bool enter = key->key() == Qt::Key_Return || key->key() == Qt::Key_Enter;
        const bool escape =
            key->key() == Qt::Key_Escape && (m_isSearching || (m_list != nullptr && m_list->isVisible()));
        if (ctrlR || enter || escape) {
            event->accept();
            return true;
        }
    }
    return QLineEdit::event(event);
}

void CommandLine::keyPressEvent(QKeyEvent* event)
{
    const bool listed = m_list != nullptr && m_list->isVisible();
    if (event->matches(QKeySequence::Paste)) {
        pasteText(QGuiApplication::clipboard()->text());
        return;
    }
    if (event->key() == Qt::Key_R && event->modifiers() == Qt::ControlModifier) {
        if (m_isSearching)
            searchAgain();
        else
            startSearch();
        return;
    }
    switch (event->key()) {
    case Qt::Key_Return:
    case Qt::Key_Enter:
        if (m_isSearching) {
            endSearch(true);
            return;
        }
        if (listed)
            m_list->hide();
        if (event->modifiers().testFlag(Qt::ControlModifier))
            Q_EMIT sendRequested(SendMode::Query);
        else if (event->modifiers().testFlag(Qt::ShiftModifier))
            Q_EMIT sendRequested(SendMode::Write);
        else
            Q_EMIT sendRequested(SendMode::Automatic);
        return;
    case Qt::Key_Escape:
        if (m_isSearching)
            endSearch(false);
        else if (listed)
            m_list->hide();
        else
            Q_EMIT cancelRequested();
        return;
    case Qt::Key_Up:
    case Qt::Key_Down: {
        if (m_isSearching)
            return;
        const bool up = event->key() == Qt::Key_Up;
        if (listed) {
            const int row = m_list->currentRow() + (up ? -1 : 1);
            m_list->setCurrentRow(std::clamp(row, 0, m_list->count() - 1));
            return;
        }
        if (const auto command = up ? m_history.previous(text()) : m_history.next()) {
            setText(*command);
            updateHint();
        }
        return;
    }
    default:
        QLineEdit::keyPressEvent(event);
    }
}

void CommandLine::focusOutEvent(QFocusEvent* event)
{
    if (m_list != nullptr)
        m_list->hide();
    if (m_isSearching)
        endSearch(false);
    QLineEdit::focusOutEvent(event);
}

void CommandLine::contextMenuEvent(QContextMenuEvent* event)
{
    const std::unique_ptr<QMenu> menu(createStandardContextMenu());
    // The standard Paste joins lines; ours keeps them apart.
    if (auto* paste = menu->findChild<QAction*>(QStringLiteral("edit-paste"))) {
        paste->disconnect();
        connect(paste, &QAction::triggered, this, [this] { pasteText(QGuiApplication::clipboard()->text()); });
    }
    menu->exec(event->globalPos());
}

void CommandLine::dropEvent(QDropEvent* event)
{
    const QString text = event->mimeData()->text();
    if (!text.trimmed().contains(QLatin1Char('\n'))) {
        QLineEdit::dropEvent(event);
        return;
    }
    event->acceptProposedAction();
    pasteText(text);
}

void CommandLine::moveEvent(QMoveEvent* event)
{
    QLineEdit::moveEvent(event);
    if (m_list != nullptr && m_list->isVisible())
        placeList();
}

void CommandLine::pasteText(const QString& text)
{
    static const QRegularExpression kBreak(QStringLiteral("[\r\n]+"));
    QStringList lines;
    for (const QString& line : text.split(kBreak, Qt::SkipEmptyParts)) {
        if (!line.trimmed().isEmpty())
            lines << line.trimmed();
    }
    if (lines.size() > 1)
        Q_EMIT linesPasted(lines);
    else if (!lines.isEmpty()) {
        insert(lines.first());
        complete();
        updateHint();
    }
}

void CommandLine::complete()
{
    m_offers = cursorPosition() == text().size() ? m_completion.matches(text()) : std::vector<Completion>{};
    // An offer that changes nothing is none.
    std::erase_if(m_offers,
                  [this](const Completion& offer) { return offer.insert.trimmed() == text().trimmed(); });
    if (m_offers.empty()) {
        if (m_list != nullptr)
            m_list->hide();
        return;
    }
    if (m_list == nullptr) {
        m_list = new QListWidget(window());
        m_list->setObjectName(QStringLiteral("completionList"));
        m_list->setAccessibleName(tr("Commands that fit"));
        m_list->setFocusPolicy(Qt::NoFocus);
        m_list->setUniformItemSizes(true);
        m_list->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
        m_list->setTextElideMode(Qt::ElideRight);
        connect(m_list, &QListWidget::itemClicked, this, [this] { accept(m_list->currentRow()); });
    }
    m_list->clear();
    for (const Completion& offer : m_offers) {
        auto* item = new QListWidgetItem(offer.description.isEmpty()
                                             ? offer.label
                                             : QStringLiteral("%1   —  %2").arg(offer.label, offer.description),
                                         m_list);
        item->setToolTip(offer.arguments);
    }
    m_list->setCurrentRow(0);
    placeList();
    m_list->show();
    m_list->raise();
}

void CommandLine::placeList()
{
    const int rows = int(std::min<std::size_t>(m_offers.size(), 8));
    const int height = rows * m_list->sizeHintForRow(0) + 2 * m_list->frameWidth();
    const QPoint above = mapTo(window(), QPoint(0, 0));
    // Above the line when there is room: the line stands at the bottom of the terminal.
    const int top = above.y() - height - 2 >= 0 ? above.y() - height - 2 : above.y() + this->height() + 2;
    m_list->setGeometry(above.x(), top, std::min(width(), 720), height);
}

void CommandLine::accept(int row)
{
    m_list->hide();
    if (row < 0 || row >= int(m_offers.size()))
        return;
    const Completion offer = m_offers[std::size_t(row)];
    setText(offer.insert);
    setCursorPosition(int(offer.cursor));
    setFocus();
    updateHint();
}

void CommandLine::updateHint()
{
    const auto known = m_completion.describe(text());
    if (known.empty()) {
        Q_EMIT hintChanged({});
        return;
    }
    const Completion& best = known.front();
    QStringList parts{best.label};
    if (!best.description.isEmpty())
        parts << best.description;
    if (!best.arguments.isEmpty())
        parts << best.arguments;
    Q_EMIT hintChanged(parts.join(QStringLiteral("  ·  ")));
}

void CommandLine::startSearch()
{
    m_isSearching = true;
    m_beforeSearch = text();
    m_searchPlace = m_history.commands().size();
    if (m_list != nullptr)
        m_list->hide();
    clear();
    searchAgain();
}

void CommandLine::searchAgain()
{
    if (const auto hit = m_history.search(text(), m_searchPlace)) {
        m_searchPlace = *hit;
        Q_EMIT hintChanged(tr("Search history: %1   (Enter takes it, Ctrl+R goes further back, Esc ends)")
                               .arg(m_history.commands()[*hit]));
        return;
    }
    // Nothing older: the last hit stays what Enter takes.
    const bool kept = m_searchPlace < m_history.commands().size();
    Q_EMIT hintChanged(kept ? tr("Search history: nothing older than %1").arg(m_history.commands()[m_searchPlace])
                            : tr("Search history: nothing fits"));
}

void CommandLine::endSearch(bool take)
{
    m_isSearching = false;
    const bool hit = m_searchPlace < m_history.commands().size();
    setText(take && hit ? m_history.commands()[m_searchPlace] : m_beforeSearch);
    m_history.rewind();
    updateHint();
}

} // namespace visor::ui
