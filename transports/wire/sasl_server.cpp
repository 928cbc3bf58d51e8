// SPDX-License-Identifier: GPL-3.0-or-later
#include "transports/wire/sasl_server.h"

#include "transports/wire/sasl_client.h"
#include "transports/wire/scram_keys.h"
#include "transports/wire/scram_messages.h"

namespace visor::wire {

namespace {

constexpr int kServerIterations = 8192;
constexpr int kServerSaltBytes = 16;
constexpr int kServerNonceBytes = 18;
constexpr int kServerKeyBytes = 32;

class AnonymousServer final : public SaslServer
{
public:
    [[nodiscard]] Step receive(QByteArrayView) override { return {Outcome::Success, {}}; } // the trace is not read
};

class PlainServer final : public SaslServer
{
public:
    explicit PlainServer(const SaslDirectory& directory) : m_directory(&directory) {}
    [[nodiscard]] Step receive(QByteArrayView message) override
    {
        // RFC 4616 §2: [authzid] NUL authcid NUL passwd. Nobody acts for somebody else here.
        const QByteArrayList parts = message.toByteArray().split('\0');
        if (parts.size() != 3 || parts[1].isEmpty())
            return {Outcome::Malformed, {}};
        const auto user = scram::saslPrep(QString::fromUtf8(parts[1]));
        const auto password = scram::saslPrep(QString::fromUtf8(parts[2]));
        if (!user || !password || (!parts[0].isEmpty() && parts[0] != parts[1]))
            return {Outcome::Refused, {}};
        const auto entry = m_directory->entry(*user);
        const auto keys = scram::deriveKeys(*password, entry.salt, entry.iterations);
        return {scram::isSame(keys.storedKey, entry.storedKey) ? Outcome::Success : Outcome::Refused, {}};
    }

private:
    const SaslDirectory* m_directory;
};

class ScramServer final : public SaslServer
{
public:
    ScramServer(const SaslDirectory& directory, QByteArray nonce)
        : m_directory(&directory), m_nonce(std::move(nonce))
    {
    }
    [[nodiscard]] Step receive(QByteArrayView message) override
    {
        return m_serverFirst.isEmpty() ? first(message) : last(message);
    }

private:
    Step first(QByteArrayView message)
    {
        const auto client = scram::parseClientFirst(message);
        if (!client)
            return {Outcome::Malformed, {}};
        m_header = scram::gs2Header(message).toByteArray();
        m_clientFirst = message.sliced(m_header.size()).toByteArray();
        m_entry = m_directory->entry(client->user);
        m_nonce = client->nonce + m_nonce;
        m_serverFirst = scram::encode(scram::ServerFirst{m_nonce, m_entry.salt, m_entry.iterations});
        return {Outcome::Continue, m_serverFirst};
    }
    Step last(QByteArrayView message)
    {
        const auto client = scram::parseClientFinal(message, m_header);
        if (!client || client->nonce != m_nonce)
            return {Outcome::Malformed, {}};
        const QByteArrayView bare = message.first(message.lastIndexOf(",p="));
        const QByteArray covered = m_clientFirst + ',' + m_serverFirst + ',' + bare.toByteArray();
        const QByteArray clientKey = scram::exclusiveOr(client->proof, scram::hmac(m_entry.storedKey, covered));
        if (!scram::isSame(scram::sha256(clientKey), m_entry.storedKey))
            return {Outcome::Refused, {}};
        return {Outcome::Success, scram::encodeServerFinal(scram::hmac(m_entry.serverKey, covered))};
    }

    const SaslDirectory* m_directory;
    SaslDirectory::Entry m_entry;
    QByteArray m_nonce;
    QByteArray m_header;
    QByteArray m_clientFirst;
    QByteArray m_serverFirst;
};

} // namespace

SaslDirectory::SaslDirectory() : m_secret(scram::randomBytes(kServerKeyBytes)) {}

bool SaslDirectory::add(const instrument::Credentials& credentials)
{
    const auto user = scram::saslPrep(credentials.user);
    const auto password = scram::saslPrep(credentials.password);
    if (!user || user->isEmpty() || !password)
        return false;
    const QByteArray salt = scram::randomBytes(kServerSaltBytes);
    auto keys = scram::deriveKeys(*password, salt, kServerIterations);
    insert(*user, {salt, kServerIterations, std::move(keys.storedKey), std::move(keys.serverKey)});
    return true;
}

QStringList SaslDirectory::mechanisms() const
{
    QStringList names;
    if (!m_entries.empty())
        names << QString(kSaslScram) << QString(kSaslPlain);
    if (m_allowsAnonymous)
        names << QString(kSaslAnonymous);
    return names;
}

std::unique_ptr<SaslServer> SaslDirectory::start(const QString& mechanism, const QByteArray& nonce) const
{
    if (!mechanisms().contains(mechanism))
        return nullptr;
    if (mechanism == kSaslAnonymous)
        return std::make_unique<AnonymousServer>();
    if (mechanism == kSaslPlain)
        return std::make_unique<PlainServer>(*this);
    return std::make_unique<ScramServer>(*this, nonce.isEmpty() ? scram::randomBytes(kServerNonceBytes).toBase64()
                                                                : nonce);
}

SaslDirectory::Entry SaslDirectory::entry(const QByteArray& user) const
{
    if (const auto found = m_entries.find(user); found != m_entries.end())
        return found->second;
    return {scram::hmac(m_secret, user).first(kServerSaltBytes), kServerIterations, m_secret, m_secret};
}

} // namespace visor::wire
