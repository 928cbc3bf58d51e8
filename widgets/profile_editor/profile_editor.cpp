// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/profile_editor/profile_editor.h"

#include "core/profile/quick_fix.h"
#include "widgets/common/icons.h"
#include "widgets/common/message_banner.h"
#include "widgets/common/settings.h"
#include "widgets/common/top_overlay.h"
#include "widgets/profile_editor/find_bar.h"
#include "widgets/profile_editor/problems_list.h"
#include "widgets/profile_editor/profile_preview.h"
#include "widgets/profile_editor/profile_text.h"

#include <QFileInfo>
#include <QLabel>
#include <QMenu>
#include <QSplitter>
#include <QTabBar>
#include <QTabWidget>
#include <QVBoxLayout>

#include <algorithm>

namespace visor::ui {

namespace {

const QString kFormatKey = QStringLiteral("profileEditor/formatOnSave");

} // namespace

ProfileEditor::ProfileEditor(ProfileEditorServices services, QWidget* parent)
    : QWidget(parent),
      m_services(std::move(services)),
      m_store(m_services.userFolder, m_services.draftFolder,
              [this](const QString& path) { return isOfMachine(path); }),
      m_bench(m_services.simulate, m_services.trace),
      m_banner(new MessageBanner(this)),
      m_tabs(new QTabWidget(this)),
      m_problems(new ProblemsList(this)),
      m_summary(new QLabel(this)),
      m_side(new QTabWidget(this)),
      m_preview(new ProfilePreview(m_bench, m_side)),
      m_try(new TryPanel(m_bench.link(), m_services.targets, m_side))
{
    setObjectName(QStringLiteral("profileEditor"));
    m_banner->setObjectName(QStringLiteral("profileEditorBanner"));
    m_tabs->setObjectName(QStringLiteral("profileTabs"));
    m_tabs->setDocumentMode(true);
    m_tabs->setTabsClosable(true);
    m_tabs->setMovable(true);
    m_tabs->tabBar()->setElideMode(Qt::ElideRight);
    m_summary->setObjectName(QStringLiteral("problemsSummary"));
    m_summary->setContentsMargins(8, 4, 8, 4);
    m_side->setObjectName(QStringLiteral("profileSide"));
    m_side->setDocumentMode(true);
    m_side->addTab(m_preview, icon(QLatin1StringView("controls")), tr("Previe&w"));
    m_side->addTab(m_try, icon(QLatin1StringView("play")), tr("&Try"));

    auto* below = new QWidget(this);
    auto* belowColumn = new QVBoxLayout(below);
    belowColumn->setContentsMargins(0, 0, 0, 0);
    belowColumn->setSpacing(0);
    belowColumn->addWidget(m_summary);
    belowColumn->addWidget(m_problems, 1);
    auto* left = new QSplitter(Qt::Vertical, this);
    left->addWidget(m_tabs);
    left->addWidget(below);
    left->setStretchFactor(0, 1);
    left->setSizes({500, 140});
    auto* splitter = new QSplitter(this);
    splitter->addWidget(left);
    splitter->addWidget(m_side);
    splitter->setChildrenCollapsible(false);
    splitter->setSizes({600, 560});
    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(0);
    column->addWidget(splitter, 1);
    new TopOverlay(m_banner, m_tabs);

    connect(m_tabs, &QTabWidget::currentChanged, this, [this] { showDocument(current()); });
    connect(m_tabs, &QTabWidget::tabCloseRequested, this, &ProfileEditor::closeTab);
    connect(m_problems, &ProblemsList::jumpRequested, this, [this](profile::SourcePlace place) {
        if (current() != nullptr)
            current()->text().moveTo(place);
    });
    connect(m_preview, &ProfilePreview::jumpRequested, m_problems, &ProblemsList::jumpRequested);
    connect(m_problems, &ProblemsList::fixesRequested, this, &ProfileEditor::fixMenu);
    showDocument(nullptr);
}

ProfileEditor::~ProfileEditor()
{
    disconnect(m_tabs, nullptr, this, nullptr);
    for (int i = 0; i < m_tabs->count(); ++i)
        static_cast<ProfileDocument*>(m_tabs->widget(i))->keepDraft();
    // They speak to the bench, which goes before the children do.
    delete m_preview;
    delete m_try;
}

bool ProfileEditor::isOfMachine(const QString& path) const
{
    const auto layers = m_services.library.layersOf(QFileInfo(path).completeBaseName());
    return std::any_of(layers.begin(), layers.end(), [&](const profile::LibraryEntry& entry) {
        return entry.filePath == path &&
               (entry.layer == profile::Layer::System || entry.layer == profile::Layer::BuiltIn);
    });
}

ProfileDocument* ProfileEditor::current() const
{
    return static_cast<ProfileDocument*>(m_tabs->currentWidget());
}

ProfileDocument* ProfileEditor::add(ProfileDocument* document)
{
    connect(document, &ProfileDocument::analysed, this, [this, document] {
        if (document == current())
            showDocument(document);
    });
    connect(document, &ProfileDocument::stateChanged, this, [this, document] { showTitle(document); });
    connect(document, &ProfileDocument::draftFailed, this,
            [this](const Error& why) { report(tr("What is not saved cannot be kept for recovery."), why); });
    m_tabs->addTab(document, document->name());
    m_tabs->setCurrentWidget(document);
    showTitle(document);
    document->setFocus();
    return document;
}

ProfileDocument* ProfileEditor::create(const QString& name, const QString& text)
{
    auto* document = add(new ProfileDocument(m_store, {}, name, text, m_tabs));
    return document;
}

void ProfileEditor::createEmpty()
{
    create(QStringLiteral("new-profile.yaml"),
           QStringLiteral("instrument:\n  manufacturer: \n  model: \n  class: \n"
                          "identity:\n  pattern: \"\"\n"
                          "commands:\n"));
}

ProfileDocument* ProfileEditor::open(const QString& path)
{
    for (int i = 0; i < m_tabs->count(); ++i) {
        auto* document = static_cast<ProfileDocument*>(m_tabs->widget(i));
        if (document->path() == path) {
            m_tabs->setCurrentIndex(i);
            return document;
        }
    }
    const auto text = m_store.read(path);
    if (!text) {
        report(tr("The profile was not opened."), text.error());
        return nullptr;
    }
    return add(new ProfileDocument(m_store, path, QFileInfo(path).fileName(), *text, m_tabs));
}

int ProfileEditor::recoverDrafts()
{
    int count = 0;
    QStringList names;
    for (const ProfileDraft& draft : m_store.drafts()) {
        QString before;
        if (!draft.path.isEmpty())
            before = m_store.read(draft.path).value_or(QString());
        auto* document = add(new ProfileDocument(m_store, draft.path, draft.name, before, m_tabs));
        document->recover(draft);
        names << draft.name;
        ++count;
    }
    if (count > 0) {
        m_banner->setActionText({});
        m_banner->showMessage(
            {Severity::Information,
             tr("What was not saved last time is here again: %1.").arg(names.join(QStringLiteral(", "))),
             tr("Undo goes back to the saved text."),
             {},
             {}});
    }
    return count;
}

void ProfileEditor::showDocument(ProfileDocument* document)
{
    const bool isThere = document != nullptr;
    m_problems->setProblems(isThere ? document->analysis().outcome.problems : std::vector<profile::Problem>());
    m_summary->setText(isThere ? m_problems->summary() : tr("No profile is open"));
    // Never another text's: what is tried goes to a real instrument.
    const auto working = isThere ? document->lastWorking() : nullptr;
    m_try->setProfile(working);
    if (isThere && document->analysis().generation > 0) {
        m_preview->showAnalysis(document->analysis(), working);
        Q_EMIT previewed();
    } else {
        m_preview->clear();
    }
    Q_EMIT changed();
}

void ProfileEditor::showTitle(ProfileDocument* document)
{
    const int index = m_tabs->indexOf(document);
    if (index < 0)
        return;
    m_tabs->setTabText(index, document->isModified() ? tr("%1 •").arg(document->name()) : document->name());
    QString tip = document->path().isEmpty() ? tr("Not saved yet") : document->path();
    if (m_store.isShipped(document->path()))
        tip = tr("%1\nCame with the program; saving makes a copy of your own.").arg(tip);
    m_tabs->setTabToolTip(index, tip);
    Q_EMIT changed();
}

void ProfileEditor::report(const QString& what, const Error& error)
{
    m_banner->setActionText({});
    m_banner->showError(what, error);
}

void ProfileEditor::jump(bool isForward)
{
    ProfileDocument* document = current();
    if (document == nullptr)
        return;
    if (const auto* problem = m_problems->next(document->text().cursor(), isForward))
        document->text().moveTo(problem->place);
}

void ProfileEditor::nextProblem()
{
    jump(true);
}
void ProfileEditor::previousProblem()
{
    jump(false);
}

void ProfileEditor::showFixes()
{
    ProfileDocument* document = current();
    if (document == nullptr)
        return;
    const int line = document->text().cursor().line;
    for (const profile::Problem& problem : m_problems->problems()) {
        if (problem.place.line == line) {
            fixMenu(problem, document->text().mapToGlobal(QPoint(80, 40)));
            return;
        }
    }
}

void ProfileEditor::fixMenu(const profile::Problem& problem, const QPoint& at)
{
    ProfileDocument* document = current();
    if (document == nullptr)
        return;
    auto* menu = new QMenu(this);
    menu->setObjectName(QStringLiteral("fixMenu"));
    menu->setAttribute(Qt::WA_DeleteOnClose);
    for (const profile::QuickFix& fix : profile::quickFixes(document->text().text(), problem)) {
        menu->addAction(fix.title, document, [document, changes = fix.changes] {
            document->text().apply(changes);
            document->text().setFocus();
        });
    }
    if (menu->isEmpty())
        menu->addAction(tr("Nothing can be done about it automatically"))->setEnabled(false);
    menu->popup(at);
}

void ProfileEditor::find()
{
    if (current() != nullptr)
        current()->findBar().open(false);
}
void ProfileEditor::findAndReplace()
{
    if (current() != nullptr)
        current()->findBar().open(true);
}

bool ProfileEditor::isFormattedOnSave() const
{
    return m_services.settings.value<bool>(kFormatKey, false);
}
void ProfileEditor::setFormattedOnSave(bool isOn)
{
    m_services.settings.setValue(kFormatKey, isOn);
}

void ProfileEditor::hideEvent(QHideEvent* event)
{
    QWidget::hideEvent(event);
    for (int i = 0; i < m_tabs->count(); ++i)
        static_cast<ProfileDocument*>(m_tabs->widget(i))->keepDraft();
}

} // namespace visor::ui
