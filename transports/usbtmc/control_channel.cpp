// SPDX-License-Identifier: GPL-3.0-or-later
#include "transports/usbtmc/control_channel.h"

#include "transports/usbtmc/error_text.h"

#include <array>

namespace visor::usbtmc {

using visa::Deadline;

tl::unexpected<Error> transferFailure(TransferEnd end, const QString& who, const QString& operation,
                                      std::size_t transferred)
{
    switch (end) {
    case TransferEnd::TimedOut:
        return timedOut(who, operation, transferred);
    case TransferEnd::Cancelled:
        return cancelled(operation, transferred);
    case TransferEnd::Stall:
        return usbFailure(LIBUSB_ERROR_PIPE, who, operation, transferred);
    case TransferEnd::Lost:
        return usbFailure(LIBUSB_ERROR_NO_DEVICE, who, operation, transferred);
    case TransferEnd::Overflow:
        return brokenAnswer(who, operation, QStringLiteral("more bytes than requested"), transferred);
    case TransferEnd::Complete:
    case TransferEnd::Failed:
        break;
    }
    return usbFailure(LIBUSB_ERROR_IO, who, operation, transferred);
}

Result<std::size_t> ControlChannel::ask(Recipient recipient, ControlRequest request, std::uint16_t value,
                                        std::uint16_t index, std::span<char> into, const QString& operation,
                                        const Deadline& deadline)
{
    const TransferResult result = m_device.controlIn(
        static_cast<std::uint8_t>(recipient), static_cast<std::uint8_t>(request), value, index, into, deadline);
    if (result.end == TransferEnd::Complete)
        return result.count;
    return transferFailure(result.end, m_device.who(), operation);
}

template<typename Parser>
auto ControlChannel::askFor(Recipient recipient, ControlRequest request, std::uint16_t value, std::uint16_t index,
                            std::span<char> into, const QString& operation, const Deadline& deadline, Parser parse)
    -> Result<typename decltype(parse(QByteArrayView()))::value_type>
{
    const auto count = ask(recipient, request, value, index, into, operation, deadline);
    if (!count)
        return tl::unexpected(count.error());
    const auto parsed = parse(QByteArrayView(into.data(), static_cast<qsizetype>(*count)));
    if (parsed)
        return *parsed;
    return brokenAnswer(
        m_device.who(), operation,
        QStringLiteral("%1 bytes in reply to control request %2").arg(*count).arg(static_cast<int>(request)));
}

Result<Capabilities> ControlChannel::capabilities(const Deadline& deadline)
{
    std::array<char, kCapabilitiesSize> reply;
    return askFor(Recipient::Interface, ControlRequest::GetCapabilities, 0, m_device.layout().number, reply,
                  QStringLiteral("open"), deadline, parseCapabilities);
}

Result<AbortReply> ControlChannel::initiateAbortOut(std::uint8_t tag, const Deadline& deadline)
{
    std::array<char, 2> reply;
    return askFor(Recipient::Endpoint, ControlRequest::InitiateAbortBulkOut, tag, m_device.layout().bulkOut, reply,
                  QStringLiteral("abort"), deadline, parseAbort);
}

Result<ProgressReply> ControlChannel::checkAbortOut(const Deadline& deadline)
{
    std::array<char, 8> reply;
    return askFor(Recipient::Endpoint, ControlRequest::CheckAbortBulkOutStatus, 0, m_device.layout().bulkOut,
                  reply, QStringLiteral("abort"), deadline, parseProgress);
}

Result<AbortReply> ControlChannel::initiateAbortIn(std::uint8_t tag, const Deadline& deadline)
{
    std::array<char, 2> reply;
    return askFor(Recipient::Endpoint, ControlRequest::InitiateAbortBulkIn, tag, m_device.layout().bulkIn, reply,
                  QStringLiteral("abort"), deadline, parseAbort);
}

Result<ProgressReply> ControlChannel::checkAbortIn(const Deadline& deadline)
{
    std::array<char, 8> reply;
    return askFor(Recipient::Endpoint, ControlRequest::CheckAbortBulkInStatus, 0, m_device.layout().bulkIn, reply,
                  QStringLiteral("abort"), deadline, parseProgress);
}

Result<ControlStatus> ControlChannel::initiateClear(const Deadline& deadline)
{
    std::array<char, 1> reply;
    const auto answer = askFor(Recipient::Interface, ControlRequest::InitiateClear, 0, m_device.layout().number,
                               reply, QStringLiteral("clear"), deadline, parseProgress);
    if (!answer)
        return tl::unexpected(answer.error());
    return answer->status;
}

Result<ProgressReply> ControlChannel::checkClear(const Deadline& deadline)
{
    std::array<char, 2> reply;
    return askFor(Recipient::Interface, ControlRequest::CheckClearStatus, 0, m_device.layout().number, reply,
                  QStringLiteral("clear"), deadline, parseProgress);
}

Result<StatusByteReply> ControlChannel::readStatusByte(std::uint8_t tag, const Deadline& deadline)
{
    std::array<char, 3> reply;
    return askFor(Recipient::Interface, ControlRequest::ReadStatusByte, tag, m_device.layout().number, reply,
                  QStringLiteral("status byte"), deadline, parseStatusByte);
}

Result<void> ControlChannel::run(ControlRequest request, std::uint16_t value, const QString& operation,
                                 const Deadline& deadline)
{
    std::array<char, 1> reply;
    const auto answer = askFor(Recipient::Interface, request, value, m_device.layout().number, reply, operation,
                               deadline, parseProgress);
    if (!answer)
        return tl::unexpected(answer.error());
    if (answer->status == ControlStatus::Success)
        return {};
    return failure(
        visa::Status::ErrorIo,
        ErrorText::tr("%1 could not carry this out; try again, or clear the instrument.").arg(m_device.who()),
        operation, QStringLiteral("USBTMC status %1").arg(static_cast<int>(answer->status)));
}

} // namespace visor::usbtmc
