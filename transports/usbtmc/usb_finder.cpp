// SPDX-License-Identifier: GPL-3.0-or-later
#include "transports/usbtmc/usb_finder.h"

#include "transports/usbtmc/usb_watcher.h"

#include <unistd.h>

namespace visor::usbtmc {

QString UsbFinder::name() const
{
    return tr("USB");
}

Result<void> UsbFinder::find(instrument::FinderReport& report, const visa::Deadline& deadline)
{
    // A computer without USB, or a container without access to it: there is nothing, and no reason to complain.
    if (::access("/dev/bus/usb", F_OK) != 0)
        return {};
    const auto watcher = UsbWatcher::start(m_quirks, [&](UsbWatcher::Change change, const UsbFunction& function) {
        if (change == UsbWatcher::Change::Left) {
            report.gone(function.resource);
            return;
        }
        instrument::Sighting sighting;
        sighting.resource = function.resource;
        sighting.name = QStringLiteral("%1 %2").arg(function.manufacturer, function.product).trimmed();
        sighting.foundBy = name();
        report.found(sighting);
    });
    if (!watcher)
        return tl::unexpected(watcher.error());
    (*watcher)->poll(deadline.slice());
    report.lookedOnce();
    while (!deadline.isCancelled() && !deadline.hasExpired())
        (*watcher)->poll(deadline.slice());
    return {};
}

} // namespace visor::usbtmc
