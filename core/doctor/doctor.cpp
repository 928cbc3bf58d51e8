// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/doctor/doctor.h"

#include <QCoreApplication>

#include <algorithm>
#include <thread>

namespace visor::doctor {

namespace {

struct DoctorText
{
    Q_DECLARE_TR_FUNCTIONS(visor::doctor::Doctor)
};

/// Brings the findings of several examiners to one report, one at a time.
class DoctorFunnel : public Report
{
public:
    explicit DoctorFunnel(Report& into) : m_into(into) {}
    void add(const Finding& finding) override
    {
        const std::lock_guard guard(m_mutex);
        m_into.add(finding);
    }

private:
    std::mutex m_mutex;
    Report& m_into;
};

} // namespace

void Doctor::examine(const Complaint& complaint, Report& report, const visa::Deadline& deadline) const
{
    DoctorFunnel funnel(report);
    std::vector<Examiner*> asked;
    for (const std::unique_ptr<Examiner>& examiner : m_examiners) {
        if (examiner->examines(complaint))
            asked.push_back(examiner.get());
    }
    if (asked.empty() && m_fallback && m_fallback->examines(complaint))
        asked.push_back(m_fallback.get());
    for (const std::unique_ptr<Examiner>& examiner : m_general) {
        if (examiner->examines(complaint))
            asked.push_back(examiner.get());
    }
    std::vector<std::thread> threads;
    threads.reserve(asked.size());
    for (Examiner* const examiner : asked) {
        threads.emplace_back(
            [examiner, &complaint, &funnel, &deadline] { examiner->examine(complaint, funnel, deadline); });
    }
    for (std::thread& thread : threads)
        thread.join();
}

void Diagnosis::add(const Finding& finding)
{
    const std::lock_guard guard(m_mutex);
    m_findings.push_back(finding);
}

std::vector<Finding> Diagnosis::findings() const
{
    const std::lock_guard guard(m_mutex);
    return m_findings;
}

std::optional<Finding> verdictOf(const std::vector<Finding>& findings)
{
    const auto worst = std::max_element(findings.begin(), findings.end(),
                                        [](const auto& a, const auto& b) { return a.severity < b.severity; });
    return worst == findings.end() ? std::nullopt : std::optional(*worst);
}

QString severityText(Severity severity)
{
    switch (severity) {
    case Severity::Fine:
        return DoctorText::tr("Fine");
    case Severity::Note:
        return DoctorText::tr("Note");
    case Severity::Warning:
        return DoctorText::tr("Warning");
    case Severity::Problem:
        return DoctorText::tr("Problem");
    }
    return {};
}

QLatin1StringView severityWord(Severity severity)
{
    switch (severity) {
    case Severity::Fine:
        return QLatin1StringView("fine");
    case Severity::Note:
        return QLatin1StringView("note");
    case Severity::Warning:
        return QLatin1StringView("warning");
    case Severity::Problem:
        return QLatin1StringView("problem");
    }
    return {};
}

QString findingLine(const Finding& finding)
{
    QStringList parts{finding.title};
    if (!finding.reason.isEmpty())
        parts << finding.reason;
    if (!finding.remedy.isEmpty())
        parts << finding.remedy;
    QString line = DoctorText::tr("%1: %2").arg(severityText(finding.severity), parts.join(u' '));
    if (!finding.command.isEmpty())
        line += QStringLiteral(" [%1]").arg(QString(finding.command).replace(u'\n', QStringLiteral("; ")));
    return line;
}

QString reportText(const Complaint& complaint, const std::vector<Finding>& findings)
{
    QString text = complaint.resource
                       ? DoctorText::tr("What was found about %1:").arg(complaint.resource->toString())
                       : DoctorText::tr("What was found about this machine:");
    text += QStringLiteral("\n");
    for (const Finding& finding : findings) {
        text += QStringLiteral("\n%1: %2\n").arg(severityText(finding.severity), finding.title);
        for (const QString& line : {finding.reason, finding.remedy}) {
            if (!line.isEmpty())
                text += QStringLiteral("    %1\n").arg(line);
        }
        if (!finding.command.isEmpty()) {
            for (const QString& line : finding.command.split(u'\n'))
                text += QStringLiteral("        %1\n").arg(line);
        }
        text += QStringLiteral("    (%1").arg(finding.cause);
        if (!finding.detail.isEmpty())
            text += QStringLiteral(": %1").arg(finding.detail);
        text += QStringLiteral(")\n");
    }
    return text;
}

} // namespace visor::doctor
