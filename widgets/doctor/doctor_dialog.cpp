// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/doctor/doctor_dialog.h"

#include "widgets/common/icons.h"
#include "widgets/doctor/finding_card.h"

#include <QClipboard>
#include <QDialogButtonBox>
#include <QEvent>
#include <QGuiApplication>
#include <QHBoxLayout>
#include <QLabel>
#include <QPushButton>
#include <QScrollArea>
#include <QVBoxLayout>

#include <algorithm>

namespace visor::ui {

DoctorDialog::DoctorDialog(const doctor::Doctor& doctor, doctor::Complaint complaint, const QString& name,
                           QWidget* parent)
    : QDialog(parent),
      m_complaint(std::move(complaint)),
      m_name(name),
      m_icon(new QLabel(this)),
      m_line(new QLabel(this)),
      m_area(new QScrollArea(this)),
      m_examination(new Examination(doctor, this))
{
    setObjectName(QStringLiteral("doctorDialog"));
    setWindowTitle(m_complaint.resource ? tr("Why does %1 not connect?").arg(m_name)
                                        : tr("Why is the list empty?"));
    m_line->setObjectName(QStringLiteral("doctorVerdict"));
    m_line->setTextFormat(Qt::PlainText);
    m_line->setWordWrap(true);
    QFont large = m_line->font();
    large.setPointSizeF(large.pointSizeF() * 1.15);
    large.setBold(true);
    m_line->setFont(large);
    auto* what = new QLabel(m_complaint.resource ? m_complaint.resource->toString() : tr("This machine"), this);
    what->setTextFormat(Qt::PlainText);
    what->setForegroundRole(QPalette::PlaceholderText);
    what->setTextInteractionFlags(Qt::TextSelectableByMouse);

    m_area->setObjectName(QStringLiteral("doctorFindings"));
    m_area->setAccessibleName(tr("Findings"));
    m_area->setFrameShape(QFrame::NoFrame);
    m_area->setWidgetResizable(true);
    m_area->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    m_area->setFocusPolicy(Qt::StrongFocus); // arrows scroll

    auto* buttons = new QDialogButtonBox(QDialogButtonBox::Close, this);
    buttons->button(QDialogButtonBox::Close)->setIcon(icon(QLatin1StringView("close")));
    m_stop = buttons->addButton(tr("&Stop"), QDialogButtonBox::ActionRole);
    m_stop->setObjectName(QStringLiteral("doctorStop"));
    m_stop->setIcon(icon(QLatin1StringView("stop")));
    m_again = buttons->addButton(tr("Examine &again"), QDialogButtonBox::ActionRole);
    m_again->setObjectName(QStringLiteral("doctorAgain"));
    m_again->setIcon(icon(QLatin1StringView("refresh")));
    m_copy = buttons->addButton(tr("&Copy the report"), QDialogButtonBox::ActionRole);
    m_copy->setObjectName(QStringLiteral("doctorCopy"));
    m_copy->setIcon(icon(QLatin1StringView("copy")));
    for (QPushButton* button : {m_stop, m_again, m_copy})
        button->setAutoDefault(false);

    auto* words = new QVBoxLayout;
    words->setSpacing(2);
    words->addWidget(m_line);
    words->addWidget(what);
    auto* head = new QHBoxLayout;
    head->setSpacing(12);
    head->addWidget(m_icon, 0, Qt::AlignTop);
    head->addLayout(words, 1);
    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(20, 20, 20, 16);
    column->setSpacing(16);
    column->addLayout(head);
    column->addWidget(m_area, 1);
    column->addWidget(buttons);
    resize(640, 520);

    connect(buttons, &QDialogButtonBox::rejected, this, &QDialog::reject);
    connect(m_stop, &QPushButton::clicked, m_examination, &Examination::stop);
    connect(m_again, &QPushButton::clicked, this, &DoctorDialog::begin);
    connect(m_copy, &QPushButton::clicked, this,
            [this] { QGuiApplication::clipboard()->setText(doctor::reportText(m_complaint, m_findings)); });
    connect(m_examination, &Examination::found, this, &DoctorDialog::take);
    connect(m_examination, &Examination::finished, this, &DoctorDialog::finish);
    begin();
}

void DoctorDialog::begin()
{
    m_findings.clear();
    m_list = new QWidget;
    m_list->setAutoFillBackground(false);
    m_cards = new QVBoxLayout(m_list);
    m_cards->setContentsMargins(0, 0, 0, 0);
    m_cards->setSpacing(6);
    m_cards->addStretch(1);
    m_area->setWidget(m_list); // the one before goes
    m_area->viewport()->setAutoFillBackground(false);
    m_stop->setEnabled(true);
    m_again->setEnabled(false);
    m_examination->start(m_complaint);
    showVerdict(tr("Looking for the reason…"), doctor::Severity::Note);
}

void DoctorDialog::take(const doctor::Finding& finding)
{
    m_findings.push_back(finding);
    m_cards->insertWidget(m_cards->count() - 1, new FindingCard(finding, m_list));
    // The first reason stands on top at once; later ones below it do not push it away.
    if (finding.severity == doctor::Severity::Problem && m_verdict != doctor::Severity::Problem)
        showVerdict(finding.title, finding.severity);
}

void DoctorDialog::finish(bool isWhole)
{
    // A button that had the focus hands it on before it is switched off.
    if (m_stop->hasFocus())
        m_area->setFocus();
    m_stop->setEnabled(false);
    m_again->setEnabled(true);
    if (m_verdict == doctor::Severity::Problem)
        return;
    if (!isWhole) {
        showVerdict(tr("Stopped before the reason was found."), doctor::Severity::Note);
        return;
    }
    const auto warning = std::find_if(m_findings.begin(), m_findings.end(), [](const doctor::Finding& finding) {
        return finding.severity == doctor::Severity::Warning;
    });
    if (warning != m_findings.end())
        showVerdict(warning->title, doctor::Severity::Warning);
    else
        showVerdict(tr("Nothing wrong was found."), doctor::Severity::Fine);
}

void DoctorDialog::showVerdict(const QString& text, doctor::Severity severity)
{
    m_verdict = severity;
    m_line->setText(text);
    paintVerdictIcon();
}

void DoctorDialog::changeEvent(QEvent* event)
{
    QDialog::changeEvent(event);
    if (event->type() == QEvent::PaletteChange && m_cards != nullptr)
        paintVerdictIcon();
}

void DoctorDialog::paintVerdictIcon()
{
    const auto name = m_examination->isRunning() && m_verdict == doctor::Severity::Note ? QLatin1StringView("busy")
                                                                                        : severityIcon(m_verdict);
    m_icon->setPixmap(icon(name, severityRole(m_verdict)).pixmap(QSize(28, 28), devicePixelRatioF()));
}

} // namespace visor::ui
