// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/controls/controls_panel.h"

#include "widgets/common/instrument_link.h"
#include "widgets/controls/command_row.h"
#include "widgets/controls/command_text.h"

#include <QCheckBox>
#include <QHBoxLayout>
#include <QLabel>
#include <QLineEdit>
#include <QListWidget>
#include <QPushButton>
#include <QScrollArea>
#include <QSet>
#include <QShortcut>
#include <QSplitter>
#include <QVBoxLayout>

#include <algorithm>

namespace visor::ui {

namespace {

constexpr int kTitleWidthMost = 200;
constexpr int kGroupListCharacters = 20;
constexpr int kFavouriteKeys = 9;

} // namespace

ControlsPanel::ControlsPanel(InstrumentLink& link, QWidget* parent)
    : QWidget(parent),
      m_link(link),
      m_search(new QLineEdit(this)),
      m_groupList(new QListWidget(this)),
      m_scroll(new QScrollArea(this)),
      m_page(new QWidget),
      m_pageLayout(new QVBoxLayout(m_page)),
      m_empty(new QLabel(this)),
      m_body(new QWidget(this)),
      m_live(new QCheckBox(tr("Apply &live"), this)),
      m_readAll(new QPushButton(tr("&Read Back"), this)),
      m_applyAll(new QPushButton(tr("&Apply"), this)),
      m_revertAll(new QPushButton(tr("Re&vert"), this))
{
    setObjectName(QStringLiteral("controlsPanel"));
    m_search->setObjectName(QStringLiteral("controlsSearch"));
    m_search->setPlaceholderText(tr("Search commands"));
    m_search->setAccessibleName(tr("Search commands"));
    m_search->setClearButtonEnabled(true);
    m_groupList->setObjectName(QStringLiteral("controlsGroups"));
    m_groupList->setAccessibleName(tr("Groups of commands"));
    m_groupList->setMinimumWidth(fontMetrics().averageCharWidth() * 12);
    m_scroll->setObjectName(QStringLiteral("controlsForm"));
    m_scroll->setWidgetResizable(true);
    m_scroll->setFrameShape(QFrame::NoFrame);
    m_scroll->setWidget(m_page);
    m_pageLayout->setContentsMargins(0, 8, 8, 8);
    m_pageLayout->setSpacing(0);
    m_live->setChecked(true);
    m_live->setToolTip(tr("A value goes to the instrument when it is entered. Without this, it waits for Apply."));
    m_readAll->setToolTip(tr("Asks the instrument for every value shown here."));
    m_applyAll->setToolTip(tr("Sends every edited value shown here."));
    m_revertAll->setToolTip(tr("Puts back what the instrument said last."));
    m_empty->setObjectName(QStringLiteral("controlsEmpty"));
    m_empty->setAlignment(Qt::AlignCenter);
    m_empty->setWordWrap(true);
    m_empty->setMargin(32);
    m_empty->setTextInteractionFlags(Qt::LinksAccessibleByMouse | Qt::LinksAccessibleByKeyboard);

    auto* bar = new QHBoxLayout;
    bar->setSpacing(8);
    bar->addWidget(m_search, 1);
    bar->addWidget(m_live);
    bar->addWidget(m_applyAll);
    bar->addWidget(m_revertAll);
    bar->addWidget(m_readAll);
    auto* splitter = new QSplitter(m_body);
    splitter->addWidget(m_groupList);
    splitter->addWidget(m_scroll);
    splitter->setStretchFactor(0, 0);
    splitter->setStretchFactor(1, 1);
    splitter->setSizes({fontMetrics().averageCharWidth() * kGroupListCharacters, 10'000});
    splitter->setChildrenCollapsible(false);
    splitter->setSizes({fontMetrics().averageCharWidth() * 24, fontMetrics().averageCharWidth() * 100});
    auto* body = new QVBoxLayout(m_body);
    body->setContentsMargins(8, 8, 8, 8);
    body->setSpacing(8);
    body->addLayout(bar);
    body->addWidget(splitter, 1);
    auto* layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->addWidget(m_body);
    layout->addWidget(m_empty);

    connect(m_search, &QLineEdit::textChanged, this, [this](const QString& text) {
        if (text.trimmed().isEmpty())
            showGroup(m_groupList->currentRow());
        else
            showSearch(text.trimmed());
    });
    connect(m_groupList, &QListWidget::currentRowChanged, this, [this](int row) {
        m_search->clear();
        showGroup(row);
    });
    connect(m_live, &QCheckBox::toggled, this, [this](bool isLive) {
        for (CommandRow* row : std::as_const(m_rows))
            row->setLive(isLive);
    });
    connect(m_readAll, &QPushButton::clicked, this, &ControlsPanel::readAll);
    connect(m_applyAll, &QPushButton::clicked, this, &ControlsPanel::applyAll);
    connect(m_revertAll, &QPushButton::clicked, this, &ControlsPanel::revertAll);
    connect(m_empty, &QLabel::linkActivated, this, [this] { Q_EMIT profileWanted(); });
    connect(&m_link, &InstrumentLink::profileChanged, this, &ControlsPanel::rebuild);
    connect(&m_link, &InstrumentLink::stateChanged, this, &ControlsPanel::onStateChanged);
    for (int i = 0; i < kFavouriteKeys; ++i) {
        auto* key = new QShortcut(QKeySequence(Qt::CTRL | Qt::ALT | static_cast<Qt::Key>(Qt::Key_1 + i)), this);
        key->setContext(Qt::WidgetWithChildrenShortcut);
        connect(key, &QShortcut::activated, this, [this, i] { runFavourite(i); });
    }
    rebuild();
}

ControlsPanel::~ControlsPanel() = default;

void ControlsPanel::setFavourites(const QStringList& commands)
{
    m_favourites = commands;
    rebuild();
}

void ControlsPanel::focusSearch()
{
    m_search->setFocus(Qt::ShortcutFocusReason);
    m_search->selectAll();
}

void ControlsPanel::rebuild()
{
    const bool isNewProfile = m_profile != m_link.profile();
    m_profile = m_link.profile();
    const QString current = m_groupList->currentItem() ? m_groupList->currentItem()->text() : QString();
    if (isNewProfile) {
        keepRows();
        m_hasReadOnOpen = false;
    }
    m_groups.clear();
    m_body->setVisible(m_profile != nullptr);
    m_empty->setVisible(m_profile == nullptr);
    if (!m_profile) {
        const QString next = m_link.isReady()
                                 ? tr("The Terminal works without one, and so do raw captures.")
                                 : tr("Forms appear here when the instrument is connected and a profile fits it.");
        m_empty->setText(m_link.isReady()
                             ? tr("There is no profile for this model.") + QStringLiteral("<br>") + next +
                                   QStringLiteral("<br><br><a href=\"create\">%1</a>")
                                       .arg(tr("Create a profile for this instrument"))
                             : next);
        return;
    }
    profile::CommandGroup favourites;
    favourites.name = tr("Favourites");
    for (const profile::PlacedText& name : m_profile->console.favourites)
        favourites.commands.push_back(name);
    for (const QString& name : std::as_const(m_favourites)) {
        const bool isThere = std::any_of(favourites.commands.begin(), favourites.commands.end(),
                                         [&](const profile::PlacedText& f) { return f.text == name; });
        if (!isThere && m_profile->findCommand(name))
            favourites.commands.push_back({name, {}});
    }
    if (!favourites.commands.empty())
        m_groups.push_back(std::move(favourites));
    for (profile::CommandGroup& group : m_profile->completeGroups())
        m_groups.push_back(std::move(group));
    const QSignalBlocker blocker(m_groupList);
    m_groupList->clear();
    for (const profile::CommandGroup& group : m_groups) {
        const QString name = !group.name.isEmpty() ? group.name : m_groups.size() == 1 ? tr("All") : tr("Other");
        m_groupList->addItem(name);
    }
    const auto items = m_groupList->findItems(current, Qt::MatchExactly);
    m_groupList->setCurrentRow(items.isEmpty() ? 0 : m_groupList->row(items.front()));
    showGroup(m_groupList->currentRow());
    onStateChanged();
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

void ControlsPanel::showGroup(int index)
{
    QStringList commands;
    if (index >= 0 && index < static_cast<int>(m_groups.size())) {
        for (const profile::PlacedText& name : m_groups[static_cast<std::size_t>(index)].commands)
            commands << name.text;
    }
    showRows(commands);
}

void ControlsPanel::showSearch(const QString& text)
{
    QStringList commands;
    if (m_profile) {
        for (const profile::Command& command : m_profile->commands) {
            if (command.enabled && matchesSearch(command, text))
                commands << command.name;
        }
    }
    showRows(commands);
}

void ControlsPanel::showRows(const QStringList& commands)
{
    int titleWidth = 0;
    std::vector<CommandRow*> shown;
    for (const QString& name : commands) {
        if (CommandRow* row = rowOf(name)) {
            shown.push_back(row);
            titleWidth = std::max(titleWidth, row->titleWidthHint());
        }
    }
    m_page->setUpdatesEnabled(false);
    // What stays is not hidden: hundreds of rows that come and go cost more than the change itself.
    const QSet<QWidget*> staying(shown.begin(), shown.end());
    while (QLayoutItem* item = m_pageLayout->takeAt(0)) {
        if (item->widget() && !staying.contains(item->widget()))
            item->widget()->hide();
        delete item;
    }
    for (CommandRow* row : shown) {
        const bool isFromProfile =
            m_profile && std::any_of(m_profile->console.favourites.begin(), m_profile->console.favourites.end(),
                                     [&](const auto& f) { return f.text == row->command().name; });
        row->setFavourite(isFromProfile || m_favourites.contains(row->command().name));
        row->setTitleWidth(std::min(titleWidth, kTitleWidthMost * logicalDpiX() / 96));
        m_pageLayout->addWidget(row);
        if (row->isHidden())
            row->show();
    }
    m_pageLayout->addStretch(1);
    m_page->setUpdatesEnabled(true);
    updateButtons();
}

QStringList ControlsPanel::commandsShown() const
{
    QStringList commands;
    for (int i = 0; i < m_pageLayout->count(); ++i) {
        if (const auto* row = qobject_cast<CommandRow*>(m_pageLayout->itemAt(i)->widget()))
            commands << row->command().name;
    }
    return commands;
}

void ControlsPanel::readAll()
{
    for (const QString& command : commandsShown()) {
        CommandRow* row = m_rows.value(command);
        if (row->command().type == profile::CommandType::Property)
            row->read();
    }
}

void ControlsPanel::applyAll()
{
    for (const QString& command : commandsShown()) {
        CommandRow* row = m_rows.value(command);
        if (row->hasEdits())
            row->apply();
    }
}

void ControlsPanel::revertAll()
{
    for (const QString& command : commandsShown()) {
        CommandRow* row = m_rows.value(command);
        if (row->hasEdits())
            row->revert();
    }
}

void ControlsPanel::updateButtons()
{
    bool hasEdits = false;
    for (const QString& command : commandsShown())
        hasEdits = hasEdits || m_rows.value(command)->hasEdits();
    m_applyAll->setEnabled(hasEdits && m_link.isReady());
    m_revertAll->setEnabled(hasEdits);
    m_readAll->setEnabled(m_link.isReady());
}

void ControlsPanel::onStateChanged()
{
    if (!m_profile) {
        rebuild();
        return;
    }
    const auto state = m_link.state();
    const bool isGone = state == instrument::ConnectionState::Lost || state == instrument::ConnectionState::Closed;
    for (CommandRow* row : std::as_const(m_rows)) {
        row->setUsable(m_link.isReady());
        if (isGone)
            row->setStale();
    }
    if (isGone)
        m_hasReadOnOpen = false;
    updateButtons();
    readOnOpen();
}

void ControlsPanel::readOnOpen()
{
    if (m_hasReadOnOpen || !m_profile || !m_link.isReady())
        return;
    m_hasReadOnOpen = true;
    const auto read = [this](const profile::Command& command) {
        if (command.type == profile::CommandType::Property && command.enabled && command.isReadable()) {
            if (CommandRow* row = rowOf(command.name)) {
                row->hide();
                if (row->state() != FieldState::Edited) // what was typed before a break waits for its owner
                    row->read();
            }
        }
    };
    if (m_profile->console.readAllOnOpen) {
        for (const profile::Command& command : m_profile->commands)
            read(command);
    } else {
        for (const profile::PlacedText& name : m_profile->console.readOnOpen) {
            if (const profile::Command* command = m_profile->findCommand(name.text))
                read(*command);
        }
    }
    showGroup(m_groupList->currentRow());
}

void ControlsPanel::runFavourite(int index)
{
    if (m_groups.empty() || m_groups.front().name != tr("Favourites"))
        return;
    const auto& commands = m_groups.front().commands;
    if (index >= static_cast<int>(commands.size()))
        return;
    if (CommandRow* row = rowOf(commands[static_cast<std::size_t>(index)].text)) {
        if (row->command().type == profile::CommandType::Write)
            row->apply();
        else
            row->read();
    }
}

} // namespace visor::ui
