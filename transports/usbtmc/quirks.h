// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/visa/result.h"
#include "core/visa/usb_quirks.h"

#include <QByteArray>

#include <cstdint>
#include <optional>
#include <vector>

namespace visor::usbtmc {

using Quirks = visa::UsbQuirks;

/// The quirks of known devices. Read once by the program, read-only afterwards; any thread.
class QuirkTable
{
public:
    struct Entry
    {
        std::uint16_t vendorId = 0;
        std::optional<std::uint16_t>
            productId;  ///< absent: every product of the vendor that has no entry of its own
        QString device; ///< for people
        Quirks quirks;
    };

    QuirkTable() = default;

    /// A YAML list of {vendor, product, device, quirks: [words], maximum_write, maximum_read}. ErrorInvalidSetup
    /// naming the place.
    [[nodiscard]] static Result<QuirkTable> parse(const QByteArray& yaml);

    /// The device's, else its vendor's, else none.
    [[nodiscard]] const Quirks& find(std::uint16_t vendorId, std::uint16_t productId) const;
    [[nodiscard]] const std::vector<Entry>& entries() const { return m_entries; }

private:
    std::vector<Entry> m_entries;
};

} // namespace visor::usbtmc
