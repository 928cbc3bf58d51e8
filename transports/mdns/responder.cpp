// SPDX-License-Identifier: GPL-3.0-or-later
#include "transports/mdns/responder.h"

#include <sys/eventfd.h>
#include <unistd.h>

#include <QCoreApplication>

#include <algorithm>
#include <cerrno>
#include <map>
#include <random>

namespace visor::mdns {

using std::chrono::milliseconds;
using std::chrono::steady_clock;

namespace {

struct ResponderText
{
    Q_DECLARE_TR_FUNCTIONS(visor::mdns::Responder)
};

constexpr std::uint32_t kHostLife = 120; // RFC 6762 §10
constexpr std::uint32_t kServiceLife = 4500;
constexpr std::uint32_t kOneShotLifeLimit = 10;   // §6.7
constexpr milliseconds kSecondAnnouncement{1000}; // §8.3
constexpr int kShortestDelay = 20; // §6: shared records wait 20 … 120 ms, so that not all speak at once
constexpr int kLongestDelay = 120;
constexpr std::size_t kMostDue = 1024;        ///< answers waiting for their turn
constexpr int kMostDatagrams = 256;           ///< between two looks at what is due
constexpr milliseconds kResponderPause{1000}; ///< between two looks at the interfaces

DnsMessage responseOf(std::vector<DnsRecord> answers, std::vector<DnsRecord> additionals = {})
{
    DnsMessage message;
    message.isResponse = true;
    message.answers = std::move(answers);
    message.additionals = std::move(additionals);
    return message;
}

/// Interfaces that have the address; loopback has all of 127/8.
std::vector<unsigned> interfacesOf(const Announcement& announcement,
                                   const std::vector<wire::NetworkInterface>& interfaces)
{
    std::vector<unsigned> indexes;
    for (const wire::NetworkInterface& interface : interfaces) {
        const bool isThere = std::any_of(interface.addresses.begin(), interface.addresses.end(),
                                         [&](const wire::InterfaceAddress& address) {
                                             return address.address == announcement.address ||
                                                    (interface.isLoopback && announcement.address >> 24 == 127);
                                         });
        if (isThere)
            indexes.push_back(interface.index);
    }
    return indexes;
}

/// What the thread does; on its stack.
class Announcer
{
public:
    explicit Announcer(LinkSockets& links) : m_links(links), m_random(std::random_device()()) {}

    void setAnnouncements(std::vector<Announcement> wanted, steady_clock::time_point now)
    {
        for (const Announcement& old : m_announcements) {
            if (std::find(wanted.begin(), wanted.end(), old) != wanted.end())
                continue;
            // An answer that is still waiting for its turn would bring it back to life.
            std::erase_if(m_due, [&](const auto& due) { return due.second.instance == old.instance; });
            sayGoodbye(old);
        }
        const auto before = std::exchange(m_announcements, std::move(wanted));
        for (const Announcement& announcement : m_announcements) {
            if (std::find(before.begin(), before.end(), announcement) == before.end())
                send(announcement, recordsOf(announcement));
        }
        m_again = now + kSecondAnnouncement;
    }

    void sayGoodbye()
    {
        for (const Announcement& announcement : m_announcements)
            sayGoodbye(announcement);
    }

    void announceEverything(steady_clock::time_point now)
    {
        for (const Announcement& announcement : m_announcements)
            send(announcement, recordsOf(announcement));
        m_again = now + kSecondAnnouncement;
    }

