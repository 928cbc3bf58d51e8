// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/controls/command_row.h"

#include "core/profile/template.h"
#include "widgets/common/instrument_link.h"
#include "widgets/controls/command_text.h"
#include "widgets/controls/parameter_editor.h"

#include <QApplication>
#include <QClipboard>
#include <QContextMenuEvent>
#include <QFileDialog>
#include <QGridLayout>
#include <QHBoxLayout>
#include <QLabel>
#include <QMenu>
#include <QMessageBox>
#include <QPushButton>
#include <QSaveFile>
#include <QStyle>

#include <utility>

namespace visor::ui {

namespace {

constexpr int kParametersPerLine = 2;
constexpr int kResultCharacters = 12;

/// What one act on the instrument came to.
struct RowOutcome
{
    instrument::CommandOutcome outcome;
    std::vector<scpi::ErrorReply> complaints;
};

Result<RowOutcome> runRow(instrument::Dialogue& dialogue, const profile::Profile& profile,
                          const profile::Command& command, const profile::Arguments& arguments,
                          profile::Access access, const std::optional<profile::Arguments>& readBack)
{
    RowOutcome done;
    instrument::RunOptions options;
    options.access = access;
    auto outcome = instrument::runCommand(dialogue, profile, command, arguments, options);
    if (!outcome)
        return tl::unexpected(std::move(outcome.error()));
    done.outcome = std::move(*outcome);
    if (access == profile::Access::Read)
        return done;
    // What the instrument says about a write is part of the write: without asking, a refused value looks accepted.
    dialogue.setOrigin(instrument::Origin::Housekeeping);
    if (auto complaints = instrument::readErrorQueue(dialogue, &profile))
        done.complaints = std::move(*complaints);
    if (readBack) {
        options.access = profile::Access::Read;
        if (auto now = instrument::runCommand(dialogue, profile, command, *readBack, options))
            done.outcome.reply = std::move(now->reply);
    }
    return done;
}

} // namespace

CommandRow::CommandRow(InstrumentLink& link, std::shared_ptr<const profile::Profile> profile,
                       const profile::Command& command, QWidget* parent)
    : QWidget(parent),
      m_link(link),
      m_ownProfile(profile),
      m_profile(std::move(profile)),
      m_command(command),
      m_title(new QLabel(titleOf(command.name), this)),
      m_editorBox(new QWidget(this)),
      m_result(new QLabel(this))
{
    setObjectName(QStringLiteral("command.") + command.name);
    m_title->setToolTip(toolTipOf(command));
    m_title->setWordWrap(true);
    m_result->setObjectName(QStringLiteral("result.") + command.name);
    m_result->setAccessibleName(tr("Result of %1").arg(titleOf(command.name)));
    m_result->setTextInteractionFlags(Qt::TextSelectableByMouse | Qt::TextSelectableByKeyboard);
    m_result->setWordWrap(true);
    m_result->setMinimumWidth(fontMetrics().averageCharWidth() * kResultCharacters);
    buildEditors();

    auto* layout = new QHBoxLayout(this);
    layout->setContentsMargins(8, 4, 8, 4);
    layout->setSpacing(12);
    layout->addWidget(m_title, 0, Qt::AlignVCenter);
    layout->addWidget(m_editorBox, 3);
    layout->addWidget(m_result, 2);
    buildButtons();
    setState(FieldState::Unknown);
}

void CommandRow::buildEditors()
{
    auto* grid = new QGridLayout(m_editorBox);
    grid->setContentsMargins(0, 0, 0, 0);
    grid->setHorizontalSpacing(8);
    grid->setVerticalSpacing(4);
    int position = 0;
    for (const profile::Parameter& parameter : m_command.params) {
        auto* editor = ParameterEditor::create(parameter, m_editorBox);
        // The value of a property is never pre-filled: a default must not look like a reading.
        if (parameter.defaultValue &&
            !(m_command.type == profile::CommandType::Property && isValueParameter(parameter.name)))
            editor->setValue(*parameter.defaultValue);
        QString tip = parameter.description;
        if (parameter.min && parameter.max) {
            tip += (tip.isEmpty() ? QString() : QStringLiteral("\n")) +
                   tr("%1 … %2 %3")
                       .arg(QString::number(*parameter.min), QString::number(*parameter.max), parameter.unit);
        }
        editor->setToolTip(tip);
        const int line = position / kParametersPerLine;
        const int column = (position % kParametersPerLine) * 2;
        // Only the value of a property needs no name: the row's title is its name.
        const bool isLoneValue = m_command.params.size() == 1 && m_command.type == profile::CommandType::Property;
        if (!isLoneValue) {
            auto* caption = new QLabel(titleOf(parameter.name), m_editorBox);
            caption->setBuddy(editor);
            caption->setForegroundRole(QPalette::PlaceholderText);
            grid->addWidget(caption, line, column, Qt::AlignRight | Qt::AlignVCenter);
        }
        grid->addWidget(editor, line, column + 1);
        grid->setColumnStretch(column + 1, 1);
        ++position;
        m_editors.push_back(editor);
        connect(editor, &ParameterEditor::edited, this, [this, editor] {
            if (!isValueParameter(editor->parameter().name) && m_command.type == profile::CommandType::Property)
                return; // another channel picked: nothing to send, committed() reads it
            const QString why = complaint(profile::Access::Write);
            setState(why.isEmpty() ? FieldState::Edited : FieldState::Rejected, why);
        });
        connect(editor, &ParameterEditor::committed, this, [this, editor] {
            const bool isKey =
                m_command.type == profile::CommandType::Property && !isValueParameter(editor->parameter().name);
            if (isKey || m_command.type == profile::CommandType::Query)
                read();
            else if (m_isLive && m_command.type == profile::CommandType::Property)
                apply();
        });
        connect(editor, &ParameterEditor::reverted, this, &CommandRow::revert);
    }
}

void CommandRow::buildButtons()
{
    auto* buttons = new QHBoxLayout;
    buttons->setSpacing(4);
    if (m_command.isWritable()) {
        m_apply = new QPushButton(m_command.type == profile::CommandType::Property ? tr("Set") : tr("Send"), this);
        m_apply->setObjectName(QStringLiteral("apply.") + m_command.name);
        m_apply->setAccessibleName(tr("Send %1").arg(titleOf(m_command.name)));
        if (m_command.isDangerous) {
            m_apply->setIcon(style()->standardIcon(QStyle::SP_MessageBoxWarning));
            m_apply->setToolTip(tr("This can do harm: it is confirmed before it is sent."));
        }
        connect(m_apply, &QPushButton::clicked, this, &CommandRow::apply);
        buttons->addWidget(m_apply);
    }
    if (m_command.isReadable()) {
        m_read = new QPushButton(tr("Read"), this);
        m_read->setObjectName(QStringLiteral("read.") + m_command.name);
        m_read->setAccessibleName(tr("Read %1").arg(titleOf(m_command.name)));
        connect(m_read, &QPushButton::clicked, this, &CommandRow::read);
        buttons->addWidget(m_read);
    }
    for (QPushButton* button : {m_apply, m_read}) {
        if (button) {
            // The style's minimum for dialog buttons is too wide for a row of a form.
            const int margin = button->fontMetrics().averageCharWidth() * 3;
            const int icon = button->icon().isNull() ? 0 : button->iconSize().width() + margin / 2;
            button->setFixedWidth(button->fontMetrics().horizontalAdvance(button->text()) + icon + margin);
        }
    }
    static_cast<QHBoxLayout*>(layout())->addLayout(buttons);
}

bool CommandRow::isValueParameter(const QString& name) const
{
    return !profile::Template(m_command.getter).placeholders().contains(name);
}

int CommandRow::titleWidthHint() const
{
    return m_title->fontMetrics().horizontalAdvance(m_title->text()) + 4;
}

void CommandRow::setTitleWidth(int width)
{
    m_title->setFixedWidth(width);
}

profile::Arguments CommandRow::arguments(profile::Access access) const
{
    profile::Arguments values;
    for (const ParameterEditor* editor : m_editors) {
        const QString& name = editor->parameter().name;
        if (m_command.type == profile::CommandType::Property && access == profile::Access::Read &&
            isValueParameter(name))
            continue;
        if (const QString value = editor->value(); !value.isEmpty())
            values.insert(name, value);
    }
    return values;
}

QString CommandRow::complaint(profile::Access access) const
{
    for (const ParameterEditor* editor : m_editors) {
        if (m_command.type == profile::CommandType::Property && access == profile::Access::Read &&
            isValueParameter(editor->parameter().name))
            continue;
        if (editor->value().isEmpty() && !editor->parameter().isRequired())
            continue;
        if (const QString why = editor->complaint(); !why.isEmpty())
            return why;
    }
    return {};
}

void CommandRow::setState(FieldState state, const QString& text)
{
    m_state = state;
    const bool isProperty = m_command.type == profile::CommandType::Property;
    QString shown = text;
    if (shown.isEmpty() && !(state == FieldState::Unknown && !isProperty))
        shown = fieldStateText(state);
    m_result->setText(shown);
    m_result->setForegroundRole(state == FieldState::Current && !isProperty ? QPalette::WindowText
                                                                            : QPalette::PlaceholderText);
    if (state == FieldState::Rejected)
        m_result->setForegroundRole(QPalette::WindowText);
    m_result->setToolTip(fieldStateText(state));
    m_result->setAccessibleDescription(fieldStateText(state));
    Q_EMIT stateChanged();
}

void CommandRow::read()
{
    if (!m_command.isReadable())
        return;
    if (const QString why = complaint(profile::Access::Read); !why.isEmpty()) {
        setState(FieldState::Rejected, why);
        return;
    }
    setState(FieldState::Reading);
    const auto act = ++m_lastAct;
    m_link.run<RowOutcome>(
        instrument::Origin::Form, this,
        [own = m_ownProfile, profile = m_profile, &command = m_command,
         values = arguments(profile::Access::Read)](instrument::Dialogue& dialogue) {
            return runRow(dialogue, *profile, command, values, profile::Access::Read, std::nullopt);
        },
        [this, act](const Result<RowOutcome>& done) {
            if (!isAwaited(act, done ? &done->outcome : nullptr))
                return;
            if (done)
                showReading(done->outcome);
            else
                showProblem(done.error());
        });
}

void CommandRow::apply()
{
    if (!m_command.isWritable())
        return;
    if (const QString why = complaint(profile::Access::Write); !why.isEmpty()) {
        setState(FieldState::Rejected, why);
        return;
    }
    if (!m_command.isDangerous || m_isConfirmed) {
        send();
        return;
    }
    auto* question = new QMessageBox(
        QMessageBox::Warning, tr("Send “%1”?").arg(titleOf(m_command.name)),
        tr("“%1” can do harm to what is connected to %2.").arg(titleOf(m_command.name), m_profile->title()),
        QMessageBox::Cancel, this);
    question->setObjectName(QStringLiteral("dangerQuestion"));
    question->setInformativeText(m_command.description);
    question->setAttribute(Qt::WA_DeleteOnClose);
    auto* sendButton = question->addButton(tr("Send"), QMessageBox::AcceptRole);
    sendButton->setObjectName(QStringLiteral("dangerSend"));
    question->setDefaultButton(QMessageBox::Cancel);
    connect(question, &QMessageBox::buttonClicked, this, [this, sendButton](const QAbstractButton* pressed) {
        if (pressed != sendButton)
            return;
        m_isConfirmed = true;
        send();
    });
    question->open();
}

void CommandRow::send()
{
    setState(FieldState::Sending);
    const bool isSetting = m_command.type == profile::CommandType::Property;
    if (isSetting && m_isSending) {
        // A turned wheel commits a value a notch: a slow instrument gets the last one, not the whole queue.
        m_sendsAgain = true;
        return;
    }
    m_isSending = true;
    std::optional<profile::Arguments> readBack;
    if (isSetting && m_command.isReadable())
        readBack = arguments(profile::Access::Read);
    const auto act = ++m_lastAct;
    m_link.run<RowOutcome>(
        instrument::Origin::Form, this,
        [own = m_ownProfile, profile = m_profile, &command = m_command, values = arguments(profile::Access::Write),
         readBack](instrument::Dialogue& dialogue) {
            return runRow(dialogue, *profile, command, values, profile::Access::Write, readBack);
        },
        [this, act](const Result<RowOutcome>& done) {
            m_isSending = false;
            if (std::exchange(m_sendsAgain, false))
                return send();
            const bool isRefused = !done || !done->complaints.empty();
            if (!isAwaited(act, isRefused ? nullptr : &done->outcome))
                return;
            if (!done) {
                showProblem(done.error());
            } else if (!done->complaints.empty()) {
                // The rejected value stays editable, with the instrument's own words.
                const auto& first = done->complaints.front();
                setState(FieldState::Rejected,
                         tr("Rejected by the instrument: %1, %2").arg(first.number).arg(first.text));
            } else if (done->outcome.reply.isEmpty()) {
                for (ParameterEditor* editor : m_editors)
                    editor->setEdited(false);
                setState(FieldState::Accepted);
            } else {
                showReading(done->outcome);
            }
        });
}

bool CommandRow::isAwaited(std::uint64_t act, const instrument::CommandOutcome* outcome)
{
    if (act != m_lastAct)
        return false;
    // What went wrong is told in any case; a reading must not replace what is being typed.
    if (outcome == nullptr || !hasEdits())
        return true;
    if (!outcome->reply.isEmpty())
        m_last = *outcome;
    return false;
}

void CommandRow::showReading(const instrument::CommandOutcome& outcome)
{
    m_last = outcome;
    if (m_command.type == profile::CommandType::Property) {
        for (ParameterEditor* editor : m_editors) {
            if (isValueParameter(editor->parameter().name)) {
                editor->setReading(outcome.reply);
                setState(FieldState::Current);
                return;
            }
        }
    }
    setState(FieldState::Current, displayTextOf(outcome.reply));
}

void CommandRow::showProblem(const Error& error)
{
    if (error.status != visa::Status::ErrorAbort)
        setState(FieldState::Rejected, error.message);
    else if (m_state == FieldState::Sending) // the editors hold the user's value, not the instrument's
        setState(FieldState::Edited);
    else if (!hasEdits())
        setState(m_last ? FieldState::Stale : FieldState::Unknown);
}

void CommandRow::revert()
{
    m_sendsAgain = false;
    for (ParameterEditor* editor : m_editors) {
        if (m_command.type == profile::CommandType::Property && isValueParameter(editor->parameter().name)) {
            if (m_last)
                editor->setReading(m_last->reply);
            else
                editor->clear();
        } else {
            editor->setValue(editor->parameter().defaultValue.value_or(QString()));
        }
    }
    setState(m_last && m_command.type == profile::CommandType::Property ? FieldState::Current
                                                                        : FieldState::Unknown);
}

void CommandRow::setFavourite(bool isFavourite)
{
    m_isFavourite = isFavourite;
}

void CommandRow::setStale()
{
    if (m_state == FieldState::Current || m_state == FieldState::Accepted)
        setState(FieldState::Stale);
}

void CommandRow::setUsable(bool isUsable)
{
    if (m_apply)
        m_apply->setEnabled(isUsable && m_command.enabled);
    if (m_read)
        m_read->setEnabled(isUsable && m_command.enabled);
}

void CommandRow::contextMenuEvent(QContextMenuEvent* event)
{
    QMenu menu(this);
    if (m_command.isReadable())
        menu.addAction(tr("Read Back"), this, &CommandRow::read);
    menu.addAction(tr("Revert"), this, &CommandRow::revert);
    menu.addSeparator();
    menu.addAction(tr("Copy Value"), this, [this] {
        QApplication::clipboard()->setText(m_last ? m_last->reply.toText() : m_result->text());
    });
    menu.addAction(tr("Copy as SCPI"), this, &CommandRow::copyAsScpi);
    menu.addAction(tr("Copy as Command Line"), this, &CommandRow::copyAsCommandLine);
    menu.addAction(tr("Copy as Python"), this, &CommandRow::copyAsPython);
    if (m_last && std::holds_alternative<QByteArray>(m_last->reply.value))
        menu.addAction(tr("Save Reply …"), this, &CommandRow::saveReply);
    menu.addSeparator();
    QAction* pin = menu.addAction(tr("Favourite"), this, [this] { Q_EMIT favouriteToggled(!m_isFavourite); });
    pin->setCheckable(true);
    pin->setChecked(m_isFavourite);
    menu.exec(event->globalPos());
}

void CommandRow::copyAsScpi()
{
    const auto access = m_command.isWritable() && m_state == FieldState::Edited
                            ? profile::Access::Write
                            : profile::naturalAccess(m_command, {});
    const auto rendered = profile::render(m_command, access, arguments(access));
    if (rendered)
        QApplication::clipboard()->setText(QString::fromUtf8(rendered->bytes));
    else
        setState(FieldState::Rejected, rendered.error().message);
}

void CommandRow::copyAsCommandLine()
{
    QApplication::clipboard()->setText(
        commandLineOf(m_link.resource().toString(), m_command, arguments(profile::Access::Write)));
}

void CommandRow::copyAsPython()
{
    const auto access = profile::naturalAccess(m_command, arguments(profile::Access::Write));
    const auto rendered = profile::render(m_command, access, arguments(access));
    if (rendered)
        QApplication::clipboard()->setText(pythonOf(m_link.resource().toString(), *rendered));
    else
        setState(FieldState::Rejected, rendered.error().message);
}

void CommandRow::saveReply()
{
    const QString path = QFileDialog::getSaveFileName(this, tr("Save Reply"), m_command.name);
    if (path.isEmpty())
        return;
    const QByteArray bytes = std::get<QByteArray>(m_last->reply.value);
    QSaveFile file(path);
    if (!file.open(QIODevice::WriteOnly) || file.write(bytes) != bytes.size() || !file.commit()) {
        setState(FieldState::Rejected, tr("%1 could not be written: %2. Choose another folder or free some space.")
                                           .arg(path, file.errorString()));
    }
}

} // namespace visor::ui
