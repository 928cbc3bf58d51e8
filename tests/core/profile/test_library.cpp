// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/profile/library.h"
#include "tests/common/test_case.h"

#include <QDir>
#include <QFile>
#include <QTemporaryDir>

namespace visor::profile {

class TestLibrary : public visor::test::TestCase
{
    Q_OBJECT

private Q_SLOTS:
    void shippedProfilesHaveNoProblems_data();
    void shippedProfilesHaveNoProblems();
    void indexAgreesWithFullReading();
    void earlierFolderWins();
    void firstMatchWinsAndSaysWhy();
    void matchingIgnoresCase();
    void textWinsOverFolders();
    void unknownKeySuggests();
    void brokenProfileIsRefusedWithPlace();
    void brokenCommandIsSwitchedOff();
    void missingFolderIsEmpty();
    void refreshSeesNewFiles();
    void indexFindsPartsBelowOtherKeys();

private:
    static QByteArray text(const QByteArray& model, const QByteArray& pattern);
    static void writeFile(const QString& path, const QByteArray& bytes);
};

QByteArray TestLibrary::text(const QByteArray& model, const QByteArray& pattern)
{
    return "instrument:\n  manufacturer: Acme\n  model: " + model +
           "\n  class: multimeter\nidentity:\n  pattern: '" + pattern +
           "'\ncommands:\n  reset:\n    type: write\n    scpi: '*RST'\n";
}

void TestLibrary::writeFile(const QString& path, const QByteArray& bytes)
{
    QFile file(path);
    QVERIFY(file.open(QIODevice::WriteOnly));
    QCOMPARE(file.write(bytes), bytes.size());
}

void TestLibrary::shippedProfilesHaveNoProblems_data()
{
    QTest::addColumn<QString>("path");
    const QDir folder(QStringLiteral(VISOR_PROFILES_DIR));
    const QStringList names = folder.entryList({QStringLiteral("*.yaml")}, QDir::Files);
    QVERIFY(!names.isEmpty());
    for (const QString& name : names)
        QTest::newRow(qPrintable(name)) << folder.filePath(name);
}

void TestLibrary::shippedProfilesHaveNoProblems()
{
    QFETCH(QString, path);
    const ReadOutcome outcome = readProfileFile(path);
    QStringList lines;
    for (const Problem& problem : outcome.problems)
        lines.append(QStringLiteral("%1:%2:%3: %4: %5 [%6]")
                         .arg(path)
                         .arg(problem.place.line)
                         .arg(problem.place.column)
                         .arg(QString(severityName(problem.severity)), problem.text, problem.fix));
    QVERIFY2(lines.isEmpty(), qPrintable(lines.join(QLatin1Char('\n'))));
    QVERIFY(outcome.isUsable());
    QVERIFY(!outcome.profile->commands.empty());
}

void TestLibrary::indexAgreesWithFullReading()
{
    Library library;
    library.addFolder(QStringLiteral(VISOR_PROFILES_DIR));
    const std::vector<Library::Entry> entries = library.entries();
    QVERIFY(!entries.empty());
    for (const Library::Entry& entry : entries) {
        QCOMPARE(entry.trouble, QString());
        const Result<std::shared_ptr<const Profile>> profile = library.load(entry.key);
        QVERIFY2(profile, qPrintable(profile ? QString() : profile.error().message));
        QCOMPARE(entry.instrument.model, (*profile)->instrument.model);
        QCOMPARE(entry.instrument.manufacturer, (*profile)->instrument.manufacturer);
        QCOMPARE(entry.instrument.instrumentClass, (*profile)->instrument.instrumentClass);
        QCOMPARE(entry.identity.patterns.size(), (*profile)->identity.patterns.size());
        QCOMPARE((*profile)->key, entry.key);
    }
}

void TestLibrary::earlierFolderWins()
{
    const QTemporaryDir first;
    const QTemporaryDir second;
    writeFile(first.filePath(QStringLiteral("meter.yaml")), text("Mine", "ACME,METER"));
    writeFile(second.filePath(QStringLiteral("meter.yaml")), text("Shipped", "ACME,METER"));
    writeFile(second.filePath(QStringLiteral("other.yml")), text("Other", "ACME,OTHER"));
    Library library;
    library.addFolder(first.path());
    library.addFolder(second.path());
    QCOMPARE(library.entries().size(), std::size_t(2));
    QCOMPARE((*library.load(QStringLiteral("meter")))->instrument.model, QStringLiteral("Mine"));
    QCOMPARE((*library.load(QStringLiteral("other")))->instrument.model, QStringLiteral("Other"));
}

void TestLibrary::firstMatchWinsAndSaysWhy()
{
    Library library;
    library.addText(QStringLiteral("wide.yaml"), text("Wide", "ACME"));
    const QTemporaryDir folder;
    writeFile(folder.filePath(QStringLiteral("a.yaml")), text("A", "ACME,A[0-9]"));
    library.addFolder(folder.path());
    const std::optional<Library::Match> match = library.match(QStringLiteral("ACME,A5,0,1.0"));
    QVERIFY(match);
    QCOMPARE(match->entry.key, QStringLiteral("wide"));
    QCOMPARE(match->pattern.text, QStringLiteral("ACME"));
    QCOMPARE(library.allMatches(QStringLiteral("ACME,A5,0,1.0")).size(), std::size_t(2));
    QVERIFY(!library.match(QStringLiteral("NOBODY,X,0,0")));
}

void TestLibrary::matchingIgnoresCase()
{
    Library library;
    library.addText(QStringLiteral("a.yaml"), text("A", "acme,a5"));
    QVERIFY(library.match(QStringLiteral("ACME,A5,0,1.0")));
}

void TestLibrary::textWinsOverFolders()
{
    Library library;
    library.addFolder(QStringLiteral(VISOR_PROFILES_DIR));
    const QString key = library.entries().front().key;
    library.addText(key + QStringLiteral(".yaml"), text("Deployed", "DEPLOYED"));
    QCOMPARE((*library.load(key))->instrument.model, QStringLiteral("Deployed"));
    library.addText(key + QStringLiteral(".yaml"), text("Again", "DEPLOYED"));
    QCOMPARE((*library.load(key))->instrument.model, QStringLiteral("Again"));
}

void TestLibrary::unknownKeySuggests()
{
    Library library;
    library.addText(QStringLiteral("meter.yaml"), text("A", "A"));
    const auto profile = library.load(QStringLiteral("metre"));
    QVERIFY(!profile);
    QCOMPARE(profile.error().status, visa::Status::ErrorResourceNotFound);
    QVERIFY(profile.error().message.contains(QStringLiteral("meter")));
}

void TestLibrary::brokenProfileIsRefusedWithPlace()
{
    Library library;
    library.addText(QStringLiteral("bad.yaml"),
                    "instrument: {manufacturer: A, model: B, class: c}\nidentity: {pattern: B1}\n"
                    "settings:\n  timeout_ms: soon\n");
    QVERIFY(library.match(QStringLiteral("A,B1")));
    const auto profile = library.load(QStringLiteral("bad"));
    QVERIFY(!profile);
    QCOMPARE(profile.error().status, visa::Status::ErrorInvalidSetup);
    QVERIFY2(profile.error().message.contains(QStringLiteral("line 4, column 15")),
             qPrintable(profile.error().message));
    QVERIFY(library.read(QStringLiteral("bad"))->profile != nullptr);

    library.addText(QStringLiteral("junk.yaml"), "{[");
    for (const Library::Entry& entry : library.entries())
        QCOMPARE(entry.trouble.isEmpty(), entry.key == QStringLiteral("bad"));
}

void TestLibrary::brokenCommandIsSwitchedOff()
{
    Library library;
    library.addText(QStringLiteral("half.yaml"),
                    "instrument: {manufacturer: A, model: B, class: c}\nidentity: {pattern: B1}\n"
                    "commands:\n  go: {type: write, scpi: GO}\n  bad: {type: write, scpi: 'GO {where}'}\n"
                    "  worse: {type: writ, scpi: GO}\n");
    const auto profile = library.load(QStringLiteral("half"));
    QVERIFY(profile);
    QVERIFY((*profile)->findCommand(u"go")->enabled);
    QVERIFY(!(*profile)->findCommand(u"bad")->enabled);
    QVERIFY(!(*profile)->findCommand(u"worse")->enabled);
    QVERIFY(library.read(QStringLiteral("half"))->profile->findCommand(u"bad")->enabled);
}

void TestLibrary::missingFolderIsEmpty()
{
    Library library;
    library.addFolder(QStringLiteral("/nonexistent/profiles"));
    QVERIFY(library.entries().empty());
    QVERIFY(!library.match(QStringLiteral("A,B,C,D")));
}

void TestLibrary::refreshSeesNewFiles()
{
    const QTemporaryDir folder;
    Library library;
    library.addFolder(folder.path());
    QVERIFY(library.entries().empty());
    writeFile(folder.filePath(QStringLiteral("new.yaml")), text("New", "NEW"));
    QVERIFY(library.entries().empty());
    library.refresh();
    QCOMPARE(library.entries().size(), std::size_t(1));
}

void TestLibrary::indexFindsPartsBelowOtherKeys()
{
    Library library;
    // The identity comes last and uses an anchor of another part: the cheap look at it fails, the full one helps.
    library.addText(QStringLiteral("late.yaml"),
                    "commands:\n  go: {type: write, scpi: &go GO}\n# a comment\n"
                    "instrument:\n  manufacturer: A\n\n  model: B\n  class: c\nidentity:\n  patterns:\n  - *go\n");
    const std::optional<Library::Match> match = library.match(QStringLiteral("x,GO,1"));
    QVERIFY(match);
    QCOMPARE(match->entry.instrument.model, QStringLiteral("B"));
}

} // namespace visor::profile

QTEST_GUILESS_MAIN(visor::profile::TestLibrary)
#include "test_library.moc"
