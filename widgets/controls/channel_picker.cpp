// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/controls/channel_picker.h"

#include "core/profile/parameter_roles.h"
#include "widgets/controls/command_text.h"

#include <QHBoxLayout>
#include <QLabel>
#include <QSignalBlocker>
#include <QTabBar>

namespace visor::ui {

namespace {

/// commonChannel() finds none with more.
constexpr qsizetype kMostPicks = 32;

} // namespace

ChannelPicker::ChannelPicker(QWidget* parent)
    : QWidget(parent), m_name(new QLabel(this)), m_channels(new QTabBar(this))
{
    setObjectName(QStringLiteral("channelPicker"));
    m_channels->setObjectName(QStringLiteral("channels"));
    m_channels->setDocumentMode(true);
    m_channels->setDrawBase(false);
    m_channels->setExpanding(false);
    m_channels->setFocusPolicy(Qt::TabFocus);
    m_name->setBuddy(m_channels);
    m_name->setForegroundRole(QPalette::PlaceholderText);
    auto* layout = new QHBoxLayout(this);
    layout->setContentsMargins(8, 4, 8, 4);
    layout->setSpacing(12);
    layout->addWidget(m_name);
    layout->addWidget(m_channels, 1);
    connect(m_channels, &QTabBar::currentChanged, this, [this] {
        m_picks.insert(m_parameter->name, value());
        Q_EMIT picked(value());
    });
}

void ChannelPicker::setParameter(const profile::Parameter* parameter)
{
    m_parameter = parameter;
    setVisible(parameter != nullptr);
    if (parameter == nullptr)
        return;
    const QSignalBlocker blocker(m_channels);
    while (m_channels->count() > 0)
        m_channels->removeTab(0);
    for (const QString& channel : profile::fewValues(*parameter, kMostPicks)) {
        const int index = m_channels->addTab(channel);
        m_channels->setTabData(index, channel);
    }
    // A bar that is not in sight (another tab of the instrument is) does not say that it has grown, and would stay
    // as flat as it was when empty.
    m_channels->updateGeometry();
    m_name->setText(titleOf(parameter->name));
    m_channels->setAccessibleName(titleOf(parameter->name));
    m_channels->setToolTip(parameter->description);
    setValue(m_picks.value(parameter->name, parameter->defaultValue.value_or(QString())));
}

QString ChannelPicker::value() const
{
    return m_parameter == nullptr ? QString() : m_channels->tabData(m_channels->currentIndex()).toString();
}

void ChannelPicker::setValue(const QString& value)
{
    for (int i = 0; i < m_channels->count(); ++i) {
        if (m_channels->tabData(i).toString().compare(value, Qt::CaseInsensitive) == 0)
            m_channels->setCurrentIndex(i);
    }
}

} // namespace visor::ui
