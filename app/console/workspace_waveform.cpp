// SPDX-License-Identifier: GPL-3.0-or-later
// What a workspace remembers of its Waveform tab.
#include "app/console/workspace.h"
#include "widgets/common/settings.h"
#include "widgets/waveform/waveform_panel.h"

#include <QJsonDocument>

namespace visor::app {

void Workspace::followRawCapture()
{
    const QString key = QStringLiteral("rawCapture/") + QString(m_memoryKey).replace(u'/', u'_');
    const QByteArray kept = m_services.settings.value<QByteArray>(key);
    if (!kept.isEmpty())
        m_waveform->setRawSource(capture::RawSource::fromJson(QJsonDocument::fromJson(kept).object()));
    connect(m_waveform, &ui::WaveformPanel::rawSourceUsed, this, [this, key](const capture::RawSource& source) {
        m_services.settings.setValue(key, QJsonDocument(source.toJson()).toJson(QJsonDocument::Compact));
    });
}

} // namespace visor::app
