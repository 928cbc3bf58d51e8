// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/common/action_collection.h"

#include "widgets/common/icons.h"

#include <QWidget>

namespace visor::ui {

ActionCollection::ActionCollection(QWidget* window) : QObject(window), m_window(window) {}

QAction* ActionCollection::add(ActionSpec spec, std::function<void()> run)
{
    QAction* action = make(spec);
    connect(action, &QAction::triggered, this, [this, action, run = std::move(run)] {
        if (isStillPossible(action))
            run();
    });
    return action;
}

QAction* ActionCollection::addToggle(ActionSpec spec, bool checked, std::function<void(bool)> run)
{
    QAction* action = make(spec);
    action->setCheckable(true);
    action->setChecked(checked);
    connect(action, &QAction::triggered, this, [run = std::move(run)](bool on) { run(on); });
    return action;
}

QAction* ActionCollection::action(const QString& id) const
{
    const auto found = m_byId.find(id);
    return found == m_byId.end() ? nullptr : found->second;
}

bool ActionCollection::isStillPossible(QAction* action) const
{
    const auto found = m_enabledWhen.find(action);
    const bool isPossible = found == m_enabledWhen.end() || found->second();
    action->setEnabled(isPossible);
    return isPossible;
}

void ActionCollection::refresh()
{
    for (const auto& [action, enabled] : m_enabledWhen)
        action->setEnabled(enabled());
}

QAction* ActionCollection::make(ActionSpec& spec)
{
    Q_ASSERT_X(!m_byId.contains(spec.id), "ActionCollection", "an id is used once");
    auto* action = new QAction(spec.text, this);
    action->setObjectName(spec.id);
    if (!spec.icon.isEmpty())
        action->setIcon(icon(spec.icon));
    action->setShortcuts(spec.shortcuts);
    QString tip = spec.toolTip.isEmpty() ? QString(spec.text).remove(QLatin1Char('&')) : spec.toolTip;
    if (!spec.shortcuts.isEmpty())
        tip += QStringLiteral(" (%1)").arg(spec.shortcuts.first().toString(QKeySequence::NativeText));
    action->setToolTip(tip);
    m_window->addAction(action);
    m_order.append(action);
    m_byId.emplace(spec.id, action);
    if (spec.enabledWhen) {
        action->setEnabled(spec.enabledWhen());
        m_enabledWhen.emplace(action, std::move(spec.enabledWhen));
    }
    return action;
}

} // namespace visor::ui
