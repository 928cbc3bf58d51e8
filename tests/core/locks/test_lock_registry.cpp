// SPDX-License-Identifier: GPL-3.0-or-later
// Two registries in one process are two processes to each other: each proves its life with a pipe of its own.
#include "core/locks/lock_registry.h"
#include "core/locks/lock_text.h"
#include "tests/common/process_resources.h"
#include "tests/common/test_case.h"

#include <QDir>
#include <QFile>
#include <QProcess>
#include <QTemporaryDir>

#include <atomic>
#include <csignal>
#include <future>
#include <sys/file.h>
#include <sys/resource.h>
#include <sys/stat.h>
#include <unistd.h>

using namespace std::chrono_literals;
using visor::Result;
using visor::locks::LockFolder;
using visor::locks::LockRegistry;
using visor::locks::LockTarget;
using visor::visa::CancelToken;
using visor::visa::Deadline;
using visor::visa::LockMode;
using visor::visa::Status;
using Grant = LockRegistry::Grant;

namespace {

constexpr int kPatienceMs = 60'000;

Deadline patience()
{
    return Deadline::after(std::chrono::milliseconds(kPatienceMs));
}
Deadline onlyIfFree()
{
    return Deadline::after(0ms);
}

} // namespace

class TestLockRegistry : public visor::test::TestCase
{
    Q_OBJECT

private Q_SLOTS:
    void init()
    {
        TestCase::init();
        m_folder = std::make_unique<QTemporaryDir>();
        m_path = m_folder->filePath(QStringLiteral("visor/locks"));
        m_one = std::make_unique<LockRegistry>(m_path, QStringLiteral("one"));
        m_two = std::make_unique<LockRegistry>(m_path, QStringLiteral("two"));
    }
    void cleanup()
    {
        m_one.reset();
        m_two.reset();
    }

    void twoProgramsSeeTheSame()
    {
        const auto a = m_one->enter();
        const auto b = m_two->enter();
        QVERIFY(m_one->acquire(kTarget, a, LockMode::Exclusive, {}, Grant::Whole, onlyIfFree()));
        QVERIFY(m_one->mayAccess(kTarget, a));
        QVERIFY(!m_two->mayAccess(kTarget, b));
        const auto refused = m_two->acquire(kTarget, b, LockMode::Exclusive, {}, Grant::Whole, onlyIfFree());
        QVERIFY(!refused);
        QCOMPARE(refused.error().status, Status::ErrorResourceLocked);
        QVERIFY(refused.error().message.contains(QStringLiteral("one, user")));
        QVERIFY(refused.error().message.contains(QString::number(QCoreApplication::applicationPid())));
        const auto kept = m_two->waitForAccess(kTarget, b, QStringLiteral("write"), Deadline::after(5ms));
        QVERIFY(!kept);
        QCOMPARE(kept.error().status, Status::ErrorResourceLocked);

        const auto situation = m_two->situation(kTarget.resource);
        QCOMPARE(situation.holders.size(), std::size_t{1});
        QCOMPARE(situation.holders[0].program, QStringLiteral("one"));
        QVERIFY(!situation.holders[0].isThisProcess);
        QVERIFY(situation.waiters.empty());
        QCOMPARE(m_one->situations().size(), std::size_t{1});
        QVERIFY(m_one->situations()[0].holders[0].isThisProcess);

        QVERIFY(m_one->release(kTarget, a, LockMode::Exclusive));
        QVERIFY(m_two->mayAccess(kTarget, b));
        QVERIFY(m_two->situations().empty());
        QVERIFY(m_two->acquire(kTarget, b, LockMode::Exclusive, {}, Grant::Whole, onlyIfFree()));
    }

    void namesOfResourcesKnowNoLetterCase()
    {
        QVERIFY(m_one->acquire(LockTarget(QStringLiteral("TCPIP0::Scope.Lab::5025::SOCKET")), m_one->enter(),
                               LockMode::Exclusive, {}, Grant::Whole, onlyIfFree()));
        QVERIFY(!m_two->mayAccess(LockTarget(QStringLiteral("TCPIP0::scope.lab::5025::SOCKET")), m_two->enter()));
    }

