// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/cli/commands.h"
#include "app/cli/opened_instrument.h"
#include "app/cli/output.h"
#include "app/cli/raw_source_options.h"
#include "core/capture/exporter_set.h"
#include "core/capture/take_capture.h"

#include <QCoreApplication>

namespace visor::app {

namespace {

/// `visor capture RESOURCE [COMMAND] [name=value …] --output FILE`, and without a profile
/// `visor capture RESOURCE --query TEXT --format TYPE --output FILE`.
class CaptureCommand : public Command
{
    Q_DECLARE_TR_FUNCTIONS(visor::app::Cli)

public:
    QString name() const override { return QStringLiteral("capture"); }
    QString summary() const override { return tr("captures a waveform into a file"); }
    int fewestArguments() const override { return 1; }
    int mostArguments() const override { return -1; }
    void describe(QCommandLineParser& parser) const override
    {
        OpenedInstrument::describeResource(parser);
        parser.addPositionalArgument(
            QStringLiteral("COMMAND"),
            tr("A waveform source or command of the profile; the first there is if left out."),
            QStringLiteral("[COMMAND]"));
        parser.addPositionalArgument(QStringLiteral("NAME=VALUE"), tr("Its arguments."),
                                     QStringLiteral("[NAME=VALUE …]"));
        OpenedInstrument::describeOptions(parser);
        parser.addOption(
            {QStringLiteral("output"),
             tr("The file; its ending chooses the format (.csv .npy .json; .bin: the reply as it came)."),
             QStringLiteral("FILE")});
        parser.addOption({QStringLiteral("raw"), tr("Keep the instrument's codes where the format can (.npy).")});
        parser.addOption({QStringLiteral("note"), tr("A note to keep with the capture."), QStringLiteral("TEXT")});
        parser.addOption({QStringLiteral("no-settings"), tr("Do not read the instrument's settings first.")});
        parser.addOption({QStringLiteral("profile"), tr("Use this profile instead of the one that fits."),
                          QStringLiteral("KEY")});
        describeRawSource(parser);
    }
    ExitCode run(const QCommandLineParser& parser, const QStringList& arguments,
                 CommandContext& context) const override
    {
        const QString path = parser.value(QStringLiteral("output"));
        if (path.isEmpty())
            return reportUsage(tr("capture needs --output FILE."));
        const capture::ExporterSet exporters = capture::standardExporters();
        if (const auto exporter = exporters.forPath(path); !exporter)
            return reportUsage(exporter.error().message);
        const bool namesCommand = arguments.size() > 1 && !arguments[1].contains(u'=');
        const auto values = parseArguments(arguments.mid(namesCommand ? 2 : 1));
        if (!values)
            return reportUsage(values.error().message);

        const auto raw = rawSourceOf(parser);
        if (!raw)
            return reportUsage(raw.error().message);
        if (*raw && (arguments.size() > 1 || parser.isSet(QStringLiteral("profile"))))
            return reportUsage(
                tr("--query captures without a profile; leave out COMMAND, NAME=VALUE and --profile."));

        auto opened = OpenedInstrument::open(arguments[0], parser, context);
        if (!opened)
            return reportFailure(arguments[0], opened.error());
        if (*raw)
            return captureRawInto(*opened, **raw, exporters, parser, context.token);
        const auto profile = opened->enterProfile(context.library, parser.value(QStringLiteral("profile")));
        if (!profile)
            return reportFailure(opened->resource().toString(), profile.error());
        const auto call = callOf(**profile, namesCommand ? arguments[1] : QString(), *values);
        const ExitCode code = call ? captureInto(*opened, **profile, *call, exporters, parser, context.token)
                                   : reportFailure(opened->resource().toString(), call.error());
        return opened->leaveProfile(**profile, code);
    }

private:
    /// The call that `name` stands for, `values` in place of its own arguments.
    static Result<profile::CommandCall> callOf(const profile::Profile& profile, const QString& name,
                                               const profile::Arguments& values)
    {
        auto call = capture::captureCall(profile, name);
        if (!call)
            return call;
        for (auto value = values.cbegin(); value != values.cend(); ++value) {
            std::erase_if(call->args, [&](const profile::MapEntry& entry) { return entry.label == value.key(); });
            call->args.push_back({value.key(), value.value().toString(), {}, {}});
        }
        return call;
    }

    static ExitCode captureRawInto(OpenedInstrument& opened, const capture::RawSource& source,
                                   const capture::ExporterSet& exporters, const QCommandLineParser& parser,
                                   const visa::CancelToken& token)
    {
        const QString resource = opened.resource().toString();
        // Who it is belongs to a capture; an instrument that does not say can be captured all the same.
        if (const auto identified = opened.identify();
            !identified && (identified.error().status == visa::Status::ErrorConnectionLost ||
                            identified.error().status == visa::Status::ErrorAbort))
            return reportFailure(resource, identified.error());
        capture::RawRequest request;
        request.source = source;
        request.identity = opened.identity();
        request.resource = resource;
        request.note = parser.value(QStringLiteral("note"));
        instrument::Dialogue dialogue = opened.dialogue(instrument::Origin::Capture);
        const auto taken = capture::takeRawCapture(dialogue, request);
        if (!taken)
            return reportFailure(resource, taken.error());
        return exportInto(**taken, exporters, parser, token);
    }

    static ExitCode captureInto(const OpenedInstrument& opened, const profile::Profile& profile,
                                const profile::CommandCall& call, const capture::ExporterSet& exporters,
                                const QCommandLineParser& parser, const visa::CancelToken& token)
    {
        const QString resource = opened.resource().toString();
        capture::CaptureRequest request;
        request.calls = {call};
        request.withSettings = !parser.isSet(QStringLiteral("no-settings"));
        request.identity = opened.identity();
        request.resource = resource;
        request.note = parser.value(QStringLiteral("note"));
        instrument::Dialogue dialogue = opened.dialogue(instrument::Origin::Capture);
        const auto taken = capture::takeCapture(dialogue, profile, request);
        if (!taken)
            return reportFailure(resource, taken.error());
        return exportInto(**taken, exporters, parser, token);
    }

    static ExitCode exportInto(const capture::Capture& taken, const capture::ExporterSet& exporters,
                               const QCommandLineParser& parser, const visa::CancelToken& token)
    {
        const QString path = parser.value(QStringLiteral("output"));
        capture::ExportOptions options;
        options.raw = parser.isSet(QStringLiteral("raw"));
        if (const auto written = exporters.write(taken, path, options, {{}, token}); !written)
            return reportFailure(path, written.error());
        printMessage(tr("%1: %2 points").arg(path).arg(taken.traces.front()->size()));
        return ExitCode::Done;
    }
};

} // namespace

std::unique_ptr<Command> makeCaptureCommand()
{
    return std::make_unique<CaptureCommand>();
}

} // namespace visor::app