    void receive(const LinkSockets::Datagram& datagram, bool isFromMdnsPort, steady_clock::time_point now)
    {
        const auto query = parse(datagram.bytes);
        if (!query || query->isResponse || datagram.isOneShot)
            return;
        for (const Announcement& announcement : m_announcements) {
            const auto on = interfacesOf(announcement, m_links.interfaces());
            if (std::find(on.begin(), on.end(), datagram.interface) == on.end())
                continue;
            std::vector<DnsRecord> additionals;
            auto answers = answersOf(announcement, *query, additionals);
            if (answers.empty())
                continue;
            const bool wantsUnicast =
                std::all_of(query->questions.begin(), query->questions.end(),
                            [](const DnsQuestion& question) { return question.wantsUnicast; });
            if (!isFromMdnsPort || wantsUnicast) {
                DnsMessage reply = responseOf(std::move(answers), std::move(additionals));
                if (!isFromMdnsPort) { // §6.7: the number and the question come back, lives are short
                    reply.id = query->id;
                    reply.questions = query->questions;
                    for (std::vector<DnsRecord>* records : {&reply.answers, &reply.additionals}) {
                        for (DnsRecord& record : *records) {
                            record.ttl = std::min(record.ttl, kOneShotLifeLimit);
                            record.isUnique = false;
                        }
                    }
                }
                m_links.reply(datagram, encode(reply));
                continue;
            }
            std::uniform_int_distribution<int> delay(kShortestDelay, kLongestDelay);
            if (m_due.size() >= kMostDue)
                return; // a flood of questions: who still wants to know asks again
            m_due.emplace(now + milliseconds(delay(m_random)),
                          Due{datagram.interface, announcement.instance,
                              encode(responseOf(std::move(answers), std::move(additionals)))});
        }
    }

    void sendDue(steady_clock::time_point now)
    {
        if (m_again && now >= *m_again) {
            m_again.reset();
            for (const Announcement& announcement : m_announcements)
                send(announcement, recordsOf(announcement));
        }
        while (!m_due.empty() && m_due.begin()->first <= now) {
            m_links.sendToGroup(m_due.begin()->second.bytes, m_due.begin()->second.interface);
            m_due.erase(m_due.begin());
        }
    }

    [[nodiscard]] milliseconds untilDue(steady_clock::time_point now, milliseconds limit) const
    {
        auto when = now + limit;
        if (m_again)
            when = std::min(when, *m_again);
        if (!m_due.empty())
            when = std::min(when, m_due.begin()->first);
        return std::max(milliseconds(0), std::chrono::ceil<milliseconds>(when - now));
    }

private:
    void sayGoodbye(const Announcement& announcement)
    {
        auto records = recordsOf(announcement);
        for (DnsRecord& record : records)
            record.ttl = 0; // §10.1
        send(announcement, std::move(records));
    }

    void send(const Announcement& announcement, std::vector<DnsRecord> records)
    {
        const QByteArray bytes = encode(responseOf(std::move(records)));
        for (const unsigned interface : interfacesOf(announcement, m_links.interfaces()))
            m_links.sendToGroup(bytes, interface);
    }

    /// An answer to everybody that waits for its turn.
    struct Due
    {
        unsigned interface = 0;
        QByteArray instance;
        QByteArray bytes;
    };

