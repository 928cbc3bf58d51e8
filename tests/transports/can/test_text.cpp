// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/scpi/message.h"
#include "tests/common/test_case.h"
#include "transports/can/request_text.h"

namespace visor::can {

using Kind = Request::Kind;
using visa::Status;

class TestText : public test::TestCase
{
    Q_OBJECT

private Q_SLOTS:
    void frames_data();
    void frames();
    void filters();
    void signalsThereAndBack_data();
    void signalsThereAndBack();
    void requests();
    void refused_data();
    void refused();
    void whatAsksIsAQuery();

private:
    static Request one(const QByteArray& text)
    {
        const auto requests = parseRequests(text);
        if (!requests || requests->size() != 1) {
            qWarning("%s: %s", text.constData(), requests ? "not one" : qPrintable(requests.error().message));
            return {};
        }
        return requests->front();
    }
};

void TestText::frames_data()
{
    QTest::addColumn<QByteArray>("text");
    QTest::addColumn<QByteArray>("frame");
    const auto row = [](const char* text, const char* frame) {
        QTest::newRow(text) << QByteArray(text) << QByteArray(frame);
    };
    row("send 123 DEADBEEF", "123#DEADBEEF");
    row("SEND 0x7ff DE AD be ef", "7FF#DEADBEEF");
    row("send 800", "00000800#");
    row("send 00000001 01", "00000001#01");
    row("send 1FFFFFFF 01", "1FFFFFFF#01");
    row("send 123 remote 4", "123#R4");
    row("send 123 dlc 3", "123#000000");
    row("send 123 fd 00112233445566778899AABB", "123##000112233445566778899AABB");
    row("send 123 fd brs 01", "123##101");
    row("send 123 dlc 2 signal 0 8 = 255 signal 8 8 = 1", "123#FF01");
    row("send 123 FFFF signal 4 8 little = 0", "123#0FF0");
    row("send 123 dlc 4 signal 8 12 little scale 0.1 = 23.5", "123#00EB0000");
    row("send 123 dlc 2 signal 7 16 big = 4660", "123#1234");
    row("send 123 dlc 2 signal 0 8 signed offset 10 = 0", "123#F600");
    row("send 123 dlc 1 signal 3 1 = on", "123#08");
}

void TestText::frames()
{
    QFETCH(QByteArray, text);
    QFETCH(QByteArray, frame);
    QCOMPARE(frameToText(one(text).frame), frame);
}

void TestText::filters()
{
    const auto request = one("receive? 200 mask 7F0");
    QCOMPARE(request.kind, Kind::Receive);
    QVERIFY(request.filter.accepts({0x20F, false, false, false, false, {}}));
    QVERIFY(!request.filter.accepts({0x210, false, false, false, false, {}}));
    QVERIFY(!request.filter.accepts({0x20F, true, false, false, false, {}}));
    QVERIFY(one("receive?").filter.accepts({0x210, true, false, false, false, {}}));
}

void TestText::signalsThereAndBack_data()
{
    QTest::addColumn<int>("start");
    QTest::addColumn<int>("length");
    QTest::addColumn<bool>("big");
    QTest::addColumn<bool>("isSigned");
    QTest::addColumn<double>("value");
    QTest::addColumn<QByteArray>("payload");
    QTest::newRow("little") << 0 << 16 << false << false << 4660.0 << QByteArray("3412000000000000");
    QTest::newRow("little across") << 4 << 12 << false << false << 2748.0 << QByteArray("C0AB000000000000");
    QTest::newRow("big") << 7 << 16 << true << false << 4660.0 << QByteArray("1234000000000000");
    QTest::newRow("big across") << 3 << 12 << true << false << 2748.0 << QByteArray("0ABC000000000000");
    QTest::newRow("negative") << 8 << 8 << false << true << -2.0 << QByteArray("00FE000000000000");
    QTest::newRow("lowest") << 0 << 64 << false << true << -9223372036854775808.0
                            << QByteArray("0000000000000080");
    QTest::newRow("one bit") << 63 << 1 << false << false << 1.0 << QByteArray("0000000000000080");
}

void TestText::signalsThereAndBack()
{
    QFETCH(int, start);
    QFETCH(int, length);
    QFETCH(bool, big);
    QFETCH(bool, isSigned);
    QFETCH(double, value);
    QFETCH(QByteArray, payload);
    const SignalLayout layout{start, length, big, isSigned, 1.0, 0.0};
    QVERIFY(layout.fits(8));
    QByteArray bytes(8, '\0');
    QVERIFY(putSignal(bytes, layout, value));
    QCOMPARE(bytes.toHex().toUpper(), payload);
    QCOMPARE(signalToText(bytes, layout).toDouble(), value);
    QVERIFY(!putSignal(bytes, layout, 1e30));
    QVERIFY(isSigned || !putSignal(bytes, layout, -1.0));
}

void TestText::requests()
{
    const auto exchange = one("request? 7E0 0322F190 from 7E8 signal 24 8 signal 32 16 big signed scale 0.5");
    QCOMPARE(exchange.kind, Kind::Exchange);
    QCOMPARE(frameToText(exchange.frame), QByteArray("7E0#0322F190"));
    QCOMPARE(exchange.filter.id, std::optional<std::uint32_t>(0x7E8));
    QCOMPARE(exchange.layouts.size(), std::size_t{2});
    QVERIFY(exchange.layouts[1].isBig && exchange.layouts[1].isSigned);
    const auto repeated = one("every 100 send 123 01");
    QCOMPARE(repeated.kind, Kind::Repeat);
    QCOMPARE(repeated.period, std::chrono::milliseconds(100));
    QCOMPARE(one("stop 123").filter.id, std::optional<std::uint32_t>(0x123));
    QVERIFY(!one("stop").filter.id);
    QCOMPARE(one("received?").kind, Kind::Received);
    QCOMPARE(parseRequests("send 1 01;receive? 2\n")->size(), std::size_t{2});
}

void TestText::refused_data()
{
    QTest::addColumn<QByteArray>("text");
    QTest::addColumn<int>("column"); // -1: refused as a whole
    const auto row = [](const char* text, int column) { QTest::newRow(text) << QByteArray(text) << column; };
    row("MEAS:VOLT?", 0);
    row("send", 4);
    row("send xyz", 5);
    row("send 20000000 01", 5);
    row("send 123 1", 9);
    row("send 123 0102030405060708 09", -1);
    row("send 123 fd 010203040506070809", -1);
    row("send 123 remote 9", 16);
    row("send 123 fd remote 1", -1);
    row("send 123 brs 01", -1);
    row("send 123 dlc 65", 13);
    row("send 123 signal 0 8 = 1", -1);
    row("send 123 dlc 1 signal 0 8 = 256", -1);
    row("send 123 dlc 1 signal 0 8 = nan", 28);
    row("send 123 dlc 1 signal 0 65 = 1", 24);
    row("send 123 dlc 1 signal 0 8 1", 26);
    row("request? 7E0 01", 15);
    row("receive? 200 mask zz", 18);
    row("receive? 200 x", 13);
    row("every 0 send 1", 6);
    row("every 10 receive? 1", 9);
}

void TestText::refused()
{
    QFETCH(QByteArray, text);
    QFETCH(int, column);
    const auto requests = parseRequests(text);
    QVERIFY(!requests);
    QCOMPARE(requests.error().status, Status::ErrorInvalidParameter);
    QCOMPARE(requests.error().detail, column < 0 ? QString() : QStringLiteral("column %1").arg(column));
}

void TestText::whatAsksIsAQuery()
{
    for (const char* text : {"receive? 200", "received?", "request? 7E0 01 from 7E8"})
        QVERIFY2(scpi::isQuery(text) && one(text).asks(), text);
    for (const char* text : {"send 123 01", "every 10 send 1 01", "stop"})
        QVERIFY2(!scpi::isQuery(text) && !one(text).asks(), text);
}

} // namespace visor::can

QTEST_APPLESS_MAIN(visor::can::TestText)
#include "test_text.moc"
