// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/visa/forwarding_link.h"
#include "tests/common/test_case.h"

#include <QByteArrayList>

#include <algorithm>
#include <array>

namespace visor::test {

using namespace std::chrono_literals;
using visa::Deadline;
using visa::Status;

namespace {

/// Writes down each verb with what came with it, and answers with something to be told apart.
class NotingLink final : public visa::DeviceLink
{
public:
    Result<void> write(QByteArrayView bytes, const Deadline& deadline, bool end) override
    {
        return note("write " + bytes.toByteArray() + (end ? " end" : ""), deadline);
    }
    Result<visa::ReadChunk> read(std::span<char> into, const Deadline& deadline) override
    {
        std::fill(into.begin(), into.end(), 'r');
        return note("read", deadline).map([&] { return visa::ReadChunk{into.size(), Status::SuccessMaxCount}; });
    }
    Result<void> clear(const Deadline& deadline) override { return note("clear", deadline); }
    Result<void> trigger(const Deadline& deadline) override { return note("trigger", deadline); }
    Result<std::uint8_t> readStatusByte(const Deadline& deadline) override
    {
        return note("status", deadline).map([] { return std::uint8_t{0x51}; });
    }
    Result<void> lock(visa::LockMode mode, const QByteArray& key, const Deadline& deadline) override
    {
        return note("lock " + QByteArray::number(static_cast<int>(mode)) + ' ' + key, deadline);
    }
    Result<void> unlock(const Deadline& deadline) override { return note("unlock", deadline); }
    Result<visa::LockState> lockState(const Deadline& deadline) override
    {
        return note("lock state", deadline).map([] { return visa::LockState{true, 3}; });
    }
    Result<void> setRemote(visa::RemoteMode mode, const Deadline& deadline) override
    {
        return note("remote " + QByteArray::number(static_cast<int>(mode)), deadline);
    }
    Result<void> onServiceRequest(ServiceRequestHandler handler, const Deadline& deadline) override
    {
        handler(0x40);
        return note("service request", deadline);
    }
    void adapt(const visa::UsbQuirkChanges&) override { notes << "adapt"; }
    bool isResponseAvailable() const override { return isAvailable; }
    bool isResponsePending() const override { return isPending; }
    void abort() override { notes << "abort"; }
    void reportInterrupted() override { notes << "interrupted"; }

    QByteArrayList notes;
    Deadline::Clock::time_point when; ///< the deadline that every verb must come with
    bool fails = false;
    bool isAvailable = false;
    bool isPending = false;

private:
    Result<void> note(const QByteArray& text, const Deadline& deadline)
    {
        notes << (deadline.when() == when ? text : text + " with another deadline");
        return fails ? failure(Status::ErrorIo, QStringLiteral("noted")) : Result<void>();
    }
};

class Front final : public visa::ForwardingLink
{
public:
    explicit Front(NotingLink& target) : m_target(target) {}

protected:
    visa::DeviceLink& target() const override { return m_target; }

private:
    NotingLink& m_target;
};

} // namespace

class TestForwardingChannel : public TestCase
{
    Q_OBJECT

private Q_SLOTS:
    void everyVerbArrives();
    void everyErrorComesBack();
    void theLinksOwnWordsArrive();
};

void TestForwardingChannel::everyVerbArrives()
{
    const Deadline deadline = Deadline::after(60s);
    NotingLink behind;
    behind.when = deadline.when();
    Front front(behind);
    visa::MessageChannel& channel = front;

    QVERIFY(channel.write("*IDN?", deadline));
    QVERIFY(channel.write("part", deadline, false));
    std::array<char, 4> into{};
    const auto chunk = channel.read(into, deadline);
    QVERIFY(chunk);
    QCOMPARE(chunk->count, into.size());
    QCOMPARE(chunk->status, Status::SuccessMaxCount);
    QCOMPARE(into.back(), 'r');
    QVERIFY(channel.clear(deadline));
    QVERIFY(channel.trigger(deadline));
    QCOMPARE(channel.readStatusByte(deadline).value_or(0), 0x51);
    QVERIFY(channel.lock(visa::LockMode::Shared, "key", deadline));
    QVERIFY(channel.unlock(deadline));
    const auto state = channel.lockState(deadline);
    QVERIFY(state);
    QVERIFY(state->exclusive);
    QCOMPARE(state->holders, 3);
    QVERIFY(channel.setRemote(visa::RemoteMode::GoToLocal, deadline));
    int told = 0;
    QVERIFY(channel.onServiceRequest([&](std::uint8_t statusByte) { told = statusByte; }, deadline));
    QCOMPARE(told, 0x40);
    channel.adapt({});
    QCOMPARE(behind.notes,
             QByteArrayList({"write *IDN? end", "write part", "read", "clear", "trigger", "status", "lock 2 key",
                             "unlock", "lock state", "remote 6", "service request", "adapt"}));
}

void TestForwardingChannel::everyErrorComesBack()
{
    const Deadline deadline = Deadline::after(60s);
    NotingLink behind;
    behind.fails = true;
    Front front(behind);
    std::array<char, 4> into{};
    const auto isNoted = [](const auto& result) { return !result && result.error().message == u"noted"; };

    QVERIFY(isNoted(front.write("x", deadline)));
    QVERIFY(isNoted(front.read(into, deadline)));
    QVERIFY(isNoted(front.clear(deadline)));
    QVERIFY(isNoted(front.trigger(deadline)));
    QVERIFY(isNoted(front.readStatusByte(deadline)));
    QVERIFY(isNoted(front.lock(visa::LockMode::Exclusive, {}, deadline)));
    QVERIFY(isNoted(front.unlock(deadline)));
    QVERIFY(isNoted(front.lockState(deadline)));
    QVERIFY(isNoted(front.setRemote(visa::RemoteMode::GoToLocal, deadline)));
    QVERIFY(isNoted(front.onServiceRequest([](std::uint8_t) {}, deadline)));
}

void TestForwardingChannel::theLinksOwnWordsArrive()
{
    NotingLink behind;
    Front front(behind);
    QVERIFY(!front.isResponseAvailable());
    QVERIFY(!front.isResponsePending());
    behind.isPending = true;
    QVERIFY(!front.isResponseAvailable());
    QVERIFY(front.isResponsePending());
    behind.isAvailable = true;
    QVERIFY(front.isResponseAvailable());
    front.abort();
    front.reportInterrupted();
    QCOMPARE(behind.notes, QByteArrayList({"abort", "interrupted"}));
}

} // namespace visor::test

QTEST_GUILESS_MAIN(visor::test::TestForwardingChannel)
#include "test_forwarding_channel.moc"
