// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/common/asking_manners.h"

namespace visor::app {

instrument::AskingManners askingManners(const profile::Library& library)
{
    instrument::AskingManners manners;
    manners.allowsQuery = [&library](const instrument::Sighting& sighting) {
        if (sighting.name.isEmpty())
            return true;
        const auto match = library.match(sighting.name);
        if (!match)
            return true;
        const auto profile = library.load(match->entry.key);
        return !profile || !(*profile)->console.quirks.noIdentityQuery;
    };
    return manners;
}

} // namespace visor::app
