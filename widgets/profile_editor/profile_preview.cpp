// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/profile_editor/profile_preview.h"

#include "widgets/common/empty_state.h"
#include "widgets/common/message_banner.h"
#include "widgets/common/top_overlay.h"
#include "widgets/controls/controls_panel.h"
#include "widgets/profile_editor/profile_bench.h"

#include <QStackedWidget>
#include <QVBoxLayout>

#include <algorithm>

namespace visor::ui {

ProfilePreview::ProfilePreview(ProfileBench& bench, QWidget* parent)
    : QWidget(parent),
      m_bench(bench),
      m_banner(new MessageBanner(this)),
      m_form(new ControlsPanel(bench.link(), this)),
      m_empty(new EmptyState(QLatin1StringView("controls"), tr("No form yet"), {}, this)),
      m_pages(new QStackedWidget(this))
{
    setObjectName(QStringLiteral("profilePreview"));
    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(0);
    m_pages->addWidget(m_empty);
    m_pages->addWidget(m_form);
    column->addWidget(m_pages, 1);
    new TopOverlay(m_banner, m_pages);
    connect(m_banner, &MessageBanner::actionRequested, this, [this] { Q_EMIT jumpRequested(m_errorPlace); });
}

void ProfilePreview::clear()
{
    m_empty->setText(tr("No form yet"), tr("Open a profile, or begin a new one."));
    m_pages->setCurrentWidget(m_empty);
    m_banner->dismiss();
}

void ProfilePreview::showAnalysis(const Analysis& analysis, const std::shared_ptr<const profile::Profile>& working)
{
    m_bench.setProfile(working);
    m_empty->setText(tr("No form yet"), tr("It appears as soon as the text says what instrument it is for."));
    m_pages->setCurrentWidget(working ? static_cast<QWidget*>(m_form) : m_empty);
    const auto& problems = analysis.outcome.problems;
    const auto error = std::find_if(problems.begin(), problems.end(), [](const profile::Problem& problem) {
        return problem.severity == profile::Severity::Error;
    });
    if (error == problems.end()) {
        m_banner->dismiss();
        return;
    }
    m_errorPlace = error->place;
    m_banner->setActionText(tr("&Go to line %1").arg(error->place.line));
    m_banner->showMessage({Severity::Warning,
                           analysis.working ? tr("What has errors is left out of the form.")
                           : working        ? tr("The form is that of the last text without errors.")
                                            : tr("The text has errors."),
                           tr("Line %1: %2").arg(error->place.line).arg(error->text),
                           {},
                           {}});
}

} // namespace visor::ui
