// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/instrument/trust_store.h"

#include <QDialog>

class QLabel;
class QPushButton;
class QTreeWidget;

namespace visor::app {

/// Every certificate that is trusted by exception, each with a way back. The list is read anew after each change.
class TrustedDialog : public QDialog
{
    Q_OBJECT

public:
    explicit TrustedDialog(instrument::TrustStore& trust, QWidget* parent = nullptr);
    /// Makes one and shows it, until it is closed.
    static void openFor(instrument::TrustStore& trust, QWidget* parent);

private:
    void refresh();
    void revoke();

    instrument::TrustStore& m_trust;
    QTreeWidget* m_list;
    QLabel* m_note;
    QPushButton* m_revoke;
};

} // namespace visor::app
