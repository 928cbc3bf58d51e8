// SPDX-License-Identifier: GPL-3.0-or-later
// What one does with the replies that are there: copy, save, look at the whole.
#include "core/scpi/block.h"
#include "widgets/common/bytes_text.h"
#include "widgets/common/icons.h"
#include "widgets/common/instrument_link.h"
#include "widgets/common/message_banner.h"
#include "widgets/common/settings.h"
#include "widgets/terminal/terminal_model.h"
#include "widgets/terminal/terminal_panel.h"

#include <QClipboard>
#include <QDir>
#include <QFileDialog>
#include <QFileInfo>
#include <QGuiApplication>
#include <QListView>
#include <QMenu>
#include <QPlainTextEdit>
#include <QSaveFile>
#include <QToolButton>

#include <algorithm>

namespace visor::ui {

namespace {

/// More on one line takes a text edit seconds to lay out.
constexpr qsizetype kDetailText = qsizetype{64} * 1024;

const QString kTerminalFolderKey = QStringLiteral("terminal/folder");

} // namespace

void TerminalPanel::copySelection() const
{
    QModelIndexList rows = m_list->selectionModel()->selectedRows();
    std::sort(rows.begin(), rows.end());
    QStringList lines;
    for (const QModelIndex& row : rows)
        lines << m_model->rowText(row.row());
    if (!lines.isEmpty())
        QGuiApplication::clipboard()->setText(lines.join(QLatin1Char('\n')));
}

void TerminalPanel::saveReplyTo(const QString& path)
{
    const int place = selectedReply();
    if (place < 0)
        return;
    const QByteArray& reply = m_model->row(place).bytes;
    // Of a block, its data: an image or a file the instrument sent.
    QByteArrayView content(reply);
    if (const auto block = scpi::parseBlock(reply))
        content = block->data;
    QSaveFile file(path);
    if (!file.open(QIODevice::WriteOnly) || file.write(content.data(), content.size()) != content.size() ||
        !file.commit()) {
        m_banner->showMessage({Severity::Failure, tr("The reply was not saved."), file.errorString(),
                               tr("Choose another place."), path});
        return;
    }
    m_settings.setValue(kTerminalFolderKey, QFileInfo(path).absolutePath());
    m_banner->showMessage(
        {Severity::Information, tr("%1 saved.").arg(formatSize(std::uint64_t(content.size()))), {}, path, path});
}

void TerminalPanel::chooseFile()
{
    if (selectedReply() < 0) {
        m_banner->showMessage({Severity::Information,
                               tr("There is no reply to save."),
                               {},
                               tr("Send a query first, or choose a reply in the list."),
                               {}});
        return;
    }
    const QString folder = m_settings.value<QString>(kTerminalFolderKey, QDir::homePath());
    auto* dialog = new QFileDialog(this, tr("Save the reply"), folder, tr("All files (*)"));
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    dialog->setAcceptMode(QFileDialog::AcceptSave);
    dialog->selectFile(QStringLiteral("reply.bin"));
    connect(dialog, &QFileDialog::fileSelected, this, &TerminalPanel::saveReplyTo);
    dialog->open();
}

void TerminalPanel::showMenu(const QPoint& place)
{
    QMenu menu(this);
    const QModelIndex at = m_list->currentIndex();
    QAction* copy =
        menu.addAction(icon(QLatin1StringView("copy")), tr("&Copy"), this, &TerminalPanel::copySelection);
    copy->setEnabled(m_list->selectionModel()->hasSelection());
    // Rows may come and go while the menu is open: the command is taken now.
    const TerminalRow chosen = at.isValid() ? m_model->row(at.row()) : TerminalRow{};
    QAction* again = menu.addAction(icon(QLatin1StringView("refresh")), tr("Send a&gain"), this,
                                    [this, text = chosen.text] { send(text, SendMode::Automatic); });
    again->setEnabled(at.isValid() && chosen.kind == TerminalRow::Kind::Command && !chosen.bytes.isEmpty() &&
                      m_link.isReady());
    menu.addSeparator();
    QAction* save =
        menu.addAction(icon(QLatin1StringView("save")), tr("&Save the reply…"), this, &TerminalPanel::chooseFile);
    save->setEnabled(selectedReply() >= 0);
    menu.addAction(m_detailButton->toolTip(), this, [this] { m_detailButton->setChecked(true); });
    menu.addSeparator();
    menu.addAction(icon(QLatin1StringView("clear")), tr("C&lear"), m_model, &TerminalModel::clear);
    menu.exec(m_list->viewport()->mapToGlobal(place));
}

void TerminalPanel::showDetail()
{
    if (!m_detail->isVisibleTo(this))
        return;
    const int place = selectedReply();
    if (place < 0) {
        m_detail->setPlainText({});
        return;
    }
    const TerminalRow& row = m_model->row(place);
    if (row.areBytesDropped)
        m_detail->setPlainText(row.explain);
    else if (isBinary(row.bytes))
        m_detail->setPlainText(hexDump(row.bytes));
    else
        m_detail->setPlainText(textStart(row.bytes, kDetailText));
}

int TerminalPanel::selectedReply() const
{
    // The selected reply, or the one of the selected command, or the newest.
    const QModelIndex at = m_list->currentIndex();
    const bool chosen = at.isValid() && m_list->selectionModel()->isSelected(at);
    if (chosen) {
        const std::uint64_t command = m_model->row(at.row()).command;
        for (int i = at.row(); i < m_model->rowCount() && m_model->row(i).command == command; ++i) {
            if (m_model->row(i).kind == TerminalRow::Kind::Reply)
                return i;
        }
        return -1;
    }
    for (int i = m_model->rowCount() - 1; i >= 0; --i) {
        if (m_model->row(i).kind == TerminalRow::Kind::Reply)
            return i;
    }
    return -1;
}

} // namespace visor::ui
