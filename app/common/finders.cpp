// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/common/finders.h"

#include "app/common/bench_finder.h"
#include "app/common/data_paths.h"
#include "app/common/local_names.h"
#include "app/common/remembered_finder.h"
#include "app/common/usb_quirks.h"
#include "transports/mdns/mdns_finder.h"
#include "transports/probe/page_search.h"
#include "transports/probe/probe_finder.h"
#include "transports/prologix/bus_finder.h"
#include "transports/prologix/prologix_finder.h"
#include "transports/serial/serial_finder.h"
#include "transports/usbtmc/usb_finder.h"
#include "transports/vxi11/broadcast_finder.h"
#include "transports/vxi11/gateway_finder.h"

#include <QCoreApplication>

namespace visor::app {

std::optional<wire::InterfaceChoice> chosenInterfaces()
{
    const QString names = qEnvironmentVariable("VISOR_INTERFACES").trimmed();
    if (names == QLatin1StringView("none"))
        return std::nullopt;
    wire::InterfaceChoice choice;
    for (const QString& name : names.split(u',', Qt::SkipEmptyParts))
        choice.names << name.trimmed();
    return choice;
}

namespace {

struct FindersText
{
    Q_DECLARE_TR_FUNCTIONS(visor::app::Finders)
};

/// Where remembered real instruments are; simulated ones change their ports with every start.
Result<std::vector<probe::ProbeFinder::Target>> rememberedTargets()
{
    const auto records = rememberedInstruments(rememberedInstrumentsFile());
    if (!records)
        return std::vector<probe::ProbeFinder::Target>(); // the finder of that name says why
    std::vector<visa::ResourceName> routes;
    for (const instrument::InstrumentRecord& record : *records) {
        for (const instrument::Route& route : record.routes) {
            if (record.shelf == instrument::Shelf::Real)
                routes.push_back(route.resource);
        }
    }
    return probe::targetsOf(routes);
}

/// A host that announces nothing but an instrument's web server.
std::vector<instrument::Sighting> lookIntoPage(const mdns::Service& page, const visa::Deadline& deadline)
{
    return probe::searchPageHost(
        {page.address, page.port, page.instance, FindersText::tr("mDNS"), mdns::identityOf(page)}, deadline);
}

} // namespace

std::vector<std::unique_ptr<instrument::Finder>> makeFinders(const GpibBuses& gpib)
{
    std::vector<std::unique_ptr<instrument::Finder>> finders;
    finders.push_back(std::make_unique<RememberedFinder>(rememberedInstrumentsFile()));
    finders.push_back(std::make_unique<BenchFinder>(benchAnnouncementFolder()));
    if (const auto interfaces = chosenInterfaces()) {
        finders.push_back(std::make_unique<mdns::MdnsFinder>(*interfaces, mdns::kMdnsPort, &lookIntoPage));
        finders.push_back(
            std::make_unique<vxi11::BroadcastFinder>(vxi11::BroadcastFinder::Options{.choice = *interfaces}));
        // What NetFinder finds is looked through behind it.
        finders.push_back(std::make_unique<prologix::BusFinder>(
            gpib.boards, gpib.adapters,
            std::make_unique<prologix::PrologixFinder>(
                prologix::PrologixFinder::Options{.choice = *interfaces, .boards = gpib.boards})));
        finders.push_back(std::make_unique<vxi11::GatewayFinder>(gpib.boards->all()));
        finders.push_back(std::make_unique<probe::ProbeFinder>(FindersText::tr("known address"),
                                                               &rememberedTargets, localNames()));
    }
    finders.push_back(std::make_unique<serial::SerialFinder>());
    if (qEnvironmentVariable("VISOR_USB") != QLatin1StringView("none"))
        finders.push_back(std::make_unique<usbtmc::UsbFinder>(usbQuirks()));
    return finders;
}

} // namespace visor::app
