// SPDX-License-Identifier: GPL-3.0-or-later
// The settings of the oscilloscope: subsystems TIMebase, CHANnel, TRIGger, ACQuire.
#include "core/simulation/oscilloscope.h"

#include <algorithm>
#include <cmath>
#include <utility>

namespace visor::simulation {

const QByteArrayList& Oscilloscope::channelNames()
{
    static const QByteArrayList names{"CHANnel1", "CHANnel2", "CHANnel3", "CHANnel4"};
    return names;
}

ScopeChannelSettings& Oscilloscope::channel(const ScpiCall& call)
{
    return m_settings.channels[static_cast<std::size_t>(call.suffix() - 1)];
}

const ScopeChannelSettings& Oscilloscope::channel(const ScpiCall& call) const
{
    return m_settings.channels[static_cast<std::size_t>(call.suffix() - 1)];
}

void Oscilloscope::addTimebaseCommands()
{
    addNumber(
        ":TIMebase:SCALe", {"S", {2e-9, 50.0, 100e-6}}, [this](const ScpiCall&) { return m_settings.timeScale; },
        [this](ScpiCall&, double value) {
            m_settings.timeScale = value;
            settingsChanged();
        });
    addNumber(
        ":TIMebase:RANGe", {"S", {20e-9, 500.0, 1e-3}}, [this](const ScpiCall&) { return m_settings.window(); },
        [this](ScpiCall&, double value) {
            m_settings.timeScale = value / kScopeTimeDivisions;
            settingsChanged();
        });
    const auto addPosition = [this](const QByteArray& name) {
        addNumber(
            name, {"S", {-500.0, 500.0, 0.0}}, [this](const ScpiCall&) { return m_settings.timePosition; },
            [this](ScpiCall&, double value) {
                m_settings.timePosition = value;
                settingsChanged();
            });
    };
    addPosition(":TIMebase:POSition");
    addPosition(":TIMebase:DELay");
    addChoice(
        ":TIMebase:REFerence", {"LEFT", "CENTer", "RIGHt"},
        [this](const ScpiCall&) { return static_cast<std::size_t>(m_settings.reference); },
        [this](ScpiCall&, std::size_t chosen) {
            m_settings.reference = static_cast<ScopeReference>(chosen);
            settingsChanged();
        });
    addChoice(
        ":TIMebase:MODE", {"MAIN", "WINDow", "XY", "ROLL"}, [this](const ScpiCall&) { return m_timeMode; },
        [this](ScpiCall&, std::size_t chosen) { m_timeMode = chosen; });
}

void Oscilloscope::addChannelCommands()
{
    const auto addFlag = [this](const QByteArray& name, bool ScopeChannelSettings::* member) {
        addSwitch(
            ":CHANnel<1-4>:" + name, [this, member](const ScpiCall& call) { return channel(call).*member; },
            [this, member](ScpiCall& call, bool on) {
                channel(call).*member = on;
                settingsChanged();
            });
    };
    const auto addPick = [this](const QByteArray& name, QByteArrayList words,
                                bool ScopeChannelSettings::* member) {
        addChoice(
            ":CHANnel<1-4>:" + name, std::move(words),
            [this, member](const ScpiCall& call) { return channel(call).*member ? 1u : 0u; },
            [this, member](ScpiCall& call, std::size_t chosen) {
                channel(call).*member = chosen == 1;
                settingsChanged();
            });
    };
    addFlag("DISPlay", &ScopeChannelSettings::isShown);
    addFlag("BWLimit", &ScopeChannelSettings::isBandwidthLimited);
    addFlag("INVert", &ScopeChannelSettings::isInverted);
    addPick("COUPling", {"DC", "AC"}, &ScopeChannelSettings::isAcCoupled);
    addPick("IMPedance", {"ONEMeg", "FIFTy"}, &ScopeChannelSettings::isFiftyOhm);
    addPick("UNITs", {"VOLT", "AMPere"}, &ScopeChannelSettings::isInAmperes);

    const auto addScale = [this](const QByteArray& name, double divisions) {
        NumberSpec spec{"V", {}};
        spec.rangeNow = [this, divisions](const ScpiCall& call) {
            const double probe = channel(call).probe * divisions;
            return NumberRange{1e-3 * probe, 5.0 * probe, probe};
        };
        addNumber(
            ":CHANnel<1-4>:" + name, std::move(spec),
            [this, divisions](const ScpiCall& call) { return channel(call).scale * divisions; },
            [this, divisions](ScpiCall& call, double value) {
                channel(call).scale = value / divisions;
                settingsChanged();
            });
    };
    addScale("SCALe", 1.0);
    addScale("RANGe", kScopeVoltDivisions);
    NumberSpec offset{"V", {}};
    offset.rangeNow = [this](const ScpiCall& call) {
        // The input stage moves 2 V on the fine ranges and 40 V on the coarse ones.
        const ScopeChannelSettings& settings = channel(call);
        const double reach = settings.scale / settings.probe < 0.2 ? 2.0 : 40.0;
        return NumberRange{-reach * settings.probe, reach * settings.probe, 0.0};
    };
    addNumber(
        ":CHANnel<1-4>:OFFSet", std::move(offset), [this](const ScpiCall& call) { return channel(call).offset; },
        [this](ScpiCall& call, double value) {
            channel(call).offset = value;
            settingsChanged();
        });
    addNumber(
        ":CHANnel<1-4>:PROBe", {"", {0.1, 10e3, 1.0}},
        [this](const ScpiCall& call) { return channel(call).probe; },
        [this](ScpiCall& call, double value) {
            // The picture stays: what is shown is now told in the probe's volts.
            ScopeChannelSettings& settings = channel(call);
            const double ratio = value / settings.probe;
            settings.probe = value;
            settings.scale *= ratio;
            settings.offset *= ratio;
            m_settings.levels[static_cast<std::size_t>(call.suffix() - 1)] *= ratio;
            settingsChanged();
        });
    add(":CHANnel<1-4>:LABel", [this](ScpiCall& call) {
        if (const auto text = call.text(0))
            channel(call).label = text->left(32);
    });
    add(":CHANnel<1-4>:LABel?", [this](ScpiCall& call) { call.replyString(channel(call).label); });
}

void Oscilloscope::addTriggerCommands()
{
    static const QByteArrayList sources{"CHANnel1", "CHANnel2", "CHANnel3", "CHANnel4", "EXTernal", "LINE"};
    addChoice(
        ":TRIGger:MODE", {"EDGE"}, [this](const ScpiCall&) { return m_triggerMode; },
        [this](ScpiCall&, std::size_t chosen) { m_triggerMode = chosen; });
    addChoice(
        ":TRIGger:SWEep", {"AUTO", "NORMal"},
        [this](const ScpiCall&) { return m_settings.waitsForTrigger ? 1u : 0u; },
        [this](ScpiCall&, std::size_t chosen) {
            m_settings.waitsForTrigger = chosen == 1;
            settingsChanged();
        });
    addChoice(
        ":TRIGger[:EDGE]:SOURce", sources,
        [this](const ScpiCall&) { return static_cast<std::size_t>(m_settings.triggerSource); },
        [this](ScpiCall&, std::size_t chosen) {
            m_settings.triggerSource = static_cast<ScopeTriggerSource>(chosen);
            settingsChanged();
        });
    addChoice(
        ":TRIGger[:EDGE]:SLOPe", {"POSitive", "NEGative", "EITHer", "ALTernate"},
        [this](const ScpiCall&) { return static_cast<std::size_t>(m_settings.slope); },
        [this](ScpiCall&, std::size_t chosen) {
            m_settings.slope = static_cast<ScopeSlope>(chosen);
            settingsChanged();
        });
    addChoice(
        ":TRIGger[:EDGE]:COUPling", {"AC", "DC", "LFReject"},
        [this](const ScpiCall&) { return m_triggerCoupling; },
        [this](ScpiCall&, std::size_t chosen) {
            m_triggerCoupling = chosen;
            m_settings.isTriggerAcCoupled = chosen != 1;
            settingsChanged();
        });
    // :TRIGger:EDGE:LEVel level[, source]
    add(":TRIGger[:EDGE]:LEVel", [this](ScpiCall& call) {
        if (!call.allowAtMost(2))
            return;
        auto source = static_cast<std::size_t>(m_settings.triggerSource);
        if (call.hasArgument(1)) {
            const auto chosen = call.choice(1, sources);
            if (!chosen)
                return;
            source = *chosen;
        }
        NumberRange range{-8.0, 8.0, 0.0};
        if (source < kScopeChannels) { // 6 divisions around the middle of the screen
            const ScopeChannelSettings& settings = m_settings.channels[source];
            range = {settings.offset - 6.0 * settings.scale, settings.offset + 6.0 * settings.scale,
                     settings.offset};
        }
        if (const auto level = call.number(0, "V", range)) {
            m_settings.levels[source] = *level;
            settingsChanged();
        }
    });
    add(":TRIGger[:EDGE]:LEVel?", [this](ScpiCall& call) {
        auto source = static_cast<std::size_t>(m_settings.triggerSource);
        if (call.hasArgument(0)) {
            const auto chosen = call.choice(0, sources);
            if (!chosen)
                return;
            source = *chosen;
        }
        call.reply(m_settings.levels[source]);
    });
    addNumber(
        ":TRIGger:HOLDoff", {"S", {60e-9, 10.0, 60e-9}}, [this](const ScpiCall&) { return m_holdoff; },
        [this](ScpiCall&, double value) { m_holdoff = value; });
}

void Oscilloscope::addAcquireCommands()
{
    addChoice(
        ":ACQuire:TYPE", {"NORMal", "AVERage", "HRESolution", "PEAK"},
        [this](const ScpiCall&) { return static_cast<std::size_t>(m_settings.type); },
        [this](ScpiCall&, std::size_t chosen) {
            m_settings.type = static_cast<ScopeAcquireType>(chosen);
            settingsChanged();
        });
    addNumber(
        ":ACQuire:COUNt", {"", {2.0, 65536.0, 8.0}, 8, true},
        [this](const ScpiCall&) { return double(m_settings.averages); },
        [this](ScpiCall&, double value) {
            m_settings.averages = static_cast<int>(value);
            settingsChanged();
        });
    addChoice(":ACQuire:MODE", {"RTIMe"}, [](const ScpiCall&) { return 0u; }, [](ScpiCall&, std::size_t) {});
    add(":ACQuire:POINts?", [this](ScpiCall& call) {
        call.replyInteger(static_cast<qint64>(ScopeAcquisition::memoryPoints(m_settings.window())));
    });
    add(":ACQuire:SRATe?",
        [this](ScpiCall& call) { call.reply(ScopeAcquisition::sampleRate(m_settings.window())); });
}

} // namespace visor::simulation
