// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/console/profile_editor_window.h"

#include "app/console/on_screen.h"
#include "core/instrument/instrument_facts.h"
#include "core/simulation/profile_instrument.h"
#include "core/simulation/steady_clock.h"
#include "widgets/common/action_collection.h"
#include "widgets/common/settings.h"
#include "widgets/profile_editor/profile_text.h"

#include <QFileDialog>
#include <QInputDialog>
#include <QMenu>
#include <QMenuBar>
#include <QRegularExpression>
#include <QScreen>
#include <QStatusBar>

#include <functional>

namespace visor::app {

namespace {

const QString kEditorGeometryKey = QStringLiteral("profileEditor/geometry");

Result<std::shared_ptr<visa::Device>> simulateProfile(std::shared_ptr<const profile::Profile> profile)
{
    auto made =
        simulation::ProfileInstrument::create(std::move(profile), std::make_shared<simulation::SteadyClock>());
    if (!made)
        return tl::unexpected(std::move(made.error()));
    return std::shared_ptr<visa::Device>(std::move(*made));
}

/// "ACME X-1" → "acme-x-1.yaml"
QString fileNameFor(const scpi::Identity& identity)
{
    QString name = QStringLiteral("%1-%2").arg(identity.manufacturer, identity.model).toLower();
    static const QRegularExpression kForeign(QStringLiteral("[^a-z0-9]+"));
    name.replace(kForeign, QStringLiteral("-"));
    while (name.startsWith(QLatin1Char('-')))
        name.remove(0, 1);
    while (name.endsWith(QLatin1Char('-')))
        name.chop(1);
    return (name.isEmpty() ? QStringLiteral("new-profile") : name) + QStringLiteral(".yaml");
}

} // namespace

ProfileEditorWindow::ProfileEditorWindow(const Services& services, ui::TryPanel::Targets targets, QWidget* parent)
    : QMainWindow(parent),
      m_services(services),
      m_actions(new ui::ActionCollection(this)),
      m_editor(new ui::ProfileEditor({services.library, services.trace, services.settings, simulateProfile,
                                      std::move(targets), services.profileFolder, services.profileDraftFolder},
                                     this))
{
    setObjectName(QStringLiteral("profileEditorWindow"));
    setCentralWidget(m_editor);
    makeActions();
    makeMenus();
    resize(QSize(1280, 800).boundedTo(screen()->availableSize()));
    restoreGeometry(services.settings.value<QByteArray>(kEditorGeometryKey));
    keepOnScreen(*this);
    connect(m_editor, &ui::ProfileEditor::changed, this, &ProfileEditorWindow::showTitle);
    connect(m_editor, &ui::ProfileEditor::saved, this, [this](const QString& path) {
        statusBar()->showMessage(tr("%1 is saved; open instruments use it at once.").arg(path), 10'000);
        Q_EMIT saved(path);
    });
    m_editor->recoverDrafts();
    showTitle();
}

ProfileEditorWindow::~ProfileEditorWindow()
{
    m_services.settings.setValue(kEditorGeometryKey, saveGeometry());
    delete m_editor;
}

void ProfileEditorWindow::openFile(const QString& path)
{
    m_editor->open(path);
    show();
    activateWindow();
}

void ProfileEditorWindow::createFor(ui::InstrumentLink& link)
{
    const auto identity = link.identity();
    if (!identity)
        return;
    show();
    activateWindow();
    statusBar()->showMessage(tr("Asking the instrument what it offers …"));
    link.run<profile::InstrumentFacts>(
        instrument::Origin::Housekeeping, this,
        [identity = *identity, resource = link.resource()](instrument::Dialogue& dialogue)
            -> Result<profile::InstrumentFacts> { return instrument::askForFacts(dialogue, identity, resource); },
        [this, identity = *identity](const Result<profile::InstrumentFacts>& facts) {
            if (!facts) {
                statusBar()->showMessage(facts.error().message);
                return;
            }
            statusBar()->clearMessage();
            m_editor->create(fileNameFor(identity), QString::fromUtf8(profile::startingProfile(*facts)));
        });
}

void ProfileEditorWindow::makeActions()
{
    const auto isOpen = [this] { return m_editor->current() != nullptr; };
    const auto add = [this](const char* id, const QString& text, const char* iconName, QList<QKeySequence> keys,
                            std::function<bool()> enabledWhen, std::function<void()> run) {
        m_actions->add({QString::fromLatin1(id),
                        text,
                        QLatin1StringView(iconName),
                        std::move(keys),
                        {},
                        std::move(enabledWhen)},
                       std::move(run));
    };
    // invoke, not ->*: under UBSan, GCC 12 loads the object of such a call only where the member may be virtual.
    const auto act = [this](void (ui::ProfileEditor::*slot)()) {
        return [this, slot] { std::invoke(slot, m_editor); };
    };
    const auto edit = [this](void (ui::ProfileText::*slot)()) {
        return [this, slot] { std::invoke(slot, m_editor->current()->text()); };
    };
    using Editor = ui::ProfileEditor;
    using Text = ui::ProfileText;
    add("file.new", tr("&New profile"), "add", {QKeySequence::New}, {}, act(&Editor::createEmpty));
    add("file.open", tr("&Open…"), "open", {QKeySequence::Open}, {}, [this] { chooseFile(); });
    add("file.openShipped", tr("Open a s&hipped profile…"), "", {}, {}, [this] { chooseShipped(); });
    add("file.save", tr("&Save"), "save", {QKeySequence::Save}, isOpen, act(&Editor::save));
    add("file.saveAs", tr("Save &as…"), "", {QKeySequence(Qt::CTRL | Qt::SHIFT | Qt::Key_S)}, isOpen,
        act(&Editor::saveAs));
    add("file.close", tr("&Close"), "close", {QKeySequence(Qt::CTRL | Qt::Key_W)}, isOpen,
        act(&Editor::closeCurrent));
    add("edit.undo", tr("&Undo"), "revert", {QKeySequence::Undo}, isOpen, edit(&Text::undo));
    add("edit.redo", tr("&Redo"), "", {QKeySequence::Redo}, isOpen, edit(&Text::redo));
    add("edit.find", tr("&Find…"), "search", {QKeySequence::Find}, isOpen, act(&Editor::find));
    add("edit.replace", tr("R&eplace…"), "", {QKeySequence(Qt::CTRL | Qt::Key_H)}, isOpen,
        act(&Editor::findAndReplace));
    add("edit.rename", tr("Re&name everywhere…"), "edit", {QKeySequence(Qt::Key_F2)}, isOpen,
        act(&Editor::renameName));
    add("edit.comment", tr("&Comment in or out"), "", {QKeySequence(Qt::CTRL | Qt::Key_Slash)}, isOpen,
        edit(&Text::toggleComment));
    add("edit.complete", tr("Comp&lete"), "", {}, isOpen, edit(&Text::showCompletion));
    add("edit.format", tr("For&mat"), "", {QKeySequence(Qt::CTRL | Qt::SHIFT | Qt::Key_F)}, isOpen,
        act(&Editor::format));
    m_actions->addToggle({QStringLiteral("edit.formatOnSave"), tr("Format when sa&ving"), {}, {}, {}, {}},
                         m_editor->isFormattedOnSave(), [this](bool isOn) { m_editor->setFormattedOnSave(isOn); });
    add("view.fold", tr("&Fold or unfold all"), "", {}, isOpen, edit(&Text::foldAll));
    add("view.nextProblem", tr("&Next problem"), "next", {QKeySequence(Qt::Key_F8)}, isOpen,
        act(&Editor::nextProblem));
    add("view.previousProblem", tr("&Previous problem"), "previous", {QKeySequence(Qt::SHIFT | Qt::Key_F8)},
        isOpen, act(&Editor::previousProblem));
    add("view.fixes", tr("&Mend this line…"), "", {QKeySequence(Qt::CTRL | Qt::Key_Period)}, isOpen,
        act(&Editor::showFixes));
    add("view.differences", tr("&Differences to the shipped profile"), "", {}, isOpen,
        act(&Editor::showDifferences));
}

void ProfileEditorWindow::makeMenus()
{
    const auto menu = [this](const QString& title, std::initializer_list<const char*> ids) {
        QMenu* made = menuBar()->addMenu(title);
        for (const char* id : ids) {
            if (*id == '-')
                made->addSeparator();
            else
                made->addAction(m_actions->action(QString::fromLatin1(id)));
        }
    };
    menu(tr("&File"),
         {"file.new", "file.open", "file.openShipped", "-", "file.save", "file.saveAs", "-", "file.close"});
    menu(tr("&Edit"), {"edit.undo", "edit.redo", "-", "edit.find", "edit.replace", "edit.rename", "-",
                       "edit.complete", "edit.comment", "-", "edit.format", "edit.formatOnSave"});
    menu(tr("&View"),
         {"view.nextProblem", "view.previousProblem", "view.fixes", "-", "view.fold", "-", "view.differences"});
}

void ProfileEditorWindow::chooseFile()
{
    auto* dialog =
        new QFileDialog(this, tr("Open a profile"), m_services.profileFolder, tr("Profiles (*.yaml *.yml)"));
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    dialog->setFileMode(QFileDialog::ExistingFile);
    connect(dialog, &QFileDialog::fileSelected, this, &ProfileEditorWindow::openFile);
    dialog->open();
}

void ProfileEditorWindow::chooseShipped()
{
    QStringList names;
    for (const profile::LibraryEntry& entry : m_services.library.entries())
        names << entry.key;
    names.removeDuplicates();
    auto* dialog = new QInputDialog(this);
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    dialog->setWindowTitle(tr("Open a shipped profile"));
    dialog->setLabelText(tr("Saving makes a copy of your own, which is used from then on:"));
    dialog->setComboBoxItems(names);
    connect(dialog, &QInputDialog::textValueSelected, this, [this](const QString& key) {
        const auto layers = m_services.library.layersOf(key);
        if (!layers.empty())
            openFile(layers.front().filePath);
    });
    dialog->open();
}

void ProfileEditorWindow::showTitle()
{
    const ui::ProfileDocument* document = m_editor->current();
    setWindowTitle(document == nullptr ? tr("Profile editor")
                                       : tr("%1[*] – Profile editor").arg(document->name()));
    setWindowModified(document != nullptr && document->isModified());
    m_actions->refresh();
}

} // namespace visor::app
