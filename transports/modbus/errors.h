// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/visa/result.h"

#include <QByteArrayView>

/// What goes wrong on Modbus, in sentences. Stateless; any thread.
namespace visor::modbus {

/// An exception response: the code's name, what it means and what to do.
[[nodiscard]] tl::unexpected<Error> exceptionFailure(std::uint8_t function, std::uint8_t code);
/// The answer breaks the protocol: ErrorRawReadProtocolViolation. `reason` is a translated half sentence.
[[nodiscard]] tl::unexpected<Error> brokenAnswer(const QString& reason, QByteArrayView bytes);
[[nodiscard]] tl::unexpected<Error> wrongFunction(std::uint8_t got, std::uint8_t wanted, QByteArrayView bytes);
[[nodiscard]] tl::unexpected<Error> wrongLength(QByteArrayView bytes);
[[nodiscard]] tl::unexpected<Error> wrongUnit(int got, int wanted, QByteArrayView bytes);
[[nodiscard]] tl::unexpected<Error> noModbus(QByteArrayView bytes);
[[nodiscard]] tl::unexpected<Error> wrongChecksum(QByteArrayView bytes);
/// Nothing came by the deadline.
[[nodiscard]] Error silentUnit(const Error& timeout, int unit);

} // namespace visor::modbus
