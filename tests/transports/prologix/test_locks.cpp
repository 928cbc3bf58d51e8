// SPDX-License-Identifier: GPL-3.0-or-later
// Locks on an instrument behind a GPIB adapter, and a block of a megabyte through it. The adapter takes one
// program at a time: sessions of one program share it, another program is told who has it.
#include "core/instrument/locking_transport.h"
#include "core/scpi/response_reader.h"
#include "tests/common/echo_device.h"
#include "tests/common/test_case.h"
#include "transports/prologix/prologix_server.h"
#include "transports/prologix/prologix_transport.h"

#include <QElapsedTimer>
#include <QTemporaryDir>

#include <future>

namespace visor::prologix {

using namespace std::chrono_literals;
using instrument::LockingTransport;
using instrument::OpenOptions;
using test::EchoDevice;
using visa::Deadline;
using visa::LockMode;
using visa::Session;
using visa::Status;

class TestPrologixLocks : public test::TestCase
{
    Q_OBJECT

private Q_SLOTS:
    void init()
    {
        TestCase::init();
        m_device = std::make_unique<EchoDevice>();
        m_server = std::move(PrologixServer::start({{{5, std::nullopt}, m_device.get()}}, {}).value());
        m_folder = std::make_unique<QTemporaryDir>();
        m_one = std::make_unique<Program>(*this, "one");
        m_two = std::make_unique<Program>(*this, "two");
    }
    void cleanup()
    {
        m_one.reset();
        m_two.reset();
        m_server.reset();
        m_device.reset();
    }

    void exclusive()
    {
        auto holder = m_one->open({});
        const auto other = m_one->open({});
        QVERIFY(holder && other);
        QVERIFY((*holder)->lock(LockMode::Exclusive, {}, soon()));
        QCOMPARE(ask(**holder, "*OPC?"), QByteArray("1\n"));
        for (const auto& refused : {(*other)->write("*OPC?\n", aMoment()), (*other)->clear(aMoment()),
                                    (*other)->lock(LockMode::Exclusive, {}, aMoment())}) {
            QVERIFY(!refused);
            QCOMPARE(refused.error().status, Status::ErrorResourceLocked);
            QVERIFY2(refused.error().message.contains(QStringLiteral("another session of this program")),
                     qPrintable(refused.error().message));
        }
        auto waiting = std::async(std::launch::async,
                                  [&] { return (*other)->lock(LockMode::Exclusive, {}, soon()).has_value(); });
        QTRY_COMPARE_WITH_TIMEOUT(m_two->registry.situation(resource().toString()).waiters.size(), std::size_t{1},
                                  30000);
        QVERIFY((*holder)->unlock(soon()));
        QVERIFY(waiting.get());
        QCOMPARE(ask(**other, "*OPC?"), QByteArray("1\n"));
    }

    void sharedWithAKey()
    {
        const auto first = m_one->open({});
        const auto second = m_one->open({});
        const auto stranger = m_one->open({});
        QVERIFY(first && second && stranger);
        QVERIFY((*first)->lock(LockMode::Shared, "bench", soon()));
        QVERIFY((*second)->lock(LockMode::Shared, "bench", soon()));
        QCOMPARE((*stranger)->lock(LockMode::Shared, "other", aMoment()).error().status,
                 Status::ErrorResourceLocked);
        QCOMPARE((*stranger)->write("*OPC?\n", aMoment()).error().status, Status::ErrorResourceLocked);
        QCOMPARE(ask(**first, "*OPC?"), QByteArray("1\n"));
        QCOMPARE(ask(**second, "*OPC?"), QByteArray("1\n"));
        QVERIFY((*first)->unlock(soon()));
        QVERIFY((*second)->unlock(soon()));
        QCOMPARE(ask(**stranger, "*OPC?"), QByteArray("1\n"));
    }

