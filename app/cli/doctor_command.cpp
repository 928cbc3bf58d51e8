// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/cli/commands.h"
#include "app/cli/credential_prompt.h"
#include "app/cli/opened_instrument.h"
#include "app/cli/output.h"
#include "app/common/doctors.h"
#include "core/instrument/logins.h"
#include "core/instrument/security_failure.h"

#include <QCoreApplication>
#include <QFile>

#include <algorithm>

namespace visor::app {

namespace {

/// Prints each finding as it comes, and keeps it for the exit code. What was printed before is not printed again.
class PrintedDiagnosis : public doctor::Diagnosis
{
public:
    explicit PrintedDiagnosis(bool asJson, std::vector<doctor::Finding> before = {})
        : m_asJson(asJson), m_before(std::move(before))
    {
    }
    void add(const doctor::Finding& finding) override
    {
        Diagnosis::add(finding);
        if (std::find(m_before.begin(), m_before.end(), finding) != m_before.end())
            return;
        if (!m_asJson) {
            printLine(doctor::findingLine(finding));
            return;
        }
        printJson(QJsonObject{{QStringLiteral("severity"), doctor::severityWord(finding.severity)},
                              {QStringLiteral("cause"), finding.cause},
                              {QStringLiteral("title"), finding.title},
                              {QStringLiteral("reason"), finding.reason},
                              {QStringLiteral("remedy"), finding.remedy},
                              {QStringLiteral("command"), finding.command},
                              {QStringLiteral("detail"), finding.detail},
                              {QStringLiteral("status"), QString(visa::statusName(finding.status))}});
    }

private:
    const bool m_asJson;
    const std::vector<doctor::Finding> m_before;
};

bool isLoginMissing(const std::vector<doctor::Finding>& findings)
{
    return std::any_of(findings.begin(), findings.end(), [](const doctor::Finding& finding) {
        return finding.cause == instrument::operationOf(instrument::SecurityFailure::LoginMissing);
    });
}

/// `visor doctor [RESOURCE]`: why it is missing or does not connect.
class DoctorCommand : public Command
{
    Q_DECLARE_TR_FUNCTIONS(visor::app::Cli)

public:
    QString name() const override { return QStringLiteral("doctor"); }
    QString summary() const override { return tr("says why an instrument is missing or does not connect"); }
    int fewestArguments() const override { return 0; }
    int mostArguments() const override { return 1; }
    void describe(QCommandLineParser& parser) const override
    {
        parser.addPositionalArgument(
            QStringLiteral("RESOURCE"),
            tr("A VISA resource string. Without one this machine is looked at: why the list is empty."),
            QStringLiteral("[RESOURCE]"));
        parser.addOption(
            {QStringLiteral("timeout"), tr("Longest the examination may take (15000)."), QStringLiteral("MS")});
        parser.addOption({QStringLiteral("no-query"), tr("Do not ask *IDN?.")});
        parser.addOption({QStringLiteral("udev-rule"),
                          tr("Print the udev rule that lets you use USB instruments, and do nothing else.")});
        parser.addOption({QStringLiteral("json"), tr("Print one JSON object a line for each finding.")});
    }
    ExitCode run(const QCommandLineParser& parser, const QStringList& arguments,
                 CommandContext& context) const override
    {
        if (parser.isSet(QStringLiteral("udev-rule"))) {
            QFile rule(QStringLiteral(":/usb/70-visor-usbtmc.rules"));
            return rule.open(QIODevice::ReadOnly) && printBytes(rule.readAll()) ? ExitCode::Done
                                                                                : ExitCode::Refused;
        }
        std::chrono::milliseconds timeout = doctor::Doctor::kUsualLimit;
        if (parser.isSet(QStringLiteral("timeout"))) {
            const auto given =
                parseMilliseconds(parser.value(QStringLiteral("timeout")), QStringLiteral("--timeout"));
            if (!given)
                return reportUsage(given.error().message);
            timeout = *given;
        }
        doctor::Complaint complaint;
        complaint.mayAsk = !parser.isSet(QStringLiteral("no-query"));
        if (!arguments.isEmpty()) {
            const auto resource = visa::ResourceName::parse(arguments[0]);
            if (!resource)
                return reportFailure(arguments[0], resource.error());
            complaint.resource = *resource;
        }
        const bool asJson = parser.isSet(QStringLiteral("json"));
        instrument::Logins logins;
        const auto given = environmentCredentials();
        if (given && complaint.resource)
            logins.set(*complaint.resource, *given);
        const auto doctor = makeDoctor(context.transports, context.library, context.locks, logins.source());
        const auto examine = [&](std::vector<doctor::Finding> before) {
            PrintedDiagnosis diagnosis(asJson, std::move(before));
            doctor->examine(complaint, diagnosis, visa::Deadline::after(timeout, context.token));
            return diagnosis.findings();
        };
        auto findings = examine({});
        if (!given && complaint.resource && isLoginMissing(findings)) {
            const auto typed = askForCredentials(*complaint.resource, context.token);
            if (!typed)
                return reportFailure(name(), typed.error());
            if (const auto& login = *typed) {
                logins.set(*complaint.resource, *login);
                findings = examine(std::move(findings));
            }
        }
        const auto verdict = doctor::verdictOf(findings);
        if (verdict && verdict->severity == doctor::Severity::Problem) {
            const ExitCode code = exitCodeOf(verdict->status);
            return code == ExitCode::Done ? ExitCode::Refused : code;
        }
        if (context.token.isCancelled()) {
            return reportFailure(
                name(),
                Error{visa::Status::ErrorAbort, tr("The examination was stopped before its end."), {}, name(), 0});
        }
        if (!asJson)
            printMessage(verdict && verdict->severity == doctor::Severity::Warning
                             ? tr("Nothing is broken; what may be in the way is marked as a warning.")
                             : tr("Nothing wrong was found."));
        return ExitCode::Done;
    }
};

} // namespace

std::unique_ptr<Command> makeDoctorCommand()
{
    return std::make_unique<DoctorCommand>();
}

} // namespace visor::app
