// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/console/main_window.h"
#include "app/console/workspace.h"
#include "core/instrument/locking_transport.h"
#include "tests/core/instrument/fake_transport.h"
#include "widgets/common/settings.h"
#include "widgets/common/theme.h"

#include <QApplication>
#include <QTemporaryDir>
#include <QtTest>

namespace visor::test {

/// The real window on instruments in memory, with everything it needs. restart() is what the user's next start of
/// the program is: a new window on the same settings.
class FakeDesk
{
public:
    FakeDesk()
    {
        bench = std::make_shared<FakeBench>();
        m_transports.add(std::make_unique<FakeTransport>(bench));
        m_locks =
            std::make_unique<locks::LockRegistry>(path(QStringLiteral("locks")), QStringLiteral("visor-console"));
        instrument::keepLocks(m_transports, *m_locks);
        restart();
    }

    ~FakeDesk() { close(); }
    FakeDesk(const FakeDesk&) = delete;
    FakeDesk& operator=(const FakeDesk&) = delete;

    void restart(const app::ConsoleOptions& options = {})
    {
        close();
        settings = ui::Settings::inFile(path(QStringLiteral("settings.ini")));
        m_inventory = std::make_unique<instrument::Inventory>();
        m_theme = std::make_unique<ui::Theme>(*qApp, *settings);
        m_services = std::make_unique<app::Services>(app::Services{
            m_transports, library, m_trace, *m_inventory, *settings, *m_theme, *m_locks, {}, {}, QString()});
        window = std::make_unique<app::MainWindow>(*m_services);
        window->show();
        window->begin(options);
    }
    void close()
    {
        window.reset();
        m_services.reset();
        m_theme.reset();
    }

    [[nodiscard]] QString path(const QString& name) const { return m_directory.filePath(name); }
    /// Opens the instrument at that port; null when it did not become ready.
    [[nodiscard]] app::Workspace* open(int port = 5025)
    {
        app::Workspace* workspace = window->openInstrument(
            visa::ResourceName::parse(QStringLiteral("TCPIP0::10.0.0.7::%1::SOCKET").arg(port)).value());
        const bool isReady = QTest::qWaitFor([&] { return workspace->link().isReady(); }, 30'000);
        return isReady ? workspace : nullptr;
    }
    void setBench(const std::function<void(FakeBench&)>& change)
    {
        const std::lock_guard lock(bench->mutex);
        change(*bench);
        bench->changed.notify_all();
    }

    std::shared_ptr<FakeBench> bench;
    profile::Library library;
    std::unique_ptr<ui::Settings> settings;
    std::unique_ptr<app::MainWindow> window;

private:
    QTemporaryDir m_directory;
    instrument::TransportSet m_transports;
    instrument::TraceLog m_trace;
    std::unique_ptr<locks::LockRegistry> m_locks;
    std::unique_ptr<instrument::Inventory> m_inventory;
    std::unique_ptr<ui::Theme> m_theme;
    std::unique_ptr<app::Services> m_services;
};

} // namespace visor::test
