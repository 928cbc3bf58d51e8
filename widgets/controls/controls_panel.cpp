// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/controls/controls_panel.h"

#include "widgets/common/instrument_link.h"
#include "widgets/controls/channel_picker.h"
#include "widgets/controls/command_row.h"
#include "widgets/controls/command_text.h"
#include "widgets/controls/reading_bar.h"
#include "widgets/controls/run_row.h"
#include "widgets/controls/sdk_view.h"

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

constexpr int kGroupListCharacters = 24;
constexpr int kFormCharacters = 100;
constexpr int kFavouriteKeys = 9;

} // namespace

ControlsPanel::ControlsPanel(InstrumentLink& link, QWidget* parent)
    : QWidget(parent),
      m_link(link),
      m_reader(new FormReader(link, this)),
      m_picker(new ChannelPicker(this)),
      m_search(new QLineEdit(this)),
      m_groupList(new QListWidget(this)),
      m_scroll(new QScrollArea(this)),
      m_page(new QWidget),
      m_sdk(new SdkView(m_page)),
      m_pageLayout(new QVBoxLayout(m_page)),
      m_empty(new QLabel(this)),
      m_body(new QWidget(this)),
      m_live(new QCheckBox(tr("Apply &live"), this)),
      m_readAll(new QPushButton(tr("Read &Back"), this)),
      m_applyAll(new QPushButton(tr("&Apply"), this)),
      m_revertAll(new QPushButton(tr("&Revert"), this))
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
    auto* form = new QWidget(m_body);
    auto* formLayout = new QVBoxLayout(form);
    formLayout->setContentsMargins(0, 0, 0, 0);
    formLayout->setSpacing(0);
    formLayout->addWidget(m_picker);
    formLayout->addWidget(m_scroll, 1);
    auto* splitter = new QSplitter(m_body);
    splitter->addWidget(m_groupList);
    splitter->addWidget(form);
    splitter->setStretchFactor(0, 0);
    splitter->setStretchFactor(1, 1);
    splitter->setChildrenCollapsible(false);
    splitter->setSizes({fontMetrics().averageCharWidth() * kGroupListCharacters,
                        fontMetrics().averageCharWidth() * kFormCharacters});
    auto* body = new QVBoxLayout(m_body);
    body->setContentsMargins(8, 8, 8, 8);
    body->setSpacing(8);
    body->addLayout(bar);
    body->addWidget(splitter, 1);
    body->addWidget(new ReadingBar(*m_reader, m_body));
    auto* layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->addWidget(m_body);
    layout->addWidget(m_empty);

    m_picker->hide();
    m_sdk->hide();
    connect(m_picker, &ChannelPicker::picked, this, [this] {
        const std::vector<CommandRow*> rows = rowsShown();
        foldRows(rows);
        ask(rows);
    });
    connect(m_reader, &FormReader::answered, this, &ControlsPanel::takeAnswer);
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
    if (isNewProfile) {
        m_reader->cancel();
        m_picker->setParameter(nullptr); // it belongs to a row that may go
        dropRunRows();
        m_unseen.clear();
        m_hasReadOnOpen = false;
    }
    m_profile = m_link.profile();
    if (isNewProfile)
        keepRows();
    m_groups.clear();
    m_sequencesAt = -1;
    m_sweepsAt = -1;
    m_sdkAt = -1;
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
    fillGroups();
    onStateChanged();
}

void ControlsPanel::fillGroups()
{
    const QString current = m_groupList->currentItem() ? m_groupList->currentItem()->text() : QString();
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
    profile::CommandGroup sequences;
    sequences.name = tr("Sequences");
    for (const profile::Sequence& sequence : m_profile->sequences) {
        if (sequence.enabled)
            sequences.commands.push_back({sequence.name, sequence.place});
    }
    if (!sequences.commands.empty()) {
        m_sequencesAt = static_cast<int>(m_groups.size());
        m_groups.push_back(std::move(sequences));
    }
    profile::CommandGroup sweeps;
    sweeps.name = tr("Sweeps");
    for (const profile::Command& command : m_profile->commands) {
        if (command.enabled && command.sweep)
            sweeps.commands.push_back({command.name, command.place});
    }
    if (!sweeps.commands.empty()) {
        m_sweepsAt = static_cast<int>(m_groups.size());
        m_groups.push_back(std::move(sweeps));
    }
    m_sdk->setProfile(*m_profile);
    if (!m_sdk->isEmpty()) {
        m_sdkAt = static_cast<int>(m_groups.size());
        profile::CommandGroup sdk;
        sdk.name = tr("Maker's software");
        m_groups.push_back(std::move(sdk));
    }
    const QSignalBlocker blocker(m_groupList);
    m_groupList->clear();
    for (const profile::CommandGroup& group : m_groups) {
        const QString name = !group.name.isEmpty() ? group.name : m_groups.size() == 1 ? tr("All") : tr("Other");
        m_groupList->addItem(name);
    }
    const auto items = m_groupList->findItems(current, Qt::MatchExactly);
    m_groupList->setCurrentRow(items.isEmpty() ? 0 : m_groupList->row(items.front()));
    showGroup(m_groupList->currentRow());
}

void ControlsPanel::showGroup(int index)
{
    QStringList commands;
    if (index >= 0 && index < static_cast<int>(m_groups.size())) {
        for (const profile::PlacedText& name : m_groups[static_cast<std::size_t>(index)].commands)
            commands << name.text;
    }
    if (index >= 0 && index == m_sdkAt) {
        showRows({}, {});
        m_pageLayout->insertWidget(0, m_sdk);
        m_sdk->show();
        return;
    }
    const bool isRuns = index >= 0 && (index == m_sequencesAt || index == m_sweepsAt);
    if (!isRuns) {
        showRows(commands, {});
        return;
    }
    std::vector<Run> runs;
    for (const QString& name : std::as_const(commands))
        runs.push_back({name, index == m_sweepsAt});
    showRows({}, runs);
}

void ControlsPanel::showSearch(const QString& text)
{
    QStringList commands;
    std::vector<Run> runs;
    if (m_profile) {
        for (const profile::Command& command : m_profile->commands) {
            if (command.enabled && matchesSearch(command, text))
                commands << command.name;
        }
        for (const profile::Sequence& sequence : m_profile->sequences) {
            if (sequence.enabled && matchesSearch(sequence, text))
                runs.push_back({sequence.name, false});
        }
        for (const profile::Command& command : m_profile->commands) {
            if (command.enabled && command.sweep && matchesSearch(command, text))
                runs.push_back({command.name, true});
        }
    }
    showRows(commands, runs);
}

void ControlsPanel::readAll()
{
    ask(rowsShown());
}

void ControlsPanel::applyAll()
{
    for (CommandRow* row : rowsShown()) {
        if (row->hasEdits())
            row->apply();
    }
}

void ControlsPanel::revertAll()
{
    for (CommandRow* row : rowsShown()) {
        if (row->hasEdits())
            row->revert();
    }
}

void ControlsPanel::updateButtons()
{
    const std::vector<CommandRow*> rows = rowsShown();
    const bool hasEdits =
        std::any_of(rows.begin(), rows.end(), [](const CommandRow* row) { return row->hasEdits(); });
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
    for (RunRow* row : std::as_const(m_runRows))
        row->setUsable(m_link.isReady());
    if (isGone)
        m_hasReadOnOpen = false;
    updateButtons();
    readOnOpen();
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
