// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/controls/sdk_view.h"

#include "core/profile/difference.h"
#include "widgets/common/theme.h"
#include "widgets/controls/command_text.h"

#include <QFormLayout>
#include <QLabel>
#include <QVBoxLayout>

namespace visor::ui {

namespace {

/// "read(rng = range)": a method and which parameter fills which argument.
QString callText(const QString& method, const std::vector<profile::MapEntry>& arguments)
{
    QStringList parts;
    for (const profile::MapEntry& argument : arguments)
        parts << QStringLiteral("%1 = %2").arg(argument.wire, argument.label);
    return QStringLiteral("%1(%2)").arg(method, parts.join(QStringLiteral(", ")));
}

QString argumentsText(const profile::Node::Pointer& arguments)
{
    return arguments ? profile::flowText(*arguments) : QString();
}

} // namespace

SdkView::SdkView(QWidget* parent) : QWidget(parent), m_lines(new QFormLayout)
{
    setObjectName(QStringLiteral("sdkView"));
    auto* why = new QLabel(sdkReason(), this);
    why->setObjectName(QStringLiteral("sdkReason"));
    why->setWordWrap(true);
    m_lines->setHorizontalSpacing(16);
    m_lines->setFieldGrowthPolicy(QFormLayout::AllNonFixedFieldsGrow);
    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(8, 4, 8, 4);
    column->setSpacing(12);
    column->addWidget(why);
    column->addLayout(m_lines);
}

bool SdkView::isEmpty() const
{
    return m_lines->rowCount() == 0;
}

void SdkView::addLine(const QString& name, const QString& text)
{
    if (text.isEmpty())
        return;
    auto* value = new QLabel(text, this);
    value->setObjectName(QStringLiteral("sdk.") + name);
    value->setFont(monospaceFont());
    value->setTextFormat(Qt::PlainText); // a file's words
    value->setTextInteractionFlags(Qt::TextSelectableByMouse | Qt::TextSelectableByKeyboard);
    value->setWordWrap(true);
    value->setAccessibleName(name);
    auto* caption = new QLabel(name, this);
    caption->setForegroundRole(QPalette::PlaceholderText);
    m_lines->addRow(caption, value);
}

void SdkView::setProfile(const profile::Profile& profile)
{
    while (m_lines->rowCount() > 0)
        m_lines->removeRow(0);
    if (const auto& sdk = profile.sdk) {
        addLine(tr("Package"), sdk->package);
        addLine(tr("Module"), sdk->importPath);
        addLine(tr("Class"), sdk->isAsync ? tr("%1 (asynchronous)").arg(sdk->className) : sdk->className);
        addLine(tr("Constructor arguments"), argumentsText(sdk->constructorArgs));
        addLine(tr("Connect"), sdk->connectMethod);
        addLine(tr("Connect arguments"), argumentsText(sdk->connectArgs));
        addLine(tr("Connect defaults"), argumentsText(sdk->connectDefaults));
        addLine(tr("Disconnect"), sdk->disconnectMethod);
        addLine(tr("Identity method"), sdk->identityMethod);
        addLine(tr("Identity property"), sdk->identityProperty);
        addLine(tr("Identity pattern"), sdk->identityPattern);
    }
    for (const profile::Command& command : profile.commands) {
        const auto& call = command.sdkCall;
        if (!call)
            continue;
        QStringList lines;
        if (!call->method.isEmpty())
            lines << callText(call->method, call->argsMap);
        if (!call->getter.isEmpty())
            lines << tr("reads %1").arg(call->isProperty ? call->getter : callText(call->getter, call->argsMap));
        if (!call->setter.isEmpty())
            lines << tr("sets %1").arg(call->isProperty ? call->setter : callText(call->setter, call->argsMap));
        if (!call->resultField.isEmpty())
            lines << tr("takes the field %1 of the result").arg(call->resultField);
        addLine(titleOf(command.name), lines.isEmpty() ? tr("no method named") : lines.join(QLatin1Char('\n')));
    }
}

} // namespace visor::ui
