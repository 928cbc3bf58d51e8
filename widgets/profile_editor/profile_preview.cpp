// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/profile_editor/profile_preview.h"

#include "widgets/common/message_banner.h"
#include "widgets/common/top_overlay.h"
#include "widgets/controls/controls_panel.h"
#include "widgets/profile_editor/profile_bench.h"

#include <QVBoxLayout>

#include <algorithm>

namespace visor::ui {

ProfilePreview::ProfilePreview(ProfileBench& bench, QWidget* parent)
    : QWidget(parent),
      m_bench(bench),
      m_banner(new MessageBanner(this)),
      m_form(new ControlsPanel(bench.link(), this))
{
    setObjectName(QStringLiteral("profilePreview"));
    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(0);
    column->addWidget(m_form, 1);
    new TopOverlay(m_banner, m_form);
    connect(m_banner, &MessageBanner::actionRequested, this, [this] { Q_EMIT jumpRequested(m_errorPlace); });
}

void ProfilePreview::showAnalysis(const Analysis& analysis)
{
    m_bench.setProfile(analysis.working);
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
                                            : tr("The form is that of the last text without errors."),
                           tr("Line %1: %2").arg(error->place.line).arg(error->text),
                           {},
                           {}});
}

} // namespace visor::ui
