// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/console/outputs_off.h"
#include "app/console/services.h"
#include "core/instrument/recorder.h"
#include "widgets/common/instrument_link.h"

#include <QWidget>

#include <array>
#include <chrono>
#include <functional>
#include <optional>

class QTabWidget;

namespace visor::ui {
class ControlsPanel;
class LockMonitor;
class LockPanel;
class MessageBanner;
class RecordingBar;
class TerminalPanel;
class WaveformPanel;
} // namespace visor::ui

namespace visor::app {

class WorkspaceHeader;

/// One opened instrument: header, messages, and the tabs Controls, Terminal and Waveform. A tab is made when it is
/// first shown. Owns the link; destruction closes the instrument, bounded by its wire's cancel latency. GUI
/// thread.
class Workspace : public QWidget
{
    Q_OBJECT

public:
    enum Tab {
        Controls,
        Terminal,
        Waveform,
        TabCount,
    };

    /// `memoryKey` names what is kept for this instrument between two starts.
    Workspace(const Services& services, const ui::LockMonitor& locks, const visa::ResourceName& resource,
              const QString& name, QString memoryKey, bool isSimulated, QWidget* parent = nullptr);
    ~Workspace() override;

    [[nodiscard]] ui::InstrumentLink& link() { return *m_link; }
    [[nodiscard]] const QString& name() const { return m_name; }
    [[nodiscard]] const QString& memoryKey() const { return m_memoryKey; }
    void setName(const QString& name);
    void setSimulated(bool isSimulated);

    void connectInstrument();
    void disconnectInstrument();
    /// Ends whatever is being waited for: the attempt to connect, or the jobs.
    void cancelWait();
    /// Takes the exclusive lock, waiting in line as long as the lock panel says, or gives the last one back.
    void setLocked(bool lock);
    void takeLock(visa::LockMode mode, const QByteArray& key, std::chrono::milliseconds limit);
    [[nodiscard]] bool isLockOurs() const { return m_ourLock.has_value(); }
    void clearDevice();
    /// Lets the user pick the profile for this instrument. Not modal.
    void chooseProfile();
    /// Shows the limits of this instrument and lets the user choose. Not modal. (workspace_timeouts.cpp)
    void showTimeouts();
    // workspace_tasks.cpp
    /// Runs the profile's safe state before anything that waits, then asks whether the instrument complains. What
    /// it answers at once is Asked, Unreached, NoState or Stopped; after Asked, `answered` follows.
    OutputsOff::Answer switchOutputsOff(std::function<void(const Result<instrument::SafeStateOutcome>&)> answered);
    /// There is a profile that says what its settings are, and a connection.
    [[nodiscard]] bool canSetUp() const;
    void saveSetup();
    /// Asks for the file, then applySetup(path).
    void chooseSetup();
    void applySetup(const QString& path);
    void startRecording();
    void stopRecording();
    [[nodiscard]] bool isRecording() const;

    void showTab(Tab tab);
    [[nodiscard]] Tab currentTab() const;
    /// The page of a tab, made if need be.
    QWidget* page(Tab tab);
    [[nodiscard]] ui::WaveformPanel* waveform() const { return m_waveform; }
    /// Where the pages begin, below header and tabs.
    [[nodiscard]] int pageTop() const;
    /// Puts the focus where one would type or search.
    void focusFind();

Q_SIGNALS:
    void stateChanged();
    /// The user wants a profile for this unknown model.
    void profileWanted();
    /// Somebody wants to know why it does not connect or answer.
    void whyRequested();
    void changed(); ///< identity, profile, pending work, lock

private:
    void onStateChanged(instrument::ConnectionState state);
    void fillTab(int index);
    /// What a job of the header or the menu came to; stays until something else is to be said.
    void report(const Result<void>& result, const QString& done, const QString& failed);
    /// What the banner's button does; an empty text: no button.
    void offer(const QString& text, std::function<void()> act);
    /// A connection that was refused for want of trust or a login: asks, and connects again.
    void askForSecurity(const Error& why);
    void askForTrust(const instrument::RefusedCertificate& refused);
    void askForLogin(const Error& why);
    // workspace_locks.cpp
    void offerToWait(const Error& why);
    void showLock();
    void leaveLine();
    /// After the connection came back.
    void takeLostLockAgain();
    /// Takes over what was kept for this instrument, and keeps what is chosen from now on.
    void followTimeouts();
    void explainTimeouts();
    /// What the user typed to capture without a profile is kept for this instrument. (workspace_waveform.cpp)
    void followRawCapture();
    void showRecording(std::vector<instrument::RecordedAct> acts, const QDateTime& begun);

    const Services& m_services;
    const ui::LockMonitor& m_locks;
    QString m_name;
    const QString m_memoryKey;
    ui::InstrumentLink* m_link;
    WorkspaceHeader* m_header;
    ui::LockPanel* m_lockPanel;
    ui::RecordingBar* m_recording;
    ui::MessageBanner* m_banner;
    QTabWidget* m_tabs;
    std::array<bool, TabCount> m_isFilled{};
    ui::ControlsPanel* m_controls = nullptr;
    ui::TerminalPanel* m_terminal = nullptr;
    ui::WaveformPanel* m_waveform = nullptr;
    struct OwnLock
    {
        visa::LockMode mode = visa::LockMode::Exclusive;
        QByteArray key; ///< of a shared one
    };
    std::optional<OwnLock> m_ourLock;            ///< taken by this window and not given back
    std::optional<OwnLock> m_lostLock;           ///< was ours when the connection was lost
    bool m_isLockLost = false;                   ///< and somebody else has it since: still to be said
    std::optional<instrument::JobId> m_lockWait; ///< the job that stands in line
    bool m_isLockedByStranger = false;           ///< the instrument refused, and nobody here holds it
    std::function<void()> m_bannerAct;
    bool m_isRefusalShown = false; ///< the banner is about a lock and offers to wait
    bool m_wasReady = false;
    bool m_isSilenceTold = false;
    bool m_isLinkFailureShown = false; ///< the banner is about the connection, so that a connection ends it
    bool m_isTabChosen = false;        ///< by the user or the command line, not by us
};

} // namespace visor::app
