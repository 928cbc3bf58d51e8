// SPDX-License-Identifier: GPL-3.0-or-later
// What needs no port: the marks of a tty, line settings, who holds a port, device names.
#include "tests/common/test_case.h"
#include "transports/serial/line_decoder.h"
#include "transports/serial/port_holder.h"
#include "transports/serial/serial_port.h"

#include <vector>

namespace visor::serial {

using namespace std::chrono_literals;
using Mark = LineDecoder::Mark;

class TestLine : public test::TestCase
{
    Q_OBJECT

private Q_SLOTS:
    void marks_data();
    void marks();
    void littleRoom();
    void characterTimes();
    void attributes();
    void deviceNames();
    void lockOwners();
};

namespace {

QByteArray decodeAll(const QByteArray& input, std::size_t step, bool discardsNull)
{
    LineDecoder decoder;
    QByteArray text;
    std::span<const char> rest(input.constData(), static_cast<std::size_t>(input.size()));
    std::vector<char> room(64);
    while (!rest.empty()) {
        const auto piece = decoder.decode(rest.first(std::min(step, rest.size())), room, discardsNull);
        text.append(room.data(), static_cast<qsizetype>(piece.produced));
        if (piece.mark == Mark::Break)
            text.append("<break>");
        else if (piece.mark == Mark::Error)
            text.append('<').append(piece.bad).append('>');
        if (piece.consumed == 0)
            return "stuck";
        rest = rest.subspan(piece.consumed);
    }
    return text;
}

} // namespace

void TestLine::marks_data()
{
    QTest::addColumn<QByteArray>("input");
    QTest::addColumn<QByteArray>("output");
    QTest::addColumn<bool>("discardsNull");
    QTest::newRow("plain") << QByteArray("abc\n") << QByteArray("abc\n") << false;
    QTest::newRow("doubled") << QByteArray("a\xFF\xFF"
                                           "b")
                             << QByteArray("a\xFF"
                                           "b")
                             << false;
    QTest::newRow("error") << QByteArray("a\xFF\0xb", 5) << QByteArray("a<x>b") << false;
    QTest::newRow("break") << QByteArray("a\xFF\0\0b", 5) << QByteArray("a<break>b") << false;
    QTest::newRow("break behind 0xFF") << QByteArray("\xFF\xFF\xFF\0\0", 5) << QByteArray("\xFF<break>") << false;
    QTest::newRow("single 0xFF") << QByteArray("\xFF"
                                               "a")
                                 << QByteArray("\xFF"
                                               "a")
                                 << false;
    QTest::newRow("nul kept") << QByteArray("a\0b", 3) << QByteArray("a\0b", 3) << false;
    QTest::newRow("nul discarded") << QByteArray("a\0b", 3) << QByteArray("ab") << true;
    QTest::newRow("error is no nul") << QByteArray("\xFF\0\xFF", 3) << QByteArray("<\xFF>") << true;
    QTest::newRow("cut") << QByteArray("a\xFF\0", 3) << QByteArray("a") << false;
}

void TestLine::marks()
{
    QFETCH(QByteArray, input);
    QFETCH(QByteArray, output);
    QFETCH(bool, discardsNull);
    for (const std::size_t step : {1u, 2u, 3u, 100u})
        QCOMPARE(decodeAll(input, step, discardsNull), output);
}

void TestLine::littleRoom()
{
    LineDecoder decoder;
    const QByteArray input("ab\xFF\xFF"
                           "cd");
    std::array<char, 1> room{};
    QByteArray text;
    std::size_t at = 0;
    while (at < static_cast<std::size_t>(input.size())) {
        const auto piece =
            decoder.decode({input.constData() + at, static_cast<std::size_t>(input.size()) - at}, room, false);
        QVERIFY(piece.consumed > 0 && piece.produced <= 1);
        text.append(room.data(), static_cast<qsizetype>(piece.produced));
        at += piece.consumed;
    }
    QCOMPARE(text, QByteArray("ab\xFF"
                              "cd"));
}

void TestLine::characterTimes()
{
    LineSettings line;
    // 1000 characters of 10 bits at 9600 baud: 1.04 s.
    QCOMPARE(line.timeFor(1000), 1042ms);
    line.parity = Parity::Even;
    line.stopBits = 20;
    QCOMPARE(line.timeFor(1000), 1251ms);
}

void TestLine::attributes()
{
    using visa::Attribute;
    using visa::AttributeValue;
    LineSettings line;
    const std::vector<std::pair<Attribute, std::int64_t>> values{
        {Attribute::AsrlBaud, 250'000},        {Attribute::AsrlDataBits, 7},      {Attribute::AsrlParity, 2},
        {Attribute::AsrlStopBits, 20},         {Attribute::AsrlFlowControl, 5},   {Attribute::AsrlXonCharacter, 1},
        {Attribute::AsrlXoffCharacter, 3},     {Attribute::AsrlEndIn, 1},         {Attribute::AsrlEndOut, 3},
        {Attribute::AsrlReplaceCharacter, 63}, {Attribute::AsrlBreakLength, 100},
    };
    for (const auto& [id, value] : values) {
        QVERIFY(line.set(id, AttributeValue(value)));
        QCOMPARE(std::get<std::int64_t>(line.get(id).value()), value);
    }
    QVERIFY(line.set(Attribute::AsrlDiscardNull, AttributeValue(true)));
    QVERIFY(std::get<bool>(line.get(Attribute::AsrlDiscardNull).value()));
    QCOMPARE(line.lastBit(), std::uint8_t{0x40});
    QVERIFY(line.set(Attribute::AsrlDtrState, AttributeValue(std::int64_t{0})));
    QCOMPARE(line.dataTerminalReady, std::optional(false));
    QVERIFY(!line.set(Attribute::TermChar, AttributeValue(std::int64_t{10})));
    QVERIFY(!line.get(Attribute::TermChar));
}

void TestLine::deviceNames()
{
    QCOMPARE(devicePath(QStringLiteral("/dev/ttyUSB0")), QStringLiteral("/dev/ttyUSB0"));
    QCOMPARE(devicePath(QStringLiteral("ttyACM1")), QStringLiteral("/dev/ttyACM1"));
    QCOMPARE(devicePath(QStringLiteral("1")), QStringLiteral("/dev/ttyS0"));
    QCOMPARE(devicePath(QStringLiteral("COM3")), QStringLiteral("/dev/ttyS2"));
}

void TestLine::lockOwners()
{
    const QByteArray locks = "1: POSIX  ADVISORY  WRITE 400 00:18:77 0 EOF\n"
                             "2: FLOCK  ADVISORY  WRITE 4711 00:18:77 0 EOF\n"
                             "2: -> FLOCK  ADVISORY  WRITE 4712 00:18:78 0 EOF\n";
    QCOMPARE(flockOwner(locks, 0, 0x18, 77), std::optional(4711));
    QCOMPARE(flockOwner(locks, 0, 0x18, 78), std::nullopt);
    QCOMPARE(flockOwner(locks, 0, 0x19, 77), std::nullopt);
    QCOMPARE(flockOwner("2: FLOCK\nFLOCK FLOCK a b c d e f g\n\0\xFF", 0, 0, 0), std::nullopt);
    QCOMPARE(uucpLockOwner("      1234\n"), std::optional(1234));
    QCOMPARE(uucpLockOwner("abc"), std::nullopt);
    QCOMPARE(uucpLockOwner("-5\n"), std::nullopt);
    QCOMPARE(uucpLockOwner({}), std::nullopt);
}

} // namespace visor::serial

QTEST_GUILESS_MAIN(visor::serial::TestLine)
#include "test_line.moc"
