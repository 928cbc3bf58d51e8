// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/instrument/credentials.h"

#include <QByteArray>
#include <QByteArrayView>
#include <QStringList>

#include <map>
#include <memory>

namespace visor::wire {

/// The server's side of one login (RFC 4422), message by message. Used once, by one thread.
class SaslServer
{
public:
    enum class Outcome : std::uint8_t {
        Continue,  ///< `data` goes to the client, which answers
        Success,   ///< the client is in; `data` goes with the news
        Refused,   ///< wrong name or password; which one is not told
        Malformed, ///< no message of this mechanism
    };
    struct Step
    {
        Outcome outcome = Outcome::Malformed;
        QByteArray data;
    };

    SaslServer() = default;
    SaslServer(const SaslServer&) = delete;
    SaslServer& operator=(const SaslServer&) = delete;
    virtual ~SaslServer() = default;

    [[nodiscard]] virtual Step receive(QByteArrayView message) = 0;
};

/// Who may log in, and how. Keeps no passwords, only what SCRAM needs to check them. Filled once, then shared by
/// any threads.
class SaslDirectory
{
public:
    SaslDirectory();

    void allowAnonymous() { m_allowsAnonymous = true; }
    /// False when the name or password has characters no login may have. Takes a few milliseconds.
    [[nodiscard]] bool add(const instrument::Credentials& credentials);

    /// Preferred first.
    [[nodiscard]] QStringList mechanisms() const;
    /// Null for a mechanism that is not among mechanisms(). `nonce` is for test vectors.
    [[nodiscard]] std::unique_ptr<SaslServer> start(const QString& mechanism, const QByteArray& nonce = {}) const;

    struct Entry
    {
        QByteArray salt;
        int iterations = 0;
        QByteArray storedKey;
        QByteArray serverKey;
    };
    /// For a name nobody has, an entry that looks like any other, the same each time, and fits no password.
    [[nodiscard]] Entry entry(const QByteArray& user) const;
    /// Adds an entry as it is: for test vectors.
    void insert(const QByteArray& user, Entry entry) { m_entries.insert_or_assign(user, std::move(entry)); }

private:
    std::map<QByteArray, Entry> m_entries; ///< by prepared name
    QByteArray m_secret;                   ///< of the entries of nobody
    bool m_allowsAnonymous = false;
};

} // namespace visor::wire
