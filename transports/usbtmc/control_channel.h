// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "transports/usbtmc/messages.h"
#include "transports/usbtmc/usb_device.h"

namespace visor::usbtmc {

/// The control requests of USBTMC §4.2 and USB488 §4.3, one at a time, over endpoint 0. Same thread rule as the
/// session. A stalled request is ErrorUnsupportedOperation, a short reply ErrorInputProtocolViolation.
class ControlChannel
{
public:
    /// The device outlives this.
    explicit ControlChannel(UsbDevice& device) : m_device(device) {}

    [[nodiscard]] Result<Capabilities> capabilities(const visa::Deadline& deadline);
    [[nodiscard]] Result<AbortReply> initiateAbortOut(std::uint8_t tag, const visa::Deadline& deadline);
    [[nodiscard]] Result<ProgressReply> checkAbortOut(const visa::Deadline& deadline);
    [[nodiscard]] Result<AbortReply> initiateAbortIn(std::uint8_t tag, const visa::Deadline& deadline);
    [[nodiscard]] Result<ProgressReply> checkAbortIn(const visa::Deadline& deadline);
    [[nodiscard]] Result<ControlStatus> initiateClear(const visa::Deadline& deadline);
    [[nodiscard]] Result<ProgressReply> checkClear(const visa::Deadline& deadline);
    [[nodiscard]] Result<StatusByteReply> readStatusByte(std::uint8_t tag, const visa::Deadline& deadline);
    /// REN_CONTROL, GO_TO_LOCAL, LOCAL_LOCKOUT, INDICATOR_PULSE: requests that only say whether they worked.
    [[nodiscard]] Result<void> run(ControlRequest request, std::uint16_t value, const QString& operation,
                                   const visa::Deadline& deadline);

private:
    enum class Recipient : std::uint8_t {
        Interface = 0xA1, ///< bmRequestType: class, device to host
        Endpoint = 0xA2,
    };
    [[nodiscard]] Result<std::size_t> ask(Recipient recipient, ControlRequest request, std::uint16_t value,
                                          std::uint16_t index, std::span<char> into, const QString& operation,
                                          const visa::Deadline& deadline);
    /// ask() and a parser that finds the reply too short or not.
    template<typename Parser>
    [[nodiscard]] auto askFor(Recipient recipient, ControlRequest request, std::uint16_t value,
                              std::uint16_t index, std::span<char> into, const QString& operation,
                              const visa::Deadline& deadline, Parser parse)
        -> Result<typename decltype(parse(QByteArrayView()))::value_type>;

    UsbDevice& m_device;
};

/// What a transfer that did not complete means to who asked for it. A stall means that the device refuses.
[[nodiscard]] tl::unexpected<Error> transferFailure(TransferEnd end, const QString& who, const QString& operation,
                                                    std::size_t transferred = 0);

} // namespace visor::usbtmc
