// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/waveform/raw_source_bar.h"

#include "core/scpi/quantity.h"
#include "widgets/common/icons.h"
#include "widgets/waveform/flow_layout.h"

#include <QComboBox>
#include <QHBoxLayout>
#include <QLabel>
#include <QLineEdit>
#include <QLocale>
#include <QToolButton>
#include <QVBoxLayout>

namespace visor::ui {

namespace {

QChar rawDecimalMark()
{
    const QString mark = QLocale().decimalPoint();
    return mark.isEmpty() ? QChar(u'.') : mark.front();
}

/// Empty for the usual value, so that the field shows its hint.
QString rawNumberText(double value, double usual)
{
    if (value == usual)
        return {};
    return QString::fromLatin1(scpi::shortestNumber(value)).replace(u'.', rawDecimalMark());
}

} // namespace

RawSourceBar::RawSourceBar(QWidget* parent)
    : QWidget(parent),
      m_query(nullptr),
      m_format(new QComboBox(this)),
      m_order(new QComboBox(this)),
      m_more(new QToolButton(this)),
      m_scales(new QWidget(this))
{
    setObjectName(QStringLiteral("rawSourceBar"));
    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(4);
    auto* first = new QWidget(this);
    auto* flow = new FlowLayout(first);
    flow->setContentsMargins(0, 0, 0, 0);
    m_query = makeField(*flow, "rawQuery", tr("&Query"), QStringLiteral(":WAV:DATA?"));
    m_query->setMinimumWidth(fontMetrics().averageCharWidth() * 30);
    m_query->setToolTip(tr("What the instrument answers with its data, such as :WAV:DATA? or CURV?"));

    auto* group = new QWidget(first);
    auto* row = new QHBoxLayout(group);
    row->setContentsMargins(0, 0, 0, 0);
    auto* label = new QLabel(tr("S&amples"), group);
    label->setBuddy(m_format);
    m_format->setObjectName(QStringLiteral("rawFormat"));
    m_format->setAccessibleName(tr("How a sample is stored"));
    for (const QString& name : capture::rawFormatNames())
        m_format->addItem(capture::rawFormatFromName(name).value() ? name : tr("Numbers as text"), name);
    m_order->setObjectName(QStringLiteral("rawOrder"));
    m_order->setAccessibleName(tr("Byte order"));
    m_order->setToolTip(tr("Which byte of a sample comes first"));
    m_order->addItem(tr("Big-endian"), int(std::endian::big));
    m_order->addItem(tr("Little-endian"), int(std::endian::little));
    m_more->setObjectName(QStringLiteral("rawMore"));
    m_more->setText(tr("Sca&les"));
    m_more->setIcon(icon(QLatin1StringView("down")));
    m_more->setToolButtonStyle(Qt::ToolButtonTextBesideIcon);
    m_more->setCheckable(true);
    m_more->setToolTip(tr("How samples become x and y, and their units"));
    m_more->setAccessibleName(m_more->toolTip());
    row->addWidget(label);
    row->addWidget(m_format);
    row->addWidget(m_order);
    row->addWidget(m_more);
    flow->addWidget(group);
    column->addWidget(first);
    column->addWidget(m_scales);
    makeScales();

    connect(m_query, &QLineEdit::textChanged, this, &RawSourceBar::queryChanged);
    connect(m_format, &QComboBox::currentIndexChanged, this, &RawSourceBar::refresh);
    connect(m_more, &QToolButton::toggled, m_scales, &QWidget::setVisible);
    setSource({});
}

void RawSourceBar::makeScales()
{
    auto* flow = new FlowLayout(m_scales);
    flow->setContentsMargins(0, 0, 0, 0);
    // Those of one axis stay together.
    const auto addAxis = [this, flow] {
        auto* group = new QWidget(m_scales);
        auto* row = new QHBoxLayout(group);
        row->setContentsMargins(0, 0, 0, 0);
        flow->addWidget(group);
        return row;
    };
    QHBoxLayout* axis = addAxis();
    m_xStart = makeField(*axis, "rawXStart", tr("x of the first sample"), QStringLiteral("0"));
    m_xStep = makeField(*axis, "rawXStep", tr("step of x"), QStringLiteral("1"));
    m_xUnit = makeField(*axis, "rawXUnit", tr("unit of x"), QStringLiteral("s"));
    axis = addAxis();
    m_yScale = makeField(*axis, "rawYScale", tr("scale of y"), QStringLiteral("1"));
    m_yOffset = makeField(*axis, "rawYOffset", tr("offset of y"), QStringLiteral("0"));
    m_yUnit = makeField(*axis, "rawYUnit", tr("unit of y"), QStringLiteral("V"));
    for (QLineEdit* unit : {m_xUnit, m_yUnit})
        unit->setMaximumWidth(fontMetrics().averageCharWidth() * 8);
    m_yScale->setToolTip(tr("y = sample × scale + offset"));
    m_yOffset->setToolTip(m_yScale->toolTip());
    m_scales->hide();
}

QLineEdit* RawSourceBar::makeField(QLayout& into, const char* name, const QString& label, const QString& hint)
{
    auto* group = new QWidget(this);
    auto* row = new QHBoxLayout(group);
    row->setContentsMargins(0, 0, 0, 0);
    auto* caption = new QLabel(label, group);
    auto* field = new QLineEdit(group);
    field->setObjectName(QString::fromLatin1(name));
    field->setPlaceholderText(hint);
    field->setAccessibleName(QString(label).remove(u'&'));
    field->setMaximumWidth(fontMetrics().averageCharWidth() * 40);
    caption->setBuddy(field);
    row->addWidget(caption);
    row->addWidget(field);
    into.addWidget(group);
    connect(field, &QLineEdit::returnPressed, this, &RawSourceBar::submitted);
    return field;
}

void RawSourceBar::refresh()
{
    const auto type = capture::rawFormatFromName(m_format->currentData().toString()).value();
    m_order->setEnabled(type && waveform::sampleSize(*type) > 1);
}

void RawSourceBar::setSource(const capture::RawSource& source)
{
    const capture::RawSource usual;
    m_query->setText(source.query);
    m_format->setCurrentIndex(m_format->findData(capture::rawFormatName(source.type)));
    m_order->setCurrentIndex(m_order->findData(int(source.order)));
    m_xStart->setText(rawNumberText(source.xStart, usual.xStart));
    m_xStep->setText(rawNumberText(source.xIncrement, usual.xIncrement));
    m_xUnit->setText(source.xUnit);
    m_yScale->setText(rawNumberText(source.yScale, usual.yScale));
    m_yOffset->setText(rawNumberText(source.yOffset, usual.yOffset));
    m_yUnit->setText(source.yUnit);
    capture::RawSource plain = usual;
    plain.query = source.query;
    plain.type = source.type;
    plain.order = source.order;
    m_more->setChecked(source != plain); // what is in force is seen
    refresh();
}

bool RawSourceBar::hasQuery() const
{
    return !m_query->text().trimmed().isEmpty();
}

Result<double> RawSourceBar::number(const QLineEdit& field, double usual, const QString& unit) const
{
    const QString text = field.text().trimmed();
    if (text.isEmpty())
        return usual;
    m_faulty = &field;
    auto quantity = scpi::Quantity::parse(text, unit, scpi::PrefixStyle::Si, rawDecimalMark());
    if (!quantity)
        return tl::unexpected(std::move(quantity.error()));
    m_faulty = nullptr;
    return quantity->value;
}

Result<capture::RawSource> RawSourceBar::source() const
{
    capture::RawSource source;
    m_faulty = nullptr;
    source.query = m_query->text().trimmed();
    source.type = capture::rawFormatFromName(m_format->currentData().toString()).value();
    source.order = std::endian(m_order->currentData().toInt());
    source.xUnit = m_xUnit->text().trimmed();
    source.yUnit = m_yUnit->text().trimmed();
    struct Field
    {
        const QLineEdit* field;
        double* value;
        const QString* unit;
    };
    for (const Field& one :
         {Field{m_xStart, &source.xStart, &source.xUnit}, Field{m_xStep, &source.xIncrement, &source.xUnit},
          Field{m_yScale, &source.yScale, &source.yUnit}, Field{m_yOffset, &source.yOffset, &source.yUnit}}) {
        const auto value = number(*one.field, *one.value, *one.unit);
        if (!value)
            return tl::unexpected(value.error());
        *one.value = *value;
    }
    if (auto usable = capture::checkRawSource(source); !usable) {
        m_faulty = source.query.isEmpty()     ? m_query
                   : !(source.xIncrement > 0) ? m_xStep
                   : source.yScale == 0       ? m_yScale
                                              : m_query;
        return tl::unexpected(std::move(usable.error()));
    }
    return source;
}

void RawSourceBar::focusProblem()
{
    QLineEdit* field = nullptr;
    for (QLineEdit* one : {m_query, m_xStart, m_xStep, m_yScale, m_yOffset}) {
        if (one == m_faulty)
            field = one;
    }
    if (field == nullptr)
        return;
    if (m_scales->isAncestorOf(field))
        m_more->setChecked(true);
    field->setFocus();
    field->selectAll();
}

} // namespace visor::ui
