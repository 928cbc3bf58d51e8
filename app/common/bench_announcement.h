// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/instrument/finder.h"

#include <QString>

#include <vector>

namespace visor::app {

/// The file by which a running simulated bench tells this user's other programs where it is; removed with the
/// object. One file a process, named after its id.
class BenchAnnouncement
{
public:
    [[nodiscard]] static Result<BenchAnnouncement> publish(const QString& folder,
                                                           const std::vector<instrument::Sighting>& sightings);

    BenchAnnouncement() = default;
    BenchAnnouncement(BenchAnnouncement&& other) noexcept : m_file(std::exchange(other.m_file, {})) {}
    BenchAnnouncement& operator=(BenchAnnouncement&& other) noexcept;
    ~BenchAnnouncement();

    /// What the running benches say. Files of programs that have ended are removed, files that are none are passed
    /// over.
    [[nodiscard]] static std::vector<instrument::Sighting> readAll(const QString& folder);

private:
    QString m_file;
};

} // namespace visor::app
