// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QByteArray>
#include <QString>

#include <string>

namespace visor::profile {

/// What a profile's author did that yaml-cpp complains about: its message as a sentence that says what to do.
/// `offset` is the byte of the text it complains at. Any thread.
[[nodiscard]] QString yamlFaultText(const std::string& message, const QByteArray& yaml, qsizetype offset);

} // namespace visor::profile