    /// Another program has no way to the bus: it is told who holds the lock, whatever it wanted.
    void anotherProgramIsToldWho_data()
    {
        QTest::addColumn<QString>("wanted");
        for (const char* wanted : {"access", "exclusive", "shared", "shared with the key"})
            QTest::newRow(wanted) << QString::fromLatin1(wanted);
    }
    void anotherProgramIsToldWho()
    {
        QFETCH(const QString, wanted);
        OpenOptions holding;
        holding.lock = wanted.startsWith(QLatin1StringView("shared")) ? LockMode::Shared : LockMode::Exclusive;
        holding.lockKey = holding.lock == LockMode::Shared ? "bench" : "";
        auto holder = m_one->open(holding);
        QVERIFY2(holder, holder ? "" : qPrintable(holder.error().message));
        OpenOptions asked;
        asked.lockWait = 50ms;
        if (wanted != QLatin1StringView("access"))
            asked.lock = holding.lock;
        if (asked.lock == LockMode::Shared)
            asked.lockKey = wanted.endsWith(QLatin1StringView("key")) ? "bench" : "other";
        const auto refused = m_two->open(asked);
        QVERIFY(!refused);
        QCOMPARE(refused.error().status, Status::ErrorResourceLocked);
        QVERIFY2(refused.error().message.contains(QStringLiteral("one, user")),
                 qPrintable(refused.error().message));
        QCOMPARE(m_two->registry.situation(resource().toString()).holders.size(), std::size_t{1});
        QCOMPARE(ask(**holder, "*OPC?"), QByteArray("1\n"));
        holder->reset();
        asked.lockWait = 30s;
        const auto granted = m_two->open(asked);
        QVERIFY2(granted, granted ? "" : qPrintable(granted.error().message));
        QCOMPARE(ask(**granted, "*OPC?"), QByteArray("1\n"));
    }

    void aMegabyte()
    {
        constexpr std::size_t kSize = std::size_t{1} << 20;
        const auto session = m_one->open({});
        QVERIFY(session);
        QElapsedTimer clock;
        clock.start();
        QVERIFY((*session)->write("BLOCK? " + QByteArray::number(static_cast<qulonglong>(kSize)), soon()));
        const auto response = scpi::readResponse(**session, {}, soon());
        QVERIFY2(response, response ? "" : qPrintable(response.error().message));
        qInfo("1 MiB through the adapter in %lld ms", static_cast<long long>(clock.elapsed()));
        QVERIFY(*response == "#71048576" + EchoDevice::pattern(kSize) + '\n');
        QCOMPARE(ask(**session, "*OPC?"), QByteArray("1\n"));
    }

private:
    struct Program
    {
        Program(const TestPrologixLocks& test, const char* name)
            : registry(test.m_folder->filePath(QStringLiteral("locks")), QString::fromLatin1(name)),
              boards(std::make_shared<GpibBoards>()),
              transport(std::make_unique<PrologixTransport>(boards), registry)
        {
            boards->define(0, test.m_server->adapter());
        }
        Result<std::unique_ptr<Session>> open(const OpenOptions& options)
        {
            return transport.open(resource(), options, soon());
        }
        locks::LockRegistry registry;
        std::shared_ptr<GpibBoards> boards;
        LockingTransport transport;
    };

    static Deadline soon() { return Deadline::after(30s); }
    static Deadline aMoment() { return Deadline::after(20ms); }
    static visa::ResourceName resource() { return *visa::ResourceName::parse(QStringLiteral("GPIB0::5::INSTR")); }
    static QByteArray ask(Session& session, const QByteArray& text)
    {
        if (const auto written = session.write(text + '\n', soon()); !written)
            return written.error().message.toUtf8();
        std::array<char, 256> buffer{};
        const auto chunk = session.read(buffer, soon());
        return chunk ? QByteArray(buffer.data(), static_cast<qsizetype>(chunk->count))
                     : chunk.error().message.toUtf8();
    }

    std::unique_ptr<EchoDevice> m_device;
    std::unique_ptr<PrologixServer> m_server;
    std::unique_ptr<QTemporaryDir> m_folder;
    std::unique_ptr<Program> m_one;
    std::unique_ptr<Program> m_two;
};

} // namespace visor::prologix

QTEST_GUILESS_MAIN(visor::prologix::TestPrologixLocks)
#include "test_locks.moc"
