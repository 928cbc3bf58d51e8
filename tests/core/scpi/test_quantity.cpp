// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/scpi/quantity.h"
#include "tests/common/test_case.h"

#include <cmath>
#include <random>

using visor::scpi::parseNumericResponse;
using visor::scpi::PrefixStyle;
using visor::scpi::Quantity;
using visor::scpi::shortestNumber;

class TestQuantity : public visor::test::TestCase
{
    Q_OBJECT

private Q_SLOTS:
    void readsWhatPeopleWrite_data()
    {
        QTest::addColumn<QString>("text");
        QTest::addColumn<QString>("unit");
        QTest::addColumn<double>("value");
        QTest::newRow("prefix alone") << "2.2k" << "V" << 2200.0;
        QTest::newRow("milli") << "10m" << "V" << 0.01;
        QTest::newRow("mega") << "10M" << "Hz" << 1e7;
        QTest::newRow("exponent") << "1e-3" << "V" << 0.001;
        QTest::newRow("exponent and prefix") << "1.5e2 m" << "V" << 0.15;
        QTest::newRow("unit") << "0.5 mV" << "V" << 0.0005;
        QTest::newRow("unit without prefix") << "5V" << "V" << 5.0;
        QTest::newRow("unit in another case") << "5 mv" << "V" << 0.005;
        QTest::newRow("micro sign") << QStringLiteral("3 \u00B5s") << "s" << 3e-6;
        QTest::newRow("Greek mu") << QStringLiteral("3 \u03BCs") << "s" << 3e-6;
        QTest::newRow("u") << "3us" << "s" << 3e-6;
        QTest::newRow("ohm sign") << QStringLiteral("4.7 k\u2126") << QStringLiteral("\u03A9") << 4700.0;
        QTest::newRow("ohm word") << "4.7 kOhm" << QStringLiteral("\u03A9") << 4700.0;
        QTest::newRow("sign") << "-12 mA" << "A" << -0.012;
        QTest::newRow("real minus") << QStringLiteral("\u221212 mA") << "A" << -0.012;
        QTest::newRow("metre, not milli") << "5 m" << "m" << 5.0;
        QTest::newRow("millimetre") << "5 mm" << "m" << 0.005;
        QTest::newRow("no integer part") << ".5" << "V" << 0.5;
        QTest::newRow("percent") << "25 %" << "%" << 25.0;
        QTest::newRow("decibel") << "-3 dB" << "dB" << -3.0;
        QTest::newRow("pico") << "22p" << "F" << 22e-12;
        QTest::newRow("millihertz on megahertz") << "5 mHz" << "MHz" << 5e-9;
        QTest::newRow("megahertz on millihertz") << "5 MHz" << "mHz" << 5e9;
        QTest::newRow("megametre, not metre") << "5 M" << "m" << 5e6;
        QTest::newRow("volts on millivolts") << "5 V" << "mV" << 5000.0;
        QTest::newRow("millivolts on millivolts") << "5 mV" << "mV" << 5.0;
        QTest::newRow("exa, not exponent") << "2E" << "Hz" << 2e18;
    }
    void readsWhatPeopleWrite()
    {
        QFETCH(QString, text);
        QFETCH(QString, unit);
        QFETCH(double, value);
        const auto quantity = Quantity::parse(text, unit);
        QVERIFY2(quantity, quantity ? "" : qPrintable(quantity.error().message));
        QCOMPARE(quantity->value, value);
        QCOMPARE(quantity->unit, unit);
    }

    void prefixesAreExact()
    {
        // Not 2.2 times 1000 rounded twice, but the number the text means.
        QCOMPARE(Quantity::parse(u"0.1m", u"V")->value, 0.0001);
        QCOMPARE(Quantity::parse(u"1.1n", u"s")->value, 1.1e-9);
    }

    void localDecimalMark()
    {
        QCOMPARE(Quantity::parse(u"1,5 mV", u"V", PrefixStyle::Si, u',')->value, 0.0015);
        QCOMPARE(Quantity::parse(u"1.5 mV", u"V", PrefixStyle::Si, u',')->value, 0.0015);
        QVERIFY(!Quantity::parse(u"1.234,5", u"V", PrefixStyle::Si, u','));
        QVERIFY(!Quantity::parse(u"1,5", u"V")); // nobody said that ',' is a mark here
    }

    void scpiSpelling_data()
    {
        QTest::addColumn<QString>("text");
        QTest::addColumn<QString>("unit");
        QTest::addColumn<double>("value");
        QTest::newRow("M is milli") << "10M" << "V" << 0.01;
        QTest::newRow("MA is mega") << "10MA" << "V" << 1e7;
        QTest::newRow("MHZ") << "10MHZ" << "Hz" << 1e7;
        QTest::newRow("mhz") << "10 mhz" << "Hz" << 1e7;
        QTest::newRow("MOHM") << "1MOHM" << QStringLiteral("\u03A9") << 1e6;
        QTest::newRow("MV") << "10MV" << "V" << 0.01;
        QTest::newRow("EX") << "1EX" << "V" << 1e18;
        QTest::newRow("lower case") << "3u" << "s" << 3e-6;
        QTest::newRow("milliampere, not mega") << "10MA" << "A" << 0.01;
    }
    void scpiSpelling()
    {
        QFETCH(QString, text);
        QFETCH(QString, unit);
        QFETCH(double, value);
        const auto quantity = Quantity::parse(text, unit, PrefixStyle::Scpi);
        QVERIFY2(quantity, quantity ? "" : qPrintable(quantity.error().message));
        QCOMPARE(quantity->value, value);
    }

