// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstddef>
#include <memory>
#include <mutex>
#include <span>
#include <utility>

namespace visor::simulation {

/// What a wire of the bench carries: a quantity (volts, amperes, ohms, degrees Celsius) as a pure function of the
/// bench's time in seconds. Immutable, so instruments share it across threads without locks.
class Signal
{
public:
    Signal() = default;
    Signal(const Signal&) = delete;
    Signal& operator=(const Signal&) = delete;
    virtual ~Signal() = default;

    [[nodiscard]] virtual double at(double seconds) const = 0;

    /// Values at start, start + step, …; sources override it where something faster than at() exists.
    virtual void sample(double start, double step, std::span<float> into) const
    {
        for (std::size_t i = 0; i < into.size(); ++i)
            into[i] = static_cast<float>(at(start + step * static_cast<double>(i)));
    }

    /// Time after which it repeats, 0 when it does not or nobody knows: where to look for an edge, over what to
    /// average.
    [[nodiscard]] virtual double period() const { return 0.0; }

    /// Mean over a measuring window (an integrating converter's aperture), by `points` equidistant values.
    [[nodiscard]] double mean(double start, double duration, int points = 64) const
    {
        double sum = 0.0;
        for (int i = 0; i < points; ++i)
            sum += at(start + duration * (i + 0.5) / points);
        return sum / points;
    }
};

/// A quantity that does not change.
class ConstantSignal final : public Signal
{
public:
    explicit ConstantSignal(double value) : m_value(value) {}

    [[nodiscard]] double at(double /*seconds*/) const override { return m_value; }
    void sample(double /*start*/, double /*step*/, std::span<float> into) const override
    {
        for (float& value : into)
            value = static_cast<float>(m_value);
    }

private:
    const double m_value;
};

/// A connector: one instrument publishes what it drives, others look at what is there now. Shared by both ends;
/// any thread. Carries 0 until something is published.
class SignalPort
{
public:
    [[nodiscard]] std::shared_ptr<const Signal> signal() const
    {
        const std::lock_guard lock(m_mutex);
        return m_signal;
    }

    void publish(std::shared_ptr<const Signal> signal)
    {
        const std::lock_guard lock(m_mutex);
        m_signal = std::move(signal);
    }

private:
    mutable std::mutex m_mutex; ///< guards m_signal
    std::shared_ptr<const Signal> m_signal = std::make_shared<const ConstantSignal>(0.0);
};

} // namespace visor::simulation
