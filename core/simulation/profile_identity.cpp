// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/simulation/profile_identity.h"

#include "core/profile/identity_pattern.h"
#include "core/simulation/pattern_text.h"

#include <QCoreApplication>

#include <algorithm>

namespace visor::simulation {

namespace {

struct ProfileIdentityText
{
    Q_DECLARE_TR_FUNCTIONS(visor::simulation::ProfileIdentity)
};

/// Model, serial number, firmware, as IEEE 488.2 §10.14 wants them behind the maker.
const QStringList& furtherFields()
{
    static const QStringList kFields{QStringLiteral("MODEL"), QStringLiteral("SIM0001"), QStringLiteral("1.0")};
    return kFields;
}

} // namespace

Result<QString> simulatedIdentity(const profile::Profile& profile)
{
    const auto& patterns = profile.identity.patterns;
    const auto isRecognised = [&](const QString& text) {
        const profile::IdentityText identity(text);
        return std::any_of(patterns.begin(), patterns.end(), [&](const profile::PlacedText& pattern) {
            return profile::IdentityPattern(pattern).isFoundIn(identity);
        });
    };
    const QString& own = profile.simulation.identity;
    if (!own.isEmpty() && isRecognised(own))
        return own;
    QString plain =
        QStringLiteral("%1,%2,SIM0001,1.0").arg(profile.instrument.manufacturer, profile.instrument.model);
    if (isRecognised(plain))
        return plain;
    for (const profile::PlacedText& pattern : patterns) {
        const std::optional<QString> made = textMatching(pattern.text);
        if (!made)
            continue;
        QString whole = *made;
        for (qsizetype fields = made->count(QLatin1Char(',')); fields < furtherFields().size(); ++fields)
            whole += QLatin1Char(',') + furtherFields()[fields];
        return isRecognised(whole) ? whole : *made;
    }
    return failure(
        visa::Status::ErrorInvalidSetup,
        ProfileIdentityText::tr("No identity reply could be made that the pattern “%1” of the profile %2 knows. "
                                "Write one as “identity” under “simulation” in the profile.")
            .arg(patterns.empty() ? QString() : patterns.front().text, profile.key),
        QStringLiteral("simulate"));
}

} // namespace visor::simulation
