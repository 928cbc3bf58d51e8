// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/controls/danger_question.h"

#include <QCoreApplication>
#include <QMessageBox>
#include <QPushButton>

#include <utility>

namespace visor::ui {

namespace {

struct DangerText
{
    Q_DECLARE_TR_FUNCTIONS(visor::ui::DangerQuestion)
};

} // namespace

void askAboutDanger(QWidget* parent, const QString& title, const QString& description, const QString& instrument,
                    std::function<void()> accepted)
{
    auto* question =
        new QMessageBox(QMessageBox::Warning, DangerText::tr("Send “%1”?").arg(title),
                        DangerText::tr("“%1” can do harm to what is connected to %2.").arg(title, instrument),
                        QMessageBox::Cancel, parent);
    question->setObjectName(QStringLiteral("dangerQuestion"));
    question->setInformativeText(description);
    question->setAttribute(Qt::WA_DeleteOnClose);
    auto* send = question->addButton(DangerText::tr("Send"), QMessageBox::AcceptRole);
    send->setObjectName(QStringLiteral("dangerSend"));
    question->setDefaultButton(QMessageBox::Cancel);
    QObject::connect(question, &QMessageBox::buttonClicked, parent,
                     [send, accepted = std::move(accepted)](const QAbstractButton* pressed) {
                         if (pressed == send)
                             accepted();
                     });
    question->open();
}

} // namespace visor::ui
