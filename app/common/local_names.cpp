// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/common/local_names.h"

#include "app/common/finders.h"
#include "transports/mdns/name_lookup.h"

namespace visor::app {

wire::LocalNames localNames()
{
    const auto interfaces = chosenInterfaces();
    if (!interfaces)
        return {};
    return [choice = *interfaces](const QString& host, const visa::Deadline& deadline) {
        return mdns::lookUpName(host, deadline, choice);
    };
}

} // namespace visor::app
