// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/controls/danger_question.h"

#include "core/profile/map_reader.h"
#include "core/profile/node.h"
#include "core/profile/parameter_roles.h"
#include "widgets/common/instrument_link.h"
#include "widgets/controls/command_text.h"

#include <QCoreApplication>
#include <QMessageBox>
#include <QPushButton>

#include <utility>

namespace visor::ui {

namespace {

struct DangerText
{
    Q_DECLARE_TR_FUNCTIONS(visor::ui::DangerQuestion)
};

QString dangerousValue(const profile::Parameter& parameter, const QString& given)
{
    if (parameter.type == profile::ValueType::Bool) {
        if (const auto isOn = profile::booleanWord(given))
            return *isOn ? DangerText::tr("On") : DangerText::tr("Off");
    }
    // A value that was typed with its unit has it already.
    const bool lacksUnit = !parameter.unit.isEmpty() && profile::plainNumber(given).has_value();
    return lacksUnit ? QStringLiteral("%1 %2").arg(given, parameter.unit) : given;
}

} // namespace

QString dangerousValues(const profile::Command& command, const profile::Arguments& arguments)
{
    const profile::Parameter* value = profile::valueParameter(command);
    QStringList parts;
    for (const profile::Parameter& parameter : command.params) {
        const QVariant given = arguments.value(parameter.name);
        const QString text = given.isValid() ? given.toString() : parameter.defaultValue.value_or(QString());
        if (text.isEmpty())
            continue;
        const QString shown = dangerousValue(parameter, text);
        const bool isAlone = &parameter == value || parameter.name == QLatin1String("value");
        parts << (isAlone ? shown : QStringLiteral("%1 %2").arg(titleOf(parameter.name), shown));
    }
    return parts.join(QStringLiteral(", "));
}

bool needsDangerQuestion(const profile::Command& command, const profile::Arguments& arguments)
{
    return command.isDangerous && !profile::switchesOff(command, arguments);
}

QString dangerousInstrument(const InstrumentLink& link, const profile::Profile& profile)
{
    const auto& identity = link.identity();
    const QString name = identity && !identity->isEmpty()
                             ? QStringLiteral("%1 %2").arg(identity->manufacturer, identity->model).trimmed()
                             : profile.title();
    return QStringLiteral("%1 (%2)").arg(name, link.resource().toString());
}

void askAboutDanger(QWidget* parent, const DangerousAct& act, std::function<void()> accepted)
{
    const QString what = act.values.isEmpty()
                             ? DangerText::tr("Send “%1” to %2?").arg(act.title, act.instrument)
                             : DangerText::tr("Send “%1” to %2: %3?").arg(act.title, act.instrument, act.values);
    auto* question = new QMessageBox(QMessageBox::Warning, DangerText::tr("Send “%1”?").arg(act.title), what,
                                     QMessageBox::Cancel, parent);
    question->setObjectName(QStringLiteral("dangerQuestion"));
    question->setInformativeText(
        QStringList{act.description, DangerText::tr("It can do harm to what is connected.")}
            .join(QLatin1Char('\n'))
            .trimmed());
    question->setAttribute(Qt::WA_DeleteOnClose);
    auto* send = question->addButton(DangerText::tr("Send"), QMessageBox::AcceptRole);
    send->setObjectName(QStringLiteral("dangerSend"));
    question->setDefaultButton(QMessageBox::Cancel);
    QObject::connect(question, &QMessageBox::buttonClicked, parent,
                     [send, accepted = std::move(accepted)](const QAbstractButton* pressed) {
                         if (pressed == send)
                             accepted();
                     });
    question->open();
}

} // namespace visor::ui
