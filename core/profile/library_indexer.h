// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/profile/library_entry.h"

#include <QByteArray>

namespace visor::profile {

/// What the library knows of a profile without reading it: its `instrument:` and `identity:` parts, cut out of the
/// text, since parsing all of YAML would slow start-up. Never throws. Any thread.
[[nodiscard]] LibraryEntry indexProfile(const QString& filePath, const QByteArray& yaml);

/// The same for a file; one that cannot be read is an entry with `trouble`. The stamp is set.
[[nodiscard]] LibraryEntry indexProfileFile(const QString& filePath);

/// Size and time of a file or a Qt resource as they are now.
[[nodiscard]] FileStamp stampOf(const QString& filePath);

} // namespace visor::profile
