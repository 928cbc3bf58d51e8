// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/common/scripted_web.h"
#include "tests/common/test_case.h"
#include "transports/lxi/http_get.h"
#include "transports/lxi/identification.h"

#include <array>

namespace visor::lxi {

using namespace std::chrono_literals;
using test::page;
using test::saying;
using test::ScriptedWeb;
using visa::CancelToken;
using visa::Deadline;
using visa::Status;

namespace {

const QByteArray kDocument =
    "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n"
    "<LXIDevice xmlns=\"http://www.lxistandard.org/InstrumentIdentification/1.0\"\n"
    "  xmlns:xsi=\"http://www.w3.org/2001/XMLSchema-instance\">\n"
    "  <Manufacturer>ACME</Manufacturer><Model> X1 </Model><SerialNumber>S7</SerialNumber>\n"
    "  <FirmwareRevision>1.2</FirmwareRevision>\n"
    "  <Interface xsi:type=\"NetworkInformation\" InterfaceType=\"LXI\" IPType=\"IPv4\" InterfaceName=\"eth0\">\n"
    "    <InstrumentAddressString>TCPIP::10.0.0.5::INSTR</InstrumentAddressString>\n"
    "    <InstrumentAddressString>TCPIP::10.0.0.5::5025::SOCKET</InstrumentAddressString>\n"
    "    <Model>not this one</Model>\n"
    "  </Interface>\n"
    "</LXIDevice>";

} // namespace

class TestLxi : public test::TestCase
{
    Q_OBJECT

private Q_SLOTS:
    void readsTheDocument()
    {
        for (const char* version : {"1.0", "2.0"}) {
            const auto found =
                parseIdentification(QByteArray(kDocument).replace("1.0\"\n", version + QByteArray("\"\n")));
            QVERIFY(found);
            QCOMPARE(found->identity.toString(), QStringLiteral("ACME,X1,S7,1.2"));
            QCOMPARE(found->addresses.size(), std::size_t{2});
            QCOMPARE(found->addresses[1], QStringLiteral("TCPIP::10.0.0.5::5025::SOCKET"));
        }
    }

    void refusesOtherDocuments_data()
    {
        QTest::addColumn<QByteArray>("xml");
        QTest::newRow("empty") << QByteArray();
        QTest::newRow("a web page") << QByteArray("<html><Manufacturer>ACME</Manufacturer></html>");
        QTest::newRow("cut off") << kDocument.chopped(20);
        QTest::newRow("nobody") << QByteArray("<LXIDevice/>");
        QTest::newRow("entities") << QByteArray("<!DOCTYPE x [<!ENTITY a \"aaaa\">]><LXIDevice><Model>&a;</Model>"
                                                "</LXIDevice>");
        QTest::newRow("too deep") << QByteArray("<LXIDevice><Model>m</Model>") + QByteArray("<a>").repeated(100) +
                                         QByteArray("</a>").repeated(100) + "</LXIDevice>";
    }
    void refusesOtherDocuments()
    {
        QFETCH(const QByteArray, xml);
        const auto found = parseIdentification(xml);
        QVERIFY(!found);
        QCOMPARE(found.error().status, Status::ErrorRawReadProtocolViolation);
    }

    void fetches_data()
    {
        QTest::addColumn<QByteArray>("reply");
        QTest::newRow("to the end") << page(kDocument);
        QTest::newRow("with length") << page(kDocument,
                                             "Content-Length: " + QByteArray::number(kDocument.size()) + "\r\n");
        QByteArray chunks;
        for (qsizetype at = 0; at < kDocument.size(); at += 100) {
            const QByteArray part = kDocument.mid(at, 100);
            chunks += QByteArray::number(part.size(), 16) + ";x=y\r\n" + part + "\r\n";
        }
        QTest::newRow("in chunks") << page(chunks + "0\r\n\r\n", "Transfer-Encoding: chunked\r\n");
    }
    void fetches()
    {
        QFETCH(const QByteArray, reply);
        ScriptedWeb web(saying(reply));
        const auto found = fetchIdentification(QStringLiteral("127.0.0.1"), Deadline::after(20s), web.port());
        QVERIFY2(found, found ? "" : qPrintable(found.error().message));
        QCOMPARE(found->identity.serial, QStringLiteral("S7"));
    }

