// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/common/action_collection.h"

#include "widgets/common/icons.h"
#include "widgets/common/reserved_keys.h"
#include "widgets/common/settings.h"

#include <QWidget>

#include <algorithm>
#include <utility>

namespace visor::ui {

namespace {

QString shortcutKey(const QAction& action)
{
    return QStringLiteral("shortcuts/") + action.objectName();
}

/// One of them could not be told from the other while it is being pressed.
bool doKeysClash(const QKeySequence& one, const QKeySequence& other)
{
    return one.matches(other) != QKeySequence::NoMatch || other.matches(one) != QKeySequence::NoMatch;
}

bool isKnownKey(const QKeySequence& key)
{
    for (int i = 0; i < key.count(); ++i) {
        if (key[static_cast<uint>(i)].key() == Qt::Key_unknown)
            return false;
    }
    return !key.isEmpty();
}

bool clashesWithAny(const QKeySequence& key, const QList<QKeySequence>& taken)
{
    return std::any_of(taken.begin(), taken.end(), [&](const QKeySequence& one) { return doKeysClash(one, key); });
}

} // namespace

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
    connect(action, &QAction::triggered, this, [this, action, run = std::move(run)](bool on) {
        if (isStillPossible(action))
            run(on);
        if (const auto found = m_checkedWhen.find(action); found != m_checkedWhen.end())
            action->setChecked(found->second());
    });
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
    for (const auto& [action, checked] : m_checkedWhen)
        action->setChecked(checked());
}

void ActionCollection::keepShortcutsIn(Settings& settings)
{
    m_settings = &settings;
    std::map<QAction*, QList<QKeySequence>> chosen;
    QList<QKeySequence> taken;
    for (QAction* action : m_order) {
        if (!settings.contains(shortcutKey(*action)))
            continue;
        const auto text = settings.value<QString>(shortcutKey(*action));
        QList<QKeySequence> keys;
        for (const QKeySequence& key : QKeySequence::listFromString(text, QKeySequence::PortableText)) {
            if (isKnownKey(key) && whyNotFor(*action, key).isEmpty() && !clashesWithAny(key, taken))
                keys.append(key);
        }
        // Somebody else's version of the program may have kept what this one cannot use.
        if (keys.isEmpty() && !text.isEmpty())
            continue;
        taken += keys;
        chosen.emplace(action, keys);
    }
    for (QAction* action : m_order) {
        if (const auto found = chosen.find(action); found != chosen.end()) {
            show(*action, found->second);
            continue;
        }
        QList<QKeySequence> keys = standardShortcuts(*action);
        keys.removeIf([&](const QKeySequence& key) { return clashesWithAny(key, taken); });
        show(*action, keys);
    }
    Q_EMIT shortcutsChanged();
}

QList<QKeySequence> ActionCollection::standardShortcuts(const QAction& action) const
{
    const auto found = m_standard.find(&action);
    return found == m_standard.end() ? QList<QKeySequence>() : found->second.keys;
}

bool ActionCollection::hasStandardShortcuts(const QAction& action) const
{
    return action.shortcuts() == standardShortcuts(action);
}

QList<QAction*> ActionCollection::otherHolders(const QKeySequence& key, const QAction& action) const
{
    QList<QAction*> holders;
    for (QAction* other : m_order) {
        if (other != &action && clashesWithAny(key, other->shortcuts()))
            holders.append(other);
    }
    return holders;
}

QString ActionCollection::whyNotFor(const QAction& action, const QKeySequence& key) const
{
    return standardShortcuts(action).contains(key) ? QString() : whyReserved(key);
}

void ActionCollection::setShortcuts(QAction& action, const QList<QKeySequence>& keys)
{
    for (const QKeySequence& key : keys) {
        for (QAction* other : otherHolders(key, action)) {
            QList<QKeySequence> left = other->shortcuts();
            left.removeIf([&](const QKeySequence& held) { return doKeysClash(held, key); });
            change(*other, left);
        }
    }
    change(action, keys);
    Q_EMIT shortcutsChanged();
}

void ActionCollection::resetAllShortcuts()
{
    for (QAction* action : m_order)
        change(*action, standardShortcuts(*action));
    Q_EMIT shortcutsChanged();
}

void ActionCollection::change(QAction& action, const QList<QKeySequence>& keys)
{
    show(action, keys);
    if (m_settings == nullptr)
        return;
    if (hasStandardShortcuts(action))
        m_settings->remove(shortcutKey(action));
    else
        m_settings->setValue(shortcutKey(action), QKeySequence::listToString(keys, QKeySequence::PortableText));
}

void ActionCollection::show(QAction& action, const QList<QKeySequence>& keys) const
{
    action.setShortcuts(keys);
    QString toolTip = m_standard.at(&action).toolTip;
    if (!keys.isEmpty())
        toolTip += QStringLiteral(" (%1)").arg(keys.first().toString(QKeySequence::NativeText));
    action.setToolTip(toolTip);
}

QAction* ActionCollection::make(ActionSpec& spec)
{
    Q_ASSERT_X(!m_byId.contains(spec.id), "ActionCollection", "an id is used once");
    auto* action = new QAction(spec.text, this);
    action->setObjectName(spec.id);
    if (!spec.icon.isEmpty())
        action->setIcon(icon(spec.icon));
    spec.shortcuts.removeAll(QKeySequence()); // a standard key that this system does not have
    const QString toolTip = spec.toolTip.isEmpty() ? QString(spec.text).remove(QLatin1Char('&')) : spec.toolTip;
    m_standard.emplace(action, Standard{spec.shortcuts, toolTip});
    show(*action, spec.shortcuts);
    m_window->addAction(action);
    m_order.append(action);
    m_byId.emplace(spec.id, action);
    if (spec.enabledWhen) {
        action->setEnabled(spec.enabledWhen());
        m_enabledWhen.emplace(action, std::move(spec.enabledWhen));
    }
    if (spec.checkedWhen)
        m_checkedWhen.emplace(action, std::move(spec.checkedWhen));
    return action;
}

} // namespace visor::ui
