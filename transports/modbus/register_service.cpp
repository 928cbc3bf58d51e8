// SPDX-License-Identifier: GPL-3.0-or-later
#include "transports/modbus/register_service.h"

#include "transports/modbus/pdu.h"

#include <array>
#include <vector>

namespace visor::modbus {

using visa::RegisterFault;
using visa::RegisterTable;

namespace {

/// One request being answered; the exceptions and their order are those of the flow charts in V1.1b3 §6.
class RegisterService
{
public:
    RegisterService(visa::RegisterDevice& device, QByteArrayView request) : m_device(device), m_request(request) {}

    QByteArray answer()
    {
        if (m_request.isEmpty())
            return exception(ExceptionCode::IllegalFunction);
        switch (static_cast<Function>(m_request[0])) {
        case Function::ReadCoils:
            return read(RegisterTable::Coils);
        case Function::ReadDiscreteInputs:
            return read(RegisterTable::DiscreteInputs);
        case Function::ReadHoldingRegisters:
            return read(RegisterTable::HoldingRegisters);
        case Function::ReadInputRegisters:
            return read(RegisterTable::InputRegisters);
        case Function::WriteCoil:
            return writeCoil();
        case Function::WriteRegister:
            return writeRegister();
        case Function::WriteCoils:
            return writeCoils();
        case Function::WriteRegisters:
            return writeRegisters();
        case Function::MaskWriteRegister:
            return maskWrite();
        case Function::ReadWriteRegisters:
            return readWrite();
        case Function::EncapsulatedInterface:
            return identification();
        }
        return exception(ExceptionCode::IllegalFunction);
    }

private:
    [[nodiscard]] QByteArray exception(ExceptionCode code) const
    {
        const auto function = m_request.isEmpty() ? std::uint8_t{0} : static_cast<std::uint8_t>(m_request[0]);
        QByteArray pdu;
        pdu.append(static_cast<char>(function | kExceptionFlag));
        pdu.append(static_cast<char>(code));
        return pdu;
    }

    [[nodiscard]] QByteArray exception(RegisterFault fault) const
    {
        switch (fault) {
        case RegisterFault::NoSuchAddress:
            return exception(ExceptionCode::IllegalAddress);
        case RegisterFault::BadValue:
            return exception(ExceptionCode::IllegalValue);
        case RegisterFault::Busy:
            return exception(ExceptionCode::Busy);
        case RegisterFault::None:
        case RegisterFault::Failure:
            break;
        }
        return exception(ExceptionCode::DeviceFailure);
    }

    [[nodiscard]] std::uint16_t argument(qsizetype at) const { return word(m_request, at); }
    [[nodiscard]] static bool isBeyond(int address, int quantity) { return address + quantity > 0x10000; }

    [[nodiscard]] QByteArray read(RegisterTable table) const
    {
        const bool isBits = visa::holdsBits(table);
        if (m_request.size() != 5)
            return exception(ExceptionCode::IllegalValue);
        const int quantity = argument(3);
        if (quantity < 1 || quantity > (isBits ? kMostBitsRead : kMostRegistersRead))
            return exception(ExceptionCode::IllegalValue);
        return cells(table, argument(1), quantity);
    }

    [[nodiscard]] QByteArray cells(RegisterTable table, std::uint16_t address, int quantity) const
    {
        if (isBeyond(address, quantity))
            return exception(ExceptionCode::IllegalAddress);
        std::array<std::uint16_t, kMostBitsRead> room{};
        const auto values = std::span(room).first(static_cast<std::size_t>(quantity));
        if (const auto fault = m_device.readCells(table, address, values); fault != RegisterFault::None)
            return exception(fault);
        QByteArray pdu(1, m_request[0]);
        if (visa::holdsBits(table)) {
            QByteArray packed((quantity + 7) / 8, '\0');
            for (int at = 0; at < quantity; ++at) {
                if (values[static_cast<std::size_t>(at)] != 0)
                    packed[at / 8] = static_cast<char>(static_cast<std::uint8_t>(packed[at / 8]) | 1U << at % 8);
            }
            pdu.append(static_cast<char>(packed.size()));
            return pdu + packed;
        }
        pdu.append(static_cast<char>(quantity * 2));
        for (const std::uint16_t value : values)
            appendWord(pdu, value);
        return pdu;
    }

    [[nodiscard]] QByteArray write(RegisterTable table, std::uint16_t address,
                                   std::span<const std::uint16_t> values, qsizetype echoed) const
    {
        if (isBeyond(address, static_cast<int>(values.size())))
            return exception(ExceptionCode::IllegalAddress);
        if (const auto fault = m_device.writeCells(table, address, values); fault != RegisterFault::None)
            return exception(fault);
        return m_request.first(echoed).toByteArray();
    }

    [[nodiscard]] QByteArray writeCoil() const
    {
        if (m_request.size() != 5 || (argument(3) != 0xFF00 && argument(3) != 0))
            return exception(ExceptionCode::IllegalValue);
        const std::array<std::uint16_t, 1> value{argument(3) != 0 ? std::uint16_t{1} : std::uint16_t{0}};
        return write(RegisterTable::Coils, argument(1), value, 5);
    }

    [[nodiscard]] QByteArray writeRegister() const
    {
        if (m_request.size() != 5)
            return exception(ExceptionCode::IllegalValue);
        const std::array<std::uint16_t, 1> value{argument(3)};
        return write(RegisterTable::HoldingRegisters, argument(1), value, 5);
    }

