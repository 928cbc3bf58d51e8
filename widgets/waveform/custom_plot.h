// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

// QCustomPlot's header needs `foreach`, which our targets do without (QT_NO_FOREACH): it is lent for this one
// include. Include this, never <qcustomplot.h>.
#include <utility>

#ifndef foreach
// NOLINTNEXTLINE(bugprone-macro-parentheses): a declaration cannot stand in parentheses
#define foreach(variable, container) for (variable : std::as_const(container))
#include <qcustomplot.h>
#undef foreach
#else
#include <qcustomplot.h>
#endif
