// SPDX-License-Identifier: GPL-3.0-or-later
// Replies that say more than the value asked for, worded as the makers' guides show them: the profile's command
// must find the value in them.
#include "core/profile/library.h"
#include "core/profile/reply_parser.h"
#include "tests/common/test_case.h"

class TestForeignReplies : public visor::test::TestCase
{
    Q_OBJECT

private Q_SLOTS:
    void valueIsFound_data();
    void valueIsFound();
    void whatIsNoNumberIsRefused_data();
    void whatIsNoNumberIsRefused();

private:
    static visor::Result<visor::profile::ReplyValue> read(const QString& key, const QString& command,
                                                          const QByteArray& reply);
};

visor::Result<visor::profile::ReplyValue> TestForeignReplies::read(const QString& key, const QString& command,
                                                                   const QByteArray& reply)
{
    visor::profile::Library library;
    library.addFolder(QStringLiteral(VISOR_PROFILES_DIR));
    const auto profile = library.load(key);
    const visor::profile::Command* found = profile ? (*profile)->findCommand(command) : nullptr;
    if (found == nullptr || !found->returns)
        return visor::failure(visor::visa::Status::ErrorResourceNotFound, QStringLiteral("no such command"),
                              QStringLiteral("test"));
    return visor::profile::parseReply(*found->returns, reply);
}

void TestForeignReplies::valueIsFound_data()
{
    QTest::addColumn<QString>("key");
    QTest::addColumn<QString>("command");
    QTest::addColumn<QByteArray>("reply");
    QTest::addColumn<QVariant>("value");
    const auto row = [](const char* key, const char* command, const QByteArray& reply, const QVariant& value) {
        QTest::addRow("%s %s %s", key, command, reply.left(12).constData())
            << QString::fromLatin1(key) << QString::fromLatin1(command) << reply << value;
    };
    const QByteArray wave = "C1:BSWV WVTP,SINE,FRQ,100HZ,PERI,0.01S,AMP,2V,AMPVRMS,0.707Vrms,MAX_OUTPUT_AMP,20V,"
                            "OFST,-0.5V,HLEV,0.5V,LLEV,-1.5V,PHSE,90\n";
    row("siglent-sdg", "function", wave, QStringLiteral("SINE"));
    row("siglent-sdg", "frequency", wave, 100.0);
    row("siglent-sdg", "amplitude", wave, 2.0);
    row("siglent-sdg", "offset", wave, -0.5);
    row("siglent-sdg", "low_level", wave, -1.5);
    row("siglent-sdg", "phase", wave, 90.0);
    row("siglent-sdg", "output", "C1:OUTP ON,LOAD,HZ,PLRT,NOR\n", true);
    row("siglent-sdg", "output", "C2:OUTP OFF,LOAD,50,PLRT,INVT\n", false);
    row("siglent-sdg", "output_load", "C1:OUTP ON,LOAD,HZ,PLRT,NOR\n", QStringLiteral("HZ"));
    row("siglent-sdg", "output_polarity", "C2:OUTP OFF,LOAD,50,PLRT,INVT\n", QStringLiteral("INVT"));
    const QByteArray sweep = "C2:SWWV STATE,ON,TIME,1S,STOP,1500HZ,START,500HZ,CENTER,1000HZ,SPAN,1000HZ,TRSR,INT,"
                             "TRMD,OFF,SWMD,LINE,DIR,UP,SYM,0,MARK_STATE,OFF,MARK_FREQ,1000HZ,CARR,WVTP,SINE,"
                             "FRQ,1000HZ,AMP,4V,OFST,0V,PHSE,0\n";
    row("siglent-sdg", "sweep", sweep, true);
    row("siglent-sdg", "sweep", "C2:SWWV STATE,OFF\n", false);
    row("siglent-sdg", "sweep_start", sweep, 500.0);
    row("siglent-sdg", "sweep_stop", sweep, 1500.0);
    row("siglent-sdg", "burst_cycles",
        "C2:BTWV STATE,ON,PRD,0.01S,STPS,0,TRSR,INT,TRMD,OFF,TIME,3,DLAY,2.4e-07S\n", 3.0);
    row("siglent-sds1000x-e", "measure", "FREQ,2.50E+07\n", 2.5e7);
    row("siglent-sds1000x-e", "measure", "C1:PAVA PKPK,4.20E+00V\n", 4.2);
    row("siglent-sds1000x-e", "channel_scale", "C1:VDIV 5.00E-01V\n", 0.5);
    row("siglent-sds1000x-e", "channel_display", "ON\n", true);
    row("rohde-schwarz-nrp", "power", "-2.013210E+01,0.000000E+00,0.000000E+00\n", -20.1321);
    row("rohde-schwarz-nrp", "power", "-2.013210E+01\n", -20.1321);
    row("lecroy-maui", "channel_probe", "10\n", 10.0);
    row("tektronix-tds2000", "channel_probe", "1.0E1\n", 10.0);
    row("keysight-53230a", "input_impedance", "+1.00000000000000E+006\n", 1e6);
    row("tektronix-afg3000", "output", "1\n", true);
}

void TestForeignReplies::valueIsFound()
{
    QFETCH(QString, key);
    QFETCH(QString, command);
    QFETCH(QByteArray, reply);
    QFETCH(QVariant, value);
    const auto result = read(key, command, reply);
    QVERIFY2(result, result ? "" : qPrintable(result.error().message));
    if (value.typeId() == QMetaType::QString)
        QCOMPARE(result->toText(), value.toString());
    else if (value.typeId() == QMetaType::Bool)
        QCOMPARE(result->toNumber().value_or(-1.0), value.toBool() ? 1.0 : 0.0);
    else
        QCOMPARE(result->toNumber().value_or(-1e300), value.toDouble());
}

void TestForeignReplies::whatIsNoNumberIsRefused_data()
{
    QTest::addColumn<QString>("key");
    QTest::addColumn<QString>("command");
    QTest::addColumn<QByteArray>("reply");
    QTest::newRow("Siglent, nothing to measure")
        << QStringLiteral("siglent-sds1000x-e") << QStringLiteral("measure") << QByteArray("C1:PAVA FREQ,****\n");
    QTest::newRow("LeCroy, too few parts")
        << QStringLiteral("lecroy-maui") << QStringLiteral("measure") << QByteArray("FREQ\n");
    QTest::newRow("LeCroy, invalid") << QStringLiteral("lecroy-maui") << QStringLiteral("measure")
                                     << QByteArray("FREQ,UNDEF,IV\n");
    QTest::newRow("RTO, header cut short") << QStringLiteral("rohde-schwarz-rto")
                                           << QStringLiteral("waveform_header") << QByteArray("-5.0E-7,5.0E-7\n");
}

void TestForeignReplies::whatIsNoNumberIsRefused()
{
    QFETCH(QString, key);
    QFETCH(QString, command);
    QFETCH(QByteArray, reply);
    const auto result = read(key, command, reply);
    QVERIFY(!result);
    QCOMPARE(result.error().status, visor::visa::Status::ErrorInvalidFormat);
}

QTEST_GUILESS_MAIN(TestForeignReplies)
#include "test_foreign_replies.moc"
