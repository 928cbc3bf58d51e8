// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/profile/model.h"

#include <QString>

namespace visor::profile {

/// Gives a command that has a `modbus:` or `can:` block and no text of its own the text that asks a Modbus or CAN
/// session for it, as templates with placeholders: forms, checks, rendering and running then know no difference. A
/// text that the file does state stands. Pure.
void fillFieldbusText(Command& command);

/// "holding? 100 float32 word-swapped scale 0.1"
[[nodiscard]] QString modbusReadText(const ModbusItem& item);
/// "holding 100 float32 word-swapped scale 0.1 = {value}"
[[nodiscard]] QString modbusWriteText(const ModbusItem& item, const QString& value);
/// "receive? 1A0 signal 0 16 big", "request? 7E0 0322F190 from 7E8"; signals that are parameters go out.
[[nodiscard]] QString canReadText(const Command& command);
/// "send 1A0 dlc 8 signal 0 16 little scale 0.1 offset 0 = {speed}"
[[nodiscard]] QString canWriteText(const Command& command);

} // namespace visor::profile
