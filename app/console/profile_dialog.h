// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/profile/library.h"

#include <QDialog>

class QLabel;
class QLineEdit;
class QListWidget;
class QPushButton;

namespace visor::app {

/// Which profile an instrument shall have: those that fit first, then all others. The choice is signalled; who
/// shows the dialog makes it hold.
class ProfileDialog : public QDialog
{
    Q_OBJECT

public:
    /// `identity` is the instrument's reply to *IDN?.
    ProfileDialog(const profile::Library& library, const QString& identity, QWidget* parent = nullptr);

Q_SIGNALS:
    /// An empty key: the one that fits.
    void chosen(const QString& key);

private:
    void fill(const profile::Library& library);
    void filter(const QString& text);
    void showChoice();
    void choose(const QString& key);

    const QString m_identity;
    QLabel* m_why;
    QLineEdit* m_filter;
    QListWidget* m_list;
    QPushButton* m_use;
    QPushButton* m_fitting;
};

} // namespace visor::app
