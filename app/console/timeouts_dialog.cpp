// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/console/timeouts_dialog.h"

#include "widgets/common/icons.h"
#include "widgets/common/theme.h"

#include <QDialogButtonBox>
#include <QGridLayout>
#include <QLabel>
#include <QLineEdit>
#include <QPushButton>
#include <QVBoxLayout>

namespace visor::app {

using instrument::TimeoutKind;

TimeoutsDialog::TimeoutsDialog(const QString& instrumentName, const instrument::Timeouts& chosen,
                               const ui::TimeoutDefaults& defaults, QWidget* parent)
    : QDialog(parent), m_timeouts(chosen), m_problem(new QLabel(this))
{
    setObjectName(QStringLiteral("timeoutsDialog"));
    setWindowTitle(tr("Timeouts of %1").arg(instrumentName));
    auto* note = new QLabel(tr("How long Visor waits for this instrument before it gives up. They hold from the "
                               "next command on and are remembered."),
                            this);
    note->setWordWrap(true);

    auto* grid = new QGridLayout;
    grid->setHorizontalSpacing(12);
    grid->setVerticalSpacing(4);
    const QString ofProgram = tr("Default of the program: %1");
    m_rows = {
        makeRow(*grid, TimeoutKind::Connect, QStringLiteral("Connect"), tr("&Connect"), chosen.connect,
                instrument::timeoutText(defaults.connect), ofProgram),
        makeRow(*grid, TimeoutKind::Io, QStringLiteral("Io"), tr("One &write or read"), chosen.io,
                instrument::timeoutText(defaults.io),
                defaults.ioProfile.isEmpty() ? ofProgram : tr("Default of the profile: %1")),
        makeRow(*grid, TimeoutKind::Lock, QStringLiteral("Lock"), tr("Wait in line for the &lock"), chosen.lock,
                instrument::timeoutText(defaults.lock), ofProgram),
    };
    grid->setColumnStretch(0, 1);

    m_problem->setObjectName(QStringLiteral("timeoutsProblem"));
    m_problem->setTextFormat(Qt::PlainText); // what was typed is in it
    m_problem->setWordWrap(true);
    m_problem->hide();
    auto* buttons = new QDialogButtonBox(QDialogButtonBox::Ok | QDialogButtonBox::Cancel, this);
    connect(buttons, &QDialogButtonBox::accepted, this, &TimeoutsDialog::accept);
    connect(buttons, &QDialogButtonBox::rejected, this, &QDialog::reject);

    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(24, 24, 24, 16);
    column->setSpacing(16);
    column->addWidget(note);
    column->addLayout(grid);
    column->addWidget(m_problem);
    column->addStretch(1);
    column->addWidget(buttons);
    setMinimumWidth(480);
    m_rows.front().edit->setFocus();
}

TimeoutsDialog::Row TimeoutsDialog::makeRow(QGridLayout& grid, TimeoutKind kind, const QString& name,
                                            const QString& label,
                                            const std::optional<std::chrono::milliseconds>& chosen,
                                            const QString& fallback, const QString& origin)
{
    const int line = grid.rowCount();
    auto* caption = new QLabel(label, this);
    auto* edit = new QLineEdit(this);
    edit->setObjectName(QStringLiteral("timeout%1").arg(name));
    edit->setText(chosen ? instrument::timeoutText(*chosen) : QString());
    edit->setPlaceholderText(fallback);
    edit->setMaxLength(32);
    caption->setBuddy(edit);
    auto* said = new QLabel(origin.arg(fallback), this);
    said->setForegroundRole(QPalette::PlaceholderText);
    edit->setAccessibleDescription(said->text());
    auto* reset = new QPushButton(ui::icon(QLatin1StringView("revert")), tr("Default"), this);
    reset->setObjectName(QStringLiteral("timeout%1Reset").arg(name));
    reset->setAutoDefault(false);
    reset->setToolTip(tr("Use the default: %1").arg(fallback));
    reset->setAccessibleName(reset->toolTip());
    reset->setEnabled(chosen.has_value());
    grid.addWidget(caption, line, 0);
    grid.addWidget(edit, line, 1);
    grid.addWidget(reset, line, 2);
    grid.addWidget(said, line + 1, 0, 1, 3);
    grid.setRowMinimumHeight(line + 1, said->sizeHint().height() + 8);
    connect(edit, &QLineEdit::textChanged, this, [this, reset](const QString& text) {
        reset->setEnabled(!text.isEmpty());
        say({});
    });
    connect(reset, &QPushButton::clicked, edit, [edit] {
        edit->clear();
        edit->setFocus();
    });
    return {kind, edit, reset};
}

void TimeoutsDialog::say(const QString& problem)
{
    QPalette colours = palette();
    colours.setColor(QPalette::WindowText, ui::roleColour(ui::ColourRole::Bad, palette()));
    m_problem->setPalette(colours);
    m_problem->setText(problem);
    m_problem->setVisible(!problem.isEmpty());
}

void TimeoutsDialog::accept()
{
    instrument::Timeouts timeouts;
    for (const Row& row : m_rows) {
        const QString text = row.edit->text().trimmed();
        if (text.isEmpty())
            continue;
        const auto limit = instrument::parseTimeout(row.kind, text);
        if (!limit) {
            say(limit.error().message);
            row.edit->setFocus();
            row.edit->selectAll();
            return;
        }
        switch (row.kind) {
        case TimeoutKind::Connect:
            timeouts.connect = *limit;
            break;
        case TimeoutKind::Io:
            timeouts.io = *limit;
            break;
        case TimeoutKind::Lock:
            timeouts.lock = *limit;
            break;
        }
    }
    m_timeouts = timeouts;
    QDialog::accept();
}

} // namespace visor::app
