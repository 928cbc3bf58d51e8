// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/console/trusted_dialog.h"

#include <QDialogButtonBox>
#include <QHeaderView>
#include <QLabel>
#include <QLocale>
#include <QPushButton>
#include <QTreeWidget>
#include <QVBoxLayout>

namespace visor::app {

TrustedDialog::TrustedDialog(instrument::TrustStore& trust, QWidget* parent)
    : QDialog(parent), m_trust(trust), m_list(new QTreeWidget(this)), m_note(new QLabel(this))
{
    setObjectName(QStringLiteral("trustedDialog"));
    setWindowTitle(tr("Trusted certificates"));
    m_list->setObjectName(QStringLiteral("trustedList"));
    m_list->setAccessibleName(tr("Certificates trusted by exception"));
    m_list->setHeaderLabels({tr("Host"), tr("Made for"), tr("Valid until"), tr("Trusted since"), tr("SHA-256")});
    m_list->setRootIsDecorated(false);
    m_list->setUniformRowHeights(true);
    m_note->setObjectName(QStringLiteral("trustedNote"));
    m_note->setWordWrap(true);
    m_note->setForegroundRole(QPalette::PlaceholderText);

    auto* buttons = new QDialogButtonBox(QDialogButtonBox::Close, this);
    m_revoke = buttons->addButton(tr("&No longer trust"), QDialogButtonBox::ActionRole);
    m_revoke->setObjectName(QStringLiteral("trustedRevoke"));
    m_revoke->setAutoDefault(false);
    connect(m_revoke, &QPushButton::clicked, this, &TrustedDialog::revoke);
    connect(buttons, &QDialogButtonBox::rejected, this, &QDialog::reject);
    connect(m_list, &QTreeWidget::currentItemChanged, this,
            [this](const QTreeWidgetItem* item) { m_revoke->setEnabled(item != nullptr); });

    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(24, 24, 24, 16);
    column->setSpacing(12);
    column->addWidget(m_list, 1);
    column->addWidget(m_note);
    column->addWidget(buttons);
    resize(720, 320);
    refresh();
}

void TrustedDialog::openFor(instrument::TrustStore& trust, QWidget* parent)
{
    auto* dialog = new TrustedDialog(trust, parent);
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    dialog->open();
}

void TrustedDialog::refresh()
{
    m_list->clear();
    const auto day = [](const QDateTime& time) {
        return QLocale().toString(time.toLocalTime().date(), QLocale::ShortFormat);
    };
    for (const instrument::TrustException& exception : m_trust.exceptions()) {
        auto* item = new QTreeWidgetItem(m_list, {exception.host, exception.subject, day(exception.expires),
                                                  day(exception.since),
                                                  instrument::fingerprintText(exception.fingerprint)});
        item->setToolTip(4, item->text(4));
    }
    const bool isEmpty = m_list->topLevelItemCount() == 0;
    m_revoke->setEnabled(!isEmpty);
    if (!isEmpty)
        m_list->setCurrentItem(m_list->topLevelItem(0));
    for (int column = 0; column < 4; ++column)
        m_list->resizeColumnToContents(column);
    m_note->setText(isEmpty
                        ? tr("No certificate is trusted by exception: only those that an authority known to this "
                             "computer vouches for.")
                        : tr("Connections that are open stay open; the next one is checked anew."));
}

void TrustedDialog::revoke()
{
    const QTreeWidgetItem* item = m_list->currentItem();
    if (!item)
        return;
    const auto revoked = m_trust.revoke(item->text(0));
    refresh();
    if (!revoked)
        m_note->setText(revoked.error().message);
}

} // namespace visor::app
