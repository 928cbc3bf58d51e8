// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "transports/prologix/adapter_pool.h"
#include "transports/prologix/gpib_boards.h"

#include <QByteArrayView>
#include <QString>
#include <QStringList>

#include <memory>

namespace visor::app {

/// The boards that the file defines, one a line; '#' begins a comment. An adapter's name defines the board it
/// carries (PRLGX-TCPIP0::192.168.1.9::1234::INTFC), "GPIB2 = NAME" defines board 2 by any name, a VXI-11
/// gateway's too. What cannot be understood is passed over with a sentence on standard error. No file, no boards.
[[nodiscard]] std::shared_ptr<prologix::GpibBoards>
configuredGpibBoards(const QString& file, prologix::GpibBoards::Elsewhere elsewhere = {});

/// The same from the file's text; a sentence for each line that is wrong.
[[nodiscard]] QStringList readGpibBoards(QByteArrayView text, prologix::GpibBoards& boards);

/// What a program knows and has open of GPIB: made once, shared by its wires and its finders.
struct GpibBuses
{
    std::shared_ptr<prologix::GpibBoards> boards;
    std::shared_ptr<prologix::AdapterPool> adapters;
};

/// The boards of the user's file, then of the adapters he remembers; besides them, the adapters of simulated
/// benches while those run.
[[nodiscard]] GpibBuses gpibBuses();

} // namespace visor::app
