// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/visa/turnstile.h"
#include "tests/common/test_case.h"

#include <algorithm>
#include <atomic>
#include <future>
#include <vector>

namespace visor::visa {

using namespace std::chrono_literals;

class TestTurnstile : public test::TestCase
{
    Q_OBJECT

private Q_SLOTS:
    void oneAtATime()
    {
        Turnstile turnstile;
        int inside = 0; // unguarded: ThreadSanitizer tells when two are in
        std::atomic<int> worst{0};
        std::vector<std::future<void>> workers;
        for (int i = 0; i < 8; ++i) {
            workers.push_back(std::async(std::launch::async, [&] {
                for (int round = 0; round < 200; ++round) {
                    const auto pass = turnstile.enter(Deadline::after(60s));
                    if (!pass)
                        return;
                    ++inside;
                    worst = std::max(worst.load(), inside);
                    --inside;
                }
            }));
        }
        for (auto& worker : workers)
            worker.get();
        QCOMPARE(worst.load(), 1);
        QVERIFY(turnstile.enter(Deadline::after(0ms)));
    }

    void theDeadlineEndsTheWait()
    {
        Turnstile turnstile;
        {
            const auto pass = turnstile.enter();
            QVERIFY(!turnstile.enter(Deadline::after(0ms)));
            QVERIFY(!turnstile.enter(Deadline::after(5ms)));
        }
        QVERIFY(turnstile.enter(Deadline::after(0ms))); // free: a deadline that has passed does not matter
    }

    void aCancelEndsTheWait()
    {
        Turnstile turnstile;
        const auto pass = turnstile.enter();
        const auto token = CancelToken::create();
        auto waiting =
            std::async(std::launch::async, [&] { return turnstile.enter(Deadline::never(token)).has_value(); });
        token.cancel();
        QVERIFY(!waiting.get());
    }

    /// The turn is not lost with a waiter that gives up when it is offered.
    void theNextWaiterComesThrough()
    {
        Turnstile turnstile;
        std::optional<Turnstile::Pass> pass(turnstile.enter());
        const auto token = CancelToken::create();
        auto first =
            std::async(std::launch::async, [&] { return turnstile.enter(Deadline::never(token)).has_value(); });
        auto second = std::async(std::launch::async, [&] {
            const auto own = turnstile.enter();
            return true;
        });
        token.cancel();
        pass.reset();
        first.get();
        QVERIFY(second.get());
    }

    void aPassMovedAwayGivesNothingBack()
    {
        Turnstile turnstile;
        {
            Turnstile::Pass pass = turnstile.enter();
            const Turnstile::Pass kept(std::move(pass));
            QVERIFY(!turnstile.enter(Deadline::after(0ms)));
        }
        QVERIFY(turnstile.enter(Deadline::after(0ms)));
    }
};

} // namespace visor::visa

QTEST_GUILESS_MAIN(visor::visa::TestTurnstile)
#include "test_turnstile.moc"
