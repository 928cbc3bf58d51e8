// SPDX-License-Identifier: GPL-3.0-or-later
// The window against a real secure server: what it asks, and what it does with the answers.
#include "app/console/main_window.h"
#include "app/console/workspace.h"
#include "tests/common/echo_device.h"
#include "tests/common/test_case.h"
#include "tests/transports/wire/tls_material.h"
#include "transports/hislip/hislip_server.h"
#include "transports/hislip/hislip_transport.h"
#include "widgets/common/message_banner.h"
#include "widgets/common/settings.h"
#include "widgets/common/theme.h"

#include <QApplication>
#include <QDialog>
#include <QLabel>
#include <QLineEdit>
#include <QPushButton>
#include <QTemporaryDir>

namespace visor::app {

using instrument::ConnectionState;
using Security = hislip::ServerClient::Security;

namespace {

/// HiSLIP, until it breaks: then every open fails in TLS, before anybody could ask for a login.
class BreakableTransport : public instrument::Transport
{
public:
    explicit BreakableTransport(const std::shared_ptr<instrument::TrustStore>& trust) : m_wire(trust) {}

    QString name() const override { return m_wire.name(); }
    bool handles(const visa::ResourceName& resource) const override { return m_wire.handles(resource); }
    Result<std::unique_ptr<visa::Session>> open(const visa::ResourceName& resource,
                                                const instrument::OpenOptions& options,
                                                const visa::Deadline& deadline) override
    {
        if (m_isBroken)
            return failure(visa::Status::ErrorNoPermission, QStringLiteral("TLS broke."), QStringLiteral("tls"));
        return m_wire.open(resource, options, deadline);
    }
    void breakTls() { m_isBroken = true; }

private:
    hislip::HislipTransport m_wire;
    std::atomic<bool> m_isBroken{false};
};

} // namespace

class TestSecurity : public test::TestCase
{
    Q_OBJECT

private Q_SLOTS:
    void init();
    void cleanup();

    void asksForTrustAndConnects();
    void whoDoesNotTrustMayLookAgain();
    void asksForALogin();
    void aWrongPasswordIsAskedForAgain();
    void aLoginOfBeforeIsNotAskedForAtAnotherFault();

private:
    void startServer(bool wantsLogin)
    {
        std::shared_ptr<wire::SaslDirectory> logins;
        if (wantsLogin) {
            logins = std::make_shared<wire::SaslDirectory>();
            QVERIFY(logins->add({QStringLiteral("lab"), QStringLiteral("secret")}));
        }
        const auto context = wire::TlsContext::server(test::selfSigned());
        QVERIFY(context);
        hislip::HislipServer::Options options;
        options.client.security = Security{*context, Security::Demand::Mandatory, std::move(logins)};
        auto server = hislip::HislipServer::start({{QStringLiteral("hislip0"), &m_device}}, options);
        QVERIFY(server);
        m_server = std::move(*server);
    }
    Workspace* open()
    {
        Workspace* workspace = m_window->openInstrument(m_server->resources().front());
        return workspace;
    }
    QDialog* dialog(const char* name) const
    {
        for (auto* found : m_window->findChildren<QDialog*>(QString::fromLatin1(name))) {
            if (found->isVisible())
                return found;
        }
        return nullptr;
    }
    static void press(QWidget* parent, const char* button)
    {
        auto* found = parent->findChild<QPushButton*>(QString::fromLatin1(button));
        QVERIFY(found);
        QTest::mouseClick(found, Qt::LeftButton);
    }
    void type(const char* user, const char* password)
    {
        QTRY_VERIFY(dialog("loginDialog"));
        auto* shown = dialog("loginDialog");
        QTest::keyClicks(shown->findChild<QLineEdit*>(QStringLiteral("loginUser")), QString::fromLatin1(user));
        QTest::keyClicks(shown->findChild<QLineEdit*>(QStringLiteral("loginPassword")),
                         QString::fromLatin1(password));
        press(shown, "loginAccept");
    }
    void trust()
    {
        QVERIFY(m_trust->trust(QStringLiteral("127.0.0.1"), test::selfSigned().describe(),
                               QDateTime::currentDateTimeUtc()));
    }

