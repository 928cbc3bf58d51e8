// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/waveform/plot_image.h"

#include "widgets/common/theme.h"
#include "widgets/waveform/plot_canvas.h"

#include <QBuffer>
#include <QCoreApplication>
#include <QDir>
#include <QFileInfo>
#include <QPageSize>
#include <QPdfWriter>
#include <QSaveFile>
#include <QSvgGenerator>

namespace visor::ui {

namespace {

struct PlotImageText
{
    Q_DECLARE_TR_FUNCTIONS(visor::ui::PlotImage)
};

constexpr double kImageScale = 2;
constexpr int kScreenDpi = 96;

/// Vectors go to paper: light colours while they are painted.
void paintVectors(PlotCanvas& canvas, QPaintDevice& device)
{
    const QPalette screen = canvas.palette();
    canvas.dress(Theme::lightPalette());
    QCPPainter painter;
    painter.begin(&device);
    painter.setMode(QCPPainter::pmVectorized);
    painter.setMode(QCPPainter::pmNoCaching);
    canvas.paintTo(painter, canvas.size());
    painter.end();
    canvas.dress(screen);
}

QByteArray pngBytes(PlotCanvas& canvas)
{
    QBuffer buffer;
    buffer.open(QIODevice::WriteOnly);
    plotImage(canvas).save(&buffer, "PNG");
    return buffer.data();
}

QByteArray svgBytes(PlotCanvas& canvas, const QString& title)
{
    QBuffer buffer;
    buffer.open(QIODevice::WriteOnly);
    QSvgGenerator generator;
    generator.setOutputDevice(&buffer);
    generator.setResolution(kScreenDpi);
    generator.setSize(canvas.size());
    generator.setViewBox(QRect(QPoint(), canvas.size()));
    generator.setTitle(title);
    paintVectors(canvas, generator);
    return buffer.data();
}

QByteArray pdfBytes(PlotCanvas& canvas, const QString& title)
{
    QBuffer buffer;
    buffer.open(QIODevice::WriteOnly);
    {
        QPdfWriter writer(&buffer);
        writer.setTitle(title);
        writer.setResolution(kScreenDpi);
        writer.setPageMargins(QMarginsF());
        writer.setPageSize(
            QPageSize(QSizeF(canvas.size()) * 72 / kScreenDpi, QPageSize::Point, title, QPageSize::ExactMatch));
        paintVectors(canvas, writer);
    }
    return buffer.data();
}

} // namespace

QImage plotImage(PlotCanvas& canvas)
{
    QImage image(canvas.size() * kImageScale, QImage::Format_RGB32);
    image.setDevicePixelRatio(kImageScale);
    image.fill(canvas.palette().color(QPalette::Base));
    QCPPainter painter;
    painter.begin(&image);
    painter.setMode(QCPPainter::pmNoCaching);
    canvas.paintTo(painter, canvas.size());
    painter.end();
    return image;
}

QStringList plotImageEndings()
{
    return {QStringLiteral("png"), QStringLiteral("svg"), QStringLiteral("pdf")};
}

Result<void> savePlotImage(PlotCanvas& canvas, const QString& path, const QString& title)
{
    const QString ending = QFileInfo(path).suffix().toLower();
    if (!plotImageEndings().contains(ending)) {
        return failure(
            visa::Status::ErrorUnsupportedFormat,
            PlotImageText::tr("There is no picture format for “%1”. Give the file one of these endings: "
                              ".png .svg .pdf.")
                .arg(QFileInfo(path).fileName()),
            QStringLiteral("plot.save"));
    }
    const QByteArray bytes = ending == QLatin1StringView("png")   ? pngBytes(canvas)
                             : ending == QLatin1StringView("svg") ? svgBytes(canvas, title)
                                                                  : pdfBytes(canvas, title);
    QSaveFile file(path);
    if (!file.open(QIODevice::WriteOnly) || file.write(bytes) != bytes.size() || !file.commit()) {
        return failure(visa::Status::ErrorFileAccess,
                       PlotImageText::tr("“%1” cannot be written: %2. Choose another folder or make room.")
                           .arg(QDir::toNativeSeparators(path), file.errorString()),
                       QStringLiteral("plot.save"), file.errorString());
    }
    return {};
}

} // namespace visor::ui
