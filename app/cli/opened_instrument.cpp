// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/cli/opened_instrument.h"

#include "app/cli/credential_prompt.h"
#include "app/cli/output.h"
#include "app/cli/profile_argument.h"
#include "core/instrument/command_runner.h"
#include "core/instrument/logins.h"
#include "core/instrument/profile_manners.h"
#include "core/instrument/security_failure.h"

#include <QCoreApplication>

#include <algorithm>

namespace visor::app {

namespace {

struct OpenedInstrumentText
{
    Q_DECLARE_TR_FUNCTIONS(visor::app::Cli)
};

Result<QByteArray> parseTerminator(const QString& word)
{
    const QString name = word.toLower();
    if (name == QLatin1String("lf"))
        return QByteArrayLiteral("\n");
    if (name == QLatin1String("cr"))
        return QByteArrayLiteral("\r");
    if (name == QLatin1String("crlf"))
        return QByteArrayLiteral("\r\n");
    if (name == QLatin1String("none"))
        return QByteArray();
    return failure(visa::Status::ErrorInvalidExpression,
                   OpenedInstrumentText::tr("“%1” is no terminator. Use lf, cr, crlf or none.").arg(word),
                   QStringLiteral("--term"));
}

} // namespace

Result<std::chrono::milliseconds> parseMilliseconds(const QString& text, const QString& option)
{
    bool isNumber = false;
    const int value = text.toInt(&isNumber);
    if (!isNumber || value <= 0) {
        return failure(visa::Status::ErrorInvalidExpression,
                       OpenedInstrumentText::tr("%1 takes a whole number of milliseconds above zero, not “%2”.")
                           .arg(option, text),
                       option);
    }
    return std::chrono::milliseconds(value);
}

Result<profile::Arguments> parseArguments(const QStringList& words)
{
    profile::Arguments arguments;
    for (const QString& word : words) {
        const auto equals = word.indexOf(u'=');
        if (equals <= 0) {
            return failure(visa::Status::ErrorInvalidExpression,
                           OpenedInstrumentText::tr("“%1” is no argument. Write NAME=VALUE.").arg(word),
                           QStringLiteral("arguments"));
        }
        arguments.insert(word.left(equals), word.mid(equals + 1));
    }
    return arguments;
}

void OpenedInstrument::describeOptions(QCommandLineParser& parser)
{
    parser.addOption({QStringLiteral("timeout"),
                      OpenedInstrumentText::tr("Longest a single write or read may take (2000)."),
                      QStringLiteral("MS")});
    parser.addOption({QStringLiteral("connect-timeout"),
                      OpenedInstrumentText::tr("Longest opening may take (5000)."), QStringLiteral("MS")});
    parser.addOption(
        {QStringLiteral("term"),
         OpenedInstrumentText::tr("Terminator of messages both ways: lf, cr, crlf or none (lf). None leaves "
                                  "replies as they are."),
         QStringLiteral("WORD")});
}

void OpenedInstrument::describeResource(QCommandLineParser& parser)
{
    parser.addPositionalArgument(QStringLiteral("RESOURCE"),
                                 OpenedInstrumentText::tr("A VISA resource string, such as "
                                                          "TCPIP::192.168.1.5::inst0::INSTR."));
}

Result<OpenedInstrument> OpenedInstrument::open(const QString& resource, const QCommandLineParser& parser,
                                                const CommandContext& context, instrument::OpenOptions options)
{
    OpenedInstrument opened;
    opened.m_token = context.token;
    opened.m_manners.timeout = std::chrono::milliseconds(2000);
    std::chrono::milliseconds connectTimeout(5000);
    if (parser.isSet(QStringLiteral("timeout"))) {
        auto timeout = parseMilliseconds(parser.value(QStringLiteral("timeout")), QStringLiteral("--timeout"));
        if (!timeout)
            return tl::unexpected(std::move(timeout.error()));
        opened.m_manners.timeout = *timeout;
        opened.m_hasOwnTimeout = true;
    }
    if (parser.isSet(QStringLiteral("connect-timeout"))) {
        auto timeout = parseMilliseconds(parser.value(QStringLiteral("connect-timeout")),
                                         QStringLiteral("--connect-timeout"));
        if (!timeout)
            return tl::unexpected(std::move(timeout.error()));
        connectTimeout = *timeout;
    }
    if (parser.isSet(QStringLiteral("term"))) {
        auto terminator = parseTerminator(parser.value(QStringLiteral("term")));
        if (!terminator)
            return tl::unexpected(std::move(terminator.error()));
        opened.m_manners.writeTerminator = *terminator;
        opened.m_hasOwnTerminator = true;
    }
    auto name = visa::ResourceName::parse(resource);
    if (!name)
        return tl::unexpected(std::move(name.error()));
    opened.m_resource = *name;
    options.timeout = opened.m_manners.timeout;
    instrument::Logins logins;
    const auto given = environmentCredentials();
    if (given)
        logins.set(*name, *given);
    options.credentials = logins.source();
    const auto attempt = [&] {
        return context.transports.open(*name, options, visa::Deadline::after(connectTimeout, context.token));
    };
    auto session = attempt();
    if (!session && !given && instrument::wantsLogin(session.error())) {
        // The person gets all the time they need, and the instrument a new connection.
        const auto typed = askForCredentials(*name, context.token);
        if (!typed)
            return tl::unexpected(typed.error());
        if (const auto& login = *typed) {
            logins.set(*name, *login);
            session = attempt();
        }
    }
    if (!session)
        return tl::unexpected(std::move(session.error()));
    opened.m_session = std::move(*session);
    // A wire without message ends finds the end of a reply by the same character.
    if (opened.m_hasOwnTerminator && !opened.m_manners.writeTerminator.isEmpty()) {
        const auto last = static_cast<std::uint8_t>(opened.m_manners.writeTerminator.back());
        if (auto set = opened.m_session->setAttribute(visa::Attribute::TermChar, std::int64_t{last}); !set)
            return tl::unexpected(std::move(set.error()));
    }
    return opened;
}

instrument::Dialogue OpenedInstrument::dialogue(instrument::Origin origin) const
{
    return {*m_session, nullptr, 0, origin, m_manners, m_token};
}

Result<scpi::Identity> OpenedInstrument::identify(const QString& query)
{
    auto reply = dialogue(instrument::Origin::Housekeeping).queryLine(query.toUtf8());
    if (!reply)
        return tl::unexpected(std::move(reply.error()));
    m_identityText = QString::fromLatin1(*reply).trimmed();
    m_identity = scpi::Identity::parse(*reply);
    return m_identity;
}

void OpenedInstrument::takeManners(const profile::Profile& profile)
{
    instrument::Manners manners = instrument::mannersOf(profile, m_manners);
    if (m_hasOwnTimeout)
        manners.timeout = m_manners.timeout;
    if (m_hasOwnTerminator)
        manners.writeTerminator = m_manners.writeTerminator;
    m_manners = manners;
    m_session->adapt(m_manners.usbQuirks);
}

Result<std::shared_ptr<const profile::Profile>> OpenedInstrument::enterProfile(const profile::Library& library,
                                                                               const QString& key)
{
    Result<std::shared_ptr<const profile::Profile>> loaded;
    if (key.isEmpty()) {
        if (auto identified = identify(); !identified)
            return tl::unexpected(std::move(identified.error()));
        const auto match = library.match(m_identityText);
        if (!match) {
            return failure(visa::Status::ErrorResourceNotFound,
                           OpenedInstrumentText::tr("No profile fits “%1”. Name one with --profile, or write one; "
                                                    "query and write work without.")
                               .arg(m_identityText),
                           QStringLiteral("profile.match"));
        }
        loaded = library.load(match->entry.key);
        if (!loaded)
            return loaded;
        takeManners(**loaded);
    } else {
        loaded = profileFromArgument(key, library);
        if (!loaded)
            return loaded;
        takeManners(**loaded);
        // Who it is belongs to a capture; an instrument that does not say can be used all the same.
        auto identified = identify((*loaded)->identity.query);
        if (!identified && identified.error().status == visa::Status::ErrorConnectionLost)
            return tl::unexpected(std::move(identified.error()));
    }
    auto housekeeping = dialogue(instrument::Origin::Housekeeping);
    if (auto prepared = instrument::prepareInstrument(housekeeping, **loaded); !prepared)
        return tl::unexpected(std::move(prepared.error()));
    return loaded;
}

ExitCode OpenedInstrument::leaveProfile(const profile::Profile& profile, ExitCode soFar) const
{
    if (soFar == ExitCode::ConnectionLost)
        return soFar;
    // Ctrl+C ends the command, not its tidying up.
    constexpr std::chrono::milliseconds kFarewellLimit{2000};
    instrument::Manners manners = m_manners;
    manners.timeout = std::min(manners.timeout, kFarewellLimit);
    instrument::Dialogue farewell(*m_session, nullptr, 0, instrument::Origin::Housekeeping, manners, {});
    const auto released = instrument::releaseInstrument(farewell, profile);
    if (released || soFar != ExitCode::Done)
        return soFar;
    return reportFailure(m_resource.toString(), released.error());
}

} // namespace visor::app
