// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/profile/model.h"

#include <QByteArray>
#include <QRegularExpression>
#include <QString>

namespace visor::profile {

/// An identity reply, prepared once for being compared with a thousand patterns.
class IdentityText
{
public:
    explicit IdentityText(const QString& reply);

    [[nodiscard]] const QString& text() const { return m_text; }
    /// In lower case; empty when it is not plain ASCII, where folding case is no simple matter.
    [[nodiscard]] const QByteArray& folded() const { return m_folded; }

private:
    QString m_text;
    QByteArray m_folded;
};

/// One pattern of a profile's `identity:`. What every reply that it fits begins with is compared first, so that
/// the regular expressions of the many profiles of other makers are never even compiled. Any thread.
class IdentityPattern
{
public:
    explicit IdentityPattern(PlacedText pattern);

    [[nodiscard]] const PlacedText& pattern() const { return m_pattern; }
    /// The letters, in lower case, that a reply must begin with; empty when that cannot be told.
    [[nodiscard]] const QByteArray& beginning() const { return m_beginning; }
    [[nodiscard]] bool isFoundIn(const IdentityText& identity) const;

private:
    PlacedText m_pattern;
    QByteArray m_beginning;
    QRegularExpression m_expression;
};

} // namespace visor::profile