    QTemporaryDir m_folder;
    test::EchoDevice m_device;
    std::unique_ptr<hislip::HislipServer> m_server;
    std::shared_ptr<instrument::TrustStore> m_trust;
    std::unique_ptr<instrument::Logins> m_logins;
    std::unique_ptr<instrument::TransportSet> m_transports;
    BreakableTransport* m_wire = nullptr; ///< the set's
    std::unique_ptr<locks::LockRegistry> m_locks;
    profile::Library m_library;
    instrument::TraceLog m_trace;
    std::unique_ptr<instrument::Inventory> m_inventory;
    std::unique_ptr<ui::Settings> m_settings;
    std::unique_ptr<ui::Theme> m_theme;
    std::unique_ptr<Services> m_services;
    std::unique_ptr<MainWindow> m_window;
};

void TestSecurity::init()
{
    TestCase::init();
    const QString name = QString::fromLatin1(QTest::currentTestFunction());
    m_trust = std::make_shared<instrument::TrustStore>();
    m_logins = std::make_unique<instrument::Logins>();
    m_transports = std::make_unique<instrument::TransportSet>();
    auto transport = std::make_unique<BreakableTransport>(m_trust);
    m_wire = transport.get();
    m_transports->add(std::move(transport));
    m_locks = std::make_unique<locks::LockRegistry>(m_folder.filePath(QStringLiteral("locks")), name);
    m_inventory = std::make_unique<instrument::Inventory>();
    m_settings = ui::Settings::inFile(m_folder.filePath(name));
    m_theme = std::make_unique<ui::Theme>(*qApp, *m_settings);
    m_services = std::make_unique<Services>(Services{*m_transports,
                                                     m_library,
                                                     m_trace,
                                                     *m_inventory,
                                                     *m_settings,
                                                     *m_theme,
                                                     *m_locks,
                                                     {},
                                                     {},
                                                     m_folder.filePath(name + QStringLiteral(".json")),
                                                     {},
                                                     m_trust.get(),
                                                     m_logins.get()});
    m_window = std::make_unique<MainWindow>(*m_services);
    m_window->show();
    m_window->begin({});
    QTRY_VERIFY(m_window->isVisible());
}

void TestSecurity::cleanup()
{
    m_window.reset();
    m_services.reset();
    m_theme.reset();
    m_server.reset();
}

void TestSecurity::asksForTrustAndConnects()
{
    startServer(false);
    Workspace* workspace = open();
    QTRY_VERIFY(dialog("trustDialog"));
    auto* shown = dialog("trustDialog");
    const QString fingerprint = instrument::fingerprintText(test::selfSigned().describe().fingerprint);
    QCOMPARE(shown->findChild<QLabel*>(QStringLiteral("trustFingerprint"))->text().replace(u'\n', u':'),
             fingerprint);
    // Enter does nothing rash.
    QVERIFY(shown->findChild<QPushButton*>(QStringLiteral("trustReject"))->isDefault());
    QVERIFY(!m_trust->exception(QStringLiteral("127.0.0.1")));
    press(shown, "trustAccept");
    QTRY_COMPARE(workspace->link().state(), ConnectionState::Ready);
    QVERIFY(m_trust->exception(QStringLiteral("127.0.0.1")));
    QTRY_VERIFY(!dialog("trustDialog"));
}

void TestSecurity::whoDoesNotTrustMayLookAgain()
{
    startServer(false);
    Workspace* workspace = open();
    QTRY_VERIFY(dialog("trustDialog"));
    QTest::keyClick(dialog("trustDialog"), Qt::Key_Escape);
    QTRY_VERIFY(!dialog("trustDialog"));
    QCOMPARE(workspace->link().state(), ConnectionState::Closed);
    QVERIFY(m_trust->exceptions().empty());
    auto* banner = workspace->findChild<ui::MessageBanner*>();
    QVERIFY(banner->message().why.contains(QLatin1String("not trusted")));
    press(banner, "bannerAction");
    QTRY_VERIFY(dialog("trustDialog"));
    press(dialog("trustDialog"), "trustAccept");
    QTRY_COMPARE(workspace->link().state(), ConnectionState::Ready);
}

void TestSecurity::asksForALogin()
{
    trust();
    startServer(true);
    Workspace* workspace = open();
    type("lab", "secret");
    QTRY_COMPARE(workspace->link().state(), ConnectionState::Ready);
    // Known for the rest of the run.
    workspace->disconnectInstrument();
    QTRY_COMPARE(workspace->link().state(), ConnectionState::Closed);
    workspace->connectInstrument();
    QTRY_COMPARE(workspace->link().state(), ConnectionState::Ready);
    QVERIFY(!dialog("loginDialog"));
}

void TestSecurity::aWrongPasswordIsAskedForAgain()
{
    trust();
    startServer(true);
    Workspace* workspace = open();
    type("lab", "wrong");
    // A second dialog, when the first has gone.
    QTRY_VERIFY(workspace->findChild<ui::MessageBanner*>()->message().why.contains(QLatin1String("code 1")));
    type("lab", "secret");
    QTRY_COMPARE(workspace->link().state(), ConnectionState::Ready);
}

void TestSecurity::aLoginOfBeforeIsNotAskedForAtAnotherFault()
{
    trust();
    startServer(true);
    Workspace* workspace = open();
    type("lab", "secret");
    QTRY_COMPARE(workspace->link().state(), ConnectionState::Ready);
    workspace->disconnectInstrument();
    QTRY_COMPARE(workspace->link().state(), ConnectionState::Closed);
    // What goes wrong now has nothing to do with the login, although the instrument wanted one before.
    m_wire->breakTls();
    workspace->connectInstrument();
    auto* banner = workspace->findChild<ui::MessageBanner*>();
    QTRY_VERIFY(banner->message().why.contains(QLatin1String("TLS broke")));
    QCOMPARE(workspace->link().state(), ConnectionState::Closed);
    QVERIFY(!dialog("loginDialog"));
    QVERIFY(!dialog("trustDialog"));
}

} // namespace visor::app

QTEST_MAIN(visor::app::TestSecurity)
#include "test_security.moc"
