// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QByteArray>
#include <QString>

#include <memory>
#include <optional>
#include <variant>
#include <vector>

namespace visor::waveform {
class Waveform;
}

namespace visor::profile {

struct ReplyItem;

/// What an instrument answered, typed as the profile says. A value: copies share bytes and samples. Any thread.
class ReplyValue
{
public:
    using List = std::vector<ReplyItem>;
    using WaveformPointer = std::shared_ptr<const waveform::Waveform>;
    /// monostate: done, with nothing to say (a write). QByteArray: a block that is no trace (a screenshot, a
    /// setup).
    using Variant = std::variant<std::monostate, double, qint64, bool, QString, QByteArray, List, WaveformPointer>;

    Variant value;
    QString unit;
    /// The reply as received, for text replies; empty for blocks (their bytes are shared, not kept twice).
    QByteArray raw;

    [[nodiscard]] bool isEmpty() const { return std::holds_alternative<std::monostate>(value); }
    /// Numbers and booleans as double.
    [[nodiscard]] std::optional<double> toNumber() const;
    /// One line for people and scripts: shortest digits that read back equal, `.` decimals, lists separated by ",
    /// ". A block is its size, a waveform its point count.
    [[nodiscard]] QString toText() const;
    [[nodiscard]] WaveformPointer waveform() const;
};

/// One part of a list; the name is empty for plain arrays.
struct ReplyItem
{
    QString name;
    ReplyValue value;
};

} // namespace visor::profile
