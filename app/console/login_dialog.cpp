// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/console/login_dialog.h"

#include <QDialogButtonBox>
#include <QFormLayout>
#include <QLabel>
#include <QLineEdit>
#include <QPushButton>
#include <QVBoxLayout>

namespace visor::app {

LoginDialog::LoginDialog(const QString& instrumentName, const QString& why, QWidget* parent)
    : QDialog(parent), m_user(new QLineEdit(this)), m_password(new QLineEdit(this))
{
    setObjectName(QStringLiteral("loginDialog"));
    setWindowTitle(tr("Log in to %1").arg(instrumentName));
    auto* reason = new QLabel(why, this);
    reason->setTextFormat(Qt::PlainText); // the instrument's words may be in it
    reason->setWordWrap(true);
    m_user->setObjectName(QStringLiteral("loginUser"));
    m_password->setObjectName(QStringLiteral("loginPassword"));
    m_password->setEchoMode(QLineEdit::Password);
    auto* fields = new QFormLayout;
    fields->addRow(tr("&User name"), m_user);
    fields->addRow(tr("&Password"), m_password);
    auto* note = new QLabel(tr("Kept until Visor is closed, and never written anywhere."), this);
    note->setForegroundRole(QPalette::PlaceholderText);
    note->setWordWrap(true);

    auto* buttons = new QDialogButtonBox(QDialogButtonBox::Cancel, this);
    auto* logIn = buttons->addButton(tr("&Log in"), QDialogButtonBox::AcceptRole);
    logIn->setObjectName(QStringLiteral("loginAccept"));
    logIn->setDefault(true);
    logIn->setEnabled(false);
    connect(m_user, &QLineEdit::textChanged, logIn,
            [logIn](const QString& text) { logIn->setEnabled(!text.isEmpty()); });
    connect(buttons, &QDialogButtonBox::accepted, this, &QDialog::accept);
    connect(buttons, &QDialogButtonBox::rejected, this, &QDialog::reject);

    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(24, 24, 24, 16);
    column->setSpacing(16);
    column->addWidget(reason);
    column->addLayout(fields);
    column->addWidget(note);
    column->addWidget(buttons);
    setMinimumWidth(420);
}

instrument::Credentials LoginDialog::credentials() const
{
    return {m_user->text(), m_password->text()};
}

} // namespace visor::app
