// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/profile/renderer.h"

#include <QCoreApplication>

#include <optional>

namespace visor::profile {

/// One argument on its way to the wire: checked by its parameter, turned into the text that stands for it; and the
/// words of every refusal. Lives as long as one call; what it is given outlives it. Pure; any thread.
class ArgumentRendering
{
    Q_DECLARE_TR_FUNCTIONS(visor::profile::ArgumentRendering)

public:
    ArgumentRendering(const Parameter& parameter, const QVariant& value);

    [[nodiscard]] Result<QString> render() const;

    /// Nothing was given for a parameter without a default.
    [[nodiscard]] static tl::unexpected<Error> missing(const QString& name, const QString& command);
    /// Something was given for a parameter that the command does not have.
    [[nodiscard]] static tl::unexpected<Error> unknown(const QString& name, const Command& command);
    /// The property cannot be read, or cannot be set.
    [[nodiscard]] static tl::unexpected<Error> noWay(const Command& command, Access access);
    /// The command has nothing to send.
    [[nodiscard]] static tl::unexpected<Error> noText(const Command& command);

private:
    [[nodiscard]] QString withUnit(double value) const;
    /// The wire value of a label, when the parameter maps it.
    [[nodiscard]] std::optional<QString> mapped(const QString& label) const;
    [[nodiscard]] Result<QString> number() const;
    [[nodiscard]] Result<QString> truth() const;
    [[nodiscard]] Result<QString> choice() const;
    [[nodiscard]] Result<QString> string() const;

    const Parameter& m_parameter;
    const QVariant& m_value;
    QString m_text;
};

} // namespace visor::profile
