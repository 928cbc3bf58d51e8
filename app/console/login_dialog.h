// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/instrument/credentials.h"

#include <QDialog>

class QLineEdit;

namespace visor::app {

/// Asks for a name and a password; both are kept until the program ends.
class LoginDialog : public QDialog
{
    Q_OBJECT

public:
    LoginDialog(const QString& instrumentName, const QString& why, QWidget* parent = nullptr);

    [[nodiscard]] instrument::Credentials credentials() const;

private:
    QLineEdit* m_user;
    QLineEdit* m_password;
};

} // namespace visor::app