    void twoSessionsOfOneProgramAreTwo()
    {
        const auto a = m_one->enter();
        const auto b = m_one->enter();
        QVERIFY(m_one->acquire(kTarget, a, LockMode::Exclusive, {}, Grant::Whole, onlyIfFree()));
        QVERIFY(!m_one->mayAccess(kTarget, b));
        const auto refused = m_one->acquire(kTarget, b, LockMode::Exclusive, {}, Grant::Whole, onlyIfFree());
        QVERIFY(!refused);
        QVERIFY(refused.error().message.contains(QStringLiteral("another session of this program")));
        m_one->leave(kTarget, a);
        QVERIFY(m_one->mayAccess(kTarget, b));
    }

    void waitsInLine()
    {
        const auto a = m_one->enter();
        QVERIFY(m_one->acquire(kTarget, a, LockMode::Exclusive, {}, Grant::Whole, onlyIfFree()));
        std::vector<int> order;
        std::mutex mutex;
        std::vector<std::future<Result<void>>> waits;
        for (int i = 0; i < 3; ++i) {
            LockRegistry& registry = i % 2 == 0 ? *m_two : *m_one;
            waits.push_back(std::async(std::launch::async, [&, i] {
                const auto session = registry.enter();
                auto got = registry.acquire(kTarget, session, LockMode::Exclusive, {}, Grant::Whole, patience());
                {
                    const std::lock_guard guard(mutex);
                    order.push_back(i);
                }
                registry.leave(kTarget, session);
                return got;
            }));
            // Each is seen in line before the next one comes.
            QTRY_COMPARE_WITH_TIMEOUT(m_one->situation(kTarget.resource).waiters.size(), std::size_t(i + 1),
                                      kPatienceMs);
        }
        QCOMPARE(m_two->situation(kTarget.resource).waiters[1].program, QStringLiteral("one"));
        QVERIFY(m_one->release(kTarget, a, LockMode::Exclusive));
        for (auto& wait : waits)
            QVERIFY(wait.get());
        QCOMPARE(order, (std::vector<int>{0, 1, 2}));
        QVERIFY(m_one->situations().empty());
    }

    void aCancelledWaitLeavesTheLine()
    {
        QVERIFY(m_one->acquire(kTarget, m_one->enter(), LockMode::Exclusive, {}, Grant::Whole, onlyIfFree()));
        const auto token = CancelToken::create();
        auto wait = std::async(std::launch::async, [&] {
            return m_two->acquire(kTarget, m_two->enter(), LockMode::Exclusive, {}, Grant::Whole,
                                  Deadline::never(token));
        });
        QTRY_COMPARE_WITH_TIMEOUT(m_one->situation(kTarget.resource).waiters.size(), std::size_t{1}, kPatienceMs);
        token.cancel();
        const auto ended = wait.get();
        QVERIFY(!ended);
        QCOMPARE(ended.error().status, Status::ErrorAbort);
        QVERIFY(m_one->situation(kTarget.resource).waiters.empty());
        const auto late =
            m_two->acquire(kTarget, m_two->enter(), LockMode::Exclusive, {}, Grant::Whole, Deadline::after(20ms));
        QCOMPARE(late.error().status, Status::ErrorResourceLocked); // never a timeout
        QVERIFY(m_one->situation(kTarget.resource).waiters.empty());
    }

    void accessComesBackAtOnce()
    {
        const auto a = m_one->enter();
        QVERIFY(m_one->acquire(kTarget, a, LockMode::Exclusive, {}, Grant::Whole, onlyIfFree()));
        auto wait = std::async(std::launch::async, [&] {
            return m_two->waitForAccess(kTarget, m_two->enter(), QStringLiteral("read"), patience());
        });
        QVERIFY(m_one->release(kTarget, a, LockMode::Exclusive));
        QVERIFY(wait.get());
    }

