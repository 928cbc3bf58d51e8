// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/visa/session.h"
#include "transports/modbus/request_text.h"
#include "transports/wire/request_exchange.h"

namespace visor::modbus {

/// A Modbus device as a message based instrument: write() takes requests as text (request_text.h), carries them
/// out one after the other and keeps the answers of those that ask, read() hands them over: one line, separated by
/// ';', END on the line feed. Requests that ask nothing have been confirmed by the device when write() returns.
///
/// So nothing is ever owed between two calls: a read() without an answer is a timeout at once, and what comes late
/// belongs to a transaction that is over. `*IDN?` is answered from the device identification (43/14).
///
/// Modbus has no clear, trigger, status byte, service requests, locks or remote control.
class ModbusSession : public visa::Session
{
public:
    ModbusSession();

    [[nodiscard]] Result<void> write(QByteArrayView bytes, const visa::Deadline& deadline,
                                     bool end = true) override;
    [[nodiscard]] Result<visa::ReadChunk> read(std::span<char> into, const visa::Deadline& deadline) override;
    /// Forgets the answers nobody read.
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
    [[nodiscard]] bool isDirty() const override { return false; }

protected:
    /// One request PDU sent, its answer's PDU received: exceptions and all, but from the right unit. The view
    /// lasts until the next call.
    [[nodiscard]] virtual Result<QByteArrayView> transact(QByteArrayView pdu, const visa::Deadline& deadline) = 0;

private:
    [[nodiscard]] Result<QByteArray> carryOut(const Request& request, const visa::Deadline& deadline);
    [[nodiscard]] Result<void> writeCells(const Request& request, const visa::Deadline& deadline);
    [[nodiscard]] Result<void> writeConfirmed(QByteArrayView pdu, const visa::Deadline& deadline);
    [[nodiscard]] Result<QByteArray> readIdentity(const visa::Deadline& deadline);
    [[nodiscard]] Result<QByteArray> readObject(std::uint8_t object, const visa::Deadline& deadline);

    wire::RequestExchange m_exchange;
};

} // namespace visor::modbus
