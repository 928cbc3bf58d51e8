// SPDX-License-Identifier: GPL-3.0-or-later
// Locks on a USB instrument, and large blocks from it. Its interface is one session's at a time, whatever the
// lock: who comes second is told who holds it.
#include "core/instrument/locking_transport.h"
#include "core/scpi/response_reader.h"
#include "tests/transports/usbtmc/usb_test_case.h"

#include <QElapsedTimer>
#include <QTemporaryDir>

#include <future>

namespace visor::usbtmc {

using namespace std::chrono_literals;
using instrument::LockingTransport;
using instrument::OpenOptions;
using test::EchoDevice;
using visa::Deadline;
using visa::LockMode;
using visa::Session;
using visa::Status;

class TestUsbtmcLocks : public UsbTestCase
{
    Q_OBJECT

private Q_SLOTS:
    void init()
    {
        TestCase::init();
        plugIn();
        m_folder = std::make_unique<QTemporaryDir>();
        m_one = std::make_unique<Program>(m_folder->filePath(QStringLiteral("locks")), "one");
        m_two = std::make_unique<Program>(m_folder->filePath(QStringLiteral("locks")), "two");
    }
    void cleanup()
    {
        m_one.reset();
        m_two.reset();
    }

    void whoComesSecondIsToldWho_data()
    {
        QTest::addColumn<QString>("wanted");
        QTest::addColumn<bool>("isSameProgram");
        for (const char* wanted : {"access", "exclusive", "shared", "shared with the key"}) {
            QTest::addRow("%s, another program", wanted) << QString::fromLatin1(wanted) << false;
            QTest::addRow("%s, the same program", wanted) << QString::fromLatin1(wanted) << true;
        }
    }
    void whoComesSecondIsToldWho()
    {
        QFETCH(const QString, wanted);
        QFETCH(const bool, isSameProgram);
        Program& second = isSameProgram ? *m_one : *m_two;
        OpenOptions holding;
        holding.lock = wanted.startsWith(QLatin1StringView("shared")) ? LockMode::Shared : LockMode::Exclusive;
        holding.lockKey = holding.lock == LockMode::Shared ? "bench" : "";
        auto holder = m_one->open(holding);
        QVERIFY2(holder, holder ? "" : qPrintable(holder.error().message));
        QCOMPARE((*holder)->lockState(soon())->exclusive, holding.lock == LockMode::Exclusive);
        QCOMPARE((*holder)->lockState(soon())->holders, 1);
        OpenOptions asked;
        asked.lockWait = 50ms;
        if (wanted != QLatin1StringView("access"))
            asked.lock = holding.lock;
        if (asked.lock == LockMode::Shared)
            asked.lockKey = wanted.endsWith(QLatin1StringView("key")) ? "bench" : "other";
        const auto refused = second.open(asked);
        QVERIFY(!refused);
        QCOMPARE(refused.error().status, Status::ErrorResourceLocked);
        const QString who =
            isSameProgram ? QStringLiteral("another session of this program") : QStringLiteral("one, user");
        QVERIFY2(refused.error().message.contains(who), qPrintable(refused.error().message));
        QCOMPARE(m_two->registry.situation(name().toString()).holders.size(), std::size_t{1});
        QCOMPARE(ask(**holder, "*OPC?\n").value(), QByteArray("1\n"));

        // Who waits in line comes through when the holder goes.
        asked.lock = holding.lock;
        asked.lockKey = holding.lockKey.isEmpty() ? "" : "other";
        asked.lockWait = 30s;
        auto waiting = std::async(std::launch::async, [&] { return second.open(asked); });
        QTRY_COMPARE_WITH_TIMEOUT(m_two->registry.situation(name().toString()).waiters.size(), std::size_t{1},
                                  30000);
        holder->reset();
        const auto granted = waiting.get();
        QVERIFY2(granted, granted ? "" : qPrintable(granted.error().message));
        QCOMPARE(ask(**granted, "*OPC?\n").value(), QByteArray("1\n"));
    }

    void nestsAndGivesBack()
    {
        const auto session = m_one->open({});
        QVERIFY(session);
        QVERIFY((*session)->lock(LockMode::Shared, "bench", soon()));
        QVERIFY((*session)->lock(LockMode::Exclusive, {}, soon()));
        QVERIFY((*session)->lock(LockMode::Exclusive, {}, soon()));
        QCOMPARE(m_two->registry.situation(name().toString()).holders.size(), std::size_t{2});
        for (int i = 0; i < 3; ++i)
            QVERIFY((*session)->unlock(soon()));
        QCOMPARE((*session)->unlock(soon()).error().status, Status::ErrorSessionNotLocked);
        QVERIFY(m_two->registry.situations().empty());
    }

    void largeBlocks_data()
    {
        QTest::addColumn<qulonglong>("size");
        QTest::newRow("1 MB") << 1'000'000ULL;
        QTest::newRow("100 MB") << 100'000'000ULL;
    }
    void largeBlocks()
    {
        QFETCH(const qulonglong, size);
        const auto session = m_one->open({});
        QVERIFY(session);
        const Deadline patience = Deadline::after(250s);
        QElapsedTimer clock;
        clock.start();
        QVERIFY((*session)->write("BLOCK? " + QByteArray::number(size) + '\n', patience));
        const auto response = scpi::readResponse(**session, {}, patience);
        QVERIFY2(response, response ? "" : qPrintable(response.error().message));
        qInfo("%llu bytes in %lld ms", size, static_cast<long long>(clock.elapsed()));
        const QByteArray count = QByteArray::number(size);
        const QByteArray header = '#' + QByteArray::number(count.size()) + count;
        QCOMPARE(response->size(), header.size() + static_cast<qsizetype>(size) + 1);
        QVERIFY(response->startsWith(header));
        QVERIFY(QByteArrayView(*response).sliced(header.size()).chopped(1) ==
                EchoDevice::pattern(static_cast<std::size_t>(size)));
        QCOMPARE(ask(**session, "*OPC?\n").value(), QByteArray("1\n"));
    }

private:
    struct Program
    {
        Program(const QString& folder, const char* name)
            : registry(folder, QString::fromLatin1(name)),
              transport(std::make_unique<UsbtmcTransport>(QuirkTable()), registry)
        {
        }
        Result<std::unique_ptr<Session>> open(const OpenOptions& options)
        {
            return transport.open(TestUsbtmcLocks::name(), options, soon());
        }
        locks::LockRegistry registry;
        LockingTransport transport;
    };

    std::unique_ptr<QTemporaryDir> m_folder;
    std::unique_ptr<Program> m_one;
    std::unique_ptr<Program> m_two;
};

} // namespace visor::usbtmc

QTEST_GUILESS_MAIN(visor::usbtmc::TestUsbtmcLocks)
#include "test_locks.moc"
