// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/controls/sequence_row.h"

#include "core/instrument/command_runner.h"
#include "widgets/common/instrument_link.h"
#include "widgets/controls/command_text.h"
#include "widgets/controls/danger_question.h"
#include "widgets/controls/parameter_editor.h"

#include <QGridLayout>
#include <QHBoxLayout>
#include <QLabel>
#include <QProgressBar>
#include <QPushButton>

#include <algorithm>
#include <utility>

namespace visor::ui {

namespace {

constexpr int kSequenceParametersPerLine = 2;
constexpr int kLookIntervalMs = 100; ///< how often the worker's step is looked at, while it runs

} // namespace

SequenceRow::SequenceRow(InstrumentLink& link, std::shared_ptr<const profile::Profile> profile,
                         const profile::Sequence& sequence, QWidget* parent)
    : QWidget(parent),
      m_link(link),
      m_profile(std::move(profile)),
      m_sequence(sequence),
      m_title(new QLabel(titleOf(sequence.name), this)),
      m_progress(new QProgressBar(this)),
      m_result(new QLabel(this)),
      m_run(new QPushButton(tr("Run"), this)),
      m_stop(new QPushButton(tr("Stop"), this))
{
    setObjectName(QStringLiteral("sequence.") + sequence.name);
    m_title->setToolTip(sequence.description);
    m_title->setWordWrap(true);
    m_progress->setObjectName(QStringLiteral("progress.") + sequence.name);
    m_progress->setAccessibleName(tr("Progress of %1").arg(titleOf(sequence.name)));
    m_progress->setRange(0, static_cast<int>(sequence.steps.size()));
    m_progress->setFormat(tr("step %v of %m"));
    m_progress->hide();
    m_result->setObjectName(QStringLiteral("result.") + sequence.name);
    m_result->setAccessibleName(tr("Result of %1").arg(titleOf(sequence.name)));
    m_result->setTextFormat(Qt::PlainText); // the instrument wrote it
    m_result->setTextInteractionFlags(Qt::TextSelectableByMouse | Qt::TextSelectableByKeyboard);
    m_result->setWordWrap(true);
    m_run->setObjectName(QStringLiteral("run.") + sequence.name);
    m_run->setAccessibleName(tr("Run %1").arg(titleOf(sequence.name)));
    m_run->setToolTip(tr("%n step(s)", nullptr, static_cast<int>(sequence.steps.size())));
    m_stop->setObjectName(QStringLiteral("stop.") + sequence.name);
    m_stop->setAccessibleName(tr("Stop %1").arg(titleOf(sequence.name)));
    auto* box = new QWidget(this);
    buildEditors(box);
    auto* outcome = new QVBoxLayout;
    outcome->addWidget(m_progress);
    outcome->addWidget(m_result);
    auto* layout = new QHBoxLayout(this);
    layout->setContentsMargins(8, 4, 8, 4);
    layout->setSpacing(12);
    layout->addWidget(m_title, 0, Qt::AlignVCenter);
    layout->addWidget(box, 3);
    layout->addLayout(outcome, 2);
    layout->addWidget(m_run);
    layout->addWidget(m_stop);
    m_look.setInterval(kLookIntervalMs);
    connect(&m_look, &QTimer::timeout, this, &SequenceRow::showProgress);
    connect(m_run, &QPushButton::clicked, this, &SequenceRow::run);
    connect(m_stop, &QPushButton::clicked, this, &SequenceRow::stop);
    showButtons();
}

void SequenceRow::buildEditors(QWidget* box)
{
    auto* grid = new QGridLayout(box);
    grid->setContentsMargins(0, 0, 0, 0);
    grid->setHorizontalSpacing(8);
    grid->setVerticalSpacing(4);
    for (const profile::Parameter& parameter : m_sequence.params) {
        auto* editor = ParameterEditor::create(parameter, box);
        if (parameter.defaultValue)
            editor->setValue(*parameter.defaultValue);
        editor->setToolTip(toolTipOf(parameter));
        auto* caption = new QLabel(titleOf(parameter.name), box);
        caption->setBuddy(editor);
        caption->setForegroundRole(QPalette::PlaceholderText);
        const int position = static_cast<int>(m_editors.size());
        const int column = (position % kSequenceParametersPerLine) * 2;
        grid->addWidget(caption, position / kSequenceParametersPerLine, column, Qt::AlignRight | Qt::AlignVCenter);
        grid->addWidget(editor, position / kSequenceParametersPerLine, column + 1);
        grid->setColumnStretch(column + 1, 1);
        m_editors.push_back(editor);
    }
}

bool SequenceRow::isDangerous() const
{
    return std::any_of(m_sequence.steps.begin(), m_sequence.steps.end(),
                       [this](const profile::SequenceStep& step) {
                           const profile::Command* command = m_profile->findCommand(step.command);
                           profile::Arguments arguments; // one that a parameter fills is no word for off
                           for (const profile::MapEntry& argument : step.args)
                               arguments.insert(argument.label, argument.wire);
                           return command != nullptr && needsDangerQuestion(*command, arguments);
                       });
}

void SequenceRow::run()
{
    if (isRunning() || !m_isUsable)
        return;
    for (const ParameterEditor* editor : m_editors) {
        if (editor->value().isEmpty() && !editor->parameter().isRequired())
            continue;
        if (const QString why = editor->complaint(); !why.isEmpty()) {
            m_result->setText(why);
            return;
        }
    }
    if (m_isConfirmed || !isDangerous()) {
        start();
        return;
    }
    QStringList values;
    for (const ParameterEditor* editor : m_editors) {
        if (!editor->value().isEmpty())
            values << QStringLiteral("%1 %2").arg(titleOf(editor->parameter().name), editor->value());
    }
    askAboutDanger(this,
                   {titleOf(m_sequence.name), values.join(QStringLiteral(", ")), m_sequence.description,
                    dangerousInstrument(m_link, *m_profile)},
                   [this] {
                       m_isConfirmed = true;
                       start();
                   });
}

void SequenceRow::start()
{
    profile::Arguments arguments;
    for (const ParameterEditor* editor : m_editors) {
        if (const QString value = editor->value(); !value.isEmpty())
            arguments.insert(editor->parameter().name, value);
    }
    m_step = std::make_shared<std::atomic<int>>(0);
    m_result->clear();
    m_job = m_link.run<profile::ReplyValue>(
        instrument::Origin::Form, this,
        [profile = m_profile, &sequence = m_sequence, arguments,
         step = m_step](instrument::Dialogue& dialogue) -> Result<profile::ReplyValue> {
            instrument::RunOptions options;
            options.stepBegun = [&step](std::size_t number, std::size_t) { *step = static_cast<int>(number); };
            auto outcome = instrument::runSequence(dialogue, *profile, sequence, arguments, options);
            if (!outcome)
                return tl::unexpected(std::move(outcome.error()));
            return std::move(outcome->reply);
        },
        [this](const Result<profile::ReplyValue>& result) { end(result); });
    m_look.start();
    showProgress();
    showButtons();
}

void SequenceRow::stop()
{
    if (m_job)
        m_link.cancel(*m_job);
}

void SequenceRow::end(const Result<profile::ReplyValue>& result)
{
    m_job.reset();
    m_look.stop();
    showButtons();
    if (result) {
        m_result->setText(result->isEmpty() ? tr("done") : displayTextOf(*result));
    } else if (result.error().status == visa::Status::ErrorAbort) {
        m_result->setText(tr("stopped at step %1 of %2").arg(m_step->load()).arg(m_sequence.steps.size()));
    } else {
        m_result->setText(result.error().message);
    }
}

void SequenceRow::showProgress()
{
    m_progress->setValue(m_step->load());
}

void SequenceRow::showButtons()
{
    m_progress->setVisible(isRunning());
    m_result->setVisible(!isRunning());
    m_run->setVisible(!isRunning());
    m_run->setEnabled(m_isUsable && m_sequence.enabled);
    m_stop->setVisible(isRunning());
}

int SequenceRow::titleWidthHint() const
{
    return m_title->fontMetrics().horizontalAdvance(m_title->text()) + 4;
}

void SequenceRow::setTitleWidth(int width)
{
    m_title->setFixedWidth(width);
}

void SequenceRow::setUsable(bool isUsable)
{
    m_isUsable = isUsable;
    showButtons();
}

} // namespace visor::ui
