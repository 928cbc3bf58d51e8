// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/setups/apply_setup_dialog.h"

#include "widgets/common/instrument_link.h"
#include "widgets/setups/setup_model.h"
#include "widgets/setups/setup_text.h"

#include <QHBoxLayout>
#include <QHeaderView>
#include <QLabel>
#include <QLocale>
#include <QProgressBar>
#include <QPushButton>
#include <QTableView>

#include <algorithm>
#include <mutex>
#include <utility>

namespace visor::ui {

namespace {

constexpr int kWatchIntervalMs = 100;
constexpr int kTableCharacters = 96;
constexpr int kTableLines = 22;

} // namespace

/// Written by the worker, looked at by the window's timer. The mutex guards the list.
struct ApplySetupDialog::Watch
{
    std::mutex mutex;
    std::vector<std::pair<std::size_t, instrument::SetupLineResult>> news;
    int done = 0;
    int total = 0;
};

ApplySetupDialog::ApplySetupDialog(InstrumentLink& link, instrument::Setup setup, const QString& source,
                                   QWidget* parent)
    : QDialog(parent),
      m_link(link),
      m_profile(link.profile()),
      m_setup(std::move(setup)),
      m_model(new SetupModel(this)),
      m_source(new QLabel(this)),
      m_status(new QLabel(this)),
      m_progress(new QProgressBar(this)),
      m_table(new QTableView(this)),
      m_apply(new QPushButton(this)),
      m_undoButton(new QPushButton(tr("&Undo"), this)),
      m_stop(new QPushButton(tr("&Stop"), this)),
      m_close(new QPushButton(tr("Close"), this))
{
    build(source);
    m_look.setInterval(kWatchIntervalMs);
    connect(&m_look, &QTimer::timeout, this, &ApplySetupDialog::look);
    connect(m_model, &SetupModel::chosenChanged, this, &ApplySetupDialog::showButtons);
    connect(m_apply, &QPushButton::clicked, this, [this] { send(m_model->chosenLines(), false); });
    connect(m_undoButton, &QPushButton::clicked, this, &ApplySetupDialog::undo);
    connect(m_stop, &QPushButton::clicked, this, &ApplySetupDialog::stop);
    connect(m_close, &QPushButton::clicked, this, &QDialog::reject);
    connect(&m_link, &InstrumentLink::stateChanged, this, &ApplySetupDialog::showButtons);
    connect(&m_link, &InstrumentLink::profileChanged, this, &ApplySetupDialog::showButtons);
    readPresent();
}

ApplySetupDialog::~ApplySetupDialog()
{
    if (m_job)
        m_link.cancel(*m_job);
}

void ApplySetupDialog::build(const QString& source)
{
    setObjectName(QStringLiteral("applySetupDialog"));
    setWindowTitle(tr("Apply Setup"));
    setAttribute(Qt::WA_DeleteOnClose);
    const QString instrument =
        QStringLiteral("%1 %2").arg(m_setup.identity.manufacturer, m_setup.identity.model).trimmed();
    QStringList about{tr("%1, saved %2 from %3 (serial number %4)")
                          .arg(source, QLocale().toString(m_setup.time.toLocalTime(), QLocale::ShortFormat),
                               instrument.isEmpty() ? m_setup.profileKey : instrument,
                               m_setup.identity.serial.isEmpty() ? tr("unknown") : m_setup.identity.serial)};
    if (!m_setup.note.isEmpty())
        about << m_setup.note;
    m_source->setTextFormat(Qt::PlainText);
    m_source->setText(about.join(QLatin1Char('\n')));
    m_source->setWordWrap(true);
    m_status->setObjectName(QStringLiteral("setupStatus"));
    m_status->setTextFormat(Qt::PlainText);
    m_status->setWordWrap(true);
    m_progress->setTextVisible(false);
    m_progress->setAccessibleName(tr("Progress"));
    m_table->setObjectName(QStringLiteral("setupTable"));
    m_table->setAccessibleName(tr("Settings before and after"));
    m_table->setModel(m_model);
    m_table->setSelectionBehavior(QAbstractItemView::SelectRows);
    m_table->setWordWrap(true);
    m_table->setShowGrid(false);
    m_table->setAlternatingRowColors(true);
    m_table->verticalHeader()->hide();
    m_table->verticalHeader()->setSectionResizeMode(QHeaderView::ResizeToContents);
    m_table->horizontalHeader()->setSectionResizeMode(QHeaderView::ResizeToContents);
    m_table->horizontalHeader()->setSectionResizeMode(SetupModel::Outcome, QHeaderView::Stretch);
    m_table->horizontalHeader()->setDefaultAlignment(Qt::AlignLeft | Qt::AlignVCenter);
    m_apply->setObjectName(QStringLiteral("setupApply"));
    m_undoButton->setObjectName(QStringLiteral("setupUndo"));
    m_undoButton->setToolTip(tr("Sends the values from before back, the last line first."));
    m_stop->setObjectName(QStringLiteral("setupStop"));
    m_close->setObjectName(QStringLiteral("setupClose"));
    for (QPushButton* button : {m_apply, m_undoButton, m_stop, m_close})
        button->setAutoDefault(false); // Enter in the table must not send anything
    auto* buttons = new QHBoxLayout;
    buttons->addWidget(m_stop);
    buttons->addStretch(1);
    buttons->addWidget(m_undoButton);
    buttons->addWidget(m_apply);
    buttons->addWidget(m_close);
    auto* column = new QVBoxLayout(this);
    column->addWidget(m_source);
    column->addWidget(m_table, 1);
    column->addWidget(m_status);
    column->addWidget(m_progress);
    column->addLayout(buttons);
    resize(fontMetrics().averageCharWidth() * kTableCharacters, fontMetrics().height() * kTableLines);
}

void ApplySetupDialog::begin(const QString& text, int steps)
{
    m_watch = std::make_shared<Watch>();
    m_watch->total = steps;
    m_status->setText(text);
    m_progress->setRange(0, steps);
    m_progress->setValue(0);
    m_look.start();
}

void ApplySetupDialog::end(const QString& text)
{
    look();
    m_job.reset();
    m_look.stop();
    m_status->setText(text);
    showButtons();
}

void ApplySetupDialog::look()
{
    std::vector<std::pair<std::size_t, instrument::SetupLineResult>> news;
    {
        const std::lock_guard lock(m_watch->mutex);
        news.swap(m_watch->news);
        m_progress->setRange(0, m_watch->total);
        m_progress->setValue(m_watch->done);
    }
    for (const auto& [line, result] : news)
        m_model->setResult(line, result);
}

void ApplySetupDialog::readPresent()
{
    begin(tr("Reading how the instrument is set now …"), 0);
    m_job = m_link.run<instrument::TakenSetup>(
        instrument::Origin::Housekeeping, this,
        [profile = m_profile, watch = m_watch](instrument::Dialogue& dialogue) -> Result<instrument::TakenSetup> {
            const auto tell = [&watch](std::size_t asked, std::size_t of) {
                const std::lock_guard lock(watch->mutex);
                watch->done = static_cast<int>(asked);
                watch->total = static_cast<int>(of);
            };
            return instrument::takeSetup(dialogue, *profile, {}, tell);
        },
        [this](const Result<instrument::TakenSetup>& present) { showComparison(present); });
    showButtons();
}

void ApplySetupDialog::showComparison(const Result<instrument::TakenSetup>& present)
{
    if (!present) {
        end(present.error().message);
        return;
    }
    const auto comparison = instrument::compareSetup(*m_profile, m_setup, present->setup);
    if (!comparison) {
        end(comparison.error().message);
        return;
    }
    m_isCompared = true;
    m_model->setLines(comparison->lines, false);
    end(setupSummary(*comparison));
}

void ApplySetupDialog::send(std::vector<instrument::SetupLine> lines, bool isUndo)
{
    if (const auto why = m_link.writeRefusal()) {
        m_status->setText(why->message);
        return;
    }
    m_isSent = true;
    m_model->setLocked(true);
    m_sent = std::move(lines);
    begin(isUndo ? tr("Sending the old values back …") : tr("Applying …"), static_cast<int>(m_sent.size()));
    using Results = std::vector<instrument::SetupLineResult>;
    m_job = m_link.run<Results>(
        instrument::Origin::Form, this,
        [profile = m_profile, lines = m_sent, watch = m_watch](instrument::Dialogue& dialogue) -> Result<Results> {
            const auto tell = [&watch](std::size_t line, const instrument::SetupLineResult& result) {
                const std::lock_guard lock(watch->mutex);
                watch->done = std::max(watch->done, static_cast<int>(line) + 1);
                watch->news.emplace_back(line, result);
            };
            return instrument::applySetup(dialogue, *profile, lines, instrument::Origin::Form, tell);
        },
        [this, isUndo](const Result<Results>& results) {
            if (results) {
                showResults(*results, isUndo);
            } else {
                if (isUndo)
                    m_undo = m_sent; // nothing went back: it can be tried again
                end(results.error().message);
            }
            Q_EMIT sent();
        });
    showButtons();
}

void ApplySetupDialog::showResults(const std::vector<instrument::SetupLineResult>& results, bool isUndo)
{
    using Outcome = instrument::SetupLineResult::Outcome;
    for (std::size_t at = 0; at < results.size(); ++at)
        m_model->setResult(at, results[at]);
    const auto taken =
        std::count_if(results.begin(), results.end(), [](const instrument::SetupLineResult& result) {
            return result.outcome == Outcome::Taken || result.outcome == Outcome::Adjusted;
        });
    m_undo = isUndo ? std::vector<instrument::SetupLine>() : instrument::undoOf(m_sent, results);
    const int total = static_cast<int>(results.size());
    if (taken == total)
        end(isUndo ? tr("All %n old value(s) are back.", nullptr, total)
                   : tr("All %n line(s) were applied.", nullptr, total));
    else
        end(tr("%1 of %2 lines were applied; the list says why the others were not.").arg(taken).arg(total));
}

void ApplySetupDialog::undo()
{
    std::vector<instrument::SetupLine> lines = std::exchange(m_undo, {});
    m_model->setLines(lines, true);
    send(std::move(lines), true);
}

void ApplySetupDialog::stop()
{
    if (m_job)
        m_link.cancel(*m_job);
}

void ApplySetupDialog::showButtons()
{
    const bool isBusy = m_job.has_value();
    const int chosen = m_model->chosenCount();
    m_apply->setText(tr("&Apply %n line(s)", nullptr, chosen));
    m_apply->setVisible(!m_isSent);
    const bool isUsable = !isBusy && m_link.isReady() && m_link.profile() == m_profile;
    if (!isBusy && m_link.isReady() && m_link.profile() != m_profile)
        m_status->setText(tr("The instrument's profile is another one now. Close this and open the setup again."));
    m_apply->setEnabled(isUsable && m_isCompared && chosen > 0);
    m_undoButton->setVisible(m_isSent);
    m_undoButton->setEnabled(isUsable && !m_undo.empty());
    m_stop->setVisible(isBusy);
    m_progress->setVisible(isBusy);
}

} // namespace visor::ui
