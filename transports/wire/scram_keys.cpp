// SPDX-License-Identifier: GPL-3.0-or-later
#include "transports/wire/scram_keys.h"

#include <QCryptographicHash>
#include <QMessageAuthenticationCode>

#include <openssl/crypto.h>
#include <openssl/evp.h>
#include <openssl/rand.h>

#include <algorithm>
#include <new>

namespace visor::wire::scram {

namespace {

constexpr int kHashSize = 32;

/// RFC 3454, table B.1: commonly mapped to nothing.
bool isScramNothing(char16_t c)
{
    return c == 0x00AD || c == 0x034F || c == 0x1806 || (c >= 0x180B && c <= 0x180D) ||
           (c >= 0x200B && c <= 0x200D) || c == 0x2060 || (c >= 0xFE00 && c <= 0xFE0F) || c == 0xFEFF;
}

} // namespace

std::optional<QByteArray> saslPrep(const QString& text)
{
    QString prepared;
    for (const QChar c : text) {
        if (isScramNothing(c.unicode()))
            continue;
        prepared.append(c.category() == QChar::Separator_Space ? QChar(u' ') : c);
    }
    prepared = prepared.normalized(QString::NormalizationForm_KC);
    for (qsizetype i = 0; i < prepared.size(); ++i) {
        const QChar c = prepared[i];
        if (c.category() == QChar::Other_Control)
            return std::nullopt;
        if (c.isHighSurrogate() && i + 1 < prepared.size() && prepared[i + 1].isLowSurrogate())
            ++i;
        else if (c.isSurrogate())
            return std::nullopt;
    }
    return prepared.toUtf8();
}

Keys deriveKeys(const QByteArray& password, const QByteArray& salt, int iterations)
{
    QByteArray salted(kHashSize, Qt::Uninitialized);
    if (PKCS5_PBKDF2_HMAC(password.constData(), static_cast<int>(password.size()),
                          reinterpret_cast<const unsigned char*>(salt.constData()), static_cast<int>(salt.size()),
                          iterations, EVP_sha256(), kHashSize,
                          reinterpret_cast<unsigned char*>(salted.data())) != 1)
        throw std::bad_alloc(); // its only failure with valid arguments
    Keys keys;
    keys.clientKey = hmac(salted, "Client Key");
    keys.storedKey = sha256(keys.clientKey);
    keys.serverKey = hmac(salted, "Server Key");
    OPENSSL_cleanse(salted.data(), static_cast<std::size_t>(salted.size()));
    return keys;
}

QByteArray hmac(const QByteArray& key, QByteArrayView text)
{
    return QMessageAuthenticationCode::hash(text.toByteArray(), key, QCryptographicHash::Sha256);
}

QByteArray sha256(QByteArrayView text)
{
    return QCryptographicHash::hash(text.toByteArray(), QCryptographicHash::Sha256);
}

QByteArray exclusiveOr(const QByteArray& a, const QByteArray& b)
{
    QByteArray result = a.first(std::min(a.size(), b.size()));
    for (qsizetype i = 0; i < result.size(); ++i)
        result[i] = static_cast<char>(result[i] ^ b[i]);
    return result;
}

bool isSame(const QByteArray& a, const QByteArray& b)
{
    return a.size() == b.size() &&
           CRYPTO_memcmp(a.constData(), b.constData(), static_cast<std::size_t>(a.size())) == 0;
}

QByteArray randomBytes(int count)
{
    QByteArray bytes(count, Qt::Uninitialized);
    if (RAND_bytes(reinterpret_cast<unsigned char*>(bytes.data()), count) != 1)
        throw std::bad_alloc(); // a computer without randomness can do nothing secure
    return bytes;
}

} // namespace visor::wire::scram
