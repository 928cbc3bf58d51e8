// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

namespace visor::app {

/// Keeps libraries from printing what our own errors say better. A matter of the whole process: main() calls it
/// once, before anything is made. QT_LOGGING_RULES still has the last word.
void quietLibraryMessages();

} // namespace visor::app
