// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/visa/result.h"

#include <QHash>
#include <QString>
#include <QStringList>

#include <functional>
#include <optional>
#include <vector>

namespace visor::profile {

/// A command text with `{name}` placeholders, cut into pieces. `{{` and `}}` stand for literal braces; a brace
/// that opens no valid name is literal too.
class Template
{
public:
    struct Piece
    {
        QString text; ///< literal text, or the placeholder's name
        bool isPlaceholder = false;
        int offset = 0; ///< in the text it was cut from
    };

    explicit Template(QStringView text);

    [[nodiscard]] const std::vector<Piece>& pieces() const { return m_pieces; }
    /// What follows a brace that opens no valid name ("{value:.3f}"), most likely a mistake; empty when there is
    /// none.
    [[nodiscard]] const QString& strayBrace() const { return m_strayBrace; }
    /// Each placeholder once, in order of appearance.
    [[nodiscard]] QStringList placeholders() const;
    /// The text with every placeholder replaced; the name of the first one `lookup` has nothing for.
    [[nodiscard]] tl::expected<QString, QString>
    fill(const std::function<std::optional<QString>(const QString&)>& lookup) const;

private:
    std::vector<Piece> m_pieces;
    QString m_strayBrace;
};

} // namespace visor::profile
