// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/console/trust_dialog.h"

#include <QDialogButtonBox>
#include <QFontDatabase>
#include <QFormLayout>
#include <QLabel>
#include <QLocale>
#include <QPushButton>
#include <QVBoxLayout>

namespace visor::app {

TrustDialog::TrustDialog(const QString& host, const instrument::RefusedCertificate& refused, QWidget* parent)
    : QDialog(parent)
{
    setObjectName(QStringLiteral("trustDialog"));
    setWindowTitle(tr("Trust this certificate?"));
    const auto& certificate = refused.certificate;
    const auto label = [this](const QString& text) {
        auto* made = new QLabel(text, this);
        made->setTextFormat(Qt::PlainText); // the other end wrote it
        made->setWordWrap(true);
        made->setTextInteractionFlags(Qt::TextSelectableByMouse | Qt::TextSelectableByKeyboard);
        return made;
    };
    auto* question =
        label(tr("The certificate of %1 is not trusted: %2. Trust it only if the fingerprint is the one "
                 "that the instrument itself shows.")
                  .arg(host, refused.reason));
    auto* facts = new QFormLayout;
    facts->addRow(tr("Made for"), label(certificate.subject));
    facts->addRow(tr("Made by"), label(certificate.issuer));
    facts->addRow(tr("Valid until"),
                  label(certificate.isPerpetual
                            ? tr("for ever")
                            : QLocale().toString(certificate.expires.toLocalTime(), QLocale::LongFormat)));
    // Two lines of sixteen bytes: easier to compare.
    const QString fingerprint = instrument::fingerprintText(certificate.fingerprint);
    constexpr qsizetype kHalf = 47;
    auto* digits = label(fingerprint.left(kHalf) + u'\n' + fingerprint.mid(kHalf + 1));
    digits->setObjectName(QStringLiteral("trustFingerprint"));
    digits->setFont(QFontDatabase::systemFont(QFontDatabase::FixedFont));
    facts->addRow(tr("SHA-256"), digits);

    auto* buttons = new QDialogButtonBox(this);
    auto* trust = buttons->addButton(tr("&Trust and connect"), QDialogButtonBox::AcceptRole);
    trust->setObjectName(QStringLiteral("trustAccept"));
    trust->setAutoDefault(false);
    auto* refuse = buttons->addButton(tr("&Do not trust"), QDialogButtonBox::RejectRole);
    refuse->setObjectName(QStringLiteral("trustReject"));
    refuse->setDefault(true);
    refuse->setFocus();
    connect(buttons, &QDialogButtonBox::accepted, this, &QDialog::accept);
    connect(buttons, &QDialogButtonBox::rejected, this, &QDialog::reject);

    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(24, 24, 24, 16);
    column->setSpacing(16);
    column->addWidget(question);
    column->addLayout(facts);
    column->addWidget(buttons);
    setMinimumWidth(520);
}

} // namespace visor::app
