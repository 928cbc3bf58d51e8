// SPDX-License-Identifier: GPL-3.0-or-later
#include "transports/vxi11/gateway_finder.h"

#include "transports/vxi11/gateway_bus.h"
#include "transports/vxi11/vxi11_session.h"
#include "transports/vxi11/vxi11_transport.h"

#include <QCoreApplication>

namespace visor::vxi11 {

namespace {

struct GatewayFinderText
{
    Q_DECLARE_TR_FUNCTIONS(visor::vxi11::GatewayFinder)
};

constexpr int kLastBusAddress = 30;

Result<std::uint32_t> busLine(Vxi11Session& bus, BusLine line, const visa::Deadline& deadline)
{
    const auto data = bus.doCommand(static_cast<std::int32_t>(BusCommand::BusStatus), 2,
                                    busNumber(static_cast<std::uint16_t>(line), 2), deadline);
    if (!data)
        return tl::unexpected(data.error());
    if (const auto value = parseBusNumber(*data, 2))
        return *value;
    return failure(
        visa::Status::ErrorIo,
        GatewayFinderText::tr("The gateway answers a question about its bus with %n bytes instead of 2.", nullptr,
                              static_cast<int>(data->size())),
        QStringLiteral("find"));
}

/// Sends these bytes under ATN, takes ATN back and looks whether somebody holds NDAC.
Result<bool> somebodyListens(Vxi11Session& bus, const QByteArray& commands, const visa::Deadline& deadline)
{
    const auto sent = bus.doCommand(static_cast<std::int32_t>(BusCommand::SendCommand), 1, commands, deadline);
    if (!sent)
        return tl::unexpected(sent.error());
    const auto released =
        bus.doCommand(static_cast<std::int32_t>(BusCommand::AttentionControl), 2, busNumber(0, 2), deadline);
    if (!released)
        return tl::unexpected(released.error());
    const auto held = busLine(bus, BusLine::NotDataAccepted, deadline);
    if (!held)
        return tl::unexpected(held.error());
    return *held != 0;
}

} // namespace

QString GatewayFinder::name() const
{
    return GatewayFinderText::tr("GPIB gateway");
}

Result<void> GatewayFinder::find(instrument::FinderReport& report, const visa::Deadline& deadline)
{
    for (const auto& [board, gateway] : m_boards) {
        const auto* link = gateway.as<visa::TcpipInstrument>();
        if (link == nullptr || link->isHislip() || link->device.contains(u','))
            continue;
        if (deadline.isCancelled() || deadline.hasExpired())
            break;
        const auto looked = findBehind(board, gateway, report, deadline.sooner(m_limit));
        if (!looked && !deadline.isCancelled() && !deadline.hasExpired()) {
            Error why = looked.error();
            why.message = GatewayFinderText::tr("The GPIB bus behind %1 cannot be looked through: %2")
                              .arg(gateway.toString(), why.message);
            report.failed(why);
        }
    }
    return {};
}

Result<void> GatewayFinder::findBehind(int board, const visa::ResourceName& gateway,
                                       instrument::FinderReport& report, const visa::Deadline& deadline) const
{
    Vxi11Transport transport;
    const auto session = transport.open(gateway, {}, deadline);
    if (!session)
        return tl::unexpected(session.error());
    auto* bus = dynamic_cast<Vxi11Session*>(session->get());
    if (bus == nullptr)
        return failure(visa::Status::ErrorUnsupportedOperation,
                       GatewayFinderText::tr("This is no VXI-11 gateway."), QStringLiteral("find"));
    const auto own = busLine(*bus, BusLine::Address, deadline);
    if (!own)
        return tl::unexpected(own.error());
    const QByteArray unlisten(1, static_cast<char>(kUnlisten));
    // With nobody addressed nobody may hold NDAC; else every address would look taken.
    const auto stuck = somebodyListens(*bus, unlisten, deadline);
    if (!stuck)
        return tl::unexpected(stuck.error());
    if (*stuck) {
        return failure(visa::Status::ErrorIo,
                       GatewayFinderText::tr("an instrument holds the bus (NDAC) though none is addressed. Switch "
                                             "the instruments off and on one by one, or look at the cables."),
                       QStringLiteral("find"));
    }
    for (int address = 0; address <= kLastBusAddress; ++address) {
        if (static_cast<std::uint32_t>(address) == *own)
            continue; // the gateway itself
        const auto listens = somebodyListens(*bus, unlisten + static_cast<char>(kListenBase + address), deadline);
        if (!listens)
            return tl::unexpected(listens.error());
        if (!*listens)
            continue;
        instrument::Sighting sighting;
        sighting.resource =
            visa::ResourceName(visa::InterfaceType::Gpib, board, visa::GpibInstrument{address, std::nullopt});
        sighting.foundBy = name();
        sighting.mayBeAsked = false; // the bus is shared, and what is older than IEEE 488.2 knows no *IDN?
        report.found(sighting);
    }
    const auto left = somebodyListens(*bus, unlisten, deadline);
    return left ? Result<void>() : tl::unexpected(left.error());
}

} // namespace visor::vxi11
