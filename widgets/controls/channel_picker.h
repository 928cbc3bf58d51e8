// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/profile/model.h"

#include <QHash>
#include <QWidget>

class QLabel;
class QTabBar;

namespace visor::ui {

/// Picks the channel that the commands of a group share, at the top of the group. Remembers the pick of each
/// parameter, so that another group with the same channels shows the same one. GUI thread.
class ChannelPicker : public QWidget
{
    Q_OBJECT

public:
    explicit ChannelPicker(QWidget* parent = nullptr);

    /// Null: there is nothing to pick, and the picker is hidden. The parameter outlives the picker's use of it.
    void setParameter(const profile::Parameter* parameter);
    [[nodiscard]] const profile::Parameter* parameter() const { return m_parameter; }
    /// As an argument; empty without a parameter.
    [[nodiscard]] QString value() const;
    void setValue(const QString& value);

Q_SIGNALS:
    /// The user picked another channel.
    void picked(const QString& value);

private:
    const profile::Parameter* m_parameter = nullptr;
    QHash<QString, QString> m_picks; ///< parameter's name → value
    QLabel* m_name;
    QTabBar* m_channels;
};

} // namespace visor::ui
