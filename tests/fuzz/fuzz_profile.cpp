// SPDX-License-Identifier: GPL-3.0-or-later
// A profile from anywhere: read, checked, rendered, and used on a reply. The first bytes up to a 0x1E are the
// reply.
#include "core/profile/reader.h"
#include "core/profile/renderer.h"
#include "core/profile/reply_parser.h"

#include <cstdint>
#include <cstdlib>

// What holds whatever the text is: problems have a place and a sentence; working profiles render or refuse.
namespace profile = visor::profile;

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size)
{
    const QByteArray input(reinterpret_cast<const char*>(data), static_cast<qsizetype>(size));
    const qsizetype separator = input.indexOf('\x1E');
    const QByteArray reply = separator < 0 ? QByteArrayLiteral("1.5,2\n") : input.left(separator);
    const QByteArray yaml = separator < 0 ? input : input.mid(separator + 1);

    const profile::ReadOutcome outcome = profile::readProfile(yaml, QStringLiteral("fuzz.yaml"));
    for (const profile::Problem& problem : outcome.problems) {
        if (problem.text.isEmpty() || !problem.place.isKnown() || problem.place.column < 1)
            std::abort();
    }
    if (outcome.profile == nullptr) {
        if (outcome.problems.empty())
            std::abort();
        return 0;
    }
    for (const profile::Command& command : outcome.profile->commands) {
        profile::Arguments arguments;
        for (const profile::Parameter& parameter : command.params)
            arguments.insert(parameter.name, QString::fromLatin1(reply.left(20)));
        for (const profile::Access access : {profile::Access::Read, profile::Access::Write}) {
            const auto rendered = profile::render(command, access, arguments);
            const auto withDefaults = profile::render(command, access, {});
            if ((!rendered && rendered.error().message.isEmpty()) ||
                (!withDefaults && withDefaults.error().message.isEmpty()))
                std::abort();
        }
        if (command.returns) {
            const auto value = profile::parseReply(*command.returns, reply);
            if (value)
                static_cast<void>(value->toText());
            else if (value.error().message.isEmpty())
                std::abort();
            if (command.returns->binary && command.returns->binary->preambleMap)
                static_cast<void>(profile::parseMappedPreamble(*command.returns->binary->preambleMap, reply));
        }
    }
    static_cast<void>(profile::parseTenFieldPreamble(reply));
    static_cast<void>(profile::parseUndescribedReply(reply));
    static_cast<void>(outcome.workingProfile());
    return 0;
}
