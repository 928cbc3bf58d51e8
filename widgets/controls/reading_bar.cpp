// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/controls/reading_bar.h"

#include "widgets/controls/form_reader.h"

#include <QHBoxLayout>
#include <QLabel>
#include <QProgressBar>
#include <QPushButton>

namespace visor::ui {

namespace {

constexpr int kReadingPatienceMs = 300;

} // namespace

ReadingBar::ReadingBar(FormReader& reader, QWidget* parent)
    : QWidget(parent),
      m_reader(reader),
      m_text(new QLabel(this)),
      m_progress(new QProgressBar(this)),
      m_stop(new QPushButton(tr("Stop reading"), this))
{
    setObjectName(QStringLiteral("readingBar"));
    m_stop->setObjectName(QStringLiteral("readingStop"));
    m_stop->setToolTip(tr("What has been read stays; the rest is not asked for."));
    m_progress->setTextVisible(false);
    m_progress->setAccessibleName(tr("Progress of reading the values"));
    auto* layout = new QHBoxLayout(this);
    layout->setContentsMargins(8, 4, 8, 4);
    layout->setSpacing(8);
    layout->addWidget(m_text);
    layout->addWidget(m_progress, 1);
    layout->addWidget(m_stop);
    hide();
    m_patience.setSingleShot(true);
    m_patience.setInterval(kReadingPatienceMs);
    connect(&m_patience, &QTimer::timeout, this, [this] { setVisible(m_reader.isReading()); });
    connect(m_stop, &QPushButton::clicked, &m_reader, &FormReader::cancel);
    connect(&m_reader, &FormReader::progressed, this, &ReadingBar::refresh);
    connect(&m_reader, &FormReader::finished, this, &ReadingBar::refresh);
}

void ReadingBar::refresh()
{
    if (!m_reader.isReading()) {
        m_patience.stop();
        hide();
        return;
    }
    m_text->setText(tr("Reading value %1 of %2 …").arg(m_reader.answeredCount() + 1).arg(m_reader.totalCount()));
    m_progress->setRange(0, m_reader.totalCount());
    m_progress->setValue(m_reader.answeredCount());
    if (!isVisible() && !m_patience.isActive())
        m_patience.start();
}

} // namespace visor::ui
