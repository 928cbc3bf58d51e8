// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/common/asking_manners.h"

#include "transports/lxi/identification.h"

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
    manners.askHost = [](const QString& host, const visa::Deadline& deadline) -> Result<scpi::Identity> {
        const auto document = lxi::fetchIdentification(host, deadline);
        if (!document)
            return tl::unexpected(document.error());
        return document->identity;
    };
    return manners;
}

} // namespace visor::app
