// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/instrument/profile_manners.h"

namespace visor::instrument {

Manners mannersOf(const profile::Profile& profile, Manners base)
{
    const profile::Quirks& quirks = profile.console.quirks;
    base.writeTerminator = quirks.writeTerminator.value_or(profile.settings.terminator);
    base.timeout = profile.settings.timeout;
    base.pauseAfterWrite = quirks.delayAfterWrite;
    base.usbQuirks = quirks.usb;
    return base;
}

} // namespace visor::instrument
