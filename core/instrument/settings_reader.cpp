// SPDX-License-Identifier: GPL-3.0-or-later
// readSettings() and readErrorQueue() of command_runner.h.
#include "core/instrument/command_runner.h"
#include "core/profile/template.h"
#include "core/scpi/error_text.h"

#include <QCoreApplication>

#include <algorithm>
#include <cmath>

namespace visor::instrument {

namespace {

constexpr int kMostSettingValues = 8;
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

/// The values a parameter can have, when they are few: an enum's choices or a short range of whole numbers.
QStringList fewValues(const profile::Parameter& parameter)
{
    QStringList values = parameter.choices();
    const bool isShortRange = parameter.type == profile::ValueType::Int && parameter.min && parameter.max &&
                              *parameter.max - *parameter.min < kMostSettingValues;
    if (values.isEmpty() && isShortRange) {
        for (double value = std::ceil(*parameter.min); value <= *parameter.max; value += 1.0)
            values.append(QString::number(value, 'f', 0));
    }
    return values.size() <= kMostSettingValues ? values : QStringList();
}

/// The argument lists with which a getter is asked: one when it needs none, one per value of its only argument
/// when those are few (a channel), the defaults when there are more. Nothing when an argument has neither.
std::vector<profile::Arguments> argumentLists(const profile::Command& command)
{
    const QStringList names = profile::Template(command.getter).placeholders();
    if (names.size() == 1) {
        const profile::Parameter* parameter = command.findParameter(names.front());
        const QStringList values = parameter != nullptr ? fewValues(*parameter) : QStringList();
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

std::vector<SettingValue> readSettings(Dialogue& dialogue, const profile::Profile& profile)
{
    std::vector<SettingValue> settings;
    const std::chrono::milliseconds usual = dialogue.manners().timeout;
    dialogue.setTimeout(std::min(usual, kSettingTimeout));
    int timeouts = 0;
    const auto readOne = [&](const profile::Command& command, const profile::Arguments& arguments) {
        RunOptions options;
        options.access = profile::Access::Read;
        Result<CommandOutcome> outcome = runCommand(dialogue, profile, command, arguments, options);
        if (outcome) {
            settings.push_back({command.name, arguments, std::move(outcome->reply)});
            return true;
        }
        // An instrument that stays silent is not asked for everything it may be silent about.
        const visa::Status status = outcome.error().status;
        if (status == visa::Status::ErrorTimeout)
            ++timeouts;
        return status != visa::Status::ErrorConnectionLost && status != visa::Status::ErrorAbort &&
               timeouts < kMostTimeouts;
    };
    bool isGoingOn = true;
    for (const profile::Command& command : profile.commands) {
        if (!isGoingOn)
            break;
        if (!isSetting(command))
            continue;
        for (const profile::Arguments& arguments : argumentLists(command)) {
            isGoingOn = !dialogue.isCancelled() && readOne(command, arguments);
            if (!isGoingOn)
                break;
        }
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
