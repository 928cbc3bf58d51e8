// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/locks/lock_book.h"
#include "tests/common/test_case.h"

#include <QJsonDocument>
#include <QJsonObject>

using visor::locks::LockBook;
using visor::locks::LockEntry;
using visor::visa::LockMode;
using Stage = LockEntry::Stage;

namespace {

LockEntry entry(std::uint64_t session, LockMode mode = LockMode::Exclusive, const QByteArray& key = {})
{
    LockEntry made;
    made.process = "life-7-abc";
    made.session = session;
    made.program = QStringLiteral("visor");
    made.user = QStringLiteral("ada");
    made.pid = 7;
    made.since = 1'700'000'000'000;
    made.mode = mode;
    if (mode == LockMode::Shared)
        made.keyDigest = QByteArray(64, key.isEmpty() ? 'a' : key[0]);
    return made;
}

LockEntry shared(std::uint64_t session, const QByteArray& key)
{
    return entry(session, LockMode::Shared, key);
}

} // namespace

class TestLockBook : public visor::test::TestCase
{
    Q_OBJECT

private Q_SLOTS:
    /// Who could have the lock and need only come.
    void knowsWhoIsCalled()
    {
        LockBook book(QStringLiteral("R"));
        QVERIFY(book.called() == nullptr);
        book.grant(shared(1, "k"));
        book.enqueue(entry(2));
        book.enqueue(shared(3, "k"));
        QVERIFY(book.isInLine("life-7-abc", 2));
        QVERIFY(!book.isInLine("life-7-abc", 1)); // holds
        QVERIFY(!book.isInLine("life-8-abc", 2));
        QVERIFY(book.called() == nullptr); // 3 could have it, but it is not its turn
        QVERIFY(book.leaveLine("life-7-abc", 2));
        QCOMPARE(book.called()->session, std::uint64_t{3});
        QVERIFY(book.release("life-7-abc", 1, LockMode::Shared));
        QCOMPARE(book.called()->session, std::uint64_t{3});
        book.grant(shared(3, "k"));
        QVERIFY(book.called() == nullptr);
    }

    /// The table of IVI-6.1 §6.6, state by state.
    void keepsTheTable()
    {
        LockBook book(QStringLiteral("R"));
        QVERIFY(book.mayAccess("life-7-abc", 1));
        QVERIFY(book.canTake(entry(1)));
        QVERIFY(book.canTake(shared(1, "k")));

        book.grant(entry(1)); // exclusive
        QVERIFY(book.mayAccess("life-7-abc", 1));
        QVERIFY(!book.mayAccess("life-7-abc", 2));
        QVERIFY(!book.mayAccess("life-8-abc", 1)); // the same number in another process is another session
        QVERIFY(!book.canTake(entry(2)));
        QVERIFY(!book.canTake(shared(2, "k")));
        QVERIFY(book.release("life-7-abc", 1, LockMode::Exclusive));
        QVERIFY(!book.release("life-7-abc", 1, LockMode::Exclusive));
        QVERIFY(book.isEmpty());

        book.grant(shared(1, "k")); // shared
        QVERIFY(book.canTake(shared(2, "k")));
        QVERIFY(!book.canTake(shared(2, "l")));
        QVERIFY(!book.canTake(entry(2)));
        QVERIFY(!book.mayAccess("life-7-abc", 3));
        book.grant(shared(2, "k"));
        QVERIFY(book.canTake(entry(1))); // a sharer may have the exclusive lock too
        book.grant(entry(1));            // both
        QVERIFY(book.mayAccess("life-7-abc", 1));
        QVERIFY(!book.mayAccess("life-7-abc", 2));
        QVERIFY(!book.canTake(entry(2)));
        QVERIFY(!book.canTake(shared(3, "k")));
        QVERIFY(book.release("life-7-abc", 1, LockMode::Exclusive)); // back to shared
        QVERIFY(book.mayAccess("life-7-abc", 2));
        QVERIFY(book.forget("life-7-abc", 1));
        QVERIFY(!book.canTake(entry(3)));
        QVERIFY(book.forget("life-7-abc", 2));
        QVERIFY(book.isEmpty());
    }

    void firstComeFirstServed()
    {
        LockBook book(QStringLiteral("R"));
        book.grant(entry(1));
        book.enqueue(entry(2));
        book.enqueue(entry(3));
        const auto ticket = book.enqueue(entry(2)).ticket; // asks again: keeps its place
        QCOMPARE(book.entries().size(), std::size_t{3});
        QVERIFY(ticket < book.enqueue(entry(3)).ticket);
        book.release("life-7-abc", 1, LockMode::Exclusive);
        QVERIFY(!book.canTake(entry(3)));
        QVERIFY(!book.canTake(entry(4))); // nobody passes the line
        QVERIFY(book.canTake(entry(2)));
        QCOMPARE(book.obstacle("life-7-abc", 4)->session, std::uint64_t{2});
        QVERIFY(book.leaveLine("life-7-abc", 2));
        QVERIFY(book.canTake(entry(3)));
        book.grant(entry(3));
        QCOMPARE(book.entries().size(), std::size_t{1});
        QCOMPARE(book.entries()[0].stage, Stage::Held);
    }

