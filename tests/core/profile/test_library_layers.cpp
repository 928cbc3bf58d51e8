// SPDX-License-Identifier: GPL-3.0-or-later
// Layers, the index on disk, the user's choices, and changes while the program runs.
#include "core/profile/identity_pattern.h"
#include "core/profile/library.h"
#include "core/profile/library_watch.h"
#include "tests/common/test_case.h"

#include <QDateTime>
#include <QDir>
#include <QFile>
#include <QTemporaryDir>

#include <atomic>
#include <condition_variable>
#include <thread>

namespace visor::profile {

namespace {

QByteArray layerText(const QByteArray& model, const QByteArray& pattern)
{
    return "instrument: {manufacturer: Acme, model: " + model + ", class: multimeter}\nidentity: {pattern: '" +
           pattern + "'}\ncommands: {reset: {type: write, scpi: '*RST'}}\n";
}

/// Written long ago, so that the index keeps it.
void writeSettled(const QString& path, const QByteArray& bytes, int daysAgo = 1)
{
    QFile file(path);
    QVERIFY(file.open(QIODevice::WriteOnly));
    QCOMPARE(file.write(bytes), bytes.size());
    file.flush();
    QVERIFY(
        file.setFileTime(QDateTime::currentDateTimeUtc().addDays(-daysAgo), QFileDevice::FileModificationTime));
}

/// Collects what a watch says.
class WatchLog
{
public:
    LibraryWatch::Handler handler()
    {
        return [this](const LibraryChange& change) {
            const std::lock_guard guard(m_mutex);
            m_changes.push_back(change);
            m_came.notify_all();
        };
    }
    /// False when it did not come; only a broken watch takes so long.
    bool waitFor(const std::function<bool(const LibraryChange&)>& wanted)
    {
        std::unique_lock lock(m_mutex);
        return m_came.wait_for(lock, std::chrono::seconds(60),
                               [&] { return std::any_of(m_changes.begin(), m_changes.end(), wanted); });
    }

private:
    std::mutex m_mutex;
    std::condition_variable m_came;
    std::vector<LibraryChange> m_changes;
};

} // namespace

class TestLibraryLayers : public visor::test::TestCase
{
    Q_OBJECT

private Q_SLOTS:
    void userWinsOverSystemAndBuiltIn();
    void choiceSaysWhy();
    void pinWinsAndLasts();
    void pinGoesBySerialNumber();
    void lostPinIsSaid();
    void unreadablePinsAreKept();
    void unknownKeyIsNotPinned();
    void indexIsUsedAgain();
    void indexSeesAnotherSizeOrTime();
    void damagedIndexIsMadeAnew_data();
    void damagedIndexIsMadeAnew();
    void youngFilesAreNotIndexed();
    void unwritableIndexDoesNoHarm();
    void refreshSaysWhatChanged();
    void unchangedProfileStaysTheSameObject();
    void manyThreads();
    void watchSeesChanges();
    void watchWaitsForAFolder();
    void beginningOfPatterns_data();
    void beginningOfPatterns();

private:
    [[nodiscard]] QString path(const QString& name) const { return m_directory->filePath(name); }
    std::unique_ptr<QTemporaryDir> m_directory;

private Q_SLOTS:
    void init()
    {
        TestCase::init();
        m_directory = std::make_unique<QTemporaryDir>();
        for (const char* folder : {"user", "system", "shipped"})
            QDir(m_directory->path()).mkdir(QLatin1StringView(folder));
    }
};

void TestLibraryLayers::userWinsOverSystemAndBuiltIn()
{
    writeSettled(path(QStringLiteral("user/a.yaml")), layerText("U", "^A"));
    writeSettled(path(QStringLiteral("system/a.yaml")), layerText("S", "^A"));
    writeSettled(path(QStringLiteral("shipped/a.yaml")), layerText("B", "^A"));
    writeSettled(path(QStringLiteral("shipped/b.yaml")), layerText("B2", "^B"));
    Library library;
    library.addFolder(path(QStringLiteral("user")), Layer::User);
    library.addFolder(path(QStringLiteral("system")), Layer::System);
    library.addFolder(path(QStringLiteral("shipped")), Layer::BuiltIn);
    QCOMPARE(library.entries().size(), std::size_t{2});
    QCOMPARE((*library.load(QStringLiteral("a")))->instrument.model, QStringLiteral("U"));
    const auto layers = library.layersOf(QStringLiteral("a"));
    QCOMPARE(layers.size(), std::size_t{3});
    QCOMPARE(layerName(layers[0].layer), QLatin1StringView("user"));
    QCOMPARE(layerName(layers[1].layer), QLatin1StringView("system"));
    QCOMPARE(layerName(layers[2].layer), QLatin1StringView("built-in"));
    QCOMPARE(library.readEntry(layers[2]).profile->instrument.model, QStringLiteral("B"));
    library.addText(QStringLiteral("a.yaml"), layerText("M", "^A"));
    QCOMPARE((*library.load(QStringLiteral("a")))->instrument.model, QStringLiteral("M"));
    QCOMPARE(library.layersOf(QStringLiteral("a")).size(), std::size_t{4});
    QVERIFY(library.layersOf(QStringLiteral("zzz")).empty());
}

void TestLibraryLayers::choiceSaysWhy()
{
    writeSettled(path(QStringLiteral("user/a.yaml")), layerText("U", "^ACME,A"));
    writeSettled(path(QStringLiteral("shipped/a.yaml")), layerText("B", "^ACME"));
    writeSettled(path(QStringLiteral("shipped/wide.yaml")), layerText("W", "ACME"));
    Library library;
    library.addFolder(path(QStringLiteral("user")), Layer::User);
    library.addFolder(path(QStringLiteral("shipped")), Layer::BuiltIn);
    const QString identity = QStringLiteral("acme,a1,1,2");
    const auto choice = library.choose(identity);
    QVERIFY(choice.has_value());
    QCOMPARE(choice->entry.key, QStringLiteral("a"));
    QCOMPARE(choice->entry.layer, Layer::User);
    QCOMPARE(choice->pattern.text, QStringLiteral("^ACME,A"));
    QVERIFY(!choice->isPinned);
    QCOMPARE(choice->alsoFit.size(), std::size_t{1});
    QCOMPARE(choice->alsoFit[0].key, QStringLiteral("wide"));
    QCOMPARE(choice->replaced.size(), std::size_t{1});
    const QString why = choice->sentence(identity);
    for (const char* part : {"acme,a1,1,2", "^ACME,A", "your own folder", "comes with Visor", "wide"})
        QVERIFY2(why.contains(QLatin1StringView(part)), qPrintable(why));
    QVERIFY(!library.choose(QStringLiteral("nobody")).has_value());
}

void TestLibraryLayers::pinWinsAndLasts()
{
    const QString pins = path(QStringLiteral("data/pins.json"));
    const QString identity = QStringLiteral("ACME,A1,SN5,1.0");
    const auto setUp = [&](Library& library) {
        library.addText(QStringLiteral("fits.yaml"), layerText("A1", "^ACME,A1"));
        library.addText(QStringLiteral("other.yaml"), layerText("X", "^NOBODY"));
        library.setPinFile(pins);
    };
    {
        Library library;
        setUp(library);
        QCOMPARE(library.match(identity)->entry.key, QStringLiteral("fits"));
        QVERIFY(library.pin(identity, QStringLiteral("other")).has_value());
    }
    Library library;
    setUp(library);
    QCOMPARE(library.match(identity)->entry.key, QStringLiteral("other"));
    const auto choice = library.choose(identity);
    QVERIFY(choice->isPinned);
    QVERIFY(choice->pattern.text.isEmpty());
    QVERIFY(choice->sentence(identity).contains(QStringLiteral("You chose")));
    QCOMPARE(choice->alsoFit.at(0).key, QStringLiteral("fits"));
    QVERIFY(library.unpin(identity).has_value());
    QCOMPARE(library.match(identity)->entry.key, QStringLiteral("fits"));
    QVERIFY(library.pinned(identity).isEmpty());
}

void TestLibraryLayers::pinGoesBySerialNumber()
{
    Library library;
    library.addText(QStringLiteral("fits.yaml"), layerText("A1", "^ACME,A1"));
    library.addText(QStringLiteral("other.yaml"), layerText("X", "^NOBODY"));
    QVERIFY(library.pin(QStringLiteral("ACME,A1,SN5,1.0"), QStringLiteral("other")).has_value());
    QCOMPARE(library.match(QStringLiteral("ACME,A1, SN5,2.0-new"))->entry.key, QStringLiteral("other"));
    QCOMPARE(library.match(QStringLiteral("ACME,A1,SN6,1.0"))->entry.key, QStringLiteral("fits"));
}

void TestLibraryLayers::lostPinIsSaid()
{
    const QString identity = QStringLiteral("ACME,A1,SN5,1.0");
    const QString pins = path(QStringLiteral("pins.json"));
    QVERIFY(ProfilePins(pins).set(identity, QStringLiteral("gone")).has_value());
    Library library;
    library.addText(QStringLiteral("fits.yaml"), layerText("A1", "^ACME,A1"));
    library.setPinFile(pins);
    const auto choice = library.choose(identity);
    QCOMPARE(choice->entry.key, QStringLiteral("fits"));
    QVERIFY(!choice->isPinned);
    QCOMPARE(choice->lostPin, QStringLiteral("gone"));
    QVERIFY(choice->sentence(identity).contains(QStringLiteral("gone")));
}

void TestLibraryLayers::unreadablePinsAreKept()
{
    const QString pins = path(QStringLiteral("pins.json"));
    writeSettled(pins, "not JSON at all");
    const ProfilePins loaded(pins);
    QVERIFY(loaded.find(QStringLiteral("ACME,A1,1,2")).isEmpty());
    QFile kept(pins + QStringLiteral(".broken"));
    QVERIFY(kept.open(QIODevice::ReadOnly));
    QCOMPARE(kept.readAll(), QByteArray("not JSON at all"));
}

void TestLibraryLayers::unknownKeyIsNotPinned()
{
    Library library;
    library.addText(QStringLiteral("fits.yaml"), layerText("A1", "^ACME,A1"));
    const auto pinned = library.pin(QStringLiteral("ACME,A1,1,2"), QStringLiteral("fit"));
    QVERIFY(!pinned.has_value());
    QCOMPARE(pinned.error().status, visa::Status::ErrorResourceNotFound);
    QVERIFY(pinned.error().message.contains(QStringLiteral("fits")));
}

void TestLibraryLayers::indexIsUsedAgain()
{
    const QString file = path(QStringLiteral("user/a.yaml"));
    const QString index = path(QStringLiteral("cache/index"));
    const QByteArray text = layerText("AAA", "^ACME");
    writeSettled(file, text);
    {
        Library library;
        library.addFolder(path(QStringLiteral("user")), Layer::User);
        library.setIndexFile(index);
        QCOMPARE(library.entries().at(0).instrument.model, QStringLiteral("AAA"));
    }
    // Other words of the same size and time: only the index can still know the old ones.
    const QDateTime time = QFileInfo(file).lastModified();
    QByteArray other = text;
    other.replace("AAA", "BBB");
    writeSettled(file, other);
    QFile touched(file);
    QVERIFY(touched.open(QIODevice::ReadWrite));
    QVERIFY(touched.setFileTime(time, QFileDevice::FileModificationTime));
    touched.close();
    Library library;
    library.addFolder(path(QStringLiteral("user")), Layer::User);
    library.setIndexFile(index);
    const auto entry = library.entries().at(0);
    QCOMPARE(entry.layer, Layer::User);
    if (entry.stamp.modified % 1'000'000 != 0)
        QSKIP("This file system keeps times that Qt cannot set again.");
    QCOMPARE(entry.instrument.model, QStringLiteral("AAA"));
    QCOMPARE(entry.identity.patterns.at(0).place, (SourcePlace{2, 21}));
    // Bodies are never taken from the index.
    QCOMPARE((*library.load(QStringLiteral("a")))->instrument.model, QStringLiteral("BBB"));
}

void TestLibraryLayers::indexSeesAnotherSizeOrTime()
{
    const QString file = path(QStringLiteral("user/a.yaml"));
    const auto modelNow = [&] {
        Library library;
        library.addFolder(path(QStringLiteral("user")), Layer::User);
        library.setIndexFile(path(QStringLiteral("index")));
        const auto entries = library.entries();
        return entries.empty() ? QString() : entries.front().instrument.model;
    };
    writeSettled(file, layerText("AAA", "^ACME"), 5);
    QCOMPARE(modelNow(), QStringLiteral("AAA"));
    writeSettled(file, layerText("BBB", "^ACME"), 4);
    QCOMPARE(modelNow(), QStringLiteral("BBB"));
    writeSettled(file, layerText("LONGER", "^ACME"), 4);
    QCOMPARE(modelNow(), QStringLiteral("LONGER"));
    QVERIFY(QFile::remove(file));
    QCOMPARE(modelNow(), QString());
}

void TestLibraryLayers::damagedIndexIsMadeAnew_data()
{
    QTest::addColumn<int>("way");
    QTest::newRow("cut") << 0;
    QTest::newRow("a byte is another") << 1;
    QTest::newRow("empty") << 2;
    QTest::newRow("something else") << 3;
}

void TestLibraryLayers::damagedIndexIsMadeAnew()
{
    QFETCH(int, way);
    const QString index = path(QStringLiteral("index"));
    writeSettled(path(QStringLiteral("user/a.yaml")), layerText("AAA", "^ACME"));
    const auto modelNow = [&] {
        Library library;
        library.addFolder(path(QStringLiteral("user")), Layer::User);
        library.setIndexFile(index);
        return library.entries().at(0).instrument.model;
    };
    QCOMPARE(modelNow(), QStringLiteral("AAA"));
    QFile file(index);
    QVERIFY(file.open(QIODevice::ReadOnly));
    const QByteArray whole = file.readAll();
    file.close();
    QByteArray damaged = whole;
    if (way == 0)
        damaged.chop(10);
    else if (way == 1)
        damaged[damaged.size() - 20] = static_cast<char>(~damaged[damaged.size() - 20]);
    else
        damaged = way == 2 ? QByteArray() : QByteArray("PNG and other things, long enough for a header");
    writeSettled(index, damaged);
    QCOMPARE(modelNow(), QStringLiteral("AAA"));
    QVERIFY(file.open(QIODevice::ReadOnly));
    QCOMPARE(file.readAll(), whole); // and is there again
}

void TestLibraryLayers::youngFilesAreNotIndexed()
{
    const QString file = path(QStringLiteral("user/a.yaml"));
    writeSettled(file, layerText("AAA", "^ACME"), 0);
    Library library;
    library.addFolder(path(QStringLiteral("user")), Layer::User);
    library.setIndexFile(path(QStringLiteral("index")));
    QCOMPARE(library.entries().size(), std::size_t{1});
    QVERIFY(LibraryIndexFile(path(QStringLiteral("index"))).read().isEmpty());
}

void TestLibraryLayers::unwritableIndexDoesNoHarm()
{
    writeSettled(path(QStringLiteral("user/a.yaml")), layerText("AAA", "^ACME"));
    writeSettled(path(QStringLiteral("plain")), "a file, no folder");
    Library library;
    library.addFolder(path(QStringLiteral("user")), Layer::User);
    library.setIndexFile(path(QStringLiteral("plain/index")));
    QCOMPARE(library.entries().size(), std::size_t{1});
}

void TestLibraryLayers::refreshSaysWhatChanged()
{
    for (const char* name : {"same", "other", "gone"})
        writeSettled(path(QStringLiteral("user/%1.yaml").arg(QLatin1StringView(name))), layerText("A", "^A"));
    Library library;
    library.addFolder(path(QStringLiteral("user")), Layer::User);
    QVERIFY(library.refresh().isEmpty()); // the first look has nothing to compare with
    QVERIFY(library.refresh().isEmpty());
    writeSettled(path(QStringLiteral("user/other.yaml")), layerText("Longer", "^A"));
    writeSettled(path(QStringLiteral("user/fresh.yaml")), layerText("F", "^F"));
    QVERIFY(QFile::remove(path(QStringLiteral("user/gone.yaml"))));
    const LibraryChange change = library.refresh();
    QCOMPARE(change.added, QStringList{QStringLiteral("fresh")});
    QCOMPARE(change.changed, QStringList{QStringLiteral("other")});
    QCOMPARE(change.removed, QStringList{QStringLiteral("gone")});
    QVERIFY(change.concerns(QStringLiteral("gone")) && !change.concerns(QStringLiteral("same")));
}

void TestLibraryLayers::unchangedProfileStaysTheSameObject()
{
    writeSettled(path(QStringLiteral("user/a.yaml")), layerText("A", "^A"));
    writeSettled(path(QStringLiteral("user/b.yaml")), layerText("B", "^B"));
    Library library;
    library.addFolder(path(QStringLiteral("user")), Layer::User);
    const auto a = *library.load(QStringLiteral("a"));
    const auto b = *library.load(QStringLiteral("b"));
    writeSettled(path(QStringLiteral("user/b.yaml")), layerText("Better", "^B"));
    library.refresh();
    QCOMPARE(*library.load(QStringLiteral("a")), a);
    QVERIFY(*library.load(QStringLiteral("b")) != b);
    QCOMPARE(b->instrument.model, QStringLiteral("B")); // who has the old one keeps it
}

void TestLibraryLayers::manyThreads()
{
    for (int number = 0; number < 30; ++number)
        writeSettled(path(QStringLiteral("user/p%1.yaml").arg(number)),
                     layerText("M" + QByteArray::number(number), "^ACME,M" + QByteArray::number(number) + ","));
    Library library;
    library.addFolder(path(QStringLiteral("user")), Layer::User);
    std::atomic<int> failures{0};
    std::vector<std::thread> threads;
    for (int thread = 0; thread < 4; ++thread) {
        threads.emplace_back([&library, &failures, thread] {
            for (int round = 0; round < 50; ++round) {
                const int number = (round + thread) % 30;
                const auto match = library.match(QStringLiteral("ACME,M%1,1,2").arg(number));
                const auto loaded = library.load(QStringLiteral("p%1").arg(number));
                if (!match || match->entry.key != QStringLiteral("p%1").arg(number) || !loaded)
                    ++failures;
                if (thread == 0)
                    library.refresh();
            }
        });
    }
    for (std::thread& thread : threads)
        thread.join();
    QCOMPARE(failures.load(), 0);
}

void TestLibraryLayers::watchSeesChanges()
{
    writeSettled(path(QStringLiteral("user/a.yaml")), layerText("A", "^A"));
    Library library;
    library.addFolder(path(QStringLiteral("user")), Layer::User);
    library.addFolder(QStringLiteral(":/nothing"), Layer::BuiltIn);
    WatchLog log;
    const LibraryWatch watch(library, log.handler());
    QVERIFY(log.waitFor([](const LibraryChange& change) { return change.isEmpty(); }));
    QVERIFY(library.isIndexed());
    writeSettled(path(QStringLiteral("user/a.yaml")), layerText("Another", "^A"));
    QVERIFY(log.waitFor([](const LibraryChange& change) { return change.changed.contains(QStringLiteral("a")); }));
    QCOMPARE((*library.load(QStringLiteral("a")))->instrument.model, QStringLiteral("Another"));
    QVERIFY(QFile::rename(path(QStringLiteral("user/a.yaml")), path(QStringLiteral("user/b.yaml"))));
    QVERIFY(log.waitFor([](const LibraryChange& change) { return change.added.contains(QStringLiteral("b")); }));
    QVERIFY(log.waitFor([](const LibraryChange& change) { return change.removed.contains(QStringLiteral("a")); }));
}

void TestLibraryLayers::watchWaitsForAFolder()
{
    Library library;
    library.addFolder(path(QStringLiteral("later/visor/profiles")), Layer::User);
    WatchLog log;
    const LibraryWatch watch(library, log.handler());
    QVERIFY(log.waitFor([](const LibraryChange& change) { return change.isEmpty(); }));
    QVERIFY(QDir().mkpath(path(QStringLiteral("later/visor/profiles"))));
    writeSettled(path(QStringLiteral("later/visor/profiles/a.yaml")), layerText("A", "^A"));
    QVERIFY(log.waitFor([](const LibraryChange& change) { return change.added.contains(QStringLiteral("a")); }));
}

void TestLibraryLayers::beginningOfPatterns_data()
{
    QTest::addColumn<QString>("pattern");
    QTest::addColumn<QByteArray>("beginning");
    QTest::addColumn<QString>("fits"); // a reply that must be found, whatever was made of its beginning
    const auto row = [](const char* pattern, const char* beginning, const char* fits) {
        QTest::newRow(pattern) << QString::fromUtf8(pattern) << QByteArray(beginning) << QString::fromUtf8(fits);
    };
    row("^ACME,A1", "acme,a1", "Acme,a1");
    row("ACME", "", "xx acme");
    row("^ACME?", "acm", "ACM");
    row("^ACME*", "acm", "ACM");
    row("^ACME{0,2}", "acm", "ACM");
    row("^AB+C", "ab", "abbc");
    row("^A|B", "", "xb");
    row("^A(B|C)", "", "ac");
    row("^Rohde&Schwarz,", "rohde&schwarz,", "ROHDE&SCHWARZ,RTB");
    row("^HEWLETT\\-PACKARD,", "hewlett-packard,", "hewlett-packard,34401A");
    row("^KEITHLEY\\s+INST", "keithley", "KEITHLEY   INST");
    row("^A.C", "a", "abc");
    row("^[A]B", "", "ab");
    row("(?i)^AB", "", "ab");
    row("^K", "k", "\u212Aelvin"); // the Kelvin sign is a k to whoever ignores case
    row("^A\\d", "a", "a7");
}

void TestLibraryLayers::beginningOfPatterns()
{
    QFETCH(QString, pattern);
    QFETCH(QByteArray, beginning);
    QFETCH(QString, fits);
    const IdentityPattern identityPattern({pattern, {}});
    QCOMPARE(identityPattern.beginning(), beginning);
    QVERIFY(identityPattern.isFoundIn(IdentityText(fits)));
    QVERIFY(!identityPattern.isFoundIn(IdentityText(QStringLiteral("~"))));
}

} // namespace visor::profile

QTEST_GUILESS_MAIN(visor::profile::TestLibraryLayers)
#include "test_library_layers.moc"
