// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/profile/difference.h"

#include <QDialog>

#include <optional>
#include <vector>

namespace visor::ui {

/// What a profile says differently from the shipped one: line by line, and part by part of what it means; Enter or
/// a double click goes to the line. GUI thread.
class DifferenceDialog : public QDialog
{
    Q_OBJECT

public:
    /// One of the two texts, and what it is called.
    struct Side
    {
        QString name;
        QString text;
    };
    /// `differences` is what the two mean differently; absent while a text is no YAML.
    DifferenceDialog(const Side& shipped, const Side& own,
                     const std::optional<std::vector<profile::Difference>>& differences,
                     QWidget* parent = nullptr);

Q_SIGNALS:
    void jumpRequested(visor::profile::SourcePlace place);

private:
    QWidget* makeParts(const std::vector<profile::Difference>& differences);
};

} // namespace visor::ui
