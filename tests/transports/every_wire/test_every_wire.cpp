// SPDX-License-Identifier: GPL-3.0-or-later
// What a technician relies on whatever the cable: one test an act, one row a wire.
#include "core/instrument/dialogue.h"
#include "tests/common/process_resources.h"
#include "tests/common/test_case.h"
#include "tests/transports/every_wire/wire_bench.h"

#include <QDir>
#include <QTemporaryDir>

#include <atomic>
#include <thread>

namespace visor::test {

using instrument::Dialogue;
using visa::Deadline;
using visa::LockMode;
using visa::Status;

namespace {

constexpr std::chrono::seconds kPatience{60};
constexpr std::chrono::milliseconds kMoment{30}; ///< a deadline that is meant to pass

Deadline patience()
{
    return Deadline::after(kPatience);
}

Dialogue dialogueOver(visa::Session& session, std::chrono::milliseconds timeout = kPatience)
{
    instrument::Manners manners;
    manners.timeout = timeout;
    return {session, nullptr, 0, instrument::Origin::Script, manners, {}};
}

/// The content of a definite block (IEEE 488.2 §8.7.9).
QByteArrayView blockContent(const QByteArray& reply)
{
    if (reply.size() < 2 || reply.front() != '#')
        return {};
    const qsizetype header = 2 + (reply[1] - '0');
    const qsizetype length = reply.mid(2, reply[1] - '0').toLongLong();
    return header + length <= reply.size() ? QByteArrayView(reply).sliced(header, length) : QByteArrayView();
}

} // namespace

class TestEveryWire : public TestCase
{
    Q_OBJECT

private:
    std::unique_ptr<WireBench> m_bench;
    const WireKind* m_kind = nullptr;
    std::unique_ptr<QTemporaryDir> m_locks;

    static void rows()
    {
        QTest::addColumn<int>("wire");
        for (int i = 0; i < static_cast<int>(wireKinds().size()); ++i)
            QTest::newRow(wireKinds()[static_cast<std::size_t>(i)].name) << i;
    }
    /// Where the wire takes one session at a time the second open is refused with words; true then.
    [[nodiscard]] bool refusesASecondSession()
    {
        const auto first = opened();
        const auto second = m_bench->open();
        return first && !second && second.error().status == Status::ErrorResourceBusy &&
               !second.error().message.isEmpty() && first->lock(LockMode::Exclusive, {}, patience()) &&
               first->unlock(patience());
    }
    [[nodiscard]] std::unique_ptr<visa::Session> opened()
    {
        auto session = m_bench->open();
        if (!session)
            qWarning("%s", qPrintable(session.error().message));
        return session ? std::move(*session) : nullptr;
    }
    void readsBlock(std::int64_t size)
    {
        const auto session = opened();
        QVERIFY(session);
        Dialogue dialogue = dialogueOver(*session);
        const auto reply = dialogue.query("BLOCK? " + QByteArray::number(size));
        QVERIFY2(reply, qPrintable(reply ? QString() : reply.error().message));
        QVERIFY(blockContent(*reply) == EchoDevice::pattern(static_cast<std::size_t>(size)));
        QCOMPARE(*dialogue.queryLine("*OPC?"), QByteArray("1"));
    }

private Q_SLOTS:
    void init()
    {
        TestCase::init();
        QFETCH(int, wire);
        m_kind = &wireKinds()[static_cast<std::size_t>(wire)];
        m_locks = std::make_unique<QTemporaryDir>();
        m_bench = std::make_unique<WireBench>(*m_kind, m_locks->filePath(QStringLiteral("locks")));
        QVERIFY2(!m_bench->problem(), qPrintable(m_bench->problem().value_or(Error{}).message));
    }
    void cleanup()
    {
        m_bench.reset();
        m_locks.reset();
    }

    void opensAndAsks_data() { rows(); }
    void opensAndAsks()
    {
        const auto session = opened();
        QVERIFY(session);
        Dialogue dialogue = dialogueOver(*session);
        QCOMPARE(*dialogue.queryLine("*IDN?"), QByteArray("Visor,Echo,1,1.0"));
    }

    void readsAMegabyte_data() { rows(); }
    void readsAMegabyte() { readsBlock(1'000'000); }

