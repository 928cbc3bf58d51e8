// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/console/console_options.h"

#include <QCommandLineParser>
#include <QCoreApplication>

namespace visor::app {

namespace {

class ConsoleText
{
    Q_DECLARE_TR_FUNCTIONS(visor::app::Console)
};

} // namespace

ConsoleOptions ConsoleOptions::parse(const QStringList& arguments)
{
    QCommandLineParser parser;
    parser.setApplicationDescription(ConsoleText::tr("Drives instruments from a window."));
    const QCommandLineOption help = parser.addHelpOption();
    const QCommandLineOption version = parser.addVersionOption();
    const QCommandLineOption bench(QStringLiteral("bench"),
                                   ConsoleText::tr("Start with a bench; “simulated” is the one there is."),
                                   ConsoleText::tr("NAME"));
    const QCommandLineOption open(QStringLiteral("open"),
                                  ConsoleText::tr("Open an instrument: a resource string, or a name in the list."),
                                  ConsoleText::tr("RESOURCE"));
    const QCommandLineOption screenshot(
        QStringLiteral("screenshot"),
        ConsoleText::tr("Save a picture of the window once it has settled, and quit."), ConsoleText::tr("FILE"));
    const QCommandLineOption tab(QStringLiteral("tab"),
                                 ConsoleText::tr("Show controls, terminal or waveform first."),
                                 ConsoleText::tr("NAME"));
    parser.addOptions({bench, open, screenshot, tab});

    ConsoleOptions options;
    const auto refuse = [&](const QString& why) {
        options.act = Act::RefuseUsage;
        options.text = why;
        return options;
    };
    if (!parser.parse(arguments))
        return refuse(parser.errorText());
    if (parser.isSet(help)) {
        options.act = Act::PrintHelp;
        options.text = parser.helpText();
        return options;
    }
    if (parser.isSet(version)) {
        options.act = Act::PrintVersion;
        options.text = QStringLiteral("visor-console %1").arg(QStringLiteral(VISOR_VERSION));
        return options;
    }
    if (parser.isSet(bench)) {
        if (parser.value(bench) != QLatin1StringView("simulated"))
            return refuse(ConsoleText::tr("There is no bench “%1”; “simulated” is the one there is.")
                              .arg(parser.value(bench)));
        options.startsBench = true;
    }
    if (parser.isSet(tab)) {
        options.tab = parser.value(tab);
        if (!QStringList{QStringLiteral("controls"), QStringLiteral("terminal"), QStringLiteral("waveform")}
                 .contains(options.tab)) {
            return refuse(
                ConsoleText::tr("There is no tab “%1”; controls, terminal and waveform are those there are.")
                    .arg(options.tab));
        }
    }
    if (!parser.positionalArguments().isEmpty())
        return refuse(ConsoleText::tr("“%1” is not expected here; --open opens an instrument.")
                          .arg(parser.positionalArguments().first()));
    options.open = parser.values(open);
    options.screenshot = parser.value(screenshot);
    return options;
}

} // namespace visor::app
