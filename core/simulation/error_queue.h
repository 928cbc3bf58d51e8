// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/simulation/scpi_error.h"

#include <cstddef>
#include <deque>

namespace visor::simulation {

/// The error queue of SCPI-99 volume 2, 21.8: oldest first; when full, the newest entry gives way to -350. Owned
/// by one instrument and guarded by its mutex.
class ErrorQueue
{
public:
    struct Entry
    {
        int number = 0;
        QByteArray text; ///< without quotes

        /// `-113,"Undefined header"`, `+0,"No error"`: as SYSTem:ERRor? answers.
        [[nodiscard]] QByteArray toReply() const;
    };

    static constexpr std::size_t kCapacity = 30;

    /// `detail` follows the standard text after a semicolon.
    void push(ScpiError error, const QByteArray& detail = {});
    /// An error of the instrument's own (positive number).
    void push(int number, const QByteArray& text);

    /// Takes the oldest; number 0 ("No error") when empty.
    [[nodiscard]] Entry pop();
    void clear() { m_entries.clear(); }

    [[nodiscard]] bool isEmpty() const { return m_entries.empty(); }
    [[nodiscard]] std::size_t size() const { return m_entries.size(); }

private:
    std::deque<Entry> m_entries;
};

} // namespace visor::simulation
