// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "transports/usbtmc/quirks.h"

namespace visor::app {

/// The quirks of known USB instruments that were compiled in (resources/usb/quirks.yaml); empty in a program
/// without them.
[[nodiscard]] usbtmc::QuirkTable usbQuirks();

} // namespace visor::app
