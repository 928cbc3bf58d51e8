// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QByteArray>
#include <QByteArrayView>

#include <array>
#include <cstddef>
#include <cstdint>
#include <optional>
#include <span>

/// The words of HiSLIP (IVI-6.1): pure values and bytes, no sockets. Every message is a 16-byte big-endian header
/// and an optional payload. Any thread.
namespace visor::hislip {

/// IVI-6.1 table 4, "message type value definitions".
enum class MessageType : std::uint8_t {
    Initialize = 0,
    InitializeResponse = 1,
    FatalError = 2,
    Error = 3,
    AsyncLock = 4,
    AsyncLockResponse = 5,
    Data = 6,
    DataEnd = 7,
    DeviceClearComplete = 8,
    /// The table of numeric values lists it as asynchronous; the transaction text and every implementation use the
    /// synchronous channel.
    DeviceClearAcknowledge = 9,
    AsyncRemoteLocalControl = 10,
    AsyncRemoteLocalResponse = 11,
    Trigger = 12,
    Interrupted = 13,
    AsyncInterrupted = 14,
    AsyncMaximumMessageSize = 15,
    AsyncMaximumMessageSizeResponse = 16,
    AsyncInitialize = 17,
    AsyncInitializeResponse = 18,
    AsyncDeviceClear = 19,
    AsyncServiceRequest = 20,
    AsyncStatusQuery = 21,
    AsyncStatusResponse = 22,
    AsyncDeviceClearAcknowledge = 23,
    AsyncLockInfo = 24,
    AsyncLockInfoResponse = 25,
    // Protocol 2.0 (secure connection); 39 … 127 are reserved.
    GetDescriptors = 26,
    GetDescriptorsResponse = 27,
    StartTls = 28,
    AsyncStartTls = 29,
    AsyncStartTlsResponse = 30,
    EndTls = 31,
    AsyncEndTls = 32,
    AsyncEndTlsResponse = 33,
    GetSaslMechanismList = 34,
    GetSaslMechanismListResponse = 35,
    AuthenticationStart = 36,
    AuthenticationExchange = 37,
    AuthenticationResult = 38,
    FirstVendorSpecific = 128,
};

/// FatalError control codes: both channels are closed after one.
enum class FatalCode : std::uint8_t {
    Unidentified = 0,
    BadHeader = 1,
    ChannelsIncomplete = 2,
    InvalidInitialization = 3,
    TooManyClients = 4,
    SecureConnectionFailed = 5,
};

/// Error control codes: the connection goes on.
enum class ErrorCode : std::uint8_t {
    Unidentified = 0,
    UnknownMessageType = 1,
    UnknownControlCode = 2,
    UnknownVendorMessage = 3,
    MessageTooLarge = 4,
    AuthenticationFailed = 5,
};

inline constexpr std::size_t kHeaderSize = 16;
inline constexpr std::uint16_t kDefaultPort = 4880;
/// Major in the high byte, minor in the low one. Both ends speak the lower of the two they offer.
inline constexpr std::uint16_t kVersion10 = 0x0100;
inline constexpr std::uint16_t kVersion11 = 0x0101;
inline constexpr std::uint16_t kVersion20 = 0x0200;
/// Two ASCII letters that name the maker of an end.
inline constexpr std::uint16_t kVendorId = 0x5653; // "VS"

/// MessageID of the first message after opening and after a device clear; each further one is 2 higher, modulo
/// 2^32.
inline constexpr std::uint32_t kFirstMessageId = 0xFFFFFF00U;
inline constexpr std::uint32_t kMessageIdStep = 2;
/// "No message was sent (or delivered) yet": one step before the first.
inline constexpr std::uint32_t kNoMessageId = kFirstMessageId - kMessageIdStep;
/// A Data message whose sender does not know yet which message it answers; never in a DataEnd.
inline constexpr std::uint32_t kUnknownMessageId = 0xFFFFFFFFU;

/// Control code bit of Data, DataEnd, Trigger, AsyncStatusQuery, AsyncStartTls and AsyncEndTls from the client.
inline constexpr std::uint8_t kRmtDelivered = 1;
/// Feature bit of InitializeResponse and of the device clear messages.
inline constexpr std::uint8_t kFeatureOverlap = 1;
/// The same, from protocol 2.0 on. The standard contradicts itself on whether a server that insists on encryption
/// also sets the second bit (§4.1.4 says yes, §6.1 no): either one means "TLS now".
inline constexpr std::uint8_t kFeatureEncryptionMandatory = 2;
inline constexpr std::uint8_t kFeatureInitialEncryption = 4;
/// Feature bit of AsyncInitializeResponse: the server can do TLS.
inline constexpr std::uint8_t kSecureCapability = 1;

/// Control codes of AsyncStartTlsResponse and AsyncEndTlsResponse.
enum class TlsAnswer : std::uint8_t {
    Busy = 0, ///< messages are under way on the synchronous channel
    Success = 1,
    Error = 3,
};

inline constexpr std::size_t kMaxSubAddress = 256;
/// Payloads that are kept whole (sub-address, lock string, error text) end here; what is longer is skipped.
inline constexpr std::size_t kMaxText = 1024;
/// VI_ATTR_TCPIP_HISLIP_MAX_MESSAGE_KB starts at 1024.
inline constexpr std::uint64_t kDefaultMaxMessage = std::uint64_t{1024} * 1024;
/// A header that announces more is taken for garbage: no instrument sends a tebibyte.
inline constexpr std::uint64_t kMaxPayload = std::uint64_t{1} << 40;

struct Header
{
    MessageType type = MessageType::Initialize;
    std::uint8_t control = 0;
    std::uint32_t parameter = 0;
    std::uint64_t payloadLength = 0;

    bool operator==(const Header&) const = default;
};

using HeaderBytes = std::array<char, kHeaderSize>;

[[nodiscard]] HeaderBytes encodeHeader(const Header& header);
/// Nothing when the prologue is not "HS" or the length is beyond kMaxPayload: the stream has lost its place.
[[nodiscard]] std::optional<Header> decodeHeader(std::span<const char, kHeaderSize> bytes);
/// Header and payload in one piece; the payload's size goes into the header.
[[nodiscard]] QByteArray encodeMessage(Header header, QByteArrayView payload = {});

/// The payload of AsyncMaximumMessageSize and its response: 8 bytes, big-endian.
[[nodiscard]] QByteArray encodeSize(std::uint64_t size);
[[nodiscard]] std::optional<std::uint64_t> decodeSize(QByteArrayView payload);

/// The payload of AsyncStartTls and AsyncEndTls: the id of the last message received, 4 bytes, big-endian.
[[nodiscard]] QByteArray encodeMessageId(std::uint32_t id);
[[nodiscard]] std::optional<std::uint32_t> decodeMessageId(QByteArrayView payload);

/// The largest payload to put into one message for a peer that announced `limit`. The standard does not say
/// whether the limit counts the header: stay below it either way. Absurd limits (0, or less than 272) give 256.
[[nodiscard]] std::uint64_t payloadLimit(std::uint64_t limit);

/// Parameter fields made of two halves.
[[nodiscard]] constexpr std::uint32_t joinWords(std::uint16_t high, std::uint16_t low)
{
    return (std::uint32_t{high} << 16) | low;
}
[[nodiscard]] constexpr std::uint16_t highWord(std::uint32_t parameter)
{
    return static_cast<std::uint16_t>(parameter >> 16);
}
[[nodiscard]] constexpr std::uint16_t lowWord(std::uint32_t parameter)
{
    return static_cast<std::uint16_t>(parameter & 0xFFFFU);
}

} // namespace visor::hislip
