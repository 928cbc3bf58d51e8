// SPDX-License-Identifier: GPL-3.0-or-later
#include "transports/hislip/descriptors.h"

#include <QtEndian>

namespace visor::hislip {

namespace {

enum class DescriptorType : std::uint8_t { TlsVersions = 0, TlsInformation = 1, LastTlsError = 2 };

constexpr qsizetype kDescriptorHead = 3;
constexpr qsizetype kLongestDescriptor = 0xFFFF;

void appendDescriptor(QByteArray& payload, DescriptorType type, const QByteArray& content)
{
    const QByteArray fitting = content.left(kLongestDescriptor);
    char length[2];
    qToBigEndian(static_cast<std::uint16_t>(fitting.size()), length);
    payload.append(length, 2);
    payload.append(static_cast<char>(type));
    payload.append(fitting);
}

} // namespace

QByteArray encodeDescriptors(const Descriptors& descriptors)
{
    QByteArray payload;
    QByteArray versions;
    for (const std::uint16_t version : descriptors.tlsVersions) {
        versions.append(static_cast<char>(version >> 8));
        versions.append(static_cast<char>(version & 0xFF));
    }
    appendDescriptor(payload, DescriptorType::TlsVersions, versions);
    if (!descriptors.information.isEmpty())
        appendDescriptor(payload, DescriptorType::TlsInformation, descriptors.information.toUtf8());
    if (!descriptors.lastError.isEmpty())
        appendDescriptor(payload, DescriptorType::LastTlsError, descriptors.lastError.toUtf8());
    return payload;
}

Descriptors decodeDescriptors(QByteArrayView payload)
{
    Descriptors descriptors;
    while (payload.size() >= kDescriptorHead) {
        const auto length = static_cast<qsizetype>(qFromBigEndian<std::uint16_t>(payload.data()));
        if (payload.size() - kDescriptorHead < length)
            break;
        const QByteArrayView content = payload.sliced(kDescriptorHead, length);
        switch (static_cast<DescriptorType>(payload[2])) {
        case DescriptorType::TlsVersions:
            descriptors.tlsVersions.clear();
            for (qsizetype i = 0; i + 1 < content.size(); i += 2)
                descriptors.tlsVersions.push_back(qFromBigEndian<std::uint16_t>(content.data() + i));
            break;
        case DescriptorType::TlsInformation:
            descriptors.information = QString::fromUtf8(content);
            break;
        case DescriptorType::LastTlsError:
            descriptors.lastError = QString::fromUtf8(content);
            break;
        }
        payload = payload.sliced(kDescriptorHead + length);
    }
    return descriptors;
}

} // namespace visor::hislip
