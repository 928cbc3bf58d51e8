// SPDX-License-Identifier: GPL-3.0-or-later
// Reading the oscilloscope: subsystems WAVeform and MEASure.
#include "core/simulation/oscilloscope.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <cstdio>
#include <utility>

namespace visor::simulation {

ScopeGrid Oscilloscope::readoutGrid(const ScopeAcquisition& acquisition) const
{
    const std::size_t most =
        m_readout.mode == PointsMode::Normal ? kScreenPoints : ScopeAcquisition::kMaximumPoints;
    return acquisition.grid(std::min(m_readout.points, most));
}

void Oscilloscope::addReadoutQuery(const QByteArray& name, std::function<double(const ScopeAcquisition&)> value)
{
    add(":WAVeform:" + name + '?', [this, value = std::move(value)](ScpiCall& call) {
        if (const auto shown = acquisition())
            call.reply(value(*shown));
        else
            call.fail(ScpiError::DataCorruptOrStale);
    });
}

void Oscilloscope::addWaveformCommands()
{
    addChoice(
        ":WAVeform:SOURce", channelNames(), [this](const ScpiCall&) { return m_readout.channel; },
        [this](ScpiCall&, std::size_t chosen) { m_readout.channel = chosen; });
    addChoice(
        ":WAVeform:FORMat", {"BYTE", "WORD", "ASCii"},
        [this](const ScpiCall&) { return static_cast<std::size_t>(m_readout.format); },
        [this](ScpiCall&, std::size_t chosen) { m_readout.format = static_cast<Format>(chosen); });
    addChoice(
        ":WAVeform:BYTeorder", {"MSBFirst", "LSBFirst"},
        [this](const ScpiCall&) { return m_readout.isLittleEndian ? 1u : 0u; },
        [this](ScpiCall&, std::size_t chosen) { m_readout.isLittleEndian = chosen == 1; });
    addSwitch(
        ":WAVeform:UNSigned", [this](const ScpiCall&) { return m_readout.isUnsigned; },
        [this](ScpiCall&, bool on) { m_readout.isUnsigned = on; });
    addChoice(
        ":WAVeform:POINts:MODE", {"NORMal", "MAXimum", "RAW"},
        [this](const ScpiCall&) { return static_cast<std::size_t>(m_readout.mode); },
        [this](ScpiCall&, std::size_t chosen) { m_readout.mode = static_cast<PointsMode>(chosen); });
    add(":WAVeform:POINts", [this](ScpiCall& call) {
        constexpr double kMost = double(ScopeAcquisition::kMaximumPoints);
        if (const auto points = call.number(0, {}, {100.0, kMost, 1000.0}))
            m_readout.points = static_cast<std::size_t>(std::llround(*points));
    });
    add(":WAVeform:POINts?", [this](ScpiCall& call) {
        const auto shown = acquisition();
        call.replyInteger(static_cast<qint64>(shown ? readoutGrid(*shown).points : 0));
    });
    add(":WAVeform:PREamble?", [this](ScpiCall& call) { replyPreamble(call); });
    add(":WAVeform:DATA?", [this](ScpiCall& call) { replyData(call); });
    add(":WAVeform:TYPE?", [this](ScpiCall& call) {
        static const QByteArrayList types{"NORM", "AVER", "HRES", "PEAK"};
        call.reply(types[static_cast<qsizetype>(m_settings.type)]);
    });
    add(":WAVeform:COUNt?", [this](ScpiCall& call) {
        call.replyInteger(m_settings.type == ScopeAcquireType::Average ? m_settings.averages : 1);
    });
    add(":WAVeform:XREFerence?", [](ScpiCall& call) { call.replyInteger(0); });
    add(":WAVeform:YREFerence?", [this](ScpiCall& call) {
        call.replyInteger(!m_readout.isUnsigned ? 0 : m_readout.format == Format::Word ? 32768 : 128);
    });
    addReadoutQuery("XINCrement", [this](const ScopeAcquisition& shown) { return readoutGrid(shown).step; });
    addReadoutQuery("XORigin", [this](const ScopeAcquisition& shown) { return readoutGrid(shown).start; });
    addReadoutQuery("YINCrement", [this](const ScopeAcquisition& shown) {
        return shown.scaling(m_readout.channel, m_readout.format == Format::Word).increment;
    });
    addReadoutQuery("YORigin", [this](const ScopeAcquisition& shown) {
        return shown.scaling(m_readout.channel, m_readout.format == Format::Word).origin;
    });
}

void Oscilloscope::replyPreamble(ScpiCall& call)
{
    const auto shown = acquisition();
    if (!shown) {
        call.fail(ScpiError::DataCorruptOrStale);
        return;
    }
    // Programmer's guide, :WAVeform:PREamble: format 0 BYTE, 1 WORD, 4 ASCii; type 0 NORMal, 1 PEAK, 2 AVERage, 3
    // HRES.
    static constexpr std::array<int, 3> kFormats{0, 1, 4};
    static constexpr std::array<int, 4> kTypes{0, 2, 3, 1};
    const ScopeGrid grid = readoutGrid(*shown);
    const ScopeScaling scaling = shown->scaling(m_readout.channel, m_readout.format == Format::Word);
    const ScopeSettings& settings = shown->settings();
    const auto whole = [](qint64 value) { return (value < 0 ? "" : "+") + QByteArray::number(value); };
    QByteArray text = whole(kFormats[static_cast<std::size_t>(m_readout.format)]);
    text += ',' + whole(kTypes[static_cast<std::size_t>(settings.type)]);
    text += ',' + whole(static_cast<qint64>(grid.points));
    text += ',' + whole(settings.type == ScopeAcquireType::Average ? settings.averages : 1);
    text += ',' + scpiNumber(grid.step, 11);
    text += ',' + scpiNumber(grid.start, 11);
    text += ',' + whole(0);
    text += ',' + scpiNumber(scaling.increment, 11);
    text += ',' + scpiNumber(scaling.origin, 11);
    text += ',' + whole(m_readout.isUnsigned ? scaling.reference : 0);
    call.reply(std::move(text));
}

void Oscilloscope::replyData(ScpiCall& call)
{
    const auto shown = acquisition();
    if (!shown) {
        call.fail(ScpiError::DataCorruptOrStale);
        return;
    }
    const ScopeGrid grid = readoutGrid(*shown);
    if (m_readout.format == Format::Byte) {
        QByteArray codes = shown->bytes(m_readout.channel, grid);
        if (!m_readout.isUnsigned) {
            for (char& code : codes)
                code = static_cast<char>(code ^ '\x80');
        }
        call.replyBlock(std::move(codes));
        return;
    }
    if (m_readout.format == Format::Word) {
        const auto words = shown->words(m_readout.channel, grid);
        QByteArray bytes(static_cast<qsizetype>(words.size() * 2), Qt::Uninitialized);
        char* out = bytes.data();
        const unsigned flip = m_readout.isUnsigned ? 0u : 0x8000u;
        const bool lowFirst = m_readout.isLittleEndian != m_swapsWords;
        for (const std::uint16_t word : words) {
            const unsigned code = word ^ flip;
            const auto high = static_cast<char>(static_cast<unsigned char>(code >> 8));
            const auto low = static_cast<char>(static_cast<unsigned char>(code & 0xFFu));
            *out++ = lowFirst ? low : high;
            *out++ = lowFirst ? high : low;
        }
        call.replyBlock(std::move(bytes));
        return;
    }
    QByteArray text;
    text.reserve(static_cast<qsizetype>(grid.points) * 14);
    std::array<char, 32> number{};
    for (const float value : shown->quantised(m_readout.channel, grid)) {
        const int length =
            std::snprintf(number.data(), number.size(), text.isEmpty() ? "%+.5E" : ",%+.5E", double(value));
        text.append(number.data(), length);
    }
    call.replyBlock(std::move(text));
}

const ScopeMeasurements* Oscilloscope::measure(std::size_t channel)
{
    const auto shown = acquisition();
    if (!shown)
        return nullptr;
    std::erase_if(m_measured, [&](const CachedMeasurements& entry) { return entry.number != shown->number(); });
    for (const CachedMeasurements& entry : m_measured) {
        if (entry.channel == channel)
            return &entry.values;
    }
    m_measured.reserve(kScopeChannels);
    const ScopeGrid grid = shown->grid(kScreenPoints);
    const double leastSwing = 0.2 * shown->settings().channels[channel].scale;
    m_measured.push_back(
        {shown->number(), channel, ScopeMeasurements::of(shown->quantised(channel, grid), grid.step, leastSwing)});
    return &m_measured.back().values;
}

std::optional<std::size_t> Oscilloscope::readSource(ScpiCall& call, std::size_t argument,
                                                    std::size_t standard) const
{
    return call.hasArgument(argument) ? call.choice(argument, channelNames()) : std::optional(standard);
}

void Oscilloscope::addMeasurement(const QByteArray& name, const QByteArray& label, const QByteArray& unit,
                                  std::function<double(const ScopeMeasurements&)> value)
{
    const std::size_t index = m_measurements.size();
    m_measurements.push_back({name, label, std::move(value), unit});
    add(":MEASure:" + name + '?', [this, index](ScpiCall& call) {
        if (const auto source = readSource(call, 0, m_measureSource)) {
            const ScopeMeasurements* const measured = measure(*source);
            call.reply(measured == nullptr ? HUGE_VAL : [&] {
                const double result = m_measurements[index].value(*measured);
                return std::isnan(result) ? HUGE_VAL : result; // 9.9E+37: cannot be measured
            }());
        }
    });
    add(":MEASure:" + name, [this, index](ScpiCall& call) {
        const auto source = readSource(call, 0, m_measureSource);
        if (!source)
            return;
        constexpr std::size_t kMostShown = 4;
        if (m_shown.size() == kMostShown)
            m_shown.erase(m_shown.begin());
        m_shown.push_back({index, *source});
    });
}

void Oscilloscope::addIntervalMeasurement(const QByteArray& name, double ScopeMeasurements::* whole,
                                          double ScopeMeasurements::* cycles, double ScopeMeasurements::* ac)
{
    // :MEASure:VRMS? [CYCLe|DISPlay][,AC|DC][,CHANnel<n>]
    add(":MEASure:" + name + '?', [this, whole, cycles, ac](ScpiCall& call) {
        double ScopeMeasurements::* member = whole;
        bool isAc = false;
        std::size_t next = 0;
        const auto take = [&](QByteArrayView word) {
            if (!call.hasArgument(next) || !ScpiTree::matches(word, call.argument(next)->value))
                return false;
            ++next;
            return true;
        };
        if (take("CYCLe"))
            member = cycles;
        else
            static_cast<void>(take("DISPlay"));
        if (take("AC"))
            isAc = true;
        else
            static_cast<void>(take("DC"));
        const auto source = readSource(call, next, m_measureSource);
        if (!source)
            return;
        const ScopeMeasurements* const measured = measure(*source);
        const double value = measured == nullptr ? HUGE_VAL : measured->*(isAc ? ac : member);
        call.reply(std::isnan(value) ? HUGE_VAL : value);
    });
}

void Oscilloscope::addMeasureCommands()
{
    using M = ScopeMeasurements;
    addChoice(
        ":MEASure:SOURce", channelNames(), [this](const ScpiCall&) { return m_measureSource; },
        [this](ScpiCall&, std::size_t chosen) { m_measureSource = chosen; });
    add(":MEASure:CLEar", [this](ScpiCall&) { m_shown.clear(); });
    addMeasurement("FREQuency", "Freq", "Hz", [](const M& m) { return 1.0 / m.period; });
    addMeasurement("COUNter", "Counter", "Hz", [](const M& m) { return 1.0 / m.period; });
    addMeasurement("PERiod", "Period", "s", [](const M& m) { return m.period; });
    addMeasurement("VPP", "Pk-Pk", "V", [](const M& m) { return m.maximum - m.minimum; });
    addMeasurement("VAMPlitude", "Ampl", "V", [](const M& m) { return m.top - m.base; });
    addMeasurement("VTOP", "Top", "V", [](const M& m) { return m.top; });
    addMeasurement("VBASe", "Base", "V", [](const M& m) { return m.base; });
    addMeasurement("VMAX", "Max", "V", [](const M& m) { return m.maximum; });
    addMeasurement("VMIN", "Min", "V", [](const M& m) { return m.minimum; });
    addMeasurement("RISetime", "Rise", "s", [](const M& m) { return m.riseTime; });
    addMeasurement("FALLtime", "Fall", "s", [](const M& m) { return m.fallTime; });
    addMeasurement("PWIDth", "+Width", "s", [](const M& m) { return m.positiveWidth; });
    addMeasurement("NWIDth", "-Width", "s", [](const M& m) { return m.negativeWidth; });
    addMeasurement("DUTYcycle", "Duty", "%", [](const M& m) { return m.dutyCycle * 100.0; });
    addMeasurement("OVERshoot", "Over", "%", [](const M& m) { return m.overshoot * 100.0; });
    addIntervalMeasurement("VAVerage", &M::mean, &M::cycleMean, &M::mean);
    addIntervalMeasurement("VRMS", &M::rms, &M::cycleRms, &M::acRms);
    add(":MEASure:PHASe?", [this](ScpiCall& call) {
        const auto first = readSource(call, 0, 0);
        const auto second = readSource(call, 1, 1);
        if (!first || !second)
            return;
        double phase = HUGE_VAL;
        const ScopeMeasurements* measured = measure(*first);
        if (measured != nullptr && !std::isnan(measured->period)) {
            const double start = measured->firstRise;
            const double period = measured->period;
            measured = measure(*second);
            if (!std::isnan(measured->firstRise)) {
                phase = (measured->firstRise - start) / period;
                phase = (phase - std::round(phase)) * 360.0;
            }
        }
        call.reply(phase);
    });
}

} // namespace visor::simulation
