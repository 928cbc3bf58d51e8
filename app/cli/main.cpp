// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/cli/command.h"
#include "app/cli/interrupt_watcher.h"
#include "app/cli/output.h"
#include "app/common/data_paths.h"
#include "app/common/finders.h"
#include "app/common/library_messages.h"
#include "app/common/profile_folders.h"
#include "app/common/translators.h"
#include "app/common/transports.h"
#include "app/common/trust_file.h"

#include <QCoreApplication>

#include <algorithm>

namespace {

using namespace visor;

struct MainText
{
    Q_DECLARE_TR_FUNCTIONS(visor::app::Cli)
};

void printHelp(const std::vector<std::unique_ptr<app::Command>>& commands)
{
    app::printLine(MainText::tr("Usage: visor COMMAND [ARGUMENTS] [OPTIONS]"));
    app::printLine(MainText::tr("Drives instruments without a window. Data goes to stdout, messages to stderr."));
    app::printLine({});
    for (const auto& command : commands)
        app::printLine(QStringLiteral("  %1 %2").arg(command->name(), -10).arg(command->summary()));
    app::printLine({});
    app::printLine(MainText::tr("“visor COMMAND --help” says more. “visor --version” prints the version."));
    app::printLine(MainText::tr("An instrument that wants a login is told VISOR_USER and VISOR_PASSWORD of the "
                                "environment; without them they are asked for on the terminal."));
    app::printLine(
        MainText::tr("Exit codes: 0 done, 1 the instrument or file answered with an error, 2 wrong usage, 3 not "
                     "found, 4 timeout, 5 locked or busy, 6 connection lost, 7 not permitted."));
}

int runCommand(const app::Command& command, const QStringList& arguments, const visa::CancelToken& token)
{
    QCommandLineParser parser;
    parser.setApplicationDescription(command.summary());
    parser.setSingleDashWordOptionMode(QCommandLineParser::ParseAsLongOptions);
    const QCommandLineOption help({QStringLiteral("h"), QStringLiteral("help")},
                                  MainText::tr("Says what is here."));
    parser.addOption(help);
    command.describe(parser);
    if (!parser.parse(arguments))
        return static_cast<int>(app::reportUsage(parser.errorText()));
    if (parser.isSet(help)) {
        // The parser knows the program's path only; what one types is the program's name and the command's.
        QString text = parser.helpText();
        const QString path = QCoreApplication::arguments().constFirst();
        if (const qsizetype at = text.indexOf(path); at >= 0)
            text.replace(at, path.size(), QStringLiteral("visor ") + command.name());
        return app::printBytes(text.toUtf8()) ? 0 : static_cast<int>(app::ExitCode::Refused);
    }
    const QStringList positional = parser.positionalArguments();
    const auto count = static_cast<int>(positional.size());
    if (count < command.fewestArguments() || (command.mostArguments() >= 0 && count > command.mostArguments())) {
        return static_cast<int>(app::reportUsage(
            MainText::tr("wrong number of arguments for %1. “visor %1 --help” shows them.").arg(command.name())));
    }
    locks::LockRegistry locks(app::lockFolder(), QCoreApplication::applicationName());
    const auto trust = std::make_shared<app::TrustFile>(app::trustedCertificatesFile());
    const auto gpib = app::gpibBuses();
    const auto transports = app::makeTransports(locks, gpib, trust);
    const auto finders = app::makeFinders(gpib);
    profile::Library library;
    app::addProfileFolders(library);
    app::CommandContext context{*transports, library, finders, locks, *trust, token};
    const app::ExitCode code = command.run(parser, positional, context);
    if (app::isOutputLost()) {
        return static_cast<int>(app::reportFailure(
            QStringLiteral("stdout"),
            Error{visa::Status::ErrorFileIo,
                  MainText::tr("Not all of the output could be written. Make room, or send it elsewhere."),
                  {},
                  command.name(),
                  0}));
    }
    return static_cast<int>(code);
}

} // namespace

int main(int argc, char** argv)
{
    const auto token = visa::CancelToken::create();
    const app::InterruptWatcher watcher(token);
    QCoreApplication application(argc, argv);
    QCoreApplication::setApplicationName(QStringLiteral("visor"));
    QCoreApplication::setApplicationVersion(QStringLiteral(VISOR_VERSION));
    const app::Translators translators;
    app::quietLibraryMessages();

    const auto commands = app::allCommands();
    QStringList arguments = QCoreApplication::arguments();
    if (arguments.size() < 2) {
        printHelp(commands);
        return static_cast<int>(app::ExitCode::Usage);
    }
    const QString word = arguments[1];
    if (word == QLatin1String("--help") || word == QLatin1String("-h") || word == QLatin1String("help")) {
        printHelp(commands);
        return 0;
    }
    if (word == QLatin1String("--version") || word == QLatin1String("-v")) {
        app::printLine(QStringLiteral("visor %1").arg(QCoreApplication::applicationVersion()));
        return 0;
    }
    const auto command =
        std::find_if(commands.begin(), commands.end(), [&](const auto& c) { return c->name() == word; });
    if (command == commands.end()) {
        return static_cast<int>(
            app::reportUsage(MainText::tr("there is no command “%1”. “visor --help” lists them.").arg(word)));
    }
    arguments.removeAt(1);
    return runCommand(**command, arguments, token);
}
