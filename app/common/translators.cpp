// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/common/translators.h"

#include <QCoreApplication>
#include <QLibraryInfo>
#include <QLocale>

namespace visor::app {

Translators::Translators()
{
    const QLocale locale;
    // English has a file too: its plurals. It also serves every language there is no translation for.
    if (m_visor.load(locale, QStringLiteral("visor"), QStringLiteral("_"), QStringLiteral(":/i18n")) ||
        m_visor.load(QStringLiteral(":/i18n/visor_en.qm")))
        QCoreApplication::installTranslator(&m_visor);
    if (m_qt.load(locale, QStringLiteral("qtbase"), QStringLiteral("_"),
                  QLibraryInfo::path(QLibraryInfo::TranslationsPath)))
        QCoreApplication::installTranslator(&m_qt);
}

Translators::~Translators()
{
    QCoreApplication::removeTranslator(&m_qt);
    QCoreApplication::removeTranslator(&m_visor);
}

} // namespace visor::app
