// SPDX-License-Identifier: GPL-3.0-or-later
#include "transports/mdns/messages.h"

#include <QHash>

#include <algorithm>

namespace visor::mdns {

namespace {

constexpr std::size_t kDnsHeaderBytes = 12;
constexpr std::size_t kLongestLabel = 63; // RFC 1035 §2.3.4
constexpr std::size_t kLongestName = 255; // with lengths and the final zero
constexpr std::uint16_t kInternetClass = 1;
constexpr std::uint16_t kTopBit = 0x8000; // QU in a question's class, cache-flush in a record's (RFC 6762 §18.12)
constexpr std::uint16_t kResponseFlags = 0x8400; // QR and AA (RFC 6762 §18.2, §18.4)
constexpr std::uint16_t kTruncatedFlag = 0x0200;
constexpr std::size_t kPointerReach = 0x4000;

class DnsReader
{
public:
    explicit DnsReader(QByteArrayView bytes) : m_bytes(bytes) {}

    [[nodiscard]] bool ok() const { return !m_failed; }
    [[nodiscard]] std::size_t at() const { return m_at; }
    [[nodiscard]] std::size_t left() const { return size() - m_at; }
    void seek(std::size_t at) { m_at = std::min(at, size()); }

    std::uint8_t u8()
    {
        if (left() < 1)
            return fail();
        return byte(m_at++);
    }
    std::uint16_t u16()
    {
        const std::uint32_t high = u8();
        return static_cast<std::uint16_t>((high << 8) | u8());
    }
    std::uint32_t u32()
    {
        const std::uint32_t high = u16();
        return (high << 16) | u16();
    }
    QByteArray bytes(std::size_t count)
    {
        if (left() < count) {
            fail();
            return {};
        }
        const QByteArray taken =
            m_bytes.sliced(static_cast<qsizetype>(m_at), static_cast<qsizetype>(count)).toByteArray();
        m_at += count;
        return taken;
    }
    /// A pointer must lead to before the piece it stands in, so that no name can loop.
    DnsName name()
    {
        std::vector<QByteArray> labels;
        std::size_t place = m_at;
        std::size_t before = m_at;
        std::size_t total = 1;
        std::optional<std::size_t> end;
        for (;;) {
            if (place >= size())
                return noName();
            const std::size_t length = byte(place);
            if (length == 0) {
                m_at = end.value_or(place + 1);
                return DnsName(std::move(labels));
            }
            if ((length & 0xC0) == 0xC0) {
                if (place + 1 >= size())
                    return noName();
                const std::size_t target = ((length & 0x3F) << 8) | byte(place + 1);
                if (target >= before)
                    return noName();
                if (!end)
                    end = place + 2;
                before = place = target;
                continue;
            }
            total += length + 1;
            if (length > kLongestLabel || total > kLongestName || place + 1 + length > size())
                return noName();
            labels.push_back(
                m_bytes.sliced(static_cast<qsizetype>(place + 1), static_cast<qsizetype>(length)).toByteArray());
            place += 1 + length;
        }
    }

private:
    [[nodiscard]] std::size_t size() const { return static_cast<std::size_t>(m_bytes.size()); }
    [[nodiscard]] std::uint8_t byte(std::size_t at) const
    {
        return static_cast<std::uint8_t>(m_bytes[static_cast<qsizetype>(at)]);
    }
    std::uint8_t fail()
    {
        m_failed = true;
        m_at = size();
        return 0;
    }
    DnsName noName()
    {
        fail();
        return {};
    }

