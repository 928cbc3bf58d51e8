// SPDX-License-Identifier: GPL-3.0-or-later
// The rows of the form: made when first shown, folded by channel, read.
#include "core/profile/parameter_roles.h"
#include "core/profile/template.h"
#include "core/scpi/quantity.h"
#include "widgets/common/instrument_link.h"
#include "widgets/controls/channel_picker.h"
#include "widgets/controls/command_row.h"
#include "widgets/controls/controls_panel.h"
#include "widgets/controls/run_row.h"

#include <QCheckBox>
#include <QSet>
#include <QVBoxLayout>

#include <algorithm>

namespace visor::ui {

namespace {

constexpr int kTitleWidthMost = 200;
constexpr qsizetype kMostFirstValues = 32;

/// What a property is asked for when nobody has picked a channel: defaults, else the first of a few values.
/// Nothing when an argument has neither. The texts are as editors give them.
std::optional<profile::Arguments> firstArguments(const profile::Command& command)
{
    profile::Arguments arguments;
    for (const QString& name : profile::Template(command.getter).placeholders()) {
        const profile::Parameter* parameter = command.findParameter(name);
        if (parameter == nullptr)
            return std::nullopt;
        const QStringList values = profile::fewValues(*parameter, kMostFirstValues);
        QString value = parameter->defaultValue.value_or(values.value(0));
        if (value.isEmpty())
            return std::nullopt;
        if (const QString choice = profile::choiceMeant(*parameter, value); !choice.isEmpty()) {
            value = choice;
        } else {
            bool isNumber = false;
            const double number = value.toDouble(&isNumber);
            if (isNumber)
                value = QString::fromLatin1(scpi::shortestNumber(number));
        }
        arguments.insert(name, value);
    }
    return arguments;
}

} // namespace

CommandRow* ControlsPanel::rowOf(const QString& command)
{
    if (CommandRow* row = m_rows.value(command))
        return row;
    const profile::Command* found = m_profile->findCommand(command);
    if (!found)
        return nullptr;
    auto* row = new CommandRow(m_link, m_profile, *found, m_page);
    row->setLive(m_live->isChecked());
    row->setUsable(m_link.isReady());
    if (const auto seen = m_unseen.constFind(command); seen != m_unseen.cend()) {
        row->takeAnswer(seen->first, seen->second);
        m_unseen.erase(seen);
    }
    connect(row, &CommandRow::stateChanged, this, &ControlsPanel::updateButtons);
    connect(row, &CommandRow::favouriteToggled, this, [this, command](bool isFavourite) {
        m_favourites.removeAll(command);
        if (isFavourite)
            m_favourites.append(command);
        Q_EMIT favouritesChanged(m_favourites);
        rebuild();
    });
    m_rows.insert(command, row);
    return row;
}

void ControlsPanel::keepRows()
{
    for (auto at = m_rows.begin(); at != m_rows.end();) {
        const profile::Command* now = m_profile ? m_profile->findCommand(at.key()) : nullptr;
        if (now != nullptr && now->fingerprint == at.value()->command().fingerprint) {
            at.value()->setProfile(m_profile);
            ++at;
        } else {
            delete at.value();
            at = m_rows.erase(at);
        }
    }
}

RunRow* ControlsPanel::runRowOf(const Run& run)
{
    const QString key = (run.isSweep ? QStringLiteral("sweep.") : QStringLiteral("sequence.")) + run.name;
    if (RunRow* row = m_runRows.value(key))
        return row;
    const profile::Sequence* sequence = run.isSweep ? nullptr : m_profile->findSequence(run.name);
    const profile::Command* command = run.isSweep ? m_profile->findCommand(run.name) : nullptr;
    if (sequence == nullptr && (command == nullptr || !command->sweep))
        return nullptr;
    auto* row = new RunRow(
        m_link, sequence != nullptr ? sequenceTask(m_profile, *sequence) : sweepTask(m_profile, *command), m_page);
    row->setUsable(m_link.isReady());
    m_runRows.insert(key, row);
    return row;
}

void ControlsPanel::dropRunRows()
{
    for (auto at = m_runRows.begin(); at != m_runRows.end();) {
        RunRow* row = at.value();
        if (row->isRunning()) {
            const QString key = at.key();
            connect(row, &RunRow::ended, this, [this, key] { renewRunRow(key); }, Qt::QueuedConnection);
            ++at;
        } else {
            delete row;
            at = m_runRows.erase(at);
        }
    }
}

void ControlsPanel::renewRunRow(const QString& key)
{
    const std::unique_ptr<RunRow> earlier(m_runRows.take(key));
    if (!earlier || !m_profile)
        return;
    const qsizetype dot = key.indexOf(QLatin1Char('.'));
    if (RunRow* row = runRowOf({key.sliced(dot + 1), key.startsWith(QLatin1String("sweep."))}))
        row->inherit(*earlier);
    fillGroups();
}

void ControlsPanel::showRows(const QStringList& commands, const std::vector<Run>& runs)
{
    int titleWidth = 0;
    int buttonsWidth = 0;
    std::vector<CommandRow*> rows;
    std::vector<const profile::Command*> shown;
    for (const QString& name : commands) {
        if (CommandRow* row = rowOf(name)) {
            rows.push_back(row);
            shown.push_back(&row->command());
            titleWidth = std::max(titleWidth, row->titleWidthHint());
            buttonsWidth = std::max(buttonsWidth, row->buttonsWidthHint());
        }
    }
    std::vector<RunRow*> runRows;
    for (const Run& run : runs) {
        if (RunRow* row = runRowOf(run)) {
            runRows.push_back(row);
            titleWidth = std::max(titleWidth, row->titleWidthHint());
        }
    }
    m_page->setUpdatesEnabled(false);
    // What stays is not hidden: hundreds of rows that come and go cost more than the change itself.
    QSet<QWidget*> staying(rows.begin(), rows.end());
    staying.unite(QSet<QWidget*>(runRows.begin(), runRows.end()));
    while (QLayoutItem* item = m_pageLayout->takeAt(0)) {
        if (item->widget() && !staying.contains(item->widget()))
            item->widget()->hide();
        delete item;
    }
    m_picker->setParameter(profile::commonChannel(shown));
    foldRows(rows);
    titleWidth = std::min(titleWidth, kTitleWidthMost * logicalDpiX() / 96);
    for (CommandRow* row : rows) {
        const bool isFromProfile =
            m_profile && std::any_of(m_profile->console.favourites.begin(), m_profile->console.favourites.end(),
                                     [&](const auto& f) { return f.text == row->command().name; });
        row->setFavourite(isFromProfile || m_favourites.contains(row->command().name));
        row->setTitleWidth(titleWidth);
        row->setButtonsWidth(buttonsWidth);
        m_pageLayout->addWidget(row);
        if (row->isHidden())
            row->show();
    }
    for (RunRow* row : runRows) {
        row->setTitleWidth(titleWidth);
        m_pageLayout->addWidget(row);
        row->show();
    }
    m_pageLayout->addStretch(1);
    m_page->setUpdatesEnabled(true);
    updateButtons();
}

void ControlsPanel::foldRows(const std::vector<CommandRow*>& rows)
{
    const profile::Parameter* channel = m_picker->parameter();
    std::vector<CommandRow*> unread;
    for (CommandRow* row : rows) {
        const bool isFolded = channel != nullptr && profile::takesChannel(row->command(), *channel);
        const auto known = row->state();
        row->fold(isFolded ? channel->name : QString(), m_picker->value());
        // A channel picked elsewhere is new to this row: what was known of the other one is worth knowing of it.
        if (isFolded && known != FieldState::Unknown && row->state() == FieldState::Unknown)
            unread.push_back(row);
    }
    ask(unread);
}

std::vector<CommandRow*> ControlsPanel::rowsShown() const
{
    std::vector<CommandRow*> rows;
    for (int i = 0; i < m_pageLayout->count(); ++i) {
        if (auto* row = qobject_cast<CommandRow*>(m_pageLayout->itemAt(i)->widget()))
            rows.push_back(row);
    }
    return rows;
}

void ControlsPanel::ask(const std::vector<CommandRow*>& rows)
{
    std::vector<FormReader::Question> questions;
    for (CommandRow* row : rows) {
        const bool isProperty = row->command().type == profile::CommandType::Property;
        if (isProperty && m_link.isReady() && row->awaitAnswer())
            questions.push_back({row->command().name, row->readArguments()});
    }
    if (!questions.empty())
        m_reader->ask(m_profile, questions);
}

void ControlsPanel::dropEdits()
{
    for (CommandRow* row : std::as_const(m_rows))
        row->dropEdits();
}

void ControlsPanel::readAgain()
{
    std::vector<CommandRow*> known;
    for (CommandRow* row : std::as_const(m_rows)) {
        if (row->state() != FieldState::Unknown)
            known.push_back(row);
    }
    ask(known);
    std::vector<FormReader::Question> questions;
    for (auto unseen = m_unseen.cbegin(); unseen != m_unseen.cend(); ++unseen)
        questions.push_back({unseen.key(), unseen->first});
    m_unseen.clear();
    if (!questions.empty() && m_link.isReady())
        m_reader->ask(m_profile, questions);
}

void ControlsPanel::readOnOpen()
{
    if (m_hasReadOnOpen || !m_profile || !m_link.isReady())
        return;
    m_hasReadOnOpen = true;
    std::vector<FormReader::Question> questions;
    const auto add = [&](const profile::Command& command) {
        if (command.type != profile::CommandType::Property || !command.enabled || !command.isReadable())
            return;
        if (CommandRow* row = m_rows.value(command.name)) {
            if (row->awaitAnswer())
                questions.push_back({command.name, row->readArguments()});
        } else if (const auto arguments = firstArguments(command)) {
            questions.push_back({command.name, *arguments});
        }
    };
    if (m_profile->console.readAllOnOpen) {
        for (const profile::Command& command : m_profile->commands)
            add(command);
    } else {
        for (const profile::PlacedText& name : m_profile->console.readOnOpen) {
            if (const profile::Command* command = m_profile->findCommand(name.text))
                add(*command);
        }
    }
    if (!questions.empty())
        m_reader->ask(m_profile, questions);
}

void ControlsPanel::takeAnswer(const FormReader::Answer& answer)
{
    const FormReader::Question& question = answer.question;
    if (CommandRow* row = m_rows.value(question.command))
        row->takeAnswer(question.arguments, answer.outcome);
    else if (answer.outcome)
        m_unseen.insert(question.command, {question.arguments, *answer.outcome});
}

} // namespace visor::ui
