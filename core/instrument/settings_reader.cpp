// SPDX-License-Identifier: GPL-3.0-or-later
// readSettings() and readErrorQueue() of command_runner.h.
#include "core/instrument/command_runner.h"
#include "core/profile/parameter_roles.h"
#include "core/profile/template.h"
#include "core/scpi/error_text.h"

#include <QCoreApplication>

#include <algorithm>

namespace visor::instrument {

namespace {

constexpr qsizetype kMostSettingValues = 8;
constexpr int kMostTimeouts = 2;
constexpr std::chrono::milliseconds kSettingTimeout{1000};
constexpr int kMostQueuedErrors = 30;

class ErrorQueueText
{
    Q_DECLARE_TR_FUNCTIONS(visor::instrument::ErrorQueue)

public:
    static tl::unexpected<Error> unreadable(const QByteArray& reply)
    {
        constexpr qsizetype kExcerpt = 40;
        return failure(visa::Status::ErrorInvalidFormat,
                       tr("The instrument answered “%1” when asked for its errors; that is no error entry.")
                           .arg(QString::fromLatin1(reply.left(kExcerpt))),
                       QStringLiteral("errors.read"));
    }
};

/// The argument lists with which a getter is asked: one when it needs none, one per value of its only argument
/// when those are few (a channel), the defaults when there are more. Nothing when an argument has neither.
std::vector<profile::Arguments> argumentLists(const profile::Command& command)
{
    const QStringList names = profile::Template(command.getter).placeholders();
    if (names.size() == 1) {
        const profile::Parameter* parameter = command.findParameter(names.front());
        const QStringList values =
            parameter != nullptr ? profile::fewValues(*parameter, kMostSettingValues) : QStringList();
        std::vector<profile::Arguments> lists;
        for (const QString& value : values)
            lists.push_back({{names.front(), value}});
        if (!lists.empty())
            return lists;
    }
    for (const QString& name : names) {
        const profile::Parameter* parameter = command.findParameter(name);
        if (parameter == nullptr || parameter->isRequired())
            return {};
    }
    return {profile::Arguments()};
}

bool isSetting(const profile::Command& command)
{
    const bool isBulk = command.returns && (command.returns->type == profile::ReturnType::Vector ||
                                            command.returns->type == profile::ReturnType::Binary);
    return command.enabled && command.type == profile::CommandType::Property && command.isReadable() &&
           command.isWritable() && !isBulk && !command.requiresSweep;
}

} // namespace

SettingsReading readSettings(Dialogue& dialogue, const profile::Profile& profile, const SettingsProgress& progress)
{
    struct Question
    {
        const profile::Command* command;
        profile::Arguments arguments;
    };
    std::vector<Question> questions;
    for (const profile::Command& command : profile.commands) {
        if (!isSetting(command))
            continue;
        for (profile::Arguments& arguments : argumentLists(command))
            questions.push_back({&command, std::move(arguments)});
    }
    SettingsReading settings;
    const std::chrono::milliseconds usual = dialogue.timeout();
    dialogue.setTimeout(std::min(usual, kSettingTimeout));
    int timeouts = 0;
    std::size_t asked = 0;
    for (const Question& question : questions) {
        if (progress)
            progress(asked++, questions.size());
        if (dialogue.isCancelled())
            break;
        RunOptions options;
        options.access = profile::Access::Read;
        Result<CommandOutcome> outcome =
            runCommand(dialogue, profile, *question.command, question.arguments, options);
        if (outcome) {
            settings.values.push_back({question.command->name, question.arguments, std::move(outcome->reply)});
            continue;
        }
        // An instrument that stays silent is not asked for everything it may be silent about.
        const visa::Status status = outcome.error().status;
        if (status == visa::Status::ErrorTimeout)
            ++timeouts;
        if (status == visa::Status::ErrorConnectionLost)
            settings.lost = std::move(outcome.error());
        if (status == visa::Status::ErrorConnectionLost || status == visa::Status::ErrorAbort ||
            timeouts == kMostTimeouts)
            break;
    }
    dialogue.setTimeout(usual);
    return settings;
}

Result<std::vector<scpi::ErrorReply>> readErrorQueue(Dialogue& dialogue, const profile::Profile* profile)
{
    std::vector<scpi::ErrorReply> errors;
    const profile::Quirks quirks = profile != nullptr ? profile->console.quirks : profile::Quirks{};
    if (quirks.hasNoErrorQueue || quirks.errorQuery.trimmed().isEmpty())
        return errors;
    const QByteArray query = quirks.errorQuery.toUtf8();
    for (int count = 0; count < kMostQueuedErrors; ++count) {
        const Result<QByteArray> reply = dialogue.queryLine(query);
        if (!reply)
            return tl::unexpected<Error>(reply.error());
        Result<scpi::ErrorReply> error = scpi::parseErrorReply(*reply);
        if (!error)
            return ErrorQueueText::unreadable(*reply);
        if (error->isNoError())
            break;
        errors.push_back(std::move(*error));
    }
    return errors;
}

} // namespace visor::instrument
