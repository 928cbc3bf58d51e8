// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/instrument/finder.h"

#include <vector>

namespace visor::probe {

/// A host of which nothing is known but that it has an instrument's web server.
struct PageHost
{
    QString address; ///< in numbers
    std::uint16_t port = 80;
    QString name; ///< to show
    QString foundBy;
    std::optional<scpi::Identity> identity; ///< as announced
};

/// How to talk to it: what its identification page (LXI) names, and where the page is silent or there is none,
/// which of an instrument's usual doors open when knocked at (ProbeFinder). One request for the page and one knock
/// a door; *IDN? is left to whoever asks. A page speaks for its own host only: what it says of others is passed
/// over, and whatever name it gives its host, `address` is where it is.
[[nodiscard]] std::vector<instrument::Sighting> searchPageHost(const PageHost& host,
                                                               const visa::Deadline& deadline);

} // namespace visor::probe
