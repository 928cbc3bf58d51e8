// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/profile/library_entry.h"

#include <QCoreApplication>

namespace visor::profile {

namespace {

class ChoiceText
{
    Q_DECLARE_TR_FUNCTIONS(visor::profile::ChoiceText)

public:
    static QString origin(Layer layer)
    {
        switch (layer) {
        case Layer::Memory:
            return tr("deployed while the program runs");
        case Layer::User:
            return tr("your own folder");
        case Layer::System:
            return tr("this machine's folder");
        case Layer::BuiltIn:
            break;
        }
        return tr("comes with Visor");
    }

    static QString keys(const std::vector<LibraryEntry>& entries)
    {
        constexpr std::size_t kMost = 5;
        QStringList result;
        for (const LibraryEntry& entry : entries) {
            if (result.size() < qsizetype(kMost))
                result.append(entry.key);
        }
        if (entries.size() > kMost)
            result.append(QString(QChar(0x2026)));
        return result.join(QStringLiteral(", "));
    }
};

} // namespace

QLatin1StringView layerName(Layer layer)
{
    switch (layer) {
    case Layer::Memory:
        return QLatin1StringView("memory");
    case Layer::User:
        return QLatin1StringView("user");
    case Layer::System:
        return QLatin1StringView("system");
    case Layer::BuiltIn:
        break;
    }
    return QLatin1StringView("built-in");
}

QString ProfileChoice::sentence(const QString& identity) const
{
    QStringList parts;
    if (isPinned)
        parts << ChoiceText::tr("You chose the profile %1 for this instrument (%2).")
                     .arg(entry.key, ChoiceText::origin(entry.layer));
    else
        parts << ChoiceText::tr("“%1” fits the pattern %2 of the profile %3 (%4).")
                     .arg(identity, pattern.text, entry.key, ChoiceText::origin(entry.layer));
    if (!lostPin.isEmpty())
        parts << ChoiceText::tr("The profile “%1” you chose is gone.").arg(lostPin);
    if (!replaced.empty())
        parts << ChoiceText::tr("It takes the place of the one of the same name: %1.")
                     .arg(ChoiceText::origin(replaced.front().layer));
    if (!alsoFit.empty())
        parts << ChoiceText::tr("These fit as well: %1.").arg(ChoiceText::keys(alsoFit));
    return parts.join(QLatin1Char(' '));
}

} // namespace visor::profile
