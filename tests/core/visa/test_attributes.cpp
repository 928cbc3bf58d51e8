// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/visa/attributes.h"
#include "core/visa/resource_name.h"
#include "tests/common/test_case.h"

#include <set>

namespace visor::visa {

class TestAttributes : public test::TestCase
{
    Q_OBJECT

private Q_SLOTS:
    void tableIsSound();
    void knownValues();
    void names();
    void applies();
    void refusals_data();
    void refusals();
    void valuesTakeTheAttributesType();
};

static ResourceName resource(const char* text)
{
    return ResourceName::parse(QString::fromLatin1(text)).value();
}

void TestAttributes::tableIsSound()
{
    std::set<QLatin1StringView> names;
    for (const AttributeInfo& info : allAttributes()) {
        QVERIFY(names.insert(info.name).second);
        QVERIFY(info.name.startsWith(QLatin1StringView("VI_ATTR_")));
        QVERIFY(info.minimum <= info.maximum);
        QCOMPARE(attributeInfo(info.id), &info);
        QCOMPARE(attributeFromName(QString(info.name)).value(), info.id);
        // VPP-4.3: ids of strings and buffers of text carry bit 31.
        if (info.type == AttributeType::String)
            QVERIFY2((static_cast<std::uint32_t>(info.id) & 0x80000000U) != 0, info.name.data());
        if (info.defaultValue && *info.defaultValue != -1) {
            QVERIFY2(*info.defaultValue >= info.minimum, info.name.data());
            QVERIFY2(*info.defaultValue <= info.maximum, info.name.data());
        }
    }
    QCOMPARE(names.size(), allAttributes().size());
}

void TestAttributes::knownValues()
{
    QCOMPARE(static_cast<std::uint32_t>(Attribute::TimeoutValue), 0x3FFF001AU);
    QCOMPARE(static_cast<std::uint32_t>(Attribute::ResourceName), 0xBFFF0002U);
    QCOMPARE(static_cast<std::uint32_t>(Attribute::TermCharEnabled), 0x3FFF0038U);
    QCOMPARE(std::get<std::int64_t>(attributeInfo(Attribute::TimeoutValue)->defaultAttributeValue().value()),
             2000);
    QCOMPARE(std::get<bool>(attributeInfo(Attribute::SendEndEnabled)->defaultAttributeValue().value()), true);
    QVERIFY(!attributeInfo(Attribute::ResourceClass)->defaultAttributeValue());
    QVERIFY(!attributeInfo(static_cast<Attribute>(1)));
}

void TestAttributes::names()
{
    QCOMPARE(attributeName(Attribute::InterfaceType), QLatin1StringView("VI_ATTR_INTF_TYPE"));
    QCOMPARE(attributeFromName(u"tmo_value").value(), Attribute::TimeoutValue);
    QCOMPARE(attributeFromName(u"vi_attr_4882_compliant").value(), Attribute::Is4882Compliant);
    QVERIFY(!attributeFromName(u"VI_ATTR_NONSENSE"));
    QVERIFY(attributeName(static_cast<Attribute>(1)).isEmpty());
}

void TestAttributes::applies()
{
    const auto* port = attributeInfo(Attribute::TcpipPort);
    QVERIFY(port->appliesTo(resource("TCPIP::h::5025::SOCKET")));
    QVERIFY(!port->appliesTo(resource("TCPIP::h")));
    const auto* hislip = attributeInfo(Attribute::TcpipHislipVersion);
    QVERIFY(hislip->appliesTo(resource("TCPIP::h::hislip0")));
    QVERIFY(!hislip->appliesTo(resource("TCPIP::h::inst0")));
    QVERIFY(attributeInfo(Attribute::AsrlBaud)->appliesTo(resource("ASRL1")));
    QVERIFY(attributeInfo(Attribute::UsbClass)->appliesTo(resource("USB::1::2::s::RAW")));
    QVERIFY(!attributeInfo(Attribute::UsbClass)->appliesTo(resource("USB::1::2::s::INSTR")));
    QVERIFY(!attributeInfo(Attribute::EventType)->appliesTo(resource("TCPIP::h")));
    QVERIFY(!attributeInfo(Attribute::TermChar)->appliesTo(resource("PXI0::1::INSTR")));
}

void TestAttributes::refusals_data()
{
    QTest::addColumn<QString>("name");
    QTest::addColumn<Attribute>("id");
    QTest::addColumn<qint64>("value");
    QTest::addColumn<int>("status");
    const auto row = [](const char* text, Attribute id, qint64 value, Status status) {
        QTest::addRow("%s %08x %lld", text, static_cast<unsigned>(id), static_cast<long long>(value))
            << QString::fromLatin1(text) << id << value << int(status);
    };
    row("TCPIP::h", Attribute::AsrlBaud, 9600, Status::ErrorUnsupportedAttribute);
    row("TCPIP::h", static_cast<Attribute>(7), 1, Status::ErrorUnsupportedAttribute);
    row("TCPIP::h", Attribute::InterfaceType, 6, Status::ErrorAttributeReadOnly);
    row("TCPIP::h::1::SOCKET", Attribute::TermChar, 256, Status::ErrorUnsupportedAttributeState);
    row("TCPIP::h::1::SOCKET", Attribute::TermCharEnabled, 2, Status::ErrorUnsupportedAttributeState);
    row("TCPIP::h", Attribute::TimeoutValue, -1, Status::ErrorUnsupportedAttributeState);
    row("ASRL1", Attribute::AsrlStopBits, 11, Status::ErrorUnsupportedAttributeState);
    row("ASRL1", Attribute::AsrlDataBits, 9, Status::ErrorUnsupportedAttributeState);
    row("TCPIP::h", Attribute::ReadBufferMode, 2, Status::ErrorUnsupportedAttributeState);
    row("USB::1::2::s::RAW", Attribute::UsbBulkInPipe, 1, Status::ErrorUnsupportedAttributeState);
}

void TestAttributes::refusals()
{
    QFETCH(QString, name);
    QFETCH(Attribute, id);
    QFETCH(qint64, value);
    QFETCH(int, status);
    const auto checked =
        checkAttributeValue(ResourceName::parse(name).value(), id, AttributeValue(std::int64_t{value}));
    QVERIFY(!checked);
    QCOMPARE(int(checked.error().status), status);
    QVERIFY(!checked.error().message.isEmpty());
}

void TestAttributes::valuesTakeTheAttributesType()
{
    const ResourceName socket = resource("TCPIP::h::1::SOCKET");
    QCOMPARE(std::get<bool>(checkAttributeValue(socket, Attribute::TermCharEnabled, std::int64_t{1}).value()),
             true);
    QCOMPARE(std::get<bool>(checkAttributeValue(socket, Attribute::TcpipNoDelay, false).value()), false);
    QCOMPARE(std::get<std::int64_t>(
                 checkAttributeValue(socket, Attribute::TimeoutValue, std::int64_t{0xFFFFFFFF}).value()),
             std::int64_t{0xFFFFFFFF});
    QCOMPARE(std::get<std::int64_t>(
                 checkAttributeValue(resource("USB::1::2::s::RAW"), Attribute::UsbBulkInPipe, std::int64_t{-1})
                     .value()),
             std::int64_t{-1});
    const auto text = checkAttributeValue(socket, Attribute::TermChar, QStringLiteral("x"));
    QCOMPARE(text.error().status, Status::ErrorUnsupportedAttributeState);
    const auto flag = checkAttributeValue(socket, Attribute::TermChar, true);
    QCOMPARE(flag.error().status, Status::ErrorUnsupportedAttributeState);
}

} // namespace visor::visa

QTEST_GUILESS_MAIN(visor::visa::TestAttributes)
#include "test_attributes.moc"