    /// Else the sharer would wait for the one who waits for the sharer.
    void aSharerDoesNotWaitBehindTheLine()
    {
        LockBook book(QStringLiteral("R"));
        book.grant(shared(1, "k"));
        book.enqueue(entry(2));
        QVERIFY(book.canTake(entry(1)));
        QVERIFY(!book.canTake(shared(3, "k"))); // but a new sharer does: else exclusive would starve
    }

    void aClaimIsALockUntilConfirmed()
    {
        LockBook book(QStringLiteral("R"));
        LockEntry claim = entry(1);
        claim.stage = Stage::Claimed;
        book.grant(claim);
        QVERIFY(!book.canTake(entry(2)));
        QVERIFY(!book.confirm("life-7-abc", 2, LockMode::Exclusive, 5));
        QVERIFY(book.confirm("life-7-abc", 1, LockMode::Exclusive, 5));
        QVERIFY(!book.confirm("life-7-abc", 1, LockMode::Exclusive, 6));
        QCOMPARE(book.entries()[0].since, std::int64_t{5});
    }

    void theDeadAndThoseWhoGaveUpAreRemoved()
    {
        LockBook book(QStringLiteral("R"));
        book.grant(entry(1));
        LockEntry patient = entry(2);
        book.enqueue(patient);
        LockEntry hasty = entry(3);
        hasty.until = 1000;
        book.enqueue(hasty);
        const auto everybody = [](const LockEntry&) { return true; };
        QVERIFY(!book.prune(everybody, 1000));
        QVERIFY(book.prune(everybody, 1001));
        QCOMPARE(book.entries().size(), std::size_t{2});
        QVERIFY(book.prune([](const LockEntry& one) { return one.session != 1; }, 1001));
        QVERIFY(book.canTake(entry(2)));
    }

    void isReadAsWritten()
    {
        LockBook book(QStringLiteral("TCPIP0::h::5025::SOCKET"));
        book.grant(shared(1, "k"));
        LockEntry waiting = entry(9);
        waiting.until = 77;
        book.enqueue(waiting);
        const auto again = LockBook::parse(book.toBytes());
        QVERIFY(again);
        QVERIFY(again->entries() == book.entries());
        QCOMPARE(again->resource(), book.resource());
        LockBook next = *again;
        QVERIFY(next.enqueue(entry(10)).ticket > next.enqueue(entry(9)).ticket); // tickets go on
    }

    void refusesWhatIsNoBook_data()
    {
        QTest::addColumn<QByteArray>("bytes");
        LockBook book(QStringLiteral("R"));
        book.grant(entry(1));
        const QByteArray good = book.toBytes();
        const auto with = [&](const char* from, const char* to) {
            QByteArray changed = good;
            const auto at = changed.indexOf(from);
            Q_ASSERT(at >= 0);
            return changed.replace(at, qsizetype(qstrlen(from)), to);
        };
        QTest::newRow("nothing") << QByteArray();
        QTest::newRow("zeros") << QByteArray(4096, '\0');
        QTest::newRow("cut") << good.left(good.size() - 3);
        QTest::newRow("version") << with("\"version\":1", "\"version\":2");
        QTest::newRow("array") << QByteArray("[1,2,3]");
        QTest::newRow("session 0") << with("\"session\":1", "\"session\":0");
        QTest::newRow("session negative") << with("\"session\":1", "\"session\":-1");
        QTest::newRow("session fraction") << with("\"session\":1", "\"session\":1.5");
        QTest::newRow("session huge") << with("\"session\":1", "\"session\":1e300");
        QTest::newRow("session text") << with("\"session\":1", "\"session\":\"1\"");
        QTest::newRow("pid 0") << with("\"pid\":7", "\"pid\":0");
        QTest::newRow("ticket at the end of numbers") << with("\"ticket\":0", "\"ticket\":9223372036854775807");
        QTest::newRow("mode") << with("exclusive", "whatever!");
        QTest::newRow("stage") << with("\"held\"", "\"hold\"");
        QTest::newRow("exclusive with a key") << with("\"key\":\"\"", "\"key\":\"ab\"");
        QTest::newRow("process too long") << with("life-7-abc", QByteArray(100, 'a').constData());
        QTest::newRow("too large") << QByteArray(LockBook::kMaximumBytes + 1, ' ') + good;
        QByteArray deep(100000, '[');
        QTest::newRow("deep") << deep;
        QByteArray many = "{\"version\":1,\"resource\":\"R\",\"entries\":[";
        for (std::size_t i = 0; i <= LockBook::kMaximumEntries; ++i)
            many += i == 0 ? "1" : ",1";
        QTest::newRow("too many") << many + "]}";
    }
    void refusesWhatIsNoBook()
    {
        QFETCH(const QByteArray, bytes);
        QVERIFY(!LockBook::parse(bytes));
    }

    void namesAreMadeHarmless()
    {
        LockBook book(QStringLiteral("R"));
        LockEntry odd = entry(1);
        odd.program = QStringLiteral("a\nb\x1b[31m") + QString(1000, QLatin1Char('x'));
        book.grant(odd);
        const auto read = LockBook::parse(book.toBytes());
        QVERIFY(read);
        QCOMPARE(read->entries()[0].program.size(), LockBook::kMaximumText);
        QVERIFY(read->entries()[0].program.startsWith(QStringLiteral("a?b?[31m")));
    }
};

QTEST_GUILESS_MAIN(TestLockBook)
#include "test_lock_book.moc"
