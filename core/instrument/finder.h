// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/scpi/identity.h"
#include "core/visa/deadline.h"
#include "core/visa/resource_name.h"

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
    /// False where nobody may open it just to ask who it is: a serial port, an adapter whose bus is in use. With
    /// an identity it is not asked either.
    bool mayBeAsked = true;
};

/// Where a finder reports while it looks. Each call may come from any thread of the finder, before find() returns;
/// it is short and never waits for a window. Nothing may be reported after find() has returned.
class FinderReport
{
public:
    FinderReport() = default;
    FinderReport(const FinderReport&) = delete;
    FinderReport& operator=(const FinderReport&) = delete;
    virtual ~FinderReport() = default;

    /// It is there. Said as soon as it is known, and again when more becomes known (a name, an identity). Saying
    /// the same twice costs nothing.
    virtual void found(const Sighting& sighting) = 0;
    /// It was there and has gone: unplugged, said goodbye, no longer answers.
    virtual void gone(const visa::ResourceName& resource) = 0;
    /// The first look is complete: what was there before and has not been seen in this look has gone (whoever
    /// listens works that out; a finder need not remember anything between two calls of find()). What follows is
    /// watching. Not needed by a finder that returns when it has looked.
    virtual void lookedOnce() = 0;
    /// Part of the place could not be looked at (one interface of several, one port); the rest goes on. A sentence
    /// for a technician: what, why, what to do.
    virtual void failed(const Error& why) = 0;
};

/// Looks for instruments in one way: mDNS, USB, serial ports … Made once by the program, lives as long as it.
class Finder
{
public:
    Finder() = default;
    Finder(const Finder&) = delete;
    Finder& operator=(const Finder&) = delete;
    virtual ~Finder() = default;

    /// "mDNS": for "found by" and for saying what failed. Any thread.
    [[nodiscard]] virtual QString name() const = 0;
    /// Blocking, on a thread of its own; called again for each new look, never twice at a time.
    ///
    /// A finder that can only look (a file, a probe) looks once and returns. One that can watch (hot-plug, mDNS)
    /// looks, says lookedOnce(), and goes on reporting what comes and goes until the deadline (which may be
    /// infinite) or a cancel. A cancel ends either within kCancelLatency. Running out of time and being cancelled
    /// are no errors; not being able to look is, with a sentence that says why and what to do. Never asks *IDN?
    /// nor opens what others may be using: whoever runs finders does the asking (Scanner).
    [[nodiscard]] virtual Result<void> find(FinderReport& report, const visa::Deadline& deadline) = 0;
};

} // namespace visor::instrument
