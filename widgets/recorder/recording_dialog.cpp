// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/recorder/recording_dialog.h"

#include <QApplication>
#include <QClipboard>
#include <QComboBox>
#include <QDir>
#include <QFileDialog>
#include <QFontDatabase>
#include <QHBoxLayout>
#include <QLabel>
#include <QPlainTextEdit>
#include <QPushButton>
#include <QSaveFile>

#include <utility>

namespace visor::ui {

namespace {

using instrument::ScriptForm;

constexpr int kScriptColumns = 88;
constexpr int kScriptLines = 26;

QString endingOf(ScriptForm form)
{
    switch (form) {
    case ScriptForm::Scpi:
        return QStringLiteral("scpi");
    case ScriptForm::Shell:
        return QStringLiteral("sh");
    case ScriptForm::Python:
        return QStringLiteral("py");
    }
    return {};
}

} // namespace

RecordingDialog::RecordingDialog(instrument::RecordedSession session, const QString& folder, QWidget* parent)
    : QDialog(parent),
      m_session(std::move(session)),
      m_folder(folder),
      m_form(new QComboBox(this)),
      m_text(new QPlainTextEdit(this)),
      m_status(new QLabel(this))
{
    setObjectName(QStringLiteral("recordingDialog"));
    setWindowTitle(tr("Recording of %1").arg(m_session.instrument));
    setAttribute(Qt::WA_DeleteOnClose);
    m_form->setObjectName(QStringLiteral("recordingForm"));
    m_form->addItem(tr("Command lines for a shell"), static_cast<int>(ScriptForm::Shell));
    m_form->addItem(tr("Python with PyVISA"), static_cast<int>(ScriptForm::Python));
    m_form->addItem(tr("SCPI messages"), static_cast<int>(ScriptForm::Scpi));
    m_text->setObjectName(QStringLiteral("recordingText"));
    m_text->setReadOnly(true);
    m_text->setFont(QFontDatabase::systemFont(QFontDatabase::FixedFont));
    m_text->setLineWrapMode(QPlainTextEdit::NoWrap);
    m_text->setAccessibleName(tr("Script"));
    m_status->setObjectName(QStringLiteral("recordingStatus"));
    m_status->setTextFormat(Qt::PlainText);
    m_status->setWordWrap(true);
    auto* name = new QLabel(tr("&Form"), this);
    name->setBuddy(m_form);
    auto* copy = new QPushButton(tr("&Copy"), this);
    copy->setObjectName(QStringLiteral("recordingCopy"));
    auto* saveButton = new QPushButton(tr("&Save…"), this);
    saveButton->setObjectName(QStringLiteral("recordingSave"));
    saveButton->setDefault(true);
    auto* close = new QPushButton(tr("Close"), this);
    auto* head = new QHBoxLayout;
    head->addWidget(name);
    head->addWidget(m_form);
    head->addStretch(1);
    auto* buttons = new QHBoxLayout;
    buttons->addStretch(1);
    buttons->addWidget(copy);
    buttons->addWidget(saveButton);
    buttons->addWidget(close);
    auto* column = new QVBoxLayout(this);
    column->addLayout(head);
    column->addWidget(m_text, 1);
    column->addWidget(m_status);
    column->addLayout(buttons);
    resize(fontMetrics().averageCharWidth() * kScriptColumns, fontMetrics().lineSpacing() * kScriptLines);
    connect(m_form, &QComboBox::currentIndexChanged, this, &RecordingDialog::showScript);
    connect(copy, &QPushButton::clicked, this,
            [this] { QApplication::clipboard()->setText(m_text->toPlainText()); });
    connect(saveButton, &QPushButton::clicked, this, &RecordingDialog::save);
    connect(close, &QPushButton::clicked, this, &QDialog::reject);
    showScript();
}

instrument::ScriptForm RecordingDialog::form() const
{
    return static_cast<ScriptForm>(m_form->currentData().toInt());
}

void RecordingDialog::showScript()
{
    const instrument::RecordingScript script = instrument::scriptOf(form(), m_session);
    m_text->setPlainText(script.text);
    if (m_session.acts.empty())
        m_status->setText(tr("Nothing was done while it was recorded."));
    else if (script.leftOut > 0)
        m_status->setText(tr("%n act(s) cannot be written in this form; choose Python for all of them.", nullptr,
                             static_cast<int>(script.leftOut)));
    else
        m_status->clear();
}

void RecordingDialog::save()
{
    auto* dialog = new QFileDialog(this, tr("Save Recording"),
                                   QDir(m_folder).filePath(QStringLiteral("recording.") + endingOf(form())));
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    dialog->setAcceptMode(QFileDialog::AcceptSave);
    connect(dialog, &QFileDialog::fileSelected, this, [this](const QString& path) {
        const auto done = saveTo(path);
        m_status->setText(done ? tr("Saved to %1.").arg(path) : done.error().message);
    });
    dialog->open();
}

Result<void> RecordingDialog::saveTo(const QString& path)
{
    const QByteArray text = instrument::scriptOf(form(), m_session).text.toUtf8();
    QSaveFile file(path);
    if (!file.open(QIODevice::WriteOnly) || file.write(text) != text.size() || !file.commit()) {
        return failure(visa::Status::ErrorFileIo,
                       tr("%1 could not be written: %2. Choose another folder or free some space.")
                           .arg(path, file.errorString()),
                       QStringLiteral("recording.save"));
    }
    if (form() != ScriptForm::Scpi)
        QFile::setPermissions(path, QFile::permissions(path) | QFile::ExeOwner);
    Q_EMIT saved(path);
    return {};
}

} // namespace visor::ui
