// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/instruments/add_instrument_bar.h"

#include "widgets/common/icons.h"
#include "widgets/common/theme.h"

#include <QApplication>
#include <QComboBox>
#include <QHBoxLayout>
#include <QInputMethodEvent>
#include <QKeyEvent>
#include <QLabel>
#include <QLineEdit>
#include <QPushButton>
#include <QTextCharFormat>
#include <QVBoxLayout>

namespace visor::ui {

AddInstrumentBar::AddInstrumentBar(QWidget* parent)
    : QWidget(parent),
      m_edit(new QLineEdit(this)),
      m_forms(new QComboBox(this)),
      m_add(new QPushButton(tr("A&dd"), this)),
      m_message(new QLabel(this))
{
    setObjectName(QStringLiteral("addInstrumentBar"));
    m_edit->setObjectName(QStringLiteral("addResourceEdit"));
    m_edit->setAccessibleName(tr("Address of an instrument"));
    m_edit->setPlaceholderText(tr("VISA address, host or host:port"));
    m_edit->setClearButtonEnabled(true);
    m_forms->setObjectName(QStringLiteral("addResourceForms"));
    m_forms->setAccessibleName(tr("What the address means"));
    m_forms->setSizeAdjustPolicy(QComboBox::AdjustToMinimumContentsLengthWithIcon);
    m_forms->setMinimumContentsLength(12);
    m_forms->hide();
    m_add->setObjectName(QStringLiteral("addResourceButton"));
    m_add->setEnabled(false);
    m_message->setObjectName(QStringLiteral("addResourceMessage"));
    m_message->setWordWrap(true);
    m_message->setTextFormat(Qt::PlainText);
    m_message->hide();
    setFocusProxy(m_edit);

    auto* row = new QHBoxLayout;
    row->setSpacing(8);
    row->addWidget(m_edit, 1);
    row->addWidget(m_add);
    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(8, 8, 8, 8);
    column->setSpacing(4);
    column->addLayout(row);
    column->addWidget(m_forms);
    column->addWidget(m_message);

    connect(m_edit, &QLineEdit::textChanged, this, &AddInstrumentBar::parse);
    connect(m_edit, &QLineEdit::returnPressed, this, &AddInstrumentBar::add);
    connect(m_add, &QPushButton::clicked, this, &AddInstrumentBar::add);
}

void AddInstrumentBar::focusInput()
{
    m_edit->setFocus(Qt::OtherFocusReason);
    m_edit->selectAll();
}

void AddInstrumentBar::keyPressEvent(QKeyEvent* event)
{
    if (event->key() == Qt::Key_Escape) {
        m_edit->clear();
        Q_EMIT dismissed();
        return;
    }
    QWidget::keyPressEvent(event);
}

void AddInstrumentBar::parse()
{
    const QString text = m_edit->text();
    m_proposals = proposeResources(text);
    m_add->setEnabled(!m_proposals.empty());
    m_forms->clear();
    for (const ResourceProposal& proposal : m_proposals)
        m_forms->addItem(QStringLiteral("%1 — %2").arg(proposal.meaning, proposal.resource.toString()));
    m_forms->setVisible(m_proposals.size() > 1);

    QPalette ink = palette();
    QString message;
    qsizetype column = -1;
    if (text.trimmed().isEmpty()) {
        message.clear();
    } else if (m_proposals.size() == 1) {
        message =
            QStringLiteral("%1 — %2").arg(m_proposals.front().resource.toString(), m_proposals.front().meaning);
        ink.setColor(QPalette::WindowText, roleColour(ColourRole::Muted, QApplication::palette()));
    } else if (m_proposals.empty()) {
        const auto parsed = visa::ResourceName::parse(text);
        message = parsed ? QString() : parsed.error().message;
        column = visa::ResourceName::errorColumn(text);
        ink.setColor(QPalette::WindowText, roleColour(ColourRole::Bad, QApplication::palette()));
    }
    m_message->setPalette(ink);
    m_message->setText(message);
    m_message->setVisible(!message.isEmpty());
    m_edit->setAccessibleDescription(message);
    mark(column);
}

void AddInstrumentBar::mark(qsizetype column)
{
    // A line edit takes character formats only this way; the text itself stays untouched.
    QList<QInputMethodEvent::Attribute> attributes;
    if (column >= 0 && !m_edit->text().isEmpty()) {
        const int start = int(std::min(column, m_edit->text().size() - 1));
        QTextCharFormat wrong;
        wrong.setUnderlineStyle(QTextCharFormat::WaveUnderline);
        wrong.setUnderlineColor(roleColour(ColourRole::Bad, palette()));
        wrong.setForeground(roleColour(ColourRole::Bad, palette()));
        attributes.append({QInputMethodEvent::TextFormat, start - m_edit->cursorPosition(),
                           int(m_edit->text().size()) - start, wrong});
    }
    QInputMethodEvent event({}, attributes);
    QApplication::sendEvent(m_edit, &event);
}

void AddInstrumentBar::add()
{
    if (m_proposals.empty())
        return;
    const int chosen = m_proposals.size() > 1 ? std::max(0, m_forms->currentIndex()) : 0;
    const visa::ResourceName resource = m_proposals[std::size_t(chosen)].resource;
    m_edit->clear();
    Q_EMIT resourceEntered(resource);
}

} // namespace visor::ui
