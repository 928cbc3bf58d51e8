// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/simulation/clock.h"
#include "core/simulation/error_queue.h"
#include "core/simulation/response_fault.h"
#include "core/simulation/scpi_call.h"
#include "core/simulation/scpi_tree.h"
#include "core/simulation/status_model.h"
#include "core/visa/device.h"
#include "core/visa/lock_arbiter.h"

#include <QByteArray>
#include <QByteArrayList>

#include <cstddef>
#include <functional>
#include <memory>
#include <mutex>
#include <vector>

namespace visor::simulation {

class ScpiLink;
class ServiceRequestSender;

/// What *IDN? answers.
struct ScpiIdentity
{
    QByteArray maker;
    QByteArray model;
    QByteArray serial;
    QByteArray firmware;

    [[nodiscard]] QByteArray toReply() const { return maker + ',' + model + ',' + serial + ',' + firmware; }
};

/// A simulated instrument: an IEEE 488.2 device (message exchange, status reporting, mandatory commands) that
/// speaks the headers its subclass adds. Shared by every server and client; one mutex guards all its state, so
/// handlers and hooks run one at a time, under it, in the thread of whoever wrote or of the clock. They must not
/// block and must not call another instrument (wires are SignalPorts).
///
/// Commands run inside write(). Those that take time call beginOperation() or ScpiCall::readyAt(); *OPC, *OPC? and
/// *WAI follow the operation, and nothing blocks but the reader of a response that is not there yet.
class ScpiInstrument : public visa::Device
{
public:
    static constexpr std::size_t kMaximumLinks = 32;

    ScpiInstrument(ScpiIdentity identity, std::shared_ptr<Clock> clock);
    /// Subclasses are destroyed after their links; a callback of the clock may still come and finds nothing.
    ~ScpiInstrument() override;

    [[nodiscard]] Result<std::unique_ptr<visa::DeviceLink>> open() override;

    [[nodiscard]] QByteArray identity() const { return m_identity.toReply(); }
    /// REN, local and lockout as the last setRemote() of any link left them.
    [[nodiscard]] visa::RemoteMode remoteMode() const;

    /// Before the first open(): what this instrument does wrong with its responses.
    void setResponseFault(std::unique_ptr<ResponseFault> fault) { m_fault = std::move(fault); }
    /// Before the first open(): what ends a response; newline unless said.
    void setResponseEnd(QByteArray bytes) { m_responseEnd = std::move(bytes); }

protected:
    // Hooks, under the mutex.

    /// *RST: everything to its power-on state. The constructor of the subclass calls its own.
    virtual void reset() = 0;
    /// *TST?: 0 is passed.
    [[nodiscard]] virtual int selfTest() { return 0; }
    /// *TRG and group execute trigger. -211 unless overridden.
    virtual void trigger();
    /// The operation of beginOperation() has just ended (not when it was aborted). Beginning the next one here
    /// makes both one operation to *OPC and *WAI.
    virtual void operationCompleted() {}
    /// Instruments whose messages are not all headers of the tree get each unit first, as text without its ';';
    /// `path` is where a header without ':' goes on. False: the unit is not theirs.
    [[nodiscard]] virtual bool runText(QByteArrayView /*unit*/, const QByteArray& /*path*/, ScpiCall& /*call*/)
    {
        return false;
    }
    /// A client sent a device clear; what it waits for is already forgotten.
    virtual void deviceCleared() {}

    // Filling the tree, in the constructor.

    /// See ScpiTree::add().
    void add(QByteArrayView pattern, const ScpiHandler& handler) { m_tree.add(pattern, handler); }

    struct NumberSpec
    {
        QByteArray unit; ///< suffix accepted, "V"; empty for none
        NumberRange range;
        int decimals = 8;       ///< of the NR3 answer
        bool isInteger = false; ///< rounded; answers NR1
        /// Limits that depend on other settings; replaces `range`.
        std::function<NumberRange(const ScpiCall&)> rangeNow{};
    };
    using NumberGetter = std::function<double(const ScpiCall&)>;
    using NumberSetter = std::function<void(ScpiCall&, double)>;
    /// `pattern` (without '?') as command and query; the query takes MINimum, MAXimum and DEFault.
    void addNumber(const QByteArray& pattern, NumberSpec spec, NumberGetter get, NumberSetter set);

