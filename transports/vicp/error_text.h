// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/visa/deadline.h"
#include "core/visa/result.h"

#include <QByteArrayView>
#include <QCoreApplication>
#include <QString>

namespace visor::vicp {

/// What goes wrong on a VICP wire, with a sentence for the technician. `who` is the resource as text. Stateless;
/// any thread.
class ErrorText
{
    Q_DECLARE_TR_FUNCTIONS(visor::vicp::ErrorText)

public:
    /// The bytes at a block's place are no VICP header: ErrorRawReadProtocolViolation.
    [[nodiscard]] static Error badHeader(QByteArrayView bytes);
    /// After badHeader(): nothing more can be read from this connection.
    [[nodiscard]] static Error lost(const QString& who, const QString& operation);
    [[nodiscard]] static Error connectionLost(const QString& operation, int errnoNumber);
    /// ErrorAbort or ErrorTimeout, as the deadline says.
    [[nodiscard]] static Error interrupted(const visa::Deadline& deadline, const QString& operation);
    /// The oscilloscope takes commands over another interface: ErrorInterfaceNotConfigured.
    [[nodiscard]] static Error otherInterface(const QString& who, const QByteArray& interface,
                                              std::size_t transferred);
    [[nodiscard]] static Error noLocks(const QString& operation);
};

} // namespace visor::vicp
