// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/profile/library.h"
#include "core/visa/device.h"
#include "widgets/common/instrument_link.h"

#include <QObject>

#include <functional>
#include <memory>

namespace visor::ui {

/// The instrument that a profile describes, simulated inside this program while the profile is being written: one
/// link that goes on when the text changes. The new instrument is made when it is next spoken to, on the link's
/// thread. GUI thread.
class ProfileBench : public QObject
{
    Q_OBJECT

public:
    /// Makes the simulated instrument of a profile; called on the link's thread.
    using Simulate =
        std::function<Result<std::shared_ptr<visa::Device>>(std::shared_ptr<const profile::Profile> profile)>;

    ProfileBench(Simulate simulate, instrument::TraceLog& trace, QObject* parent = nullptr);
    ~ProfileBench() override;

    void setProfile(const std::shared_ptr<const profile::Profile>& profile);
    [[nodiscard]] InstrumentLink& link() { return *m_link; }

private:
    class Seat; ///< the instrument of the moment, shared with the link's thread

    std::shared_ptr<Seat> m_seat;
    profile::Library m_library; ///< empty: the profile is given
    instrument::TransportSet m_transports;
    std::unique_ptr<InstrumentLink> m_link; ///< ends first
};

} // namespace visor::ui
