// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/visa/result.h"
#include "transports/hislip/messages.h"

#include <QByteArrayView>
#include <QCoreApplication>
#include <QString>

namespace visor::hislip {

/// What the peer's complaints mean in VISA terms, with a sentence for the technician. `who` is the resource as
/// text. Stateless; any thread.
class ErrorText
{
    Q_DECLARE_TR_FUNCTIONS(visor::hislip::ErrorText)

public:
    /// FatalError. While `opening`, codes 0, 2 and 3 mean that there is no such instrument there.
    [[nodiscard]] static Error fatal(std::uint8_t code, QByteArrayView peerText, const QString& who, bool opening);
    /// Error.
    [[nodiscard]] static Error nonFatal(std::uint8_t code, QByteArrayView peerText, const QString& who);
    /// The bytes at a message boundary are no HiSLIP header: ErrorRawReadProtocolViolation.
    [[nodiscard]] static Error badHeader(QByteArrayView bytes);
    /// A well-formed message that does not belong here: ErrorInputProtocolViolation.
    [[nodiscard]] static Error unexpected(MessageType type, const QString& who, const QString& operation);
    [[nodiscard]] static Error lockedByAnother(const QString& who, const QString& operation,
                                               std::size_t transferred);
    [[nodiscard]] static Error noAnswer(const QString& who, const QString& operation, std::size_t transferred);
};

} // namespace visor::hislip