    void refusesWithTheReason_data()
    {
        QTest::addColumn<QString>("text");
        QTest::addColumn<QString>("unit");
        QTest::newRow("empty") << "" << "V";
        QTest::newRow("blanks") << "   " << "V";
        QTest::newRow("word") << "abc" << "V";
        QTest::newRow("other unit") << "5 A" << "V";
        QTest::newRow("two marks") << "1.2.3" << "V";
        QTest::newRow("sign alone") << "-" << "V";
        QTest::newRow("too large") << "1e999" << "V";
        QTest::newRow("prefix on dB") << "3 m" << "dB";
        QTest::newRow("grouping, no unit") << "1,000" << "";
        QTest::newRow("sign behind it") << "5 \u00A7" << "";
        QTest::newRow("grouping") << "1 000 000" << "V";
    }
    void refusesWithTheReason()
    {
        QFETCH(QString, text);
        QFETCH(QString, unit);
        const auto quantity = Quantity::parse(text, unit);
        QVERIFY(!quantity);
        QCOMPARE(quantity.error().status, visor::visa::Status::ErrorInvalidParameter);
        QVERIFY(!quantity.error().message.isEmpty());
    }

    void printsEngineering_data()
    {
        QTest::addColumn<double>("value");
        QTest::addColumn<QString>("unit");
        QTest::addColumn<int>("digits");
        QTest::addColumn<QString>("text");
        const QString ohm = QStringLiteral("\u03A9");
        QTest::newRow("kilo") << 2200.0 << ohm << 0 << QStringLiteral("2.2 k\u03A9");
        QTest::newRow("digits") << 2200.0 << ohm << 4 << QStringLiteral("2.200 k\u03A9");
        QTest::newRow("milli") << -0.0125 << "V" << 0 << "-12.5 mV";
        QTest::newRow("micro") << 1.1e-6 << "s" << 0 << QStringLiteral("1.1 \u00B5s");
        QTest::newRow("zero") << 0.0 << "V" << 0 << "0 V";
        QTest::newRow("zero with digits") << 0.0 << "V" << 4 << "0.000 V";
        QTest::newRow("carry") << 999.9996 << "Hz" << 4 << "1.000 kHz";
        QTest::newRow("carry within") << 9.9996 << "V" << 4 << "10.00 V";
        QTest::newRow("small percent") << 0.05 << "%" << 3 << "0.0500 %";
        QTest::newRow("no carry") << 999.9 << "Hz" << 4 << "999.9 Hz";
        QTest::newRow("just below a kilo") << 1000.0 << "Hz" << 0 << "1 kHz";
        QTest::newRow("percent") << 0.5 << "%" << 0 << "0.5 %";
        QTest::newRow("decibel") << 1234.5 << "dB" << 0 << "1234.5 dB";
        QTest::newRow("plain") << 0.001 << "" << 0 << "0.001";
        QTest::newRow("NaN") << std::nan("") << "V" << 0 << "NaN";
        QTest::newRow("tiny") << 3e-21 << "V" << 0 << "0.003 aV";
    }
    void printsEngineering()
    {
        QFETCH(double, value);
        QFETCH(QString, unit);
        QFETCH(int, digits);
        QFETCH(QString, text);
        QCOMPARE((Quantity{value, unit}.toEngineering(digits)), text);
    }

    void printedReadsBack()
    {
        std::mt19937_64 random(17);
        std::uniform_real_distribution<double> mantissa(-9.99, 9.99);
        std::uniform_int_distribution<int> exponent(-15, 15);
        for (int i = 0; i < 2000; ++i) {
            // Six digits, so that printing with 15 loses nothing.
            const double value =
                QByteArray::number(mantissa(random) * std::pow(10.0, exponent(random)), 'e', 5).toDouble();
            const QString text = Quantity{value, QStringLiteral("V")}.toEngineering();
            const auto back = Quantity::parse(text, u"V");
            QVERIFY2(back, qPrintable(text));
            QCOMPARE(back->value, value);
        }
    }

    void numericResponses()
    {
        QCOMPARE(parseNumericResponse("+1.5E+3"), std::optional(1500.0));
        QCOMPARE(parseNumericResponse(" 12\r\n"), std::optional(12.0));
        QCOMPARE(parseNumericResponse("#HFF"), std::optional(255.0));
        QCOMPARE(parseNumericResponse("#b101"), std::optional(5.0));
        QCOMPARE(parseNumericResponse("#Q17"), std::optional(15.0));
        QVERIFY(std::isnan(*parseNumericResponse("9.91E37")));
        QVERIFY(std::isinf(*parseNumericResponse("9.9E+37")));
        QVERIFY(*parseNumericResponse("-9.9E37") < 0);
        QVERIFY(!parseNumericResponse(""));
        QVERIFY(!parseNumericResponse("nan"));
        QVERIFY(!parseNumericResponse("1.5V"));
        QVERIFY(!parseNumericResponse("#H"));
        QVERIFY(!parseNumericResponse("#X12"));
        QVERIFY(!parseNumericResponse("+"));
        QVERIFY(!parseNumericResponse("+-1"));
        QVERIFY(!parseNumericResponse("++1"));
    }

    void shortestReadsBack()
    {
        for (const double value : {0.1, 1.0 / 3.0, 6.02214076e23, -0.0, 5e-324})
            QCOMPARE(shortestNumber(value).toDouble(), value);
        QCOMPARE(shortestNumber(0.25), QByteArray("0.25"));
    }
};

QTEST_GUILESS_MAIN(TestQuantity)
#include "test_quantity.moc"