    void sharedWithAKey()
    {
        const auto a = m_one->enter();
        const auto b = m_two->enter();
        const auto c = m_two->enter();
        QVERIFY(m_one->acquire(kTarget, a, LockMode::Shared, "bench", Grant::Whole, onlyIfFree()));
        QVERIFY(m_two->acquire(kTarget, b, LockMode::Shared, "bench", Grant::Whole, onlyIfFree()));
        QVERIFY(!m_two->acquire(kTarget, c, LockMode::Shared, "other", Grant::Whole, onlyIfFree()));
        QVERIFY(!m_two->mayAccess(kTarget, c));
        QVERIFY(m_one->acquire(kTarget, a, LockMode::Exclusive, {}, Grant::Whole, onlyIfFree()));
        QVERIFY(!m_two->mayAccess(kTarget, b));
        QCOMPARE(m_two->situation(kTarget.resource).holders.size(), std::size_t{3});
        // The key is nowhere to be read.
        const QDir folder(m_path);
        for (const QString& name : folder.entryList(QDir::Files)) {
            QFile file(folder.filePath(name));
            QVERIFY(file.open(QIODevice::ReadOnly));
            QVERIFY(!file.readAll().contains("bench"));
        }
        m_one->leave(kTarget, a);
        QVERIFY(m_two->mayAccess(kTarget, b));
    }

    void aClaimIsShownAsWaiting()
    {
        const auto a = m_one->enter();
        QVERIFY(m_one->acquire(kTarget, a, LockMode::Exclusive, {}, Grant::Claim, onlyIfFree()));
        auto seen = m_two->situation(kTarget.resource);
        QVERIFY(seen.holders.empty());
        QVERIFY(seen.waiters.at(0).waitsForInstrument);
        m_one->confirm(kTarget, a, LockMode::Exclusive);
        seen = m_two->situation(kTarget.resource);
        QCOMPARE(seen.holders.size(), std::size_t{1});
        QVERIFY(seen.waiters.empty());
    }

    void aKilledHolderFreesAtOnce_data()
    {
        QTest::addColumn<QString>("key");
        QTest::newRow("exclusive") << QString();
        QTest::newRow("shared") << QStringLiteral("k");
    }
    void aKilledHolderFreesAtOnce()
    {
        QFETCH(const QString, key);
        QProcess holder;
        QStringList arguments{m_path, kTarget.resource};
        if (!key.isEmpty())
            arguments << key;
        holder.start(QStringLiteral(LOCK_HOLDER), arguments);
        QVERIFY(holder.waitForReadyRead(kPatienceMs));
        QCOMPARE(holder.readAll().trimmed(), QByteArray("held"));
        const auto situation = m_one->situation(kTarget.resource);
        QCOMPARE(situation.holders.at(0).pid, std::int64_t(holder.processId()));
        const auto session = m_one->enter();
        QVERIFY(!m_one->mayAccess(kTarget, session));
        std::atomic<int> told{0};
        const auto subscription = m_two->subscribe([&] { ++told; });
        auto wait = std::async(std::launch::async, [&] {
            return m_one->acquire(kTarget, session, LockMode::Exclusive, {}, Grant::Whole, patience());
        });
        QTRY_COMPARE_WITH_TIMEOUT(m_two->situation(kTarget.resource).waiters.size(), std::size_t{1}, kPatienceMs);
        const int before = told;
        QCOMPARE(::kill(static_cast<pid_t>(holder.processId()), SIGKILL), 0);
        QVERIFY(wait.get());
        QTRY_VERIFY_WITH_TIMEOUT(told > before, kPatienceMs);
        QTRY_COMPARE_WITH_TIMEOUT(holder.state(), QProcess::NotRunning, kPatienceMs);
        QCOMPARE(m_one->situation(kTarget.resource).holders.at(0).pid,
                 std::int64_t(QCoreApplication::applicationPid()));
    }

    /// A panel is told of a crash although nobody writes anything.
    void aCrashIsTold()
    {
        QProcess holder;
        holder.start(QStringLiteral(LOCK_HOLDER), {m_path, kTarget.resource});
        QVERIFY(holder.waitForReadyRead(kPatienceMs));
        std::atomic<bool> isFree{false};
        const auto subscription = m_two->subscribe([&] { isFree = m_two->situation(kTarget.resource).isFree(); });
        QCOMPARE(::kill(static_cast<pid_t>(holder.processId()), SIGKILL), 0);
        QTRY_VERIFY_WITH_TIMEOUT(isFree, kPatienceMs);
        QTRY_COMPARE_WITH_TIMEOUT(holder.state(), QProcess::NotRunning, kPatienceMs);
    }

