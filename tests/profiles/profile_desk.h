// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/instrument/command_runner.h"
#include "core/instrument/dialogue.h"
#include "core/profile/model.h"

#include <memory>

namespace visor::test {

/// A conversation with a simulated instrument by its profile: runs what the profile says and tells what was wrong
/// with it. A trouble is a line for whoever reads the test's output; empty when there was none.
class ProfileDesk
{
public:
    ProfileDesk() = default;
    ProfileDesk(const ProfileDesk&) = delete;
    ProfileDesk& operator=(const ProfileDesk&) = delete;
    virtual ~ProfileDesk() = default;

    /// The command works, its reply has the type that the profile says, and no error is left behind.
    [[nodiscard]] QString trouble(const profile::Command& command, profile::Access access,
                                  const profile::Arguments& arguments);
    [[nodiscard]] QString trouble(const profile::Sequence& sequence, const profile::Arguments& arguments);
    /// What the console does by itself: the picture of the screen, each source of traces. Safe states have a test
    /// of their own.
    [[nodiscard]] QStringList consoleTroubles();
    /// What is in the error queue, after everything that was sent has been carried out.
    [[nodiscard]] virtual QStringList errors() = 0;

    std::shared_ptr<const profile::Profile> profile;
    std::unique_ptr<instrument::Dialogue> dialogue;
    Result<instrument::CommandOutcome> last; ///< what the command that ran last gave
    int runs = 0;

protected:
    /// `channel` outlives the desk's use of it.
    void converse(visa::MessageChannel& channel, const instrument::Manners& manners);

private:
    [[nodiscard]] QString told(const QString& name, const QString& trouble);
};

/// One line a trouble, each once.
[[nodiscard]] QString troublesText(QStringList troubles);

} // namespace visor::test

/// Fails the test with the troubles there are.
#define VERIFY_NO_TROUBLE(troubles)                                                                               \
    do {                                                                                                          \
        const QString text = visor::test::troublesText(troubles);                                                 \
        QVERIFY2(text.isEmpty(), qPrintable(text));                                                               \
    } while (false)
