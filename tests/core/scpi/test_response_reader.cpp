// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/scpi/block.h"
#include "core/scpi/response_reader.h"
#include "tests/common/test_case.h"

#include <algorithm>
#include <cstring>

namespace visor::scpi {

namespace {

/// Hands out one reply in pieces of at most `piece` bytes, as wires do.
class FakeChannel : public visa::MessageChannel
{
public:
    QByteArray reply;
    std::size_t piece = SIZE_MAX; ///< most that one read() gives
    qsizetype timesOutAt = -1;    ///< nothing more comes from there
    qsizetype sent = 0;
    int clears = 0;
    int reads = 0;

    Result<void> write(QByteArrayView, const visa::Deadline&, bool) override { return {}; }
    Result<visa::ReadChunk> read(std::span<char> into, const visa::Deadline&) override
    {
        ++reads;
        std::size_t filled = 0;
        while (filled < into.size()) {
            const auto limit = timesOutAt < 0 ? reply.size() : timesOutAt;
            const auto count = std::min({into.size() - filled, piece, static_cast<std::size_t>(limit - sent)});
            std::memcpy(into.data() + filled, reply.constData() + sent, count);
            filled += count;
            sent += static_cast<qsizetype>(count);
            if (sent == limit && timesOutAt >= 0)
                return failure(visa::Status::ErrorTimeout, QStringLiteral("late"), QStringLiteral("read"), {},
                               filled);
            if (sent == reply.size())
                return visa::ReadChunk{filled, visa::Status::Success};
        }
        return visa::ReadChunk{filled, visa::Status::SuccessMaxCount};
    }
    Result<void> clear(const visa::Deadline&) override
    {
        ++clears;
        return {};
    }
    Result<void> trigger(const visa::Deadline&) override { return {}; }
    Result<std::uint8_t> readStatusByte(const visa::Deadline&) override { return std::uint8_t{0}; }
    Result<void> lock(visa::LockMode, const QByteArray&, const visa::Deadline&) override { return {}; }
    Result<void> unlock(const visa::Deadline&) override { return {}; }
    Result<visa::LockState> lockState(const visa::Deadline&) override { return visa::LockState{}; }
    Result<void> setRemote(visa::RemoteMode, const visa::Deadline&) override { return {}; }
    Result<void> onServiceRequest(ServiceRequestHandler, const visa::Deadline&) override { return {}; }
};

QByteArray counted(qsizetype size)
{
    QByteArray data(size, Qt::Uninitialized);
    for (qsizetype i = 0; i < size; ++i)
        data[i] = static_cast<char>(i * 31 + (i >> 9));
    return data;
}

} // namespace

class TestResponseReader : public test::TestCase
{
    Q_OBJECT

private Q_SLOTS:
    void readsWhole_data();
    void readsWhole();
    void reportsProgress();
    void refusesTooMuch();
    void keepsWhatArrived();
    void reusesMemory();
    void endBeatsTheCount();
};

void TestResponseReader::readsWhole_data()
{
    QTest::addColumn<QByteArray>("reply");
    for (const qsizetype size : {0, 1, 16383, 16384, 16385, 65536, 65539, 1000000, 5000003}) {
        QTest::addRow("block %lld", static_cast<long long>(size)) << makeBlock(counted(size)) + '\n';
        QTest::addRow("block without end %lld", static_cast<long long>(size)) << makeBlock(counted(size));
        QTest::addRow("text %lld", static_cast<long long>(size)) << QByteArray(size, 'x') + '\n';
    }
    QTest::newRow("two blocks") << makeBlock(counted(70000)) + ',' + makeBlock(counted(90000)) + '\n';
    QTest::newRow("indefinite") << makeIndefiniteBlock(counted(200000)) + '\n';
    QTest::newRow("prefix") << QByteArray("CURVE ") + makeBlock(counted(100000)) + '\n';
}

void TestResponseReader::readsWhole()
{
    QFETCH(QByteArray, reply);
    for (const std::size_t piece : {SIZE_MAX, std::size_t{1000}}) {
        FakeChannel channel;
        channel.reply = reply;
        channel.piece = piece;
        const auto got = readResponse(channel, {}, visa::Deadline::never());
        QVERIFY(got);
        QVERIFY(*got == reply);
    }
}

void TestResponseReader::reportsProgress()
{
    FakeChannel channel;
    channel.reply = makeBlock(counted(4000000)) + '\n';
    ResponseOptions options;
    std::vector<std::pair<std::int64_t, std::int64_t>> seen;
    options.progress = [&](std::int64_t received, std::int64_t expected) {
        seen.emplace_back(received, expected);
    };
    QVERIFY(readResponse(channel, options, visa::Deadline::never()));
    QVERIFY(seen.size() >= 4);
    QVERIFY(std::is_sorted(seen.begin(), seen.end()));
    QCOMPARE(seen.front().second, std::int64_t{4000009});
    QCOMPARE(seen.back().first, std::int64_t{channel.reply.size()});
}

void TestResponseReader::refusesTooMuch()
{
    // 100 MB announced, ten bytes expected: refused on the header, nothing of it is kept.
    FakeChannel announced;
    announced.reply = "#9100000000" + QByteArray(100000, 'x');
    ResponseOptions options;
    options.maxBytes = 10;
    const auto refused = readResponse(announced, options, visa::Deadline::never());
    QVERIFY(!refused);
    QCOMPARE(refused.error().status, visa::Status::ErrorInvalidSize);
    QCOMPARE(announced.clears, 1);
    QCOMPARE(announced.reads, 1);

    FakeChannel text;
    text.reply = QByteArray(300000, 'x') + '\n';
    options.maxBytes = 100000;
    const auto endless = readResponse(text, options, visa::Deadline::never());
    QVERIFY(!endless);
    QCOMPARE(endless.error().status, visa::Status::ErrorInvalidSize);
    QCOMPARE(text.clears, 1);

    FakeChannel enough;
    enough.reply = QByteArray(99999, 'x') + '\n';
    QVERIFY(readResponse(enough, options, visa::Deadline::never()));
}

void TestResponseReader::keepsWhatArrived()
{
    for (const qsizetype arrived : {5, 40000}) {
        FakeChannel channel;
        channel.reply = makeBlock(counted(100000)) + '\n';
        channel.timesOutAt = arrived;
        QByteArray reply;
        const auto late = readResponseInto(reply, channel, {}, visa::Deadline::never());
        QVERIFY(!late);
        QCOMPARE(late.error().status, visa::Status::ErrorTimeout);
        QCOMPARE(late.error().transferred, static_cast<std::size_t>(arrived));
        QCOMPARE(reply, channel.reply.first(arrived));

        channel.sent = 0;
        QByteArray used(200000, 'u');
        QVERIFY(!readResponseInto(used, channel, {}, visa::Deadline::never()));
        QCOMPARE(used, channel.reply.first(arrived));
    }
}

void TestResponseReader::reusesMemory()
{
    FakeChannel channel;
    channel.reply = makeBlock(counted(1000000)) + '\n';
    QByteArray reply;
    QVERIFY(readResponseInto(reply, channel, {}, visa::Deadline::never()));
    const char* memory = reply.constData();
    channel.sent = 0;
    QVERIFY(readResponseInto(reply, channel, {}, visa::Deadline::never()));
    QCOMPARE(reply.constData(), memory);
    QVERIFY(reply == channel.reply);

    // Asked for once, as a round trip a piece is what a wire with requests would cost.
    channel.sent = 0;
    channel.reads = 0;
    QVERIFY(readResponseInto(reply, channel, {}, visa::Deadline::never()));
    QCOMPARE(channel.reads, 1);

    for (const qsizetype size : {3, 20000, 3000000}) {
        channel.reply = makeBlock(counted(size)) + '\n';
        channel.sent = 0;
        QVERIFY(readResponseInto(reply, channel, {}, visa::Deadline::never()));
        QVERIFY(reply == channel.reply);
    }
    ResponseOptions tight;
    tight.maxBytes = 1000;
    channel.sent = 0;
    QCOMPARE(readResponseInto(reply, channel, tight, visa::Deadline::never()).error().status,
             visa::Status::ErrorInvalidSize);
    QCOMPARE(channel.clears, 1);
}

void TestResponseReader::endBeatsTheCount()
{
    FakeChannel cut;
    cut.reply = "#9000200000" + counted(100000);
    const auto shorter = readResponse(cut, {}, visa::Deadline::never());
    QVERIFY(shorter);
    QVERIFY(*shorter == cut.reply);
    QVERIFY(!parseBlock(*shorter)->isComplete());

    FakeChannel longer;
    longer.reply = "#9000050000" + counted(100000);
    const auto whole = readResponse(longer, {}, visa::Deadline::never());
    QVERIFY(whole);
    QVERIFY(*whole == longer.reply);
}

} // namespace visor::scpi

QTEST_GUILESS_MAIN(visor::scpi::TestResponseReader)
#include "test_response_reader.moc"
