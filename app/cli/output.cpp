// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/cli/output.h"

#include <QJsonDocument>

#include <cstdio>

namespace visor::app {

bool printBytes(QByteArrayView bytes)
{
    const auto size = static_cast<std::size_t>(bytes.size());
    return std::fwrite(bytes.data(), 1, size, stdout) == size && std::fflush(stdout) == 0;
}

bool isOutputLost()
{
    return std::ferror(stdout) != 0;
}

bool printLine(const QString& text)
{
    return printBytes((text + u'\n').toUtf8());
}

bool printJson(const QJsonObject& object)
{
    return printBytes(QJsonDocument(object).toJson(QJsonDocument::Compact) + '\n');
}

bool printJson(const QJsonArray& array)
{
    return printBytes(QJsonDocument(array).toJson(QJsonDocument::Compact) + '\n');
}

void printMessage(const QString& text)
{
    const QByteArray line = (text + u'\n').toUtf8();
    std::fwrite(line.constData(), 1, static_cast<std::size_t>(line.size()), stderr);
}

ExitCode reportFailure(const QString& thing, const Error& error)
{
    printMessage(QStringLiteral("visor: %1: %2 (%3)").arg(thing, error.message, visa::statusName(error.status)));
    return exitCodeOf(error.status);
}

ExitCode reportUsage(const QString& sentence)
{
    printMessage(QStringLiteral("visor: %1").arg(sentence));
    return ExitCode::Usage;
}

} // namespace visor::app
