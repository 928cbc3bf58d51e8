// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/instrument/finder.h"
#include "transports/prologix/adapter_pool.h"
#include "transports/prologix/gpib_boards.h"

#include <chrono>

namespace visor::prologix {

/// Instruments on the buses of the GPIB adapters that have board numbers: GPIB0::9::INSTR. Those are the adapters
/// that the user listed, opened or remembered, and those that `adapters`, which looks meanwhile, numbers. Adapters
/// are looked through side by side.
///
/// Each address but the adapter's own is polled serially, with a short time limit of the adapter's: no data goes
/// over the bus and no instrument does anything, and one that has nothing to say costs Adapter::kLookTime. Nobody
/// is asked *IDN?.
///
/// An adapter takes one client, and its bus one conversation. An adapter that is in use, by another program or by
/// sessions here, is left alone and said so; when a session begins while it is looked through, the look ends. What
/// was found there before is then taken to be there still. A session that is opened meanwhile shares the
/// connection and waits for one poll at the most.
class BusFinder : public instrument::Finder
{
public:
    /// `limit` is for each adapter. Without `adapters` only those with a number already are looked through.
    BusFinder(std::shared_ptr<GpibBoards> boards, std::shared_ptr<AdapterPool> pool,
              std::unique_ptr<instrument::Finder> adapters = nullptr,
              std::chrono::milliseconds limit = std::chrono::seconds(10))
        : m_boards(std::move(boards)), m_pool(std::move(pool)), m_adapters(std::move(adapters)), m_limit(limit)
    {
    }

    [[nodiscard]] QString name() const override;
    [[nodiscard]] Result<void> find(instrument::FinderReport& report, const visa::Deadline& deadline) override;

private:
    void look(int board, const visa::ResourceName& adapter, instrument::FinderReport& report,
              const visa::Deadline& deadline);
    /// Reports who is there as they answer. ErrorResourceBusy when the adapter is in use.
    [[nodiscard]] Result<void> lookThrough(int board, const visa::ResourceName& adapter,
                                           std::vector<int>& inhabited, instrument::FinderReport& report,
                                           const visa::Deadline& deadline) const;

    const std::shared_ptr<GpibBoards> m_boards;
    const std::shared_ptr<AdapterPool> m_pool;
    const std::unique_ptr<instrument::Finder> m_adapters;
    const std::chrono::milliseconds m_limit;
    std::mutex m_mutex;                     ///< protects what follows
    std::map<int, std::vector<int>> m_seen; ///< addresses by board, of the last look that went through
};

} // namespace visor::prologix
