// SPDX-License-Identifier: GPL-3.0-or-later
// The menu of a row: copies of the command in other languages, saved replies, favourites.
#include "core/profile/renderer.h"
#include "widgets/common/instrument_link.h"
#include "widgets/controls/command_row.h"
#include "widgets/controls/command_text.h"

#include <QApplication>
#include <QClipboard>
#include <QContextMenuEvent>
#include <QFileDialog>
#include <QLabel>
#include <QMenu>
#include <QSaveFile>

namespace visor::ui {

void CommandRow::contextMenuEvent(QContextMenuEvent* event)
{
    const auto& last = face().last;
    QMenu menu(this);
    if (m_command.isReadable())
        menu.addAction(tr("Read Back"), this, &CommandRow::read);
    menu.addAction(tr("Revert"), this, &CommandRow::revert);
    menu.addSeparator();
    menu.addAction(tr("Copy Value"), this, [this] {
        const auto& known = face().last;
        QApplication::clipboard()->setText(known ? known->reply.toText() : m_result->text());
    });
    menu.addAction(tr("Copy as SCPI"), this, &CommandRow::copyAsScpi);
    menu.addAction(tr("Copy as Command Line"), this, &CommandRow::copyAsCommandLine);
    menu.addAction(tr("Copy as Python"), this, &CommandRow::copyAsPython);
    if (last && std::holds_alternative<QByteArray>(last->reply.value))
        menu.addAction(tr("Save Reply …"), this, &CommandRow::saveReply);
    menu.addSeparator();
    QAction* pin = menu.addAction(tr("Favourite"), this, [this] { Q_EMIT favouriteToggled(!m_isFavourite); });
    pin->setCheckable(true);
    pin->setChecked(m_isFavourite);
    menu.exec(event->globalPos());
}

void CommandRow::copyAsScpi()
{
    const auto access = m_command.isWritable() && state() == FieldState::Edited
                            ? profile::Access::Write
                            : profile::naturalAccess(m_command, {});
    const auto rendered = profile::render(m_command, access, arguments(access));
    if (rendered)
        QApplication::clipboard()->setText(QString::fromUtf8(rendered->bytes));
    else
        setState(FieldState::Rejected, rendered.error().message);
}

void CommandRow::copyAsCommandLine()
{
    QApplication::clipboard()->setText(
        commandLineOf(m_link.resource().toString(), m_command, arguments(profile::Access::Write)));
}

void CommandRow::copyAsPython()
{
    const auto access = profile::naturalAccess(m_command, arguments(profile::Access::Write));
    const auto rendered = profile::render(m_command, access, arguments(access));
    if (rendered)
        QApplication::clipboard()->setText(pythonOf(m_link.resource().toString(), *rendered));
    else
        setState(FieldState::Rejected, rendered.error().message);
}

void CommandRow::saveReply()
{
    const QString path = QFileDialog::getSaveFileName(this, tr("Save Reply"), m_command.name);
    if (path.isEmpty())
        return;
    const QByteArray bytes = std::get<QByteArray>(face().last->reply.value);
    QSaveFile file(path);
    if (!file.open(QIODevice::WriteOnly) || file.write(bytes) != bytes.size() || !file.commit()) {
        setState(FieldState::Rejected, tr("%1 could not be written: %2. Choose another folder or free some space.")
                                           .arg(path, file.errorString()));
    }
}

} // namespace visor::ui
