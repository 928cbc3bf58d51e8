// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/common/finder_log.h"
#include "tests/common/test_case.h"
#include "transports/mdns/querier.h"
#include "transports/mdns/responder.h"

namespace visor::mdns {

using namespace std::chrono_literals;

namespace {

Announcement scope()
{
    Announcement announcement;
    announcement.instance = "ACME X1 - S7";
    announcement.host = "acme-s7";
    announcement.address = 0x0A000005;
    announcement.services = {
        {"_hislip._tcp", 4880}, {"_vxi-11._tcp", 111}, {"_scpi-raw._tcp", 5025}, {"_lxi._tcp", 80}};
    announcement.texts = {"txtvers=1", "Manufacturer=ACME", "Model=X1", "SerialNumber=S7", "FirmwareVersion=1.2"};
    return announcement;
}

QByteArray response(std::vector<DnsRecord> records, std::uint16_t id = 0)
{
    DnsMessage message;
    message.id = id;
    message.isResponse = true;
    message.answers = std::move(records);
    return encode(message);
}

const QString kHislip = QStringLiteral("TCPIP0::10.0.0.5::hislip0::INSTR");
const QString kVxi11 = QStringLiteral("TCPIP0::10.0.0.5::inst0::INSTR");
const QString kSocket = QStringLiteral("TCPIP0::10.0.0.5::5025::SOCKET");

} // namespace

class TestMdnsQuerier : public test::TestCase
{
    Q_OBJECT

private Q_SLOTS:
    void init()
    {
        TestCase::init();
        m_querier = std::make_unique<Querier>(QStringLiteral("mDNS"));
        m_log = std::make_unique<test::FinderLog>();
        m_now = {};
        m_querier->restart(m_now);
    }

    void oneInstrumentByItsServices()
    {
        tell(recordsOf(scope()));
        const auto present = m_log->present();
        QCOMPARE(present.size(), std::size_t{3}); // its web page is no way to it
        for (const QString& resource : {kHislip, kVxi11, kSocket}) {
            const auto& sighting = present.at(resource);
            QCOMPARE(sighting.name, QStringLiteral("ACME X1 - S7"));
            QCOMPARE(sighting.identity->toString(), QStringLiteral("ACME,X1,S7,1.2"));
            QCOMPARE(sighting.foundBy, QStringLiteral("mDNS"));
            QVERIFY(sighting.isConfirmed && sighting.mayBeAsked);
        }
        QVERIFY(questions(false).empty()); // nothing is missing
    }

    void goodbyeAndExpiry()
    {
        tell(recordsOf(scope()));
        auto goodbye = recordsOf(scope());
        for (DnsRecord& record : goodbye)
            record.ttl = 0;
        tell(goodbye);
        QVERIFY(m_log->present().empty());

        tell(recordsOf(scope()));
        QCOMPARE(m_log->present().size(), std::size_t{3});
        // The host's records live 120 s: asked for again at 80, 85, 90 and 95 %, then it has gone.
        int asked = 0;
        for (int second = 1; second <= 120; ++second) {
            m_now += 1s;
            for (const DnsMessage& message : questions(false)) {
                for (const DnsQuestion& question : message.questions)
                    asked += question.type == RecordType::A ? 1 : 0;
            }
            report();
            QCOMPARE(m_log->present().size(), std::size_t(second < 120 ? 3 : 0));
        }
        QCOMPARE(asked, 4);
    }

    void whatIsMissingIsAskedFor()
    {
        const auto all = recordsOf(scope());
        const auto only = [&](RecordType type) {
            std::vector<DnsRecord> some;
            for (const DnsRecord& record : all) {
                if (record.type == type)
                    some.push_back(record);
            }
            return some;
        };
        static_cast<void>(questions(true)); // the first question of all
        tell(only(RecordType::Ptr));
        auto asked = questions(true);
        QCOMPARE(asked.size(), std::size_t{1});
        QCOMPARE(asked[0].questions.size(), std::size_t{8}); // place and texts of four services
        QVERIFY(m_log->present().empty());
        QVERIFY(questions(true).empty()); // not again at once
        m_now += 500ms;
        QCOMPARE(questions(true).size(), std::size_t{1}); // an answer may get lost
        tell(only(RecordType::Srv));
        tell(only(RecordType::Txt));
        asked = questions(true);
        QCOMPARE(asked.at(0).questions.at(0).name.toString(), QStringLiteral("acme-s7.local"));
        tell(only(RecordType::A));
        QCOMPARE(m_log->present().size(), std::size_t{3});
    }

