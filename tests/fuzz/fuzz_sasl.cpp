// SPDX-License-Identifier: GPL-3.0-or-later
// The messages of a login, as both ends read them: SCRAM and PLAIN. The first byte chooses who reads.
#include "transports/wire/sasl_client.h"
#include "transports/wire/sasl_server.h"
#include "transports/wire/scram_keys.h"
#include "transports/wire/scram_messages.h"

#include <cstdlib>

using visor::wire::SaslDirectory;
using visor::wire::SaslServer;
namespace scram = visor::wire::scram;

namespace {

constexpr char kNonce[] = "rOprNGfwEbeRWgbNEkqO";
constexpr char kClientFirst[] = "n,,n=user,r=rOprNGfwEbeRWgbNEkqO";

const SaslDirectory& directory()
{
    // One round of hashing: the arithmetic is not what is looked for here.
    static const SaslDirectory kDirectory = [] {
        SaslDirectory filled;
        const auto keys = scram::deriveKeys("pencil", "salt", 1);
        filled.insert("user", {"salt", 1, keys.storedKey, keys.serverKey});
        return filled;
    }();
    return kDirectory;
}

/// Nobody gets in without the password.
void mustNotSucceed(SaslServer& server, QByteArrayView message)
{
    if (server.receive(message).outcome == SaslServer::Outcome::Success)
        std::abort();
}

/// What was read, written and read again is the same.
void checkMessages(QByteArrayView bytes)
{
    // Base64 without its padding may grow beyond the longest message when written again.
    constexpr qsizetype kPadding = 8;
    if (bytes.size() > scram::kLongestMessage - kPadding)
        bytes = bytes.first(scram::kLongestMessage - kPadding);
    if (const auto first = scram::parseClientFirst(bytes)) {
        if (scram::parseClientFirst("n,," + scram::encodeBare(*first)) != first)
            std::abort();
    }
    if (const auto first = scram::parseServerFirst(bytes)) {
        if (scram::parseServerFirst(scram::encode(*first)) != first)
            std::abort();
    }
    if (const auto last = scram::parseClientFinal(bytes, "n,,")) {
        if (scram::parseClientFinal(scram::encode(*last), "n,,") != last)
            std::abort();
    }
    if (const auto signature = scram::parseServerFinal(bytes)) {
        if (scram::parseServerFinal(scram::encodeServerFinal(*signature)) != signature)
            std::abort();
    }
    static_cast<void>(scram::saslPrep(QString::fromUtf8(bytes)));
}

} // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size)
{
    if (size < 1)
        return 0;
    const QByteArrayView bytes(reinterpret_cast<const char*>(data) + 1, static_cast<qsizetype>(size - 1));
    switch (data[0] % 5) {
    case 0:
        checkMessages(bytes);
        break;
    case 1:
        mustNotSucceed(*directory().start(QStringLiteral("SCRAM-SHA-256"), kNonce), bytes);
        break;
    case 2: {
        const auto server = directory().start(QStringLiteral("SCRAM-SHA-256"), kNonce);
        if (server->receive(kClientFirst).outcome != SaslServer::Outcome::Continue)
            std::abort();
        mustNotSucceed(*server, bytes);
        break;
    }
    case 3: {
        // A guess may be right here; only the reading is looked at.
        static_cast<void>(directory().start(QStringLiteral("PLAIN"))->receive(bytes));
        break;
    }
    default: {
        const auto client =
            visor::wire::makeScramLogin({QStringLiteral("user"), QStringLiteral("pencil")}, kNonce);
        if (!client || !(*client)->begin())
            std::abort();
        static_cast<void>((*client)->respond(bytes));
        if ((*client)->finish(bytes))
            std::abort(); // no server proves itself with its first message
    }
    }
    return 0;
}
