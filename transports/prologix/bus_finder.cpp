// SPDX-License-Identifier: GPL-3.0-or-later
#include "transports/prologix/bus_finder.h"

#include <QCoreApplication>

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
    if (m_adapters) {
        if (const auto found = m_adapters->find(report, deadline); !found)
            report.failed(found.error());
    }
    for (const auto& [board, adapter] : m_boards->all()) {
        if (adapter.as<visa::PrologixAdapter>() == nullptr)
            continue; // a gateway
        if (deadline.isCancelled() || deadline.hasExpired())
            break;
        auto inhabited = lookThrough(adapter, deadline.sooner(m_limit));
        if (!inhabited) {
            if (deadline.isCancelled() || deadline.hasExpired())
                break;
            report.failed(inhabited.error());
            inhabited = inhabited.error().status == Status::ErrorResourceBusy ? m_seen[board] : std::vector<int>();
        }
        m_seen[board] = *inhabited;
        for (const int address : *inhabited) {
            instrument::Sighting sighting;
            sighting.resource =
                visa::ResourceName(visa::InterfaceType::Gpib, board, visa::GpibInstrument{address, std::nullopt});
            sighting.foundBy = name();
            sighting.mayBeAsked = false; // the bus is shared, and what is older than IEEE 488.2 knows no *IDN?
            report.found(sighting);
        }
    }
    return {};
}

Result<std::vector<int>> BusFinder::lookThrough(const visa::ResourceName& adapter,
                                                const visa::Deadline& deadline) const
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
    std::vector<int> inhabited;
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
        if (*isThere)
            inhabited.push_back(address);
    }
    if (inhabited.size() > kMostOnOneBus) {
        return failed(
            Error{Status::ErrorIo,
                  BusFinderText::tr("it says of %n addresses that somebody answers there, which are more "
                                    "than a bus can have. Open its instruments by their addresses.",
                                    nullptr, static_cast<int>(inhabited.size())),
                  {},
                  operation});
    }
    return inhabited;
}

} // namespace visor::prologix
