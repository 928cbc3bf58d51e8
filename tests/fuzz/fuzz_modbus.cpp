// SPDX-License-Identifier: GPL-3.0-or-later
// Modbus: PDUs from both sides, MBAP headers, RTU lengths, and the request language.
#include "transports/modbus/frames.h"
#include "transports/modbus/pdu.h"
#include "transports/modbus/register_service.h"
#include "transports/modbus/request_text.h"

#include <cstdlib>

namespace {

using namespace visor;

class FuzzedDevice final : public visa::RegisterDevice
{
public:
    visa::RegisterFault readCells(visa::RegisterTable table, std::uint16_t address,
                                  std::span<std::uint16_t> values) override
    {
        if (address + values.size() > 0x10000)
            std::abort(); // the service lets nothing beyond the table through
        for (std::uint16_t& value : values)
            value = visa::holdsBits(table) ? address & 1U : address;
        return static_cast<visa::RegisterFault>(address % 5);
    }
    visa::RegisterFault writeCells(visa::RegisterTable table, std::uint16_t address,
                                   std::span<const std::uint16_t> values) override
    {
        if (address + values.size() > 0x10000 || !visa::isWritable(table))
            std::abort();
        return static_cast<visa::RegisterFault>(address % 5);
    }
    QByteArray identification(std::uint8_t object) const override { return QByteArray(object * 30, 'i'); }
};

void answersAreAnswers(QByteArrayView request)
{
    FuzzedDevice device;
    const QByteArray answer = modbus::answerPdu(device, request);
    if (answer.isEmpty() || answer.size() > static_cast<qsizetype>(modbus::kLongestPdu))
        std::abort();
    const QByteArray frame = modbus::rtuFrame(1, answer);
    if (modbus::crc16(frame) != 0)
        std::abort();
    const auto length = modbus::rtuResponseLength(frame);
    if (length.known == modbus::RtuLength::Known::Yes && length.size != static_cast<std::size_t>(frame.size()))
        std::abort();
    if (!modbus::parseTcpHeader(modbus::tcpFrame(7, 1, answer)))
        std::abort();
}

} // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size)
{
    const QByteArrayView bytes(reinterpret_cast<const char*>(data), static_cast<qsizetype>(size));
    static_cast<void>(modbus::parseTcpHeader(bytes));
    static_cast<void>(modbus::rtuResponseLength(bytes));
    static_cast<void>(modbus::rtuRequestLength(bytes));
    static_cast<void>(modbus::parseIdentification(bytes));
    const int quantity = size > 1 ? 1 + data[1] % modbus::kMostRegistersRead : 1;
    for (const auto function : {modbus::Function::ReadCoils, modbus::Function::ReadHoldingRegisters,
                                modbus::Function::ReadWriteRegisters}) {
        const auto cells = modbus::parseCells(bytes, function, quantity);
        if (!cells)
            continue;
        modbus::ValueFormat format;
        for (int type = 0; type <= static_cast<int>(modbus::ValueType::Bits); ++type) {
            format.type = static_cast<modbus::ValueType>(type);
            static_cast<void>(modbus::valuesToText(*cells, format));
        }
    }
    answersAreAnswers(bytes);
    if (const auto requests = modbus::parseRequests(bytes)) {
        for (const modbus::Request& request : *requests) {
            if (request.quantity < 1 || request.quantity > modbus::kMostBitsRead ||
                request.cells.size() > static_cast<std::size_t>(modbus::kMostCoilsWritten))
                std::abort();
        }
    }
    return 0;
}
