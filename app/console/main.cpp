// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/common/asking_manners.h"
#include "app/common/bench_host.h"
#include "app/common/data_paths.h"
#include "app/common/doctors.h"
#include "app/common/finders.h"
#include "app/common/library_messages.h"
#include "app/common/profile_folders.h"
#include "app/common/translators.h"
#include "app/common/transports.h"
#include "app/common/trust_file.h"
#include "app/console/console_options.h"
#include "app/console/main_window.h"
#include "core/profile/library_watch.h"
#include "widgets/common/icons.h"
#include "widgets/common/settings.h"
#include "widgets/common/theme.h"

#include <QApplication>
#include <QTimer>

#include <cstdio>
#include <cstring>

namespace {

visor::Result<visor::app::RunningBench> startSimulatedBench()
{
    auto host = visor::app::BenchHost::start({});
    if (!host)
        return tl::unexpected(std::move(host.error()));
    visor::app::RunningBench bench;
    bench.sightings = (*host)->sightings();
    bench.host = std::shared_ptr<visor::app::BenchHost>(std::move(*host));
    return bench;
}

/// Help, version and usage need no display.
bool needsNoWindow(int argc, char** argv)
{
    for (int i = 1; i < argc; ++i) {
        for (const char* option : {"-h", "--help", "--help-all", "-v", "--version"}) {
            if (std::strcmp(argv[i], option) == 0)
                return true;
        }
    }
    return false;
}

int answer(const visor::app::ConsoleOptions& options)
{
    using Act = visor::app::ConsoleOptions::Act;
    const bool refused = options.act == Act::RefuseUsage;
    std::fprintf(refused ? stderr : stdout, refused ? "visor-console: %s\n" : "%s\n", qPrintable(options.text));
    return refused ? 2 : 0;
}

} // namespace

int main(int argc, char** argv)
{
    using namespace visor;
    QCoreApplication::setApplicationName(QStringLiteral("visor-console"));
    QCoreApplication::setApplicationVersion(QStringLiteral(VISOR_VERSION));
    if (needsNoWindow(argc, argv)) {
        const QCoreApplication application(argc, argv);
        const app::Translators translators;
        return answer(app::ConsoleOptions::parse(QCoreApplication::arguments()));
    }

    QApplication application(argc, argv);
    QGuiApplication::setApplicationDisplayName(QStringLiteral("Visor"));
    QGuiApplication::setDesktopFileName(QStringLiteral("visor-console"));
    const app::Translators translators;
    app::quietLibraryMessages();
    const auto options = app::ConsoleOptions::parse(QCoreApplication::arguments());
    if (options.act != app::ConsoleOptions::Act::Run)
        return answer(options);

    const auto settings = ui::Settings::user();
    ui::Theme theme(application, *settings);
    QApplication::setWindowIcon(ui::programIcon());

    locks::LockRegistry locks(app::lockFolder(), QCoreApplication::applicationName());
    const auto trust = std::make_shared<app::TrustFile>(app::trustedCertificatesFile());
    instrument::Logins logins;
    const auto gpib = app::gpibBuses();
    const auto transports = app::makeTransports(locks, gpib, trust);
    const auto finders = app::makeFinders(gpib);
    profile::Library library;
    app::addProfileFolders(library);
    instrument::TraceLog trace;
    instrument::Inventory inventory;
    const auto doctor = app::makeDoctor(*transports, library, locks, logins.source());
    app::Services services{*transports,
                           library,
                           trace,
                           inventory,
                           *settings,
                           theme,
                           locks,
                           {},
                           startSimulatedBench,
                           app::rememberedInstrumentsFile(),
                           app::askingManners(library),
                           trust.get(),
                           &logins,
                           doctor.get(),
                           true,
                           app::userProfileFolder(),
                           app::profileDraftFolder()};
    for (const auto& finder : finders)
        services.finders.push_back(finder.get());

    app::MainWindow window(services);
    window.show();
    // Makes the index and hears of changes on a thread of its own; ends before the window does.
    const profile::LibraryWatch watch(library, [&window](const profile::LibraryChange& change) {
        QMetaObject::invokeMethod(
            &window, [&window, change] { window.profilesChanged(change); }, Qt::QueuedConnection);
    });
    // The window paints first; what takes longer starts behind it.
    QTimer::singleShot(0, &window, [&] { window.begin(options); });
    return QApplication::exec();
}
