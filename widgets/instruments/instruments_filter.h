// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QSortFilterProxyModel>
#include <QStringList>

namespace visor::ui {

/// Sorts within sections (whose own order never changes), hides empty sections, and lets through the rows that
/// contain every word typed in any column or route.
class InstrumentsFilter : public QSortFilterProxyModel
{
    Q_OBJECT

public:
    explicit InstrumentsFilter(QObject* parent = nullptr);

    void setWords(const QString& text);

protected:
    [[nodiscard]] bool filterAcceptsRow(int row, const QModelIndex& parent) const override;
    [[nodiscard]] bool lessThan(const QModelIndex& left, const QModelIndex& right) const override;

private:
    QStringList m_words;
};

} // namespace visor::ui
