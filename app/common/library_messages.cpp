// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/common/library_messages.h"

#include <QLoggingCategory>

namespace visor::app {

void quietLibraryMessages()
{
    // What goes wrong on a CAN bus is in our own errors; Qt's plugins would also print which optional libraries
    // they lack.
    QLoggingCategory::setFilterRules(QStringLiteral("qt.canbus.*.info=false\nqt.canbus.*.warning=false"));
}

} // namespace visor::app
