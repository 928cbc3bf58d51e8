// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/doctor/identity_question.h"
#include "transports/wire/portmapper.h"

namespace visor::vxi11 {

/// Why a VXI-11 instrument or what is behind a VXI-11 gateway does not connect or answer: the portmapper, the core
/// port, the device name, links, the listener behind the gateway. Opens links and destroys each again.
///
/// Causes: lan.*, vxi11.not-registered, vxi11.no-portmapper, vxi11.not-vxi11, vxi11.device-name, vxi11.no-link,
/// vxi11.link-refused, vxi11.no-listener, vxi11.silent.
class Vxi11Examiner final : public doctor::Examiner
{
public:
    /// `portmapperPort` is 111 everywhere but in tests.
    /// `names` also finds hosts of the local network.
    explicit Vxi11Examiner(doctor::IdentityQuestion question, std::uint16_t portmapperPort = wire::kPortmapperPort,
                           wire::LocalNames names = {})
        : m_question(std::move(question)), m_portmapperPort(portmapperPort), m_names(std::move(names))
    {
    }

    [[nodiscard]] bool examines(const doctor::Complaint& complaint) const override;
    void examine(const doctor::Complaint& complaint, doctor::Report& report,
                 const visa::Deadline& deadline) override;

private:
    const doctor::IdentityQuestion m_question;
    const std::uint16_t m_portmapperPort;
    const wire::LocalNames m_names;
};

} // namespace visor::vxi11
