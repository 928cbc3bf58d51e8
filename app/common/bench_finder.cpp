// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/common/bench_finder.h"

#include "app/common/bench_announcement.h"

namespace visor::app {

QString BenchFinder::name() const
{
    return tr("simulated bench");
}

Result<void> BenchFinder::find(instrument::FinderReport& report, const visa::Deadline&)
{
    for (const instrument::Sighting& sighting : BenchAnnouncement::readAll(m_folder))
        report.found(sighting);
    return {};
}

} // namespace visor::app