    void readsAHundredMegabytes_data() { rows(); }
    void readsAHundredMegabytes() { readsBlock(100'000'000); }

    void aLateAnswerNeverReachesTheNextQuery_data() { rows(); }
    void aLateAnswerNeverReachesTheNextQuery()
    {
        const auto session = opened();
        QVERIFY(session);
        for (int i = 0; i < 3; ++i) {
            const auto late = dialogueOver(*session, kMoment).query("DELAY? 120");
            QVERIFY(!late);
            QCOMPARE(late.error().status, Status::ErrorTimeout);
            QCOMPARE(*dialogueOver(*session).queryLine("*OPC?"), QByteArray("1"));
        }
        QVERIFY(!dialogueOver(*session, kMoment).query("SILENT?"));
        QCOMPARE(*dialogueOver(*session).queryLine("*IDN?"), QByteArray("Visor,Echo,1,1.0"));
    }

    void clears_data() { rows(); }
    void clears()
    {
        const auto session = opened();
        QVERIFY(session);
        Dialogue dialogue = dialogueOver(*session);
        QVERIFY(dialogue.write("LINE? 5000"));
        QVERIFY(session->clear(patience()));
        QCOMPARE(*dialogue.queryLine("*OPC?"), QByteArray("1"));
    }

    void readsTheStatusByte_data() { rows(); }
    void readsTheStatusByte()
    {
        const auto session = opened();
        QVERIFY(session);
        const auto status = session->readStatusByte(patience());
        QVERIFY2(status, qPrintable(status ? QString() : status.error().message));
        QCOMPARE(*status & 0x40, 0);
        QCOMPARE(*dialogueOver(*session).queryLine("*OPC?"), QByteArray("1"));
    }

    void triggers_data() { rows(); }
    void triggers()
    {
        const auto session = opened();
        QVERIFY(session);
        QVERIFY(session->trigger(patience()));
        QCOMPARE(*dialogueOver(*session).queryLine("TRIGGERS?"), QByteArray("1"));
    }

    void tellsServiceRequests_data() { rows(); }
    void tellsServiceRequests()
    {
        const auto session = opened();
        QVERIFY(session);
        std::atomic<int> requests{0};
        const auto watching = session->onServiceRequest([&](std::uint8_t) { ++requests; }, patience());
        if (!m_kind->hasServiceRequests) {
            QVERIFY(!watching);
            QCOMPARE(watching.error().status, Status::ErrorUnsupportedMechanism);
            return;
        }
        QVERIFY2(watching, qPrintable(watching ? QString() : watching.error().message));
        for (int i = 1; i <= 20; ++i) {
            QVERIFY(dialogueOver(*session).write("SRQ"));
            QTRY_COMPARE_WITH_TIMEOUT(requests.load(), i, 30000);
            const auto status = session->readStatusByte(patience());
            QVERIFY(status);
            QCOMPARE(*status & 0x40, 0x40);
        }
        QVERIFY(session->onServiceRequest({}, patience()));
        QCOMPARE(*dialogueOver(*session).queryLine("*OPC?"), QByteArray("1"));
        QCOMPARE(requests.load(), 20);
    }

    void anExclusiveLockKeepsOthersOut_data() { rows(); }
    void anExclusiveLockKeepsOthersOut()
    {
        if (m_kind->takesOneSession) {
            QVERIFY(refusesASecondSession());
            return;
        }
        const auto holder = opened();
        const auto other = opened();
        QVERIFY(holder && other);
        QVERIFY(holder->lock(LockMode::Exclusive, {}, patience()));
        // Refused in words, never as a silence.
        const auto refused = other->write("*IDN?\n", Deadline::after(kMoment));
        const auto lock = other->lock(LockMode::Exclusive, {}, Deadline::after(kMoment));
        QVERIFY(!refused && !lock);
        QCOMPARE(refused.error().status, Status::ErrorResourceLocked);
        QCOMPARE(lock.error().status, Status::ErrorResourceLocked);
        QVERIFY(!refused.error().message.isEmpty());
        QCOMPARE(*dialogueOver(*holder).queryLine("*OPC?"), QByteArray("1"));
        // Nested, and given back as often.
        QVERIFY(holder->lock(LockMode::Exclusive, {}, patience()));
        QVERIFY(holder->unlock(patience()));
        QVERIFY(!other->lock(LockMode::Exclusive, {}, Deadline::after(kMoment)));
        QVERIFY(holder->unlock(patience()));
        QVERIFY(other->lock(LockMode::Exclusive, {}, patience()));
        QCOMPARE(*dialogueOver(*other).queryLine("*OPC?"), QByteArray("1"));
        QVERIFY(other->unlock(patience()));
        QCOMPARE(other->unlock(patience()).error().status, Status::ErrorSessionNotLocked);
    }

