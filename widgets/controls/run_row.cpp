// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/controls/run_row.h"

#include "widgets/common/instrument_link.h"
#include "widgets/controls/command_text.h"
#include "widgets/controls/danger_question.h"
#include "widgets/controls/parameter_editor.h"
#include "widgets/controls/values_dialog.h"

#include <QGridLayout>
#include <QHBoxLayout>
#include <QLabel>
#include <QProgressBar>
#include <QPushButton>

#include <utility>

namespace visor::ui {

namespace {

constexpr int kRunParametersPerLine = 2;
constexpr int kProgressHeight = 6;   ///< with a line of text no higher than the row's fields
constexpr int kLookIntervalMs = 100; ///< how often the worker's word is looked at, while it runs

} // namespace

RunRow::RunRow(InstrumentLink& link, RunTask task, QWidget* parent)
    : QWidget(parent),
      m_link(link),
      m_task(std::move(task)),
      m_title(new QLabel(title(), this)),
      m_progress(new QProgressBar(this)),
      m_result(new QLabel(this)),
      m_run(new QPushButton(m_task.isSweep ? tr("Start") : tr("Run"), this)),
      m_stop(new QPushButton(tr("Stop"), this)),
      m_values(new QPushButton(tr("Values…"), this))
{
    setObjectName(m_task.kind + QLatin1Char('.') + m_task.name);
    m_title->setToolTip(m_task.description);
    m_title->setWordWrap(true);
    m_progress->setObjectName(QStringLiteral("progress.") + m_task.name);
    m_progress->setAccessibleName(tr("Progress of %1").arg(title()));
    m_progress->setTextVisible(false); // too short for what is to be said
    m_progress->setFixedHeight(kProgressHeight);
    m_progress->hide();
    m_result->setObjectName(QStringLiteral("result.") + m_task.name);
    m_result->setAccessibleName(tr("Result of %1").arg(title()));
    m_result->setTextFormat(Qt::PlainText); // the instrument wrote it
    m_result->setTextInteractionFlags(Qt::TextSelectableByMouse | Qt::TextSelectableByKeyboard);
    m_result->setWordWrap(true);
    m_run->setObjectName(QStringLiteral("run.") + m_task.name);
    m_run->setAccessibleName(tr("Run %1").arg(title()));
    m_run->setToolTip(m_task.tip);
    m_stop->setObjectName(QStringLiteral("stop.") + m_task.name);
    m_stop->setAccessibleName(tr("Stop %1").arg(title()));
    m_values->setObjectName(QStringLiteral("values.") + m_task.name);
    m_values->setAccessibleName(tr("Values of %1").arg(title()));
    m_values->setToolTip(tr("What the last run brought, as a table to look at and to save"));
    auto* box = new QWidget(this);
    buildEditors(box);
    auto* outcome = new QVBoxLayout;
    outcome->setSpacing(2);
    outcome->addWidget(m_progress);
    outcome->addWidget(m_result);
    auto* layout = new QHBoxLayout(this);
    layout->setContentsMargins(8, 4, 8, 4);
    layout->setSpacing(12);
    layout->addWidget(m_title, 0, Qt::AlignVCenter);
    layout->addWidget(box, 3);
    layout->addLayout(outcome, 2);
    layout->addWidget(m_values);
    layout->addWidget(m_run);
    layout->addWidget(m_stop);
    m_look.setInterval(kLookIntervalMs);
    connect(&m_look, &QTimer::timeout, this, &RunRow::showProgress);
    connect(m_run, &QPushButton::clicked, this, &RunRow::run);
    connect(m_stop, &QPushButton::clicked, this, &RunRow::stop);
    connect(m_values, &QPushButton::clicked, this, &RunRow::showValues);
    showButtons();
}

RunRow::~RunRow()
{
    if (!isRunning())
        return;
    m_link.cancel(*m_job); // nobody would be left to stop it
    if (m_task.isSweep)
        m_link.endSweep();
}

QString RunRow::title() const
{
    return titleOf(m_task.name);
}

ValueTable RunRow::values() const
{
    return m_board ? m_board->table() : ValueTable{};
}

void RunRow::inherit(const RunRow& earlier)
{
    m_board = earlier.m_board;
    m_result->setText(earlier.m_result->text());
    showButtons();
}

void RunRow::buildEditors(QWidget* box)
{
    auto* grid = new QGridLayout(box);
    grid->setContentsMargins(0, 0, 0, 0);
    grid->setHorizontalSpacing(8);
    grid->setVerticalSpacing(4);
    for (const profile::Parameter& parameter : m_task.params) {
        auto* editor = ParameterEditor::create(parameter, box);
        if (parameter.defaultValue)
            editor->setValue(*parameter.defaultValue);
        editor->setToolTip(toolTipOf(parameter));
        auto* caption = new QLabel(titleOf(parameter.name), box);
        caption->setBuddy(editor);
        caption->setForegroundRole(QPalette::PlaceholderText);
        const int position = static_cast<int>(m_editors.size());
        const int column = (position % kRunParametersPerLine) * 2;
        grid->addWidget(caption, position / kRunParametersPerLine, column, Qt::AlignRight | Qt::AlignVCenter);
        grid->addWidget(editor, position / kRunParametersPerLine, column + 1);
        grid->setColumnStretch(column + 1, 1);
        m_editors.push_back(editor);
    }
}

void RunRow::run()
{
    if (isRunning() || !m_isUsable)
        return;
    if (const auto why = m_link.writeRefusal()) {
        m_result->setText(why->message);
        return;
    }
    for (const ParameterEditor* editor : m_editors) {
        if (editor->value().isEmpty() && !editor->parameter().isRequired())
            continue;
        if (const QString why = editor->complaint(); !why.isEmpty()) {
            m_result->setText(why);
            return;
        }
    }
    if (m_isConfirmed || !m_task.isDangerous) {
        start();
        return;
    }
    QStringList values;
    for (const ParameterEditor* editor : m_editors) {
        if (!editor->value().isEmpty())
            values << QStringLiteral("%1 %2").arg(titleOf(editor->parameter().name), editor->value());
    }
    askAboutDanger(this,
                   {title(), values.join(QStringLiteral(", ")), m_task.description,
                    dangerousInstrument(m_link, *m_task.profile)},
                   [this] {
                       m_isConfirmed = true;
                       run(); // what has begun since the question was put is in the way of this one too
                   });
}

void RunRow::start()
{
    profile::Arguments arguments;
    for (const ParameterEditor* editor : m_editors) {
        if (const QString value = editor->value(); !value.isEmpty())
            arguments.insert(editor->parameter().name, value);
    }
    m_board = std::make_shared<RunBoard>();
    m_board->post({0, 1, tr("waiting for its turn …"), QString()});
    m_result->clear();
    if (m_task.isSweep)
        m_link.beginSweep(title());
    m_job = m_link.run<QString>(
        instrument::Origin::Form, this,
        [body = m_task.body, arguments, board = m_board](instrument::Dialogue& dialogue) {
            return body(dialogue, arguments, *board);
        },
        [this](const Result<QString>& result) { end(result); });
    m_look.start();
    showProgress();
    showButtons();
}

void RunRow::stop()
{
    if (!m_job)
        return;
    m_link.cancel(*m_job);
    m_stop->setEnabled(false);
    m_stop->setText(tr("Stopping …"));
}

void RunRow::end(const Result<QString>& result)
{
    m_job.reset();
    m_look.stop();
    m_stop->setEnabled(true);
    m_stop->setText(tr("Stop"));
    if (m_task.isSweep)
        m_link.endSweep();
    const RunProgress last = m_board->progress();
    if (result)
        m_result->setText(*result);
    else if (result.error().status == visa::Status::ErrorAbort && !last.stopped.isEmpty())
        m_result->setText(last.stopped);
    else
        m_result->setText(result.error().message);
    showButtons();
    Q_EMIT ended();
}

void RunRow::showProgress()
{
    const RunProgress now = m_board->progress();
    m_progress->setRange(0, now.of);
    m_progress->setValue(now.value);
    m_result->setText(now.text);
    m_progress->setAccessibleDescription(now.text);
}

void RunRow::showValues()
{
    auto* dialog = new ValuesDialog(title(), values(), this);
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    dialog->show();
}

void RunRow::showButtons()
{
    m_progress->setVisible(isRunning());
    m_run->setVisible(!isRunning());
    m_run->setEnabled(m_isUsable && m_task.isEnabled);
    m_stop->setVisible(isRunning());
    m_values->setVisible(!isRunning() && !values().rows.empty());
}

int RunRow::titleWidthHint() const
{
    return m_title->fontMetrics().horizontalAdvance(m_title->text()) + 4;
}

void RunRow::setTitleWidth(int width)
{
    m_title->setFixedWidth(width);
}

void RunRow::setUsable(bool isUsable)
{
    m_isUsable = isUsable;
    showButtons();
}

} // namespace visor::ui