    void questionsGrowRarerAndNameWhatIsKnown()
    {
        QCOMPARE(questions(true).size(), std::size_t{1});
        QVERIFY(questions(false).empty());
        auto records = recordsOf(scope());
        for (DnsRecord& record : records)
            record.ttl = 86'400;
        tell(records);
        std::vector<std::int64_t> times;
        const auto begin = m_now;
        while (m_now - begin < 20h) {
            m_now += 250ms;
            const auto asked = questions(false);
            if (asked.empty())
                continue;
            times.push_back(std::chrono::duration_cast<std::chrono::milliseconds>(m_now - begin).count());
            if (m_now - begin < 10h) {
                QCOMPARE(asked[0].questions.size(), serviceTypes().size());
                QCOMPARE(asked[0].answers.size(), std::size_t{4});
                QVERIFY(asked[0].answers[0].ttl > 43'200 && !asked[0].answers[0].isUnique);
            }
        }
        QCOMPARE(times[0], 250);
        QCOMPARE(times[1], 1000);
        QCOMPARE(times[2], 3000);
        QCOMPARE(times[3], 7000);
        QCOMPARE(times[14] - times[13], 3'600'000); // at last once an hour
    }

    void manyKnownAnswersGoInSeveralMessages()
    {
        for (int i = 0; i < 100; ++i) {
            Announcement one = scope();
            one.instance = QByteArray("An instrument with quite a long name, number ") + QByteArray::number(i);
            one.host = "host-" + QByteArray::number(i);
            one.address += std::uint32_t(i);
            tell(recordsOf(one));
        }
        QCOMPARE(m_log->present().size(), std::size_t{300});
        m_now += 250ms;
        std::size_t known = 0;
        const auto messages = questions(false);
        QVERIFY(messages.size() > 1);
        for (std::size_t i = 0; i < messages.size(); ++i) {
            QVERIFY(encode(messages[i]).size() <= qsizetype(kMessageRoom));
            QCOMPARE(messages[i].isTruncated, i + 1 < messages.size());
            QCOMPARE(messages[i].questions.empty(), i > 0);
            known += messages[i].answers.size();
        }
        QCOMPARE(known, std::size_t{400});
    }

    void addressChangesMoveTheInstrument()
    {
        tell(recordsOf(scope()));
        m_now += 5s;
        Announcement moved = scope();
        moved.address = 0x0A000006;
        tell(recordsOf(moved));
        m_now += 1100ms; // the old address had a second left (RFC 6762 §10.2)
        report();
        const auto present = m_log->present();
        QCOMPARE(present.size(), std::size_t{3});
        QVERIFY(present.count(QStringLiteral("TCPIP0::10.0.0.6::hislip0::INSTR")) == 1);
    }

    void portsAndAddressTexts()
    {
        Announcement other = scope();
        other.services = {{"_hislip._tcp", 5000}, {"_vxi-11._tcp", 1024}, {"_lecroy-vicp._tcp", 1861}};
        other.texts = {"Address=TCPIP::10.0.0.5::gpib0,9::INSTR", "=no key", "Model", "MANUFACTURER=ACME"};
        tell(recordsOf(other));
        const auto present = m_log->present();
        QVERIFY(present.count(QStringLiteral("TCPIP0::10.0.0.5::hislip0,5000::INSTR")) == 1);
        QVERIFY(present.count(QStringLiteral("TCPIP0::10.0.0.5:1024::gpib0,9::INSTR")) == 1);
        QVERIFY(present.count(QStringLiteral("VICP0::10.0.0.5::INSTR")) == 1);
        QVERIFY(!present.begin()->second.identity); // a maker alone is nobody
    }

    void telnetOnlyWhereThereIsNothingBetter()
    {
        Announcement telnet = scope();
        telnet.services = {{"_scpi-telnet._tcp", 5024}};
        tell(recordsOf(telnet));
        const QString resource = QStringLiteral("TCPIP0::10.0.0.5::5024::SOCKET");
        QVERIFY(m_log->present().count(resource) == 1);
        QVERIFY(!m_log->present().at(resource).mayBeAsked);
        tell(recordsOf(scope()));
        QVERIFY(m_log->present().count(resource) == 0);
    }

    void identityIsSharedByName()
    {
        // One service says who it is, the other does not.
        Announcement mute = scope();
        mute.services = {{"_scpi-raw._tcp", 5025}};
        mute.texts = {};
        tell(recordsOf(mute));
        QVERIFY(!m_log->present().at(kSocket).identity);
        Announcement telling = scope();
        telling.services = {{"_lxi._tcp", 80}};
        tell(recordsOf(telling));
        QCOMPARE(m_log->present().at(kSocket).identity->serial, QStringLiteral("S7"));
    }

    void foreignAnswersToOurQuestionsAreRefused()
    {
        m_querier->receive(response(recordsOf(scope()), std::uint16_t(m_querier->id() + 1)), m_now, 1, true);
        m_querier->receive("not a message", m_now, 1, false);
        DnsMessage question;
        question.answers = recordsOf(scope()); // known answers of somebody's question are no news
        m_querier->receive(encode(question), m_now, 1, false);
        report();
        QVERIFY(m_log->present().empty());
        // Our own number: short lives say nothing about how long it is there.
        auto records = recordsOf(scope());
        for (DnsRecord& record : records)
            record.ttl = 10;
        m_querier->receive(response(records, m_querier->id()), m_now, 1, true);
        m_now += 60s;
        report();
        QCOMPARE(m_log->present().size(), std::size_t{3});
    }

    void aFloodStaysBounded()
    {
        RecordCache cache;
        for (int i = 0; i < 20'000; ++i) {
            DnsMessage message;
            DnsRecord record;
            record.name = DnsName::ofText("_lxi._tcp.local");
            record.ttl = 100;
            record.target = DnsName::ofText(("x" + QByteArray::number(i)).constData());
            record.name = record.target;
            message.answers.push_back(record);
            cache.take(message, m_now, 1, false);
        }
        QCOMPARE(cache.size(), RecordCache::kMostRecords);
        cache.expire(m_now + 101s);
        QCOMPARE(cache.size(), std::size_t{0});
    }

    void responderAnswersWhatIsAsked()
    {
        std::vector<DnsRecord> additionals;
        DnsMessage query;
        query.questions.push_back({DnsName::ofText("_HISLIP._tcp.local"), RecordType::Ptr, false});
        auto answers = answersOf(scope(), query, additionals);
        QCOMPARE(answers.size(), std::size_t{1});
        QCOMPARE(answers[0].target.toString(), QStringLiteral("ACME X1 - S7._hislip._tcp.local"));
        QCOMPARE(additionals.size(), std::size_t{3}); // place, texts, address
        query.answers = answers;                      // known: nothing to say
        QVERIFY(answersOf(scope(), query, additionals).empty());
        query.answers[0].ttl = answers[0].ttl / 2 - 1; // known, but soon forgotten
        QCOMPARE(answersOf(scope(), query, additionals).size(), std::size_t{1});
        query.questions[0].name = DnsName::ofText("_ipp._tcp.local");
        QVERIFY(answersOf(scope(), query, additionals).empty());
    }

private:
    void report() { m_querier->report(*m_log, m_now); }
    void tell(const std::vector<DnsRecord>& records)
    {
        m_querier->receive(response(records), m_now, 1, false);
        report();
    }
    std::vector<DnsMessage> questions(bool isOneShot)
    {
        std::vector<DnsMessage> messages;
        for (const QByteArray& bytes : m_querier->takeQuestions(m_now, isOneShot))
            messages.push_back(parse(bytes).value());
        return messages;
    }

    std::unique_ptr<Querier> m_querier;
    std::unique_ptr<test::FinderLog> m_log;
    Querier::Time m_now;
};

} // namespace visor::mdns

QTEST_GUILESS_MAIN(visor::mdns::TestMdnsQuerier)
#include "test_querier.moc"
