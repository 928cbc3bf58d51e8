// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/console/unsaved_captures_dialog.h"

#include "widgets/common/icons.h"

#include <QCheckBox>
#include <QDialogButtonBox>
#include <QLabel>
#include <QPushButton>
#include <QVBoxLayout>

namespace visor::app {

UnsavedCapturesDialog::UnsavedCapturesDialog(const QStringList& captures, QWidget* parent)
    : QDialog(parent), m_never(new QCheckBox(tr("Do &not ask again"), this))
{
    setObjectName(QStringLiteral("unsavedCapturesDialog"));
    setWindowTitle(tr("Captures that were not exported"));
    auto* question =
        new QLabel(tr("%n capture(s) would be lost. Export before closing?", nullptr, int(captures.size())), this);
    question->setWordWrap(true);
    // A bench full of instruments must not make a question taller than the screen.
    constexpr qsizetype kMostNamed = 8;
    QStringList named = captures.mid(0, kMostNamed);
    if (captures.size() > kMostNamed)
        named.append(tr("and %n more", nullptr, int(captures.size() - kMostNamed)));
    auto* list = new QLabel(named.join(u'\n'), this);
    list->setObjectName(QStringLiteral("unsavedCapturesList"));
    list->setTextFormat(Qt::PlainText); // the instruments' names are in it
    list->setWordWrap(true);
    list->setIndent(12);
    m_never->setObjectName(QStringLiteral("unsavedNever"));
    m_never->setToolTip(tr("The Capture menu switches the question on again"));

    auto* buttons = new QDialogButtonBox(this);
    auto* save = buttons->addButton(tr("&Export…"), QDialogButtonBox::AcceptRole);
    save->setObjectName(QStringLiteral("unsavedExport"));
    save->setIcon(ui::icon(QLatin1StringView("export")));
    save->setDefault(true);
    auto* discard = buttons->addButton(tr("&Discard"), QDialogButtonBox::DestructiveRole);
    discard->setObjectName(QStringLiteral("unsavedDiscard"));
    buttons->addButton(QDialogButtonBox::Cancel)->setObjectName(QStringLiteral("unsavedCancel"));
    connect(save, &QPushButton::clicked, this, [this] {
        Q_EMIT exportRequested();
        accept();
    });
    connect(discard, &QPushButton::clicked, this, [this] {
        Q_EMIT discardRequested();
        accept();
    });
    connect(buttons, &QDialogButtonBox::rejected, this, &QDialog::reject);

    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(24, 24, 24, 16);
    column->setSpacing(12);
    column->addWidget(question);
    column->addWidget(list);
    column->addStretch(1);
    column->addWidget(m_never);
    column->addWidget(buttons);
    setMinimumWidth(420);
}

bool UnsavedCapturesDialog::isLastQuestion() const
{
    return m_never->isChecked();
}

} // namespace visor::app
