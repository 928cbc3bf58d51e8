// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/common/test_case.h"

#include <QRegularExpression>

#if defined(__SANITIZE_THREAD__)
// Qt Test watches each program with a thread of its own, in a library that ThreadSanitizer cannot see into: now
// and then it takes the end of that thread's wait condition for a race. Our own threads use std:: only, so nothing
// of ours is hidden.
extern "C" const char* __tsan_default_suppressions();
extern "C" const char* __tsan_default_suppressions()
{
    return "race:QWaitCondition::~QWaitCondition\nrace:QTest::qRun\n";
}
#endif

namespace visor::test {

void TestCase::init()
{
    // The offscreen platform says this of every window it shows; it means nothing here.
    QTest::failOnWarning(
        QRegularExpression(QStringLiteral("^(?!This plugin does not support propagateSizeHints).*")));
}

} // namespace visor::test
