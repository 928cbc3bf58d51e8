// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "transports/prologix/gpib_boards.h"

#include <QByteArrayView>
#include <QString>
#include <QStringList>

#include <memory>

namespace visor::app {

/// The boards that the file defines, one a line; '#' begins a comment. An adapter's name defines the board it
/// carries (PRLGX-TCPIP0::192.168.1.9::1234::INTFC), "GPIB2 = NAME" defines board 2 by any name, a VXI-11
/// gateway's too. What cannot be understood is passed over with a sentence on standard error. No file, no boards.
[[nodiscard]] std::shared_ptr<prologix::GpibBoards> configuredGpibBoards(const QString& file);

/// The same from the file's text; a sentence for each line that is wrong.
[[nodiscard]] QStringList readGpibBoards(QByteArrayView text, prologix::GpibBoards& boards);

} // namespace visor::app