    void exactlyOneHolder()
    {
        // Eight threads of two programs, each in and out many times: never two inside, all come through.
        std::atomic<int> inside{0};
        std::atomic<int> worst{0};
        std::atomic<int> done{0};
        std::vector<std::future<void>> workers;
        for (int i = 0; i < 8; ++i) {
            workers.push_back(std::async(std::launch::async, [&, i] {
                LockRegistry& registry = i % 2 == 0 ? *m_one : *m_two;
                const auto session = registry.enter();
                for (int round = 0; round < 20; ++round) {
                    if (!registry.acquire(kTarget, session, LockMode::Exclusive, {}, Grant::Whole, patience()))
                        return;
                    worst = std::max<int>(worst, ++inside);
                    --inside;
                    if (!registry.release(kTarget, session, LockMode::Exclusive))
                        return;
                    ++done;
                }
                registry.leave(kTarget, session);
            }));
        }
        for (auto& worker : workers)
            worker.get();
        QCOMPARE(done.load(), 160);
        QCOMPARE(worst.load(), 1);
        QVERIFY(m_one->situations().empty());
    }

    void foreignBytesAreTolerated()
    {
        const auto a = m_one->enter();
        QVERIFY(m_one->acquire(kTarget, a, LockMode::Exclusive, {}, Grant::Whole, onlyIfFree()));
        QVERIFY(m_one->release(kTarget, a, LockMode::Exclusive));
        const QString book = m_path + u'/' + QString::fromLatin1(kTarget.book);
        for (const QByteArray& bytes : {QByteArray(), QByteArray(1 << 20, 'x'), QByteArray("{\"version\":1}"),
                                        QByteArray("{\"version\":1,\"entries\":[{\"process\":\"../../etc\"}]}")}) {
            QFile file(book);
            QVERIFY(file.open(QIODevice::WriteOnly));
            QCOMPARE(file.write(bytes), bytes.size());
            file.close();
            QVERIFY(m_two->mayAccess(kTarget, m_two->enter()));
            QVERIFY(m_two->situations().empty());
            QVERIFY(m_one->acquire(kTarget, a, LockMode::Exclusive, {}, Grant::Whole, onlyIfFree()));
            QVERIFY(!m_two->mayAccess(kTarget, m_two->enter()));
            QVERIFY(m_one->release(kTarget, a, LockMode::Exclusive));
        }
        // A pipe nobody writes to, a link to elsewhere, a folder: passed over, nothing blocks.
        QCOMPARE(::mkfifo(QFile::encodeName(book).constData(), 0600), 0);
        QVERIFY(m_two->mayAccess(kTarget, m_two->enter()));
        QVERIFY(QFile::remove(book));
        QVERIFY(QFile::link(QStringLiteral("/dev/zero"), book));
        QVERIFY(m_two->mayAccess(kTarget, m_two->enter()));
        QVERIFY(QFile::remove(book));
        QVERIFY(QDir().mkdir(book));
        QVERIFY(m_two->mayAccess(kTarget, m_two->enter()));
    }

    void aHolderThatIsNoProcessHoldsNothing()
    {
        visor::locks::LockBook book(kTarget.resource);
        visor::locks::LockEntry ghost;
        ghost.process = "life-1-0";
        ghost.session = 1;
        ghost.pid = 1; // that process lives, but it is not the one
        book.grant(ghost);
        QVERIFY(!m_one->problem());
        QFile file(m_path + u'/' + QString::fromLatin1(kTarget.book));
        QVERIFY(file.open(QIODevice::WriteOnly));
        file.write(book.toBytes());
        file.close();
        QVERIFY(m_one->mayAccess(kTarget, m_one->enter()));
        QVERIFY(m_one->situations().empty());
    }

    void aFolderOfOthersIsRefused()
    {
        const auto refused = [&](LockRegistry& registry) {
            const auto problem = registry.problem();
            const auto locked =
                registry.acquire(kTarget, registry.enter(), LockMode::Exclusive, {}, Grant::Whole, onlyIfFree());
            return problem && !locked && locked.error().status == problem->status &&
                   registry.mayAccess(kTarget, 99) && registry.situations().empty();
        };
        QVERIFY(!m_one->problem());
        QCOMPARE(::chmod(QFile::encodeName(m_path).constData(), 0750), 0);
        LockRegistry open(m_path, QStringLiteral("x"));
        QVERIFY(refused(open));
        QCOMPARE(open.problem()->status, Status::ErrorNoPermission);
        QCOMPARE(::chmod(QFile::encodeName(m_path).constData(), 0700), 0);
        QCOMPARE(::chmod(QFile::encodeName(m_folder->filePath(QStringLiteral("visor"))).constData(), 0777), 0);
        LockRegistry shared(m_path, QStringLiteral("x"));
        QVERIFY(refused(shared));

        const QString link = m_folder->filePath(QStringLiteral("link"));
        QVERIFY(QFile::link(m_path, link));
        LockRegistry linked(link, QStringLiteral("x"));
        QVERIFY(refused(linked));
        LockRegistry nowhere(QStringLiteral("/proc/nowhere/locks"), QStringLiteral("x"));
        QVERIFY(refused(nowhere));
    }

