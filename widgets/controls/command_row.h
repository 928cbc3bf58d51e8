// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/instrument/command_runner.h"
#include "core/profile/model.h"
#include "widgets/controls/field_state.h"

#include <QWidget>

#include <memory>
#include <vector>

class QLabel;
class QPushButton;
class QToolButton;

namespace visor::ui {

class InstrumentLink;
class ParameterEditor;

/// One command of the profile as a row of the form: its name, an editor a parameter, its state or result, and what
/// can be done with it. A property shows the instrument's value and changes it; a query reads; a write sends. GUI
/// thread.
class CommandRow : public QWidget
{
    Q_OBJECT

public:
    /// `link` outlives the row; `command` belongs to `profile`, which the row shares.
    CommandRow(InstrumentLink& link, std::shared_ptr<const profile::Profile> profile,
               const profile::Command& command, QWidget* parent = nullptr);

    [[nodiscard]] const profile::Command& command() const { return m_command; }
    /// From now on the command runs as part of that profile, which says the same about it as the one before.
    void setProfile(std::shared_ptr<const profile::Profile> profile) { m_profile = std::move(profile); }
    [[nodiscard]] FieldState state() const { return m_state; }
    [[nodiscard]] bool isFavourite() const { return m_isFavourite; }
    [[nodiscard]] bool hasEdits() const
    {
        return m_state == FieldState::Edited || m_state == FieldState::Rejected;
    }
    [[nodiscard]] int titleWidthHint() const;
    void setTitleWidth(int width);

public Q_SLOTS:
    /// Queries the value; does nothing for commands that cannot be read.
    void read();
    /// Sends what the editors hold. Commands marked dangerous ask first, once a session.
    void apply();
    /// Back to what the instrument said last.
    void revert();
    void setLive(bool isLive) { m_isLive = isLive; }
    void setFavourite(bool isFavourite);
    /// The connection was lost (values are from before) or is back.
    void setStale();
    void setUsable(bool isUsable);

Q_SIGNALS:
    void stateChanged();
    void favouriteToggled(bool isFavourite);

protected:
    void contextMenuEvent(QContextMenuEvent* event) override;

private:
    void buildEditors();
    void buildButtons();
    [[nodiscard]] profile::Arguments arguments(profile::Access access) const;
    /// The first complaint of any editor that `access` needs; empty when all is well.
    [[nodiscard]] QString complaint(profile::Access access) const;
    void setState(FieldState state, const QString& text = {});
    void send();
    /// False when a newer act will tell the state, or the user has gone on typing since `act` started.
    [[nodiscard]] bool isAwaited(std::uint64_t act, const instrument::CommandOutcome* outcome);
    void showReading(const instrument::CommandOutcome& outcome);
    void showProblem(const Error& error);
    [[nodiscard]] bool isValueParameter(const QString& name) const;
    void copyAsScpi();
    void copyAsCommandLine();
    void copyAsPython();
    void saveReply();

    InstrumentLink& m_link;
    const std::shared_ptr<const profile::Profile> m_ownProfile; ///< of m_command and its parameters
    std::shared_ptr<const profile::Profile> m_profile;          ///< what the command runs as part of
    const profile::Command& m_command;
    FieldState m_state = FieldState::Unknown;
    bool m_isLive = true;
    bool m_isFavourite = false;
    bool m_isSending = false;
    bool m_sendsAgain = false;  ///< the editors changed while an older value was on its way
    bool m_isConfirmed = false; ///< the danger was confirmed in this session
    std::optional<instrument::CommandOutcome> m_last;
    std::uint64_t m_lastAct = 0; ///< counts readings and sendings

    QLabel* m_title;
    QWidget* m_editorBox;
    QLabel* m_result;
    QPushButton* m_apply = nullptr;
    QPushButton* m_read = nullptr;
    std::vector<ParameterEditor*> m_editors;
};

} // namespace visor::ui
