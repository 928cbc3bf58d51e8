// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/terminal/terminal_panel.h"

#include "core/scpi/error_text.h"
#include "core/scpi/message.h"
#include "widgets/common/bytes_text.h"
#include "widgets/common/copy_key.h"
#include "widgets/common/elided_label.h"
#include "widgets/common/icons.h"
#include "widgets/common/instrument_link.h"
#include "widgets/common/message_banner.h"
#include "widgets/common/settings.h"
#include "widgets/common/top_overlay.h"
#include "widgets/terminal/terminal_delegate.h"
#include "widgets/terminal/terminal_model.h"

#include <QCheckBox>
#include <QHBoxLayout>
#include <QLabel>
#include <QListView>
#include <QPlainTextEdit>
#include <QPushButton>
#include <QScrollBar>
#include <QSplitter>
#include <QToolButton>
#include <QVBoxLayout>

#include <algorithm>

namespace visor::ui {

namespace {

const QString kTerminalErrorsKey = QStringLiteral("terminal/readErrors");

QToolButton* terminalButton(QLatin1StringView iconName, const QString& tip, const QString& name, QWidget* parent)
{
    auto* button = new QToolButton(parent);
    button->setObjectName(name);
    button->setIcon(icon(iconName));
    button->setToolTip(tip);
    button->setAccessibleName(tip);
    button->setAutoRaise(true);
    return button;
}

} // namespace

TerminalPanel::TerminalPanel(InstrumentLink& link, Settings& settings, QString memoryKey, QWidget* parent)
    : QWidget(parent),
      m_link(link),
      m_settings(settings),
      m_memoryKey(std::move(memoryKey)),
      m_model(new TerminalModel(this)),
      m_banner(new MessageBanner(this)),
      m_list(new QListView(this)),
      m_detail(new QPlainTextEdit(this)),
      m_line(new CommandLine(this)),
      m_hint(new ElidedLabel(this)),
      m_query(new QPushButton(tr("&Query"), this)),
      m_write(new QPushButton(tr("Wr&ite"), this)),
      m_read(new QPushButton(tr("&Read"), this)),
      m_stop(terminalButton(QLatin1StringView("stop"), tr("Stop (Esc)"), QStringLiteral("terminalStop"), this)),
      m_checkErrors(new QCheckBox(tr("Read &errors after each command"), this)),
      m_detailButton(terminalButton(QLatin1StringView("info"), tr("Show the whole reply"),
                                    QStringLiteral("terminalDetail"), this)),
      m_progress(new QLabel(this))
{
    setObjectName(QStringLiteral("terminalPanel"));
    m_list->setObjectName(QStringLiteral("terminalList"));
    m_list->setAccessibleName(tr("Commands and replies"));
    m_list->setModel(m_model);
    m_list->setItemDelegate(new TerminalDelegate(m_list));
    m_list->setUniformItemSizes(true);
    m_list->setSelectionMode(QAbstractItemView::ExtendedSelection);
    m_list->setContextMenuPolicy(Qt::CustomContextMenu);
    m_list->setFrameShape(QFrame::NoFrame);
    m_list->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    m_detail->setObjectName(QStringLiteral("terminalReply"));
    m_detail->setAccessibleName(tr("The whole reply"));
    m_detail->setReadOnly(true);
    m_detail->setFont(monospaceFont());
    m_detail->setFrameShape(QFrame::NoFrame);
    m_detail->hide();
    m_detailButton->setCheckable(true);

    auto* copy = terminalButton(QLatin1StringView("copy"), tr("Copy the selected rows"),
                                QStringLiteral("terminalCopy"), this);
    auto* save = terminalButton(QLatin1StringView("save"), tr("Save the reply to a file"),
                                QStringLiteral("terminalSave"), this);
    auto* clear = terminalButton(QLatin1StringView("clear"), tr("Clear the terminal"),
                                 QStringLiteral("terminalClear"), this);
    m_checkErrors->setObjectName(QStringLiteral("terminalCheckErrors"));
    m_checkErrors->setChecked(settings.value<bool>(kTerminalErrorsKey, true));
    m_progress->setForegroundRole(QPalette::PlaceholderText);

    auto* bar = new QHBoxLayout;
    bar->setContentsMargins(8, 4, 8, 4);
    bar->setSpacing(4);
    bar->addWidget(m_checkErrors);
    bar->addStretch();
    bar->addWidget(m_progress);
    for (QToolButton* button : {m_stop, m_detailButton, copy, save, clear})
        bar->addWidget(button);

    auto* split = new QSplitter(Qt::Vertical, this);
    split->setChildrenCollapsible(false);
    split->addWidget(m_list);
    split->addWidget(m_detail);
    split->setStretchFactor(0, 3);
    split->setStretchFactor(1, 2);

    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(0);
    column->addLayout(bar);
    column->addWidget(split, 1);
    buildInput();
    new TopOverlay(m_banner, split);

    connect(m_stop, &QToolButton::clicked, this, &TerminalPanel::cancel);
    connect(copy, &QToolButton::clicked, this, &TerminalPanel::copySelection);
    connect(save, &QToolButton::clicked, this, &TerminalPanel::chooseFile);
    connect(clear, &QToolButton::clicked, m_model, &TerminalModel::clear);
    connect(m_checkErrors, &QCheckBox::toggled, this,
            [this](bool on) { m_settings.setValue(kTerminalErrorsKey, on); });
    connect(m_detailButton, &QToolButton::toggled, this, [this](bool on) {
        m_detail->setVisible(on);
        showDetail();
    });
    connect(m_list, &QListView::doubleClicked, this, [this] {
        m_detailButton->setChecked(true);
        showDetail();
    });
    connect(m_list->selectionModel(), &QItemSelectionModel::selectionChanged, this, &TerminalPanel::showDetail);
    connect(m_list, &QWidget::customContextMenuRequested, this, &TerminalPanel::showMenu);
    new CopyKey(m_list, [this] { copySelection(); });

    connect(&m_link, &InstrumentLink::stateChanged, this, &TerminalPanel::refresh);
    connect(&m_link, &InstrumentLink::profileChanged, this, &TerminalPanel::followProfile);
    m_line->setHistory(CommandHistory(m_settings.value<QStringList>(historyKey())));
    followProfile();
    refresh();
}

TerminalPanel::~TerminalPanel()
{
    m_settings.setValue(historyKey(), m_line->history().commands());
}

void TerminalPanel::buildInput()
{
    m_query->setObjectName(QStringLiteral("terminalQuery"));
    m_query->setIcon(icon(QLatin1StringView("query")));
    m_query->setToolTip(tr("Send the line and read the reply (Ctrl+Enter)"));
    m_write->setObjectName(QStringLiteral("terminalWrite"));
    m_write->setIcon(icon(QLatin1StringView("send")));
    m_write->setToolTip(tr("Send the line, expect no reply (Shift+Enter)"));
    m_read->setObjectName(QStringLiteral("terminalRead"));
    m_read->setIcon(icon(QLatin1StringView("read")));
    m_read->setToolTip(tr("Read a reply without sending anything"));
    m_hint->setForegroundRole(QPalette::PlaceholderText);
    m_hint->setObjectName(QStringLiteral("terminalHint"));

    auto* row = new QHBoxLayout;
    row->setSpacing(8);
    row->addWidget(m_line, 1);
    row->addWidget(m_query);
    row->addWidget(m_write);
    row->addWidget(m_read);
    auto* rows = new QVBoxLayout;
    rows->setContentsMargins(8, 8, 8, 8);
    rows->setSpacing(4);
    rows->addLayout(row);
    rows->addWidget(m_hint);
    static_cast<QVBoxLayout*>(layout())->addLayout(rows);
    setTabOrder(m_line, m_query);
    setTabOrder(m_query, m_write);
    setTabOrder(m_write, m_read);
    setFocusProxy(m_line);

    const auto sendLine = [this](SendMode mode) {
        const QString command = m_line->text().trimmed();
        if (command.isEmpty())
            return;
        m_line->clear();
        m_hint->setText({});
        send(command, mode);
    };
    connect(m_line, &CommandLine::sendRequested, this, sendLine);
    connect(m_query, &QPushButton::clicked, this, [sendLine] { sendLine(SendMode::Query); });
    connect(m_write, &QPushButton::clicked, this, [sendLine] { sendLine(SendMode::Write); });
    connect(m_read, &QPushButton::clicked, this, &TerminalPanel::readReply);
    connect(m_line, &CommandLine::linesPasted, this, &TerminalPanel::runLines);
    connect(m_line, &CommandLine::cancelRequested, this, &TerminalPanel::cancel);
    connect(m_line, &CommandLine::hintChanged, m_hint, &ElidedLabel::setText);
}

void TerminalPanel::send(const QString& command, SendMode mode)
{
    m_line->remember(command);
    Exchange exchange;
    exchange.message = command.toUtf8();
    const bool query = mode == SendMode::Query || (mode == SendMode::Automatic && scpi::isQuery(exchange.message));
    exchange.act = query ? Exchange::Act::Query : Exchange::Act::Write;
    submit(command, std::move(exchange), false);
}

void TerminalPanel::runLines(const QStringList& lines)
{
    const bool idle = m_lines.isEmpty();
    if (idle) {
        m_linesDone = 0;
        m_linesAll = 0;
    }
    m_lines += lines;
    m_linesAll += int(lines.size());
    if (idle)
        nextLine();
}

void TerminalPanel::readReply()
{
    submit(tr("(read)"), {Exchange::Act::Read, {}, {}}, false);
}

void TerminalPanel::cancel()
{
    m_lines.clear();
    for (const instrument::JobId job : m_jobs)
        m_link.cancel(job);
    refresh();
}

void TerminalPanel::focusInput()
{
    m_line->setFocus(Qt::OtherFocusReason);
}

void TerminalPanel::submit(const QString& shown, Exchange exchange, bool isOfList)
{
    const bool hasQueue = !m_link.profile() || !m_link.profile()->console.quirks.hasNoErrorQueue;
    if (m_checkErrors->isChecked() && hasQueue && exchange.act != Exchange::Act::Read) {
        exchange.errorQuery = m_link.profile() ? m_link.profile()->console.quirks.errorQuery.toUtf8()
                                               : QByteArrayLiteral("SYSTem:ERRor?");
    }
    const std::uint64_t command = m_model->addCommand(shown, exchange.message);
    m_list->scrollToBottom();
    // Behind a slow ramp it would wait, and come down on the instrument when nobody thinks of it any more.
    const bool mayWrite =
        exchange.act == Exchange::Act::Write ||
        (exchange.act == Exchange::Act::Query &&
         scpi::queryCount(exchange.message) < static_cast<int>(scpi::programUnits(exchange.message).size()));
    if (const auto why = m_link.writeRefusal(); why && mayWrite) {
        m_lines.clear();
        showOutcome(command, {}, tl::unexpected<Error>(*why));
        refresh();
        return;
    }
    ++m_running;
    auto outcome = std::make_shared<ExchangeOutcome>();
    auto id = std::make_shared<instrument::JobId>(0);
    *id = m_link.run<void>(
        instrument::Origin::Terminal, this,
        [exchange = std::move(exchange), outcome](instrument::Dialogue& dialogue) {
            return perform(exchange, dialogue, *outcome);
        },
        [this, command, outcome, id, isOfList](const Result<void>& result) {
            --m_running;
            std::erase(m_jobs, *id);
            showOutcome(command, *outcome, result);
            if (isOfList) {
                ++m_linesDone;
                if (!result && !m_lines.isEmpty()) {
                    m_model->addResult(command, {.kind = TerminalRow::Kind::Note,
                                                 .text = tr("Stopped; lines not sent: %1").arg(m_lines.size()),
                                                 .explain = {},
                                                 .bytes = {},
                                                 .size = 0,
                                                 .duration = {},
                                                 .time = {}});
                    m_lines.clear();
                }
                nextLine();
            }
            refresh();
        });
    m_jobs.push_back(*id);
    refresh();
}

void TerminalPanel::showOutcome(std::uint64_t command, const ExchangeOutcome& outcome, const Result<void>& result)
{
    const QScrollBar* scroll = m_list->verticalScrollBar();
    const bool follow = scroll->value() >= scroll->maximum() - 4;
    m_model->finishCommand(command, outcome.duration);
    const auto add = [&](TerminalRow::Kind kind, const QString& text, const QString& explain) {
        TerminalRow row;
        row.kind = kind;
        row.text = text;
        row.explain = explain;
        m_model->addResult(command, std::move(row));
    };
    if (outcome.reply) {
        TerminalRow row;
        row.kind = TerminalRow::Kind::Reply;
        row.text = previewLine(*outcome.reply);
        row.bytes = *outcome.reply;
        row.size = std::uint64_t(outcome.reply->size());
        m_model->addResult(command, std::move(row));
    }
    if (!result)
        add(TerminalRow::Kind::Failure, result.error().message, result.error().detail);
    for (const QByteArray& entry : outcome.errors) {
        const auto number = scpi::errorNumber(entry);
        add(TerminalRow::Kind::InstrumentError, QString::fromUtf8(entry),
            number ? scpi::explainError(*number) : QString());
    }
    if (outcome.errorQueueFailure) {
        add(TerminalRow::Kind::Note, tr("The error queue could not be read."), outcome.errorQueueFailure->message);
    }
    if (follow)
        m_list->scrollToBottom();
}

void TerminalPanel::nextLine()
{
    if (m_lines.isEmpty())
        return;
    const QString line = m_lines.takeFirst();
    m_line->remember(line);
    Exchange exchange;
    exchange.message = line.toUtf8();
    exchange.act = scpi::isQuery(exchange.message) ? Exchange::Act::Query : Exchange::Act::Write;
    submit(line, std::move(exchange), true);
}

void TerminalPanel::followProfile()
{
    m_line->setCompletion(ScpiCompletion(m_link.profile().get()));
    const bool hasQueue = !m_link.profile() || !m_link.profile()->console.quirks.hasNoErrorQueue;
    m_checkErrors->setEnabled(hasQueue);
    m_checkErrors->setToolTip(hasQueue
                                  ? tr("Ask the instrument's error queue and show what it says under the command")
                                  : tr("This instrument has no error queue"));
}

void TerminalPanel::refresh()
{
    const bool ready = m_link.isReady();
    for (QPushButton* button : {m_query, m_write, m_read})
        button->setEnabled(ready);
    m_stop->setVisible(isRunning());
    if (m_linesAll > 1 && isRunning() && m_linesDone < m_linesAll)
        m_progress->setText(tr("Line %1 of %2").arg(std::min(m_linesDone + 1, m_linesAll)).arg(m_linesAll));
    else
        m_progress->setText({});
}

QString TerminalPanel::historyKey() const
{
    // One key per instrument; '/' would make groups of a device path.
    QString key = m_memoryKey.isEmpty() ? m_link.resource().toString() : m_memoryKey;
    return QStringLiteral("terminal-history/") + key.replace(QLatin1Char('/'), QLatin1Char('_'));
}

} // namespace visor::ui
