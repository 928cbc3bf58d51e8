// SPDX-License-Identifier: GPL-3.0-or-later
// A server's conversation while another client has the instrument locked. The socket and serial tests hold the
// rest.
#include "tests/common/echo_device.h"
#include "tests/common/test_case.h"
#include "transports/wire/framed_conversation.h"
#include "transports/wire/tcp_stream.h"

#include <future>

namespace visor::wire {

using namespace std::chrono_literals;
using test::EchoDevice;
using visa::CancelToken;
using visa::Deadline;
using visa::LockMode;

class TestFramedConversation : public test::TestCase
{
    Q_OBJECT

private Q_SLOTS:
    void init()
    {
        TestCase::init();
        m_device = std::make_unique<EchoDevice>();
        m_holder = std::move(m_device->open().value());
        QVERIFY(m_holder->lock(LockMode::Exclusive, {}, soon()));
        auto listener = TcpListener::listen(QStringLiteral("127.0.0.1"), 0);
        QVERIFY(listener);
        m_client = std::move(TcpStream::connect(QStringLiteral("127.0.0.1"), listener->port(), soon()).value());
        m_server = std::move(listener->accept(soon()).value());
        m_stopping = CancelToken::create();
    }
    void cleanup()
    {
        m_holder.reset();
        m_device.reset();
    }

    void aDeadClientsMessageIsNotDoneLater()
    {
        auto served = serve(1ms);
        QVERIFY(m_client.writeAll("DATA late\n", soon()));
        m_client.close();
        served.get(); // ends although the instrument is still locked
        QVERIFY(m_holder->write("DATA?", soon()));
        QByteArray reply(64, '\0');
        const auto chunk = m_holder->read({reply.data(), 64}, soon());
        QVERIFY(chunk);
        QVERIFY(!reply.contains("late"));
    }

    void aWaitingClientIsServedAfterwards()
    {
        auto served = serve(FramedConversation::kLastAnswerLimit);
        QVERIFY(m_client.writeAll("*IDN?\n", soon()));
        QVERIFY(m_client.writeAll("*OPC?\n", soon())); // taken meanwhile
        QVERIFY(m_holder->unlock(soon()));
        QByteArray reply;
        while (!reply.endsWith("1\n")) {
            std::array<char, 256> piece{};
            const auto got = m_client.readSome(piece, soon());
            QVERIFY(got);
            reply.append(piece.data(), static_cast<qsizetype>(*got));
        }
        m_client.close();
        served.get();
    }

    void theServersEndEndsTheWait()
    {
        auto served = serve(FramedConversation::kLastAnswerLimit);
        QVERIFY(m_client.writeAll("*IDN?\n", soon()));
        m_stopping.cancel();
        m_server.shutdown();
        served.get();
    }

private:
    static Deadline soon() { return Deadline::after(60s); }
    std::future<void> serve(std::chrono::milliseconds lastAnswerLimit)
    {
        return std::async(std::launch::async, [this, lastAnswerLimit] {
            const auto link = m_device->open();
            FramedConversation(m_server, **link, m_stopping, lastAnswerLimit).run();
        });
    }

    std::unique_ptr<EchoDevice> m_device;
    std::unique_ptr<visa::DeviceLink> m_holder;
    TcpStream m_client;
    TcpStream m_server;
    CancelToken m_stopping;
};

} // namespace visor::wire

QTEST_GUILESS_MAIN(visor::wire::TestFramedConversation)
#include "test_framed_conversation.moc"
