// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/console/services.h"

#include <QDialog>

namespace visor::app {

/// Which program this is and what it is made of, with one button that copies all of it for a bug report.
class AboutDialog : public QDialog
{
    Q_OBJECT

public:
    explicit AboutDialog(const Services& services, QWidget* parent = nullptr);

private:
    [[nodiscard]] static QString facts(const Services& services);
};

} // namespace visor::app
