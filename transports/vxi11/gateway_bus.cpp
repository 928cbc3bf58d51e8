// SPDX-License-Identifier: GPL-3.0-or-later
#include "transports/vxi11/gateway_bus.h"

#include <QCoreApplication>

namespace visor::vxi11 {

using visa::Deadline;
using visa::Status;

namespace {

class GatewayBusText
{
    Q_DECLARE_TR_FUNCTIONS(visor::vxi11::GatewayBus)
};

/// "Send command" takes at most this much (rule B.6.100).
constexpr qsizetype kMostCommandBytes = 128;

tl::unexpected<Error> busHasNone(Status status = Status::ErrorUnsupportedOperation)
{
    return failure(status,
                   GatewayBusText::tr("A GPIB interface has no messages of its own; open an instrument "
                                      "behind it, such as gpib0,9."),
                   QStringLiteral("gateway"));
}

class BusLink : public visa::DeviceLink
{
public:
    Result<void> write(QByteArrayView, const Deadline&, bool) override { return busHasNone(); }
    Result<visa::ReadChunk> read(std::span<char>, const Deadline&) override { return busHasNone(); }
    Result<void> clear(const Deadline&) override { return {}; }
    Result<void> trigger(const Deadline&) override { return busHasNone(); }
    Result<std::uint8_t> readStatusByte(const Deadline&) override { return busHasNone(); }
    Result<void> lock(visa::LockMode, const QByteArray&, const Deadline&) override { return busHasNone(); }
    Result<void> unlock(const Deadline&) override { return busHasNone(Status::ErrorSessionNotLocked); }
    Result<visa::LockState> lockState(const Deadline&) override { return visa::LockState{}; }
    Result<void> setRemote(visa::RemoteMode, const Deadline&) override { return busHasNone(); }
    Result<void> onServiceRequest(ServiceRequestHandler handler, const Deadline&) override
    {
        return handler ? Result<void>(busHasNone(Status::ErrorUnsupportedMechanism)) : Result<void>();
    }
    bool isResponseAvailable() const override { return false; }
    void abort() override {}
};

} // namespace

QByteArray busNumber(std::uint32_t value, int size)
{
    QByteArray bytes;
    for (int shift = 8 * (size - 1); shift >= 0; shift -= 8)
        bytes.append(static_cast<char>(value >> shift & 0xFF));
    return bytes;
}

std::optional<std::uint32_t> parseBusNumber(QByteArrayView data, int size)
{
    if (data.size() != size)
        return std::nullopt;
    std::uint32_t value = 0;
    for (const char c : data)
        value = value << 8 | static_cast<std::uint8_t>(c);
    return value;
}

Result<std::unique_ptr<visa::DeviceLink>> GatewayBus::open()
{
    return std::make_unique<BusLink>();
}

std::uint16_t GatewayBus::status(BusLine line) const
{
    switch (line) {
    case BusLine::RemoteEnable:
        return m_remoteEnable ? 1 : 0;
    case BusLine::ServiceRequest:
        return 0;
    case BusLine::NotDataAccepted: {
        // Who is addressed to listen holds NDAC down until data comes (IEEE 488.1 §2.4).
        for (const int address : m_listening) {
            if (m_addresses.contains(address))
                return 1;
        }
        return 0;
    }
    case BusLine::SystemController:
        return 1;
    case BusLine::ControllerInCharge:
        return m_isInCharge ? 1 : 0;
    case BusLine::Talker:
    case BusLine::Listener:
        return 0;
    case BusLine::Address:
        return m_address;
    }
    return 0;
}

Result<QByteArray> GatewayBus::run(BusCommand command, std::int32_t dataSize, QByteArrayView data)
{
    const QString operation = QStringLiteral("docmd");
    const auto wrongSize = [&] {
        return failure(Status::ErrorInvalidParameter,
                       GatewayBusText::tr("The bus command has data of a wrong size."), operation);
    };
    const std::lock_guard guard(m_mutex);
    const auto number = [&](int size) { return dataSize == size ? parseBusNumber(data, size) : std::nullopt; };
    switch (command) {
    case BusCommand::SendCommand:
        if (dataSize != 1 || data.size() > kMostCommandBytes)
            return wrongSize();
        for (const char c : data) {
            const auto byte = static_cast<std::uint8_t>(c);
            if (byte == kUnlisten)
                m_listening.clear();
            else if (byte >= kListenBase && byte < kUnlisten)
                m_listening.insert(byte - kListenBase);
        }
        return data.toByteArray();
    case BusCommand::BusStatus: {
        const auto line = number(2);
        if (!line)
            return wrongSize();
        if (*line < 1 || *line > 8)
            return failure(Status::ErrorInvalidParameter, GatewayBusText::tr("There is no such bus line."),
                           operation);
        return busNumber(status(static_cast<BusLine>(*line)), 2);
    }
    case BusCommand::AttentionControl:
    case BusCommand::RemoteEnableControl: {
        const auto asserted = number(2);
        if (!asserted)
            return wrongSize();
        (command == BusCommand::AttentionControl ? m_attention : m_remoteEnable) = *asserted != 0;
        return data.toByteArray();
    }
    case BusCommand::PassControl:
    case BusCommand::BusAddress: {
        const auto address = number(4);
        if (!address || *address > 30)
            return wrongSize();
        if (command == BusCommand::PassControl)
            m_isInCharge = false;
        else
            m_address = static_cast<std::uint16_t>(*address);
        return data.toByteArray();
    }
    case BusCommand::InterfaceClear:
        m_listening.clear();
        m_isInCharge = true;
        return QByteArray();
    }
    return failure(Status::ErrorUnsupportedOperation, GatewayBusText::tr("The gateway has no such bus command."),
                   operation);
}

} // namespace visor::vxi11
