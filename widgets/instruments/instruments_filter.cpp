// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/instruments/instruments_filter.h"

#include "widgets/instruments/instruments_model.h"

#include <algorithm>

namespace visor::ui {

InstrumentsFilter::InstrumentsFilter(QObject* parent) : QSortFilterProxyModel(parent)
{
    setRecursiveFilteringEnabled(true);
    setSortCaseSensitivity(Qt::CaseInsensitive);
    setSortLocaleAware(true);
}

void InstrumentsFilter::setWords(const QString& text)
{
    const QStringList words = text.split(QLatin1Char(' '), Qt::SkipEmptyParts);
    if (words == m_words)
        return;
    m_words = words;
    invalidateFilter();
}

bool InstrumentsFilter::filterAcceptsRow(int row, const QModelIndex& parent) const
{
    if (!parent.isValid())
        return false; // a section shows when one of its rows does
    const auto* model = qobject_cast<const InstrumentsModel*>(sourceModel());
    const QModelIndex at = model->index(row, 0, parent);
    QStringList texts{at.data(Qt::ToolTipRole).toString()}; // name, identity, every route
    for (int column = 0; column < model->columnCount(); ++column) {
        if (column != InstrumentsModel::Profile || !m_words.isEmpty())
            texts << at.siblingAtColumn(column).data().toString();
    }
    const QString text = texts.join(QLatin1Char('\n'));
    return std::all_of(m_words.begin(), m_words.end(),
                       [&](const QString& word) { return text.contains(word, Qt::CaseInsensitive); });
}

bool InstrumentsFilter::lessThan(const QModelIndex& left, const QModelIndex& right) const
{
    if (!left.parent().isValid()) {
        const bool less = left.row() < right.row();
        return sortOrder() == Qt::AscendingOrder ? less : !less;
    }
    const QString a = left.data().toString();
    const QString b = right.data().toString();
    const int order = QString::localeAwareCompare(a, b);
    // Equal cells keep their order of arrival, so that nothing jumps.
    return order == 0 ? left.row() < right.row() : order < 0;
}

} // namespace visor::ui
