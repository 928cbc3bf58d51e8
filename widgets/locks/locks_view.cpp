// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/locks/locks_view.h"

#include "widgets/common/empty_state.h"
#include "widgets/common/icons.h"
#include "widgets/common/settings.h"

#include <QHBoxLayout>
#include <QHeaderView>
#include <QLabel>
#include <QPushButton>
#include <QSpinBox>
#include <QStackedWidget>
#include <QTableView>
#include <QVBoxLayout>

namespace visor::ui {

namespace {

const QString kLockIdleKey = QStringLiteral("locks/idleMinutes");

} // namespace

LocksView::LocksView(const LockMonitor& monitor, LocksModel::Names names, Settings& settings, QWidget* parent)
    : QWidget(parent),
      m_monitor(monitor),
      m_settings(settings),
      m_model(new LocksModel(monitor, std::move(names), this)),
      m_pages(new QStackedWidget(this)),
      m_empty(new EmptyState(QLatin1StringView("unlock"), {}, {}, this)),
      m_table(new QTableView(this)),
      m_idleLabel(new QLabel(tr("Give my locks back when unused for"), this)),
      m_idle(new QSpinBox(this)),
      m_release(new QPushButton(tr("&Give it back"), this))
{
    setObjectName(QStringLiteral("locksView"));
    m_table->setObjectName(QStringLiteral("locksTable"));
    m_table->setAccessibleName(tr("Locks on this machine"));
    m_table->setModel(m_model);
    m_table->setSelectionBehavior(QAbstractItemView::SelectRows);
    m_table->setSelectionMode(QAbstractItemView::SingleSelection);
    m_table->setShowGrid(false);
    m_table->setAlternatingRowColors(true);
    m_table->setWordWrap(false);
    m_table->setTabKeyNavigation(false);
    m_table->setFrameShape(QFrame::NoFrame);
    m_table->setIconSize(QSize(14, 14));
    m_table->verticalHeader()->hide();
    m_table->verticalHeader()->setDefaultSectionSize(fontMetrics().height() + 6);
    auto* header = m_table->horizontalHeader();
    header->setHighlightSections(false);
    header->setDefaultAlignment(Qt::AlignLeft | Qt::AlignVCenter);
    const int letter = fontMetrics().averageCharWidth();
    const int widths[] = {0, 30, 38, 14, 12, 14};
    for (int column = 1; column < LocksModel::ColumnCount; ++column)
        header->resizeSection(column, widths[column] * letter);
    header->setSectionResizeMode(LocksModel::Instrument, QHeaderView::Stretch);

    m_idle->setObjectName(QStringLiteral("lockIdle"));
    m_idle->setRange(0, 24 * 60);
    m_idle->setSuffix(tr(" min"));
    m_idle->setSpecialValueText(tr("never"));
    m_idle->setToolTip(
        tr("A lock of this window on an instrument that is not used for so long is given back, and the "
           "instrument's page says so"));
    m_idle->setValue(settings.value<int>(kLockIdleKey, 0));
    m_idleLabel->setBuddy(m_idle);
    m_release->setObjectName(QStringLiteral("locksRelease"));
    m_release->setIcon(icon(QLatin1StringView("unlock")));

    m_pages->addWidget(m_empty);
    m_pages->addWidget(m_table);
    auto* foot = new QHBoxLayout;
    foot->setContentsMargins(8, 4, 8, 4);
    foot->setSpacing(8);
    foot->addWidget(m_idleLabel);
    foot->addWidget(m_idle);
    foot->addStretch(1);
    foot->addWidget(m_release);
    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(0);
    column->addWidget(m_pages, 1);
    column->addLayout(foot);

    connect(m_model, &QAbstractItemModel::modelReset, this, &LocksView::refresh);
    connect(&m_monitor, &LockMonitor::changed, this, &LocksView::refresh);
    connect(m_table->selectionModel(), &QItemSelectionModel::selectionChanged, this, &LocksView::refresh);
    connect(m_table, &QTableView::activated, this,
            [this](const QModelIndex& index) { Q_EMIT openRequested(m_model->resource(index.row())); });
    connect(m_release, &QPushButton::clicked, this, [this] {
        if (const int row = selectedRow(); row >= 0)
            Q_EMIT releaseRequested(m_model->resource(row));
    });
    connect(m_idle, &QSpinBox::valueChanged, this, [this](int minutes) {
        m_settings.setValue(kLockIdleKey, minutes);
        Q_EMIT idleLimitChanged(idleLimit());
    });
    refresh();
}

std::chrono::milliseconds LocksView::idleLimit() const
{
    return std::chrono::minutes(m_idle->value());
}

int LocksView::selectedRow() const
{
    const QModelIndexList rows = m_table->selectionModel()->selectedRows();
    return rows.isEmpty() ? -1 : rows.constFirst().row();
}

void LocksView::refresh()
{
    if (const auto& problem = m_monitor.problem())
        m_empty->setText(tr("Locks cannot be shown"), problem->message);
    else
        m_empty->setText(tr("Nothing is locked"),
                         tr("Instruments locked by any of your Visor programs on this machine, and who waits for "
                            "them, are listed here."));
    m_pages->setCurrentIndex(m_model->rowCount() == 0 ? 0 : 1);
    const int row = selectedRow();
    m_release->setEnabled(row >= 0 && m_model->party(row).isThisProcess && m_model->place(row) == 0);
}

} // namespace visor::ui
