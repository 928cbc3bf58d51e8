// SPDX-License-Identifier: GPL-3.0-or-later
// The client's login (IVI-6.1 §6.11 and following, protocol 2.0; mechanisms: IVI-6.5).
#include "transports/hislip/session_security.h"

#include <QCoreApplication>

namespace visor::hislip {

using instrument::SecurityFailure;
using visa::Deadline;
using visa::Status;

namespace {

struct SessionLoginText
{
    Q_DECLARE_TR_FUNCTIONS(visor::hislip::SessionSecurity)
};

/// A login that goes on and on is none.
constexpr int kMostExchanges = 16;

/// What the other end wrote, as it may be shown.
QString loginPeerText(const QByteArray& text)
{
    QString shown = QString::fromUtf8(text).simplified();
    shown.truncate(120);
    return shown;
}

} // namespace

tl::unexpected<Error> SessionSecurity::loginRefused(SecurityFailure failure, const QString& why,
                                                    const QString& detail)
{
    Error error{
        Status::ErrorNoPermission,
        SessionLoginText::tr("%1 did not let us in: %2. Check the user name and the password.").arg(m_who, why),
        detail, instrument::operationOf(failure), 0};
    m_sync->abandon(FatalCode::SecureConnectionFailed, error);
    return tl::unexpected(std::move(error));
}

Result<void> SessionSecurity::logIn(const Deadline& deadline)
{
    const QString step = SessionLoginText::tr("the question for the ways to log in");
    const auto list = m_sync->ask({MessageType::GetSaslMechanismList}, {},
                                  {MessageType::GetSaslMechanismListResponse}, deadline);
    if (!list && list.error().status != Status::ErrorUnsupportedOperation)
        return broken(list.error(), step, true);
    const QString names = list ? QString::fromLatin1(list->payload) : QString();
    const QStringList offered = names.split(u' ', Qt::SkipEmptyParts);
    if (offered.isEmpty())
        return {}; // this server knows no logins

    const auto* address = m_wishes.resource.as<visa::TcpipInstrument>();
    const bool isNamed = address && !address->credential.isEmpty();
    if (!isNamed && offered.contains(wire::kSaslAnonymous)) {
        const auto login = wire::makeAnonymousLogin();
        const auto done = tryLogin(*login, deadline);
        if (!done)
            return tl::unexpected(done.error());
        if (*done)
            return {};
    }
    const QStringList known = wire::namedMechanisms(offered);
    if (known.isEmpty()) {
        return loginRefused(SecurityFailure::LoginUnknown,
                            SessionLoginText::tr("it offers only ways to log in that are not known here (%1)")
                                .arg(loginPeerText(names.toUtf8())),
                            names);
    }
    const auto credentials = m_wishes.credentials ? m_wishes.credentials(m_wishes.resource) : std::nullopt;
    if (!credentials)
        return loginRefused(SecurityFailure::LoginMissing,
                            SessionLoginText::tr("it wants a login, and no user name and password were given"),
                            names);
    for (const QString& mechanism : known) {
        const auto login = wire::makeNamedLogin(mechanism, *credentials);
        if (!login)
            return loginRefused(SecurityFailure::LoginRefused, login.error().message, {});
        const auto done = tryLogin(**login, deadline);
        if (!done)
            return tl::unexpected(done.error());
        if (*done)
            return {};
    }
    return loginRefused(SecurityFailure::LoginUnknown,
                        SessionLoginText::tr("it takes none of the ways to log in that it offers (error 5 on the "
                                             "synchronous channel)"),
                        names);
}

Result<bool> SessionSecurity::tryLogin(wire::SaslClient& login, const Deadline& deadline)
{
    const QString step = SessionLoginText::tr("the login with %1").arg(login.mechanism());
    auto message = login.begin();
    if (!message)
        return loginRefused(SecurityFailure::LoginRefused, message.error().message, message.error().detail);
    if (const auto started =
            m_sync->post({MessageType::AuthenticationStart}, login.mechanism().toLatin1(), deadline);
        !started)
        return broken(started.error(), step, true);
    for (int exchange = 0; exchange < kMostExchanges; ++exchange) {
        const auto answer =
            m_sync->ask({MessageType::AuthenticationExchange}, *message,
                        {MessageType::AuthenticationExchange, MessageType::AuthenticationResult}, deadline);
        if (!answer) {
            // Non-fatal error 5: the server does not do this mechanism; another may be tried (§6.11).
            if (exchange == 0 && answer.error().detail.startsWith(QLatin1StringView("Error 5")))
                return false;
            return broken(answer.error(), step, true);
        }
        if (answer->header.type == MessageType::AuthenticationExchange) {
            message = login.respond(answer->payload);
            if (!message)
                return loginRefused(SecurityFailure::LoginRefused, message.error().message,
                                    message.error().detail);
            continue;
        }
        if ((answer->header.control & 1) == 0) {
            const QString said = loginPeerText(answer->payload);
            return loginRefused(SecurityFailure::LoginRefused,
                                said.isEmpty() ? SessionLoginText::tr("it refused the login (%1, code %2)")
                                                     .arg(login.mechanism())
                                                     .arg(answer->header.parameter)
                                               : SessionLoginText::tr("it refused the login (%1, code %2: “%3”)")
                                                     .arg(login.mechanism())
                                                     .arg(answer->header.parameter)
                                                     .arg(said),
                                QStringLiteral("AuthenticationResult, code %1").arg(answer->header.parameter));
        }
        if (const auto finished = login.finish(answer->payload); !finished)
            return loginRefused(SecurityFailure::LoginRefused, finished.error().message, finished.error().detail);
        m_mechanism = login.mechanism();
        return true;
    }
    return loginRefused(SecurityFailure::LoginRefused,
                        SessionLoginText::tr("the login with %1 comes to no end").arg(login.mechanism()), {});
}

} // namespace visor::hislip
