// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/profile/model.h"

#include <QString>
#include <QStringView>

#include <vector>

namespace visor::ui {

/// One command that fits what is typed.
struct Completion
{
    QString insert;       ///< the whole line once accepted; what was typed before the last node stays as typed
    QString label;        ///< the command as the profile writes it
    QString description;  ///< one line, may be empty
    QString arguments;    ///< "scale: 0.001 … 10 V; offset: V", empty when it takes none
    qsizetype cursor = 0; ///< where the cursor goes in `insert`
};

/// Knows the commands of a profile and the common ones of IEEE 488.2, and which of them fit a half-typed line.
/// Short and long forms mix freely (SCPI-99 §6.2.1): ":chan1:sc" finds ":CHANnel{channel}:SCALe {scale}".
class ScpiCompletion
{
public:
    /// `profile` may be null; it must then outlive nothing: all that is needed is copied.
    explicit ScpiCompletion(const profile::Profile* profile = nullptr);

    /// At most `most`, profile order, exact starts first. Nothing for an empty line.
    [[nodiscard]] std::vector<Completion> matches(QStringView typed, std::size_t most = 12) const;
    /// The command whose header the line already holds whole, for the help line; its arguments too.
    [[nodiscard]] std::vector<Completion> describe(QStringView line) const;

private:
    struct Entry
    {
        QString text;      ///< template as written
        QStringList nodes; ///< of the header, placeholders taken out, '?' kept on the last
        QString description;
        QString arguments;
        bool takesArguments = false;
        std::vector<std::pair<QString, QString>> fillers; ///< placeholder → what to put into a header
    };

    void add(const QString& text, const QString& description, const profile::Command* command);

    std::vector<Entry> m_entries;
};

/// True when `typed` is the node's short or long form (IEEE 488.2 §7.6.1, SCPI-99 §6.2.1), any case, numeric
/// suffix ignored.
[[nodiscard]] bool isScpiNode(QStringView typed, QStringView node);

} // namespace visor::ui
