// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/common/transports.h"

#include "app/common/local_names.h"
#include "app/common/usb_quirks.h"
#include "core/instrument/locking_transport.h"
#include "transports/can/can_transport.h"
#include "transports/hislip/hislip_transport.h"
#include "transports/modbus/rtu_transport.h"
#include "transports/modbus/tcp_transport.h"
#include "transports/prologix/prologix_transport.h"
#include "transports/serial/serial_transport.h"
#include "transports/socket/socket_transport.h"
#include "transports/usbtmc/usbtmc_transport.h"
#include "transports/vicp/vicp_transport.h"
#include "transports/vxi11/vxi11_transport.h"

namespace visor::app {

std::unique_ptr<instrument::TransportSet> makeTransports(locks::LockRegistry& registry, const GpibBuses& gpib,
                                                         const std::shared_ptr<instrument::TrustStore>& trust)
{
    auto transports = std::make_unique<instrument::TransportSet>();
    const wire::LocalNames names = localNames();
    transports->add(std::make_unique<hislip::HislipTransport>(trust, names));
    transports->add(std::make_unique<vxi11::Vxi11Transport>(wire::kPortmapperPort, names));
    transports->add(std::make_unique<socket::SocketTransport>(names));
    transports->add(std::make_unique<serial::SerialTransport>());
    transports->add(std::make_unique<prologix::PrologixTransport>(
        gpib.boards, std::make_unique<vxi11::Vxi11Transport>(wire::kPortmapperPort, names), gpib.adapters));
    transports->add(std::make_unique<usbtmc::UsbtmcTransport>(usbQuirks()));
    transports->add(std::make_unique<modbus::TcpTransport>(names));
    transports->add(std::make_unique<modbus::RtuTransport>());
    transports->add(std::make_unique<can::CanTransport>());
    transports->add(std::make_unique<vicp::VicpTransport>(names));
    instrument::keepLocks(*transports, registry);
    return transports;
}

} // namespace visor::app
