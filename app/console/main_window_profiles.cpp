// SPDX-License-Identifier: GPL-3.0-or-later
// The profiles of what is in the list and open, and the window they are written in.
#include "app/console/main_window.h"
#include "app/console/profile_editor_window.h"
#include "app/console/workspace.h"
#include "widgets/instruments/instruments_model.h"

#include <memory>
#include <vector>

namespace visor::app {

void MainWindow::nameProfiles()
{
    m_model->setProfileNames([this](const scpi::Identity& identity) {
        if (m_services.isLibraryWatched && !m_services.library.isIndexed())
            return QString(); // being read on another thread, which says when it is done
        const auto match = m_services.library.match(identity.toString());
        return match ? match->entry.key : tr("none");
    });
}

void MainWindow::profilesChanged(const profile::LibraryChange& change)
{
    nameProfiles(); // forgets what it knew
    if (!change.isEmpty()) {
        for (Workspace* workspace : workspaces())
            workspace->link().reconsiderProfile();
    }
    refreshSoon();
}

ProfileEditorWindow* MainWindow::profileEditor()
{
    if (!m_profileEditor && !m_services.profileFolder.isEmpty()) {
        m_profileEditor = std::make_unique<ProfileEditorWindow>(m_services, [this] {
            std::vector<ui::TryTarget> targets;
            for (Workspace* workspace : workspaces()) {
                if (workspace->link().isReady())
                    targets.push_back({workspace->name(), &workspace->link()});
            }
            return targets;
        });
        // Where nobody watches the folders, what was saved is looked for at once.
        connect(m_profileEditor.get(), &ProfileEditorWindow::saved, this, [this] {
            if (!m_services.isLibraryWatched)
                profilesChanged(m_services.library.refresh());
        });
    }
    return m_profileEditor.get();
}

void MainWindow::editProfile(Workspace* workspace)
{
    const auto profile = workspace->link().profile();
    if (ProfileEditorWindow* window = profileEditor(); window != nullptr && profile)
        window->openFile(profile->filePath);
}

void MainWindow::createProfile(Workspace* workspace)
{
    if (ProfileEditorWindow* window = profileEditor())
        window->createFor(workspace->link());
}

} // namespace visor::app
