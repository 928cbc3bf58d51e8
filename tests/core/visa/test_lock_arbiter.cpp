// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/visa/lock_arbiter.h"
#include "tests/common/test_case.h"

#include <atomic>
#include <thread>
#include <vector>

namespace visor::visa {

class TestLockArbiter : public test::TestCase
{
    Q_OBJECT

private Q_SLOTS:
    void unlocked();
    void exclusive();
    void shared();
    void both();
    void keysAreChecked();
    void waitsForRelease();
    void cancelEndsAWait();
    void releaseAllWakesWaiters();
    void manyThreads();
};

static Deadline soon()
{
    return Deadline::after(std::chrono::milliseconds(0));
}

static Deadline generous()
{
    return Deadline::after(std::chrono::seconds(60));
}

void TestLockArbiter::unlocked()
{
    LockArbiter arbiter;
    QVERIFY(!arbiter.state().exclusive);
    QCOMPARE(arbiter.state().holders, 0);
    QVERIFY(arbiter.mayAccess(1));
    const auto refused = arbiter.unlock(1);
    QVERIFY(!refused);
    QCOMPARE(refused.error().status, Status::ErrorSessionNotLocked);
}

void TestLockArbiter::exclusive()
{
    LockArbiter arbiter;
    QVERIFY(arbiter.lock(1, LockMode::Exclusive, {}, soon()));
    QVERIFY(arbiter.state().exclusive);
    QCOMPARE(arbiter.state().holders, 1);
    QVERIFY(arbiter.mayAccess(1));
    QVERIFY(!arbiter.mayAccess(2));
    QCOMPARE(arbiter.lock(1, LockMode::Exclusive, {}, soon()).error().status, Status::ErrorInvalidLockType);
    QCOMPARE(arbiter.lock(1, LockMode::Shared, "k", soon()).error().status, Status::ErrorInvalidLockType);
    QCOMPARE(arbiter.lock(2, LockMode::Exclusive, {}, soon()).error().status, Status::ErrorResourceLocked);
    QCOMPARE(arbiter.lock(2, LockMode::Shared, "k", soon()).error().status, Status::ErrorResourceLocked);
    QCOMPARE(arbiter.waitForAccess(2, soon()).error().status, Status::ErrorResourceLocked);
    QCOMPARE(arbiter.unlock(2).error().status, Status::ErrorSessionNotLocked);
    QCOMPARE(*arbiter.unlock(1), LockMode::Exclusive);
    QCOMPARE(arbiter.state().holders, 0);
}

void TestLockArbiter::shared()
{
    LockArbiter arbiter;
    QVERIFY(arbiter.lock(1, LockMode::Shared, "bench", soon()));
    QVERIFY(arbiter.lock(2, LockMode::Shared, "bench", soon()));
    QCOMPARE(arbiter.state().holders, 2);
    QVERIFY(!arbiter.state().exclusive);
    QCOMPARE(arbiter.lock(1, LockMode::Shared, "bench", soon()).error().status, Status::ErrorInvalidLockType);
    QCOMPARE(arbiter.lock(3, LockMode::Shared, "other", soon()).error().status, Status::ErrorResourceLocked);
    QCOMPARE(arbiter.lock(3, LockMode::Exclusive, {}, soon()).error().status, Status::ErrorResourceLocked);
    QVERIFY(arbiter.mayAccess(1));
    QVERIFY(!arbiter.mayAccess(3));
    QCOMPARE(*arbiter.unlock(1), LockMode::Shared);
    QCOMPARE(*arbiter.unlock(2), LockMode::Shared);
    QVERIFY(arbiter.lock(3, LockMode::Shared, "other", soon()));
}

void TestLockArbiter::both()
{
    LockArbiter arbiter;
    QVERIFY(arbiter.lock(1, LockMode::Shared, "k", soon()));
    QVERIFY(arbiter.lock(2, LockMode::Shared, "k", soon()));
    QVERIFY(arbiter.lock(1, LockMode::Exclusive, {}, soon()));
    QVERIFY(arbiter.state().exclusive);
    QCOMPARE(arbiter.state().holders, 2);
    QVERIFY(arbiter.mayAccess(1));
    QVERIFY(!arbiter.mayAccess(2));
    QVERIFY(arbiter.holds(2));
    QVERIFY(arbiter.lock(3, LockMode::Shared, "k", soon()));
    QCOMPARE(arbiter.lock(2, LockMode::Exclusive, {}, soon()).error().status, Status::ErrorResourceLocked);
    QCOMPARE(*arbiter.unlock(2), LockMode::Shared);
    QCOMPARE(*arbiter.unlock(1), LockMode::Exclusive);
    QVERIFY(arbiter.mayAccess(3));
    QCOMPARE(*arbiter.unlock(1), LockMode::Shared);
}

void TestLockArbiter::keysAreChecked()
{
    LockArbiter arbiter;
    QCOMPARE(arbiter.lock(1, LockMode::Exclusive, "k", soon()).error().status, Status::ErrorInvalidAccessKey);
    QCOMPARE(arbiter.lock(1, LockMode::Shared, {}, soon()).error().status, Status::ErrorInvalidAccessKey);
    QCOMPARE(arbiter.lock(1, LockMode::Shared, QByteArray(256, 'k'), soon()).error().status,
             Status::ErrorInvalidAccessKey);
    QVERIFY(arbiter.lock(1, LockMode::Shared, QByteArray(255, 'k'), soon()));
}

void TestLockArbiter::waitsForRelease()
{
    LockArbiter arbiter;
    QVERIFY(arbiter.lock(1, LockMode::Exclusive, {}, soon()));
    std::atomic<bool> granted = false;
    std::jthread waiter([&] { granted = arbiter.lock(2, LockMode::Exclusive, {}, generous()).has_value(); });
    QVERIFY(arbiter.unlock(1));
    waiter.join();
    QVERIFY(granted);
    QVERIFY(arbiter.holds(2));
}

void TestLockArbiter::cancelEndsAWait()
{
    LockArbiter arbiter;
    QVERIFY(arbiter.lock(1, LockMode::Exclusive, {}, soon()));
    const CancelToken token = CancelToken::create();
    Result<void> outcome;
    std::jthread waiter([&] { outcome = arbiter.lock(2, LockMode::Exclusive, {}, Deadline::never(token)); });
    token.cancel();
    arbiter.wake();
    waiter.join();
    QVERIFY(!outcome);
    QCOMPARE(outcome.error().status, Status::ErrorAbort);
    QVERIFY(!arbiter.holds(2));
}

void TestLockArbiter::releaseAllWakesWaiters()
{
    LockArbiter arbiter;
    QVERIFY(arbiter.lock(1, LockMode::Shared, "k", soon()));
    QVERIFY(arbiter.lock(1, LockMode::Exclusive, {}, soon()));
    Result<void> outcome;
    std::jthread waiter([&] { outcome = arbiter.waitForAccess(2, generous()); });
    arbiter.releaseAll(1);
    waiter.join();
    QVERIFY(outcome);
    QCOMPARE(arbiter.state().holders, 0);
}

void TestLockArbiter::manyThreads()
{
    LockArbiter arbiter;
    int inside = 0; // only touched while holding the exclusive lock: TSan checks that it excludes
    std::atomic<int> failures = 0;
    {
        std::vector<std::jthread> threads;
        for (LockArbiter::Holder id = 1; id <= 4; ++id) {
            threads.emplace_back([&, id] {
                for (int i = 0; i < 200; ++i) {
                    if (!arbiter.lock(id, LockMode::Exclusive, {}, generous())) {
                        ++failures;
                        return;
                    }
                    ++inside;
                    if (!arbiter.unlock(id))
                        ++failures;
                }
            });
        }
    }
    QCOMPARE(failures.load(), 0);
    QCOMPARE(inside, 800);
    QCOMPARE(arbiter.state().holders, 0);
}

} // namespace visor::visa

QTEST_GUILESS_MAIN(visor::visa::TestLockArbiter)
#include "test_lock_arbiter.moc"
