// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/common/doctors.h"
#include "app/common/profile_folders.h"
#include "app/common/transports.h"
#include "tests/app/doctor/test_network.h"
#include "tests/common/absent_device.h"
#include "tests/common/echo_device.h"
#include "tests/common/test_case.h"
#include "tests/transports/modbus/cell_device.h"
#include "transports/hislip/hislip_server.h"
#include "transports/hislip/hislip_transport.h"
#include "transports/mdns/responder.h"
#include "transports/modbus/tcp_server.h"
#include "transports/socket/socket_server.h"
#include "transports/vicp/vicp_server.h"
#include "transports/vxi11/messages.h"
#include "transports/vxi11/vxi11_server.h"
#include "transports/wire/portmapper_server.h"
#include "transports/wire/socket_address.h"

#include <QCoreApplication>
#include <QTemporaryDir>

#include <future>
#include <map>
#include <netinet/in.h>
#include <sys/socket.h>
#include <thread>
#include <unistd.h>

namespace visor::app {

using namespace std::chrono_literals;
using doctor::Finding;
using doctor::Severity;
using test::EchoDevice;
using visa::Deadline;
using visa::Status;
using wire::ConnectionPool;
using wire::TcpListener;
using wire::TcpStream;

/// Stages failures on a network of its own and looks whether the doctor names the cause.
class TestStagedFailures : public test::TestCase
{
    Q_OBJECT

public:
    explicit TestStagedFailures(test::TestNetwork& network, bool hasNetwork)
        : m_network(network), m_hasNetwork(hasNetwork)
    {
    }

private Q_SLOTS:
    void initTestCase();
    void init();

    void machineWithoutNetwork();
    void nothingWrong();
    void unknownName();
    void localNameByMdns();
    void unknownLocalName();
    void portRefused();
    void portRefusedButAnotherOneListens();
    void portSwallowed();
    void nobodyAtTheAddress();
    void firewallSaysProhibited();
    void routerCannotReachIt();
    void otherSubnetSwallowsEverything();
    void noRoute();
    void portmapperWithoutVxi11();
    void portmapperThatIsNone();
    void vxi11DeviceNameUnknown();
    void vxi11NoLinkLeft();
    void gatewayWithoutListener();
    void hislipWrongSubAddress();
    void hislipTooManyClients();
    void notHislipAtAll();
    void lockedByAnotherClient();
    void lockedByAnotherProgram();
    void socketNeedsCrLf();
    void socketAnswersWithCr();
    void socketSaysNothing();
    void socketOfAnotherProgram();
    void noProfileFits();
    void modbusUnitUnknown();
    void oscilloscopeSetToAnotherInterface();
    void notVicpAtAll();
    void gpibBoardWithoutAdapter();
    void interfaceNobodySpeaks();
    void machineNetworkIsFine();
    void cancelEndsAtOnce();

private:
    struct Outcome
    {
        std::vector<Finding> findings;
        Finding verdict;
        QString holder; ///< the other program's number, where there is one
        [[nodiscard]] const Finding* find(const char* cause) const
        {
            for (const Finding& finding : findings) {
                if (finding.cause == QLatin1StringView(cause))
                    return &finding;
            }
            return nullptr;
        }
    };
    Outcome examine(const QString& resource, const Deadline& deadline = Deadline::after(60s)) const;
    Outcome examineMachine() const;

    /// Failures that show only after the doctor has waited for an answer: they are staged side by side, each at a
    /// loopback address of its own, and looked at by the tests of their names.
    void startSlowStages();
    [[nodiscard]] Outcome stageSwallowedPort() const;
    [[nodiscard]] Outcome stageForeignClientsLock() const;
    [[nodiscard]] Outcome stageForeignProgramsLock() const;
    [[nodiscard]] Outcome stageUnknownUnit() const;
    /// linePeer() at that address.
    [[nodiscard]] Outcome stageLines(const QString& address, const QByteArray& lineEnd,
                                     const QByteArray& answerEnd) const;
    Outcome slow(const char* stage) { return m_slow.at(stage).get(); }

