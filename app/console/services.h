// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/doctor/doctor.h"
#include "core/instrument/identifier.h"
#include "core/instrument/inventory.h"
#include "core/instrument/logins.h"
#include "core/instrument/trace.h"
#include "core/instrument/transport.h"
#include "core/instrument/trust_store.h"
#include "core/locks/lock_registry.h"
#include "core/profile/library.h"

#include <functional>
#include <memory>
#include <vector>

namespace visor::ui {
class Settings;
class Theme;
} // namespace visor::ui

namespace visor::app {

/// A bench that runs as long as `host` lives.
struct RunningBench
{
    std::shared_ptr<void> host;
    std::vector<instrument::Sighting> sightings;
};
/// Blocking; runs on a worker, so that the window paints first.
using BenchFactory = std::function<Result<RunningBench>()>;

/// What the window needs of the program; main() makes it all and keeps it longer than the window.
struct Services
{
    const instrument::TransportSet& transports;
    profile::Library& library;
    instrument::TraceLog& trace;
    instrument::Inventory& inventory;
    ui::Settings& settings;
    ui::Theme& theme;
    locks::LockRegistry& locks;
    std::vector<instrument::Finder*> finders;
    BenchFactory startBench;
    QString rememberedFile; ///< where the inventory's remembered instruments are kept; empty: not kept
    instrument::AskingManners asking = {}; ///< how those found are asked who they are
    instrument::TrustStore* trust =
        nullptr;                            ///< certificates trusted by exception; null: none, and nobody is asked
    instrument::Logins* logins = nullptr;   ///< names and passwords of this run; null: none, and nobody is asked
    const doctor::Doctor* doctor = nullptr; ///< null: nobody can be asked why
    bool isLibraryWatched = false;          ///< the library is read and kept up to date on another thread
    QString profileFolder = {};             ///< the user's profiles; empty: none are written
    QString profileDraftFolder = {};        ///< what is not saved of them
};

} // namespace visor::app
