// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/instruments/instruments_view.h"

#include "widgets/common/empty_state.h"
#include "widgets/common/icons.h"
#include "widgets/common/settings.h"
#include "widgets/instruments/add_instrument_bar.h"
#include "widgets/instruments/instruments_filter.h"
#include "widgets/instruments/search_status.h"

#include <QClipboard>
#include <QGuiApplication>
#include <QHBoxLayout>
#include <QHeaderView>
#include <QKeyEvent>
#include <QLineEdit>
#include <QMenu>
#include <QPushButton>
#include <QStackedWidget>
#include <QToolButton>
#include <QTreeView>
#include <QVBoxLayout>

namespace visor::ui {

namespace {
const QString kInstrumentsHeaderKey = QStringLiteral("instruments/header");
} // namespace

InstrumentsView::InstrumentsView(InstrumentsModel& model, Settings& settings, QWidget* parent)
    : QWidget(parent),
      m_model(model),
      m_settings(settings),
      m_filter(new InstrumentsFilter(this)),
      m_filterEdit(new QLineEdit(this)),
      m_addBar(new AddInstrumentBar(this)),
      m_pages(new QStackedWidget(this)),
      m_tree(new QTreeView(this)),
      m_searchStatus(new SearchStatus(this))
{
    setObjectName(QStringLiteral("instrumentsView"));
    // Before the filter hears of it: afterwards the tree has chosen a neighbour.
    connect(&m_model, &QAbstractItemModel::rowsAboutToBeRemoved, this, &InstrumentsView::keepSelection);
    m_filter->setSourceModel(&m_model);

    m_filterEdit->setObjectName(QStringLiteral("instrumentsFilter"));
    m_filterEdit->setPlaceholderText(tr("Filter"));
    m_filterEdit->setAccessibleName(tr("Filter the instruments"));
    m_filterEdit->setClearButtonEnabled(true);
    m_filterEdit->addAction(icon(QLatin1StringView("search"), ColourRole::Muted), QLineEdit::LeadingPosition);
    auto* add = new QToolButton(this);
    add->setObjectName(QStringLiteral("instrumentsAdd"));
    add->setIcon(icon(QLatin1StringView("add")));
    add->setToolTip(tr("Add an instrument by its address"));
    add->setAccessibleName(add->toolTip());
    add->setAutoRaise(true);
    m_addBar->hide();

    m_tree->setObjectName(QStringLiteral("instrumentsTree"));
    m_tree->setAccessibleName(tr("Instruments"));
    m_tree->setModel(m_filter);
    m_tree->setFrameShape(QFrame::NoFrame);
    m_tree->setUniformRowHeights(true);
    m_tree->setSortingEnabled(true);
    m_tree->setRootIsDecorated(false);
    m_tree->setIndentation(12);
    m_tree->setAllColumnsShowFocus(true);
    m_tree->setExpandsOnDoubleClick(false);
    m_tree->setItemsExpandable(false);
    m_tree->setEditTriggers(QAbstractItemView::EditKeyPressed);
    m_tree->setContextMenuPolicy(Qt::CustomContextMenu);
    m_tree->setIconSize(QSize(18, 18));
    m_tree->setTextElideMode(Qt::ElideRight);
    m_tree->installEventFilter(this);
    auto* header = m_tree->header();
    header->setSectionsMovable(true);
    header->setFirstSectionMovable(true);
    header->setStretchLastSection(true);
    header->setContextMenuPolicy(Qt::CustomContextMenu);
    m_tree->sortByColumn(-1, Qt::AscendingOrder);
    header->resizeSection(InstrumentsModel::Name, 32 * fontMetrics().averageCharWidth());
    for (const int column : {InstrumentsModel::Maker, InstrumentsModel::Model, InstrumentsModel::Serial,
                             InstrumentsModel::Route, InstrumentsModel::Profile}) {
        header->hideSection(column);
    }
    header->restoreState(settings.value<QByteArray>(kInstrumentsHeaderKey));
    m_tree->expandAll();

    auto* empty = new EmptyState(QLatin1StringView("instrument"), tr("No instruments yet"),
                                 tr("Add one by its address, or try everything on the simulated bench."), this);
    auto* emptyAdd = empty->addButton(tr("Add an instrument"), QLatin1StringView("add"));
    emptyAdd->setObjectName(QStringLiteral("emptyAdd"));
    auto* emptyBench = empty->addButton(tr("Start the simulated bench"), QLatin1StringView("simulated"));
    emptyBench->setObjectName(QStringLiteral("emptyBench"));
    auto* emptyWhy = empty->addButton(tr("Why is it missing?"), QLatin1StringView("help"));
    emptyWhy->setObjectName(QStringLiteral("emptyWhy"));
    m_pages->addWidget(m_tree);
    m_pages->addWidget(empty);

    auto* bar = new QHBoxLayout;
    bar->setContentsMargins(8, 8, 8, 8);
    bar->setSpacing(4);
    bar->addWidget(m_filterEdit, 1);
    bar->addWidget(add);
    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(0);
    column->addLayout(bar);
    column->addWidget(m_addBar);
    column->addWidget(m_pages, 1);
    column->addWidget(m_searchStatus);

    connect(m_filterEdit, &QLineEdit::textChanged, this, [this](const QString& text) {
        m_filter->setWords(text);
        m_tree->expandAll();
    });
    connect(add, &QToolButton::clicked, this, &InstrumentsView::startAdding);
    connect(emptyAdd, &QPushButton::clicked, this, &InstrumentsView::startAdding);
    connect(emptyBench, &QPushButton::clicked, this, &InstrumentsView::benchRequested);
    connect(emptyWhy, &QPushButton::clicked, this, [this] { Q_EMIT whyRequested({}); });
    connect(m_addBar, &AddInstrumentBar::resourceEntered, this, &InstrumentsView::addResource);
    connect(m_addBar, &AddInstrumentBar::dismissed, this, [this] {
        m_addBar->hide();
        m_tree->setFocus();
    });
    connect(m_tree, &QTreeView::doubleClicked, this, &InstrumentsView::openSelected);
    connect(m_tree, &QWidget::customContextMenuRequested, this, &InstrumentsView::showMenu);
    connect(header, &QWidget::customContextMenuRequested, this, &InstrumentsView::showColumnMenu);
    connect(m_tree->selectionModel(), &QItemSelectionModel::currentChanged, this,
            &InstrumentsView::selectionChanged);
    connect(m_tree->selectionModel(), &QItemSelectionModel::currentChanged, this, [this] {
        if (const auto* record = selected())
            m_selected = record->preferredRoute().resource;
    });
    // A section that becomes visible opens at once.
    connect(m_filter, &QAbstractItemModel::rowsInserted, this, [this](const QModelIndex& section) {
        if (!section.isValid())
            m_tree->expandAll();
        showRightPage();
    });
    connect(m_filter, &QAbstractItemModel::rowsRemoved, this, &InstrumentsView::showRightPage);
    connect(m_filter, &QAbstractItemModel::modelReset, this, &InstrumentsView::showRightPage);
    showRightPage();
}

InstrumentsView::~InstrumentsView()
{
    m_settings.setValue(kInstrumentsHeaderKey, m_tree->header()->saveState());
}

void InstrumentsView::startAdding()
{
    m_addBar->show();
    m_addBar->focusInput();
}

void InstrumentsView::startRenaming()
{
    const QModelIndex at = m_tree->currentIndex();
    if (selected() != nullptr)
        m_tree->edit(at.siblingAtColumn(InstrumentsModel::Name));
}

void InstrumentsView::copyResource() const
{
    if (const auto* record = selected())
        QGuiApplication::clipboard()->setText(record->preferredRoute().resource.toString());
}

void InstrumentsView::focusFilter()
{
    m_filterEdit->setFocus(Qt::ShortcutFocusReason);
    m_filterEdit->selectAll();
}

void InstrumentsView::select(instrument::InstrumentId id)
{
    const QModelIndex at = m_filter->mapFromSource(m_model.indexOf(id));
    if (!at.isValid())
        return;
    m_tree->setCurrentIndex(at);
    m_tree->scrollTo(at);
}

const instrument::InstrumentRecord* InstrumentsView::selected() const
{
    return m_model.record(m_filter->mapToSource(m_tree->currentIndex()));
}

bool InstrumentsView::eventFilter(QObject* watched, QEvent* event)
{
    if (watched == m_tree && event->type() == QEvent::KeyPress) {
        auto* key = static_cast<QKeyEvent*>(event);
        if (key->key() == Qt::Key_Return || key->key() == Qt::Key_Enter) {
            openSelected();
            return true;
        }
        if (key->matches(QKeySequence::Copy)) {
            copyResource();
            return true;
        }
        if (key->key() == Qt::Key_Delete) {
            removeSelected();
            return true;
        }
    }
    return QWidget::eventFilter(watched, event);
}

void InstrumentsView::openSelected()
{
    if (const auto* record = selected())
        Q_EMIT openRequested(record->preferredRoute().resource);
}

void InstrumentsView::showMenu(const QPoint& place)
{
    QMenu menu(this);
    menu.setObjectName(QStringLiteral("instrumentMenu"));
    const instrument::InstrumentRecord* record = selected();
    if (record != nullptr) {
        const visa::ResourceName resource = record->preferredRoute().resource;
        menu.addAction(icon(QLatin1StringView("connect")), tr("&Open"), this, &InstrumentsView::openSelected);
        QMenu* routes = menu.addMenu(tr("Open by another &route"));
        routes->setEnabled(record->routes.size() > 1);
        for (const auto& route : record->routes) {
            routes->addAction(QStringLiteral("%1 (%2)").arg(route.resource.toString(), route.foundBy), this,
                              [this, name = route.resource] { Q_EMIT openRequested(name); });
        }
        menu.addAction(icon(QLatin1StringView("disconnect")), tr("&Close"), this,
                       [this, resource] { Q_EMIT closeRequested(resource); });
        menu.addAction(icon(QLatin1StringView("help")), tr("&Why does it not connect?"), this,
                       [this, resource] { Q_EMIT whyRequested(resource); });
        menu.addSeparator();
        menu.addAction(icon(QLatin1StringView("edit")), tr("Re&name"), this, &InstrumentsView::startRenaming);
        menu.addAction(icon(QLatin1StringView("copy")), tr("Copy &resource string"), this,
                       &InstrumentsView::copyResource);
        QAction* forget = menu.addAction(icon(QLatin1StringView("clear")), tr("&Forget"), this,
                                         &InstrumentsView::removeSelected);
        forget->setEnabled(record->shelf == instrument::Shelf::Real);
        menu.addSeparator();
    }
    menu.addAction(icon(QLatin1StringView("add")), tr("&Add an instrument…"), this, &InstrumentsView::startAdding);
    menu.addAction(icon(QLatin1StringView("help")), tr("Why is one &missing?"), this,
                   [this] { Q_EMIT whyRequested({}); });
    menu.exec(m_tree->viewport()->mapToGlobal(place));
}

void InstrumentsView::showColumnMenu(const QPoint& place)
{
    QMenu menu(this);
    auto* header = m_tree->header();
    for (int column = 0; column < InstrumentsModel::ColumnCount; ++column) {
        QAction* action = menu.addAction(m_model.headerData(column, Qt::Horizontal, Qt::DisplayRole).toString());
        action->setCheckable(true);
        action->setChecked(!header->isSectionHidden(column));
        action->setEnabled(column != InstrumentsModel::Name);
        connect(action, &QAction::toggled, header,
                [header, column](bool on) { header->setSectionHidden(column, !on); });
    }
    menu.addSeparator();
    menu.addAction(tr("Order of arrival"), this, [this] { m_tree->sortByColumn(-1, Qt::AscendingOrder); });
    menu.exec(header->mapToGlobal(place));
}

void InstrumentsView::addResource(const visa::ResourceName& resource)
{
    instrument::Sighting sighting;
    sighting.resource = resource;
    sighting.foundBy = tr("added by hand");
    sighting.isConfirmed = false;
    const auto id = m_model.inventory().add(sighting);
    m_model.inventory().setRemembered(id, true);
    m_addBar->hide();
    m_filterEdit->clear();
    select(id);
    m_tree->setFocus();
}

void InstrumentsView::removeSelected()
{
    const instrument::InstrumentRecord* record = selected();
    if (record != nullptr && record->shelf == instrument::Shelf::Real)
        m_model.inventory().remove(record->id);
}

void InstrumentsView::keepSelection(const QModelIndex& section, int first, int last)
{
    const QModelIndex at = m_filter->mapToSource(m_tree->currentIndex());
    if (!at.isValid() || at.parent() != section || at.row() < first || at.row() > last)
        return;
    // Nothing rather than the neighbour: the next Enter would open another instrument than the one chosen.
    m_tree->setCurrentIndex({});
    // Two rows that turned out to be one instrument: its other row stays. Chosen when all have been told.
    const visa::ResourceName wanted = m_selected;
    QMetaObject::invokeMethod(
        this,
        [this, wanted] {
            const auto* record = m_model.inventory().find(wanted);
            const QModelIndex row =
                record != nullptr ? m_filter->mapFromSource(m_model.indexOf(record->id)) : QModelIndex();
            if (row.isValid() && !m_tree->currentIndex().isValid())
                m_tree->setCurrentIndex(row);
        },
        Qt::QueuedConnection);
}

void InstrumentsView::showRightPage()
{
    m_pages->setCurrentIndex(m_model.inventory().records().empty() ? 1 : 0);
}

} // namespace visor::ui
