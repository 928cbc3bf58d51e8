// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>

namespace visor::app {

/// Where a user's own profiles are: ~/.local/share/visor/profiles.
[[nodiscard]] QString userProfileFolder();
/// What was being written in the profile editor and not saved.
[[nodiscard]] QString profileDraftFolder();
/// What is known of the profiles between two starts; a cache.
[[nodiscard]] QString profileIndexFile();
/// Which profile the user chose for which instrument.
[[nodiscard]] QString profilePinsFile();
/// The list of remembered instruments, shared by the window and the command line.
[[nodiscard]] QString rememberedInstrumentsFile();
/// The certificates trusted by exception, shared by the window and the command line.
[[nodiscard]] QString trustedCertificatesFile();
/// Which adapter each GPIB board number stands for: ~/.config/visor/gpib-boards, written by the user.
[[nodiscard]] QString gpibBoardsFile();
/// Where running simulated benches say where they are; private to the user, gone after a restart of the machine.
[[nodiscard]] QString benchAnnouncementFolder();
/// Where the programs of this user on this machine keep their locks; private to the user, gone after a restart of
/// the machine.
[[nodiscard]] QString lockFolder();

} // namespace visor::app
