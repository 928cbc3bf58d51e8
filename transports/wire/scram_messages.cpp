// SPDX-License-Identifier: GPL-3.0-or-later
#include "transports/wire/scram_messages.h"

#include <QByteArrayList>

#include <algorithm>

namespace visor::wire::scram {

namespace {

constexpr int kMostIterations = 100'000'000;

/// The value of an attribute "x=value".
std::optional<QByteArray> scramValue(const QByteArrayList& fields, qsizetype index, char name)
{
    if (index >= fields.size())
        return std::nullopt;
    const QByteArray& field = fields[index];
    if (field.size() < 3 || field[0] != name || field[1] != '=')
        return std::nullopt;
    return field.sliced(2);
}

std::optional<QByteArray> scramBinary(const QByteArrayList& fields, qsizetype index, char name)
{
    const auto text = scramValue(fields, index, name);
    if (!text)
        return std::nullopt;
    auto decoded = QByteArray::fromBase64Encoding(*text, QByteArray::AbortOnBase64DecodingErrors);
    if (!decoded || decoded.decoded.isEmpty())
        return std::nullopt;
    return std::move(decoded.decoded);
}

/// RFC 5802 §7: printable ASCII without the comma.
std::optional<QByteArray> scramNonce(const QByteArrayList& fields, qsizetype index)
{
    auto nonce = scramValue(fields, index, 'r');
    if (!nonce || !std::all_of(nonce->begin(), nonce->end(), [](char c) { return c > 0x20 && c < 0x7F; }))
        return std::nullopt;
    return nonce;
}

QByteArrayList scramFields(QByteArrayView bytes)
{
    // Bounded before it is taken apart; a NUL is legal nowhere.
    if (bytes.size() > kLongestMessage || bytes.contains('\0'))
        return {};
    return bytes.toByteArray().split(',');
}

QByteArray scramEscaped(const QByteArray& name)
{
    QByteArray escaped = name;
    return escaped.replace('=', "=3D").replace(',', "=2C");
}

std::optional<QByteArray> scramUnescaped(const QByteArray& escaped)
{
    QByteArray name;
    for (qsizetype i = 0; i < escaped.size(); ++i) {
        if (escaped[i] != '=') {
            name.append(escaped[i]);
            continue;
        }
        const QByteArrayView code =
            QByteArrayView(escaped).sliced(i).first(std::min<qsizetype>(3, escaped.size() - i));
        if (code == "=2C")
            name.append(',');
        else if (code == "=3D")
            name.append('=');
        else
            return std::nullopt;
        i += 2;
    }
    return name;
}

} // namespace

QByteArray encodeBare(const ClientFirst& message)
{
    return "n=" + scramEscaped(message.user) + ",r=" + message.nonce;
}

QByteArray encode(const ServerFirst& message)
{
    return "r=" + message.nonce + ",s=" + message.salt.toBase64() + ",i=" + QByteArray::number(message.iterations);
}

QByteArray encodeBare(const ClientFinal& message)
{
    return "c=" + QByteArray(kGs2Header).toBase64() + ",r=" + message.nonce;
}

QByteArray encode(const ClientFinal& message)
{
    return encodeBare(message) + ",p=" + message.proof.toBase64();
}

QByteArray encodeServerFinal(QByteArrayView signature)
{
    return "v=" + signature.toByteArray().toBase64();
}

QByteArrayView gs2Header(QByteArrayView clientFirst)
{
    if (clientFirst.startsWith("n,,") || clientFirst.startsWith("y,,"))
        return clientFirst.first(3);
    return {};
}

std::optional<ClientFirst> parseClientFirst(QByteArrayView bytes)
{
    const QByteArrayView header = gs2Header(bytes);
    if (header.isEmpty())
        return std::nullopt; // channel binding, another identity, or garbage
    const QByteArrayList fields = scramFields(bytes.sliced(header.size()));
    const auto user = scramValue(fields, 0, 'n');
    const auto nonce = scramNonce(fields, 1);
    if (!user || !nonce)
        return std::nullopt;
    const auto name = scramUnescaped(*user);
    if (!name)
        return std::nullopt;
    return ClientFirst{*name, *nonce};
}

std::optional<ServerFirst> parseServerFirst(QByteArrayView bytes)
{
    const QByteArrayList fields = scramFields(bytes);
    const auto nonce = scramNonce(fields, 0);
    const auto salt = scramBinary(fields, 1, 's');
    const auto count = scramValue(fields, 2, 'i');
    if (!nonce || !salt || !count || count->size() > 9 ||
        !std::all_of(count->begin(), count->end(), [](char c) { return c >= '0' && c <= '9'; }))
        return std::nullopt;
    const int iterations = count->toInt();
    if (iterations < 1 || iterations > kMostIterations)
        return std::nullopt;
    return ServerFirst{*nonce, *salt, iterations};
}

std::optional<ClientFinal> parseClientFinal(QByteArrayView bytes, QByteArrayView header)
{
    const QByteArrayList fields = scramFields(bytes);
    const auto binding = scramBinary(fields, 0, 'c');
    const auto nonce = scramNonce(fields, 1);
    // Extensions may stand between; the proof is always last.
    const auto proof = fields.size() < 3 ? std::nullopt : scramBinary(fields, fields.size() - 1, 'p');
    if (!binding || QByteArrayView(*binding) != header || !nonce || !proof)
        return std::nullopt;
    return ClientFinal{*nonce, *proof};
}

std::optional<QByteArray> parseServerFinal(QByteArrayView bytes)
{
    return scramBinary(scramFields(bytes), 0, 'v');
}

} // namespace visor::wire::scram
