// SPDX-License-Identifier: GPL-3.0-or-later
#include "transports/wire/sasl_client.h"

#include "transports/wire/scram_keys.h"
#include "transports/wire/scram_messages.h"

#include <QCoreApplication>

namespace visor::wire {

using visa::Status;

namespace {

struct SaslClientText
{
    Q_DECLARE_TR_FUNCTIONS(visor::wire::SaslClient)
};

constexpr int kScramNonceBytes = 18;
/// RFC 7677 §4 asks for at least this many; fewer make a stolen password file cheap to read.
constexpr int kScramFewestIterations = 4096;
/// Each costs time during which nobody can cancel: this many, some 80 ms.
constexpr int kScramMostIterations = 250'000;

tl::unexpected<Error> saslRefused(const QString& message, QString detail = {})
{
    return failure(Status::ErrorNoPermission, message, QStringLiteral("login"), std::move(detail));
}

tl::unexpected<Error> saslOutOfTurn()
{
    return saslRefused(SaslClientText::tr("the instrument sent a message that does not belong to this login"));
}

/// Both as a login may carry them.
Result<std::pair<QByteArray, QByteArray>> saslPrepared(const instrument::Credentials& credentials)
{
    const auto user = scram::saslPrep(credentials.user);
    const auto password = scram::saslPrep(credentials.password);
    constexpr qsizetype kLongest = 255;
    if (!user || user->isEmpty() || user->size() > kLongest || !password || password->size() > kLongest) {
        return failure(Status::ErrorInvalidParameter,
                       SaslClientText::tr("the user name and the password may have 1 to 255 characters and no "
                                          "control characters"),
                       QStringLiteral("login"));
    }
    return std::pair(*user, *password);
}

class AnonymousLogin final : public SaslClient
{
public:
    [[nodiscard]] QString mechanism() const override { return QString(kSaslAnonymous); }
    [[nodiscard]] Result<QByteArray> begin() override { return QByteArrayLiteral("visor"); }
    [[nodiscard]] Result<QByteArray> respond(QByteArrayView) override { return saslOutOfTurn(); }
    [[nodiscard]] Result<void> finish(QByteArrayView) override { return {}; }
};

class PlainLogin final : public SaslClient
{
public:
    PlainLogin(const QByteArray& user, const QByteArray& password)
        : m_message(QByteArray(1, '\0') + user + '\0' + password)
    {
    }
    [[nodiscard]] QString mechanism() const override { return QString(kSaslPlain); }
    [[nodiscard]] Result<QByteArray> begin() override { return std::exchange(m_message, {}); }
    [[nodiscard]] Result<QByteArray> respond(QByteArrayView) override { return saslOutOfTurn(); }
    [[nodiscard]] Result<void> finish(QByteArrayView) override { return {}; }

private:
    QByteArray m_message;
};

class ScramLogin final : public SaslClient
{
public:
    ScramLogin(QByteArray user, QByteArray password, QByteArray nonce)
        : m_first{std::move(user), std::move(nonce)}, m_password(std::move(password))
    {
    }
    [[nodiscard]] QString mechanism() const override { return QString(kSaslScram); }
    [[nodiscard]] Result<QByteArray> begin() override { return scram::kGs2Header + scram::encodeBare(m_first); }
    [[nodiscard]] Result<QByteArray> respond(QByteArrayView challenge) override;
    [[nodiscard]] Result<void> finish(QByteArrayView data) override;

private:
    [[nodiscard]] Result<void> checkServer(QByteArrayView message);

    const scram::ClientFirst m_first;
    QByteArray m_password;
    QByteArray m_serverSignature;
    bool m_isProved = false;
};

Result<QByteArray> ScramLogin::respond(QByteArrayView challenge)
{
    if (!m_serverSignature.isEmpty()) {
        // Some servers prove themselves in an exchange of its own and wait for an empty answer.
        if (const auto checked = checkServer(challenge); !checked)
            return tl::unexpected(checked.error());
        return QByteArray();
    }
    const auto server = scram::parseServerFirst(challenge);
    if (!server)
        return saslRefused(SaslClientText::tr("the instrument's login message makes no sense"));
    if (!server->nonce.startsWith(m_first.nonce) || server->nonce.size() == m_first.nonce.size())
        return saslRefused(SaslClientText::tr("the instrument answered another login than this one"));
    if (server->iterations < kScramFewestIterations || server->iterations > kScramMostIterations) {
        return saslRefused(SaslClientText::tr("the instrument wants %1 rounds of hashing; %2 to %3 are sensible")
                               .arg(server->iterations)
                               .arg(kScramFewestIterations)
                               .arg(kScramMostIterations));
    }
    const scram::Keys keys = scram::deriveKeys(std::exchange(m_password, {}), server->salt, server->iterations);
    scram::ClientFinal last{server->nonce, {}};
    const QByteArray covered =
        scram::encodeBare(m_first) + ',' + challenge.toByteArray() + ',' + scram::encodeBare(last);
    last.proof = scram::exclusiveOr(keys.clientKey, scram::hmac(keys.storedKey, covered));
    m_serverSignature = scram::hmac(keys.serverKey, covered);
    return scram::encode(last);
}

Result<void> ScramLogin::checkServer(QByteArrayView message)
{
    const auto signature = scram::parseServerFinal(message);
    if (!signature || !scram::isSame(*signature, m_serverSignature))
        return saslRefused(SaslClientText::tr("the instrument could not prove that it knows the password"));
    m_isProved = true;
    return {};
}

Result<void> ScramLogin::finish(QByteArrayView data)
{
    if (m_serverSignature.isEmpty())
        return saslRefused(SaslClientText::tr("the instrument ended the login before it began"));
    if (m_isProved && data.isEmpty())
        return {};
    return checkServer(data);
}

} // namespace

std::unique_ptr<SaslClient> makeAnonymousLogin()
{
    return std::make_unique<AnonymousLogin>();
}

Result<std::unique_ptr<SaslClient>> makePlainLogin(const instrument::Credentials& credentials)
{
    const auto prepared = saslPrepared(credentials);
    if (!prepared)
        return tl::unexpected(prepared.error());
    return std::make_unique<PlainLogin>(prepared->first, prepared->second);
}

Result<std::unique_ptr<SaslClient>> makeScramLogin(const instrument::Credentials& credentials,
                                                   const QByteArray& nonce)
{
    const auto prepared = saslPrepared(credentials);
    if (!prepared)
        return tl::unexpected(prepared.error());
    return std::make_unique<ScramLogin>(prepared->first, prepared->second,
                                        nonce.isEmpty() ? scram::randomBytes(kScramNonceBytes).toBase64() : nonce);
}

QStringList namedMechanisms(const QStringList& offered)
{
    QStringList known;
    for (const QString& mechanism : {QString(kSaslScram), QString(kSaslPlain)}) {
        if (offered.contains(mechanism))
            known << mechanism;
    }
    return known;
}

Result<std::unique_ptr<SaslClient>> makeNamedLogin(const QString& mechanism,
                                                   const instrument::Credentials& credentials)
{
    return mechanism == kSaslScram ? makeScramLogin(credentials) : makePlainLogin(credentials);
}

} // namespace visor::wire
