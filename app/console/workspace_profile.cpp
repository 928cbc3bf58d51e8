// SPDX-License-Identifier: GPL-3.0-or-later
// Which profile a workspace's instrument has.
#include "app/console/profile_dialog.h"
#include "app/console/workspace.h"

namespace visor::app {

void Workspace::chooseProfile()
{
    const QString identity = m_link->identityText();
    if (identity.isEmpty())
        return;
    auto* dialog = new ProfileDialog(m_services.library, identity, this);
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    connect(dialog, &ProfileDialog::chosen, this, [this, identity](const QString& key) {
        const Result<void> kept =
            key.isEmpty() ? m_services.library.unpin(identity) : m_services.library.pin(identity, key);
        // What could not be kept holds as long as the program runs.
        if (!kept)
            report(kept, {}, tr("The choice of the profile was not kept."));
        m_link->reconsiderProfile();
        Q_EMIT changed();
    });
    dialog->open();
}

} // namespace visor::app
