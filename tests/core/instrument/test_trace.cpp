// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/instrument/trace.h"
#include "tests/common/test_case.h"

using visor::instrument::Direction;
using visor::instrument::Origin;
using visor::instrument::TraceLog;
using visor::visa::Status;

class TestTrace : public visor::test::TestCase
{
    Q_OBJECT

    static TraceLog::Act act(std::uint64_t size = 3)
    {
        const auto now = std::chrono::steady_clock::now();
        return {Direction::Write, Origin::Terminal, 0, now, now + std::chrono::microseconds(5), size,
                Status::Success};
    }

private Q_SLOTS:
    void oldestGoFirst()
    {
        TraceLog log(3);
        for (int i = 1; i <= 5; ++i)
            log.append(act(), QByteArray::number(i));
        const auto entries = log.entriesAfter(0, 10);
        QCOMPARE(entries.size(), std::size_t{3});
        QCOMPARE(entries.front().preview, QByteArray("3"));
        QCOMPARE(entries.front().number, std::uint64_t{3});
        QCOMPARE(entries.back().preview, QByteArray("5"));
        QCOMPARE(log.lastNumber(), std::uint64_t{5});
    }

    void readsOnFromWhereAViewStands()
    {
        TraceLog log(100);
        for (int i = 0; i < 10; ++i)
            log.append(act(), "x");
        QCOMPARE(log.entriesAfter(7, 100).size(), std::size_t{3});
        QCOMPARE(log.entriesAfter(0, 4).front().number, std::uint64_t{7});
        QVERIFY(log.entriesAfter(10, 100).empty());
        QVERIFY(log.entriesAfter(99, 100).empty());
    }

    void longMessagesKeepTheirSizeAndABoundedPreview()
    {
        TraceLog log(2);
        const QByteArray big(100'000, 'z');
        log.append(act(100'000), big);
        const auto entry = log.entriesAfter(0, 1).front();
        QCOMPARE(entry.size, std::uint64_t{100'000});
        QCOMPARE(entry.preview.size(), static_cast<qsizetype>(TraceLog::kPreviewBytes));
    }

    void reusedSlotsDoNotChangeWhatAViewHolds()
    {
        TraceLog log(1);
        log.append(act(), "first");
        const auto held = log.entriesAfter(0, 1);
        log.append(act(), "other");
        QCOMPARE(held.front().preview, QByteArray("first"));
        QCOMPARE(log.entriesAfter(0, 1).front().preview, QByteArray("other"));
    }

    void clearedAndDisabled()
    {
        TraceLog log(10);
        log.append(act(), "x");
        log.clear();
        QVERIFY(log.entriesAfter(0, 10).empty());
        log.setEnabled(false);
        log.append(act(), "y");
        QVERIFY(log.entriesAfter(0, 10).empty());
        log.setEnabled(true);
        log.append(act(), "z");
        QCOMPARE(log.entriesAfter(0, 10).size(), std::size_t{1});
    }

    void sourcesHaveNames()
    {
        TraceLog log;
        const auto first = log.addSource(QStringLiteral("scope"));
        const auto second = log.addSource(QStringLiteral("supply"));
        QVERIFY(first != second);
        QCOMPARE(log.sourceName(second), QStringLiteral("supply"));
        QVERIFY(log.sourceName(99).isEmpty());
    }
};

QTEST_GUILESS_MAIN(TestTrace)
#include "test_trace.moc"
