// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/trace/trace_view.h"

#include "widgets/common/copy_key.h"
#include "widgets/common/icons.h"
#include "widgets/common/message_banner.h"
#include "widgets/common/settings.h"
#include "widgets/common/top_overlay.h"
#include "widgets/trace/trace_export.h"
#include "widgets/trace/trace_filter.h"
#include "widgets/trace/trace_model.h"

#include <QActionGroup>
#include <QClipboard>
#include <QDir>
#include <QFileDialog>
#include <QFileInfo>
#include <QGuiApplication>
#include <QHBoxLayout>
#include <QHeaderView>
#include <QLabel>
#include <QLineEdit>
#include <QMenu>
#include <QProgressBar>
#include <QPushButton>
#include <QScrollBar>
#include <QTableView>
#include <QToolButton>
#include <QVBoxLayout>

#include <algorithm>

namespace visor::ui {

namespace {

const QString kTraceHeaderKey = QStringLiteral("trace/header");
const QString kTraceTimeKey = QStringLiteral("trace/time");
const QString kTraceFolderKey = QStringLiteral("trace/folder");
constexpr std::chrono::milliseconds kTraceProgressAfter{300};

QToolButton* traceButton(QLatin1StringView iconName, const QString& tip, const QString& name, QWidget* parent)
{
    auto* button = new QToolButton(parent);
    button->setObjectName(name);
    button->setIcon(icon(iconName));
    button->setToolTip(tip);
    button->setAccessibleName(tip);
    button->setAutoRaise(true);
    return button;
}

} // namespace

TraceView::TraceView(const instrument::TraceLog& log, Settings& settings, QWidget* parent)
    : QWidget(parent),
      m_log(log),
      m_settings(settings),
      m_model(new TraceModel(log, 100'000, this)),
      m_filter(new TraceFilter(this)),
      m_banner(new MessageBanner(this)),
      m_filterEdit(new QLineEdit(this)),
      m_pause(
          traceButton(QLatin1StringView("pause"), tr("Pause the display"), QStringLiteral("tracePause"), this)),
      m_table(new QTableView(this)),
      m_count(new QLabel(this)),
      m_save(traceButton(QLatin1StringView("export"), tr("Export as CSV or JSON Lines"),
                         QStringLiteral("traceExport"), this)),
      m_progressRow(new QWidget(this)),
      m_progress(new QProgressBar(m_progressRow))
{
    setObjectName(QStringLiteral("traceView"));
    m_filter->setSourceModel(m_model);
    m_model->setTimeFormat(TraceTime(std::clamp(settings.value<int>(kTraceTimeKey), 0, 2)));

    m_filterEdit->setObjectName(QStringLiteral("traceFilter"));
    m_filterEdit->setPlaceholderText(tr("Filter: words in any column"));
    m_filterEdit->setAccessibleName(tr("Filter the trace"));
    m_filterEdit->setClearButtonEnabled(true);
    m_filterEdit->addAction(icon(QLatin1StringView("filter"), ColourRole::Muted), QLineEdit::LeadingPosition);
    m_filterEdit->setMaximumWidth(360);
    m_pause->setCheckable(true);
    auto* time =
        traceButton(QLatin1StringView("busy"), tr("How times are shown"), QStringLiteral("traceTime"), this);
    time->setPopupMode(QToolButton::InstantPopup);
    time->setMenu(makeTimeMenu());
    auto* copy =
        traceButton(QLatin1StringView("copy"), tr("Copy the selected rows"), QStringLiteral("traceCopy"), this);
    auto* clear =
        traceButton(QLatin1StringView("clear"), tr("Clear the display"), QStringLiteral("traceClear"), this);
    m_count->setForegroundRole(QPalette::PlaceholderText);

    m_table->setObjectName(QStringLiteral("traceTable"));
    m_table->setAccessibleName(tr("Messages to and from the instruments"));
    m_table->setModel(m_filter);
    m_table->setSelectionBehavior(QAbstractItemView::SelectRows);
    m_table->setSelectionMode(QAbstractItemView::ExtendedSelection);
    m_table->setShowGrid(false);
    m_table->setAlternatingRowColors(true);
    m_table->setWordWrap(false);
    m_table->setTabKeyNavigation(false);
    m_table->setFrameShape(QFrame::NoFrame);
    m_table->setIconSize(QSize(14, 14));
    m_table->setHorizontalScrollMode(QAbstractItemView::ScrollPerPixel);
    m_table->verticalHeader()->hide();
    m_table->verticalHeader()->setSectionResizeMode(QHeaderView::Fixed);
    m_table->verticalHeader()->setDefaultSectionSize(fontMetrics().height() + 6);
    auto* header = m_table->horizontalHeader();
    header->setHighlightSections(false);
    header->setDefaultAlignment(Qt::AlignLeft | Qt::AlignVCenter);
    header->setSectionsMovable(true);
    header->setStretchLastSection(false);
    const int letter = fontMetrics().averageCharWidth();
    const int widths[] = {21, 30, 18, 13, 0, 12, 12, 20};
    for (int column = 0; column < TraceModel::ColumnCount; ++column) {
        if (widths[column] > 0)
            header->resizeSection(column, widths[column] * letter);
    }
    header->setSectionResizeMode(TraceModel::Content, QHeaderView::Stretch);
    header->restoreState(settings.value<QByteArray>(kTraceHeaderKey));
    m_table->setContextMenuPolicy(Qt::CustomContextMenu);

    auto* bar = new QHBoxLayout;
    bar->setContentsMargins(8, 4, 8, 4);
    bar->setSpacing(4);
    bar->addWidget(m_filterEdit, 1);
    for (QToolButton* button : {m_pause, time, copy, m_save, clear})
        bar->addWidget(button);
    bar->addStretch();
    bar->addWidget(m_count);
    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(0);
    column->addLayout(bar);
    column->addWidget(m_table, 1);
    column->addWidget(m_progressRow);
    makeProgress();
    new TopOverlay(m_banner, m_table);

    m_timer.setInterval(33);
    connect(&m_timer, &QTimer::timeout, this, &TraceView::poll);
    connect(m_filterEdit, &QLineEdit::textChanged, this, [this](const QString& text) {
        m_filter->setWords(text);
        updateCount();
    });
    connect(m_pause, &QToolButton::toggled, this, &TraceView::setPaused);
    connect(copy, &QToolButton::clicked, this, &TraceView::copySelection);
    connect(m_save, &QToolButton::clicked, this, &TraceView::chooseExport);
    connect(clear, &QToolButton::clicked, this, [this] {
        m_model->clear();
        updateCount();
    });
    connect(m_table, &QWidget::customContextMenuRequested, this, &TraceView::showMenu);
    new CopyKey(m_table, [this] { copySelection(); });
    updateCount();
}

TraceView::~TraceView()
{
    m_settings.setValue(kTraceHeaderKey, m_table->horizontalHeader()->saveState());
}

void TraceView::setActive(bool active)
{
    m_isActive = active;
    if (!active && isVisible() && !m_isPaused)
        poll();
    restartTimer();
}

void TraceView::setPaused(bool paused)
{
    m_isPaused = paused;
    m_pause->setChecked(paused);
    m_pause->setIcon(icon(paused ? QLatin1StringView("play") : QLatin1StringView("pause")));
    m_pause->setToolTip(paused ? tr("Go on showing new rows") : tr("Pause the display"));
    m_pause->setAccessibleName(m_pause->toolTip());
    if (!paused)
        poll();
    restartTimer();
    updateCount();
}

void TraceView::copySelection() const
{
    QModelIndexList rows = m_table->selectionModel()->selectedRows();
    std::sort(rows.begin(), rows.end());
    QStringList lines;
    for (const QModelIndex& row : rows)
        lines << m_model->rowText(m_filter->mapToSource(row).row());
    if (!lines.isEmpty())
        QGuiApplication::clipboard()->setText(lines.join(QLatin1Char('\n')));
}

void TraceView::exportTo(const QString& path)
{
    if (m_export.isRunning())
        return;
    std::vector<instrument::TraceEntry> entries;
    entries.reserve(std::size_t(m_filter->rowCount()));
    for (int row = 0; row < m_filter->rowCount(); ++row)
        entries.push_back(m_model->entry(m_filter->mapToSource(m_filter->index(row, 0)).row()));
    m_exportedRows = entries.size();
    m_save->setEnabled(false);
    m_progress->setRange(0, 0);
    m_showProgress.start();
    m_export.start(
        path, [path, entries = std::move(entries), log = &m_log](const capture::ExportMonitor& monitor) {
            return exportTrace(
                path, entries, [log](std::uint32_t source) { return log->sourceName(source); }, monitor);
        });
}

void TraceView::makeProgress()
{
    auto* row = new QHBoxLayout(m_progressRow);
    row->setContentsMargins(8, 4, 8, 4);
    m_progress->setObjectName(QStringLiteral("traceExportProgress"));
    m_progress->setAccessibleName(tr("Progress of the export"));
    m_progress->setTextVisible(false);
    auto* cancel = new QPushButton(tr("Cancel"), m_progressRow);
    cancel->setObjectName(QStringLiteral("traceExportCancel"));
    cancel->setToolTip(tr("Stop the export; no file is left"));
    row->addWidget(new QLabel(tr("Exporting the trace"), m_progressRow));
    row->addWidget(m_progress, 1);
    row->addWidget(cancel);
    m_progressRow->hide();
    m_showProgress.setSingleShot(true);
    m_showProgress.setInterval(kTraceProgressAfter);
    connect(&m_showProgress, &QTimer::timeout, m_progressRow, &QWidget::show);
    connect(cancel, &QPushButton::clicked, this, &TraceView::cancelExport);
    connect(&m_export, &ExportTask::progressed, this, [this](double share) {
        m_progress->setRange(0, 1000);
        m_progress->setValue(int(share * 1000));
    });
    connect(&m_export, &ExportTask::finished, this, &TraceView::finishExport);
}

void TraceView::finishExport()
{
    m_showProgress.stop();
    m_progressRow->hide();
    m_save->setEnabled(true);
    const QString& path = m_export.path();
    if (const auto& written = m_export.result(); written) {
        m_settings.setValue(kTraceFolderKey, QFileInfo(path).absolutePath());
        m_banner->showMessage(
            {Severity::Information, tr("Rows exported: %1").arg(m_exportedRows), {}, path, path});
    } else if (written.error().status == visa::Status::ErrorAbort) {
        m_banner->showMessage({Severity::Information, written.error().message, {}, {}, {}});
    } else {
        m_banner->showError(tr("The trace was not exported."), written.error());
    }
    Q_EMIT exportFinished(path);
}

void TraceView::showEvent(QShowEvent* event)
{
    QWidget::showEvent(event);
    if (!m_isPaused)
        poll();
    restartTimer();
}

void TraceView::hideEvent(QHideEvent* event)
{
    QWidget::hideEvent(event);
    m_timer.stop();
}

void TraceView::poll()
{
    const QScrollBar* bar = m_table->verticalScrollBar();
    const bool follow = bar->value() >= bar->maximum();
    if (m_model->update() == 0)
        return;
    if (follow)
        m_table->scrollToBottom();
    updateCount();
}

void TraceView::restartTimer()
{
    if (m_isActive && !m_isPaused && isVisible())
        m_timer.start();
    else
        m_timer.stop();
}

void TraceView::updateCount()
{
    const int all = m_model->rowCount();
    const int shown = m_filter->rowCount();
    QString text = shown == all ? tr("Rows: %1").arg(all) : tr("Rows: %1 of %2").arg(shown).arg(all);
    if (m_isPaused)
        text = tr("Paused · %1").arg(text);
    m_count->setText(text);
}

void TraceView::chooseExport()
{
    const QString folder = m_settings.value<QString>(kTraceFolderKey, QDir::homePath());
    auto* dialog =
        new QFileDialog(this, tr("Export the trace"), folder, tr("CSV table (*.csv);;JSON Lines (*.jsonl)"));
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    dialog->setAcceptMode(QFileDialog::AcceptSave);
    dialog->setDefaultSuffix(QStringLiteral("csv"));
    dialog->selectFile(QStringLiteral("trace.csv"));
    connect(dialog, &QFileDialog::filterSelected, dialog, [dialog](const QString& filter) {
        dialog->setDefaultSuffix(filter.contains(QLatin1StringView("jsonl")) ? QStringLiteral("jsonl")
                                                                             : QStringLiteral("csv"));
    });
    connect(dialog, &QFileDialog::fileSelected, this, &TraceView::exportTo);
    dialog->open();
}

void TraceView::showMenu(const QPoint& place)
{
    QMenu menu(this);
    const bool selected = m_table->selectionModel()->hasSelection();
    QAction* copy =
        menu.addAction(icon(QLatin1StringView("copy")), tr("&Copy rows"), this, &TraceView::copySelection);
    copy->setEnabled(selected);
    QAction* command = menu.addAction(tr("Copy as c&ommand"), this, [this] {
        QModelIndexList rows = m_table->selectionModel()->selectedRows();
        std::sort(rows.begin(), rows.end());
        QStringList lines;
        for (const QModelIndex& row : rows) {
            const auto& act = m_model->entry(m_filter->mapToSource(row).row());
            if (act.direction == instrument::Direction::Write)
                lines << QString::fromUtf8(act.preview).trimmed();
        }
        QGuiApplication::clipboard()->setText(lines.join(QLatin1Char('\n')));
    });
    command->setEnabled(selected);
    menu.addSeparator();
    menu.addAction(icon(QLatin1StringView("export")), tr("&Export…"), this, &TraceView::chooseExport)
        ->setEnabled(!m_export.isRunning());
    QMenu* time = makeTimeMenu();
    time->setParent(&menu, time->windowFlags());
    menu.addMenu(time);
    menu.exec(m_table->viewport()->mapToGlobal(place));
}

QMenu* TraceView::makeTimeMenu()
{
    auto* menu = new QMenu(tr("&Times"), this);
    auto* group = new QActionGroup(menu);
    const auto add = [&](const QString& text, TraceTime format) {
        QAction* action = menu->addAction(text, this, [this, format] {
            m_model->setTimeFormat(format);
            m_settings.setValue(kTraceTimeKey, int(format));
        });
        action->setCheckable(true);
        group->addAction(action);
        connect(menu, &QMenu::aboutToShow, action,
                [this, action, format] { action->setChecked(m_model->timeFormat() == format); });
    };
    add(tr("Time of &day"), TraceTime::Absolute);
    add(tr("Since the &first row"), TraceTime::Relative);
    add(tr("Since the &row before"), TraceTime::Delta);
    return menu;
}

} // namespace visor::ui
