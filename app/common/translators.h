// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QTranslator>

namespace visor::app {

/// The program's and Qt's own texts in the system's language, from construction to destruction. Needs the
/// application object.
class Translators
{
public:
    Translators();
    ~Translators();
    Translators(const Translators&) = delete;
    Translators& operator=(const Translators&) = delete;

private:
    QTranslator m_visor;
    QTranslator m_qt;
};

} // namespace visor::app
