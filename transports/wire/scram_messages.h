// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QByteArray>
#include <QByteArrayView>

#include <optional>

/// The four messages of SCRAM (RFC 5802 §5.1, §7): pure bytes, no secrets worked out. The parsers take what a
/// hostile peer sends: nothing comes back for anything that is not exactly one of these messages. Any thread.
namespace visor::wire::scram {

/// Longer messages are refused: HiSLIP keeps no more of a payload.
inline constexpr qsizetype kLongestMessage = 1024;

/// "n,,n=user,r=nonce": without channel binding.
struct ClientFirst
{
    QByteArray user; ///< UTF-8, prepared (RFC 4013)
    QByteArray nonce;

    bool operator==(const ClientFirst&) const = default;
};
/// "r=nonce,s=salt,i=4096".
struct ServerFirst
{
    QByteArray nonce; ///< the client's and then the server's
    QByteArray salt;
    int iterations = 0;

    bool operator==(const ServerFirst&) const = default;
};
/// "c=biws,r=nonce,p=proof".
struct ClientFinal
{
    QByteArray nonce;
    QByteArray proof;

    bool operator==(const ClientFinal&) const = default;
};

/// In front of every client-first message here; what "c=" repeats in base64.
inline constexpr char kGs2Header[] = "n,,";

/// Without the header: what the signature covers.
[[nodiscard]] QByteArray encodeBare(const ClientFirst& message);
[[nodiscard]] QByteArray encode(const ServerFirst& message);
/// Without the proof: what the signature covers.
[[nodiscard]] QByteArray encodeBare(const ClientFinal& message);
[[nodiscard]] QByteArray encode(const ClientFinal& message);
[[nodiscard]] QByteArray encodeServerFinal(QByteArrayView signature);

/// Also takes "y,,": a client that could bind to the channel and knows that this server cannot.
[[nodiscard]] std::optional<ClientFirst> parseClientFirst(QByteArrayView bytes);
/// Nothing for a message with a mandatory extension ("m=") either.
[[nodiscard]] std::optional<ServerFirst> parseServerFirst(QByteArrayView bytes);
/// `header` is what the client-first message began with.
[[nodiscard]] std::optional<ClientFinal> parseClientFinal(QByteArrayView bytes, QByteArrayView header);
/// The signature; nothing for "e=…" too.
[[nodiscard]] std::optional<QByteArray> parseServerFinal(QByteArrayView bytes);
/// The header of a client-first message: "n,," or "y,,"; empty when it is neither.
[[nodiscard]] QByteArrayView gs2Header(QByteArrayView clientFirst);

} // namespace visor::wire::scram
