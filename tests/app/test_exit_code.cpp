// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/cli/exit_code.h"
#include "tests/common/test_case.h"

namespace visor::app {

class TestExitCode : public test::TestCase
{
    Q_OBJECT

private Q_SLOTS:
    void isTheContract();
    void everyErrorIsOne();
};

void TestExitCode::isTheContract()
{
    using visa::Status;
    QCOMPARE(int(exitCodeOf(Status::Success)), 0);
    QCOMPARE(int(exitCodeOf(Status::SuccessTermChar)), 0);
    QCOMPARE(int(exitCodeOf(Status::ErrorInvalidFormat)), 1);
    QCOMPARE(int(exitCodeOf(Status::ErrorInvalidResourceName)), 2);
    QCOMPARE(int(exitCodeOf(Status::ErrorResourceNotFound)), 3);
    QCOMPARE(int(exitCodeOf(Status::ErrorMachineNotAvailable)), 3);
    QCOMPARE(int(exitCodeOf(Status::ErrorTimeout)), 4);
    QCOMPARE(int(exitCodeOf(Status::ErrorResourceLocked)), 5);
    QCOMPARE(int(exitCodeOf(Status::ErrorResourceBusy)), 5);
    QCOMPARE(int(exitCodeOf(Status::ErrorConnectionLost)), 6);
    QCOMPARE(int(exitCodeOf(Status::ErrorNoPermission)), 7);
}

void TestExitCode::everyErrorIsOne()
{
    for (const visa::Status status : visa::allStatuses())
        QCOMPARE(exitCodeOf(status) != ExitCode::Done, visa::isError(status));
}

} // namespace visor::app

QTEST_GUILESS_MAIN(visor::app::TestExitCode)
#include "test_exit_code.moc"
