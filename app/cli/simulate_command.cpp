// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/cli/commands.h"
#include "app/cli/credential_prompt.h"
#include "app/cli/output.h"
#include "app/cli/profile_argument.h"
#include "app/common/bench_host.h"

#include <QCoreApplication>

#include <condition_variable>
#include <mutex>

namespace visor::app {

namespace {

/// `visor simulate`: serves the simulated bench until ended.
class SimulateCommand : public Command
{
    Q_DECLARE_TR_FUNCTIONS(visor::app::Cli)

public:
    QString name() const override { return QStringLiteral("simulate"); }
    QString summary() const override { return tr("serves simulated instruments on this machine until ended"); }
    int fewestArguments() const override { return 0; }
    int mostArguments() const override { return -1; }
    void describe(QCommandLineParser& parser) const override
    {
        parser.addPositionalArgument(QStringLiteral("NAME"),
                                     tr("Serve only these instruments; all of them if left out."),
                                     QStringLiteral("[NAME …]"));
        parser.addOption(
            {QStringLiteral("well-known"),
             tr("Use the standard ports (111, 1861, 4880, 5025 …), for programs that cannot be told others.")});
        parser.addOption({QStringLiteral("secure"),
                          tr("Serve HiSLIP only over TLS; the certificate's fingerprint stands behind each such "
                             "resource. With VISOR_USER and VISOR_PASSWORD in the environment, only that login is "
                             "let in.")});
        parser.addOption({QStringLiteral("profile"),
                          tr("Serve the instrument that this profile describes: a file, or the name of a known "
                             "profile. May be given several times; instruments of the bench are served too when "
                             "named."),
                          QStringLiteral("FILE")});
        parser.addOption({QStringLiteral("seed"), tr("Seed of the noise (1)."), QStringLiteral("N")});
        parser.addOption({QStringLiteral("json"), tr("Print one JSON object per resource.")});
    }
    ExitCode run(const QCommandLineParser& parser, const QStringList& arguments,
                 CommandContext& context) const override
    {
        BenchHost::Options options;
        QStringList files = parser.values(QStringLiteral("profile"));
        for (const QString& argument : arguments) {
            const bool isFile = argument.endsWith(QLatin1String(".yaml"), Qt::CaseInsensitive) ||
                                argument.endsWith(QLatin1String(".yml"), Qt::CaseInsensitive);
            if (isFile && parser.isSet(QStringLiteral("profile"))) // --profile *.yaml
                files.append(argument);
            else
                options.names.append(argument);
        }
        for (const QString& file : files) {
            auto profile = profileFromArgument(file, context.library);
            if (!profile)
                return reportFailure(file, profile.error());
            options.profiles.push_back(std::move(*profile));
        }
        options.usesWellKnownPorts = parser.isSet(QStringLiteral("well-known"));
        if (parser.isSet(QStringLiteral("seed"))) {
            bool isNumber = false;
            options.seed = parser.value(QStringLiteral("seed")).toULongLong(&isNumber);
            if (!isNumber)
                return reportUsage(
                    tr("--seed takes a whole number, not “%1”.").arg(parser.value(QStringLiteral("seed"))));
        }
        options.isSecure = parser.isSet(QStringLiteral("secure"));
        options.login = environmentCredentials();
        const auto host = BenchHost::start(options);
        if (!host)
            return reportFailure(files.isEmpty() ? tr("simulated bench") : files.join(QStringLiteral(", ")),
                                 host.error());
        if (const auto& problem = (*host)->announcementProblem())
            printMessage(QStringLiteral("visor: %1").arg(problem->message));
        const auto& certificate = (*host)->certificate();
        for (const BenchHost::Entry& entry : (*host)->entries()) {
            const QString resource = entry.resource.toString();
            const auto* address = entry.resource.as<visa::TcpipInstrument>();
            const QString fingerprint = address && address->isSecure && certificate
                                            ? instrument::fingerprintText(certificate->fingerprint)
                                            : QString();
            QJsonObject object{{QStringLiteral("resource"), resource},
                               {QStringLiteral("name"), entry.name},
                               {QStringLiteral("protocol"), entry.protocol}};
            QString line = QStringLiteral("%1\t%2\t%3").arg(resource, entry.name, entry.protocol);
            if (!fingerprint.isEmpty()) {
                object.insert(QStringLiteral("fingerprint"), fingerprint);
                line += u'\t' + fingerprint;
            }
            const bool isTaken = parser.isSet(QStringLiteral("json")) ? printJson(object) : printLine(line);
            if (!isTaken)
                return ExitCode::Refused;
        }
        // Ended by Ctrl+C or SIGTERM.
        std::mutex mutex;
        std::condition_variable never;
        std::unique_lock lock(mutex);
        while (!context.token.isCancelled())
            never.wait_for(lock, visa::kCancelLatency);
        return ExitCode::Done;
    }
};

} // namespace

std::unique_ptr<Command> makeSimulateCommand()
{
    return std::make_unique<SimulateCommand>();
}

} // namespace visor::app
