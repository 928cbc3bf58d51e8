// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/simulation/scpi_instrument.h"

#include "core/simulation/scpi_link.h"

#include <algorithm>
#include <utility>

namespace visor::simulation {

/// Lets a callback of the clock find the instrument, or find it gone.
struct ScpiInstrument::WakeGate
{
    std::mutex mutex; ///< held while the instrument is called; taken before the instrument's
    ScpiInstrument* instrument = nullptr;
};

ScpiInstrument::ScpiInstrument(ScpiIdentity identity, std::shared_ptr<Clock> clock)
    : m_identity(std::move(identity)), m_clock(std::move(clock)), m_gate(std::make_shared<WakeGate>())
{
    m_gate->instrument = this;
    addCommonCommands();
    addStatusCommands();
}

ScpiInstrument::~ScpiInstrument()
{
    const std::lock_guard lock(m_gate->mutex);
    m_gate->instrument = nullptr;
}

Result<std::unique_ptr<visa::DeviceLink>> ScpiInstrument::open()
{
    const std::lock_guard lock(m_mutex);
    if (m_links.size() >= kMaximumLinks)
        return failure(visa::Status::ErrorAllocation,
                       ScpiLink::tr("%1 takes no more connections. Close another program that uses it.")
                           .arg(QString::fromLatin1(m_identity.model)),
                       QStringLiteral("open"));
    auto link = std::make_unique<ScpiLink>(*this, ++m_lastHolder);
    m_links.push_back(link.get());
    return link;
}

visa::RemoteMode ScpiInstrument::remoteMode() const
{
    const std::lock_guard lock(m_mutex);
    return m_remote;
}

void ScpiInstrument::trigger()
{
    raiseError(ScpiError::TriggerIgnored);
}

void ScpiInstrument::raiseError(ScpiError error, const QByteArray& detail)
{
    m_errors.push(error, detail);
    m_status.raiseForError(static_cast<int>(error));
}

void ScpiInstrument::raiseError(int number, const QByteArray& text)
{
    m_errors.push(number, text);
    m_status.raiseForError(number);
}

void ScpiInstrument::beginOperation(Clock::Duration length)
{
    const Clock::Duration end = length == kNoKnownEnd ? kNoKnownEnd : now() + length;
    m_operationEnd = m_operationActive ? std::max(m_operationEnd, end) : end;
    m_operationActive = true;
    if (m_operationEnd != kNoKnownEnd)
        wakeAt(m_operationEnd);
}

void ScpiInstrument::endOperation(bool completed)
{
    if (!std::exchange(m_operationActive, false))
        return;
    if (completed)
        operationCompleted();
    if (!m_operationActive && std::exchange(m_completionWanted, false))
        m_status.raise(kOperationCompleteEvent);
    wakeAt(now()); // links that wait for it carry on from there, not from inside this command
}

void ScpiInstrument::holdUntilOperationEnds()
{
    if (m_running != nullptr)
        m_running->m_waitsForOperation = m_operationActive;
}

void ScpiInstrument::wakeAt(Clock::Duration when)
{
    m_clock->callAt(when, [gate = m_gate] {
        const std::lock_guard lock(gate->mutex);
        if (gate->instrument != nullptr)
            gate->instrument->wake();
    });
}

void ScpiInstrument::wake()
{
    const std::lock_guard lock(m_mutex);
    // Without clients nobody can tell when update() happens, and a subclass may be on its way out.
    if (m_links.empty())
        return;
    update();
    scanServiceRequests();
    for (ScpiLink* link : m_links)
        link->m_changed.notify_all();
}

void ScpiInstrument::update()
{
    if (m_operationActive && m_operationEnd <= now()) {
        m_operationActive = false;
        operationCompleted();
        if (!m_operationActive && std::exchange(m_completionWanted, false))
            m_status.raise(kOperationCompleteEvent);
    }
    for (ScpiLink* link : m_links)
        run(*link);
}

void ScpiInstrument::run(ScpiLink& link)
{
    while (!link.m_lost) {
        if (link.m_waitsForOperation) {
            if (m_operationActive)
                return;
            link.m_waitsForOperation = false;
        }
        if (!link.m_current) {
            if (link.m_inputs.empty())
                return;
            if (link.m_output) { // IEEE 488.2 §6.3.2.3: a new message before the response was read
                link.m_output.reset();
                raiseError(ScpiError::QueryInterrupted);
            }
            link.m_current = std::move(link.m_inputs.front());
            link.m_inputs.pop_front();
            link.m_position = 0;
            link.m_path.clear();
        }
        if (link.m_current->isTrigger) {
            trigger();
            link.m_current.reset();
            continue;
        }
        const QByteArray message = link.m_current->text;
        while (link.m_position < message.size() && !link.m_waitsForOperation)
            runUnit(link, message);
        if (link.m_waitsForOperation && m_operationActive)
            return;
        link.m_waitsForOperation = false;
        if (link.m_position >= message.size())
            finishMessage(link, message);
    }
}

void ScpiInstrument::runUnit(ScpiLink& link, const QByteArray& message)
{
    const qsizetype start = link.m_position;
    const ScpiUnit unit = nextScpiUnit(message, link.m_position);
    if (unit.header.isEmpty() && unit.error == ScpiError::None && !unit.isQuery && unit.arguments.empty())
        return; // ";;" and a trailing ';' are harmless
    if (runUnitAsText(link, unit, QByteArrayView(message).sliced(start, link.m_position - start)))
        return;
    if (unit.error != ScpiError::None) {
        raiseError(unit.error, unit.header);
        return;
    }
    QByteArray header = unit.header;
    if (!header.startsWith('*')) {
        // IEEE 488.2 appendix A: a header without ':' goes on where the one before it was; common commands change
        // nothing.
        if (!header.startsWith(':'))
            header = link.m_path + header;
        link.m_path = header.first(header.lastIndexOf(':') + 1);
    }
    const auto match = m_tree.find(header, unit.isQuery);
    if (match.error != ScpiError::None) {
        raiseError(match.error, unit.header + (unit.isQuery ? "?" : ""));
        return;
    }
    ScpiCall call(unit, match.suffixes, link.m_building);
    m_running = &link;
    (*match.handler)(call);
    m_running = nullptr;
    if (!call.hasFailed() && call.hasUnreadArguments())
        call.fail(ScpiError::ParameterNotAllowed);
    if (call.hasFailed())
        raiseError(call.error(), call.errorDetail().isEmpty() ? unit.header : call.errorDetail());
}

bool ScpiInstrument::runUnitAsText(ScpiLink& link, const ScpiUnit& unit, QByteArrayView text)
{
    if (text.endsWith(';'))
        text.chop(1);
    const ScpiUnit bare;
    const std::vector<int> noSuffixes;
    ScpiCall call(bare, noSuffixes, link.m_building);
    m_running = &link;
    const bool isTaken = runText(text.trimmed(), link.m_path, call);
    m_running = nullptr;
    if (!isTaken)
        return false;
    if (unit.header.startsWith(':'))
        link.m_path = unit.header.first(unit.header.lastIndexOf(':') + 1);
    else if (!unit.header.startsWith('*'))
        link.m_path += unit.header.first(unit.header.lastIndexOf(':') + 1);
    if (call.hasFailed())
        raiseError(call.error(), call.errorDetail().isEmpty() ? unit.header : call.errorDetail());
    return true;
}

void ScpiInstrument::finishMessage(ScpiLink& link, const QByteArray& message)
{
    link.m_current.reset();
    if (link.m_building.isEmpty()) {
        link.m_building = {};
        return;
    }
    ScpiResponse response = std::exchange(link.m_building, {});
    response.append(m_responseEnd);
    if (m_fault)
        m_fault->apply(message, response, now());
    if (response.readyAt > now())
        wakeAt(response.readyAt);
    link.m_output = std::move(response);
}

std::uint8_t ScpiInstrument::statusByte(const ScpiLink& link) const
{
    return m_status.summary(!m_errors.isEmpty(), link.isReadable() || !link.m_building.isEmpty());
}

void ScpiInstrument::scanServiceRequests()
{
    for (ScpiLink* link : m_links) {
        // IEEE 488.2 §11.3.3: a reason that was not there before asks for service; no reason left takes the
        // request back.
        const auto reasons = static_cast<std::uint8_t>(statusByte(*link) & m_status.serviceEnable());
        const bool isNew = (reasons & ~link->m_reasons) != 0;
        link->m_reasons = reasons;
        if (reasons == 0)
            link->m_requestsService = false;
        if (!isNew || link->m_requestsService)
            continue;
        link->m_requestsService = true;
        if (m_sender && link->m_slot->isSet())
            m_sender->post(link->m_slot, static_cast<std::uint8_t>(statusByte(*link) | kRequestServiceBit));
    }
}

void ScpiInstrument::executeReset()
{
    if (std::exchange(m_operationActive, false))
        wakeAt(now());
    m_completionWanted = false;
    reset();
}

} // namespace visor::simulation
