// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/profile/library.h"
#include "tests/common/test_case.h"

#include <QFile>
#include <QMap>

/// Identity replies of real instruments: each finds its profile and no other, neighbours find none.
class TestIdentities : public visor::test::TestCase
{
    Q_OBJECT

private Q_SLOTS:
    void findsItsProfile_data();
    void findsItsProfile();
    void everyProfileHasExamples();

private:
    /// Reply → key of its profile, or "" for none: the lines below and those of identity_examples.txt.
    static QMap<QByteArray, QString> examples();
};

QMap<QByteArray, QString> TestIdentities::examples()
{
    QMap<QByteArray, QString> found;
    const auto row = [&found](const char* identity, const char* key) {
        found.insert(identity, QString::fromLatin1(key));
    };
    row("KEYSIGHT TECHNOLOGIES,MSO-X 3024A,MY52160892,02.43.2018020635", "keysight-infiniivision-3000x");
    row("AGILENT TECHNOLOGIES,DSO-X 2024A,MY52161263,02.35.2013061800", "keysight-infiniivision-3000x");
    row("VISOR SIMULATED,MSOX3024S,SIM0001,01.00", "keysight-infiniivision-3000x");
    row("Agilent Technologies,33522B,MY52812345,3.05-1.19-2.00-52-00", "keysight-33500b");
    row("Keysight Technologies,33512B,MY59003456,5.03-3.15-2.00-58-00", "keysight-33500b");
    row("Keysight Technologies,E36313A,MY59001234,1.0.4-1.0.4-1.02", "keysight-e36313a");
    row("Keysight Technologies,34465A,MY57501234,A.02.17-02.40-02.17-00.52-04-01", "keysight-34465a");
    row("Keysight Technologies,34461A,MY53201234,A.02.08-02.37-02.08-00.49-01-01", "keysight-34465a");
    row("VISOR SIMULATED,PC400S,0,01.00", "visor-process-controller");
    row("KEITHLEY INSTRUMENTS,MODEL 2450,04412345,1.7.12b", "keithley-2450");
    row("LSCI,MODEL336,LSA23JK/#######,2.9", "lakeshore-336");
    row("KEITHLEY INSTRUMENTS INC.,MODEL 2400,1234567,C34 Sep 21 2016 15:30:00/A02  /S/K", "keithley-2400");
    row("KEITHLEY INSTRUMENTS INC.,MODEL 2000,0723456,A19  /A02", "keithley-2000");
    row("RIGOL TECHNOLOGIES,DS1104Z,DS1ZA171912345,00.04.04.SP4", "rigol-ds1000z");
    row("RIGOL TECHNOLOGIES,MSO1104Z,DS1ZD12345678,00.04.04", "rigol-ds1000z");
    row("RIGOL TECHNOLOGIES,DP832,DP8C180200123,00.01.16", "rigol-dp832");
    row("Rigol Technologies,DG1062Z,DG1ZA123456789,03.01.12", "rigol-dg1000z");
    row("Rigol Technologies,DSA815,DSA8A134700123,00.01.18.00.01", "rigol-dsa800");
    row("Siglent Technologies,SDM3065X,SDM36GBQ5R0123,3.01.01.10R1", "siglent-sdm3065x");
    row("Rohde&Schwarz,RTB2004,1333.1005k04/113192,02.300", "rohde-schwarz-rtb2000");
    row("TEKTRONIX,MDO3024,C012345,CF:91.1CT FV:v1.30", "tektronix-mdo3000");
    row("Stanford_Research_Systems,SR830,s/n86813,ver1.07", "srs-sr830");
    // Neighbours that speak otherwise.
    row("Keysight Technologies,E36234A,MY59001234,1.0.4", "");
    row("KEITHLEY INSTRUMENTS INC.,MODEL 2001,0723456,B17", "");
    row("KEITHLEY INSTRUMENTS,MODEL 2460,04412345,1.7.12b", "");
    row("RIGOL TECHNOLOGIES,DS1102E,DS1EB104702123,00.02.01.01.00", "");
    row("LSCI,MODEL325,325A123,1.4", "");
    row("", "");
    QFile table(QStringLiteral(VISOR_TEST_PROFILES_DIR "/identity_examples.txt"));
    if (!table.open(QIODevice::ReadOnly))
        return {};
    for (const QByteArray& line : table.readAll().split('\n')) {
        const qsizetype blank = line.indexOf(' ');
        if (blank <= 0 || line.startsWith('#'))
            continue;
        const QByteArray key = line.first(blank);
        found.insert(line.sliced(blank + 1), key == "-" ? QString() : QString::fromLatin1(key));
    }
    return found;
}

void TestIdentities::findsItsProfile_data()
{
    QTest::addColumn<QString>("key");
    const QMap<QByteArray, QString> all = examples();
    for (auto example = all.constBegin(); example != all.constEnd(); ++example)
        QTest::newRow(example.key().constData()) << example.value();
}

void TestIdentities::findsItsProfile()
{
    QFETCH(QString, key);
    visor::profile::Library library;
    library.addFolder(QStringLiteral(VISOR_PROFILES_DIR));
    const auto matches = library.allMatches(QString::fromLatin1(QTest::currentDataTag()));
    QStringList keys;
    for (const auto& match : matches)
        keys.append(match.entry.key);
    QCOMPARE(keys, key.isEmpty() ? QStringList() : QStringList(key));
}

void TestIdentities::everyProfileHasExamples()
{
    visor::profile::Library library;
    library.addFolder(QStringLiteral(VISOR_PROFILES_DIR));
    const QStringList keys = examples().values();
    QStringList without;
    for (const auto& entry : library.entries()) {
        if (!keys.contains(entry.key))
            without.append(entry.key);
    }
    QVERIFY2(!library.entries().empty(), "no profiles were found");
    QCOMPARE(without, QStringList());
}

QTEST_GUILESS_MAIN(TestIdentities)
#include "test_identities.moc"