    /// A peer that handles each connection with that function.
    static std::unique_ptr<ConnectionPool> peer(std::uint16_t port, std::function<void(TcpStream&)> serve,
                                                const QString& address = QStringLiteral("127.0.0.1"));
    /// Answers *IDN? lines that end so, with an answer that ends so; nothing else.
    static std::unique_ptr<ConnectionPool> linePeer(std::uint16_t port, const QByteArray& lineEnd,
                                                    const QByteArray& answerEnd,
                                                    const QString& address = QStringLiteral("127.0.0.1"));

    test::TestNetwork& m_network;
    const bool m_hasNetwork;
    bool m_hasRouter = false;
    Outcome m_offline;
    Outcome m_loopbackOnly;
    QString m_routerProblem;
    QTemporaryDir m_folder;
    profile::Library m_library;
    std::unique_ptr<locks::LockRegistry> m_registry;
    std::unique_ptr<instrument::TransportSet> m_transports;
    std::unique_ptr<doctor::Doctor> m_doctor;
    std::map<QByteArray, std::future<Outcome>> m_slow; ///< last: its threads use all of the above
};

void TestStagedFailures::initTestCase()
{
    addProfileFolders(m_library);
    m_registry = std::make_unique<locks::LockRegistry>(m_folder.filePath(QStringLiteral("locks")),
                                                       QStringLiteral("staged"));
    m_transports = makeTransports(*m_registry);
    m_doctor = makeDoctor(*m_transports, m_library, *m_registry);
    if (!m_hasNetwork)
        return;
    // The namespace is new: not even loopback is up.
    m_offline = examineMachine();
    QVERIFY2(m_network.startLoopback(), qPrintable(m_network.reason()));
    m_loopbackOnly = examineMachine();
    m_hasRouter = m_network.startRouter();
    m_routerProblem = m_network.reason();
    startSlowStages();
}

void TestStagedFailures::startSlowStages()
{
    const auto start = [this](const char* name, auto stage) {
        m_slow[name] = std::async(std::launch::async, stage);
    };
    start("swallowed", [this] { return stageSwallowedPort(); });
    start("client's lock", [this] { return stageForeignClientsLock(); });
    start("program's lock", [this] { return stageForeignProgramsLock(); });
    start("unit", [this] { return stageUnknownUnit(); });
    start("CR LF", [this] { return stageLines(QStringLiteral("127.0.2.2"), "\r\n", "\r\n"); });
    start("CR", [this] { return stageLines(QStringLiteral("127.0.2.3"), "\n", "\r"); });
    start("silence", [this] { return stageLines(QStringLiteral("127.0.2.4"), "never", "\n"); });
    if (!m_hasRouter)
        return;
    start("nobody", [this] { return examine(QStringLiteral("TCPIP::10.7.0.99::5025::SOCKET")); });
    start("other subnet", [this] { return examine(QStringLiteral("TCPIP::10.8.0.3::5025::SOCKET")); });
}

void TestStagedFailures::init()
{
    TestCase::init();
    if (!m_hasNetwork)
        QSKIP(qPrintable(m_network.reason()));
}

TestStagedFailures::Outcome TestStagedFailures::examine(const QString& resource, const Deadline& deadline) const
{
    doctor::Diagnosis diagnosis;
    doctor::Complaint complaint;
    complaint.resource = visa::ResourceName::parse(resource).value();
    m_doctor->examine(complaint, diagnosis, deadline);
    return {diagnosis.findings(), diagnosis.verdict().value_or(Finding()), {}};
}

TestStagedFailures::Outcome TestStagedFailures::examineMachine() const
{
    doctor::Diagnosis diagnosis;
    m_doctor->examine({}, diagnosis, Deadline::after(60s));
    return {diagnosis.findings(), diagnosis.verdict().value_or(Finding()), {}};
}

std::unique_ptr<ConnectionPool> TestStagedFailures::peer(std::uint16_t port, std::function<void(TcpStream&)> serve,
                                                         const QString& address)
{
    return std::make_unique<ConnectionPool>(*TcpListener::listen(address, port), std::move(serve));
}

std::unique_ptr<ConnectionPool> TestStagedFailures::linePeer(std::uint16_t port, const QByteArray& lineEnd,
                                                             const QByteArray& answerEnd, const QString& address)
{
    const auto serve = [lineEnd, answerEnd](TcpStream& stream) {
        QByteArray input;
        std::array<char, 256> buffer{};
        while (const auto got = stream.readSome(buffer, Deadline::never())) {
            input.append(buffer.data(), static_cast<qsizetype>(*got));
            if (input.endsWith(lineEnd) && !stream.writeAll("Maker,Model,1,1.0" + answerEnd, Deadline::after(10s)))
                return;
        }
    };
    return peer(port, serve, address);
}

/// The first word on a staged failure: the verdict has that cause, and says what to do.
#define COMPARE_CAUSE(outcome, expected)                                                                          \
    do {                                                                                                          \
        const Finding verdict = (outcome).verdict; /* an examination, often: made once */                         \
        QCOMPARE(verdict.cause, QStringLiteral(expected));                                                        \
        QVERIFY(!verdict.title.isEmpty());                                                                        \
        QVERIFY(!verdict.remedy.isEmpty());                                                                       \
    } while (false)

void TestStagedFailures::machineWithoutNetwork()
{
    COMPARE_CAUSE(m_offline, "machine.no-network");
    COMPARE_CAUSE(m_loopbackOnly, "machine.no-network");
}

void TestStagedFailures::nothingWrong()
{
    EchoDevice device("Visor,DS1054Z,1,1.0");
    const auto server = *hislip::HislipServer::start({{QStringLiteral("hislip0"), &device}}, {});
    const auto outcome = examine(server->resources().front().toString());
    QVERIFY(outcome.verdict.severity != Severity::Problem);
    QVERIFY(outcome.find("identity.known"));
    QVERIFY(outcome.find("lan.port-open"));
    QVERIFY(device.waitForLinks(0, Deadline::after(20s))); // nothing was left behind
}

void TestStagedFailures::unknownName()
{
    COMPARE_CAUSE(examine(QStringLiteral("TCPIP::no-such-instrument.invalid::5025::SOCKET")), "lan.name");
}

void TestStagedFailures::localNameByMdns()
{
    // No daemon and no resolver knows it: the instrument itself answers.
    mdns::Announcement announcement;
    announcement.instance = "Visor test";
    announcement.host = "visor-doctor";
    announcement.address = 0x7F000001;
    announcement.services = {{"_hislip._tcp", 4880}};
    const auto responder = *mdns::Responder::start({{QStringLiteral("lo")}});
    responder->announce({announcement});
    EchoDevice device("Visor,DS1054Z,1,1.0");
    const auto server = *hislip::HislipServer::start({{QStringLiteral("hislip0"), &device}}, {});
    visa::TcpipInstrument address = *server->resources().front().as<visa::TcpipInstrument>();
    address.host = QStringLiteral("visor-doctor.local");
    const auto outcome = examine(visa::ResourceName(visa::InterfaceType::Tcpip, 0, address).toString());
    const Finding* const name = outcome.find("lan.name-found");
    QVERIFY(name);
    QCOMPARE(name->detail, QStringLiteral("mDNS"));
    QVERIFY2(name->title.contains(QStringLiteral("127.0.0.1")), qPrintable(name->title));
    QVERIFY(outcome.find("identity.known")); // it can be opened by that name too
}

void TestStagedFailures::unknownLocalName()
{
    const auto outcome = examine(QStringLiteral("TCPIP::no-such-instrument.local::5025::SOCKET"));
    COMPARE_CAUSE(outcome, "lan.name");
    QVERIFY2(outcome.verdict.reason.contains(QStringLiteral("mDNS")), qPrintable(outcome.verdict.reason));
}

void TestStagedFailures::portRefused()
{
    const auto outcome = examine(QStringLiteral("TCPIP::127.0.0.1::5025::SOCKET"));
    COMPARE_CAUSE(outcome, "lan.refused");
    QCOMPARE(outcome.verdict.status, Status::ErrorResourceNotFound);
    QVERIFY(outcome.verdict.command.isEmpty());
}

void TestStagedFailures::portRefusedButAnotherOneListens()
{
    const auto other = linePeer(5555, "\n", "\n");
    const auto outcome = examine(QStringLiteral("TCPIP::127.0.0.1::5025::SOCKET"));
    COMPARE_CAUSE(outcome, "lan.refused");
    QCOMPARE(outcome.verdict.command, QStringLiteral("visor identify TCPIP0::127.0.0.1::5555::SOCKET"));
}

TestStagedFailures::Outcome TestStagedFailures::stageSwallowedPort() const
{
    // A full queue of clients drops further ones without a word, as a filter does.
    const int listener = ::socket(AF_INET, SOCK_STREAM | SOCK_CLOEXEC, 0);
    const auto address = wire::SocketAddress::fromNumeric(QStringLiteral("127.0.2.1"), 5025);
    const int on = 1;
    if (::setsockopt(listener, SOL_SOCKET, SO_REUSEADDR, &on, sizeof on) != 0 ||
        ::bind(listener, address->data(), address->size()) != 0 || ::listen(listener, 0) != 0)
        qFatal("cannot listen");
    std::vector<int> fillers;
    for (int i = 0; i < 8; ++i) {
        fillers.push_back(::socket(AF_INET, SOCK_STREAM | SOCK_CLOEXEC | SOCK_NONBLOCK, 0));
        // In progress or done: either way it stands in the queue.
        static_cast<void>(::connect(fillers.back(), address->data(), address->size()));
    }
    const auto outcome = examine(QStringLiteral("TCPIP::127.0.2.1::5025::SOCKET"));
    for (const int each : fillers)
        ::close(each);
    ::close(listener);
    return outcome;
}

void TestStagedFailures::portSwallowed()
{
    const auto outcome = slow("swallowed");
    COMPARE_CAUSE(outcome, "lan.filtered");
    QCOMPARE(outcome.verdict.status, Status::ErrorTimeout);
}

void TestStagedFailures::nobodyAtTheAddress()
{
    if (!m_hasRouter)
        QSKIP(qPrintable(m_routerProblem));
    COMPARE_CAUSE(slow("nobody"), "lan.host-off");
}

void TestStagedFailures::firewallSaysProhibited()
{
    if (!m_hasRouter)
        QSKIP(qPrintable(m_routerProblem));
    const auto outcome = examine(QStringLiteral("TCPIP::10.8.0.1::5025::SOCKET"));
    COMPARE_CAUSE(outcome, "lan.firewall");
    QVERIFY2(outcome.verdict.reason.contains(QStringLiteral("10.7.0.2")), qPrintable(outcome.verdict.reason));
}

void TestStagedFailures::routerCannotReachIt()
{
    if (!m_hasRouter)
        QSKIP(qPrintable(m_routerProblem));
    const auto outcome = examine(QStringLiteral("TCPIP::10.8.0.2::hislip0::INSTR"));
    COMPARE_CAUSE(outcome, "lan.unreachable");
    QVERIFY2(outcome.verdict.title.contains(QStringLiteral("10.7.0.2")), qPrintable(outcome.verdict.title));
}

void TestStagedFailures::otherSubnetSwallowsEverything()
{
    if (!m_hasRouter)
        QSKIP(qPrintable(m_routerProblem));
    COMPARE_CAUSE(slow("other subnet"), "lan.other-subnet");
}

void TestStagedFailures::noRoute()
{
    const auto outcome = examine(QStringLiteral("TCPIP::192.168.77.5::5025::SOCKET"));
    COMPARE_CAUSE(outcome, "lan.no-route");
}

void TestStagedFailures::portmapperWithoutVxi11()
{
    const auto portmapper = *wire::PortmapperServer::start(
        QStringLiteral("127.0.0.1"), wire::kPortmapperPort,
        {{wire::kPortmapperProgram, wire::RpcProtocol::Tcp, 111}, {{100003, 3}, wire::RpcProtocol::Tcp, 2049}});
    const auto outcome = examine(QStringLiteral("TCPIP::127.0.0.1::inst0::INSTR"));
    COMPARE_CAUSE(outcome, "vxi11.not-registered");
    QVERIFY(outcome.verdict.reason.contains(QStringLiteral("100003")));
}

void TestStagedFailures::portmapperThatIsNone()
{
    const auto garbage = peer(wire::kPortmapperPort, [](TcpStream& stream) {
        static_cast<void>(stream.writeAll("HTTP/1.0 400 Bad Request\r\n\r\n", Deadline::after(10s)));
    });
    COMPARE_CAUSE(examine(QStringLiteral("TCPIP::127.0.0.1::inst0::INSTR")), "vxi11.no-portmapper");
}

void TestStagedFailures::vxi11DeviceNameUnknown()
{
    EchoDevice device;
    vxi11::Vxi11Server::Options options;
    options.portmapperPort = wire::kPortmapperPort;
    const auto server = *vxi11::Vxi11Server::start({{QStringLiteral("inst0"), &device}}, {}, options);
    const auto outcome = examine(QStringLiteral("TCPIP::127.0.0.1::inst7::INSTR"));
    COMPARE_CAUSE(outcome, "vxi11.device-name");
    QCOMPARE(outcome.verdict.command, QStringLiteral("visor identify TCPIP0::127.0.0.1::inst0::INSTR"));
    QCOMPARE(server->linkCount(), std::size_t{0}); // each link that was tried is given back
}

void TestStagedFailures::vxi11NoLinkLeft()
{
    EchoDevice device("Visor,Echo,1,1.0", 1);
    const auto server = *vxi11::Vxi11Server::start({{QStringLiteral("inst0"), &device}});
    const QString resource = server->resources().front().toString();
    const auto holder = m_transports->open(*visa::ResourceName::parse(resource), {}, Deadline::after(20s));
    QVERIFY(holder);
    COMPARE_CAUSE(examine(resource), "vxi11.no-link");
}

void TestStagedFailures::gatewayWithoutListener()
{
    // A bus address where no device stands: nobody takes a byte (IEEE 488.1: NDAC and NRFD are both high), which a
    // gateway reports as an input or output error.
    test::AbsentDevice nobody(Status::ErrorNoListeners);
    const auto server = *vxi11::Vxi11Server::start({{QStringLiteral("gpib0,9"), &nobody}});
    const auto outcome = examine(server->resources().front().toString());
    COMPARE_CAUSE(outcome, "vxi11.no-listener");
}

void TestStagedFailures::hislipWrongSubAddress()
{
    EchoDevice device;
    hislip::HislipServer::Options options;
    options.listen.port = 4880;
    const auto server = *hislip::HislipServer::start({{QStringLiteral("hislip0"), &device}}, options);
    const auto outcome = examine(QStringLiteral("TCPIP::127.0.0.1::hislip5::INSTR"));
    COMPARE_CAUSE(outcome, "hislip.sub-address");
    QCOMPARE(outcome.verdict.command, QStringLiteral("visor identify TCPIP0::127.0.0.1::hislip0::INSTR"));
}

void TestStagedFailures::hislipTooManyClients()
{
    EchoDevice device;
    hislip::HislipServer::Options options;
    options.maxClients = 1;
    const auto server = *hislip::HislipServer::start({{QStringLiteral("hislip0"), &device}}, options);
    const auto resource = server->resources().front();
    const auto holder = m_transports->open(resource, {}, Deadline::after(20s));
    QVERIFY(holder);
    COMPARE_CAUSE(examine(resource.toString()), "hislip.too-many-clients");
}

void TestStagedFailures::notHislipAtAll()
{
    const auto web = peer(4880, [](TcpStream& stream) {
        static_cast<void>(stream.writeAll("HTTP/1.0 400 Bad Request\r\n\r\n", Deadline::after(10s)));
    });
    COMPARE_CAUSE(examine(QStringLiteral("TCPIP::127.0.0.1::hislip0::INSTR")), "hislip.not-hislip");
}

TestStagedFailures::Outcome TestStagedFailures::stageForeignClientsLock() const
{
    EchoDevice device;
    const auto server = *hislip::HislipServer::start({{QStringLiteral("hislip0"), &device}}, {});
    const auto resource = server->resources().front();
    hislip::HislipTransport foreign; // another program, perhaps on another machine: no registry knows it
    const auto holder = *foreign.open(resource, {}, Deadline::after(20s));
    if (!holder->lock(visa::LockMode::Exclusive, {}, Deadline::after(20s)))
        return {};
    return examine(resource.toString());
}

void TestStagedFailures::lockedByAnotherClient()
{
    const auto outcome = slow("client's lock");
    COMPARE_CAUSE(outcome, "lock.held-elsewhere");
    QCOMPARE(outcome.verdict.status, Status::ErrorResourceLocked);
}

TestStagedFailures::Outcome TestStagedFailures::stageForeignProgramsLock() const
{
    EchoDevice device;
    const auto server = *socket::SocketServer::start(device);
    const QString resource = server->resources().front().toString();
    QProcess holder;
    holder.start(QStringLiteral(LOCK_HOLDER), {m_folder.filePath(QStringLiteral("locks")), resource});
    if (!holder.waitForReadyRead(20'000))
        return {};
    auto outcome = examine(resource);
    outcome.holder = QString::number(holder.processId());
    holder.closeWriteChannel();
    return holder.waitForFinished(20'000) ? outcome : Outcome();
}

void TestStagedFailures::lockedByAnotherProgram()
{
    const auto outcome = slow("program's lock");
    const Finding* const held = outcome.find("lock.held");
    QVERIFY(held);
    QCOMPARE(held->severity, Severity::Problem);
    QVERIFY(held->title.contains(QStringLiteral("lock-holder")));
    QVERIFY(held->title.contains(outcome.holder));
    QCOMPARE(outcome.verdict.status, Status::ErrorResourceLocked);
}

TestStagedFailures::Outcome TestStagedFailures::stageLines(const QString& address, const QByteArray& lineEnd,
                                                           const QByteArray& answerEnd) const
{
    const auto instrument = linePeer(5025, lineEnd, answerEnd, address);
    return examine(QStringLiteral("TCPIP::%1::5025::SOCKET").arg(address));
}

void TestStagedFailures::socketNeedsCrLf()
{
    const auto outcome = slow("CR LF");
    COMPARE_CAUSE(outcome, "socket.terminator");
    QVERIFY(outcome.verdict.command.endsWith(QStringLiteral("--term crlf")));
}

void TestStagedFailures::socketAnswersWithCr()
{
    COMPARE_CAUSE(slow("CR"), "socket.reply-terminator");
}

void TestStagedFailures::socketSaysNothing()
{
    COMPARE_CAUSE(slow("silence"), "socket.silent");
}

void TestStagedFailures::socketOfAnotherProgram()
{
    // Takes one client at a time: the next one's connection is closed at once.
    std::atomic<bool> isTaken = false;
    const auto instrument = peer(5025, [&isTaken](TcpStream& stream) {
        if (isTaken.exchange(true))
            return;
        std::array<char, 64> buffer{};
        while (stream.readSome(buffer, Deadline::never())) {
        }
    });
    QProcess other;
    other.start(
        QStringLiteral("bash"),
        {QStringLiteral("-c"), QStringLiteral("exec 3<>/dev/tcp/127.0.0.1/5025; echo here; read -r line")});
    QVERIFY(other.waitForReadyRead(20'000));
    QTRY_VERIFY_WITH_TIMEOUT(isTaken, 20'000);
    const auto outcome = examine(QStringLiteral("TCPIP::127.0.0.1::5025::SOCKET"));
    other.closeWriteChannel();
    QVERIFY(other.waitForFinished(20'000));
    COMPARE_CAUSE(outcome, "lan.single-client");
    QVERIFY2(outcome.verdict.title.contains(QStringLiteral("bash")), qPrintable(outcome.verdict.title));
}

void TestStagedFailures::noProfileFits()
{
    EchoDevice device("RIGOL TECHNOLOGIES,XS1054Z,DS1ZA1,00.04");
    const auto server = *hislip::HislipServer::start({{QStringLiteral("hislip0"), &device}}, {});
    const auto outcome = examine(server->resources().front().toString());
    COMPARE_CAUSE(outcome, "profile.missing");
    QCOMPARE(outcome.verdict.severity, Severity::Warning);
}

TestStagedFailures::Outcome TestStagedFailures::stageUnknownUnit() const
{
    test::CellDevice device;
    const auto server = *modbus::TcpServer::start(device, 3); // answers as unit 3 only
    return examine(QStringLiteral("MODBUS-TCP::127.0.0.1::%1::9::INSTR").arg(server->port()));
}

void TestStagedFailures::modbusUnitUnknown()
{
    COMPARE_CAUSE(slow("unit"), "modbus.unit");
}

void TestStagedFailures::oscilloscopeSetToAnotherInterface()
{
    EchoDevice device("WARNING : CURRENT REMOTE CONTROL INTERFACE IS LXI");
    const auto server = *vicp::VicpServer::start(device);
    COMPARE_CAUSE(examine(server->resources().front().toString()), "instrument.remote-setting");
}

void TestStagedFailures::notVicpAtAll()
{
    const auto web = peer(1861, [](TcpStream& stream) {
        std::array<char, 64> buffer{};
        static_cast<void>(stream.readSome(buffer, Deadline::after(10s)));
        static_cast<void>(stream.writeAll("HTTP/1.0 400 Bad Request\r\n\r\n", Deadline::after(10s)));
    });
    COMPARE_CAUSE(examine(QStringLiteral("VICP::127.0.0.1::INSTR")), "vicp.not-vicp");
}

void TestStagedFailures::gpibBoardWithoutAdapter()
{
    const auto outcome = examine(QStringLiteral("GPIB7::9::INSTR"));
    QCOMPARE(outcome.verdict.cause, QStringLiteral("instrument.not-opened"));
    QVERIFY2(outcome.verdict.reason.contains(QStringLiteral("adapter")), qPrintable(outcome.verdict.reason));
}

void TestStagedFailures::interfaceNobodySpeaks()
{
    COMPARE_CAUSE(examine(QStringLiteral("VXI0::5::INSTR")), "interface.unavailable");
}

void TestStagedFailures::machineNetworkIsFine()
{
    if (!m_hasRouter)
        QSKIP(qPrintable(m_routerProblem));
    const auto outcome = examineMachine();
    const Finding* const network = outcome.find("machine.network");
    QVERIFY(network);
    QVERIFY(network->title.contains(QStringLiteral("10.7.0.1/24")));
}

void TestStagedFailures::cancelEndsAtOnce()
{
    // It would take seconds to find out that nobody answers; a cancel comes first and leaves no verdict behind.
    const auto mute = linePeer(5025, "never", "\n");
    const auto token = visa::CancelToken::create();
    doctor::Diagnosis diagnosis;
    doctor::Complaint complaint;
    complaint.resource = visa::ResourceName::parse(QStringLiteral("TCPIP::127.0.0.1::5025::SOCKET")).value();
    std::thread examination([&] { m_doctor->examine(complaint, diagnosis, Deadline::never(token)); });
    QTRY_VERIFY_WITH_TIMEOUT(diagnosis.findings().size() >= 2, 20'000);
    token.cancel();
    examination.join();
    QVERIFY(diagnosis.verdict()->severity != Severity::Problem);
}

} // namespace visor::app

int main(int argc, char** argv)
{
    visor::test::TestNetwork network; // before any thread
    const bool hasNetwork = network.enter();
    QCoreApplication application(argc, argv);
    visor::app::TestStagedFailures test(network, hasNetwork);
    return QTest::qExec(&test, argc, argv);
}
#include "test_staged_failures.moc"
