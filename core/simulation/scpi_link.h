// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/simulation/scpi_response.h"
#include "core/simulation/scpi_scanner.h"
#include "core/simulation/service_request_sender.h"
#include "core/visa/device.h"
#include "core/visa/lock_arbiter.h"

#include <QCoreApplication>

#include <condition_variable>
#include <cstdint>
#include <deque>
#include <functional>
#include <memory>
#include <mutex>
#include <optional>

namespace visor::simulation {

class ScpiInstrument;

/// One client of a simulated instrument: its input buffer, its output queue, its request for service. Made by
/// ScpiInstrument::open(), owned by the server; everything inside is guarded by the instrument's mutex.
class ScpiLink final : public visa::DeviceLink
{
    Q_DECLARE_TR_FUNCTIONS(visor::simulation::ScpiLink)

public:
    ScpiLink(ScpiInstrument& instrument, visa::LockArbiter::Holder holder);
    ~ScpiLink() override;

    [[nodiscard]] Result<void> write(QByteArrayView bytes, const visa::Deadline& deadline, bool end) override;
    [[nodiscard]] Result<visa::ReadChunk> read(std::span<char> into, const visa::Deadline& deadline) override;
    [[nodiscard]] Result<void> clear(const visa::Deadline& deadline) override;
    [[nodiscard]] Result<void> trigger(const visa::Deadline& deadline) override;
    [[nodiscard]] Result<std::uint8_t> readStatusByte(const visa::Deadline& deadline) override;
    [[nodiscard]] Result<void> lock(visa::LockMode mode, const QByteArray& key,
                                    const visa::Deadline& deadline) override;
    [[nodiscard]] Result<void> unlock(const visa::Deadline& deadline) override;
    [[nodiscard]] Result<visa::LockState> lockState(const visa::Deadline& deadline) override;
    [[nodiscard]] Result<void> setRemote(visa::RemoteMode mode, const visa::Deadline& deadline) override;
    [[nodiscard]] Result<void> onServiceRequest(ServiceRequestHandler handler,
                                                const visa::Deadline& deadline) override;
    [[nodiscard]] bool isResponseAvailable() const override;
    [[nodiscard]] bool isResponsePending() const override;
    void abort() override;
    void reportInterrupted() override;

private:
    friend class ScpiInstrument;

    /// What waits in the input buffer: a program message or a group execute trigger among them.
    struct Input
    {
        QByteArray text;
        bool isTrigger = false;
    };

    /// More than this waiting behind *WAI or *OPC? makes the writer wait.
    static constexpr std::size_t kMaximumInputs = 256;

    [[nodiscard]] bool isReadable() const;
    [[nodiscard]] bool isBusy() const { return m_current.has_value() || !m_inputs.empty(); }
    /// One wait for m_changed; an error when the deadline, its token or an abort ended it.
    [[nodiscard]] Result<void> await(std::unique_lock<std::mutex>& lock, const visa::Deadline& deadline,
                                     std::uint64_t aborts, const QString& operation);
    /// Tries until the lock is there, the deadline has passed or abort() came.
    [[nodiscard]] Result<void> awaitLock(const visa::Deadline& deadline, const QString& operation,
                                         const std::function<Result<void>(const visa::Deadline&)>& attempt);
    /// Waits until no other client's lock is in the way.
    [[nodiscard]] Result<void> awaitAccess(const visa::Deadline& deadline, const QString& operation);
    [[nodiscard]] tl::unexpected<Error> aborted(const QString& operation) const;
    [[nodiscard]] tl::unexpected<Error> lost(const QString& operation, std::size_t transferred = 0) const;

    ScpiInstrument& m_instrument;
    const visa::LockArbiter::Holder m_holder;
    const std::shared_ptr<ServiceRequestSlot> m_slot = std::make_shared<ServiceRequestSlot>();
    mutable std::condition_variable m_changed;

    ScpiScanner m_scanner;
    std::deque<Input> m_inputs;
    std::optional<Input> m_current; ///< being carried out
    qsizetype m_position = 0;       ///< of the next unit in m_current
    QByteArray m_path;              ///< header path of the compound message (IEEE 488.2 appendix A)
    bool m_waitsForOperation = false;
    ScpiResponse m_building;
    std::optional<ScpiResponse> m_output;
    bool m_lost = false;
    bool m_requestsService = false; ///< RQS
    std::uint8_t m_reasons = 0;     ///< enabled status bits that were set at the last look
    std::uint64_t m_aborts = 0;
    int m_blocked = 0; ///< calls that abort() would end
};

} // namespace visor::simulation
