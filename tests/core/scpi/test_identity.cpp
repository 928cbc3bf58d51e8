// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/scpi/identity.h"
#include "tests/common/test_case.h"

using visor::scpi::Identity;

class TestIdentity : public visor::test::TestCase
{
    Q_OBJECT

private Q_SLOTS:
    void readsLeniently_data()
    {
        QTest::addColumn<QByteArray>("reply");
        QTest::addColumn<QString>("manufacturer");
        QTest::addColumn<QString>("model");
        QTest::addColumn<QString>("serial");
        QTest::addColumn<QString>("firmware");
        QTest::newRow("four fields") << QByteArray("KEYSIGHT TECHNOLOGIES,MSO-X 3024A,MY53520123,02.43\n")
                                     << "KEYSIGHT TECHNOLOGIES" << "MSO-X 3024A" << "MY53520123" << "02.43";
        QTest::newRow("blanks and CR LF")
            << QByteArray(" ACME , X1 , 17 , 1.0 \r\n") << "ACME" << "X1" << "17" << "1.0";
        QTest::newRow("two fields") << QByteArray("ACME,X1") << "ACME" << "X1" << "" << "";
        QTest::newRow("one field") << QByteArray("MODEL 2000") << "" << "MODEL 2000" << "" << "";
        QTest::newRow("five fields") << QByteArray("ACME,X1,17,1.0,2.0") << "ACME" << "X1" << "17" << "1.0,2.0";
        QTest::newRow("quoted whole") << QByteArray("\"ACME,X1,17,1.0\"") << "ACME" << "X1" << "17" << "1.0";
        QTest::newRow("quoted fields") << QByteArray("\"ACME\",\"X1\",\"17\",\"1.0\"") << "ACME" << "X1" << "17"
                                       << "1.0";
        QTest::newRow("echo") << QByteArray("*IDN?\r\nACME,X1,17,1.0\r\n") << "ACME" << "X1" << "17" << "1.0";
        QTest::newRow("NULs") << QByteArray("ACME,X1,17,1.0\0\0\n", 17) << "ACME" << "X1" << "17" << "1.0";
        QTest::newRow("nothing") << QByteArray() << "" << "" << "" << "";
        QTest::newRow("padding") << QByteArray("\x02"
                                               "ACME,X1,17,1.0\x03\x1a")
                                 << "ACME" << "X1" << "17" << "1.0";
        QTest::newRow("letters beyond ASCII") << QByteArray("M\xfcller,\xb5X,17,1.0") << QStringLiteral("Müller")
                                              << QStringLiteral("µX") << "17" << "1.0";
        QTest::newRow("binary") << QByteArray("\xff\x07\xfe,\x01X", 6) << "" << "" << "" << "";
        QTest::newRow("binary of the second set") << QByteArray("\xff\x85\xfe,X", 5) << "" << "" << "" << "";
    }
    void readsLeniently()
    {
        QFETCH(QByteArray, reply);
        QFETCH(QString, manufacturer);
        QFETCH(QString, model);
        QFETCH(QString, serial);
        QFETCH(QString, firmware);
        const Identity identity = Identity::parse(reply);
        QCOMPARE(identity.manufacturer, manufacturer);
        QCOMPARE(identity.model, model);
        QCOMPARE(identity.serial, serial);
        QCOMPARE(identity.firmware, firmware);
    }

    void longGarbageIsCut()
    {
        const Identity identity = Identity::parse(QByteArray(100'000, 'x'));
        QVERIFY(identity.model.size() <= 1024);
    }
};

QTEST_GUILESS_MAIN(TestIdentity)
#include "test_identity.moc"
