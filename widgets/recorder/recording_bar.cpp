// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/recorder/recording_bar.h"

#include "widgets/common/icons.h"

#include <QHBoxLayout>
#include <QLabel>
#include <QLocale>
#include <QPushButton>

namespace visor::ui {

namespace {

constexpr int kRecordingLookMs = 250;
constexpr int kRecordingIcon = 16;

} // namespace

RecordingBar::RecordingBar(instrument::TraceLog& trace, const QString& source, QWidget* parent)
    : QWidget(parent), m_trace(trace), m_source(source), m_text(new QLabel(this))
{
    setObjectName(QStringLiteral("recordingBar"));
    m_text->setObjectName(QStringLiteral("recordingText"));
    auto* mark = new QLabel(this);
    mark->setPixmap(icon(QLatin1StringView("record"), ColourRole::Bad).pixmap(kRecordingIcon));
    auto* button = new QPushButton(icon(QLatin1StringView("stop")), tr("Stop recording"), this);
    button->setObjectName(QStringLiteral("recordingStop"));
    auto* layout = new QHBoxLayout(this);
    layout->setContentsMargins(12, 2, 8, 2);
    layout->setSpacing(8);
    layout->addWidget(mark);
    layout->addWidget(m_text, 1);
    layout->addWidget(button);
    hide();
    m_look.setInterval(kRecordingLookMs);
    connect(&m_look, &QTimer::timeout, this, &RecordingBar::refresh);
    connect(button, &QPushButton::clicked, this, &RecordingBar::stop);
}

void RecordingBar::start()
{
    const auto source = m_trace.findSource(m_source);
    if (isRecording() || !source)
        return;
    m_recorder = std::make_unique<instrument::Recorder>(m_trace, *source);
    m_begun = QDateTime::currentDateTimeUtc();
    refresh();
    m_look.start();
    show();
}

void RecordingBar::stop()
{
    if (!isRecording())
        return;
    m_look.stop();
    const auto acts = m_recorder->acts();
    m_recorder.reset();
    hide();
    Q_EMIT stopped(acts, m_begun);
}

void RecordingBar::refresh()
{
    const int count = static_cast<int>(m_recorder->count());
    QString text = tr("Recording since %1: %n message(s)", nullptr, count)
                       .arg(QLocale().toString(m_begun.toLocalTime().time(), QLocale::ShortFormat));
    if (m_recorder->isFull())
        text += QStringLiteral(". ") + tr("The recording is full; what is done now is not in it.");
    m_text->setText(text);
}

} // namespace visor::ui
