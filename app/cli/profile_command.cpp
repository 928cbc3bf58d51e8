// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/cli/commands.h"
#include "app/cli/opened_instrument.h"
#include "app/cli/output.h"
#include "app/cli/profile_actions.h"

#include <QCoreApplication>

namespace visor::app {

namespace {

/// `visor profile ACTION`: see profile_actions.h.
class ProfileCommand : public Command
{
    Q_DECLARE_TR_FUNCTIONS(visor::app::Cli)

public:
    QString name() const override { return QStringLiteral("profile"); }
    QString summary() const override { return tr("checks, shows, compares and starts profiles"); }
    int fewestArguments() const override { return 1; }
    int mostArguments() const override { return -1; }
    void describe(QCommandLineParser& parser) const override
    {
        parser.addPositionalArgument(
            QStringLiteral("ACTION"),
            tr("check FILE …: says what is wrong, and where. format FILE …: indents evenly. diff A [B]: what A "
               "says "
               "differently from the profile that comes with Visor, or B from A. list. show KEY. match IDN: which "
               "profiles fit an identity reply. pin IDN [KEY]: this instrument gets that profile, or the one that "
               "fits again. new RESOURCE: a profile to start from."),
            QStringLiteral("check|format|diff|list|show|match|pin|new"));
        parser.addPositionalArgument(QStringLiteral("ARGUMENT"),
                                     tr("Files, keys, an identity reply, or a resource."),
                                     QStringLiteral("[ARGUMENT …]"));
        parser.addOption({QStringLiteral("json"), tr("Print JSON.")});
        parser.addOption(
            {QStringLiteral("check"),
             tr("With format: change nothing, name the files that are out of shape and end with 1.")});
        parser.addOption(
            {QStringLiteral("lines"), tr("With diff: line by line, as diff -u has it, comments and all.")});
        parser.addOption({QStringLiteral("output"),
                          tr("With new: the file to write; one that is there already is left alone."),
                          QStringLiteral("FILE")});
        OpenedInstrument::describeOptions(parser);
    }
    ExitCode run(const QCommandLineParser& parser, const QStringList& arguments,
                 CommandContext& context) const override
    {
        const bool asJson = parser.isSet(QStringLiteral("json"));
        const QString& action = arguments[0];
        const QStringList rest = arguments.mid(1);
        const auto is = [&](const char* word, qsizetype fewest, qsizetype most) {
            return action == QLatin1StringView(word) && rest.size() >= fewest && (most < 0 || rest.size() <= most);
        };
        if (is("check", 1, -1))
            return checkProfiles(rest, asJson);
        if (is("format", 1, -1))
            return formatProfiles(rest, parser.isSet(QStringLiteral("check")), asJson);
        if (is("diff", 1, 2))
            return diffProfiles(rest, parser.isSet(QStringLiteral("lines")) ? DiffForm::Lines : DiffForm::Parts,
                                asJson, context.library);
        if (is("list", 0, 0))
            return listProfiles(asJson, context.library);
        if (is("show", 1, 1))
            return showProfile(rest[0], asJson, context.library);
        if (is("match", 1, 1))
            return matchProfiles(rest[0], asJson, context.library);
        if (is("pin", 1, 2))
            return pinProfile(rest[0], rest.value(1), context.library);
        if (is("new", 1, 1))
            return newProfile(rest[0], parser, context);
        return reportUsage(tr("profile takes: check FILE …, format FILE …, diff A [B], list, show KEY, match IDN, "
                              "pin IDN [KEY], or new RESOURCE."));
    }
};

} // namespace

std::unique_ptr<Command> makeProfileCommand()
{
    return std::make_unique<ProfileCommand>();
}

} // namespace visor::app
