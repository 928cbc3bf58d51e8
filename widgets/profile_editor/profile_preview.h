// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "widgets/profile_editor/analyser.h"

#include <QWidget>

class QStackedWidget;

namespace visor::ui {

class ControlsPanel;
class EmptyState;
class MessageBanner;
class ProfileBench;

/// The form that a profile makes, on the simulated instrument that it describes. While the text is broken the form
/// is that of the last text that was not, and a banner names the first error. GUI thread.
class ProfilePreview : public QWidget
{
    Q_OBJECT

public:
    /// `bench` outlives the preview.
    explicit ProfilePreview(ProfileBench& bench, QWidget* parent = nullptr);

    /// `working` is the text's last usable profile, null when it has not had one: then there is no form.
    void showAnalysis(const Analysis& analysis, const std::shared_ptr<const profile::Profile>& working);
    /// No text is open.
    void clear();

Q_SIGNALS:
    void jumpRequested(visor::profile::SourcePlace place);

private:
    ProfileBench& m_bench;
    MessageBanner* m_banner;
    ControlsPanel* m_form;
    EmptyState* m_empty; ///< in place of the form
    QStackedWidget* m_pages;
    profile::SourcePlace m_errorPlace;
};

} // namespace visor::ui
