// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/instrument/locking_transport.h"
#include "tests/common/test_case.h"
#include "tests/core/instrument/fake_transport.h"

#include <QFile>
#include <QTemporaryDir>

#include <future>
#include <sys/file.h>

using namespace std::chrono_literals;
using visor::Result;
using visor::instrument::NativeLocks;
using visor::instrument::OpenOptions;
using visor::locks::LockRegistry;
using visor::visa::Attribute;
using visor::visa::Deadline;
using visor::visa::LockMode;
using visor::visa::Session;
using visor::visa::Status;

namespace {

Deadline onlyIfFree()
{
    return Deadline::after(0ms);
}
Deadline patience()
{
    return Deadline::after(60s);
}

template<typename T>
Status statusOf(const Result<T>& result)
{
    return result ? Status::Success : result.error().status;
}

} // namespace

class TestLockedSession : public visor::test::TestCase
{
    Q_OBJECT

private Q_SLOTS:
    void init()
    {
        TestCase::init();
        m_folder = std::make_unique<QTemporaryDir>();
        m_bench = std::make_shared<visor::test::FakeBench>();
        m_here = program(QStringLiteral("here"));
        m_there = program(QStringLiteral("there"));
    }
    void cleanup()
    {
        m_here.reset();
        m_there.reset();
    }

    void nestsPerSession()
    {
        const auto session = open(*m_here);
        QCOMPARE(session->acquireLock(LockMode::Exclusive, {}, onlyIfFree()).value(), Status::Success);
        QCOMPARE(session->acquireLock(LockMode::Exclusive, {}, onlyIfFree()).value(),
                 Status::SuccessNestedExclusive);
        QCOMPARE(statusOf(session->lock(LockMode::Shared, "k", onlyIfFree())), Status::ErrorResourceLocked);
        const auto other = open(*m_there);
        QVERIFY(session->unlock(patience()));
        QCOMPARE(statusOf(other->lock(LockMode::Exclusive, {}, onlyIfFree())), Status::ErrorResourceLocked);
        QVERIFY(session->unlock(patience()));
        QCOMPARE(statusOf(session->unlock(patience())), Status::ErrorSessionNotLocked);
        QVERIFY(other->lock(LockMode::Exclusive, {}, onlyIfFree()));
    }

    void sharesAndMayHaveBoth()
    {
        const auto session = open(*m_here);
        const auto other = open(*m_there);
        QCOMPARE(session->acquireLock(LockMode::Shared, "k", onlyIfFree()).value(), Status::Success);
        QCOMPARE(session->acquireLock(LockMode::Shared, "k", onlyIfFree()).value(), Status::SuccessNestedShared);
        QCOMPARE(statusOf(session->lock(LockMode::Shared, "l", onlyIfFree())), Status::ErrorInvalidAccessKey);
        QVERIFY(other->lock(LockMode::Shared, "k", onlyIfFree()));
        QCOMPARE(other->acquireLock(LockMode::Exclusive, {}, onlyIfFree()).value(), Status::Success);
        QCOMPARE(statusOf(session->write("A", onlyIfFree())), Status::ErrorResourceLocked);
        QVERIFY(other->write("A", onlyIfFree()));
        QVERIFY(other->unlock(patience())); // the exclusive one first: it was taken last
        QVERIFY(session->write("A", onlyIfFree()));
        QCOMPARE(session->lockState(patience())->holders, 2);
        QVERIFY(!session->lockState(patience())->exclusive);
        QCOMPARE(std::get<std::int64_t>(session->attribute(Attribute::ResourceLockState).value()), 2);
    }

    void refusesKeys()
    {
        const auto session = open(*m_here);
        QCOMPARE(statusOf(session->lock(LockMode::Exclusive, "k", onlyIfFree())), Status::ErrorInvalidAccessKey);
        QCOMPARE(statusOf(session->lock(LockMode::Shared, {}, onlyIfFree())), Status::ErrorInvalidAccessKey);
        QCOMPARE(statusOf(session->lock(LockMode::Shared, QByteArray(256, 'k'), onlyIfFree())),
                 Status::ErrorInvalidAccessKey);
        QVERIFY(session->lock(LockMode::Shared, QByteArray(255, 'k'), onlyIfFree()));
    }

