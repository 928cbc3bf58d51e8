// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/profile_editor/problems_list.h"

#include "widgets/common/icons.h"

#include <QContextMenuEvent>
#include <QHeaderView>
#include <QKeyEvent>

#include <algorithm>

namespace visor::ui {

namespace {

QIcon severityIcon(profile::Severity severity)
{
    switch (severity) {
    case profile::Severity::Note:
        return icon(QLatin1StringView("info"), ColourRole::Accent);
    case profile::Severity::Warning:
        return icon(QLatin1StringView("warning"), ColourRole::Warning);
    case profile::Severity::Error:
        break;
    }
    return icon(QLatin1StringView("error"), ColourRole::Bad);
}

bool isBefore(profile::SourcePlace left, profile::SourcePlace right)
{
    return left.line != right.line ? left.line < right.line : left.column < right.column;
}

} // namespace

ProblemsList::ProblemsList(QWidget* parent) : QTreeWidget(parent)
{
    setObjectName(QStringLiteral("problemsList"));
    setAccessibleName(tr("Problems of the profile"));
    setColumnCount(2);
    setHeaderLabels({tr("Line"), tr("Problem")});
    setRootIsDecorated(false);
    setUniformRowHeights(true);
    setFrameShape(QFrame::NoFrame);
    header()->setStretchLastSection(true);
    header()->resizeSection(0, fontMetrics().averageCharWidth() * 12);
    connect(this, &QTreeWidget::itemClicked, this, &ProblemsList::jump);
    connect(this, &QTreeWidget::itemActivated, this, &ProblemsList::jump);
}

void ProblemsList::setProblems(std::vector<profile::Problem> problems)
{
    m_problems = std::move(problems);
    clear();
    QList<QTreeWidgetItem*> items;
    for (const profile::Problem& problem : m_problems) {
        auto* item = new QTreeWidgetItem;
        item->setIcon(0, severityIcon(problem.severity));
        item->setText(0, problem.place.isKnown() ? QString::number(problem.place.line) : QString());
        item->setText(1, problem.text);
        item->setToolTip(1, problem.text);
        items.append(item);
    }
    addTopLevelItems(items);
}

const profile::Problem* ProblemsList::next(profile::SourcePlace place, bool isForward)
{
    if (m_problems.empty())
        return nullptr;
    std::size_t found = isForward ? 0 : m_problems.size() - 1;
    if (isForward) {
        const auto after = std::find_if(m_problems.begin(), m_problems.end(),
                                        [&](const auto& problem) { return isBefore(place, problem.place); });
        if (after != m_problems.end())
            found = static_cast<std::size_t>(after - m_problems.begin());
    } else {
        const auto before = std::find_if(m_problems.rbegin(), m_problems.rend(),
                                         [&](const auto& problem) { return isBefore(problem.place, place); });
        if (before != m_problems.rend())
            found = static_cast<std::size_t>(m_problems.rend() - before) - 1;
    }
    setCurrentItem(topLevelItem(static_cast<int>(found)));
    return &m_problems[found];
}

QString ProblemsList::summary() const
{
    const auto count = [this](profile::Severity severity) {
        return static_cast<int>(std::count_if(m_problems.begin(), m_problems.end(),
                                              [&](const auto& problem) { return problem.severity == severity; }));
    };
    QStringList parts;
    if (const int errors = count(profile::Severity::Error); errors > 0)
        parts << tr("Errors: %1").arg(errors);
    if (const int warnings = count(profile::Severity::Warning); warnings > 0)
        parts << tr("Warnings: %1").arg(warnings);
    if (const int notes = count(profile::Severity::Note); notes > 0)
        parts << tr("Notes: %1").arg(notes);
    return parts.isEmpty() ? tr("No problems") : parts.join(QStringLiteral(", "));
}

const profile::Problem* ProblemsList::problemOf(QTreeWidgetItem* item) const
{
    const int row = indexOfTopLevelItem(item);
    return row < 0 ? nullptr : &m_problems[static_cast<std::size_t>(row)];
}

void ProblemsList::jump(QTreeWidgetItem* item)
{
    if (const profile::Problem* problem = problemOf(item))
        Q_EMIT jumpRequested(problem->place);
}

void ProblemsList::contextMenuEvent(QContextMenuEvent* event)
{
    if (const profile::Problem* problem = problemOf(itemAt(viewport()->mapFromGlobal(event->globalPos()))))
        Q_EMIT fixesRequested(*problem, event->globalPos());
}

void ProblemsList::keyPressEvent(QKeyEvent* event)
{
    const bool wantsFixes = event->key() == Qt::Key_Period && event->modifiers() == Qt::ControlModifier;
    const profile::Problem* problem = currentItem() != nullptr ? problemOf(currentItem()) : nullptr;
    if (wantsFixes && problem != nullptr) {
        Q_EMIT fixesRequested(*problem, viewport()->mapToGlobal(visualItemRect(currentItem()).bottomLeft()));
        return;
    }
    QTreeWidget::keyPressEvent(event);
}

} // namespace visor::ui
