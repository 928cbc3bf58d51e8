// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/common/test_case.h"
#include "transports/usbtmc/quirks.h"

#include <QFile>
#include <QRegularExpression>

#include <set>

namespace visor::usbtmc {

/// The table's reader, the table that ships, and the udev rule beside it.
class TestUsbQuirks : public test::TestCase
{
    Q_OBJECT

private Q_SLOTS:
    void lookUp();
    void mistakes_data();
    void mistakes();
    void shippedTable();
    void udevRule();

private:
    static QByteArray resource(const QString& path)
    {
        QFile file(QStringLiteral(VISOR_USB_RESOURCES) + path);
        return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray();
    }
};

void TestUsbQuirks::lookUp()
{
    const auto table = QuirkTable::parse("- {vendor: 0x1AB1, product: 1230, device: A, quirks: [wrong_tag]}\n"
                                         "- {vendor: 0x1334, device: B, quirks: [no_abort, no_clear], "
                                         "maximum_read: 63, maximum_write: 500}\n");
    QVERIFY(table);
    QVERIFY(table->find(0x1AB1, 0x04CE).wrongTag);
    QCOMPARE(table->find(0x1AB1, 0x04CF), Quirks());
    const Quirks& any = table->find(0x1334, 7);
    QVERIFY(any.noAbort && any.noClear && !any.wrongTag);
    QCOMPARE(*any.maximumRead, 63u);
    QCOMPARE(*any.maximumWrite, 500u);
    QCOMPARE(QuirkTable().find(0x1AB1, 0x04CE), Quirks());
}

void TestUsbQuirks::mistakes_data()
{
    QTest::addColumn<QByteArray>("yaml");
    QTest::newRow("no list") << QByteArray("vendor: 1");
    QTest::newRow("unknown quirk") << QByteArray("- {vendor: 1, device: A, quirks: [sings]}");
    QTest::newRow("no vendor") << QByteArray("- {product: 1, device: A}");
    QTest::newRow("no device") << QByteArray("- {vendor: 1}");
    QTest::newRow("vendor too large") << QByteArray("- {vendor: 65536, device: A}");
    QTest::newRow("zero bytes") << QByteArray("- {vendor: 1, device: A, maximum_read: 0}");
    QTest::newRow("unknown key") << QByteArray("- {vendor: 1, device: A, speed: 9}");
    QTest::newRow("no YAML") << QByteArray("- {vendor: 1");
    QTest::newRow("empty") << QByteArray();
}

void TestUsbQuirks::mistakes()
{
    QFETCH(QByteArray, yaml);
    const auto table = QuirkTable::parse(yaml);
    QVERIFY(!table);
    QCOMPARE(table.error().status, visa::Status::ErrorInvalidSetup);
    QVERIFY(!table.error().message.isEmpty());
}

void TestUsbQuirks::shippedTable()
{
    const auto table = QuirkTable::parse(resource(QStringLiteral("/usb/quirks.yaml")));
    QVERIFY2(table.has_value(), table ? "" : qPrintable(table.error().message));
    QVERIFY(table->find(0x1AB1, 0x0588).continuesWithoutHeader);
    QVERIFY(table->find(0x1AB1, 0x04CE).noZeroLengthPacket);
    QVERIFY(table->find(0xF4EC, 0xEE38).noClear);
    QVERIFY(table->find(0x1313, 0x8078).clearsBulkIn);
    QCOMPARE(*table->find(0x1334, 0x0001).maximumRead, 63u);
    std::set<std::pair<std::uint16_t, std::uint32_t>> seen;
    for (const QuirkTable::Entry& entry : table->entries()) {
        QVERIFY2(seen.emplace(entry.vendorId, entry.productId ? *entry.productId : 0x10000u).second,
                 qPrintable(entry.device));
        QVERIFY2(entry.quirks != Quirks(), qPrintable(entry.device));
    }
}

void TestUsbQuirks::udevRule()
{
    const QByteArray rule = resource(QStringLiteral("/udev/70-visor-usbtmc.rules"));
    QVERIFY(rule.contains("ID_USB_INTERFACES}==\"*:fe03*:*\""));
    // What is of no USBTMC class must be named by its vendor.
    const auto table = QuirkTable::parse(resource(QStringLiteral("/usb/quirks.yaml"))).value();
    for (const QuirkTable::Entry& entry : table.entries()) {
        if (entry.quirks.anyInterfaceClass)
            QVERIFY(rule.contains("idVendor}==\"" + QByteArray::number(entry.vendorId, 16) + '"'));
    }
}

} // namespace visor::usbtmc

QTEST_GUILESS_MAIN(visor::usbtmc::TestUsbQuirks)
#include "test_quirks.moc"
