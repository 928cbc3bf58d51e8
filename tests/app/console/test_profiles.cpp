// SPDX-License-Identifier: GPL-3.0-or-later
// The window and its profiles: which one and why, a file that changes under an open instrument, another one by
// choice.
#include "app/console/main_window.h"
#include "app/console/workspace.h"
#include "core/profile/library_watch.h"
#include "tests/common/echo_device.h"
#include "tests/common/test_case.h"
#include "transports/socket/socket_server.h"
#include "transports/socket/socket_transport.h"
#include "widgets/common/action_collection.h"
#include "widgets/common/elided_label.h"
#include "widgets/common/settings.h"
#include "widgets/common/theme.h"

#include <QAction>
#include <QApplication>
#include <QDialog>
#include <QDir>
#include <QFile>
#include <QListWidget>
#include <QPushButton>
#include <QTemporaryDir>

#include <algorithm>

namespace visor::app {

using instrument::ConnectionState;

class TestProfiles : public test::TestCase
{
    Q_OBJECT

private Q_SLOTS:
    void init();
    void cleanup();

    void headerSaysWhichAndWhy();
    void changedFileIsTakenOver();
    void brokenFileIsNot();
    void anotherOneByChoice();

private:
    void writeProfile(const char* key, const QByteArray& pattern, const QByteArray& commands);
    [[nodiscard]] QString key() const
    {
        const auto& profile = m_workspace->link().profile();
        return profile ? profile->key : QString();
    }
    [[nodiscard]] bool hasCommand(const char16_t* name) const
    {
        const auto& profile = m_workspace->link().profile();
        return profile && profile->findCommand(name) != nullptr;
    }
    QDialog* openDialog();

