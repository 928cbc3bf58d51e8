// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/visa/resource_name.h"
#include "tests/common/test_case.h"

namespace visor::visa {

class TestResourceName : public test::TestCase
{
    Q_OBJECT

private Q_SLOTS:
    void canonical_data();
    void canonical();
    void faults_data();
    void faults();
    void parts();
    void comparesByCanonicalForm();
    void emptyIsEmpty();
};

void TestResourceName::canonical_data()
{
    QTest::addColumn<QString>("text");
    QTest::addColumn<QString>("printed");
    const auto row = [](const char* text, const char* printed) {
        QTest::newRow(text) << QString::fromUtf8(text) << QString::fromUtf8(printed);
    };
    row("TCPIP::10.0.0.5", "TCPIP0::10.0.0.5::inst0::INSTR");
    row("tcpip0::scope.local.::INST0::instr", "TCPIP0::scope.local::inst0::INSTR");
    row("TCPIP2::Scope-1::hislip0", "TCPIP2::scope-1::hislip0::INSTR");
    row("TCPIP::h::HiSLIP1,4881::INSTR", "TCPIP0::h::hislip1,4881::INSTR");
    row("TCPIP::h::hislip0,4880::INSTR", "TCPIP0::h::hislip0::INSTR");
    row("TCPIP::h::gpib0,22,1::INSTR", "TCPIP0::h::gpib0,22,1::INSTR");
    row("TCPIP::h::VendorName::INSTR", "TCPIP0::h::VendorName::INSTR");
    row("TCPIP::h::usb0[0x1AB1::0x4CE::DS1::0]::INSTR", "TCPIP0::h::usb0[0x1AB1::0x4CE::DS1::0]::INSTR");
    row("TCPIP::h::USB0::0x1AB1::0x4CE::DS1::INSTR", "TCPIP0::h::USB0::0x1AB1::0x4CE::DS1::INSTR");
    row("TCPIP::[FE80::1%eth0]::hislip0::INSTR", "TCPIP0::[fe80::1%eth0]::hislip0::INSTR");
    row("TCPIP::[::1]:9009::inst0::INSTR", "TCPIP0::[::1]:9009::inst0::INSTR");
    row("TCPIP0::127.0.0.1:40001::inst0::INSTR", "TCPIP0::127.0.0.1:40001::inst0::INSTR");
    row("TCPIP0::lab@h::hislip0::INSTR", "TCPIP0::lab@h::hislip0::INSTR");
    row("TCPIP0::lab@h", "TCPIP0::lab@h::hislip0::INSTR");
    row("tcpips::h::hislip0", "TCPIPS0::h::hislip0::INSTR");
    row("TCPIPS2::10.0.0.5", "TCPIPS2::10.0.0.5::hislip0::INSTR");
    row("TCPIPS::lab@h::hislip1,4881", "TCPIPS0::lab@h::hislip1,4881::INSTR");
    row("TCPIP0::h::5025::socket", "TCPIP0::h::5025::SOCKET");
    row("TCPIP0::[::1]::5025::SOCKET", "TCPIP0::[::1]::5025::SOCKET");
    row("VICP::lecroy", "VICP0::lecroy::INSTR");
    row("vicp1::Lecroy:4000", "VICP1::lecroy:4000::INSTR");
    row("VICP::lecroy:1861::INSTR", "VICP0::lecroy::INSTR");
    row("VICP::[fe80::1%eth0]:1862::INSTR", "VICP0::[fe80::1%eth0]:1862::INSTR");
    row("USB::0x1ab1::0x04ce::DS1ZA 17/x.1::INSTR", "USB0::0x1AB1::0x04CE::DS1ZA 17/x.1::0::INSTR");
    row("USB1::6833::1230::SN::2", "USB1::0x1AB1::0x04CE::SN::2::INSTR");
    row("USB0::0x1AB1::0x04CE::::INSTR", "USB0::0x1AB1::0x04CE::::0::INSTR");
    row("USB0::0x1AB1::0x04CE::SN::RAW", "USB0::0x1AB1::0x04CE::SN::0::RAW");
    row("USB0::0x1AB1::0x04CE::[odd::INSTR", "USB0::0x1AB1::0x04CE::[odd::0::INSTR");
    row("ASRL1", "ASRL1::INSTR");
    row("asrlcom3::instr", "ASRLCOM3::INSTR");
    row("ASRL/dev/serial/by-id/usb-A.B:1.0-port0::INSTR", "ASRL/dev/serial/by-id/usb-A.B:1.0-port0::INSTR");
    row("GPIB::22", "GPIB0::22::INSTR");
    row("GPIB1::9::97::INSTR", "GPIB1::9::1::INSTR");
    row("GPIB0::intfc", "GPIB0::INTFC");
    row("GPIB0::SERVANT", "GPIB0::SERVANT");
    row("PRLGX-TCPIP1::10.0.0.9::INTFC", "PRLGX-TCPIP1::10.0.0.9::1234::INTFC");
    row("PRLGX-ASRL::/dev/ttyUSB0::INTFC", "PRLGX-ASRL0::/dev/ttyUSB0::INTFC");
    row("NI-ENET100-TCPIP::box::INTFC", "NI-ENET100-TCPIP0::box::INTFC");
    row("VXI0::1::INSTR", "VXI0::1::INSTR");
    row("VXI0::MEMACC", "VXI0::MEMACC");
    row("PXI0::3-18.2", "PXI0::3-18.2::INSTR");
    row("PXI0::1::BACKPLANE", "PXI0::1::BACKPLANE");
    row("GPIB-VXI::9::INSTR", "GPIB-VXI0::9::INSTR");
    row("MODBUS-TCP::plc", "MODBUS-TCP0::plc::502::1::INSTR");
    row("modbus-tcp::plc::1502::255::instr", "MODBUS-TCP0::plc::1502::255::INSTR");
    row("MODBUS-RTU::/dev/ttyS0::17::INSTR", "MODBUS-RTU0::/dev/ttyS0::17::INSTR");
    row("CAN::SocketCAN::can0::0x1ff::INSTR", "CAN0::socketcan::can0::0x1FF::INSTR");
    row("CAN::virtualcan::can0", "CAN0::virtualcan::can0::INSTR");
    row("  TCPIP::h  ", "TCPIP0::h::inst0::INSTR");
}

void TestResourceName::canonical()
{
    QFETCH(QString, text);
    QFETCH(QString, printed);
    const auto name = ResourceName::parse(text);
    QVERIFY2(name, qPrintable(name ? QString() : name.error().message));
    QCOMPARE(name->toString(), printed);
    QCOMPARE(ResourceName::errorColumn(text), qsizetype(-1));
    const auto again = ResourceName::parse(printed);
    QVERIFY(again);
    QVERIFY(*again == *name);
}

void TestResourceName::faults_data()
{
    QTest::addColumn<QString>("text");
    QTest::addColumn<int>("column");
    const auto row = [](const char* text, int column) {
        QTest::newRow(text) << QString::fromUtf8(text) << column;
    };
    row("", 0);
    row("scope", 0);
    row("  foo::bar", 2);
    row("TCPIP", 5);
    row("TCPIPX::h", 5);
    row("TCPIP99999::h", 5);
    row("TCPIP0::", 8);
    row("TCPIP0::h::", 11);
    row("TCPIP0::h::inst0::", 18);
    row("TCPIP0::h::inst0::FOO", 18);
    row("TCPIP0::ho st::inst0::INSTR", 10);
    row("TCPIP0::h::5025", 15);
    row("TCPIP0::h::5025::INSTR", 11);
    row("TCPIP0::h::70000::SOCKET", 11);
    row("TCPIP0::h::0::SOCKET", 11);
    row("TCPIP0::h::SOCKET", 11);
    row("TCPIP0::h::a::b::SOCKET", 11);
    row("TCPIP0::h::1::b::SOCKET", 14);
    row("TCPIP0::h:99999::inst0::INSTR", 10);
    row("TCPIP0::h:5000::hislip0::INSTR", 8);
    row("TCPIP0::h::hislip0,x::INSTR", 19);
    row("TCPIP0::lab@h::inst0::INSTR", 15);
    row("TCPIP0::@h::hislip0", 8);
    row("TCPIPS0::h::inst0::INSTR", 12);
    row("TCPIPS0::h::5025::SOCKET", 18);
    row("TCPIPS0::h:4880", 9);
    row("TCPIPSX::h", 6);
    row("TCPIP0::[fe80::1::inst0", 23);
    row("TCPIP0::[zz::1]::inst0", 9);
    row("TCPIP0::[1]::inst0", 9);
    row("TCPIP0::2001:db8::1::INSTR", 8);
    row("VICP::h::x", 9);
    row("VICP::h:0", 8);
    row("VICP::h:65536::INSTR", 8);
    row("VICP::h:", 6);
    row("USB0::0x1AB1", 12);
    row("USB0::bad::1::s", 6);
    row("USB0::1::0x10000::s", 9);
    row("USB0::1::2::INSTR", 12);
    row("USB0::1::2::s::x::INSTR", 15);
    row("ASRL", 4);
    row("ASRL1::FOO", 7);
    row("GPIB0::31::INSTR", 7);
    row("GPIB0::INSTR", 7);
    row("GPIB0::1::50::INSTR", 10);
    row("GPIB0::1::2::3::INSTR", 13);
    row("PRLGX-TCPIP::h", 14);
    row("PRLGX-TCPIP::h::x::INTFC", 16);
    row("VXI0", 4);
    row("MODBUS-TCP::h::502::256::INSTR", 20);
    row("MODBUS-RTU::/dev/ttyS0::0::INSTR", 24);
    row("MODBUS-RTU::/dev/ttyS0", 22);
    row("CAN::can0::INSTR", 5);
    row("CAN::socketcan", 14);
    row("CAN::socketcan::can0::0x20000000", 22);
}

void TestResourceName::faults()
{
    QFETCH(QString, text);
    QFETCH(int, column);
    const auto name = ResourceName::parse(text);
    QVERIFY2(!name, qPrintable(name ? name->toString() : QString()));
    QCOMPARE(name.error().status, Status::ErrorInvalidResourceName);
    QCOMPARE(ResourceName::errorColumn(text), qsizetype(column));
    QVERIFY(name.error().message.contains(QString::number(column + 1)));
}

void TestResourceName::parts()
{
    const auto hislip = ResourceName::parse(QStringLiteral("TCPIP3::[::1]::hislip2,5000"));
    QVERIFY(hislip);
    QCOMPARE(hislip->interfaceType(), InterfaceType::Tcpip);
    QCOMPARE(hislip->board(), 3);
    QCOMPARE(hislip->host(), QStringLiteral("::1"));
    const auto* address = hislip->as<TcpipInstrument>();
    QVERIFY(address && address->isHislip());
    QCOMPARE(address->device, QStringLiteral("hislip2"));
    QCOMPARE(address->hislipPort.value_or(0), std::uint16_t{5000});
    QVERIFY(!hislip->as<TcpipSocket>());

    const auto usb = ResourceName::parse(QStringLiteral("USB0::0x0957::0x1796::MY::RAW"));
    QVERIFY(usb);
    QCOMPARE(usb->resourceClass(), QStringLiteral("RAW"));
    QVERIFY(usb->host().isEmpty());

    const auto serial = ResourceName::parse(QStringLiteral("ASRLCOM7"));
    QVERIFY(serial);
    QCOMPARE(serial->board(), 7);

    const auto old = ResourceName::parse(QStringLiteral("NI-ENET100-TCPIP::Box::INTFC"));
    QVERIFY(old);
    QCOMPARE(old->interfaceType(), InterfaceType::NiEnet);
    QCOMPARE(old->host(), QStringLiteral("box"));
}

void TestResourceName::comparesByCanonicalForm()
{
    const auto a = ResourceName::parse(QStringLiteral("tcpip::Scope.::inst0"));
    const auto b = ResourceName::parse(QStringLiteral("TCPIP0::scope::INST0::INSTR"));
    const auto c = ResourceName::parse(QStringLiteral("TCPIP1::scope::inst0::INSTR"));
    QVERIFY(*a == *b);
    QVERIFY(*a != *c);
    QVERIFY(*b < *c);
}

void TestResourceName::emptyIsEmpty()
{
    QVERIFY(ResourceName().isEmpty());
    QVERIFY(ResourceName().toString().isEmpty());
}

} // namespace visor::visa

QTEST_GUILESS_MAIN(visor::visa::TestResourceName)
#include "test_resource_name.moc"
