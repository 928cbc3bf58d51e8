// SPDX-License-Identifier: GPL-3.0-or-later
// corpus/mistakes: each file's first line says what is to be found, "# LINE:COLUMN SEVERITY words"; "# also:"
// lines name what follows from it. Nothing else may be found. corpus/valid: nothing may be found.
#include "core/profile/formatter.h"
#include "core/profile/reader.h"
#include "core/profile/yaml_tree.h"
#include "tests/common/test_case.h"

#include <QDir>
#include <QFile>

#include <algorithm>

namespace visor::profile {

class TestCorpus : public visor::test::TestCase
{
    Q_OBJECT

private Q_SLOTS:
    void mistakes_data();
    void mistakes();
    void valid_data();
    void valid();
    void thereIsEnoughOfBoth();
    void formattingKeepsTheMeaning_data();
    void formattingKeepsTheMeaning();

private:
    static QDir folder(const char* name);
    static void addRows(const char* name);
    static QByteArray contents(const QString& path);
    static QString told(const std::vector<Problem>& problems);
};

QDir TestCorpus::folder(const char* name)
{
    return QDir(QStringLiteral(VISOR_CORPUS_DIR "/%1").arg(QLatin1StringView(name)), QStringLiteral("*.yaml"));
}

void TestCorpus::addRows(const char* name)
{
    QTest::addColumn<QString>("path");
    const QDir files = folder(name);
    for (const QString& file : files.entryList(QDir::Files))
        QTest::newRow(qPrintable(file)) << files.filePath(file);
}

QByteArray TestCorpus::contents(const QString& path)
{
    QFile file(path);
    return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray();
}

QString TestCorpus::told(const std::vector<Problem>& problems)
{
    QStringList lines;
    for (const Problem& problem : problems)
        lines << QStringLiteral("%1:%2 ").arg(problem.place.line).arg(problem.place.column) +
                     severityName(problem.severity) + QStringLiteral(" ") + problem.text;
    return lines.join(QLatin1Char('\n'));
}

void TestCorpus::mistakes_data()
{
    addRows("mistakes");
}

void TestCorpus::mistakes()
{
    QFETCH(QString, path);
    QStringList wanted;
    for (const QByteArray& line : contents(path).split('\n')) {
        if (wanted.isEmpty())
            wanted.append(QString::fromUtf8(line.mid(2)));
        else if (line.startsWith("# also: "))
            wanted.append(QString::fromUtf8(line.mid(8)));
        else
            break;
    }
    std::vector<Problem> problems = readProfileFile(path).problems;
    const QString all = told(problems);
    for (const QString& want : wanted) {
        const QStringList words = want.split(QLatin1Char(' '), Qt::SkipEmptyParts);
        QVERIFY2(words.size() > 2, qPrintable(want));
        const auto found = std::find_if(problems.begin(), problems.end(), [&](const Problem& problem) {
            const QString place = QStringLiteral("%1:%2").arg(problem.place.line).arg(problem.place.column);
            return place == words[0] && severityName(problem.severity) == words[1] &&
                   std::all_of(words.begin() + 2, words.end(), [&](const QString& word) {
                       return problem.text.contains(word, Qt::CaseInsensitive);
                   });
        });
        QVERIFY2(found != problems.end(), qPrintable(QStringLiteral("wanted %1\nfound\n%2").arg(want, all)));
        problems.erase(found);
    }
    QVERIFY2(problems.empty(), qPrintable(told(problems)));
}

void TestCorpus::valid_data()
{
    addRows("valid");
}

void TestCorpus::valid()
{
    QFETCH(QString, path);
    const ReadOutcome outcome = readProfileFile(path);
    QVERIFY2(outcome.problems.empty(), qPrintable(told(outcome.problems)));
    QVERIFY(outcome.isUsable());
}

void TestCorpus::thereIsEnoughOfBoth()
{
    QVERIFY(folder("mistakes").entryList(QDir::Files).size() >= 100);
    QVERIFY(folder("valid").entryList(QDir::Files).size() >= 100);
}

void TestCorpus::formattingKeepsTheMeaning_data()
{
    addRows("valid");
}

void TestCorpus::formattingKeepsTheMeaning()
{
    QFETCH(QString, path);
    const QByteArray yaml = contents(path);
    const FormatOutcome formatted = formatProfile(yaml);
    QVERIFY2(formatted.isDone(), qPrintable(told(formatted.problems)));
    QVERIFY(readProfile(formatted.text, QStringLiteral("a.yaml")).problems.empty());
    QCOMPARE(formatted.text.count('#'), yaml.count('#'));
    QVERIFY(!formatted.text.contains('\r') || yaml.contains("\"\r"));
    QVERIFY(formatted.text.endsWith('\n'));
    QCOMPARE(formatProfile(formatted.text).text, formatted.text);
}

} // namespace visor::profile

QTEST_GUILESS_MAIN(visor::profile::TestCorpus)
#include "test_corpus.moc"
