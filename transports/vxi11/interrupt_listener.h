// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/visa/result.h"
#include "transports/wire/connection_pool.h"

#include <functional>
#include <memory>

namespace visor::vxi11 {

/// The controller's end of the interrupt channel: the instrument connects here and calls device_intr_srq. Owned by
/// one session; its callbacks come from threads of its own.
class InterruptListener
{
public:
    using Callback = std::function<void(QByteArrayView handle)>;

    /// Listens on that address of this computer, on a port of the system's choice.
    [[nodiscard]] static Result<std::unique_ptr<InterruptListener>> start(const QString& address,
                                                                          Callback callback);

    [[nodiscard]] std::uint16_t port() const { return m_pool.port(); }

private:
    InterruptListener(wire::TcpListener listener, Callback callback);

    Callback m_callback;
    wire::ConnectionPool m_pool;
};

} // namespace visor::vxi11