    void aFolderThatWasMendedIsUsed()
    {
        QVERIFY(!m_one->problem());
        const auto holder = m_one->enter();
        QVERIFY(m_one->acquire(kTarget, holder, LockMode::Exclusive, {}, Grant::Whole, onlyIfFree()));
        QCOMPARE(::chmod(QFile::encodeName(m_path).constData(), 0750), 0);
        LockRegistry late(m_path, QStringLiteral("late"));
        const auto session = late.enter();
        QVERIFY(late.problem());
        QVERIFY(late.mayAccess(kTarget, session));
        QVERIFY(late.situations().empty());

        // From the first question after it, and for all of them: access, too.
        QCOMPARE(::chmod(QFile::encodeName(m_path).constData(), 0700), 0);
        QVERIFY(!late.mayAccess(kTarget, session));
        QVERIFY(!late.problem());
        QCOMPARE(late.situations().size(), std::size_t{1});
        const auto refused = late.acquire(kTarget, session, LockMode::Exclusive, {}, Grant::Whole, onlyIfFree());
        QVERIFY(!refused);
        QCOMPARE(refused.error().status, Status::ErrorResourceLocked);
        QVERIFY(m_one->release(kTarget, holder, LockMode::Exclusive));
        QVERIFY(late.acquire(kTarget, session, LockMode::Exclusive, {}, Grant::Whole, onlyIfFree()));

        // A folder that is in use stays in use.
        QCOMPARE(::chmod(QFile::encodeName(m_path).constData(), 0750), 0);
        QVERIFY(!late.problem());
        QVERIFY(late.release(kTarget, session, LockMode::Exclusive));
    }

    void aProgramThatStandsStillInsideIsNamed()
    {
        QVERIFY(!m_one->problem());
        QFile guard(m_path + QStringLiteral("/guard"));
        QVERIFY(guard.open(QIODevice::ReadWrite));
        QCOMPARE(::flock(guard.handle(), LOCK_EX), 0);
        const auto refused =
            m_one->acquire(kTarget, m_one->enter(), LockMode::Exclusive, {}, Grant::Whole, Deadline::after(1ms));
        QVERIFY(!refused);
        QCOMPARE(refused.error().status, Status::ErrorSystemError);
        QVERIFY(m_one->mayAccess(kTarget, m_one->enter())); // looking needs no guard
        QVERIFY(!m_two->problem());                         // nor does starting
        guard.close();
        QVERIFY(m_one->acquire(kTarget, m_one->enter(), LockMode::Exclusive, {}, Grant::Whole, onlyIfFree()));
    }

    /// Who goes while another program stands still in the middle of a change is forgotten as soon as that moves
    /// on.
    void whoLeavesMeanwhileIsForgotten()
    {
        const auto a = m_one->enter();
        QVERIFY(m_one->acquire(kTarget, a, LockMode::Exclusive, {}, Grant::Whole, onlyIfFree()));
        QFile guard(m_path + QStringLiteral("/guard"));
        QVERIFY(guard.open(QIODevice::ReadWrite));
        QCOMPARE(::flock(guard.handle(), LOCK_EX), 0);
        m_one->leave(kTarget, a);
        QVERIFY(!m_two->situation(kTarget.resource).isFree()); // m_one lives: how should others know
        auto waiting = std::async(std::launch::async, [&] {
            return m_two->acquire(kTarget, m_two->enter(), LockMode::Exclusive, {}, Grant::Whole, patience());
        });
        guard.close();
        QVERIFY(waiting.get());
    }

