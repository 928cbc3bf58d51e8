// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/instrument/setup_runner.h"

#include <QAbstractTableModel>

#include <vector>

namespace visor::ui {

/// The lines of before → after: which are wanted, and what came of them. GUI thread.
class SetupModel : public QAbstractTableModel
{
    Q_OBJECT

public:
    enum Column {
        Setting, ///< with the check box
        Before,
        After,
        Outcome,
        ColumnCount,
    };

    using QAbstractTableModel::QAbstractTableModel;

    /// Those that can do harm wait for a deliberate tick, unless `chooseAll`.
    void setLines(std::vector<instrument::SetupLine> lines, bool chooseAll);
    [[nodiscard]] std::vector<instrument::SetupLine> chosenLines() const;
    [[nodiscard]] int chosenCount() const;
    /// No line can be chosen any more: what is shown is what was sent.
    void setLocked(bool isLocked);
    /// Of the chosen lines, by their number among those.
    void setResult(std::size_t chosen, const instrument::SetupLineResult& result);

    [[nodiscard]] int rowCount(const QModelIndex& parent = {}) const override;
    [[nodiscard]] int columnCount(const QModelIndex& parent = {}) const override;
    [[nodiscard]] QVariant data(const QModelIndex& index, int role) const override;
    [[nodiscard]] QVariant headerData(int section, Qt::Orientation orientation, int role) const override;
    [[nodiscard]] Qt::ItemFlags flags(const QModelIndex& index) const override;
    bool setData(const QModelIndex& index, const QVariant& value, int role) override;

Q_SIGNALS:
    void chosenChanged();

private:
    struct Row
    {
        instrument::SetupLine line;
        bool isChosen = true;
        std::optional<instrument::SetupLineResult> result;
    };

    [[nodiscard]] QString text(const Row& row, int column) const;

    std::vector<Row> m_rows;
    bool m_isLocked = false;
};

} // namespace visor::ui
