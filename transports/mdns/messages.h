// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QByteArray>
#include <QByteArrayView>
#include <QString>

#include <cstdint>
#include <optional>
#include <vector>

namespace visor::mdns {

/// A DNS name (RFC 1035 §3.1): labels of any bytes, compared without regard to ASCII case (RFC 6762 §16). A value.
class DnsName
{
public:
    DnsName() = default;
    explicit DnsName(std::vector<QByteArray> labels);
    /// "_lxi._tcp.local", cut at every dot; for names of our own making.
    [[nodiscard]] static DnsName ofText(const char* dotted);

    [[nodiscard]] const std::vector<QByteArray>& labels() const { return m_labels; }
    [[nodiscard]] bool isEmpty() const { return m_labels.empty(); }
    /// This name with one more label in front.
    [[nodiscard]] DnsName child(const QByteArray& label) const;
    /// This name without its first label.
    [[nodiscard]] DnsName parent() const;
    /// Lower case, labels with their lengths: equal for equal names.
    [[nodiscard]] const QByteArray& key() const { return m_key; }
    /// For people and logs: labels with dots between them.
    [[nodiscard]] QString toString() const;

    bool operator==(const DnsName& other) const { return m_key == other.m_key; }

private:
    std::vector<QByteArray> m_labels;
    QByteArray m_key;
};

/// The record types that service discovery uses.
enum class RecordType : std::uint16_t {
    A = 1,
    Ptr = 12,
    Txt = 16,
    Aaaa = 28,
    Srv = 33,
    Any = 255,
};

struct DnsQuestion
{
    DnsName name;
    RecordType type = RecordType::Ptr;
    bool wantsUnicast = false; ///< QU, RFC 6762 §5.4
    bool operator==(const DnsQuestion&) const = default;
};

struct DnsRecord
{
    DnsName name;
    RecordType type = RecordType::Ptr;
    bool isUnique = false; ///< the cache-flush bit, RFC 6762 §10.2
    std::uint32_t ttl = 0; ///< seconds; 0 says goodbye
    DnsName target;        ///< PTR, SRV
    std::uint16_t port = 0;
    std::vector<QByteArray> texts; ///< TXT: "key=value"
    QByteArray address;            ///< A: 4 bytes, AAAA: 16

    /// Same name, type and data; life and flush bit aside.
    [[nodiscard]] bool isSameAs(const DnsRecord& other) const;
    bool operator==(const DnsRecord&) const = default;
};

/// One mDNS message (RFC 1035 §4, RFC 6762 §18).
struct DnsMessage
{
    std::uint16_t id = 0;
    bool isResponse = false;
    bool isTruncated = false; ///< more known answers follow
    std::vector<DnsQuestion> questions;
    std::vector<DnsRecord> answers;
    std::vector<DnsRecord> additionals;
    bool operator==(const DnsMessage&) const = default;
};

/// RFC 6762 §17: a message is never longer.
inline constexpr std::size_t kLargestMessage = 9000;
/// What fits into one Ethernet frame with IPv6 headers.
inline constexpr std::size_t kMessageRoom = 1440;
/// A life beyond a day is a mistake.
inline constexpr std::uint32_t kLongestLife = 86'400;

/// Names are compressed (RFC 1035 §4.1.4).
[[nodiscard]] QByteArray encode(const DnsMessage& message);
/// Nothing when it is no DNS message: too long, cut off, a name that loops or is too long. Records of other types
/// and classes are left out, and so is the authority section.
[[nodiscard]] std::optional<DnsMessage> parse(QByteArrayView datagram);

} // namespace visor::mdns
