// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/profile_editor/try_panel.h"

#include "core/instrument/profile_manners.h"
#include "core/waveform/waveform.h"
#include "widgets/common/bytes_text.h"
#include "widgets/common/icons.h"
#include "widgets/common/instrument_link.h"
#include "widgets/common/theme.h"
#include "widgets/controls/command_text.h"
#include "widgets/controls/danger_question.h"
#include "widgets/controls/parameter_editor.h"
#include "widgets/waveform/waveform_plot.h"

#include <QComboBox>
#include <QFormLayout>
#include <QHBoxLayout>
#include <QLabel>
#include <QPlainTextEdit>
#include <QPushButton>
#include <QVBoxLayout>

namespace visor::ui {

namespace {

constexpr qsizetype kMostReplyBytes = 2048;

} // namespace

TryPanel::TryPanel(InstrumentLink& simulated, Targets targets, QWidget* parent)
    : QWidget(parent),
      m_simulated(simulated),
      m_targets(std::move(targets)),
      m_target(new QComboBox(this)),
      m_command(new QComboBox(this)),
      m_form(new QFormLayout),
      m_read(new QPushButton(icon(QLatin1StringView("read")), tr("Rea&d"), this)),
      m_send(new QPushButton(icon(QLatin1StringView("send")), tr("&Send"), this)),
      m_value(new QLabel(this)),
      m_log(new QPlainTextEdit(this)),
      m_plot(new WaveformPlot(this))
{
    setObjectName(QStringLiteral("tryPanel"));
    m_target->setObjectName(QStringLiteral("tryTarget"));
    m_target->setAccessibleName(tr("Instrument to try on"));
    m_command->setObjectName(QStringLiteral("tryCommand"));
    m_command->setAccessibleName(tr("Command to try"));
    m_command->setMaxVisibleItems(30);
    m_read->setObjectName(QStringLiteral("tryRead"));
    m_send->setObjectName(QStringLiteral("trySend"));
    m_value->setObjectName(QStringLiteral("tryValue"));
    m_value->setWordWrap(true);
    m_value->setTextInteractionFlags(Qt::TextSelectableByMouse | Qt::TextSelectableByKeyboard);
    m_log->setObjectName(QStringLiteral("tryLog"));
    m_log->setAccessibleName(tr("What was sent and received"));
    m_log->setReadOnly(true);
    m_log->setFont(monospaceFont());
    m_log->setPlaceholderText(tr("What goes out and what comes back is shown here."));
    m_plot->setObjectName(QStringLiteral("tryPlot"));
    m_plot->hide();

    auto* top = new QFormLayout;
    top->addRow(tr("&On"), m_target);
    top->addRow(tr("Co&mmand"), m_command);
    auto* buttons = new QHBoxLayout;
    buttons->addWidget(m_value, 1);
    buttons->addWidget(m_read);
    buttons->addWidget(m_send);
    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(8, 8, 8, 8);
    column->setSpacing(8);
    column->addLayout(top);
    column->addLayout(m_form);
    column->addLayout(buttons);
    column->addWidget(m_log, 1);
    column->addWidget(m_plot, 2);
    connect(m_command, &QComboBox::currentIndexChanged, this, &TryPanel::showCommand);
    connect(m_read, &QPushButton::clicked, this, [this] { run(profile::Access::Read); });
    connect(m_send, &QPushButton::clicked, this, [this] { run(profile::Access::Write); });
    fillTargets();
    showCommand();
}

TryPanel::~TryPanel() = default;

void TryPanel::fillTargets()
{
    const QString current = m_target->currentText();
    m_target->clear();
    m_links.clear();
    m_target->addItem(icon(QLatin1StringView("simulated"), ColourRole::Simulated), tr("Simulated from this text"));
    if (m_targets) {
        for (const TryTarget& target : m_targets()) {
            m_target->addItem(icon(QLatin1StringView("instrument")), target.name);
            m_links.push_back(target.link);
        }
    }
    m_target->setCurrentIndex(std::max(0, m_target->findText(current)));
}

void TryPanel::setProfile(const std::shared_ptr<const profile::Profile>& profile)
{
    m_profile = profile;
    fillTargets();
    const QString current = m_command->currentText();
    {
        const QSignalBlocker blocker(m_command);
        m_command->clear();
        if (profile) {
            QStringList names;
            for (const profile::Command& command : profile->commands) {
                if (command.enabled)
                    names << command.name;
            }
            m_command->addItems(names);
        }
        m_command->setCurrentIndex(m_command->count() == 0 ? -1 : std::max(0, m_command->findText(current)));
    }
    showCommand();
}

void TryPanel::choose(const QString& command)
{
    if (const int index = m_command->findText(command); index >= 0)
        m_command->setCurrentIndex(index);
}

void TryPanel::showCommand()
{
    const profile::Command* command = m_profile ? m_profile->findCommand(m_command->currentText()) : nullptr;
    m_read->setVisible(command != nullptr && command->isReadable());
    m_send->setVisible(command != nullptr && command->isWritable());
    const std::size_t fingerprint = command != nullptr ? command->fingerprint : 0;
    if (fingerprint == m_formFingerprint && m_formProfile)
        return; // what is entered stays
    m_formFingerprint = fingerprint;
    m_formProfile = m_profile;
    m_editors.clear();
    while (m_form->rowCount() > 0)
        m_form->removeRow(0);
    m_value->clear();
    if (command == nullptr)
        return;
    for (const profile::Parameter& parameter : command->params) {
        auto* editor = ParameterEditor::create(parameter, this);
        if (parameter.defaultValue)
            editor->setValue(*parameter.defaultValue);
        m_form->addRow(titleOf(parameter.name), editor);
        m_editors.push_back(editor);
    }
}

InstrumentLink* TryPanel::chosenLink()
{
    const int index = m_target->currentIndex();
    if (index <= 0)
        return &m_simulated;
    if (const QPointer<InstrumentLink>& link = m_links[static_cast<std::size_t>(index - 1)])
        return link;
    m_value->setText(tr("“%1” is no longer open; choose another instrument.").arg(m_target->currentText()));
    fillTargets();
    return nullptr;
}

void TryPanel::run(profile::Access access)
{
    const profile::Command* command = m_profile ? m_profile->findCommand(m_command->currentText()) : nullptr;
    if (command == nullptr || m_runningOn)
        return;
    InstrumentLink* const link = chosenLink();
    if (link == nullptr)
        return;
    const profile::Arguments arguments = givenArguments();
    if (link == &m_simulated || access == profile::Access::Read || !needsDangerQuestion(*command, arguments)) {
        runOn(*link, *command, access);
        return;
    }
    askAboutDanger(this,
                   {titleOf(command->name), dangerousValues(*command, arguments), command->description,
                    m_target->currentText()},
                   [this, asked = QPointer<InstrumentLink>(link), profile = m_profile, command, access] {
                       // What is sent is what was asked about: neither text nor instrument may have changed.
                       if (asked && profile == m_profile && !m_runningOn)
                           runOn(*asked, *command, access);
                   });
}

profile::Arguments TryPanel::givenArguments() const
{
    profile::Arguments arguments;
    for (const ParameterEditor* editor : m_editors) {
        if (!editor->value().isEmpty())
            arguments.insert(editor->parameter().name, editor->value());
    }
    return arguments;
}

void TryPanel::runOn(InstrumentLink& link, const profile::Command& command, profile::Access access)
{
    if (access == profile::Access::Write) {
        if (const auto why = link.writeRefusal()) {
            m_value->setText(why->message);
            return;
        }
    }
    link.open(); // does nothing when it is open
    profile::Arguments arguments = givenArguments();
    // A property is read without the value that only its setter takes.
    if (access == profile::Access::Read && command.type == profile::CommandType::Property) {
        for (const profile::Parameter& parameter : command.params) {
            if (!command.getter.contains(QLatin1Char('{') + parameter.name + QLatin1Char('}')))
                arguments.remove(parameter.name);
        }
    }
    m_runningOn = &link;
    m_value->setText(tr("Waiting …"));
    link.run<Outcome>(
        instrument::Origin::Form, this,
        [profile = m_profile, command = &command, arguments, access](instrument::Dialogue& dialogue) {
            return tryCommand(dialogue, *profile, *command, arguments, access);
        },
        [this, name = command.name](const Result<Outcome>& done) {
            m_runningOn.clear();
            showOutcome(done, name);
        });
}

Result<TryPanel::Outcome> TryPanel::tryCommand(instrument::Dialogue& dialogue, const profile::Profile& profile,
                                               const profile::Command& command,
                                               const profile::Arguments& arguments, profile::Access access)
{
    dialogue.setManners(instrument::mannersOf(profile, dialogue.manners()));
    instrument::RunOptions options;
    options.access = access;
    auto outcome = instrument::runCommand(dialogue, profile, command, arguments, options);
    if (!outcome)
        return tl::unexpected(std::move(outcome.error()));
    Outcome done{std::move(*outcome), {}, {}};
    if (const auto trace = done.outcome.reply.waveform()) {
        auto levels = waveform::Levels::build(trace, dialogue.token());
        if (!levels)
            return tl::unexpected(std::move(levels.error()));
        done.levels = std::move(*levels);
    }
    dialogue.setOrigin(instrument::Origin::Housekeeping);
    if (auto complaints = instrument::readErrorQueue(dialogue, &profile))
        done.complaints = std::move(*complaints);
    return done;
}

void TryPanel::showOutcome(const Result<Outcome>& done, const QString& name)
{
    if (!done) {
        m_value->setText(done.error().message);
        m_log->setPlainText(tr("Failed   %1").arg(done.error().message));
        m_plot->hide();
        return;
    }
    const instrument::CommandOutcome& outcome = done->outcome;
    QStringList lines;
    for (const QByteArray& message : outcome.sent.split('\n'))
        lines << tr("Sent     %1").arg(visibleText(message));
    if (!outcome.preamble.isEmpty())
        lines << tr("Preamble %1").arg(visibleText(outcome.preamble));
    if (!outcome.reply.raw.isEmpty())
        lines << tr("Reply    %1").arg(textStart(outcome.reply.raw, kMostReplyBytes));
    if (const auto* block = std::get_if<QByteArray>(&outcome.reply.value))
        lines << tr("Reply    %1").arg(previewLine(*block)) << hexDump(*block, kMostReplyBytes);
    const QString value = outcome.reply.isEmpty() ? tr("Done") : outcome.reply.toText();
    const QString unit = outcome.reply.unit.isEmpty() ? QString() : QLatin1Char(' ') + outcome.reply.unit;
    lines << tr("Value    %1").arg(value + unit) << tr("Took     %1").arg(formatDuration(outcome.duration));
    for (const scpi::ErrorReply& complaint : done->complaints)
        lines << tr("Error    %1, %2").arg(QString::number(complaint.number), complaint.text);
    m_log->setPlainText(lines.join(QLatin1Char('\n')));
    m_value->setText(done->complaints.empty()
                         ? tr("%1: %2").arg(titleOf(name), value + unit)
                         : tr("The instrument complains: %1").arg(done->complaints.front().text));
    m_plot->setVisible(done->levels != nullptr);
    if (done->levels)
        m_plot->setTraces({{titleOf(name), done->levels, 0, true}});
}

} // namespace visor::ui