    QByteArrayView m_bytes;
    std::size_t m_at = 0;
    bool m_failed = false;
};

class DnsWriter
{
public:
    void u16(std::size_t value)
    {
        m_bytes.append(static_cast<char>((value >> 8) & 0xFF));
        m_bytes.append(static_cast<char>(value & 0xFF));
    }
    void u32(std::uint32_t value)
    {
        u16(value >> 16);
        u16(value & 0xFFFF);
    }
    void raw(const QByteArray& bytes) { m_bytes.append(bytes); }
    void name(DnsName name)
    {
        while (!name.isEmpty()) {
            if (const auto known = m_names.constFind(name.key()); known != m_names.constEnd()) {
                u16(0xC000 | *known);
                return;
            }
            const auto here = static_cast<std::size_t>(m_bytes.size());
            if (here < kPointerReach)
                m_names.insert(name.key(), here);
            const QByteArray label = name.labels().front().left(static_cast<qsizetype>(kLongestLabel));
            m_bytes.append(static_cast<char>(label.size()));
            m_bytes.append(label);
            name = name.parent();
        }
        m_bytes.append('\0');
    }
    void record(const DnsRecord& record)
    {
        name(record.name);
        u16(static_cast<std::uint16_t>(record.type));
        u16(kInternetClass | (record.isUnique ? kTopBit : 0));
        u32(record.ttl);
        const qsizetype lengthAt = m_bytes.size();
        u16(0);
        switch (record.type) {
        case RecordType::Ptr:
            name(record.target);
            break;
        case RecordType::Srv:
            u16(0); // priority
            u16(0); // weight
            u16(record.port);
            name(record.target);
            break;
        case RecordType::Txt:
            for (const QByteArray& text : record.texts) {
                m_bytes.append(static_cast<char>(std::min<qsizetype>(text.size(), 255)));
                m_bytes.append(text.left(255));
            }
            if (record.texts.empty())
                m_bytes.append('\0'); // RFC 6763 §6.1: never quite empty
            break;
        case RecordType::A:
        case RecordType::Aaaa:
        case RecordType::Any:
            m_bytes.append(record.address);
            break;
        }
        const auto length = static_cast<std::size_t>(m_bytes.size() - lengthAt - 2);
        m_bytes[lengthAt] = static_cast<char>((length >> 8) & 0xFF);
        m_bytes[lengthAt + 1] = static_cast<char>(length & 0xFF);
    }
    [[nodiscard]] const QByteArray& bytes() const { return m_bytes; }

private:
    QByteArray m_bytes;
    QHash<QByteArray, std::size_t> m_names; ///< where each name and each of its ends stands
};

bool isKnownType(std::uint16_t type)
{
    switch (static_cast<RecordType>(type)) {
    case RecordType::A:
    case RecordType::Ptr:
    case RecordType::Txt:
    case RecordType::Aaaa:
    case RecordType::Srv:
    case RecordType::Any:
        return true;
    }
    return false;
}

/// Reads one record; it is kept when it is of a kind this program knows.
bool readRecord(DnsReader& reader, std::vector<DnsRecord>* into)
{
    DnsRecord record;
    record.name = reader.name();
    const std::uint16_t type = reader.u16();
    const std::uint16_t recordClass = reader.u16();
    record.ttl = reader.u32();
    const std::size_t length = reader.u16();
    if (!reader.ok() || reader.left() < length)
        return false;
    const std::size_t end = reader.at() + length;
    record.isUnique = (recordClass & kTopBit) != 0;
    // RFC 2181 §8: a life with the top bit set is none at all.
    record.ttl = record.ttl > 0x7FFFFFFF ? 0 : std::min(record.ttl, kLongestLife);
    bool isGood = into != nullptr && isKnownType(type) && (recordClass & ~kTopBit) == kInternetClass;
    if (isGood) {
        record.type = static_cast<RecordType>(type);
        switch (record.type) {
        case RecordType::Ptr:
            record.target = reader.name();
            break;
        case RecordType::Srv:
            static_cast<void>(reader.u32()); // priority and weight: one target each
            record.port = reader.u16();
            record.target = reader.name();
            break;
        case RecordType::Txt:
            while (reader.ok() && reader.at() < end) {
                QByteArray text = reader.bytes(reader.u8());
                if (!text.isEmpty())
                    record.texts.push_back(std::move(text));
            }
            break;
        case RecordType::A:
            isGood = length == 4;
            record.address = reader.bytes(length);
            break;
        case RecordType::Aaaa:
            isGood = length == 16;
            record.address = reader.bytes(length);
            break;
        case RecordType::Any:
            isGood = false;
            break;
        }
        if (!reader.ok() || reader.at() > end)
            return false;
    }
    reader.seek(end);
    if (isGood)
        into->push_back(std::move(record));
    return true;
}

} // namespace

DnsName::DnsName(std::vector<QByteArray> labels) : m_labels(std::move(labels))
{
    for (const QByteArray& label : m_labels) {
        m_key.append(static_cast<char>(label.size()));
        m_key.append(label.toLower());
    }
}

DnsName DnsName::ofText(const char* dotted)
{
    std::vector<QByteArray> labels;
    for (const QByteArray& label : QByteArray(dotted).split('.'))
        labels.push_back(label);
    return DnsName(std::move(labels));
}

DnsName DnsName::child(const QByteArray& label) const
{
    std::vector<QByteArray> labels{label};
    labels.insert(labels.end(), m_labels.begin(), m_labels.end());
    return DnsName(std::move(labels));
}

DnsName DnsName::parent() const
{
    if (m_labels.empty())
        return {};
    return DnsName(std::vector<QByteArray>(m_labels.begin() + 1, m_labels.end()));
}

QString DnsName::toString() const
{
    QString text;
    for (const QByteArray& label : m_labels) {
        if (!text.isEmpty())
            text += u'.';
        text += QString::fromUtf8(label);
    }
    return text;
}

bool DnsRecord::isSameAs(const DnsRecord& other) const
{
    return type == other.type && name == other.name && target == other.target && port == other.port &&
           texts == other.texts && address == other.address;
}

QByteArray encode(const DnsMessage& message)
{
    DnsWriter writer;
    writer.u16(message.id);
    writer.u16((message.isResponse ? kResponseFlags : 0u) | (message.isTruncated ? kTruncatedFlag : 0u));
    writer.u16(message.questions.size());
    writer.u16(message.answers.size());
    writer.u16(0);
    writer.u16(message.additionals.size());
    for (const DnsQuestion& question : message.questions) {
        writer.name(question.name);
        writer.u16(static_cast<std::uint16_t>(question.type));
        writer.u16(kInternetClass | (question.wantsUnicast ? kTopBit : 0));
    }
    for (const DnsRecord& record : message.answers)
        writer.record(record);
    for (const DnsRecord& record : message.additionals)
        writer.record(record);
    return writer.bytes();
}

std::optional<DnsMessage> parse(QByteArrayView datagram)
{
    if (datagram.size() < static_cast<qsizetype>(kDnsHeaderBytes) ||
        datagram.size() > static_cast<qsizetype>(kLargestMessage))
        return std::nullopt;
    DnsReader reader(datagram);
    DnsMessage message;
    message.id = reader.u16();
    const std::uint16_t flags = reader.u16();
    // RFC 6762 §18.3, §18.11: another opcode or a response code is to be ignored.
    if ((flags & 0x7800) != 0 || (flags & 0x000F) != 0)
        return std::nullopt;
    message.isResponse = (flags & 0x8000) != 0;
    message.isTruncated = (flags & kTruncatedFlag) != 0;
    const std::size_t questions = reader.u16();
    const std::size_t answers = reader.u16();
    const std::size_t authorities = reader.u16();
    const std::size_t additionals = reader.u16();
    for (std::size_t i = 0; i < questions; ++i) {
        DnsQuestion question;
        question.name = reader.name();
        const std::uint16_t type = reader.u16();
        const std::uint16_t questionClass = reader.u16();
        if (!reader.ok())
            return std::nullopt;
        if (!isKnownType(type))
            continue;
        question.type = static_cast<RecordType>(type);
        question.wantsUnicast = (questionClass & kTopBit) != 0;
        message.questions.push_back(std::move(question));
    }
    for (std::size_t i = 0; i < answers; ++i) {
        if (!readRecord(reader, &message.answers))
            return std::nullopt;
    }
    for (std::size_t i = 0; i < authorities; ++i) {
        if (!readRecord(reader, nullptr))
            return std::nullopt;
    }
    for (std::size_t i = 0; i < additionals; ++i) {
        if (!readRecord(reader, &message.additionals))
            return std::nullopt;
    }
    return message;
}

} // namespace visor::mdns