    QTemporaryDir m_folder;
    std::unique_ptr<test::EchoDevice> m_device;
    std::unique_ptr<socket::SocketServer> m_server;
    std::unique_ptr<instrument::TransportSet> m_transports;
    std::unique_ptr<locks::LockRegistry> m_locks;
    std::unique_ptr<profile::Library> m_library;
    instrument::TraceLog m_trace;
    std::unique_ptr<instrument::Inventory> m_inventory;
    std::unique_ptr<ui::Settings> m_settings;
    std::unique_ptr<ui::Theme> m_theme;
    std::unique_ptr<Services> m_services;
    std::unique_ptr<MainWindow> m_window;
    std::unique_ptr<profile::LibraryWatch> m_watch;
    Workspace* m_workspace = nullptr;
};

void TestProfiles::writeProfile(const char* key, const QByteArray& pattern, const QByteArray& commands)
{
    QFile file(m_folder.filePath(QStringLiteral("profiles/%1.yaml").arg(QLatin1StringView(key))));
    QVERIFY(file.open(QIODevice::WriteOnly));
    file.write("instrument: {manufacturer: Visor, model: Echo, class: instrument}\nidentity: {pattern: '" +
               pattern + "'}\ncommands: " + commands + "\n");
}

void TestProfiles::init()
{
    TestCase::init();
    const QString name = QString::fromLatin1(QTest::currentTestFunction());
    QDir(m_folder.path()).mkdir(QStringLiteral("profiles"));
    QFile::remove(m_folder.filePath(QStringLiteral("pins.json")));
    writeProfile("echo", "^Visor,Echo", "{first: {type: write, scpi: A}}");
    writeProfile("other", "^nobody", "{other: {type: write, scpi: B}}");
    m_device = std::make_unique<test::EchoDevice>();
    auto server = socket::SocketServer::start(*m_device);
    QVERIFY(server);
    m_server = std::move(*server);
    m_transports = std::make_unique<instrument::TransportSet>();
    m_transports->add(std::make_unique<socket::SocketTransport>());
    m_locks = std::make_unique<locks::LockRegistry>(m_folder.filePath(QStringLiteral("locks")), name);
    m_library = std::make_unique<profile::Library>();
    m_library->addFolder(m_folder.filePath(QStringLiteral("profiles")), profile::Layer::User);
    m_library->setPinFile(m_folder.filePath(QStringLiteral("pins.json")));
    m_inventory = std::make_unique<instrument::Inventory>();
    m_settings = ui::Settings::inFile(m_folder.filePath(name));
    m_theme = std::make_unique<ui::Theme>(*qApp, *m_settings);
    m_services = std::make_unique<Services>(Services{*m_transports,
                                                     *m_library,
                                                     m_trace,
                                                     *m_inventory,
                                                     *m_settings,
                                                     *m_theme,
                                                     *m_locks,
                                                     {},
                                                     {},
                                                     m_folder.filePath(name + QStringLiteral(".json"))});
    m_services->isLibraryWatched = true;
    m_window = std::make_unique<MainWindow>(*m_services);
    m_window->show();
    m_window->begin({});
    m_watch = std::make_unique<profile::LibraryWatch>(*m_library, [this](const profile::LibraryChange& change) {
        QMetaObject::invokeMethod(
            m_window.get(), [this, change] { m_window->profilesChanged(change); }, Qt::QueuedConnection);
    });
    m_workspace = m_window->openInstrument(m_server->resources().front());
    QVERIFY(m_workspace);
    QTRY_COMPARE(m_workspace->link().state(), ConnectionState::Ready);
    QTRY_COMPARE(key(), QStringLiteral("echo"));
}

void TestProfiles::cleanup()
{
    m_watch.reset();
    m_window.reset();
    m_services.reset();
    m_theme.reset();
    m_server.reset();
}

void TestProfiles::headerSaysWhichAndWhy()
{
    const auto labels = m_workspace->findChildren<ui::ElidedLabel*>();
    const bool isSaid = std::any_of(labels.begin(), labels.end(), [](const ui::ElidedLabel* label) {
        return label->text().contains(QStringLiteral("profile echo")) &&
               label->toolTip().contains(QStringLiteral("^Visor,Echo"));
    });
    QVERIFY(isSaid);
    QVERIFY(m_workspace->link().profileReason().contains(QStringLiteral("your own folder")));
}

void TestProfiles::changedFileIsTakenOver()
{
    QVERIFY(hasCommand(u"first") && !hasCommand(u"second"));
    writeProfile("echo", "^Visor,Echo", "{first: {type: write, scpi: A}, second: {type: write, scpi: C}}");
    QTRY_VERIFY(hasCommand(u"second"));
    QCOMPARE(m_workspace->link().state(), ConnectionState::Ready);
}

void TestProfiles::brokenFileIsNot()
{
    writeProfile("echo", "^Visor,Echo", "{first: [");
    // The reason tells when it has been looked at.
    QTRY_VERIFY2(m_workspace->link().profileReason().contains(QStringLiteral("echo")) &&
                     m_workspace->link().profileReason().contains(QStringLiteral("line")),
                 qPrintable(m_workspace->link().profileReason()));
    QVERIFY(hasCommand(u"first"));
    writeProfile("echo", "^Visor,Echo", "{mended: {type: write, scpi: A}}");
    QTRY_VERIFY(hasCommand(u"mended"));
}

QDialog* TestProfiles::openDialog()
{
    QAction* action = m_window->actions().action(QStringLiteral("instrument.profile"));
    if (!QTest::qWaitFor([&] { return action->isEnabled(); }))
        return nullptr;
    action->trigger();
    QDialog* dialog = nullptr;
    const bool isOpen = QTest::qWaitFor([&] {
        for (auto* found : m_window->findChildren<QDialog*>(QStringLiteral("profileDialog"))) {
            if (found->isVisible())
                dialog = found;
        }
        return dialog != nullptr;
    });
    return isOpen ? dialog : nullptr;
}

void TestProfiles::anotherOneByChoice()
{
    QDialog* dialog = openDialog();
    QVERIFY(dialog);
    auto* list = dialog->findChild<QListWidget*>(QStringLiteral("profileList"));
    QCOMPARE(list->count(), 2);
    QVERIFY(list->item(0)->text().startsWith(QStringLiteral("echo")));
    QVERIFY(!dialog->findChild<QPushButton*>(QStringLiteral("fittingProfileButton"))->isEnabled());
    list->setCurrentRow(1);
    QTest::mouseClick(dialog->findChild<QPushButton*>(QStringLiteral("useProfileButton")), Qt::LeftButton);
    QTRY_COMPARE(key(), QStringLiteral("other"));
    QVERIFY(m_workspace->link().profileReason().contains(QStringLiteral("You chose")));
    QVERIFY(QFile::exists(m_folder.filePath(QStringLiteral("pins.json"))));
    // It holds for the next connection as well.
    m_workspace->disconnectInstrument();
    QTRY_COMPARE(m_workspace->link().state(), ConnectionState::Closed);
    m_workspace->connectInstrument();
    QTRY_COMPARE(m_workspace->link().state(), ConnectionState::Ready);
    QTRY_COMPARE(key(), QStringLiteral("other"));
    QTRY_VERIFY(m_window->findChildren<QDialog*>(QStringLiteral("profileDialog")).isEmpty());
    dialog = openDialog();
    QVERIFY(dialog);
    QTest::mouseClick(dialog->findChild<QPushButton*>(QStringLiteral("fittingProfileButton")), Qt::LeftButton);
    QTRY_COMPARE(key(), QStringLiteral("echo"));
}

} // namespace visor::app

QTEST_MAIN(visor::app::TestProfiles)
#include "test_profiles.moc"
