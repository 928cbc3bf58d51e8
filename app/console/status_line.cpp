// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/console/status_line.h"

#include "app/console/background.h"
#include "app/console/workspace.h"
#include "widgets/common/bytes_text.h"
#include "widgets/common/state_look.h"

#include <QCoreApplication>
#include <QLabel>
#include <QStatusBar>

namespace visor::app {

namespace {

struct StatusLineText
{
    Q_DECLARE_TR_FUNCTIONS(visor::app::MainWindow)
};

QLabel* makeStatusLabel(QStatusBar& bar, const QString& name)
{
    auto* label = new QLabel(&bar);
    label->setObjectName(name);
    label->setContentsMargins(8, 0, 8, 0);
    return label;
}

} // namespace

StatusLine::StatusLine(QStatusBar& bar, const Services& services, const Background& background)
    : QObject(&bar),
      m_services(services),
      m_background(background),
      m_state(makeStatusLabel(bar, QStringLiteral("statusState"))),
      m_pending(makeStatusLabel(bar, QStringLiteral("statusPending"))),
      m_bytes(makeStatusLabel(bar, QStringLiteral("statusBytes")))
{
    m_bytes->setToolTip(StatusLineText::tr("Bytes sent to and received from all instruments since the start"));
    bar.addWidget(m_state, 1);
    bar.addPermanentWidget(m_pending);
    bar.addPermanentWidget(m_bytes);
}

void StatusLine::show(Workspace* current, std::size_t pendingJobs)
{
    m_state->setText(stateText(current));
    m_pending->setText(pendingJobs == 0 ? StatusLineText::tr("Nothing pending")
                                        : StatusLineText::tr("%1 pending").arg(pendingJobs));
    const auto totals = m_services.trace.totals();
    m_bytes->setText(StatusLineText::tr("%1 sent, %2 received")
                         .arg(ui::formatSize(totals.written), ui::formatSize(totals.read)));
}

QString StatusLine::stateText(Workspace* current) const
{
    if (m_background.isBenchStarting())
        return StatusLineText::tr("Starting the simulated bench …");
    if (current != nullptr)
        return StatusLineText::tr("%1: %2").arg(current->name(), ui::stateLook(current->link().state()).text);
    if (m_background.isSearching())
        return StatusLineText::tr("Looking for instruments …");
    return StatusLineText::tr("Instruments in the list: %1").arg(m_services.inventory.records().size());
}

} // namespace visor::app
