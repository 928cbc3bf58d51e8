// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/common/doctors.h"

#include "app/common/finders.h"
#include "app/common/local_names.h"
#include "core/doctor/identity_question.h"
#include "core/doctor/interface_examiner.h"
#include "core/doctor/lock_examiner.h"
#include "core/doctor/open_examiner.h"
#include "transports/hislip/hislip_examiner.h"
#include "transports/modbus/modbus_examiner.h"
#include "transports/serial/serial_examiner.h"
#include "transports/socket/socket_examiner.h"
#include "transports/usbtmc/usb_examiner.h"
#include "transports/vicp/vicp_examiner.h"
#include "transports/vxi11/vxi11_examiner.h"
#include "transports/wire/network_examiner.h"

namespace visor::app {

std::unique_ptr<doctor::Doctor> makeDoctor(const instrument::TransportSet& transports,
                                           const profile::Library& library, const locks::LockRegistry& registry,
                                           instrument::CredentialSource credentials)
{
    const doctor::IdentityQuestion question(transports, library, std::move(credentials));
    const wire::LocalNames names = localNames();
    auto made = std::make_unique<doctor::Doctor>();
    made->add(std::make_unique<doctor::InterfaceExaminer>(transports));
    made->addGeneral(std::make_unique<doctor::LockExaminer>(registry));
    made->add(std::make_unique<wire::NetworkExaminer>(chosenInterfaces()));
    made->add(std::make_unique<hislip::HislipExaminer>(question, names));
    made->add(std::make_unique<vxi11::Vxi11Examiner>(question, wire::kPortmapperPort, names));
    made->add(std::make_unique<socket::SocketExaminer>(question, names));
    made->add(std::make_unique<serial::SerialExaminer>(question));
    made->add(std::make_unique<usbtmc::UsbExaminer>(question));
    made->add(std::make_unique<modbus::ModbusExaminer>(question, names));
    made->add(std::make_unique<vicp::VicpExaminer>(question, names));
    made->setFallback(std::make_unique<doctor::OpenExaminer>(question));
    return made;
}

} // namespace visor::app
