// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/doctor/finding.h"
#include "core/visa/deadline.h"
#include "core/visa/resource_name.h"

#include <optional>

namespace visor::doctor {

/// What the doctor is asked.
struct Complaint
{
    /// The instrument that cannot be reached; nothing: "why is the list empty?", which is about this machine.
    std::optional<visa::ResourceName> resource;
    /// False where *IDN? must not be sent (a profile's quirk): then the wire is looked at, the instrument is not
    /// asked.
    bool mayAsk = true;

    /// The address on that wire; null when it is about another wire or about this machine.
    template<class Address>
    [[nodiscard]] const Address* as() const
    {
        return resource ? resource->as<Address>() : nullptr;
    }
    /// The name of the instrument; empty when it is about this machine.
    [[nodiscard]] QString resourceText() const { return resource ? resource->toString() : QString(); }
};

/// Where examiners say what they find, as soon as they know. Any thread; short, never waits for a window.
class Report
{
public:
    Report() = default;
    Report(const Report&) = delete;
    Report& operator=(const Report&) = delete;
    virtual ~Report() = default;

    virtual void add(const Finding& finding) = 0;
};

/// Looks into one kind of reason. Each wire's room has one for its resources; others look at what wires share.
/// Made once by the program, lives as long as it; examine() may be called from several threads at a time.
///
/// An examination changes nothing: no reset, no clear, no setting, no lock is taken. At most it opens a session
/// and asks *IDN?.
class Examiner
{
public:
    Examiner() = default;
    Examiner(const Examiner&) = delete;
    Examiner& operator=(const Examiner&) = delete;
    virtual ~Examiner() = default;

    /// Whether it has anything to say on that.
    [[nodiscard]] virtual bool examines(const Complaint& complaint) const = 0;
    /// Blocking. Ends by the deadline, and within kCancelLatency of a cancel; running out of time is a finding
    /// when it tells something, a cancel is none. Nothing is reported after it has returned.
    virtual void examine(const Complaint& complaint, Report& report, const visa::Deadline& deadline) = 0;
};

} // namespace visor::doctor
