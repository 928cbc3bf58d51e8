// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QObject>
#include <QTest>

namespace visor::test {

/// Base of every test class. Any warning that a test did not announce with QTest::ignoreMessage() fails it.
class TestCase : public QObject
{
    Q_OBJECT

protected Q_SLOTS:
    /// Runs before each test function; a class that needs its own init() calls this one first.
    void init();
};

} // namespace visor::test
