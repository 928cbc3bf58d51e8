// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/scpi/identity.h"
#include "core/visa/deadline.h"
#include "core/visa/resource_name.h"

#include <functional>
#include <optional>

namespace visor::instrument {

/// Where an instrument stands: what the list must say of it before anybody trusts a reading.
enum class Shelf : std::uint8_t {
    Real,
    Simulated, ///< the built-in bench
    Faulty,    ///< simulated on purpose wrong
};

/// One instrument seen at one address.
struct Sighting
{
    visa::ResourceName resource;
    QString name; ///< a name to show until the user gives one; may be empty
    std::optional<scpi::Identity> identity;
    Shelf shelf = Shelf::Real;
    QString foundBy;         ///< "mDNS", "simulated bench", "remembered" …; translated
    bool isConfirmed = true; ///< false: known from before, not seen now
};

/// Looks for instruments in one way. Blocking; run on a thread of its own, may be run again.
class Finder
{
public:
    Finder() = default;
    Finder(const Finder&) = delete;
    Finder& operator=(const Finder&) = delete;
    virtual ~Finder() = default;

    /// "mDNS": for "found by" and for saying what failed.
    [[nodiscard]] virtual QString name() const = 0;
    /// Reports each sighting as it is made, on the calling thread, until done, deadline or cancel. Running out of
    /// time is not an error; not being able to look is.
    [[nodiscard]] virtual Result<void> find(const std::function<void(const Sighting&)>& found,
                                            const visa::Deadline& deadline) = 0;
};

} // namespace visor::instrument
