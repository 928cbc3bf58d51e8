// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/common/test_case.h"
#include "transports/can/can_transport.h"
#include "transports/can/link_watch.h"

#include <QFile>
#include <QLoggingCategory>
#include <QProcess>
#include <QStandardPaths>

#include <sched.h>
#include <unistd.h>

#include <vector>

namespace visor::can {

using State = LinkWatch::State;

/// Interfaces of a network of the test's own, going up, down and away.
class TestLinkWatch : public test::TestCase
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase();
    void downAndUp();
    void another();
    void vanishing();
    void notThere();
    void sessionOfAnInterfaceThatIsDown();

private:
    static bool ip(const QStringList& words) { return QProcess::execute(QStringLiteral("ip"), words) == 0; }
};

bool hasOwnNetwork = false;

void TestLinkWatch::initTestCase()
{
    if (!hasOwnNetwork)
        QSKIP("the kernel or the container allows no network namespace, and interfaces of the machine are left "
              "alone");
    if (QStandardPaths::findExecutable(QStringLiteral("ip")).isEmpty())
        QSKIP("iproute2 is not installed");
    QLoggingCategory::setFilterRules(QStringLiteral("qt.canbus.*.info=false\nqt.canbus.*.warning=false"));
}

void TestLinkWatch::downAndUp()
{
    std::vector<State> told;
    const auto watch = LinkWatch::start(QStringLiteral("lo"), [&](State state) { told.push_back(state); });
    QVERIFY2(watch, watch ? "" : qPrintable(watch.error().message));
    QVERIFY((*watch)->state() == State::Down); // as a new network's loopback is
    QVERIFY(ip({QStringLiteral("link"), QStringLiteral("set"), QStringLiteral("lo"), QStringLiteral("up")}));
    QTRY_COMPARE(told.size(), std::size_t{1});
    QVERIFY(told.back() == State::Up);
    QVERIFY(ip({QStringLiteral("link"), QStringLiteral("set"), QStringLiteral("lo"), QStringLiteral("down")}));
    QTRY_COMPARE(told.size(), std::size_t{2});
    QVERIFY(told.back() == State::Down);
    QVERIFY((*watch)->state() == State::Down);
}

void TestLinkWatch::another()
{
    std::vector<State> told;
    const auto watch = LinkWatch::start(QStringLiteral("w0"), [&](State state) { told.push_back(state); });
    QVERIFY(watch);
    QVERIFY((*watch)->state() == State::Gone);
    const auto other = LinkWatch::start(QStringLiteral("lo"), [&](State state) { told.push_back(state); });
    QVERIFY(other);
    if (!ip({QStringLiteral("link"), QStringLiteral("add"), QStringLiteral("w0"), QStringLiteral("type"),
             QStringLiteral("veth"), QStringLiteral("peer"), QStringLiteral("name"), QStringLiteral("w1")}))
        QSKIP("this kernel has no veth");
    QVERIFY(ip({QStringLiteral("link"), QStringLiteral("set"), QStringLiteral("lo"), QStringLiteral("up")}));
    QTRY_COMPARE(told.size(), std::size_t{1}); // of lo; the new w0 is not the one that was not there
    QVERIFY(told.back() == State::Up);
    QVERIFY(ip({QStringLiteral("link"), QStringLiteral("delete"), QStringLiteral("w0")}));
    QVERIFY(ip({QStringLiteral("link"), QStringLiteral("set"), QStringLiteral("lo"), QStringLiteral("down")}));
    QTRY_COMPARE(told.size(), std::size_t{2});
}

void TestLinkWatch::vanishing()
{
    const QStringList add{QStringLiteral("link"), QStringLiteral("add"),  QStringLiteral("w0"),
                          QStringLiteral("up"),   QStringLiteral("type"), QStringLiteral("veth"),
                          QStringLiteral("peer"), QStringLiteral("name"), QStringLiteral("w1")};
    if (!ip(add))
        QSKIP("this kernel has no veth");
    std::vector<State> told;
    const auto watch = LinkWatch::start(QStringLiteral("w0"), [&](State state) { told.push_back(state); });
    QVERIFY(watch);
    QVERIFY((*watch)->state() == State::Up);
    QVERIFY(ip({QStringLiteral("link"), QStringLiteral("delete"), QStringLiteral("w0")}));
    QTRY_VERIFY(!told.empty() && told.back() == State::Gone);
    QVERIFY(ip(add)); // of the same name, but another one
    QVERIFY(ip({QStringLiteral("link"), QStringLiteral("delete"), QStringLiteral("w0")}));
    QVERIFY((*watch)->state() == State::Gone);
}

void TestLinkWatch::notThere()
{
    const auto watch = LinkWatch::start(QStringLiteral("no-such-can"), [](State) {});
    QVERIFY(watch);
    QVERIFY((*watch)->state() == State::Gone);
    const auto longName = LinkWatch::start(QString(300, u'x'), [](State) {});
    QVERIFY(longName);
    QVERIFY((*longName)->state() == State::Gone);
}

void TestLinkWatch::sessionOfAnInterfaceThatIsDown()
{
    QVERIFY(ip({QStringLiteral("link"), QStringLiteral("set"), QStringLiteral("lo"), QStringLiteral("down")}));
    CanTransport transport;
    const auto none = transport.open(*visa::ResourceName::parse(QStringLiteral("CAN::socketcan::lo")), {},
                                     visa::Deadline::after(std::chrono::seconds(30)));
    QVERIFY(!none);
    QCOMPARE(none.error().status, visa::Status::ErrorResourceNotFound);
    QVERIFY2(none.error().message.contains(QLatin1StringView("lo is down")), qPrintable(none.error().message));
}

} // namespace visor::can

namespace {

/// Root of a user namespace, and thereby of a network, so that “ip” may work there.
bool enterAsItsRoot()
{
    const auto put = [](const char* file, const QByteArray& text) {
        QFile map(QString::fromLatin1(file));
        return map.open(QIODevice::WriteOnly | QIODevice::Unbuffered) && map.write(text) == text.size();
    };
    const QByteArray user = "0 " + QByteArray::number(::getuid()) + " 1";
    return ::unshare(CLONE_NEWUSER | CLONE_NEWNET) == 0 && put("/proc/self/uid_map", user);
}

} // namespace

int main(int argc, char** argv)
{
    // Before any thread: only then does the kernel allow it.
    visor::can::hasOwnNetwork = ::unshare(CLONE_NEWNET) == 0 || enterAsItsRoot();
    QCoreApplication app(argc, argv);
    visor::can::TestLinkWatch test;
    return QTest::qExec(&test, argc, argv);
}

#include "test_link_watch.moc"
