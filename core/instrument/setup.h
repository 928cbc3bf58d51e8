// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/profile/renderer.h"
#include "core/scpi/identity.h"

#include <QDateTime>

#include <vector>

namespace visor::instrument {

/// One setting as a setup keeps it: what the setter takes back.
struct SetupItem
{
    QString command;
    profile::Arguments arguments; ///< texts: which value is meant (a channel); without the value itself
    QString value;
    QString unit;

    bool operator==(const SetupItem&) const = default;
};

/// The settings of one instrument at one moment. A value.
struct Setup
{
    scpi::Identity identity;
    QString profileKey;
    QString profileVersion;
    QDateTime time;
    QString note;
    std::vector<SetupItem> items; ///< in the order of the profile

    bool operator==(const Setup&) const = default;
};

/// As JSON (format "visor-setup", version 1), for a person to read too.
[[nodiscard]] QByteArray setupToJson(const Setup& setup);
/// The way back: refuses what is larger than 4 MiB, other formats, later versions and anything that is not as
/// setupToJson() writes it. ErrorInvalidFormat.
[[nodiscard]] Result<Setup> setupFromJson(const QByteArray& json);

/// Whole or not at all. ErrorFileIo.
[[nodiscard]] Result<void> saveSetup(const Setup& setup, const QString& path);
/// ErrorFileAccess, ErrorInvalidFormat.
[[nodiscard]] Result<Setup> loadSetup(const QString& path);

} // namespace visor::instrument
