// SPDX-License-Identifier: GPL-3.0-or-later
// Saving, closing, and what changes or compares a whole text.
#include "core/profile/formatter.h"
#include "core/profile/rename.h"
#include "core/profile/yaml_tree.h"
#include "widgets/common/message_banner.h"
#include "widgets/profile_editor/difference_dialog.h"
#include "widgets/profile_editor/profile_editor.h"
#include "widgets/profile_editor/profile_text.h"

#include <QFileDialog>
#include <QFileInfo>
#include <QInputDialog>
#include <QMessageBox>
#include <QPushButton>
#include <QTabWidget>

namespace visor::ui {

void ProfileEditor::save()
{
    ProfileDocument* document = current();
    if (document == nullptr)
        return;
    if (document->needsPlace())
        askAndSave(document, m_store.userPath(document->key()));
    else if (document->isChangedOutside())
        askToReplace(document, document->path(), tr("Replace what somebody else has written?"),
                     tr("%1 was changed by another program since you opened it.")
                         .arg(QFileInfo(document->path()).fileName()));
    else
        saveTo(document, document->path());
}

void ProfileEditor::askAndSave(ProfileDocument* document, const QString& path)
{
    if (!QFileInfo::exists(path)) {
        saveTo(document, path);
        return;
    }
    askToReplace(document, path, tr("Replace your profile?"),
                 tr("You have a profile %1 already.").arg(QFileInfo(path).fileName()));
}

void ProfileEditor::askToReplace(ProfileDocument* document, const QString& path, const QString& title,
                                 const QString& why)
{
    auto* question = new QMessageBox(QMessageBox::Question, title, why, QMessageBox::Cancel, this);
    question->setObjectName(QStringLiteral("replaceQuestion"));
    question->setAttribute(Qt::WA_DeleteOnClose);
    question->setInformativeText(tr("It is replaced by this text, or this text is saved under another name."));
    auto* replace = question->addButton(tr("&Replace"), QMessageBox::DestructiveRole);
    auto* other = question->addButton(tr("Save &As…"), QMessageBox::AcceptRole);
    question->setDefaultButton(QMessageBox::Cancel);
    connect(question, &QMessageBox::buttonClicked, document,
            [this, document, path, replace, other](const QAbstractButton* pressed) {
                if (pressed == replace)
                    saveTo(document, path);
                else if (pressed == other)
                    saveAs();
            });
    question->open();
}

void ProfileEditor::saveAs()
{
    ProfileDocument* document = current();
    if (document == nullptr)
        return;
    auto* dialog = new QFileDialog(this, tr("Save the profile as"), m_store.userFolder(), tr("Profiles (*.yaml)"));
    dialog->setObjectName(QStringLiteral("saveProfileDialog"));
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    dialog->setAcceptMode(QFileDialog::AcceptSave);
    dialog->setDefaultSuffix(QStringLiteral("yaml"));
    dialog->selectFile(document->name());
    connect(dialog, &QFileDialog::fileSelected, document,
            [this, document](const QString& path) { saveTo(document, path); });
    dialog->open();
}

void ProfileEditor::saveTo(ProfileDocument* document, const QString& path)
{
    if (isFormattedOnSave()) {
        // A broken text is saved as it is: half-done work is work, too.
        const QByteArray before = document->text().text().toUtf8();
        const profile::FormatOutcome formatted = profile::formatProfile(before);
        if (formatted.isDone() && formatted.text != before)
            document->text().replaceAll(QString::fromUtf8(formatted.text));
    }
    if (const auto written = document->save(path); !written) {
        report(tr("The profile was not saved."), written.error());
        return;
    }
    m_banner->dismiss();
    Q_EMIT saved(path);
}

void ProfileEditor::closeCurrent()
{
    if (m_tabs->currentIndex() >= 0)
        closeTab(m_tabs->currentIndex());
}

void ProfileEditor::closeTab(int index)
{
    auto* document = static_cast<ProfileDocument*>(m_tabs->widget(index));
    if (!document->isModified()) {
        removeTab(document);
        return;
    }
    m_tabs->setCurrentWidget(document);
    auto* question = new QMessageBox(QMessageBox::Question, tr("Save the profile?"),
                                     tr("%1 has changes that are not saved.").arg(document->name()),
                                     QMessageBox::Save | QMessageBox::Discard | QMessageBox::Cancel, this);
    question->setObjectName(QStringLiteral("closeQuestion"));
    question->setAttribute(Qt::WA_DeleteOnClose);
    question->setDefaultButton(QMessageBox::Save);
    connect(question, &QDialog::finished, document, [this, document](int answer) {
        if (answer == QMessageBox::Discard) {
            removeTab(document);
        } else if (answer == QMessageBox::Save) {
            save();
            if (!document->isModified())
                removeTab(document);
        }
    });
    question->open();
}

void ProfileEditor::removeTab(ProfileDocument* document)
{
    document->dropDraft();
    document->text().setSaved(); // nothing to keep any more
    m_tabs->removeTab(m_tabs->indexOf(document));
    document->deleteLater();
}

void ProfileEditor::renameName()
{
    ProfileDocument* document = current();
    if (document == nullptr)
        return;
    const auto name = profile::nameAt(document->text().text(), document->text().cursor());
    if (!name) {
        m_banner->setActionText({});
        m_banner->showMessage({Severity::Information,
                               tr("Nothing to rename here."),
                               tr("Put the cursor on the name of a command or parameter, or where it is used."),
                               {},
                               {}});
        return;
    }
    auto* dialog = new QInputDialog(this);
    dialog->setObjectName(QStringLiteral("renameDialog"));
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    dialog->setWindowTitle(tr("Rename"));
    dialog->setLabelText(tr("New name of “%1”, wherever it is used:").arg(name->name));
    dialog->setTextValue(name->name);
    connect(dialog, &QInputDialog::textValueSelected, document, [this, document, name](const QString& word) {
        const auto changes = profile::rename(document->text().text(), *name, word.trimmed());
        if (!changes) {
            report(tr("“%1” was not renamed.").arg(name->name), changes.error());
            return;
        }
        document->text().apply(*changes);
    });
    dialog->open();
}

void ProfileEditor::format()
{
    ProfileDocument* document = current();
    if (document == nullptr)
        return;
    const QByteArray before = document->text().text().toUtf8();
    const profile::FormatOutcome formatted = profile::formatProfile(before);
    if (!formatted.isDone()) {
        m_banner->setActionText({});
        m_banner->showMessage({Severity::Warning,
                               tr("A text with errors is not formatted."),
                               formatted.problems.front().text,
                               {},
                               {}});
        return;
    }
    if (formatted.text != before)
        document->text().replaceAll(QString::fromUtf8(formatted.text));
}

QString ProfileEditor::shippedPath(const QString& key) const
{
    for (const profile::LibraryEntry& entry : m_services.library.layersOf(key)) {
        if (entry.layer != profile::Layer::User && entry.layer != profile::Layer::Memory)
            return entry.filePath;
    }
    return {};
}

void ProfileEditor::showDifferences()
{
    ProfileDocument* document = current();
    if (document == nullptr)
        return;
    const QString path = shippedPath(document->key());
    const auto shipped = path.isEmpty() ? Result<QString>(QString()) : m_store.read(path);
    if (path.isEmpty() || !shipped) {
        m_banner->setActionText({});
        m_banner->showMessage({Severity::Information,
                               tr("There is nothing to compare."),
                               path.isEmpty()
                                   ? tr("No profile of the name %1 came with the program.").arg(document->key())
                                   : shipped.error().message,
                               {},
                               {}});
        return;
    }
    const DifferenceDialog::Side own{document->name(), document->text().text()};
    const profile::TreeOutcome before = profile::readTree(shipped->toUtf8());
    const profile::TreeOutcome after = profile::readTree(own.text.toUtf8());
    std::optional<std::vector<profile::Difference>> differences;
    if (before.root != nullptr && after.root != nullptr)
        differences = profile::compareProfiles(*before.root, *after.root);
    auto* dialog = new DifferenceDialog({QFileInfo(path).fileName(), *shipped}, own, differences, this);
    connect(dialog, &DifferenceDialog::jumpRequested, document,
            [document](profile::SourcePlace place) { document->text().moveTo(place); });
    dialog->show(); // not modal: one goes on with the text beside it
}

} // namespace visor::ui
