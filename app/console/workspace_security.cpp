// SPDX-License-Identifier: GPL-3.0-or-later
// What a workspace asks a person before it may connect: whether to trust a certificate, and who they are.
#include "app/console/login_dialog.h"
#include "app/console/trust_dialog.h"
#include "app/console/workspace.h"
#include "core/instrument/security_failure.h"
#include "widgets/common/message_banner.h"

namespace visor::app {

void Workspace::askForSecurity(const Error& why)
{
    if (m_services.trust && instrument::securityFailureOf(why) == instrument::SecurityFailure::Certificate) {
        if (const auto refused = m_services.trust->takeRefused(m_link->resource().host()))
            askForTrust(*refused);
    } else if (m_services.logins && instrument::wantsLogin(why)) {
        askForLogin(why);
    }
}

void Workspace::askForTrust(const instrument::RefusedCertificate& refused)
{
    const QString host = m_link->resource().host();
    auto* dialog = new TrustDialog(host, refused, this);
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    connect(dialog, &QDialog::accepted, this, [this, host, refused] {
        const auto trusted = m_services.trust->trust(host, refused.certificate, QDateTime::currentDateTimeUtc());
        if (trusted)
            connectInstrument();
        else
            report(trusted, {}, tr("The certificate of %1 is not trusted.").arg(m_name));
    });
    // Whoever says no, or closes it, can be asked again from the banner.
    connect(dialog, &QDialog::rejected, this,
            [this, refused] { offer(tr("Show &certificate"), [this, refused] { askForTrust(refused); }); });
    dialog->open();
}

void Workspace::askForLogin(const Error& why)
{
    auto* dialog = new LoginDialog(m_name, why.message, this);
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    // What did not work is not tried a second time.
    m_services.logins->forget(m_link->resource());
    connect(dialog, &QDialog::accepted, this, [this, dialog] {
        m_services.logins->set(m_link->resource(), dialog->credentials());
        connectInstrument();
    });
    connect(dialog, &QDialog::rejected, this,
            [this, why] { offer(tr("&Log in"), [this, why] { askForLogin(why); }); });
    dialog->open();
}

} // namespace visor::app
