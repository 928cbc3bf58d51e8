// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/profile_editor/profile_bench.h"

#include "core/instrument/device_transport.h"

#include <mutex>

namespace visor::ui {

class ProfileBench::Seat
{
public:
    explicit Seat(Simulate simulate) : m_simulate(std::move(simulate)) {}

    void setProfile(std::shared_ptr<const profile::Profile> profile)
    {
        const std::lock_guard lock(m_mutex);
        m_profile = std::move(profile);
        m_device.reset();
    }
    Result<std::shared_ptr<visa::Device>> device()
    {
        const std::lock_guard lock(m_mutex);
        if (!m_device) {
            auto made = m_simulate(m_profile);
            if (!made)
                return tl::unexpected(std::move(made.error()));
            m_device = std::move(*made);
        }
        return m_device;
    }

private:
    const Simulate m_simulate;
    std::mutex m_mutex; ///< guards what follows
    std::shared_ptr<const profile::Profile> m_profile;
    std::shared_ptr<visa::Device> m_device;
};

ProfileBench::ProfileBench(Simulate simulate, instrument::TraceLog& trace, QObject* parent)
    : QObject(parent), m_seat(std::make_shared<Seat>(std::move(simulate)))
{
    m_transports.add(std::make_unique<instrument::DeviceTransport>([seat = m_seat] { return seat->device(); }));
    instrument::ConnectionSettings settings;
    settings.resource = visa::ResourceName(visa::InterfaceType::Tcpip, 0,
                                           visa::TcpipSocket{QStringLiteral("simulated-profile"), 1});
    settings.reconnect.isAutomatic = false;
    m_link = std::make_unique<InstrumentLink>(m_transports, m_library, trace, settings);
}

ProfileBench::~ProfileBench() = default;

void ProfileBench::setProfile(const std::shared_ptr<const profile::Profile>& profile)
{
    if (!profile || profile == m_link->profile())
        return;
    m_seat->setProfile(profile);
    m_link->setProfile(profile);
    m_link->open(); // does nothing when it is open
}

} // namespace visor::ui
