// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QByteArrayView>
#include <QString>

namespace visor::scpi {

/// Who an instrument says it is: the four fields of *IDN? (IEEE 488.2 §10.14), read leniently. Real replies have
/// fewer or more fields, quotes, blanks, NULs or an echo of the command. What is no text is nobody's identity: the
/// result is empty. A value.
struct Identity
{
    QString manufacturer;
    QString model;
    QString serial;
    QString firmware; ///< everything from the fourth field on

    [[nodiscard]] static Identity parse(QByteArrayView reply);

    [[nodiscard]] bool isEmpty() const { return manufacturer.isEmpty() && model.isEmpty(); }
    /// "KEYSIGHT TECHNOLOGIES,MSO-X 3024A,MY53520123,02.43"
    [[nodiscard]] QString toString() const;
    bool operator==(const Identity&) const = default;
};

} // namespace visor::scpi
