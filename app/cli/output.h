// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/cli/exit_code.h"
#include "core/visa/result.h"

#include <QByteArrayView>
#include <QJsonArray>
#include <QJsonObject>
#include <QString>

namespace visor::app {

/// Bytes to stdout as they are. False when nobody takes them any more (a closed pipe).
bool printBytes(QByteArrayView bytes);
/// One line of text to stdout.
bool printLine(const QString& text);
/// One JSON document on one line.
bool printJson(const QJsonObject& object);
bool printJson(const QJsonArray& array);
/// Whether anything printed so far got lost: a full disk, a closed pipe.
[[nodiscard]] bool isOutputLost();
/// One line to stderr.
void printMessage(const QString& text);

/// `visor: THING: sentence (VI_ERROR_NAME)` to stderr; the exit code that goes with it.
[[nodiscard]] ExitCode reportFailure(const QString& thing, const Error& error);
/// `visor: sentence` for a wrong command line.
[[nodiscard]] ExitCode reportUsage(const QString& sentence);

} // namespace visor::app
