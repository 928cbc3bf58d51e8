// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/console/about_dialog.h"

#include "widgets/common/icons.h"

#include <QClipboard>
#include <QDialogButtonBox>
#include <QGuiApplication>
#include <QLabel>
#include <QPushButton>
#include <QSysInfo>
#include <QVBoxLayout>

namespace visor::app {

AboutDialog::AboutDialog(const Services& services, QWidget* parent) : QDialog(parent)
{
    setObjectName(QStringLiteral("aboutDialog"));
    setWindowTitle(tr("About Visor"));
    auto* mark = new QLabel(this);
    mark->setPixmap(ui::programIcon().pixmap(QSize(64, 64), devicePixelRatioF()));
    auto* title = new QLabel(tr("Visor %1").arg(QStringLiteral(VISOR_VERSION)), this);
    QFont large = title->font();
    large.setPointSizeF(large.pointSizeF() * 1.5);
    large.setBold(true);
    title->setFont(large);
    auto* text = new QLabel(tr("A desktop instrument console. Free software under the GNU General Public License, "
                               "version 3 or later; it comes without any warranty."),
                            this);
    text->setWordWrap(true);
    const QString known = facts(services);
    auto* versions = new QLabel(known, this);
    versions->setTextInteractionFlags(Qt::TextSelectableByMouse | Qt::TextSelectableByKeyboard);
    versions->setForegroundRole(QPalette::PlaceholderText);
    versions->setAccessibleName(tr("Versions"));

    auto* buttons = new QDialogButtonBox(QDialogButtonBox::Close, this);
    auto* copy = buttons->addButton(tr("Copy for a bug report"), QDialogButtonBox::ActionRole);
    copy->setObjectName(QStringLiteral("aboutCopy"));
    copy->setIcon(ui::icon(QLatin1StringView("copy")));
    connect(copy, &QPushButton::clicked, this, [known] { QGuiApplication::clipboard()->setText(known); });
    connect(buttons, &QDialogButtonBox::rejected, this, &QDialog::reject);

    auto* head = new QHBoxLayout;
    head->setSpacing(16);
    head->addWidget(mark, 0, Qt::AlignTop);
    auto* words = new QVBoxLayout;
    words->setSpacing(8);
    words->addWidget(title);
    words->addWidget(text);
    words->addWidget(versions);
    head->addLayout(words, 1);
    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(24, 24, 24, 16);
    column->setSpacing(16);
    column->addLayout(head);
    column->addWidget(buttons);
    setMinimumWidth(460);
}

QString AboutDialog::facts(const Services& services)
{
    QStringList wires;
    for (const auto& transport : services.transports.all())
        wires << transport->name();
    return QStringList{tr("Visor %1").arg(QStringLiteral(VISOR_VERSION)),
                       tr("Qt %1, %2").arg(QString::fromLatin1(qVersion()), QGuiApplication::platformName()),
                       tr("%1, %2").arg(QSysInfo::prettyProductName(), QSysInfo::currentCpuArchitecture()),
                       tr("Wires: %1").arg(wires.join(QStringLiteral(", ")))}
        .join(QLatin1Char('\n'));
}

} // namespace visor::app
