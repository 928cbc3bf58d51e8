// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/visa/resource_name.h"

#include <QString>
#include <QStringView>

#include <vector>

namespace visor::ui {

/// One way to read what somebody typed.
struct ResourceProposal
{
    visa::ResourceName resource;
    QString meaning; ///< "VXI-11", "HiSLIP", "raw socket, port 5025"; translated
};

/// What a technician may mean: a whole VISA string is taken as it is; "host", "host:port", "gpib,22",
/// "/dev/ttyUSB0" and "COM3" propose the forms they can stand for, the likeliest first. Empty when it can be
/// nothing of that kind.
[[nodiscard]] std::vector<ResourceProposal> proposeResources(QStringView text);

} // namespace visor::ui