    /// A program that has no descriptor left knows neither who holds nor who lives. It must not take that for
    /// nobody.
    void withoutDescriptorsNothingIsTaken()
    {
        const auto a = m_one->enter();
        const auto b = m_two->enter();
        QVERIFY(m_one->acquire(kTarget, a, LockMode::Exclusive, {}, Grant::Whole, onlyIfFree()));
        QVERIFY(!m_two->mayAccess(kTarget, b));
        rlimit limits = {};
        QCOMPARE(::getrlimit(RLIMIT_NOFILE, &limits), 0);
        for (rlim_t spare = 0; spare < 4; ++spare) { // none for the guard, one for it, one more …
            const int next = ::dup(0);
            QVERIFY(next >= 0);
            ::close(next);
            rlimit few = limits;
            few.rlim_cur = static_cast<rlim_t>(next) + spare;
            QCOMPARE(::setrlimit(RLIMIT_NOFILE, &few), 0);
            const auto taken = m_two->acquire(kTarget, b, LockMode::Exclusive, {}, Grant::Whole, onlyIfFree());
            const bool mayAccess = m_two->mayAccess(kTarget, b);
            QCOMPARE(::setrlimit(RLIMIT_NOFILE, &limits), 0);
            QVERIFY(!taken);
            QVERIFY(!mayAccess);
        }
        QCOMPARE(m_two->situation(kTarget.resource).holders.size(), std::size_t{1});
    }

    /// First in line and stopped (Ctrl+Z): the others pass, and it has its turn when it goes on.
    void aStoppedProgramIsPassedOver()
    {
        const auto a = m_one->enter();
        QVERIFY(m_one->acquire(kTarget, a, LockMode::Exclusive, {}, Grant::Whole, onlyIfFree()));
        QProcess stopped;
        stopped.start(QStringLiteral(LOCK_HOLDER), {m_path, kTarget.resource});
        QTRY_COMPARE_WITH_TIMEOUT(m_one->situation(kTarget.resource).waiters.size(), std::size_t{1}, kPatienceMs);
        const auto process = static_cast<pid_t>(stopped.processId());
        QCOMPARE(::kill(process, SIGSTOP), 0);
        const auto b = m_two->enter();
        auto wait = std::async(std::launch::async, [&] {
            return m_two->acquire(kTarget, b, LockMode::Exclusive, {}, Grant::Whole, patience());
        });
        QTRY_COMPARE_WITH_TIMEOUT(m_one->situation(kTarget.resource).waiters.size(), std::size_t{2}, kPatienceMs);
        QVERIFY(m_one->release(kTarget, a, LockMode::Exclusive));
        QVERIFY(wait.get());
        QCOMPARE(::kill(process, SIGCONT), 0);
        QVERIFY(m_two->release(kTarget, b, LockMode::Exclusive));
        QVERIFY(stopped.waitForReadyRead(kPatienceMs));
        QCOMPARE(stopped.readAll().trimmed(), QByteArray("held"));
        stopped.closeWriteChannel();
        QVERIFY(stopped.waitForFinished(kPatienceMs));
    }

    void aThousandLocksLeaveNothing()
    {
        for (int i = 0; i < 10; ++i) {
            const auto session = m_one->enter();
            QVERIFY(m_one->acquire(kTarget, session, LockMode::Exclusive, {}, Grant::Whole, onlyIfFree()));
            m_one->leave(kTarget, session);
        }
        const auto before = visor::test::ProcessResources::now();
        const auto files = QDir(m_path).entryList(QDir::Files).size();
        for (int i = 0; i < 1000; ++i) {
            const auto session = m_one->enter();
            QVERIFY(m_one->acquire(kTarget, session, LockMode::Exclusive, {}, Grant::Whole, onlyIfFree()));
            m_one->leave(kTarget, session);
        }
        VERIFY_RETURNS_TO(before);
        QCOMPARE(QDir(m_path).entryList(QDir::Files).size(), files);
        m_one.reset();
        m_two.reset();
        QCOMPARE(QDir(m_path).entryList({QStringLiteral("life-*")}, QDir::Files | QDir::System).size(),
                 qsizetype{0});
    }

private:
    const LockTarget kTarget{QStringLiteral("TCPIP0::127.0.0.1::5025::SOCKET")};
    std::unique_ptr<QTemporaryDir> m_folder;
    QString m_path;
    std::unique_ptr<LockRegistry> m_one;
    std::unique_ptr<LockRegistry> m_two;
};

QTEST_GUILESS_MAIN(TestLockRegistry)
#include "test_lock_registry.moc"