    [[nodiscard]] QByteArray writeCoils() const
    {
        constexpr qsizetype kHead = 6;
        if (m_request.size() < kHead)
            return exception(ExceptionCode::IllegalValue);
        const int quantity = argument(3);
        const int bytes = (quantity + 7) / 8;
        if (quantity < 1 || quantity > kMostCoilsWritten || m_request.size() != kHead + bytes ||
            static_cast<std::uint8_t>(m_request[5]) != bytes)
            return exception(ExceptionCode::IllegalValue);
        std::array<std::uint16_t, kMostCoilsWritten> values{};
        for (int at = 0; at < quantity; ++at) {
            values[static_cast<std::size_t>(at)] =
                static_cast<std::uint8_t>(m_request[kHead + at / 8]) >> at % 8 & 1U;
        }
        return write(RegisterTable::Coils, argument(1),
                     std::span(values).first(static_cast<std::size_t>(quantity)), 5);
    }

    /// The registers behind a quantity and a byte count at `at`; nothing when the numbers do not agree.
    [[nodiscard]] std::vector<std::uint16_t> registersAt(qsizetype at, int most) const
    {
        std::vector<std::uint16_t> values;
        const int quantity = argument(at);
        if (quantity < 1 || quantity > most || static_cast<std::uint8_t>(m_request[at + 2]) != quantity * 2 ||
            m_request.size() != at + 3 + qsizetype{2} * quantity)
            return values;
        for (int i = 0; i < quantity; ++i)
            values.push_back(argument(at + 3 + qsizetype{2} * i));
        return values;
    }

    [[nodiscard]] QByteArray writeRegisters() const
    {
        if (m_request.size() < 6)
            return exception(ExceptionCode::IllegalValue);
        const auto values = registersAt(3, kMostRegistersWritten);
        if (values.empty())
            return exception(ExceptionCode::IllegalValue);
        return write(RegisterTable::HoldingRegisters, argument(1), values, 5);
    }

    [[nodiscard]] QByteArray maskWrite() const
    {
        if (m_request.size() != 7)
            return exception(ExceptionCode::IllegalValue);
        std::array<std::uint16_t, 1> value{};
        if (const auto fault = m_device.readCells(RegisterTable::HoldingRegisters, argument(1), value);
            fault != RegisterFault::None)
            return exception(fault);
        value[0] = static_cast<std::uint16_t>((value[0] & argument(3)) | (argument(5) & ~argument(3)));
        return write(RegisterTable::HoldingRegisters, argument(1), value, 7);
    }

    [[nodiscard]] QByteArray readWrite() const
    {
        if (m_request.size() < 10)
            return exception(ExceptionCode::IllegalValue);
        const int quantity = argument(3);
        const auto values = registersAt(7, kMostRegistersExchanged);
        if (values.empty() || quantity < 1 || quantity > kMostRegistersRead)
            return exception(ExceptionCode::IllegalValue);
        // V1.1b3 §6.17: the write comes first, but not when the read cannot be done.
        if (isBeyond(argument(1), quantity))
            return exception(ExceptionCode::IllegalAddress);
        QByteArray written = write(RegisterTable::HoldingRegisters, argument(5), values, 1);
        if (written.size() != 1)
            return written;
        return cells(RegisterTable::HoldingRegisters, argument(1), quantity);
    }

    /// V1.1b3 §6.21.
    [[nodiscard]] QByteArray identification() const
    {
        if (m_request.size() != 4 || m_request[1] != static_cast<char>(kReadDeviceIdentification))
            return exception(ExceptionCode::IllegalFunction);
        const auto category = static_cast<std::uint8_t>(m_request[2]);
        const auto first = static_cast<std::uint8_t>(m_request[3]);
        constexpr std::uint8_t kOneObject = 4;
        if (category < 1 || category > kOneObject)
            return exception(ExceptionCode::IllegalValue);
        const bool isOne = category == kOneObject;
        constexpr std::uint8_t kLastBasic = 2;
        constexpr std::uint8_t kLastRegular = 6;
        const std::uint8_t last = isOne ? first : category == 1 ? kLastBasic : kLastRegular;
        if (isOne && m_device.identification(first).isEmpty())
            return exception(ExceptionCode::IllegalAddress);
        constexpr std::uint8_t kRegularAndSingle = 0x82; // conformity level
        QByteArray pdu = m_request.first(3).toByteArray();
        pdu.append(static_cast<char>(kRegularAndSingle));
        pdu.append(3, '\0'); // nothing follows; the number of objects
        int count = 0;
        for (std::uint8_t object = first > last ? 0 : first; object <= last; ++object) {
            const QByteArray text = m_device.identification(object);
            if (text.isEmpty())
                continue;
            if (pdu.size() + 2 + text.size() > static_cast<qsizetype>(kLongestPdu)) {
                pdu[4] = static_cast<char>(0xFF); // more follows, from this one on
                pdu[5] = static_cast<char>(object);
                break;
            }
            pdu.append(static_cast<char>(object));
            pdu.append(static_cast<char>(text.size()));
            pdu.append(text);
            ++count;
        }
        pdu[6] = static_cast<char>(count);
        return pdu;
    }

    visa::RegisterDevice& m_device;
    const QByteArrayView m_request;
};

} // namespace

QByteArray answerPdu(visa::RegisterDevice& device, QByteArrayView request)
{
    return RegisterService(device, request).answer();
}

} // namespace visor::modbus