    /// protocols.md §2.6: what a session without the lock may and may not do.
    void keepsOthersOut()
    {
        const auto holder = open(*m_here);
        const auto other = open(*m_there);
        QVERIFY(holder->lock(LockMode::Exclusive, {}, onlyIfFree()));
        char byte = 0;
        const auto refused = other->write("*RST", Deadline::after(5ms));
        QCOMPARE(statusOf(refused), Status::ErrorResourceLocked);
        QVERIFY(refused.error().message.contains(QStringLiteral("here, user")));
        QCOMPARE(statusOf(other->read({&byte, 1}, onlyIfFree())), Status::ErrorResourceLocked);
        QCOMPARE(statusOf(other->clear(onlyIfFree())), Status::ErrorResourceLocked);
        QCOMPARE(statusOf(other->trigger(onlyIfFree())), Status::ErrorResourceLocked);
        QVERIFY(m_bench->written.isEmpty());
        QCOMPARE(m_bench->clears + m_bench->triggers, 0);
        QVERIFY(other->readStatusByte(patience()));
        QVERIFY(other->lockState(patience())->exclusive);
        QVERIFY(other->setAttribute(Attribute::TermChar, std::int64_t{10}));
        QCOMPARE(std::get<std::int64_t>(other->attribute(Attribute::ResourceLockState).value()), 1);

        QVERIFY(holder->write("*IDN?", onlyIfFree()));
        QVERIFY(holder->clear(onlyIfFree()));
        QVERIFY(holder->trigger(onlyIfFree()));
        auto waiting = std::async(std::launch::async, [&] { return other->write("*CLS", patience()); });
        QVERIFY(holder->unlock(patience()));
        QVERIFY(waiting.get());
        QCOMPARE(m_bench->written.last(), QByteArray("*CLS"));
    }

    void cancelEndsTheWait()
    {
        const auto holder = open(*m_here);
        const auto other = open(*m_there);
        QVERIFY(holder->lock(LockMode::Exclusive, {}, onlyIfFree()));
        const auto token = visor::visa::CancelToken::create();
        auto waiting =
            std::async(std::launch::async, [&] { return other->write("*CLS", Deadline::never(token)); });
        token.cancel();
        QCOMPARE(statusOf(waiting.get()), Status::ErrorAbort);
    }

    void closingFrees()
    {
        auto holder = open(*m_here);
        QVERIFY(holder->lock(LockMode::Exclusive, {}, onlyIfFree()));
        QVERIFY(holder->lock(LockMode::Exclusive, {}, onlyIfFree()));
        holder.reset();
        QVERIFY(open(*m_there)->lock(LockMode::Exclusive, {}, onlyIfFree()));
    }

    void locksWithTheOpen()
    {
        const auto holder = open(*m_here);
        QVERIFY(holder->lock(LockMode::Exclusive, {}, onlyIfFree()));
        OpenOptions options;
        options.lock = LockMode::Exclusive;
        auto refused = m_there->transports.open(resource(), options, Deadline::after(20ms));
        QCOMPARE(statusOf(refused), Status::ErrorResourceLocked);
        QVERIFY(holder->unlock(patience()));
        const auto opened = m_there->transports.open(resource(), options, patience());
        QVERIFY(opened);
        QCOMPARE(statusOf(holder->write("A", onlyIfFree())), Status::ErrorResourceLocked);
    }

