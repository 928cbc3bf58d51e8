// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/visa/deadline.h"
#include "tests/common/test_case.h"

namespace visor::visa {

using std::chrono::milliseconds;

class TestDeadline : public test::TestCase
{
    Q_OBJECT

private Q_SLOTS:
    void timeoutsBeyondTheClockAreForEver()
    {
        QVERIFY(Deadline::after(milliseconds::max()).isInfinite());
        QVERIFY(!Deadline::after(milliseconds::max()).hasExpired());
        QVERIFY(Deadline::never().sooner(milliseconds::max()).isInfinite());
        const auto near = Deadline::after(milliseconds(1000));
        QCOMPARE(near.sooner(milliseconds::max()).when(), near.when());
        QCOMPARE(Deadline::never().remaining(), milliseconds::max());
    }

    void nothingIsLeftAfterIt()
    {
        const auto past = Deadline::after(milliseconds(-5));
        QVERIFY(past.hasExpired());
        QCOMPARE(past.remaining(), milliseconds::zero());
        QCOMPARE(past.slice(), milliseconds::zero());
        QVERIFY(Deadline::never().sooner(milliseconds(0)).hasExpired());
    }

    void aCancelIsOfOneOperation()
    {
        const auto token = CancelToken::create();
        const auto cancelled = Deadline::never(token);
        const auto other = Deadline::never(CancelToken::create());
        token.cancel();
        QVERIFY(cancelled.isCancelled());
        QVERIFY(cancelled.sooner(milliseconds(10)).isCancelled());
        QVERIFY(!other.isCancelled());
        QVERIFY(!Deadline::never().token().canBeCancelled());
    }
};

} // namespace visor::visa

QTEST_GUILESS_MAIN(visor::visa::TestDeadline)
#include "test_deadline.moc"
