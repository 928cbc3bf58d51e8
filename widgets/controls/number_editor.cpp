// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/controls/number_editor.h"

#include "core/scpi/quantity.h"

#include <QHBoxLayout>
#include <QKeyEvent>
#include <QLineEdit>
#include <QLocale>
#include <QWheelEvent>

#include <algorithm>
#include <cmath>

namespace visor::ui {

namespace {

/// Page keys and Ctrl+wheel.
constexpr int kPageStep = 10;
constexpr int kWheelNotch = 120;

QChar localDecimalMark()
{
    const QString mark = QLocale().decimalPoint();
    return mark.isEmpty() ? QChar(u'.') : mark.front();
}

bool isLimitWord(const QString& text)
{
    const QString word = text.trimmed().toUpper();
    return word == QLatin1String("MIN") || word == QLatin1String("MAX") || word == QLatin1String("DEF") ||
           word == QLatin1String("MINIMUM") || word == QLatin1String("MAXIMUM") ||
           word == QLatin1String("DEFAULT");
}

} // namespace

NumberEditor::NumberEditor(const profile::Parameter& parameter, QWidget* parent)
    : ParameterEditor(parameter, parent), m_line(new QLineEdit(this))
{
    m_line->setObjectName(QStringLiteral("number.") + parameter.name);
    m_line->setAccessibleName(parameter.name);
    m_line->setPlaceholderText(parameter.unit);
    m_line->setAlignment(Qt::AlignRight);
    m_line->setMinimumWidth(fontMetrics().averageCharWidth() * 9);
    m_line->installEventFilter(this);
    setFocusProxy(m_line);
    auto* layout = new QHBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->addWidget(m_line);
    connect(m_line, &QLineEdit::textEdited, this, [this] { noteEdit(); });
    connect(m_line, &QLineEdit::returnPressed, this, &NumberEditor::commit);
}

std::optional<double> NumberEditor::number() const
{
    const auto quantity =
        scpi::Quantity::parse(m_line->text(), parameter().unit, scpi::PrefixStyle::Si, localDecimalMark());
    if (!quantity)
        return std::nullopt;
    return quantity->value;
}

QString NumberEditor::format(double value) const
{
    return scpi::Quantity{value, parameter().unit}.toEngineering(0, localDecimalMark());
}

QString NumberEditor::value() const
{
    // What is typed in SI goes on as a plain number: nobody further down can mistake M for milli.
    if (const auto typed = number())
        return QString::fromLatin1(scpi::shortestNumber(*typed));
    return m_line->text().trimmed();
}

void NumberEditor::setValue(const QString& value)
{
    const auto quantity = scpi::Quantity::parse(value, parameter().unit, scpi::PrefixStyle::Scpi);
    m_line->setText(quantity ? format(quantity->value) : value);
    m_line->setCursorPosition(0);
    setEdited(false);
}

void NumberEditor::setReading(const profile::ReplyValue& reading)
{
    if (const auto read = reading.toNumber())
        m_line->setText(format(*read));
    else
        m_line->setText(reading.toText());
    m_line->setCursorPosition(0);
    setEdited(false);
}

QString NumberEditor::complaint() const
{
    const QString text = m_line->text().trimmed();
    if (!text.isEmpty() && !isLimitWord(text)) {
        const auto quantity =
            scpi::Quantity::parse(text, parameter().unit, scpi::PrefixStyle::Si, localDecimalMark());
        if (!quantity)
            return quantity.error().message;
    }
    return ParameterEditor::complaint();
}

void NumberEditor::clear()
{
    m_line->clear();
    setEdited(false);
}

void NumberEditor::commit()
{
    if (const auto typed = number())
        m_line->setText(format(*typed));
    Q_EMIT committed();
}

void NumberEditor::step(int steps)
{
    const QString text = m_line->text();
    const QChar mark = localDecimalMark();
    qsizetype end = 0;
    while (end < text.size() &&
           (text[end].isDigit() || text[end] == mark || text[end] == u'-' || text[end] == u'+'))
        ++end;
    bool isNumber = false;
    QString digits = text.left(end);
    const double mantissa = digits.replace(mark, u'.').toDouble(&isNumber);
    if (!isNumber)
        return;
    const qsizetype markAt = digits.indexOf(u'.');
    const qsizetype unitsEnd = markAt < 0 ? end : markAt;
    const int decimals = markAt < 0 ? 0 : static_cast<int>(end - markAt - 1);
    const bool isSigned = !digits.isEmpty() && !digits[0].isDigit();
    // The digit left of the cursor; at the very left the first one, inside the unit the last one.
    const qsizetype first = isSigned ? 1 : 0;
    const qsizetype cursor = std::clamp<qsizetype>(m_line->cursorPosition(), first + 1, end);
    int power = static_cast<int>(unitsEnd - cursor);
    if (cursor > unitsEnd)
        power = markAt < 0 ? 0 : -std::max(static_cast<int>(cursor - markAt - 1), 1);
    const double stepped = mantissa + steps * std::pow(10.0, power);
    QString number = QString::number(stepped, 'f', decimals);
    number.replace(u'.', mark);
    // The same digit stays left of the cursor when the number grows or shrinks by one.
    const auto newCursor = cursor + number.size() - end;
    m_line->setText(number + text.mid(end));
    m_line->setCursorPosition(static_cast<int>(std::max<qsizetype>(newCursor, 1)));
    noteEdit();
}

bool NumberEditor::eventFilter(QObject* watched, QEvent* event)
{
    if (event->type() == QEvent::ShortcutOverride) {
        // Esc restores an edited value first; else it is the window's, to cancel what is pending.
        if (static_cast<QKeyEvent*>(event)->key() == Qt::Key_Escape && isEdited()) {
            event->accept();
            return true;
        }
    } else if (event->type() == QEvent::KeyPress) {
        auto* key = static_cast<QKeyEvent*>(event);
        switch (key->key()) {
        case Qt::Key_Up:
            step(1);
            return true;
        case Qt::Key_Down:
            step(-1);
            return true;
        case Qt::Key_PageUp:
            step(kPageStep);
            return true;
        case Qt::Key_PageDown:
            step(-kPageStep);
            return true;
        case Qt::Key_Escape:
            if (isEdited()) {
                Q_EMIT reverted();
                return true;
            }
            break;
        default:
            break;
        }
    } else if (event->type() == QEvent::Wheel) {
        auto* wheel = static_cast<QWheelEvent*>(event);
        if (!m_line->hasFocus()) {
            event->ignore(); // scrolls the form
            return true;
        }
        const int notches = wheel->angleDelta().y() / kWheelNotch;
        if (notches != 0) {
            step(wheel->modifiers().testFlag(Qt::ControlModifier) ? notches * kPageStep : notches);
            Q_EMIT committed();
        }
        return true;
    }
    return ParameterEditor::eventFilter(watched, event);
}

} // namespace visor::ui
