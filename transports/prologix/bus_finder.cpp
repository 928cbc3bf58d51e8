// SPDX-License-Identifier: GPL-3.0-or-later
#include "transports/prologix/bus_finder.h"

#include <QCoreApplication>

#include <set>
#include <thread>
#include <vector>

namespace visor::prologix {

using visa::Status;

namespace {

struct BusFinderText
{
    Q_DECLARE_TR_FUNCTIONS(visor::prologix::BusFinder)
};

constexpr int kLastPrimaryAddress = 30;
/// A bus carries fifteen loads, one of them the controller (IEEE 488.1 §1.5).
constexpr std::size_t kMostOnOneBus = 14;

instrument::Sighting sightingAt(int board, int address, const QString& foundBy)
{
    instrument::Sighting sighting;
    sighting.resource =
        visa::ResourceName(visa::InterfaceType::Gpib, board, visa::GpibInstrument{address, std::nullopt});
    sighting.foundBy = foundBy;
    sighting.mayBeAsked = false; // the bus is shared, and what is older than IEEE 488.2 knows no *IDN?
    return sighting;
}

/// A place among those who use an adapter.
class Visit
{
public:
    explicit Visit(Adapter& adapter) : m_adapter(adapter), m_owner(adapter.newOwner()) {}
    ~Visit() { m_adapter.forget(m_owner); }
    Visit(const Visit&) = delete;
    Visit& operator=(const Visit&) = delete;

    [[nodiscard]] Adapter::Owner owner() const { return m_owner; }
    [[nodiscard]] bool isAlone() const { return m_adapter.ownerCount() == 1; }

private:
    Adapter& m_adapter;
    const Adapter::Owner m_owner;
};

} // namespace

QString BusFinder::name() const
{
    return BusFinderText::tr("GPIB adapter");
}

Result<void> BusFinder::find(instrument::FinderReport& report, const visa::Deadline& deadline)
{
    std::vector<std::thread> looks;
    std::set<int> looked;
    const auto lookAtNew = [&] {
        for (const auto& [board, adapter] : m_boards->all()) {
            if (adapter.as<visa::PrologixAdapter>() != nullptr && looked.insert(board).second) // else a gateway
                looks.emplace_back([this, number = board, name = adapter, &report, &deadline] {
                    look(number, name, report, deadline);
                });
        }
    };
    lookAtNew();
    if (m_adapters) {
        if (const auto found = m_adapters->find(report, deadline); !found)
            report.failed(found.error());
        lookAtNew();
    }
    for (std::thread& look : looks)
        look.join();
    return {};
}

void BusFinder::look(int board, const visa::ResourceName& adapter, instrument::FinderReport& report,
                     const visa::Deadline& deadline)
{
    std::vector<int> inhabited;
    const auto looked = lookThrough(board, adapter, inhabited, report, deadline.sooner(m_limit));
    if (looked) {
        const std::lock_guard guard(m_mutex);
        m_seen[board] = std::move(inhabited);
        return;
    }
    if (deadline.isCancelled() || deadline.hasExpired())
        return;
    report.failed(looked.error());
    if (looked.error().status != Status::ErrorResourceBusy) {
        for (const int address : inhabited)
            report.gone(sightingAt(board, address, name()).resource);
        return;
    }
    std::vector<int> seen;
    {
        const std::lock_guard guard(m_mutex);
        seen = m_seen[board];
    }
    for (const int address : seen)
        report.found(sightingAt(board, address, name()));
}

Result<void> BusFinder::lookThrough(int board, const visa::ResourceName& adapter, std::vector<int>& inhabited,
                                    instrument::FinderReport& report, const visa::Deadline& deadline) const
{
    const QString operation = QStringLiteral("find");
    const auto failed = [&](Error why) {
        if (why.status != Status::ErrorResourceBusy)
            why.message = BusFinderText::tr("The GPIB bus of %1 cannot be looked through: %2")
                              .arg(adapter.toString(), why.message);
        return tl::unexpected<Error>(std::move(why));
    };
    const auto opened = m_pool->open(adapter, deadline);
    if (!opened)
        return failed(opened.error());
    Adapter& bus = **opened;
    const Visit visit(bus);
    for (int address = 0; address <= kLastPrimaryAddress; ++address) {
        if (address == bus.kind().ownAddress)
            continue;
        if (!visit.isAlone()) {
            return failure(
                Status::ErrorResourceBusy,
                BusFinderText::tr("The GPIB bus of %1 is not looked through while instruments on it are "
                                  "open here; close them and look again.")
                    .arg(adapter.toString()),
                operation);
        }
        const auto isThere = bus.looksInhabited(visit.owner(), GpibAddress{address, std::nullopt}, deadline);
        if (!isThere)
            return failed(isThere.error());
        if (!*isThere)
            continue;
        inhabited.push_back(address);
        if (inhabited.size() > kMostOnOneBus) {
            return failed(
                Error{Status::ErrorIo,
                      BusFinderText::tr("it says of more addresses that somebody answers there than a bus "
                                        "can have instruments. Open them by their addresses."),
                      {},
                      operation});
        }
        report.found(sightingAt(board, address, name()));
    }
    return {};
}

} // namespace visor::prologix