    /// A serial port is open once only: who waits for its lock must not need it open, nor find it taken.
    void standsInLineBeforeTheOpen()
    {
        auto holder = open(*m_here);
        QVERIFY(holder->lock(LockMode::Exclusive, {}, onlyIfFree()));
        OpenOptions options;
        options.lock = LockMode::Shared;
        QCOMPARE(statusOf(m_there->transports.open(resource(), options, patience())),
                 Status::ErrorInvalidAccessKey);
        options.lockKey = "k";
        options.lockWait = 60s;
        const int opens = m_bench->opens;
        auto waiting = std::async(std::launch::async, [&] {
            // The open's own time is not used up in line.
            return m_there->transports.open(resource(), options, Deadline::after(30s));
        });
        QTRY_COMPARE_WITH_TIMEOUT(m_here->registry.situation(resource().toString()).waiters.size(), std::size_t{1},
                                  60'000);
        {
            const std::lock_guard guard(m_bench->mutex);
            QCOMPARE(m_bench->opens, opens);
        }
        holder.reset();
        const auto opened = waiting.get();
        QVERIFY(opened);
        QCOMPARE((*opened)->acquireLock(LockMode::Shared, "k", onlyIfFree()).value(), Status::SuccessNestedShared);
        QVERIFY((*opened)->unlock(patience()));
        QVERIFY((*opened)->unlock(patience()));
        QCOMPARE(statusOf((*opened)->unlock(patience())), Status::ErrorSessionNotLocked);
    }

    void aBusyWireNamesTheHolder()
    {
        const auto holder = open(*m_here);
        QVERIFY(holder->lock(LockMode::Exclusive, {}, onlyIfFree()));
        {
            const std::lock_guard guard(m_bench->mutex);
            m_bench->isTaken = true;
        }
        const auto refused = m_there->transports.open(resource(), {}, patience());
        QCOMPARE(statusOf(refused), Status::ErrorResourceLocked);
        QVERIFY(refused.error().message.contains(QStringLiteral("here, user")));
        QVERIFY(holder->unlock(patience()));
        QCOMPARE(statusOf(m_there->transports.open(resource(), {}, patience())), Status::ErrorResourceBusy);
    }

    /// Nothing tells when a program without locks lets go of the wire: it is tried once, and the lock given back.
    void aTakenWireIsTriedOnce()
    {
        m_bench->isTaken = true;
        OpenOptions options;
        options.lock = LockMode::Exclusive;
        QCOMPARE(statusOf(m_there->transports.open(resource(), options, patience())), Status::ErrorResourceBusy);
        QCOMPARE(m_bench->opens, 1);
        QVERIFY(m_here->registry.situations().empty());
    }

    /// While another program stands still in the middle of a change, nothing can be given back: the session still
    /// holds the lock, says so, and can give it back later.
    void aLockNotGivenBackIsStillHeld()
    {
        const auto session = open(*m_here);
        const auto other = open(*m_there);
        QVERIFY(session->lock(LockMode::Exclusive, {}, onlyIfFree()));
        QFile guard(m_folder->filePath(QStringLiteral("locks/guard")));
        QVERIFY(guard.open(QIODevice::ReadWrite));
        QCOMPARE(::flock(guard.handle(), LOCK_EX), 0);
        QCOMPARE(statusOf(session->unlock(patience())), Status::ErrorSystemError);
        guard.close();
        QCOMPARE(statusOf(other->lock(LockMode::Exclusive, {}, onlyIfFree())), Status::ErrorResourceLocked);
        QCOMPARE(session->acquireLock(LockMode::Exclusive, {}, onlyIfFree()).value(),
                 Status::SuccessNestedExclusive);
        QVERIFY(session->unlock(patience()));
        QVERIFY(session->unlock(patience()));
        QVERIFY(other->lock(LockMode::Exclusive, {}, onlyIfFree()));
    }

    void asksTheInstrumentWhereItKeepsLocks_data()
    {
        QTest::addColumn<NativeLocks>("native");
        QTest::addColumn<QByteArrayList>("acts");
        QTest::newRow("none") << NativeLocks::None << QByteArrayList{"close"};
        QTest::newRow("exclusive") << NativeLocks::Exclusive
                                   << QByteArrayList{"lock exclusive", "unlock", "close"};
        QTest::newRow("shared") << NativeLocks::Shared
                                << QByteArrayList{"lock shared k", "lock exclusive", "unlock", "unlock", "close"};
    }
    void asksTheInstrumentWhereItKeepsLocks()
    {
        QFETCH(const NativeLocks, native);
        QFETCH(const QByteArrayList, acts);
        m_bench->nativeLocks = native;
        auto session = open(*m_here);
        QVERIFY(session->lock(LockMode::Shared, "k", onlyIfFree()));
        QVERIFY(session->lock(LockMode::Exclusive, {}, onlyIfFree()));
        QVERIFY(session->lock(LockMode::Exclusive, {}, onlyIfFree())); // nested: the instrument is not asked
        QCOMPARE(m_there->registry.situation(resource().toString()).holders.size(), std::size_t{2});
        for (int i = 0; i < 3; ++i)
            QVERIFY(session->unlock(patience()));
        QVERIFY(m_there->registry.situations().empty());
        session.reset();
        QCOMPARE(m_bench->lockActs, acts);
    }

    void aForeignLockIsNotTakenForOurs()
    {
        m_bench->nativeLocks = NativeLocks::Exclusive;
        m_bench->isLockedByOthers = true;
        const auto session = open(*m_here);
        const auto refused = session->lock(LockMode::Exclusive, {}, Deadline::after(20ms));
        QCOMPARE(statusOf(refused), Status::ErrorResourceLocked);
        QVERIFY(refused.error().message.contains(QStringLiteral("another client")));
        QVERIFY(m_there->registry.situations().empty());

        auto waiting =
            std::async(std::launch::async, [&] { return session->lock(LockMode::Exclusive, {}, patience()); });
        QTRY_VERIFY_WITH_TIMEOUT(!m_there->registry.situations().empty(), 60'000);
        QVERIFY(m_there->registry.situations()[0].waiters.at(0).waitsForInstrument);
        {
            const std::lock_guard lock(m_bench->mutex);
            m_bench->isLockedByOthers = false;
        }
        m_bench->changed.notify_all();
        QVERIFY(waiting.get());
        QVERIFY(!m_there->registry.situations()[0].holders.empty());
    }

    void aLostConnectionFrees()
    {
        m_bench->nativeLocks = NativeLocks::Exclusive;
        const auto session = open(*m_here);
        QVERIFY(session->lock(LockMode::Exclusive, {}, onlyIfFree()));
        {
            const std::lock_guard lock(m_bench->mutex);
            m_bench->isUnplugged = true;
        }
        QCOMPARE(statusOf(session->unlock(patience())), Status::ErrorConnectionLost);
        QVERIFY(m_there->registry.situations().empty());
    }

    void withoutAFolderTheInstrumentStaysUsable()
    {
        Program lonely(QStringLiteral("/proc/nowhere/locks"), QStringLiteral("lonely"), m_bench);
        const auto session = open(lonely);
        QVERIFY(session->write("*IDN?", onlyIfFree()));
        const auto refused = session->lock(LockMode::Exclusive, {}, onlyIfFree());
        QVERIFY(!refused);
        QVERIFY(refused.error().message.contains(QStringLiteral("/proc/nowhere")));
        m_bench->nativeLocks = NativeLocks::Exclusive;
        const auto native = open(lonely);
        QVERIFY(native->lock(LockMode::Exclusive, {}, onlyIfFree()));
        QVERIFY(native->unlock(patience()));
    }

private:
    struct Program
    {
        Program(const QString& folder, const QString& name, const std::shared_ptr<visor::test::FakeBench>& bench)
            : registry(folder, name)
        {
            transports.add(std::make_unique<visor::test::FakeTransport>(bench));
            visor::instrument::keepLocks(transports, registry);
        }
        LockRegistry registry;
        visor::instrument::TransportSet transports;
    };

    std::unique_ptr<Program> program(const QString& name) const
    {
        return std::make_unique<Program>(m_folder->filePath(QStringLiteral("locks")), name, m_bench);
    }
    static visor::visa::ResourceName resource()
    {
        return visor::visa::ResourceName(visor::visa::InterfaceType::Tcpip, 0,
                                         visor::visa::TcpipSocket{QStringLiteral("127.0.0.1"), 5025});
    }
    static std::unique_ptr<Session> open(Program& program)
    {
        return std::move(program.transports.open(resource(), {}, patience()).value());
    }

    std::unique_ptr<QTemporaryDir> m_folder;
    std::shared_ptr<visor::test::FakeBench> m_bench;
    std::unique_ptr<Program> m_here;
    std::unique_ptr<Program> m_there;
};

QTEST_GUILESS_MAIN(TestLockedSession)
#include "test_locked_session.moc"
