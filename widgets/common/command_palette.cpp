// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/common/command_palette.h"

#include "widgets/common/fuzzy_match.h"
#include "widgets/common/icons.h"
#include "widgets/common/theme.h"

#include <QApplication>
#include <QKeyEvent>
#include <QLineEdit>
#include <QListWidget>
#include <QPainter>
#include <QPointer>
#include <QStyledItemDelegate>
#include <QVBoxLayout>

#include <algorithm>

namespace visor::ui {

namespace {

constexpr int kPaletteHint = Qt::UserRole;
constexpr int kPaletteIndex = Qt::UserRole + 1;

/// The entry at the left, its shortcut at the right.
class PaletteDelegate final : public QStyledItemDelegate
{
public:
    using QStyledItemDelegate::QStyledItemDelegate;

    void paint(QPainter* painter, const QStyleOptionViewItem& option, const QModelIndex& index) const override
    {
        QStyledItemDelegate::paint(painter, option, index);
        const bool selected = option.state.testFlag(QStyle::State_Selected);
        painter->setPen(selected ? option.palette.color(QPalette::HighlightedText)
                                 : roleColour(ColourRole::Muted, option.palette));
        painter->drawText(option.rect.adjusted(0, 0, -8, 0), int(Qt::AlignRight | Qt::AlignVCenter),
                          index.data(kPaletteHint).toString());
    }

    QSize sizeHint(const QStyleOptionViewItem& option, const QModelIndex& index) const override
    {
        QSize size = QStyledItemDelegate::sizeHint(option, index);
        size.setHeight(qMax(size.height(), 28));
        return size;
    }
};

} // namespace

CommandPalette::CommandPalette(Source source, QWidget* window)
    : QFrame(window), m_source(std::move(source)), m_edit(new QLineEdit(this)), m_list(new QListWidget(this))
{
    setObjectName(QStringLiteral("commandPalette"));
    setAccessibleName(tr("Command palette"));
    setAutoFillBackground(true);
    m_edit->setObjectName(QStringLiteral("paletteEdit"));
    m_edit->setPlaceholderText(tr("Type what you want to do"));
    m_edit->setAccessibleName(tr("Search for a command"));
    m_edit->setClearButtonEnabled(true);
    m_edit->addAction(icon(QLatin1StringView("search"), ColourRole::Muted), QLineEdit::LeadingPosition);
    m_list->setObjectName(QStringLiteral("paletteList"));
    m_list->setAccessibleName(tr("Matching commands"));
    m_list->setFrameShape(QFrame::NoFrame);
    m_list->setItemDelegate(new PaletteDelegate(m_list));
    m_list->setUniformItemSizes(true);
    m_list->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    m_list->setFocusPolicy(Qt::NoFocus);
    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(8, 8, 8, 8);
    column->setSpacing(8);
    column->addWidget(m_edit);
    column->addWidget(m_list);
    m_edit->installEventFilter(this);
    connect(m_edit, &QLineEdit::textChanged, this, &CommandPalette::refill);
    connect(m_list, &QListWidget::itemClicked, this, &CommandPalette::accept);
    hide();
}

void CommandPalette::open()
{
    m_focusBefore = QApplication::focusWidget();
    m_entries = m_source();
    m_edit->clear();
    refill();
    const QRect area = parentWidget()->rect();
    const int width = qMin(560, area.width() - 32);
    const int height = qMin(400, area.height() - 64);
    setGeometry((area.width() - width) / 2, qMin(72, area.height() / 8), width, height);
    show();
    raise();
    m_edit->setFocus(Qt::PopupFocusReason);
}

bool CommandPalette::eventFilter(QObject* watched, QEvent* event)
{
    if (event->type() == QEvent::FocusOut && static_cast<QFocusEvent*>(event)->reason() != Qt::PopupFocusReason &&
        static_cast<QFocusEvent*>(event)->reason() != Qt::ActiveWindowFocusReason) {
        hide();
    }
    // Shortcuts of the window must not take the keys that belong to the palette.
    if (event->type() == QEvent::ShortcutOverride && static_cast<QKeyEvent*>(event)->key() == Qt::Key_Escape) {
        event->accept();
        return true;
    }
    if (event->type() == QEvent::KeyPress) {
        auto* key = static_cast<QKeyEvent*>(event);
        switch (key->key()) {
        case Qt::Key_Escape:
            leave();
            return true;
        case Qt::Key_Return:
        case Qt::Key_Enter:
            accept();
            return true;
        case Qt::Key_Up:
        case Qt::Key_Down:
        case Qt::Key_PageUp:
        case Qt::Key_PageDown:
            QApplication::sendEvent(m_list, event);
            return true;
        default:
            break;
        }
    }
    return QFrame::eventFilter(watched, event);
}

void CommandPalette::paintEvent(QPaintEvent*)
{
    QPainter painter(this);
    painter.fillRect(rect(), palette().color(QPalette::Window));
    painter.setPen(roleColour(ColourRole::Border, palette()));
    painter.drawRect(rect().adjusted(0, 0, -1, -1));
}

void CommandPalette::refill()
{
    struct Hit
    {
        int score;
        int index;
    };
    std::vector<Hit> hits;
    for (int i = 0; i < int(m_entries.size()); ++i) {
        if (const auto score = fuzzyScore(m_edit->text(), m_entries[i].text))
            hits.push_back({*score, i});
    }
    std::stable_sort(hits.begin(), hits.end(), [](const Hit& a, const Hit& b) { return a.score > b.score; });
    m_list->clear();
    for (const Hit& hit : hits) {
        const PaletteEntry& entry = m_entries[hit.index];
        auto* item = new QListWidgetItem(entry.icon, entry.text, m_list);
        item->setData(kPaletteHint, entry.hint);
        item->setData(kPaletteIndex, hit.index);
    }
    if (hits.empty()) {
        auto* item = new QListWidgetItem(tr("Nothing fits; try other words"), m_list);
        item->setFlags(Qt::NoItemFlags);
        item->setData(kPaletteIndex, -1);
    }
    m_list->setCurrentRow(0);
}

void CommandPalette::accept()
{
    const QListWidgetItem* item = m_list->currentItem();
    const int index = item == nullptr ? -1 : item->data(kPaletteIndex).toInt();
    if (index < 0)
        return;
    const auto run = m_entries[index].run;
    leave();
    run();
}

void CommandPalette::leave()
{
    const QPointer<QWidget> before = m_focusBefore;
    hide();
    if (before)
        before->setFocus(Qt::OtherFocusReason);
}

} // namespace visor::ui
