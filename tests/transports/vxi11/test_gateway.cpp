// SPDX-License-Identifier: GPL-3.0-or-later
// Instruments behind a LAN/GPIB gateway (VXI-11.2), and its interface link.
#include "tests/common/absent_device.h"
#include "tests/common/echo_device.h"
#include "tests/common/test_case.h"
#include "transports/prologix/prologix_transport.h"
#include "transports/vxi11/gateway_bus.h"
#include "transports/vxi11/vxi11_server.h"
#include "transports/vxi11/vxi11_session.h"
#include "transports/vxi11/vxi11_transport.h"

namespace visor::vxi11 {

using namespace std::chrono_literals;
using test::EchoDevice;
using visa::Deadline;
using visa::Status;

class TestGateway : public test::TestCase
{
    Q_OBJECT

private Q_SLOTS:
    void init();
    void devices();
    void nobodyListens();
    void boardNumber();
    void busCommands();
    void findsListeners();
    void noBusBehindADevice();
    void interfaceHasNoMessages();

private:
    static Deadline soon() { return Deadline::after(30s); }
    Result<std::unique_ptr<visa::Session>> open(const QString& device);
    static Result<QByteArray> ask(visa::Session& session, const QByteArray& text);
    static Vxi11Session& vxi11(visa::Session& session) { return dynamic_cast<Vxi11Session&>(session); }
    static std::int32_t code(BusCommand command) { return static_cast<std::int32_t>(command); }
    std::uint32_t line(visa::Session& session, BusLine which)
    {
        const auto got = vxi11(session).doCommand(code(BusCommand::BusStatus), 2,
                                                  busNumber(static_cast<std::uint16_t>(which), 2), soon());
        return got ? parseBusNumber(*got, 2).value_or(0xFFFF) : 0xFFFF;
    }

