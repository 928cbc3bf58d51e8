// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/profiles/profile_desk.h"

#include "core/instrument/sweep_runner.h"
#include "core/waveform/waveform.h"

namespace visor::test {

using instrument::CommandOutcome;
using profile::Access;
using profile::Arguments;
using profile::Command;
using profile::ReturnType;

namespace {

/// The reply has the type the profile says.
QString wrongReply(const Command& command, const CommandOutcome& outcome)
{
    const auto& value = outcome.reply.value;
    if (command.returnsWaveform()) {
        const auto waveform = outcome.reply.waveform();
        return waveform && waveform->size() > 0 ? QString() : QStringLiteral("no trace");
    }
    if (!command.returns)
        return outcome.reply.isEmpty() ? QStringLiteral("no reply") : QString();
    if (!command.returns->fields.empty() || command.returns->type == ReturnType::Array) {
        const auto* list = std::get_if<profile::ReplyValue::List>(&value);
        return list && !list->empty() ? QString() : QStringLiteral("no list");
    }
    switch (command.returns->type) {
    case ReturnType::Float:
        return std::holds_alternative<double>(value) ? QString() : QStringLiteral("no number");
    case ReturnType::Int:
        return std::holds_alternative<qint64>(value) ? QString() : QStringLiteral("no whole number");
    case ReturnType::Bool:
        return std::holds_alternative<bool>(value) ? QString() : QStringLiteral("no state");
    case ReturnType::Binary:
        return std::holds_alternative<QByteArray>(value) ? QString() : QStringLiteral("no block");
    default:
        return std::holds_alternative<QString>(value) ? QString() : QStringLiteral("no text");
    }
}

QString wrongPicture(const QString& format, const CommandOutcome& outcome)
{
    const auto* picture = std::get_if<QByteArray>(&outcome.reply.value);
    if (picture == nullptr)
        return QStringLiteral("no block");
    if (format == QLatin1String("png") && !picture->startsWith("\x89PNG"))
        return QStringLiteral("no PNG");
    return {};
}

} // namespace

void ProfileDesk::converse(visa::MessageChannel& channel, const instrument::Manners& manners)
{
    dialogue = std::make_unique<instrument::Dialogue>(channel, nullptr, 0, instrument::Origin::Form, manners,
                                                      visa::CancelToken{});
}

QString ProfileDesk::told(const QString& name, const QString& trouble)
{
    QString text = last ? trouble : last.error().message + QLatin1Char(' ') + last.error().detail;
    for (const QString& error : errors())
        text += QLatin1Char(' ') + error;
    if (text.isEmpty())
        return text;
    return QStringLiteral("%1 (%2): %3").arg(name, last ? QString::fromUtf8(last->sent) : QString(), text);
}

QString ProfileDesk::trouble(const Command& command, Access access, const Arguments& arguments)
{
    instrument::RunOptions options;
    options.access = access;
    last = access == Access::Write && command.sweep
               ? instrument::runSweep(*dialogue, *profile, command, arguments, options)
               : instrument::runCommand(*dialogue, *profile, command, arguments, options);
    ++runs;
    return told(command.name, last && access == Access::Read ? wrongReply(command, *last) : QString());
}

QString ProfileDesk::trouble(const profile::Sequence& sequence, const Arguments& arguments)
{
    last = instrument::runSequence(*dialogue, *profile, sequence, arguments);
    const bool isReplyMissing = last && !sequence.returns.isEmpty() && last->reply.isEmpty();
    return told(sequence.name, isReplyMissing ? QStringLiteral("no reply") : QString());
}

QStringList ProfileDesk::consoleTroubles()
{
    const profile::ConsoleSection& console = profile->console;
    QStringList troubles;
    if (console.screenshot) {
        last = instrument::runCall(*dialogue, *profile, console.screenshot->call);
        troubles << told(QStringLiteral("screenshot"),
                         last ? wrongPicture(console.screenshot->format, *last) : QString());
    }
    for (const profile::WaveformSource& source : console.waveformSources) {
        last = instrument::runCall(*dialogue, *profile, source.call);
        const auto waveform = last ? last->reply.waveform() : nullptr;
        troubles << told(source.name, waveform && waveform->size() > 1 ? QString() : QStringLiteral("no trace"));
    }
    return troubles;
}

QString troublesText(QStringList troubles)
{
    troubles.removeAll(QString());
    troubles.removeDuplicates();
    return troubles.join(QLatin1Char('\n'));
}

} // namespace visor::test
