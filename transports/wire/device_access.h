// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>

namespace visor::wire {

/// May the user of this program read and write that device file, and if not, what would let them?
struct DeviceAccess
{
    bool exists = false;
    bool isGranted = false;
    QString group;                  ///< the group that may; empty when none may
    bool isMember = false;          ///< the user is in the group by now …
    bool isMemberInSession = false; ///< … and was when this session began
    QString mode;                   ///< "rw-rw---- root dialout": for the log
};

/// Looks and does not open: opening raises modem lines and wakes devices.
[[nodiscard]] DeviceAccess deviceAccess(const QString& path);

} // namespace visor::wire
