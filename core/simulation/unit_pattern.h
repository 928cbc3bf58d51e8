// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/profile/model.h"
#include "core/simulation/marked_text.h"

#include <QRegularExpression>
#include <QString>

#include <vector>

namespace visor::simulation {

/// One message of a profile's command (`:CHANnel{channel}:SCALe {value}`), the other way round: it recognises what
/// clients make of it and takes their values out. Keywords in short or long form and any letter case (SCPI-99
/// volume 1, 6.2.1), placeholders anywhere, also in texts that are no SCPI at all. Immutable once built.
class UnitPattern
{
public:
    /// `parameters` outlives the pattern.
    UnitPattern(const MarkedText& unit, const std::vector<profile::Parameter>& parameters);

    enum class Fit : std::uint8_t {
        OtherHeader,
        TooFewArguments,
        TooManyArguments,
        OtherArgument, ///< as many, but one is not what stands there
        Fits,
    };
    /// What a client wrote for one placeholder.
    struct Capture
    {
        const profile::Parameter* parameter = nullptr; ///< null: the profile declares none of that name
        QString name;
        QString text;
        int argument = -1;     ///< −1: part of the header
        QString shape;         ///< of that argument, to compare with others
        bool isList = false;   ///< a channel list, `(@1:3)`
        bool isQuoted = false; ///< the template puts it in quotes
    };
    struct Match
    {
        Fit fit = Fit::OtherHeader;
        std::vector<Capture> captures;
    };

    /// `header` without blanks, '?' included.
    [[nodiscard]] Match match(const QString& header, const QStringList& arguments) const;

    /// The header with its placeholders as "{}", in capitals, short; '?' left out: what a command and its query
    /// share.
    [[nodiscard]] const QString& group() const { return m_group; }
    [[nodiscard]] bool asks() const { return m_asks; }
    [[nodiscard]] std::size_t argumentCount() const { return m_arguments.size(); }
    [[nodiscard]] std::size_t placeholderCount() const;
    /// All placeholders, with empty texts.
    [[nodiscard]] const std::vector<Capture>& placeholders() const { return m_placeholders; }
    /// The whole as it stands in the profile.
    [[nodiscard]] const QString& text() const { return m_text; }

private:
    struct Part
    {
        QRegularExpression expression;
        std::vector<Capture> captures; ///< templates of what its groups give
        QString shape;
    };

    [[nodiscard]] Part build(const MarkedText& text, bool isHeader, int argument) const;
    static bool take(const Part& part, const QString& text, std::vector<Capture>& into);

    const std::vector<profile::Parameter>& m_parameters;
    QString m_text;
    QString m_group;
    bool m_asks = false;
    Part m_header;
    std::vector<Part> m_arguments;
    std::vector<Capture> m_placeholders;
};

} // namespace visor::simulation
