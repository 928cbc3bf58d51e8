// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QByteArray>
#include <QByteArrayView>
#include <QString>

#include <cstdint>
#include <vector>

namespace visor::hislip {

/// What a server says of its secure connections: the payload of GetDescriptorsResponse (IVI-6.1 §6.11, protocol
/// 2.0). On the wire repeated {length of the content, 2 bytes; type, 1 byte; content}; vendors' types are skipped.
struct Descriptors
{
    std::vector<std::uint16_t> tlsVersions; ///< 0x0303 is TLS 1.2, 0x0304 TLS 1.3
    QString information;
    QString lastError; ///< why TLS failed last

    bool operator==(const Descriptors&) const = default;
};

[[nodiscard]] QByteArray encodeDescriptors(const Descriptors& descriptors);
/// A descriptor that is cut short, and all behind it, is left out: long lists may arrive cut.
[[nodiscard]] Descriptors decodeDescriptors(QByteArrayView payload);

} // namespace visor::hislip
