// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/visa/register_device.h"

#include <QByteArray>
#include <QByteArrayView>

namespace visor::modbus {

/// The server's side of a PDU: the device read or written, and the answer or exception that says so. Any bytes may
/// come; the answer never exceeds kLongestPdu. Any thread.
[[nodiscard]] QByteArray answerPdu(visa::RegisterDevice& device, QByteArrayView request);

} // namespace visor::modbus
