// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/console/manual_dialog.h"

#include <QDialogButtonBox>
#include <QTextBrowser>
#include <QUrl>
#include <QVBoxLayout>

namespace visor::app {

ManualDialog::ManualDialog(QWidget* parent) : QDialog(parent)
{
    setObjectName(QStringLiteral("manualDialog"));
    setWindowTitle(tr("Visor manual"));
    auto* pages = new QTextBrowser(this);
    pages->setObjectName(QStringLiteral("manualPages"));
    pages->setAccessibleName(windowTitle());
    pages->setOpenExternalLinks(true);
    pages->setFrameShape(QFrame::NoFrame);
    pages->document()->setDocumentMargin(24);
    pages->setSource(QUrl(QStringLiteral("qrc:/manual/index.md")), QTextDocument::MarkdownResource);
    auto* buttons = new QDialogButtonBox(QDialogButtonBox::Close, this);
    connect(buttons, &QDialogButtonBox::rejected, this, &QDialog::reject);
    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 8);
    column->addWidget(pages);
    column->addWidget(buttons);
    resize(720, 680);
}

} // namespace visor::app
