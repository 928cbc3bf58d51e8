// SPDX-License-Identifier: GPL-3.0-or-later
#include "transports/mdns/name_lookup.h"

#include "transports/mdns/services.h"

#include <QCoreApplication>

#include <algorithm>
#include <random>

namespace visor::mdns {

using std::chrono::milliseconds;
using visa::Status;

namespace {

struct NameLookupText
{
    Q_DECLARE_TR_FUNCTIONS(visor::mdns::NameLookup)
};

constexpr milliseconds kFirstNameRepeat{250};
/// A host with both kinds of address may send them one after the other.
constexpr milliseconds kNameAfterwards{50};
constexpr std::size_t kMostNameAddresses = 16;
constexpr int kMostNameDatagrams = 256;     // between two looks at the deadline
constexpr qsizetype kLongestNameLabel = 63; // RFC 1035 §2.3.4
constexpr qsizetype kLongestHostName = 253;

std::optional<DnsName> nameOfHost(const QString& host)
{
    QByteArray text = host.toUtf8();
    if (text.endsWith('.'))
        text.chop(1);
    if (text.isEmpty() || text.size() > kLongestHostName)
        return std::nullopt;
    std::vector<QByteArray> labels;
    for (const QByteArray& label : text.split('.')) {
        if (label.isEmpty() || label.size() > kLongestNameLabel)
            return std::nullopt;
        labels.push_back(label);
    }
    return DnsName(std::move(labels));
}

/// The name's addresses in an answer to our question.
void takeNameAddresses(const LinkSockets::Datagram& datagram, const DnsName& name, std::uint16_t id,
                       QStringList& ipv4, QStringList& ipv6)
{
    const auto message = parse(datagram.bytes);
    if (!message || !message->isResponse || !datagram.isOneShot || message->id != id)
        return;
    for (const auto* const records : {&message->answers, &message->additionals}) {
        for (const DnsRecord& record : *records) {
            const bool isAddress = record.type == RecordType::A || record.type == RecordType::Aaaa;
            if (!isAddress || record.ttl == 0 || !(record.name == name))
                continue;
            QStringList& found = record.type == RecordType::A ? ipv4 : ipv6;
            const QString text = addressText(record, datagram.interface);
            if (!text.isEmpty() && !found.contains(text) &&
                static_cast<std::size_t>(found.size()) < kMostNameAddresses)
                found << text;
        }
    }
}

} // namespace

Result<QStringList> lookUpName(const QString& host, const visa::Deadline& deadline,
                               const wire::InterfaceChoice& choice, std::uint16_t port)
{
    const QString operation = QStringLiteral("open");
    const auto nobody = [&] {
        return failure(Status::ErrorMachineNotAvailable,
                       NameLookupText::tr("Nobody on this network answers to the name %1 (mDNS); check the name, "
                                          "or use the address in numbers.")
                           .arg(host),
                       operation);
    };
    const auto name = nameOfHost(host);
    if (!name)
        return nobody();
    LinkSockets links(choice, port);
    // Only asking is needed here: a port that another program keeps to itself is no problem.
    std::vector<Error> problems;
    if (const auto opened = links.update(problems); !opened)
        return tl::unexpected(opened.error());
    std::random_device random;
    DnsMessage question;
    question.id = static_cast<std::uint16_t>(random() | 1); // not 0, which multicast answers carry
    question.questions = {{*name, RecordType::A, false}, {*name, RecordType::Aaaa, false}};
    const QByteArray bytes = encode(question);

    visa::Deadline limit = deadline.sooner(kNameLookupLimit);
    auto nextQuestion = visa::Deadline::Clock::now();
    milliseconds pause = kFirstNameRepeat;
    QStringList ipv4;
    QStringList ipv6;
    while (!limit.isCancelled() && !limit.hasExpired()) {
        if (const auto now = visa::Deadline::Clock::now(); now >= nextQuestion) {
            links.ask(bytes);
            nextQuestion = now + pause;
            pause *= 2;
        }
        links.wait(limit.slice());
        const bool wasSilent = ipv4.isEmpty() && ipv6.isEmpty();
        LinkSockets::Datagram datagram;
        for (int i = 0; i < kMostNameDatagrams && links.receive(datagram); ++i)
            takeNameAddresses(datagram, *name, question.id, ipv4, ipv6);
        if (wasSilent && !(ipv4.isEmpty() && ipv6.isEmpty()))
            limit = limit.sooner(kNameAfterwards);
        if (!ipv4.isEmpty() && !ipv6.isEmpty())
            break;
    }
    if (deadline.isCancelled())
        return failure(Status::ErrorAbort, NameLookupText::tr("Looking up %1 was cancelled.").arg(host),
                       operation);
    if (!ipv4.isEmpty() || !ipv6.isEmpty())
        return ipv4 + ipv6;
    if (deadline.hasExpired()) {
        return failure(Status::ErrorTimeout,
                       NameLookupText::tr("The name %1 was not found in time; use the address in numbers or allow "
                                          "more time.")
                           .arg(host),
                       operation);
    }
    return nobody();
}

} // namespace visor::mdns
