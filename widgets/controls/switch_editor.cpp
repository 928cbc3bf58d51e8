// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/controls/switch_editor.h"

#include <QCheckBox>
#include <QHBoxLayout>

namespace visor::ui {

SwitchEditor::SwitchEditor(const profile::Parameter& parameter, QWidget* parent)
    : ParameterEditor(parameter, parent), m_box(new QCheckBox(this))
{
    m_box->setObjectName(QStringLiteral("switch.") + parameter.name);
    m_box->setAccessibleName(parameter.name);
    setFocusProxy(m_box);
    auto* layout = new QHBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->addWidget(m_box);
    show(Qt::PartiallyChecked);
    connect(m_box, &QCheckBox::clicked, this, [this] {
        m_box->setTristate(false);
        show(m_box->isChecked() ? Qt::Checked : Qt::Unchecked);
        noteEdit();
        Q_EMIT committed();
    });
}

void SwitchEditor::show(Qt::CheckState state)
{
    m_box->setCheckState(state);
    if (state != Qt::PartiallyChecked)
        m_box->setTristate(false);
    m_box->setText(state == Qt::Checked ? tr("On") : state == Qt::Unchecked ? tr("Off") : tr("unknown"));
}

QString SwitchEditor::value() const
{
    switch (m_box->checkState()) {
    case Qt::Checked:
        return QStringLiteral("ON");
    case Qt::Unchecked:
        return QStringLiteral("OFF");
    case Qt::PartiallyChecked:
        break;
    }
    return {};
}

void SwitchEditor::setValue(const QString& value)
{
    const QString word = value.trimmed().toUpper();
    if (word == QLatin1String("ON") || word == QLatin1String("TRUE") || word == QLatin1String("1") ||
        word == QLatin1String("YES")) {
        show(Qt::Checked);
    } else if (word == QLatin1String("OFF") || word == QLatin1String("FALSE") || word == QLatin1String("0") ||
               word == QLatin1String("NO")) {
        show(Qt::Unchecked);
    } else {
        show(Qt::PartiallyChecked);
    }
    setEdited(false);
}

void SwitchEditor::setReading(const profile::ReplyValue& reading)
{
    if (const auto number = reading.toNumber())
        setValue(*number != 0.0 ? QStringLiteral("ON") : QStringLiteral("OFF"));
    else
        setValue(reading.toText());
}

void SwitchEditor::clear()
{
    show(Qt::PartiallyChecked);
    setEdited(false);
}

} // namespace visor::ui
