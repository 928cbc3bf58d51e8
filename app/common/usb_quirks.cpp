// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/common/usb_quirks.h"

#include <QDebug>
#include <QFile>

namespace visor::app {

usbtmc::QuirkTable usbQuirks()
{
    QFile file(QStringLiteral(":/usb/quirks.yaml"));
    if (!file.open(QIODevice::ReadOnly))
        return {};
    auto table = usbtmc::QuirkTable::parse(file.readAll());
    if (table)
        return std::move(*table);
    qWarning().noquote() << table.error().message;
    return {};
}

} // namespace visor::app
