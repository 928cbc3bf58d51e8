// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/doctor/examiner.h"

#include <chrono>
#include <memory>
#include <mutex>
#include <optional>
#include <vector>

namespace visor::doctor {

/// "Why is it missing, why can I not connect?": asks every examiner that has something to say, side by side. Built
/// by the program, read-only afterwards; any thread.
class Doctor
{
public:
    /// Longest an examination takes when nobody says otherwise.
    static constexpr std::chrono::milliseconds kUsualLimit{15000};

    void add(std::unique_ptr<Examiner> examiner) { m_examiners.push_back(std::move(examiner)); }
    /// Looks at what is the same on every wire, beside the wire's own examiner.
    void addGeneral(std::unique_ptr<Examiner> examiner) { m_general.push_back(std::move(examiner)); }
    /// For complaints that none of those added by add() has anything to say on.
    void setFallback(std::unique_ptr<Examiner> examiner) { m_fallback = std::move(examiner); }

    /// Blocking, on threads of its own; findings reach `report` one at a time. Ends by the deadline or within
    /// kCancelLatency of a cancel.
    void examine(const Complaint& complaint, Report& report, const visa::Deadline& deadline) const;

private:
    std::vector<std::unique_ptr<Examiner>> m_examiners;
    std::vector<std::unique_ptr<Examiner>> m_general;
    std::unique_ptr<Examiner> m_fallback;
};

/// The most serious of them, the first of its kind; nothing when there are none.
[[nodiscard]] std::optional<Finding> verdictOf(const std::vector<Finding>& findings);

/// The findings of one examination, collected. Any thread may add, also while another reads.
class Diagnosis : public Report
{
public:
    void add(const Finding& finding) override;

    [[nodiscard]] std::vector<Finding> findings() const;
    [[nodiscard]] std::optional<Finding> verdict() const { return verdictOf(findings()); }

private:
    mutable std::mutex m_mutex;
    std::vector<Finding> m_findings;
};

/// "Problem", "fine" …, translated.
[[nodiscard]] QString severityText(Severity severity);
/// "problem": for scripts.
[[nodiscard]] QLatin1StringView severityWord(Severity severity);
/// One finding in one line: "problem: what. Why. What to do. (command)".
[[nodiscard]] QString findingLine(const Finding& finding);
/// The whole report as text, to be sent to somebody who helps.
[[nodiscard]] QString reportText(const Complaint& complaint, const std::vector<Finding>& findings);

} // namespace visor::doctor
