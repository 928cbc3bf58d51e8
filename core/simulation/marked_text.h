// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>
#include <QStringList>
#include <QStringView>

namespace visor::simulation {

/// The text of a profile command with one private character for each placeholder, so that it can be cut at its
/// separators like the messages that are made from it. A value.
class MarkedText
{
public:
    MarkedText() = default;
    /// `{name}` as profile::Template reads it; placeholders beyond the first few thousand stay text.
    explicit MarkedText(QStringView templateText);

    [[nodiscard]] const QString& text() const { return m_text; }
    [[nodiscard]] bool isEmpty() const { return m_text.isEmpty(); }
    /// The name a marker stands for; null for any other character.
    [[nodiscard]] const QString* nameOf(QChar character) const;
    /// Messages in it: at line breaks and at ';' outside quotes and parentheses. Empty ones are left out.
    [[nodiscard]] QList<MarkedText> units() const;
    /// As unitHeader() and unitArguments() cut.
    [[nodiscard]] MarkedText header() const;
    [[nodiscard]] QList<MarkedText> arguments() const;
    /// The text with the placeholders back in it.
    [[nodiscard]] QString toString() const;

private:
    [[nodiscard]] MarkedText part(const QString& text) const;

    QString m_text;
    QStringList m_names;
};

/// What stands before the first blank outside quotes and parentheses, and the parts between commas behind it.
[[nodiscard]] QString unitHeader(const QString& unit);
[[nodiscard]] QStringList unitArguments(const QString& unit);

/// Cuts at `separators` that stand outside quotes and parentheses. A quote that is never closed hides nothing.
[[nodiscard]] QStringList splitOutside(QStringView text, QStringView separators);

} // namespace visor::simulation
