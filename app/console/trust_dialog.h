// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/instrument/trust_store.h"

#include <QDialog>

namespace visor::app {

/// "Trust this certificate?": who the instrument says it is, until when, and the fingerprint to compare. Accepted
/// means yes; the button that does nothing is the one under Enter.
class TrustDialog : public QDialog
{
    Q_OBJECT

public:
    TrustDialog(const QString& host, const instrument::RefusedCertificate& refused, QWidget* parent = nullptr);
};

} // namespace visor::app
