// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/instrument/transport.h"
#include "core/visa/turnstile.h"
#include "transports/prologix/adapter.h"
#include "transports/prologix/gpib_boards.h"

namespace visor::prologix {

/// Opens GPIB INSTR resources on the buses of Prologix adapters and the adapters themselves. Sessions on one
/// adapter share its connection, which lasts from the first to the last of them. Opening an adapter by its own
/// name defines its board. A GPIB board that stands for something else than an adapter (a VXI-11 gateway) is
/// opened by the transport of that, under the name the instrument has there.
class PrologixTransport : public instrument::Transport
{
public:
    /// `gateways` opens TCPIP INSTR resources; without one, boards that stand for gateways are refused.
    explicit PrologixTransport(std::shared_ptr<GpibBoards> boards,
                               std::unique_ptr<instrument::Transport> gateways = nullptr)
        : m_boards(std::move(boards)), m_gateways(std::move(gateways))
    {
    }

    [[nodiscard]] QString name() const override { return QStringLiteral("GPIB"); }
    [[nodiscard]] bool handles(const visa::ResourceName& resource) const override;
    /// ErrorInterfaceNotConfigured for a board that no adapter is known for.
    [[nodiscard]] Result<std::unique_ptr<visa::Session>> open(const visa::ResourceName& resource,
                                                              const instrument::OpenOptions& options,
                                                              const visa::Deadline& deadline) override;

private:
    [[nodiscard]] Result<std::shared_ptr<Adapter>> connect(const visa::ResourceName& adapter,
                                                           const visa::Deadline& deadline);
    [[nodiscard]] Result<std::unique_ptr<visa::Session>> openBehindGateway(const visa::ResourceName& gateway,
                                                                           const visa::GpibInstrument& address,
                                                                           const instrument::OpenOptions& options,
                                                                           const visa::Deadline& deadline);

    const std::shared_ptr<GpibBoards> m_boards;
    const std::unique_ptr<instrument::Transport> m_gateways;
    visa::Turnstile m_opening; ///< guards what follows, also while an adapter is opened, as it takes one client
    std::map<QString, std::weak_ptr<Adapter>> m_adapters;
};

} // namespace visor::prologix
