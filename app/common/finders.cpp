// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/common/finders.h"

#include "app/common/bench_finder.h"
#include "app/common/data_paths.h"
#include "app/common/remembered_finder.h"

namespace visor::app {

std::vector<std::unique_ptr<instrument::Finder>> makeFinders()
{
    std::vector<std::unique_ptr<instrument::Finder>> finders;
    finders.push_back(std::make_unique<RememberedFinder>(rememberedInstrumentsFile()));
    finders.push_back(std::make_unique<BenchFinder>(benchAnnouncementFolder()));
    return finders;
}

} // namespace visor::app
