// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/trace/trace_filter.h"

#include "widgets/trace/trace_model.h"

#include <algorithm>

namespace visor::ui {

void TraceFilter::setWords(const QString& text)
{
    const QStringList words = text.split(QLatin1Char(' '), Qt::SkipEmptyParts);
    if (words == m_words)
        return;
    m_words = words;
    invalidateFilter();
}

bool TraceFilter::filterAcceptsRow(int row, const QModelIndex&) const
{
    if (m_words.isEmpty())
        return true;
    const auto* model = qobject_cast<const TraceModel*>(sourceModel());
    const QString text = model->rowText(row);
    return std::all_of(m_words.begin(), m_words.end(),
                       [&](const QString& word) { return text.contains(word, Qt::CaseInsensitive); });
}

} // namespace visor::ui
