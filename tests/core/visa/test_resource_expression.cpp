// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/visa/resource_expression.h"
#include "tests/common/test_case.h"

namespace visor::visa {

class TestResourceExpression : public test::TestCase
{
    Q_OBJECT

private Q_SLOTS:
    void matches_data();
    void matches();
    void faults_data();
    void faults();
    void lookupComesFirst();
    void timeIsBounded();
};

void TestResourceExpression::matches_data()
{
    QTest::addColumn<QString>("expression");
    QTest::addColumn<QString>("resource");
    QTest::addColumn<bool>("expected");
    const auto row = [](const char* expression, const char* resource, bool expected) {
        QTest::addRow("%s ~ %s", expression, resource)
            << QString::fromUtf8(expression) << QString::fromUtf8(resource) << expected;
    };
    row("?*", "TCPIP::h::5025::SOCKET", true);
    row("?*::INSTR", "TCPIP::h", true);
    row("?*INSTR", "TCPIP::h", true);
    row("?*::INSTR", "TCPIP::h::5025::SOCKET", false);
    row("tcpip[0-9]*::?*::instr", "TCPIP::h", true);
    row("TCPIP[0-9]*::?*::INSTR", "USB::1::2::s", false);
    row("GPIB[0-9]*::?*INSTR", "GPIB0::22", true);
    row("GPIB[^0]::?*INSTR", "GPIB0::22", false);
    row("GPIB[^0]::?*INSTR", "GPIB1::22", true);
    row("(TCPIP|USB)?*", "USB::1::2::s", true);
    row("(TCPIP|USB)?*", "ASRL1", false);
    row("TCPIP0::h+::inst0::INSTR", "TCPIP::hhh", true);
    row("TCPIP0::h+::inst0::INSTR", "TCPIP::i", false);
    row("TCPIP0::(ab)+::?*", "TCPIP::abab", true);
    row("TCPIP0::(ab)+::?*", "TCPIP::aba", false);
    row("TCPIP0::(ab)*c::?*", "TCPIP::c", true);
    row("USB?*::a\\*b::?*", "USB::1::2::a*b", true);
    row("USB?*::a\\*b::?*", "USB::1::2::aab", false);
    row("TCPIP0::[A-C]::?*", "TCPIP::b", true);
    row("ASRL/dev/?*", "ASRL/dev/ttyUSB0", true);
    row("TCPIP", "TCPIP::h", false);
    row("?*INSTR{VI_ATTR_INTF_TYPE==6}", "TCPIP::h", true);
    row("?*INSTR{VI_ATTR_INTF_TYPE==6}", "USB::1::2::s", false);
    row("?*{VI_ATTR_INTF_TYPE == VI_INTF_USB}", "USB::1::2::s", true);
    row("?*{VI_ATTR_TCPIP_PORT > 5000 && VI_ATTR_TCPIP_PORT <= 5025}", "TCPIP::h::5025::SOCKET", true);
    row("?*{VI_ATTR_TCPIP_PORT < 5025 || VI_ATTR_TCPIP_PORT >= 0x2000}", "TCPIP::h::5025::SOCKET", false);
    row("?*{!(VI_ATTR_INTF_TYPE==6)}", "GPIB::1", true);
    row("?*{VI_ATTR_TCPIP_HOSTNAME==\"Scope\"}", "TCPIP::scope", true);
    row("?*{VI_ATTR_TCPIP_HOSTNAME!=\"scope\"}", "TCPIP::scope", false);
    row("?*{VI_ATTR_TCPIP_PORT!=1}", "USB::1::2::s", false); // has no such attribute
    row("?*{VI_ATTR_TCPIP_IS_HISLIP==VI_TRUE}", "TCPIP::h::hislip0", true);
    row("?*{VI_ATTR_USB_SERIAL_NUM==\"SN 1\" && VI_ATTR_MANF_ID==0x1AB1}", "USB::0x1AB1::2::SN 1", true);
    row("?*{VI_ATTR_GPIB_SECONDARY_ADDR==0xFFFF}", "GPIB::5", true);
    row("?*{VI_ATTR_TCPIP_ADDR==\"10.0.0.5\"} ", "TCPIP::10.0.0.5", true);
}

void TestResourceExpression::matches()
{
    QFETCH(QString, expression);
    QFETCH(QString, resource);
    QFETCH(bool, expected);
    const auto compiled = ResourceExpression::compile(expression);
    QVERIFY2(compiled, qPrintable(compiled ? QString() : compiled.error().message));
    QCOMPARE(compiled->matches(ResourceName::parse(resource).value()), expected);
    QCOMPARE(ResourceExpression::errorColumn(expression), qsizetype(-1));
}

void TestResourceExpression::faults_data()
{
    QTest::addColumn<QString>("expression");
    QTest::addColumn<int>("column");
    const auto row = [](const char* expression, int column) {
        QTest::newRow(expression) << QString::fromUtf8(expression) << column;
    };
    row("", 0);
    row("*", 0);
    row("a|+", 2);
    row("(ab", 0);
    row("ab)", 2);
    row("[ab", 0);
    row("ab]", 2);
    row("[]", 1);
    row("[z-a]", 3);
    row("ab\\", 3);
    row("?*{", 3);
    row("?*{}", 3);
    row("?*{VI_ATTR_NONSENSE==1}", 3);
    row("?*{VI_ATTR_INTF_TYPE=6}", 20);
    row("?*{VI_ATTR_INTF_TYPE==six}", 22);
    row("?*{VI_ATTR_INTF_TYPE==\"6\"}", 22);
    row("?*{VI_ATTR_RSRC_CLASS==INSTR}", 23);
    row("?*{VI_ATTR_RSRC_CLASS==\"INSTR}", 23);
    row("?*{VI_ATTR_INTF_TYPE==6 VI_ATTR_INTF_NUM==0}", 24);
    row("?*{(VI_ATTR_INTF_TYPE==6}", 24);
    row("?*{VI_ATTR_INTF_TYPE==6", 23);
}

void TestResourceExpression::faults()
{
    QFETCH(QString, expression);
    QFETCH(int, column);
    const auto compiled = ResourceExpression::compile(expression);
    QVERIFY(!compiled);
    QCOMPARE(compiled.error().status, Status::ErrorInvalidExpression);
    QCOMPARE(ResourceExpression::errorColumn(expression), qsizetype(column));
}

void TestResourceExpression::lookupComesFirst()
{
    const auto expression = ResourceExpression::compile(u"?*{VI_ATTR_MODEL_NAME==\"DS1054Z\"}");
    QVERIFY(expression);
    const auto usb = ResourceName::parse(u"USB::1::2::s").value();
    QVERIFY(!expression->matches(usb));
    QVERIFY(expression->matches(usb, [](Attribute id) -> std::optional<AttributeValue> {
        if (id == Attribute::ModelName)
            return QStringLiteral("DS1054Z");
        return std::nullopt;
    }));
}

void TestResourceExpression::timeIsBounded()
{
    // Backtracking matchers need 2^60 steps for this.
    const QString pattern = QStringLiteral("(a*)*").repeated(60) + u'b';
    const auto compiled = ResourcePattern::compile(pattern);
    QVERIFY(compiled);
    QVERIFY(!compiled->matches(QString(200, u'a')));
    QVERIFY(compiled->matches(QString(200, u'a') + u'b'));
    QVERIFY(!ResourcePattern::compile(QString(100, u'(')));
    QVERIFY(!ResourcePattern::compile(QString(2000, u'a')));
    QVERIFY(!ResourceExpression::compile(QStringLiteral("?*{") + QString(100000, u'!') + u'}'));
}

} // namespace visor::visa

QTEST_GUILESS_MAIN(visor::visa::TestResourceExpression)
#include "test_resource_expression.moc"
