// SPDX-License-Identifier: GPL-3.0-or-later
// What a row looks like and what it knows; its acts are in command_row_acts.cpp, its menu in command_row_menu.cpp.
#include "widgets/controls/command_row.h"

#include "core/profile/parameter_roles.h"
#include "widgets/controls/command_text.h"
#include "widgets/controls/parameter_editor.h"

#include <QGridLayout>
#include <QHBoxLayout>
#include <QLabel>
#include <QPushButton>
#include <QStyle>

#include <algorithm>
#include <utility>

namespace visor::ui {

namespace {

constexpr int kParametersPerLine = 2;
constexpr int kResultCharacters = 12;

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
      m_buttonBox(new QWidget(this)),
      m_result(new QLabel(this))
{
    setObjectName(QStringLiteral("command.") + command.name);
    m_title->setToolTip(toolTipOf(command));
    m_title->setWordWrap(true);
    m_result->setObjectName(QStringLiteral("result.") + command.name);
    m_result->setAccessibleName(tr("Result of %1").arg(titleOf(command.name)));
    m_result->setTextFormat(Qt::PlainText); // the instrument wrote it
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
    if (m_command.needsSdk()) {
        m_editorBox->setEnabled(false);
        setToolTip(sdkReason());
    }
    changeChannel();
    showState();
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
        if (parameter.defaultValue && !(isProperty() && isValue(*editor)))
            editor->setValue(*parameter.defaultValue);
        editor->setToolTip(toolTipOf(parameter));
        const int line = position / kParametersPerLine;
        const int column = (position % kParametersPerLine) * 2;
        auto* caption = new QLabel(titleOf(parameter.name), m_editorBox);
        caption->setBuddy(editor);
        caption->setForegroundRole(QPalette::PlaceholderText);
        grid->addWidget(caption, line, column, Qt::AlignRight | Qt::AlignVCenter);
        grid->addWidget(editor, line, column + 1);
        ++position;
        m_editors.push_back(editor);
        m_captions.push_back(caption);
        connectEditor(editor);
    }
    showCaptions();
}

void CommandRow::connectEditor(ParameterEditor* editor)
{
    const bool isKey = isProperty() && !isValue(*editor);
    connect(editor, &ParameterEditor::edited, this, [this, isKey] {
        if (isKey)
            return; // another channel picked: nothing to send, committed() reads it
        const QString why = complaint(profile::Access::Write);
        setState(why.isEmpty() ? FieldState::Edited : FieldState::Rejected, why);
    });
    connect(editor, &ParameterEditor::committed, this, [this, isKey] {
        if (isKey) {
            changeChannel();
            if (!hasEdits()) // what was typed for that channel is not read away
                read();
        } else if (m_command.type == profile::CommandType::Query) {
            read();
        } else if (m_isLive && isProperty()) {
            apply();
        }
    });
    connect(editor, &ParameterEditor::reverted, this, &CommandRow::revert);
}

void CommandRow::buildButtons()
{
    auto* buttons = new QHBoxLayout(m_buttonBox);
    buttons->setContentsMargins(0, 0, 0, 0);
    buttons->setSpacing(4);
    if (m_command.isWritable()) {
        m_apply = new QPushButton(isProperty() ? tr("Set") : tr("Send"), this);
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
    buttons->addStretch(1);
    static_cast<QHBoxLayout*>(layout())->addWidget(m_buttonBox);
}

bool CommandRow::isValue(const ParameterEditor& editor) const
{
    return profile::isValueParameter(m_command, editor.parameter().name);
}

void CommandRow::showCaptions()
{
    const auto isFolded = [this](const ParameterEditor* editor) { return editor->parameter().name == m_folded; };
    const auto shown = std::count_if(m_editors.begin(), m_editors.end(), std::not_fn(isFolded));
    for (std::size_t at = 0; at < m_editors.size(); ++at) {
        // Only the value of a property needs no name: the row's title is its name.
        const bool isLoneValue = shown == 1 && isProperty() && isValue(*m_editors[at]);
        m_editors[at]->setVisible(!isFolded(m_editors[at]));
        m_captions[at]->setVisible(!isFolded(m_editors[at]) && !isLoneValue);
        // The place of a hidden editor is not kept free.
        auto* grid = static_cast<QGridLayout*>(m_editorBox->layout());
        const int column = (static_cast<int>(at) % kParametersPerLine) * 2 + 1;
        const auto isInColumn = [&](std::size_t other) {
            return (static_cast<int>(other) % kParametersPerLine) * 2 + 1 == column && !isFolded(m_editors[other]);
        };
        bool isUsed = false;
        for (std::size_t other = 0; other < m_editors.size(); ++other)
            isUsed = isUsed || isInColumn(other);
        grid->setColumnStretch(column, isUsed ? 1 : 0);
    }
}

void CommandRow::fold(const QString& parameter, const QString& value)
{
    if (m_folded != parameter) {
        m_folded = parameter;
        showCaptions();
    }
    for (ParameterEditor* editor : m_editors) {
        if (!parameter.isEmpty() && editor->parameter().name == parameter)
            editor->setValue(value);
    }
    changeChannel();
}

void CommandRow::changeChannel()
{
    QStringList keys;
    for (const ParameterEditor* editor : m_editors) {
        if (isProperty() && !isValue(*editor))
            keys << editor->value();
    }
    const QString channel = keys.join(QLatin1Char('\n'));
    if (channel == m_channel)
        return;
    QStringList values;
    for (const ParameterEditor* editor : m_editors)
        values << editor->value();
    m_faces[m_channel].values = values;
    m_channel = channel;
    const Face known = face();
    if (isEdited(known) || known.state == FieldState::Sending) {
        for (std::size_t at = 0; at < m_editors.size(); ++at) {
            if (!isValue(*m_editors[at]))
                continue;
            m_editors[at]->setValue(known.values.value(static_cast<qsizetype>(at)));
            m_editors[at]->setEdited(true);
        }
    } else {
        clearValues();
    }
    showState();
}

void CommandRow::clearValues()
{
    const auto& last = face().last;
    for (ParameterEditor* editor : m_editors) {
        if (!isValue(*editor))
            continue;
        if (last)
            editor->setReading(last->reply);
        else
            editor->clear();
    }
}

int CommandRow::titleWidthHint() const
{
    return m_title->fontMetrics().horizontalAdvance(m_title->text()) + 4;
}

void CommandRow::setTitleWidth(int width)
{
    m_title->setFixedWidth(width);
}

int CommandRow::buttonsWidthHint() const
{
    return m_buttonBox->sizeHint().width();
}

void CommandRow::setButtonsWidth(int width)
{
    m_buttonBox->setFixedWidth(width);
}

profile::Arguments CommandRow::arguments(profile::Access access) const
{
    profile::Arguments values;
    for (const ParameterEditor* editor : m_editors) {
        if (isProperty() && access == profile::Access::Read && isValue(*editor))
            continue;
        if (const QString value = editor->value(); !value.isEmpty())
            values.insert(editor->parameter().name, value);
    }
    return values;
}

QString CommandRow::complaint(profile::Access access) const
{
    for (const ParameterEditor* editor : m_editors) {
        if (isProperty() && access == profile::Access::Read && isValue(*editor))
            continue;
        if (editor->value().isEmpty() && !editor->parameter().isRequired())
            continue;
        if (const QString why = editor->complaint(); !why.isEmpty())
            return why;
    }
    return {};
}

void CommandRow::setState(const QString& channel, FieldState state, const QString& text)
{
    Face& changed = m_faces[channel];
    changed.isUnread = state == FieldState::Rejected && changed.state == FieldState::Reading;
    changed.state = state;
    changed.text = text;
    if (channel == m_channel)
        showState();
    Q_EMIT stateChanged();
}

void CommandRow::showState()
{
    const FieldState state = face().state;
    QString shown = face().text;
    if (shown.isEmpty() && !(state == FieldState::Unknown && !isProperty()))
        shown = fieldStateText(state);
    m_result->setText(shown);
    m_result->setForegroundRole(state == FieldState::Current && !isProperty() ? QPalette::WindowText
                                                                              : QPalette::PlaceholderText);
    if (state == FieldState::Rejected)
        m_result->setForegroundRole(QPalette::WindowText);
    m_result->setToolTip(fieldStateText(state));
    m_result->setAccessibleDescription(fieldStateText(state));
    if (m_command.needsSdk()) {
        m_result->setText(tr("run by an edge"));
        m_result->setToolTip(sdkReason());
        m_result->setAccessibleDescription(sdkReason());
    }
}

void CommandRow::revert()
{
    face().next.reset();
    if (isProperty()) {
        clearValues();
    } else {
        for (ParameterEditor* editor : m_editors) {
            if (editor->parameter().name != m_folded)
                editor->setValue(editor->parameter().defaultValue.value_or(QString()));
        }
    }
    setState(face().last && isProperty() ? FieldState::Current : FieldState::Unknown);
}

void CommandRow::dropEdits()
{
    for (auto known = m_faces.begin(); known != m_faces.end(); ++known) {
        known->next.reset();
        if (known.key() == m_channel || !isEditState(known->state))
            continue;
        known->state = known->last ? FieldState::Stale : FieldState::Unknown;
        known->text.clear();
    }
    if (hasEdits())
        revert();
}

void CommandRow::setFavourite(bool isFavourite)
{
    m_isFavourite = isFavourite;
}

void CommandRow::setStale()
{
    for (auto known = m_faces.begin(); known != m_faces.end(); ++known) {
        if (known->state == FieldState::Current || known->state == FieldState::Accepted) {
            known->state = FieldState::Stale;
            known->text.clear();
        }
    }
    showState();
    Q_EMIT stateChanged();
}

void CommandRow::setUsable(bool isUsable)
{
    for (QPushButton* button : {m_apply, m_read}) {
        if (button == nullptr)
            continue;
        button->setEnabled(isUsable && m_command.enabled && !m_command.needsSdk());
        if (m_command.needsSdk())
            button->setToolTip(sdkReason());
    }
}

} // namespace visor::ui
