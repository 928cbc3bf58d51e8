// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QByteArray>
#include <QString>

#include <string>

namespace visor::profile {

/// What a profile's author did that yaml-cpp complains about.
struct YamlFault
{
    QString text;         ///< one translated sentence that says what to do
    qsizetype offset = 0; ///< the byte of the text where to do it
};
/// Of yaml-cpp's message and the byte it complains at, which is often behind the mistake. Any thread.
[[nodiscard]] YamlFault yamlFault(const std::string& message, const QByteArray& yaml, qsizetype offset);

} // namespace visor::profile