    EchoDevice m_first{"Visor,First,1,1.0"};
    EchoDevice m_second{"Visor,Second,2,1.0"};
    test::AbsentDevice m_absent{Status::ErrorIo}; ///< an address that the gateway makes links for
    GatewayBus m_bus{{9, 22}};
    std::unique_ptr<Vxi11Server> m_server;
};

void TestGateway::init()
{
    TestCase::init();
    m_server.reset();
    auto server = Vxi11Server::start({{QStringLiteral("gpib0"), &m_bus, &m_bus},
                                      {QStringLiteral("gpib0,9"), &m_first},
                                      {QStringLiteral("gpib0,22,1"), &m_second},
                                      {QStringLiteral("gpib0,5"), &m_absent}});
    QVERIFY(server);
    m_server = std::move(*server);
}

Result<std::unique_ptr<visa::Session>> TestGateway::open(const QString& device)
{
    visa::TcpipInstrument address;
    address.host = QStringLiteral("127.0.0.1");
    address.corePort = m_server->corePort();
    address.device = device;
    Vxi11Transport transport;
    return transport.open(visa::ResourceName(visa::InterfaceType::Tcpip, 0, address), {}, soon());
}

Result<QByteArray> TestGateway::ask(visa::Session& session, const QByteArray& text)
{
    if (const auto written = session.write(text, soon()); !written)
        return tl::unexpected(written.error());
    QByteArray bytes(1000, '\0');
    const auto chunk = session.read({bytes.data(), 1000}, soon());
    if (!chunk)
        return tl::unexpected(chunk.error());
    return bytes.first(static_cast<qsizetype>(chunk->count));
}

void TestGateway::devices()
{
    const auto first = open(QStringLiteral("gpib0,9"));
    const auto second = open(QStringLiteral("gpib0,22,1"));
    QVERIFY(first && second);
    QCOMPARE(ask(**first, "*IDN?\n").value(), QByteArray("Visor,First,1,1.0\n"));
    QCOMPARE(ask(**second, "*IDN?\n").value(), QByteArray("Visor,Second,2,1.0\n"));
    QCOMPARE((*first)->readStatusByte(soon()).value(), std::uint8_t{0});
    QCOMPARE(open(QStringLiteral("gpib0,7")).error().status, Status::ErrorResourceNotFound);
}

void TestGateway::nobodyListens()
{
    const auto session = open(QStringLiteral("gpib0,5"));
    QVERIFY(session);
    const auto written = (*session)->write("*IDN?\n", soon());
    QVERIFY(!written);
    QCOMPARE(written.error().status, Status::ErrorNoListeners);
    QVERIFY(written.error().message.contains(QStringLiteral("gpib0,5")));
    QCOMPARE((*session)->readStatusByte(soon()).error().status, Status::ErrorNoListeners);
}

void TestGateway::boardNumber()
{
    auto boards = std::make_shared<prologix::GpibBoards>();
    visa::TcpipInstrument gateway;
    gateway.host = QStringLiteral("127.0.0.1");
    gateway.corePort = m_server->corePort();
    gateway.device = QStringLiteral("gpib0");
    boards->define(3, visa::ResourceName(visa::InterfaceType::Tcpip, 0, gateway));
    prologix::PrologixTransport transport(boards, std::make_unique<Vxi11Transport>());
    const auto session = transport.open(*visa::ResourceName::parse(u"GPIB3::22::1::INSTR"), {}, soon());
    QVERIFY2(session, session ? "" : qPrintable(session.error().message));
    QCOMPARE(ask(**session, "*IDN?\n").value(), QByteArray("Visor,Second,2,1.0\n"));
}

void TestGateway::busCommands()
{
    const auto bus = open(QStringLiteral("gpib0"));
    QVERIFY(bus);
    QCOMPARE(line(**bus, BusLine::SystemController), 1u);
    QCOMPARE(line(**bus, BusLine::Address), 21u);
    auto& session = vxi11(**bus);
    QCOMPARE(session.doCommand(code(BusCommand::RemoteEnableControl), 2, busNumber(0, 2), soon()).value(),
             busNumber(0, 2));
    QCOMPARE(line(**bus, BusLine::RemoteEnable), 0u);
    QVERIFY(session.doCommand(code(BusCommand::BusAddress), 4, busNumber(4, 4), soon()));
    QCOMPARE(line(**bus, BusLine::Address), 4u);
    QVERIFY(session.doCommand(code(BusCommand::PassControl), 4, busNumber(9, 4), soon()));
    QCOMPARE(line(**bus, BusLine::ControllerInCharge), 0u);
    QVERIFY(session.doCommand(code(BusCommand::InterfaceClear), 1, {}, soon()));
    QCOMPARE(line(**bus, BusLine::ControllerInCharge), 1u);
    // Wrong sizes, wrong values, a command there is none of.
    const auto status = [&](std::int32_t command, std::int32_t size, const QByteArray& data) {
        const auto done = session.doCommand(command, size, data, soon());
        return done ? Status::Success : done.error().status;
    };
    QCOMPARE(status(code(BusCommand::BusStatus), 2, busNumber(9, 2)), Status::ErrorInvalidParameter);
    QCOMPARE(status(code(BusCommand::BusStatus), 4, busNumber(1, 4)), Status::ErrorInvalidParameter);
    QCOMPARE(status(code(BusCommand::BusAddress), 4, busNumber(31, 4)), Status::ErrorInvalidParameter);
    QCOMPARE(status(code(BusCommand::SendCommand), 1, QByteArray(129, '?')), Status::ErrorInvalidParameter);
    QCOMPARE(status(0x020099, 1, {}), Status::ErrorUnsupportedOperation);
    QCOMPARE(status(-1, -1, {}), Status::ErrorUnsupportedOperation);
}

void TestGateway::findsListeners()
{
    // The probe of viFindRsrc on such gateways: address to listen, then look whether anybody holds NDAC.
    const auto bus = open(QStringLiteral("gpib0"));
    QVERIFY(bus);
    QList<int> found;
    for (int address = 0; address <= 30; ++address) {
        QByteArray bytes;
        bytes.append(static_cast<char>(kUnlisten)).append(static_cast<char>(kListenBase + address));
        QCOMPARE(vxi11(**bus).doCommand(code(BusCommand::SendCommand), 1, bytes, soon()).value(), bytes);
        QVERIFY(vxi11(**bus).doCommand(code(BusCommand::AttentionControl), 2, busNumber(0, 2), soon()));
        if (line(**bus, BusLine::NotDataAccepted) == 1)
            found << address;
    }
    QCOMPARE(found, QList<int>({9, 22}));
}

void TestGateway::noBusBehindADevice()
{
    const auto session = open(QStringLiteral("gpib0,9"));
    QVERIFY(session);
    QCOMPARE(vxi11(**session).doCommand(code(BusCommand::BusStatus), 2, busNumber(1, 2), soon()).error().status,
             Status::ErrorUnsupportedOperation);
}

void TestGateway::interfaceHasNoMessages()
{
    const auto bus = open(QStringLiteral("gpib0"));
    QVERIFY(bus);
    QCOMPARE((*bus)->write("*IDN?\n", soon()).error().status, Status::ErrorUnsupportedOperation);
    QCOMPARE((*bus)->readStatusByte(soon()).error().status, Status::ErrorUnsupportedOperation);
}

} // namespace visor::vxi11

QTEST_GUILESS_MAIN(visor::vxi11::TestGateway)
#include "test_gateway.moc"
