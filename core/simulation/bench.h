// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/simulation/clock.h"
#include "core/visa/device.h"
#include "core/visa/register_device.h"

#include <QByteArray>
#include <QString>
#include <QStringView>

#include <cstdint>
#include <memory>
#include <optional>
#include <vector>

namespace visor::simulation {

/// A bench of simulated instruments, wired to one another as on a desk:
///
///     generator 1, 2 --50 Ohm--> oscilloscope 1, 2
///     supply output 1 --> resistor --> multimeter (volts, amperes, its temperature), oscilloscope 3
///     resistor's temperature, 10 mV a degree --> oscilloscope 4
///     source-measure unit --> diode        temperature controller --> cryostat
///     process controller --> furnace
///
/// and a shelf of oscilloscopes on the same wires, each with one thing wrong. Everything is a function of the seed
/// and of the clock. Owned by the program that serves it; must outlive the servers.
class Bench
{
public:
    enum class Shelf : std::uint8_t { Normal, Faulty };

    struct Entry
    {
        QString name;                         ///< as a technician says it, translated
        QByteArray key;                       ///< the same in every language: "oscilloscope", "faulty-slow"
        std::shared_ptr<visa::Device> device; ///< null where `registers` is not
        QByteArray identity;                  ///< what *IDN? answers, when the instrument does
        Shelf shelf = Shelf::Normal;
        QString description; ///< one translated sentence
        /// Of an instrument that is not spoken to but looked into (Modbus).
        std::shared_ptr<visa::RegisterDevice> registers = {};
        /// Where it stands on the bench's GPIB bus, if it does.
        std::optional<int> gpibAddress = {};
    };

    /// With signals running, so that there is something to see; *RST takes that away.
    [[nodiscard]] static std::unique_ptr<Bench> create(std::uint64_t seed, std::shared_ptr<Clock> clock);

    [[nodiscard]] const std::vector<Entry>& entries() const { return m_entries; }
    /// By name or key, in any case; null when there is none.
    [[nodiscard]] const Entry* find(QStringView nameOrKey) const;

private:
    Bench() = default;

    std::vector<Entry> m_entries;
};

} // namespace visor::simulation
