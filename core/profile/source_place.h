// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

namespace visor::profile {

/// Where something stands in a profile's text. Both count from 1; {0, 0} is "nowhere" (a default that is not in
/// the file).
struct SourcePlace
{
    int line = 0;
    int column = 0;

    [[nodiscard]] bool isKnown() const { return line > 0; }
    friend bool operator==(const SourcePlace&, const SourcePlace&) = default;
};

} // namespace visor::profile