    using SwitchGetter = std::function<bool(const ScpiCall&)>;
    using SwitchSetter = std::function<void(ScpiCall&, bool)>;
    void addSwitch(const QByteArray& pattern, SwitchGetter get, SwitchSetter set);

    using ChoiceGetter = std::function<std::size_t(const ScpiCall&)>;
    using ChoiceSetter = std::function<void(ScpiCall&, std::size_t)>;
    void addChoice(const QByteArray& pattern, QByteArrayList mnemonics, ChoiceGetter get, ChoiceSetter set);

    // Services for handlers, under the mutex.

    [[nodiscard]] StatusModel& status() { return m_status; }
    /// Puts an error in the queue and its bit in the event status register.
    void raiseError(ScpiError error, const QByteArray& detail = {});
    [[nodiscard]] ErrorQueue::Entry takeError() { return m_errors.pop(); }
    /// The tree has that header.
    [[nodiscard]] bool isInTree(QByteArrayView header, bool isQuery) const
    {
        return m_tree.find(header, isQuery).handler != nullptr;
    }
    /// One of the instrument's own (positive number).
    void raiseError(int number, const QByteArray& text);

    [[nodiscard]] Clock& clock() const { return *m_clock; }
    [[nodiscard]] Clock::Duration now() const { return m_clock->now(); }
    /// The bench's time as signals take it.
    [[nodiscard]] double seconds() const { return m_clock->seconds(); }

    static constexpr Clock::Duration kNoKnownEnd = Clock::Duration::max();
    /// An overlapped operation has begun (IEEE 488.2 §12.2): a sweep, an acquisition. A second one ends with the
    /// later.
    void beginOperation(Clock::Duration length);
    /// It is over now: completed (operationCompleted() is called, *OPC answers) or aborted (*OPC answers as well).
    void endOperation(bool completed);
    [[nodiscard]] bool isOperationPending() const { return m_operationActive; }
    /// Makes the running command a sequential one: what its client sent after it waits for the operation's end.
    void holdUntilOperationEnds();

    /// For state that a subclass lets tests see.
    [[nodiscard]] std::unique_lock<std::mutex> guard() const { return std::unique_lock(m_mutex); }

private:
    friend class ScpiLink;
    struct WakeGate;

    void addCommonCommands();
    void addStatusCommands();
    void addRegister(const QByteArray& prefix, EventRegister& events);

    void wakeAt(Clock::Duration when);
    void wake();
    /// Ends what is due and carries on with every link's messages.
    void update();
    void run(ScpiLink& link);
    void runUnit(ScpiLink& link, const QByteArray& message);
    [[nodiscard]] bool runUnitAsText(ScpiLink& link, const ScpiUnit& unit, QByteArrayView text);
    void finishMessage(ScpiLink& link, const QByteArray& message);
    void scanServiceRequests();
    void executeReset();
    [[nodiscard]] std::uint8_t statusByte(const ScpiLink& link) const;

    const ScpiIdentity m_identity;
    const std::shared_ptr<Clock> m_clock;
    const std::shared_ptr<WakeGate> m_gate;
    visa::LockArbiter m_arbiter; ///< has its own mutex, never taken inside m_mutex
    std::unique_ptr<ResponseFault> m_fault;
    QByteArray m_responseEnd = QByteArrayLiteral("\n");
    ScpiTree m_tree;

    mutable std::mutex m_mutex; ///< guards everything below, the links' state and every member of subclasses
    StatusModel m_status;
    ErrorQueue m_errors;
    std::vector<ScpiLink*> m_links;
    visa::LockArbiter::Holder m_lastHolder = 0;
    ScpiLink* m_running = nullptr; ///< whose command is being carried out
    bool m_operationActive = false;
    Clock::Duration m_operationEnd{0};
    bool m_completionWanted = false; ///< *OPC waits for the operation
    visa::RemoteMode m_remote = visa::RemoteMode::DeassertRemoteEnable;
    std::unique_ptr<ServiceRequestSender> m_sender; ///< made with the first handler
};

} // namespace visor::simulation
