// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/setups/save_setup_dialog.h"

#include "widgets/common/instrument_link.h"

#include <QDateTime>
#include <QDir>
#include <QFileDialog>
#include <QFileInfo>
#include <QFormLayout>
#include <QHBoxLayout>
#include <QLabel>
#include <QLineEdit>
#include <QPlainTextEdit>
#include <QProgressBar>
#include <QPushButton>

#include <algorithm>
#include <utility>

namespace visor::ui {

namespace {

constexpr int kSaveLookMs = 100;
constexpr int kPathCharacters = 56;
constexpr int kNoteLines = 4;

QString proposedName(const InstrumentLink& link)
{
    QString model = link.identity() ? link.identity()->model : QString();
    model.removeIf([](QChar c) { return !c.isLetterOrNumber() && c != u'-' && c != u'_'; });
    if (model.isEmpty())
        model = QStringLiteral("instrument");
    return QStringLiteral("%1-%2.visor-setup.json")
        .arg(model, QDateTime::currentDateTime().toString(QStringLiteral("yyyyMMdd-HHmmss")));
}

} // namespace

SaveSetupDialog::SaveSetupDialog(InstrumentLink& link, const QString& folder, QWidget* parent)
    : QDialog(parent),
      m_link(link),
      m_path(new QLineEdit(this)),
      m_note(new QPlainTextEdit(this)),
      m_status(new QLabel(this)),
      m_progress(new QProgressBar(this)),
      m_save(new QPushButton(this)),
      m_cancel(new QPushButton(tr("Cancel"), this))
{
    build(folder);
    m_look.setInterval(kSaveLookMs);
    connect(&m_look, &QTimer::timeout, this, [this] {
        m_progress->setRange(0, m_progressOf->second);
        m_progress->setValue(m_progressOf->first);
    });
    connect(m_path, &QLineEdit::textChanged, this, [this] {
        m_problem.clear();
        showButtons();
    });
    connect(m_save, &QPushButton::clicked, this, &SaveSetupDialog::start);
    connect(m_cancel, &QPushButton::clicked, this, &QDialog::reject);
    connect(&m_link, &InstrumentLink::stateChanged, this, &SaveSetupDialog::showButtons);
    connect(&m_link, &InstrumentLink::profileChanged, this, &SaveSetupDialog::showButtons);
    showButtons();
}

SaveSetupDialog::~SaveSetupDialog()
{
    if (m_job)
        m_link.cancel(*m_job);
}

void SaveSetupDialog::build(const QString& folder)
{
    setObjectName(QStringLiteral("saveSetupDialog"));
    setWindowTitle(tr("Save Setup"));
    setAttribute(Qt::WA_DeleteOnClose);
    m_path->setObjectName(QStringLiteral("setupPath"));
    m_path->setText(QDir(folder).filePath(proposedName(m_link)));
    m_path->setMinimumWidth(fontMetrics().averageCharWidth() * kPathCharacters);
    m_note->setObjectName(QStringLiteral("setupNote"));
    m_note->setPlaceholderText(tr("What this setup is for"));
    m_note->setTabChangesFocus(true);
    m_note->setFixedHeight(fontMetrics().lineSpacing() * kNoteLines);
    m_status->setObjectName(QStringLiteral("saveSetupStatus"));
    m_status->setTextFormat(Qt::PlainText);
    m_status->setWordWrap(true);
    m_progress->setTextVisible(false);
    m_progress->setAccessibleName(tr("Progress of reading the settings"));
    m_progress->hide();
    m_save->setObjectName(QStringLiteral("setupSave"));
    m_save->setDefault(true);
    auto* browseButton = new QPushButton(tr("&Browse…"), this);
    browseButton->setAutoDefault(false);
    connect(browseButton, &QPushButton::clicked, this, &SaveSetupDialog::browse);
    auto* file = new QHBoxLayout;
    file->addWidget(m_path, 1);
    file->addWidget(browseButton);
    auto* form = new QFormLayout;
    form->addRow(tr("&File"), file);
    form->addRow(tr("&Note"), m_note);
    static_cast<QLabel*>(form->labelForField(file))->setBuddy(m_path);
    auto* buttons = new QHBoxLayout;
    buttons->addStretch(1);
    buttons->addWidget(m_save);
    buttons->addWidget(m_cancel);
    auto* column = new QVBoxLayout(this);
    column->addLayout(form);
    column->addWidget(m_status);
    column->addWidget(m_progress);
    column->addStretch(1);
    column->addLayout(buttons);
}

void SaveSetupDialog::browse()
{
    auto* dialog = new QFileDialog(this, tr("Save Setup"), m_path->text(), tr("Setups (*.visor-setup.json)"));
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    dialog->setAcceptMode(QFileDialog::AcceptSave);
    dialog->setDefaultSuffix(QStringLiteral("visor-setup.json"));
    dialog->setOption(QFileDialog::DontConfirmOverwrite); // this dialog says it, whoever named the file
    connect(dialog, &QFileDialog::fileSelected, m_path, &QLineEdit::setText);
    dialog->open();
}

void SaveSetupDialog::start()
{
    m_problem.clear();
    m_progressOf = std::make_shared<std::pair<std::atomic<int>, std::atomic<int>>>(0, 0);
    m_job = m_link.run<instrument::TakenSetup>(
        instrument::Origin::Housekeeping, this,
        [profile = m_link.profile(), identity = m_link.identity().value_or(scpi::Identity()),
         counts = m_progressOf](instrument::Dialogue& dialogue) -> Result<instrument::TakenSetup> {
            const auto tell = [&counts](std::size_t asked, std::size_t of) {
                counts->second = static_cast<int>(of);
                counts->first = static_cast<int>(asked);
            };
            return instrument::takeSetup(dialogue, *profile, identity, tell);
        },
        [this](const Result<instrument::TakenSetup>& taken) { end(taken); });
    m_look.start();
    showButtons();
}

void SaveSetupDialog::end(const Result<instrument::TakenSetup>& taken)
{
    m_job.reset();
    m_look.stop();
    const auto fail = [this](const Error& why) {
        m_problem = why.message;
        showButtons();
    };
    if (!taken)
        return fail(taken.error());
    instrument::Setup setup = taken->setup;
    setup.note = m_note->toPlainText();
    if (const auto written = instrument::saveSetup(setup, m_path->text()); !written)
        return fail(written.error());
    Q_EMIT saved(m_path->text(), static_cast<int>(setup.items.size()),
                 static_cast<int>(taken->asked - std::min(taken->asked, setup.items.size())));
    accept();
}

void SaveSetupDialog::showButtons()
{
    const bool isBusy = m_job.has_value();
    const bool isThere = QFileInfo::exists(m_path->text());
    m_save->setText(isThere ? tr("&Replace") : tr("&Save"));
    m_save->setEnabled(!isBusy && !m_path->text().trimmed().isEmpty() && m_link.isReady() && m_link.profile());
    m_path->setEnabled(!isBusy);
    m_progress->setVisible(isBusy);
    if (isBusy)
        m_status->setText(tr("Reading how the instrument is set …"));
    else if (!m_problem.isEmpty())
        m_status->setText(m_problem);
    else if (isThere)
        m_status->setText(tr("This file is there already; saving replaces it."));
    else
        m_status->setText(m_link.isReady() ? QString() : tr("Connect the instrument to read its settings."));
}

} // namespace visor::ui
