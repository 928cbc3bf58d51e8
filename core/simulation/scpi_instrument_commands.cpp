// SPDX-License-Identifier: GPL-3.0-or-later
// The headers every instrument has: IEEE 488.2 §10 common commands, SCPI-99 required commands (volume 1, 4.2.1),
// and the helpers that add a setting as a command with its query.
#include "core/simulation/scpi_instrument.h"
#include "core/simulation/scpi_link.h"

#include <utility>

namespace visor::simulation {

void ScpiInstrument::addCommonCommands()
{
    add("*IDN?", [this](ScpiCall& call) { call.reply(m_identity.toReply()); });
    add("*OPT?", [](ScpiCall& call) { call.reply(QByteArrayLiteral("0")); });
    add("*CLS", [this](ScpiCall&) {
        m_errors.clear();
        m_status.clearEvents();
        m_completionWanted = false;
    });
    add("*RST", [this](ScpiCall&) { executeReset(); });
    add("*TRG", [this](ScpiCall&) { trigger(); });
    add("*TST?", [this](ScpiCall& call) { call.replyInteger(selfTest()); });
    add("*OPC", [this](ScpiCall&) {
        if (m_operationActive)
            m_completionWanted = true;
        else
            m_status.raise(kOperationCompleteEvent);
    });
    add("*OPC?", [this](ScpiCall& call) {
        call.replyInteger(1);
        holdUntilOperationEnds();
    });
    add("*WAI", [this](ScpiCall&) { holdUntilOperationEnds(); });
    add("*ESR?", [this](ScpiCall& call) { call.replyInteger(m_status.takeEvents()); });
    add("*ESE?", [this](ScpiCall& call) { call.replyInteger(m_status.eventEnable()); });
    add("*ESE", [this](ScpiCall& call) {
        if (const auto bits = call.integer(0, 0, 255))
            m_status.setEventEnable(static_cast<std::uint8_t>(*bits));
    });
    add("*SRE?", [this](ScpiCall& call) { call.replyInteger(m_status.serviceEnable()); });
    add("*SRE", [this](ScpiCall& call) {
        if (const auto bits = call.integer(0, 0, 255))
            m_status.setServiceEnable(static_cast<std::uint8_t>(*bits));
    });
    add("*STB?", [this](ScpiCall& call) {
        const std::uint8_t bits = statusByte(*m_running);
        // Bit 6 is MSS here, and nothing is cleared (IEEE 488.2 §11.2.2.1).
        call.replyInteger((bits & m_status.serviceEnable()) != 0 ? bits | kRequestServiceBit : bits);
    });
}

void ScpiInstrument::addStatusCommands()
{
    add(":SYSTem:ERRor[:NEXT]?", [this](ScpiCall& call) { call.reply(m_errors.pop().toReply()); });
    add(":SYSTem:ERRor:COUNt?",
        [this](ScpiCall& call) { call.replyInteger(static_cast<qint64>(m_errors.size())); });
    add(":SYSTem:VERSion?", [](ScpiCall& call) { call.reply(QByteArrayLiteral("1999.0")); });
    addRegister(QByteArrayLiteral(":STATus:OPERation"), m_status.operation());
    addRegister(QByteArrayLiteral(":STATus:QUEStionable"), m_status.questionable());
    add(":STATus:PRESet", [this](ScpiCall&) {
        m_status.operation().preset();
        m_status.questionable().preset();
    });
}

void ScpiInstrument::addRegister(const QByteArray& prefix, EventRegister& events)
{
    add(prefix + ":CONDition?", [&events](ScpiCall& call) { call.replyInteger(events.condition()); });
    add(prefix + "[:EVENt]?", [&events](ScpiCall& call) { call.replyInteger(events.takeEvent()); });
    const auto addMask = [&](const QByteArray& name, auto get, auto set) {
        add(prefix + name + '?', [&events, get](ScpiCall& call) { call.replyInteger((events.*get)()); });
        add(prefix + name, [&events, set](ScpiCall& call) {
            if (const auto bits = call.integer(0, 0, 65535))
                (events.*set)(static_cast<std::uint16_t>(*bits));
        });
    };
    addMask(QByteArrayLiteral(":ENABle"), &EventRegister::enable, &EventRegister::setEnable);
    addMask(QByteArrayLiteral(":PTRansition"), &EventRegister::positiveTransition,
            &EventRegister::setPositiveTransition);
    addMask(QByteArrayLiteral(":NTRansition"), &EventRegister::negativeTransition,
            &EventRegister::setNegativeTransition);
}

void ScpiInstrument::addNumber(const QByteArray& pattern, NumberSpec spec, NumberGetter get, NumberSetter set)
{
    const auto shared = std::make_shared<const NumberSpec>(std::move(spec));
    add(pattern, [shared, set = std::move(set)](ScpiCall& call) {
        if (!call.allowAtMost(1))
            return;
        const NumberRange range = shared->rangeNow ? shared->rangeNow(call) : shared->range;
        if (const auto value = call.number(0, shared->unit, range))
            set(call, shared->isInteger ? static_cast<double>(qRound64(*value)) : *value);
    });
    add(pattern + '?', [shared, get = std::move(get)](ScpiCall& call) {
        double value = 0.0;
        if (call.hasArgument(0)) { // MINimum, MAXimum, DEFault
            const NumberRange range = shared->rangeNow ? shared->rangeNow(call) : shared->range;
            const auto limit = call.number(0, shared->unit, range);
            if (!limit)
                return;
            value = *limit;
        } else {
            value = get(call);
        }
        if (shared->isInteger)
            call.reply(QByteArray::number(qRound64(value)));
        else
            call.reply(value, shared->decimals);
    });
}

void ScpiInstrument::addSwitch(const QByteArray& pattern, SwitchGetter get, SwitchSetter set)
{
    add(pattern, [set = std::move(set)](ScpiCall& call) {
        if (!call.allowAtMost(1))
            return;
        if (const auto on = call.boolean(0))
            set(call, *on);
    });
    add(pattern + '?', [get = std::move(get)](ScpiCall& call) { call.replyBoolean(get(call)); });
}

void ScpiInstrument::addChoice(const QByteArray& pattern, QByteArrayList mnemonics, ChoiceGetter get,
                               ChoiceSetter set)
{
    const auto shared = std::make_shared<const QByteArrayList>(std::move(mnemonics));
    add(pattern, [shared, set = std::move(set)](ScpiCall& call) {
        if (!call.allowAtMost(1))
            return;
        if (const auto chosen = call.choice(0, *shared))
            set(call, *chosen);
    });
    add(pattern + '?', [shared, get = std::move(get)](ScpiCall& call) {
        call.replyChoice((*shared)[static_cast<qsizetype>(get(call))]);
    });
}

} // namespace visor::simulation
