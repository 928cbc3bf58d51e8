// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/instrument/finder.h"

#include <QCoreApplication>

#include <map>

namespace visor::serial {

/// The serial ports of this machine, from sysfs: no port is opened, not even for a moment, as opening one raises
/// DTR and resets what hangs on it. (QSerialPortInfo opens the ports of the 8250 driver to see whether they are
/// real; sysfs says so too.) Watches /dev for ports that come and go.
///
/// A port with a link in /dev/serial/by-id is named by that: ports renumber when they are plugged in in another
/// order. Pseudo-terminals are not listed; a simulated bench announces its own.
class SerialFinder : public instrument::Finder
{
    Q_DECLARE_TR_FUNCTIONS(visor::serial::SerialFinder)

public:
    /// After a change in /dev the links and rights follow a moment later (udev); a second look sees them.
    static constexpr std::chrono::milliseconds kSecondLook{400};

    /// Other folders than the system's, for tests.
    explicit SerialFinder(QString classFolder = QStringLiteral("/sys/class/tty"),
                          QString deviceFolder = QStringLiteral("/dev"))
        : m_classFolder(std::move(classFolder)), m_deviceFolder(std::move(deviceFolder))
    {
    }

    [[nodiscard]] QString name() const override;
    [[nodiscard]] Result<void> find(instrument::FinderReport& report, const visa::Deadline& deadline) override;

private:
    using Ports = std::map<visa::ResourceName, instrument::Sighting>;
    [[nodiscard]] Ports look() const;
    [[nodiscard]] instrument::Sighting sightingOf(const QString& port) const;
    /// The link in serial/by-id that leads to that port; empty for none.
    [[nodiscard]] QString lastingPath(const QString& port) const;

    const QString m_classFolder;
    const QString m_deviceFolder;
};

} // namespace visor::serial