    void drippedPageIsTakenToo()
    {
        ScriptedWeb web([](wire::TcpStream& stream, const QByteArray&) {
            for (const char byte : page(kDocument)) {
                if (!stream.writeAll(QByteArrayView(&byte, 1), Deadline::after(20s)))
                    return; // the client has left: it tells what it got
            }
        });
        QVERIFY(fetchIdentification(QStringLiteral("127.0.0.1"), Deadline::after(20s), web.port()));
    }

    void followsRedirectionsOnItsHostOnly()
    {
        ScriptedWeb web([](wire::TcpStream& stream, const QByteArray& path) {
            const auto to = [&](const QByteArray& where) {
                (void)stream.writeAll("HTTP/1.1 302 Found\r\nLocation: " + where + "\r\nContent-Length: 0\r\n\r\n",
                                      Deadline::after(20s));
            };
            if (path == "/lxi/identification")
                to("id.xml");
            else if (path == "/lxi/id.xml")
                (void)stream.writeAll(page(kDocument), Deadline::after(20s));
            else if (path == "/away")
                to("http://10.255.255.1/x");
            else if (path == "/tls")
                to("https://127.0.0.1/x");
            else
                to("/round"); // for ever
        });
        QVERIFY(fetchIdentification(QStringLiteral("127.0.0.1"), Deadline::after(20s), web.port()));
        for (const char* path : {"/away", "/tls", "/round"}) {
            const auto got = httpGet(QStringLiteral("127.0.0.1"), web.port(), path, Deadline::after(20s));
            QVERIFY(!got);
            QCOMPARE(got.error().status, Status::ErrorResourceNotFound);
        }
    }

    void strangeServers_data()
    {
        QTest::addColumn<QByteArray>("reply");
        QTest::newRow("says nothing and closes") << QByteArray();
        QTest::newRow("not HTTP") << QByteArray("SCPI> \r\n\r\n");
        QTest::newRow("not found") << QByteArray("HTTP/1.1 404 Not Found\r\nContent-Length: 0\r\n\r\n");
        QTest::newRow("length -1") << page({}, "Content-Length: -1\r\n");
        QTest::newRow("length 1 TB") << page("x", "Content-Length: 1099511627776\r\n");
        QTest::newRow("body cut off") << page("x", "Content-Length: 100\r\n");
        QTest::newRow("chunk of 2^32-1") << page("ffffffff\r\nx", "Transfer-Encoding: chunked\r\n");
        QTest::newRow("chunk of nonsense") << page("zz\r\nx", "Transfer-Encoding: chunked\r\n");
        QTest::newRow("chunks cut off") << page("5\r\nab", "Transfer-Encoding: chunked\r\n");
        QTest::newRow("headers without end") << "HTTP/1.1 200 OK\r\n" + QByteArray("a: b\r\n").repeated(10'000);
        QTest::newRow("page without end") << page(QByteArray(400'000, 'x'));
    }
    void strangeServers()
    {
        QFETCH(const QByteArray, reply);
        ScriptedWeb web(saying(reply));
        QVERIFY(!fetchIdentification(QStringLiteral("127.0.0.1"), Deadline::after(20s), web.port()));
    }

    void silentServerIsLeftWhenCancelled()
    {
        const auto token = CancelToken::create();
        ScriptedWeb web([&](wire::TcpStream& stream, const QByteArray&) {
            token.cancel();
            std::array<char, 1> piece;
            (void)stream.readSome(piece, Deadline::after(20s)); // until the client leaves
        });
        const auto found = fetchIdentification(QStringLiteral("127.0.0.1"), Deadline::never(token), web.port());
        QVERIFY(!found);
        QCOMPARE(found.error().status, Status::ErrorAbort);
    }
};

} // namespace visor::lxi

QTEST_GUILESS_MAIN(visor::lxi::TestLxi)
#include "test_lxi.moc"
