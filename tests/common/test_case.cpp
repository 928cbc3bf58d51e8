// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/common/test_case.h"

#include <QRegularExpression>

namespace visor::test {

void TestCase::init()
{
    // The offscreen platform says this of every window it shows; it means nothing here.
    QTest::failOnWarning(
        QRegularExpression(QStringLiteral("^(?!This plugin does not support propagateSizeHints).*")));
}

} // namespace visor::test
