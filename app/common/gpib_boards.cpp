// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/common/gpib_boards.h"

#include "app/common/bench_announcement.h"
#include "app/common/data_paths.h"
#include "app/common/local_names.h"
#include "app/common/remembered_finder.h"

#include <QCoreApplication>
#include <QFile>

#include <cstdio>

namespace visor::app {

namespace {

struct GpibBoardsText
{
    Q_DECLARE_TR_FUNCTIONS(visor::app::GpibBoards)
};

constexpr qint64 kMostBoardBytes = 1 << 20;

std::optional<visa::ResourceName> announcedAdapter(int board)
{
    for (const instrument::Sighting& sighting : BenchAnnouncement::readAll(benchAnnouncementFolder())) {
        if (sighting.resource.as<visa::PrologixAdapter>() != nullptr && sighting.resource.board() == board)
            return sighting.resource;
    }
    return std::nullopt;
}

} // namespace

QStringList readGpibBoards(QByteArrayView text, prologix::GpibBoards& boards)
{
    QStringList problems;
    int number = 0;
    for (const QByteArray& raw : text.toByteArray().split('\n')) {
        ++number;
        QString line = QString::fromUtf8(raw).trimmed();
        if (line.isEmpty() || line.startsWith(u'#'))
            continue;
        std::optional<int> board;
        if (const qsizetype equals = line.indexOf(u'=');
            equals > 0 && line.startsWith(QLatin1StringView("GPIB"))) {
            bool isNumber = false;
            const int given = line.sliced(4, equals - 4).trimmed().toInt(&isNumber);
            if (isNumber && given >= 0)
                board = given;
            line = line.sliced(equals + 1).trimmed();
            if (!board) {
                problems << GpibBoardsText::tr("Line %1: “GPIB” is followed by a board number.").arg(number);
                continue;
            }
        }
        const auto name = visa::ResourceName::parse(line);
        if (!name) {
            problems << GpibBoardsText::tr("Line %1: %2").arg(number).arg(name.error().message);
            continue;
        }
        const bool isAdapter = name->as<visa::PrologixAdapter>() != nullptr;
        if (!isAdapter && (!board || name->as<visa::TcpipInstrument>() == nullptr)) {
            problems << GpibBoardsText::tr("Line %1: %2 is not a GPIB adapter; a gateway is written “GPIB1 = %2”.")
                            .arg(number)
                            .arg(name->toString());
            continue;
        }
        boards.define(board.value_or(name->board()), *name);
    }
    return problems;
}

std::shared_ptr<prologix::GpibBoards> configuredGpibBoards(const QString& file,
                                                           prologix::GpibBoards::Elsewhere elsewhere)
{
    auto boards = std::make_shared<prologix::GpibBoards>(std::move(elsewhere));
    QFile source(file);
    if (!source.exists())
        return boards;
    QStringList problems;
    if (source.open(QIODevice::ReadOnly))
        problems = readGpibBoards(source.read(kMostBoardBytes), *boards);
    else
        problems << source.errorString();
    for (const QString& problem : problems)
        std::fprintf(stderr, "visor: %s: %s\n", qPrintable(file), qPrintable(problem));
    return boards;
}

GpibBuses gpibBuses()
{
    GpibBuses buses{configuredGpibBoards(gpibBoardsFile(), &announcedAdapter),
                    std::make_shared<prologix::AdapterPool>(localNames())};
    const auto records = rememberedInstruments(rememberedInstrumentsFile());
    if (!records)
        return buses; // the finder of that name says why
    const auto listed = buses.boards->all();
    for (const instrument::InstrumentRecord& record : *records) {
        for (const instrument::Route& route : record.routes) {
            // The user's file wins; simulated adapters change their ports with every start.
            if (record.shelf == instrument::Shelf::Real && route.resource.as<visa::PrologixAdapter>() != nullptr &&
                listed.count(route.resource.board()) == 0)
                buses.boards->define(route.resource.board(), route.resource);
        }
    }
    return buses;
}

} // namespace visor::app
