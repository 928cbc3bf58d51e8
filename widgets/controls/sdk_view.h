// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/profile/model.h"

#include <QWidget>

class QFormLayout;
class QLabel;

namespace visor::ui {

/// What a profile says of the maker's software (`sdk`, `sdk_call`): module, methods, arguments. Only to be read:
/// an edge runs it. GUI thread.
class SdkView : public QWidget
{
    Q_OBJECT

public:
    explicit SdkView(QWidget* parent = nullptr);

    void setProfile(const profile::Profile& profile);
    /// The profile has neither an `sdk` nor a command that needs it.
    [[nodiscard]] bool isEmpty() const;

private:
    void addLine(const QString& name, const QString& text);

    QFormLayout* m_lines;
};

} // namespace visor::ui
