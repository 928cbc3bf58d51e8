// SPDX-License-Identifier: GPL-3.0-or-later
// All outputs off.
#include "app/console/main_window.h"
#include "app/console/workspace.h"
#include "core/instrument/safe_state.h"
#include "widgets/common/message_banner.h"

#include <QTimer>

#include <algorithm>
#include <memory>

namespace visor::app {

void MainWindow::switchAllOutputsOff()
{
    // Each link has a worker of its own: all of them are told here, and none waits for another.
    const auto sum = std::make_shared<OutputsOff>();
    m_outputsOff = sum;
    for (Workspace* workspace : workspaces()) {
        // Two of a kind must be told apart by who has to look at their outputs.
        const bool isNameShared =
            std::any_of(workspaces().begin(), workspaces().end(), [&](const Workspace* other) {
                return other != workspace && other->name() == workspace->name();
            });
        const QString name = isNameShared
                                 ? tr("%1 (%2)").arg(workspace->name(), workspace->link().resource().toString())
                                 : workspace->name();
        const auto profile = workspace->link().profile();
        const std::size_t number = sum->add(name, profile ? profile->console.safeStateDescription : QString());
        const auto answer =
            workspace->switchOutputsOff([this, sum, number](const Result<instrument::SafeStateOutcome>& result) {
                sum->answer(number, result);
                showOutputsOff(sum);
            });
        sum->set(number, answer);
    }
    showOutputsOff(sum);
    // The word on those that are silent does not wait until they have had all their time.
    QTimer::singleShot(instrument::kSilence, this, [this, sum] {
        if (sum->markLate())
            showOutputsOff(sum);
    });
}

void MainWindow::showOutputsOff(const std::shared_ptr<OutputsOff>& sum)
{
    if (m_outputsOff != sum)
        return; // it was pressed again since: the newer one is told
    m_banner->setActionText({});
    m_banner->dismiss(); // what it has said so far is not said twice
    m_banner->showMessage(sum->message());
}

} // namespace visor::app
