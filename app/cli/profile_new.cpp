// SPDX-License-Identifier: GPL-3.0-or-later
// `visor profile new`.
#include "app/cli/opened_instrument.h"
#include "app/cli/output.h"
#include "app/cli/profile_actions.h"
#include "core/instrument/instrument_facts.h"

#include <QCoreApplication>
#include <QFile>

namespace visor::app {

namespace {

struct ProfileNewText
{
    Q_DECLARE_TR_FUNCTIONS(visor::app::Cli)
};

ExitCode writeNewFile(const QString& path, const QByteArray& text)
{
    QFile file(path);
    // NewOnly: a file of the user's is never written over.
    const bool isOurs = file.open(QIODevice::WriteOnly | QIODevice::NewOnly);
    if (isOurs && file.write(text) == text.size() && file.flush()) {
        printMessage(
            ProfileNewText::tr("visor: %1 is written. Complete it, then check it with “visor profile check”.")
                .arg(path));
        return ExitCode::Done;
    }
    return reportFailure(path,
                         {visa::Status::ErrorFileAccess,
                          !isOurs && QFile::exists(path)
                              ? ProfileNewText::tr("The file is there already and is left alone; name another.")
                              : ProfileNewText::tr("The file cannot be written: %1.").arg(file.errorString()),
                          {},
                          QStringLiteral("profile.new"),
                          0});
}

} // namespace

ExitCode newProfile(const QString& resource, const QCommandLineParser& parser, const CommandContext& context)
{
    auto opened = OpenedInstrument::open(resource, parser, context);
    if (!opened)
        return reportFailure(resource, opened.error());
    const QString name = opened->resource().toString();
    const auto identity = opened->identify();
    if (!identity)
        return reportFailure(name, identity.error());
    auto dialogue = opened->dialogue(instrument::Origin::Housekeeping);
    const profile::InstrumentFacts facts = instrument::askForFacts(dialogue, *identity, opened->resource());
    const QByteArray text = profile::startingProfile(facts);
    const QString path = parser.value(QStringLiteral("output"));
    if (!path.isEmpty())
        return writeNewFile(path, text);
    return printBytes(text) ? ExitCode::Done : ExitCode::Refused;
}

} // namespace visor::app