    LinkSockets& m_links;
    std::vector<Announcement> m_announcements;
    std::optional<steady_clock::time_point> m_again;
    std::multimap<steady_clock::time_point, Due> m_due;
    std::mt19937 m_random;
};

} // namespace

std::vector<DnsRecord> recordsOf(const Announcement& announcement)
{
    const DnsName local = DnsName::ofText("local");
    const DnsName host = local.child(announcement.host);
    std::vector<DnsRecord> records;
    const auto add = [&](const DnsName& name, RecordType type, bool isUnique, std::uint32_t ttl) -> DnsRecord& {
        DnsRecord record;
        record.name = name;
        record.type = type;
        record.isUnique = isUnique;
        record.ttl = ttl;
        records.push_back(std::move(record));
        return records.back();
    };
    std::vector<DnsName> instances;
    for (const Announcement::Service& service : announcement.services) {
        const DnsName type = DnsName::ofText((service.type + ".local").constData());
        instances.push_back(type.child(announcement.instance));
        add(type, RecordType::Ptr, false, kServiceLife).target = instances.back();
        // RFC 6763 §9: so that browsers find the type itself.
        add(DnsName::ofText("_services._dns-sd._udp.local"), RecordType::Ptr, false, kServiceLife).target = type;
    }
    for (std::size_t i = 0; i < instances.size(); ++i) {
        DnsRecord& place = add(instances[i], RecordType::Srv, true, kHostLife);
        place.port = announcement.services[i].port;
        place.target = host;
        add(instances[i], RecordType::Txt, true, kServiceLife).texts = announcement.texts;
    }
    DnsRecord& address = add(host, RecordType::A, true, kHostLife);
    for (const int shift : {24, 16, 8, 0})
        address.address.append(static_cast<char>((announcement.address >> shift) & 0xFF));
    return records;
}

std::vector<DnsRecord> answersOf(const Announcement& announcement, const DnsMessage& query,
                                 std::vector<DnsRecord>& additionals)
{
    std::vector<DnsRecord> answers;
    const auto records = recordsOf(announcement);
    for (const DnsRecord& record : records) {
        const bool isAsked =
            std::any_of(query.questions.begin(), query.questions.end(), [&](const DnsQuestion& question) {
                return question.name == record.name &&
                       (question.type == record.type || question.type == RecordType::Any);
            });
        const bool isKnown = std::any_of(query.answers.begin(), query.answers.end(), [&](const DnsRecord& known) {
            return known.isSameAs(record) && known.ttl * 2 >= record.ttl;
        });
        if (isAsked && !isKnown)
            answers.push_back(record);
    }
    if (answers.empty())
        return answers;
    // RFC 6763 §12: who asks for the pointer wants the rest next.
    for (const DnsRecord& record : records) {
        const bool isWanted = record.type == RecordType::A ||
                              (record.type != RecordType::Ptr &&
                               std::any_of(answers.begin(), answers.end(),
                                           [&](const DnsRecord& answer) { return answer.target == record.name; }));
        if (isWanted && std::find(answers.begin(), answers.end(), record) == answers.end())
            additionals.push_back(record);
    }
    return answers;
}

Result<std::unique_ptr<Responder>> Responder::start(wire::InterfaceChoice choice, std::uint16_t port)
{
    auto links = std::make_unique<LinkSockets>(std::move(choice), port);
    std::vector<Error> problems;
    if (const auto updated = links->update(problems); !updated)
        return tl::unexpected(updated.error());
    if (!problems.empty())
        return tl::unexpected(problems.front());
    const int wake = ::eventfd(0, EFD_CLOEXEC | EFD_NONBLOCK);
    if (wake < 0) {
        return failure(
            visa::Status::ErrorSystemError,
            ResponderText::tr("The system has no room for announcing instruments; close other programs."),
            QStringLiteral("announce"), QStringLiteral("errno %1").arg(errno));
    }
    return std::unique_ptr<Responder>(new Responder(std::move(links), wake));
}

Responder::Responder(std::unique_ptr<LinkSockets> links, int wake)
    : m_links(std::move(links)), m_wake(wake), m_thread([this] { serve(); })
{
}

Responder::~Responder()
{
    {
        const std::lock_guard lock(m_mutex);
        m_isEnding = true;
    }
    signal();
    m_thread.join();
    ::close(m_wake);
}

void Responder::announce(std::vector<Announcement> announcements)
{
    {
        const std::lock_guard lock(m_mutex);
        m_wanted = std::move(announcements);
    }
    signal();
}

void Responder::signal() const
{
    const std::uint64_t one = 1;
    // An eventfd takes eight bytes or is full, which wakes as well.
    [[maybe_unused]] const ssize_t written = ::write(m_wake, &one, sizeof one);
}

void Responder::serve()
{
    Announcer announcer(*m_links);
    auto nextInterfaceLook = steady_clock::now() + kResponderPause;
    for (;;) {
        const auto now = steady_clock::now();
        announcer.sendDue(now);
        if (now >= nextInterfaceLook) {
            // What cannot be heard now is tried again with the next change; serving goes on without.
            std::vector<Error> problems;
            if (m_links->update(problems).value_or(false))
                announcer.announceEverything(now);
            nextInterfaceLook = now + kResponderPause;
        }
        m_links->wait(announcer.untilDue(now, kResponderPause), m_wake);
        std::uint64_t count = 0;
        if (::read(m_wake, &count, sizeof count) == static_cast<ssize_t>(sizeof count)) {
            std::vector<Announcement> wanted;
            bool isEnding = false;
            {
                const std::lock_guard lock(m_mutex);
                wanted = m_wanted;
                isEnding = m_isEnding;
            }
            if (isEnding) {
                announcer.sayGoodbye();
                return;
            }
            announcer.setAnnouncements(std::move(wanted), steady_clock::now());
        }
        LinkSockets::Datagram datagram;
        // A bounded handful: a flood must not keep what is due, nor the end, from its turn.
        for (int i = 0; i < kMostDatagrams && m_links->receive(datagram); ++i)
            announcer.receive(datagram, datagram.from.port() == m_links->port(), steady_clock::now());
    }
}

} // namespace visor::mdns
