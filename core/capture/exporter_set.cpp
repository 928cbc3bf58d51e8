// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/capture/exporter_set.h"

#include "core/capture/csv_exporter.h"
#include "core/capture/json_exporter.h"
#include "core/capture/npy_exporter.h"
#include "core/capture/reply_exporter.h"

#include <QCoreApplication>
#include <QDir>
#include <QFile>
#include <QFileInfo>
#include <QSaveFile>

namespace visor::capture {

namespace {

struct ExporterSetText
{
    Q_DECLARE_TR_FUNCTIONS(visor::capture::ExporterSet)
};

} // namespace

Result<const Exporter*> ExporterSet::forPath(const QString& path) const
{
    const QString ending = QFileInfo(path).suffix().toLower();
    QStringList known;
    for (const auto& exporter : m_exporters) {
        if (exporter->ending() == ending)
            return exporter.get();
        known.append(QLatin1Char('.') + exporter->ending());
    }
    return failure(visa::Status::ErrorUnsupportedFormat,
                   ExporterSetText::tr("There is no format for “%1”. Give the file one of these endings: %2.")
                       .arg(QFileInfo(path).fileName(), known.join(QLatin1Char(' '))),
                   QStringLiteral("capture.export"));
}

Result<void> ExporterSet::write(const Capture& capture, const QString& path, const ExportOptions& options,
                                const ExportMonitor& monitor) const
{
    const auto exporter = forPath(path);
    if (!exporter)
        return tl::unexpected(exporter.error());
    QSaveFile file(path);
    const auto cannotWrite = [&] {
        return failure(visa::Status::ErrorFileAccess,
                       ExporterSetText::tr("“%1” cannot be written: %2. Choose another folder or make room.")
                           .arg(QDir::toNativeSeparators(path), file.errorString()),
                       QStringLiteral("capture.export"), file.errorString());
    };
    if (!file.open(QIODevice::WriteOnly | QIODevice::Unbuffered))
        return cannotWrite();
    const auto written = exporter.value()->write(capture, options, file, monitor);
    if (!written) {
        file.cancelWriting();
        return written.error().status == visa::Status::ErrorFileIo ? cannotWrite() : written;
    }
    if (!file.commit())
        return cannotWrite();
    return {};
}

Result<Capture> ExporterSet::read(const QString& path) const
{
    const auto exporter = forPath(path);
    if (!exporter)
        return tl::unexpected(exporter.error());
    QFile file(path);
    if (!file.open(QIODevice::ReadOnly)) {
        return failure(visa::Status::ErrorFileAccess,
                       ExporterSetText::tr("“%1” cannot be opened: %2. Check the name and its permissions.")
                           .arg(QDir::toNativeSeparators(path), file.errorString()),
                       QStringLiteral("capture.import"), file.errorString());
    }
    if (file.size() == 0)
        return exporter.value()->read({});
    if (const uchar* const mapped = file.map(0, file.size()))
        return exporter.value()->read(QByteArrayView(mapped, static_cast<qsizetype>(file.size())));
    return exporter.value()->read(file.readAll());
}

ExporterSet standardExporters()
{
    ExporterSet set;
    set.add(std::make_unique<CsvExporter>());
    set.add(std::make_unique<NpyExporter>());
    set.add(std::make_unique<JsonExporter>());
    set.add(std::make_unique<ReplyExporter>());
    return set;
}

} // namespace visor::capture
