// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/instrument/command_runner.h"
#include "core/profile/renderer.h"
#include "core/waveform/levels.h"

#include <QPointer>
#include <QWidget>

#include <functional>
#include <memory>
#include <vector>

class QComboBox;
class QFormLayout;
class QLabel;
class QPlainTextEdit;
class QPushButton;

namespace visor::ui {

class InstrumentLink;
class ParameterEditor;
class WaveformPlot;

/// One instrument a command can be tried on.
struct TryTarget
{
    QString name;
    QPointer<InstrumentLink> link;
};

/// Runs one command of the profile that is being written and shows the bytes that went out, the reply as it came,
/// what the profile makes of it, what the instrument's error queue said, and the plot of a waveform. GUI thread.
class TryPanel : public QWidget
{
    Q_OBJECT

public:
    /// The instruments that are connected now, asked each time the list opens.
    using Targets = std::function<std::vector<TryTarget>()>;

    /// `simulated` is the first target and outlives the panel.
    TryPanel(InstrumentLink& simulated, Targets targets, QWidget* parent = nullptr);
    ~TryPanel() override;

    /// Null: nothing can be tried. What was chosen stays chosen.
    void setProfile(const std::shared_ptr<const profile::Profile>& profile);
    void choose(const QString& command);

private:
    struct Outcome
    {
        instrument::CommandOutcome outcome;
        std::vector<scpi::ErrorReply> complaints;
        waveform::LevelsPtr levels;
    };

    void fillTargets();
    void showCommand();
    /// The instrument chosen; null, with a sentence in its place, when it has been closed since.
    [[nodiscard]] InstrumentLink* chosenLink();
    /// Asks first before a dangerous command goes to a connected instrument.
    void run(profile::Access access);
    [[nodiscard]] profile::Arguments givenArguments() const;
    void runOn(InstrumentLink& link, const profile::Command& command, profile::Access access);
    void showOutcome(const Result<Outcome>& done, const QString& name);
    [[nodiscard]] static Result<Outcome> tryCommand(instrument::Dialogue& dialogue,
                                                    const profile::Profile& profile,
                                                    const profile::Command& command,
                                                    const profile::Arguments& arguments, profile::Access access);

    InstrumentLink& m_simulated;
    const Targets m_targets;
    std::shared_ptr<const profile::Profile> m_profile;
    std::shared_ptr<const profile::Profile> m_formProfile; ///< of the parameters the editors show
    std::size_t m_formFingerprint = 0;
    std::vector<ParameterEditor*> m_editors;
    std::vector<QPointer<InstrumentLink>> m_links; ///< as m_target lists them behind the simulated one
    QPointer<InstrumentLink> m_runningOn; ///< until the outcome; null as well when it was closed meanwhile

    QComboBox* m_target;
    QComboBox* m_command;
    QWidget* m_formBox = nullptr;
    QFormLayout* m_form;
    QPushButton* m_read;
    QPushButton* m_send;
    QLabel* m_value;
    QPlainTextEdit* m_log;
    WaveformPlot* m_plot;
};

} // namespace visor::ui
