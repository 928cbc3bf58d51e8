// SPDX-License-Identifier: GPL-3.0-or-later
// lock-holder FOLDER RESOURCE [KEY]: takes the lock (shared with a key), says "held" and holds it until its input
// ends. Exit 5 when it is refused.
#include "core/locks/lock_registry.h"

#include <QCoreApplication>

#include <cstdio>

int main(int argc, char** argv)
{
    const QCoreApplication application(argc, argv);
    const QStringList arguments = QCoreApplication::arguments();
    if (arguments.size() < 3)
        return 2;
    visor::locks::LockRegistry registry(arguments[1], QStringLiteral("lock-holder"));
    const visor::locks::LockTarget target(arguments[2]);
    const QByteArray key = arguments.value(3).toUtf8();
    const auto held = registry.acquire(
        target, registry.enter(), key.isEmpty() ? visor::visa::LockMode::Exclusive : visor::visa::LockMode::Shared,
        key, visor::locks::LockRegistry::Grant::Whole, visor::visa::Deadline::after(std::chrono::seconds(60)));
    if (!held)
        return 5;
    std::puts("held");
    std::fflush(stdout);
    while (std::getchar() != EOF) {
    }
    return 0;
}
