// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/instrument/command_runner.h"
#include "core/profile/model.h"
#include "widgets/controls/field_state.h"

#include <QHash>
#include <QSet>
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
/// can be done with it. A property shows the instrument's value and changes it; a query reads; a write sends. What
/// a property knows is kept for each channel it can mean: an edit of one waits while another is looked at. GUI
/// thread.
class CommandRow : public QWidget
{
    Q_OBJECT

public:
    /// `link` outlives the row; `command` belongs to `profile`, which the row shares.
    CommandRow(InstrumentLink& link, std::shared_ptr<const profile::Profile> profile,
               const profile::Command& command, QWidget* parent = nullptr);

    [[nodiscard]] const profile::Command& command() const { return m_command; }
    [[nodiscard]] FieldState state() const { return m_faces.value(m_channel).state; }
    /// From now on the command runs as part of that profile, which says the same about it as the one before.
    void setProfile(std::shared_ptr<const profile::Profile> profile) { m_profile = std::move(profile); }
    [[nodiscard]] bool isFavourite() const { return m_isFavourite; }
    /// Something that was typed waits to be sent, or to be corrected.
    [[nodiscard]] bool hasEdits() const { return isEdited(m_faces.value(m_channel)); }
    /// What is read of a property: the arguments that say which value is meant.
    [[nodiscard]] profile::Arguments readArguments() const { return arguments(profile::Access::Read); }
    /// Somebody else asks for this row's value (a FormReader): takeAnswer() follows. False when there is nothing
    /// to ask, or the answer would be in the way of an edit.
    bool awaitAnswer();
    void takeAnswer(const profile::Arguments& asked, const Result<instrument::CommandOutcome>& answer);
    /// The form picks a channel for all its rows: the editor of that parameter gives way. An empty name brings it
    /// back.
    void fold(const QString& parameter, const QString& value);
    [[nodiscard]] int titleWidthHint() const;
    void setTitleWidth(int width);
    /// The room the buttons take; equal in all rows, so that what stands left of them is one column.
    [[nodiscard]] int buttonsWidthHint() const;
    void setButtonsWidth(int width);

public Q_SLOTS:
    /// Queries the value; does nothing for commands that cannot be read.
    void read();
    /// Sends what the editors hold. Commands marked dangerous ask first, once a session for each channel, unless
    /// they only switch something off.
    void apply();
    /// Back to what the instrument said last.
    void revert();
    /// The same for every channel; what was to be sent after the value on its way is forgotten.
    void dropEdits();
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
    /// What is known of one channel's value.
    struct Face
    {
        FieldState state = FieldState::Unknown;
        QString text;          ///< beside the value, when the state's own words are not enough
        bool isUnread = false; ///< Rejected is what became of a reading: nothing was typed
        std::optional<instrument::CommandOutcome> last;
        QStringList values;                     ///< what the editors hold while another channel is looked at
        std::uint64_t act = 0;                  ///< counts readings and sendings
        std::uint64_t sendAct = 0;              ///< the last of them that was a sending
        bool isSending = false;                 ///< a value is on its way
        std::optional<profile::Arguments> next; ///< entered meanwhile: sent when the one on its way is done
        std::uint64_t awaited = 0;              ///< the act that takeAnswer() ends
    };

    // command_row.cpp
    void buildEditors();
    void buildButtons();
    void connectEditor(ParameterEditor* editor);
    [[nodiscard]] static bool isEditState(FieldState state)
    {
        return state == FieldState::Edited || state == FieldState::Rejected;
    }
    [[nodiscard]] bool isEdited(const Face& face) const
    {
        return isEditState(face.state) && !face.isUnread && !m_editors.empty();
    }
    [[nodiscard]] bool isProperty() const { return m_command.type == profile::CommandType::Property; }
    [[nodiscard]] bool isValue(const ParameterEditor& editor) const;
    [[nodiscard]] profile::Arguments arguments(profile::Access access) const;
    /// The first complaint of any editor that `access` needs; empty when all is well.
    [[nodiscard]] QString complaint(profile::Access access) const;
    void showCaptions();
    Face& face() { return m_faces[m_channel]; }
    /// The key editors may mean another channel now: shows what is known of that.
    void changeChannel();
    /// Of the face that is shown, or of one that is not.
    void setState(FieldState state, const QString& text = {}) { setState(m_channel, state, text); }
    void setState(const QString& channel, FieldState state, const QString& text = {});
    void showState();
    void clearValues();

    // command_row_acts.cpp
    /// What a confirmed danger was confirmed for: the channel, or all that a command is told but its amounts.
    [[nodiscard]] QString permission() const;
    void confirm(const profile::Arguments& values);
    void send(const profile::Arguments& values, const QString& channel);
    /// False when a newer act will tell the state, or the user has gone on typing since `act` started.
    [[nodiscard]] bool isAwaited(const QString& channel, std::uint64_t act,
                                 const instrument::CommandOutcome* outcome);
    void showReading(const QString& channel, const instrument::CommandOutcome& outcome);
    void showProblem(const QString& channel, const Error& error);

    // command_row_menu.cpp
    void copyAsScpi();
    void copyAsCommandLine();
    void copyAsPython();
    void saveReply();

    InstrumentLink& m_link;
    const std::shared_ptr<const profile::Profile> m_ownProfile; ///< of m_command and its parameters
    std::shared_ptr<const profile::Profile> m_profile;          ///< what the command runs as part of
    const profile::Command& m_command;
    QHash<QString, Face> m_faces; ///< by what the key editors say; the only one of most commands is ""
    QString m_channel;            ///< the face that is shown
    QString m_folded;             ///< the parameter that the form picks
    bool m_isLive = true;
    bool m_isFavourite = false;
    QSet<QString> m_confirmed; ///< permissions given in this session

    QLabel* m_title;
    QWidget* m_editorBox;
    QWidget* m_buttonBox;
    QLabel* m_result;
    QPushButton* m_apply = nullptr;
    QPushButton* m_read = nullptr;
    std::vector<ParameterEditor*> m_editors;
    std::vector<QLabel*> m_captions; ///< one an editor
};

} // namespace visor::ui
