// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/controls/values_dialog.h"

#include <QApplication>
#include <QClipboard>
#include <QDir>
#include <QFileDialog>
#include <QHBoxLayout>
#include <QLabel>
#include <QPushButton>
#include <QSaveFile>
#include <QTableWidget>
#include <QVBoxLayout>

#include <utility>

namespace visor::ui {

namespace {

constexpr int kValueColumns = 64;
constexpr int kValueLines = 22;

/// Rows with tabs between their cells: what spreadsheets take from the clipboard.
QString tabbed(const ValueTable& values)
{
    QString text = values.headings.join(QLatin1Char('\t')) + QLatin1Char('\n');
    for (const QStringList& row : values.rows)
        text += row.join(QLatin1Char('\t')) + QLatin1Char('\n');
    return text;
}

QByteArray valueLine(const QStringList& cells)
{
    QByteArrayList fields;
    for (const QString& cell : cells) {
        QByteArray bytes = cell.toUtf8();
        if (bytes.contains(',') || bytes.contains('"') || bytes.contains('\n') || bytes.contains('\r'))
            bytes = '"' + bytes.replace("\"", "\"\"") + '"';
        fields << bytes;
    }
    return fields.join(',') + '\n';
}

} // namespace

ValuesDialog::ValuesDialog(const QString& title, ValueTable values, QWidget* parent)
    : QDialog(parent), m_values(std::move(values)), m_status(new QLabel(this))
{
    setObjectName(QStringLiteral("valuesDialog"));
    setWindowTitle(tr("Values of %1").arg(title));
    auto* table =
        new QTableWidget(static_cast<int>(m_values.rows.size()), static_cast<int>(m_values.headings.size()), this);
    table->setObjectName(QStringLiteral("valuesTable"));
    table->setAccessibleName(windowTitle());
    table->setHorizontalHeaderLabels(m_values.headings);
    table->setEditTriggers(QAbstractItemView::NoEditTriggers);
    for (int row = 0; row < table->rowCount(); ++row) {
        const QStringList& cells = m_values.rows[static_cast<std::size_t>(row)];
        for (int column = 0; column < static_cast<int>(cells.size()); ++column)
            table->setItem(row, column, new QTableWidgetItem(cells[column]));
    }
    table->resizeColumnsToContents();
    m_status->setObjectName(QStringLiteral("valuesStatus"));
    m_status->setTextFormat(Qt::PlainText);
    m_status->setWordWrap(true);
    auto* copy = new QPushButton(tr("&Copy"), this);
    copy->setObjectName(QStringLiteral("valuesCopy"));
    auto* saveButton = new QPushButton(tr("&Save as CSV…"), this);
    saveButton->setObjectName(QStringLiteral("valuesSave"));
    saveButton->setDefault(true);
    auto* close = new QPushButton(tr("Close"), this);
    auto* buttons = new QHBoxLayout;
    buttons->addWidget(m_status, 1);
    buttons->addWidget(copy);
    buttons->addWidget(saveButton);
    buttons->addWidget(close);
    auto* column = new QVBoxLayout(this);
    column->addWidget(table, 1);
    column->addLayout(buttons);
    resize(fontMetrics().averageCharWidth() * kValueColumns, fontMetrics().lineSpacing() * kValueLines);
    connect(copy, &QPushButton::clicked, this, [this] { QApplication::clipboard()->setText(tabbed(m_values)); });
    connect(saveButton, &QPushButton::clicked, this, &ValuesDialog::save);
    connect(close, &QPushButton::clicked, this, &QDialog::reject);
}

void ValuesDialog::save()
{
    auto* dialog = new QFileDialog(this, tr("Save Values"), QDir::home().filePath(QStringLiteral("values.csv")),
                                   tr("CSV (*.csv);;All files (*)"));
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    dialog->setAcceptMode(QFileDialog::AcceptSave);
    connect(dialog, &QFileDialog::fileSelected, this, [this](const QString& path) {
        const auto done = saveTo(path);
        m_status->setText(done ? tr("Saved to %1.").arg(path) : done.error().message);
    });
    dialog->open();
}

Result<void> ValuesDialog::saveTo(const QString& path)
{
    QByteArray text = valueLine(m_values.headings);
    for (const QStringList& row : m_values.rows)
        text += valueLine(row);
    QSaveFile file(path);
    if (!file.open(QIODevice::WriteOnly) || file.write(text) != text.size() || !file.commit()) {
        return failure(visa::Status::ErrorFileIo,
                       tr("%1 could not be written: %2. Choose another folder or free some space.")
                           .arg(path, file.errorString()),
                       QStringLiteral("values.save"));
    }
    return {};
}

} // namespace visor::ui
