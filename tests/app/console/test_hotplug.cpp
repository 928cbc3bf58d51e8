// SPDX-License-Identifier: GPL-3.0-or-later
// The window's list while instruments are plugged in and pulled: an emulated USB bus, and serial ports in made
// folders.
#include "app/console/main_window.h"
#include "tests/common/echo_device.h"
#include "tests/common/test_case.h"
#include "tests/common/usbtmc_gadget.h"
#include "transports/serial/serial_finder.h"
#include "transports/usbtmc/usb_finder.h"
#include "transports/usbtmc/usbtmc_transport.h"
#include "widgets/common/settings.h"
#include "widgets/common/theme.h"
#include "widgets/instruments/instruments_view.h"

#include <QApplication>
#include <QDir>
#include <QElapsedTimer>
#include <QFile>
#include <QTemporaryDir>
#include <QTreeView>

namespace visor::app {

class TestHotplug : public test::TestCase
{
    Q_OBJECT

private Q_SLOTS:
    void init()
    {
        TestCase::init();
        m_folder = std::make_unique<QTemporaryDir>();
        QVERIFY(QDir().mkpath(sysfs()) && QDir().mkpath(devices()));
        m_testbed = std::make_unique<test::UsbTestbed>();
        m_transports = std::make_unique<instrument::TransportSet>();
        m_transports->add(std::make_unique<usbtmc::UsbtmcTransport>());
        m_usb = std::make_unique<usbtmc::UsbFinder>();
        m_serial = std::make_unique<serial::SerialFinder>(sysfs(), devices());
        m_inventory = std::make_unique<instrument::Inventory>();
        m_settings = ui::Settings::inFile(m_folder->filePath(QStringLiteral("settings")));
        m_locks = std::make_unique<locks::LockRegistry>(m_folder->filePath(QStringLiteral("locks")),
                                                        QStringLiteral("visor-console"));
        m_theme = std::make_unique<ui::Theme>(*qApp, *m_settings);
        m_services = std::make_unique<Services>(Services{*m_transports,
                                                         m_library,
                                                         m_trace,
                                                         *m_inventory,
                                                         *m_settings,
                                                         *m_theme,
                                                         *m_locks,
                                                         {m_usb.get(), m_serial.get()},
                                                         {},
                                                         {}});
        m_window = std::make_unique<MainWindow>(*m_services);
        m_window->show();
        QVERIFY(QTest::qWaitForWindowExposed(m_window.get()));
        m_tree = m_window->findChild<QTreeView*>(QStringLiteral("instrumentsTree"));
        QVERIFY(m_tree);
        m_window->begin({});
    }
    void cleanup()
    {
        m_window.reset();
        m_services.reset();
        m_theme.reset();
        m_testbed.reset();
    }

    void usbInstrumentComesAndGoes()
    {
        QTRY_VERIFY(rows().isEmpty());
        for (int i = 0; i < 3; ++i) {
            QElapsedTimer clock;
            clock.start();
            m_testbed->plug(1, m_gadget);
            QTRY_COMPARE_WITH_TIMEOUT(rows().size(), 1, 30'000);
            const auto shown = clock.restart();
            m_testbed->unplug(1);
            QTRY_VERIFY_WITH_TIMEOUT(rows().isEmpty(), 30'000);
            qInfo("USB: in the list after %lld ms, gone after %lld ms", static_cast<long long>(shown),
                  static_cast<long long>(clock.elapsed()));
        }
    }

    void usbInstrumentIsIdentifiedEachTime()
    {
        QTRY_VERIFY(rows().isEmpty());
        for (int i = 0; i < 5; ++i) {
            m_testbed->plug(1, m_gadget);
            QTRY_COMPARE_WITH_TIMEOUT(rows().size(), 1, 30'000);
            const auto isIdentified = [&] {
                const auto& records = m_inventory->records();
                return records.size() == 1 && records[0].identity &&
                       records[0].identity->model == QLatin1String("Echo");
            };
            QTRY_VERIFY_WITH_TIMEOUT(isIdentified(), 30'000);
            m_testbed->unplug(1);
            QTRY_VERIFY_WITH_TIMEOUT(rows().isEmpty(), 30'000);
        }
    }

    void serialPortComesAndGoes()
    {
        QTRY_VERIFY(rows().isEmpty());
        for (int i = 0; i < 3; ++i) {
            QElapsedTimer clock;
            clock.start();
            plugPort(QStringLiteral("ttyUSB7"));
            QTRY_COMPARE_WITH_TIMEOUT(rows().size(), 1, 30'000);
            QVERIFY2(rows()[0].contains(QStringLiteral("ttyUSB7")), qPrintable(rows()[0]));
            const auto shown = clock.restart();
            QVERIFY(QFile::remove(devices() + QStringLiteral("/ttyUSB7")));
            QTRY_VERIFY_WITH_TIMEOUT(rows().isEmpty(), 30'000);
            qInfo("serial: in the list after %lld ms, gone after %lld ms", static_cast<long long>(shown),
                  static_cast<long long>(clock.elapsed()));
        }
    }

private:
    /// The names that the list shows.
    [[nodiscard]] QStringList rows() const
    {
        QStringList names;
        const QAbstractItemModel& model = *m_tree->model();
        for (int section = 0; section < model.rowCount(); ++section) {
            const QModelIndex parent = model.index(section, 0);
            for (int row = 0; row < model.rowCount(parent); ++row)
                names += model.index(row, 0, parent).data().toString();
        }
        return names;
    }
    /// A USB adapter's port as the kernel shows it; the node comes last.
    void plugPort(const QString& name) const
    {
        const QString device = m_folder->filePath(QStringLiteral("sys/devices/") + name);
        QVERIFY(QDir().mkpath(device) && QDir().mkpath(sysfs() + u'/' + name));
        const QString link = sysfs() + u'/' + name + QStringLiteral("/device");
        QVERIFY(QFile::exists(link) || QFile::link(device, link));
        QFile node(devices() + u'/' + name);
        QVERIFY(node.open(QIODevice::WriteOnly));
    }
    [[nodiscard]] QString sysfs() const { return m_folder->filePath(QStringLiteral("sys/class/tty")); }
    [[nodiscard]] QString devices() const { return m_folder->filePath(QStringLiteral("dev")); }

    test::EchoDevice m_device;
    test::UsbtmcGadget m_gadget{m_device};
    profile::Library m_library;
    instrument::TraceLog m_trace;
    std::unique_ptr<QTemporaryDir> m_folder;
    std::unique_ptr<test::UsbTestbed> m_testbed;
    std::unique_ptr<instrument::TransportSet> m_transports;
    std::unique_ptr<usbtmc::UsbFinder> m_usb;
    std::unique_ptr<serial::SerialFinder> m_serial;
    std::unique_ptr<instrument::Inventory> m_inventory;
    std::unique_ptr<ui::Settings> m_settings;
    std::unique_ptr<locks::LockRegistry> m_locks;
    std::unique_ptr<ui::Theme> m_theme;
    std::unique_ptr<Services> m_services;
    std::unique_ptr<MainWindow> m_window;
    QTreeView* m_tree = nullptr;
};

} // namespace visor::app

QTEST_MAIN(visor::app::TestHotplug)
#include "test_hotplug.moc"