    void aSharedLockIsForThoseWithTheKey_data() { rows(); }
    void aSharedLockIsForThoseWithTheKey()
    {
        if (m_kind->takesOneSession) {
            QVERIFY(refusesASecondSession());
            return;
        }
        const auto one = opened();
        const auto two = opened();
        const auto stranger = opened();
        QVERIFY(one && two && stranger);
        const auto first = one->lock(LockMode::Shared, "bench", patience());
        QVERIFY2(first, qPrintable(first ? QString() : first.error().message));
        QVERIFY(two->lock(LockMode::Shared, "bench", patience()));
        const auto refused = stranger->lock(LockMode::Shared, "other", Deadline::after(kMoment));
        QVERIFY(!refused);
        QCOMPARE(refused.error().status, Status::ErrorResourceLocked);
        QCOMPARE(*dialogueOver(*one).queryLine("*OPC?"), QByteArray("1"));
        QCOMPARE(*dialogueOver(*two).queryLine("*OPC?"), QByteArray("1"));
        QVERIFY(one->unlock(patience()));
        QVERIFY(two->unlock(patience()));
        QVERIFY(stranger->lock(LockMode::Exclusive, {}, patience()));
    }

    void aClosedHolderFreesTheLock_data() { rows(); }
    void aClosedHolderFreesTheLock()
    {
        if (m_kind->takesOneSession) {
            QVERIFY(refusesASecondSession());
            return;
        }
        auto holder = opened();
        const auto other = opened();
        QVERIFY(holder && other);
        QVERIFY(holder->lock(LockMode::Exclusive, {}, patience()));
        std::atomic<bool> isGranted{false};
        std::jthread waiting([&] { isGranted = other->lock(LockMode::Exclusive, {}, patience()).has_value(); });
        holder.reset();
        waiting.join();
        QVERIFY(isGranted);
    }

    void unpluggedIsLost_data() { rows(); }
    void unpluggedIsLost()
    {
        const auto session = opened();
        QVERIFY(session);
        QVERIFY(dialogueOver(*session).write("SILENT?"));
        std::optional<Error> error;
        std::jthread reading([&] {
            std::array<char, 16> buffer{};
            const auto read = session->read(buffer, patience());
            if (!read)
                error = read.error();
        });
        QVERIFY(m_bench->device().waitForLinks(1, patience()));
        m_bench->unplug();
        reading.join();
        QVERIFY(error.has_value());
        QCOMPARE(error->status, Status::ErrorConnectionLost);
        QVERIFY(!error->message.isEmpty());
        QCOMPARE(session->write("*IDN?\n", Deadline::after(std::chrono::seconds(5))).error().status,
                 Status::ErrorConnectionLost);
    }

    void aThousandOpensLeaveNothing_data() { rows(); }
    void aThousandOpensLeaveNothing()
    {
        const auto cycle = [this] {
            const auto session = opened();
            return session && dialogueOver(*session).queryLine("*OPC?").value_or(QByteArray()) == "1";
        };
        QVERIFY(cycle());
        QVERIFY(m_bench->device().waitForLinks(0, patience()));
        // What the bench's own making left behind may still go, but nothing may come.
        const auto before = ProcessResources::now();
        for (int i = 0; i < 1000; ++i)
            QVERIFY2(cycle(), qPrintable(QString::number(i)));
        QVERIFY(m_bench->device().waitForLinks(0, patience()));
        VERIFY_RETURNS_TO(before);
    }
};

} // namespace visor::test

QTEST_GUILESS_MAIN(visor::test::TestEveryWire)
#include "test_every_wire.moc"
