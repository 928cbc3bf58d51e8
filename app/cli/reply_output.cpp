// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/cli/reply_output.h"

#include "app/cli/output.h"

#include <QCoreApplication>
#include <QSaveFile>

#include <unistd.h>

namespace visor::app {

namespace {

struct ReplyOutputText
{
    Q_DECLARE_TR_FUNCTIONS(visor::app::Cli)
};

} // namespace

ExitCode writeFile(const QString& path, const QByteArray& bytes)
{
    QSaveFile file(path);
    if (!file.open(QIODevice::WriteOnly) || file.write(bytes) != bytes.size() || !file.commit()) {
        return reportFailure(path,
                             Error{visa::Status::ErrorFileAccess,
                                   ReplyOutputText::tr("The file cannot be written (%1). Choose another place or "
                                                       "free some space.")
                                       .arg(file.errorString()),
                                   {},
                                   QStringLiteral("write"),
                                   0});
    }
    return ExitCode::Done;
}

ExitCode deliverReply(const QByteArray& reply, const QCommandLineParser& parser)
{
    if (parser.isSet(QStringLiteral("output")))
        return writeFile(parser.value(QStringLiteral("output")), reply);
    bool isTaken = printBytes(reply);
    if (isTaken && !reply.endsWith('\n') && isatty(STDOUT_FILENO))
        isTaken = printBytes("\n");
    return isTaken ? ExitCode::Done : ExitCode::Refused;
}

} // namespace visor::app
