// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/common/icons.h"

#include <QGuiApplication>
#include <QIconEngine>
#include <QPainter>
#include <QPalette>
#include <QPixmapCache>
#include <QSvgRenderer>

// Outside every namespace, as Q_INIT_RESOURCE wants it.
static void registerIconFiles()
{
    Q_INIT_RESOURCE(icons);
}

namespace visor::ui {

namespace {

/// Draws an SVG and pours one colour over its shape. Rendered on first use, cached by name, size and colour.
class TintedIconEngine final : public QIconEngine
{
public:
    TintedIconEngine(QString name, std::optional<ColourRole> role) : m_name(std::move(name)), m_role(role) {}

    void paint(QPainter* painter, const QRect& rect, QIcon::Mode mode, QIcon::State state) override
    {
        const qreal ratio = painter->device() ? painter->device()->devicePixelRatio() : 1.0;
        painter->drawPixmap(rect, scaledPixmap(rect.size() * ratio, mode, state, ratio));
    }

    QPixmap pixmap(const QSize& size, QIcon::Mode mode, QIcon::State state) override
    {
        return scaledPixmap(size, mode, state, 1.0);
    }

    QPixmap scaledPixmap(const QSize& size, QIcon::Mode mode, QIcon::State, qreal scale) override
    {
        const QColor colour = tint(mode);
        const QString key = QStringLiteral("visor-icon/%1/%2x%3/%4")
                                .arg(m_name)
                                .arg(size.width())
                                .arg(size.height())
                                .arg(colour.rgba(), 0, 16);
        QPixmap pixmap;
        if (!QPixmapCache::find(key, &pixmap)) {
            QImage image(size, QImage::Format_ARGB32_Premultiplied);
            image.fill(Qt::transparent);
            QSvgRenderer renderer(QStringLiteral(":/icons/%1.svg").arg(m_name));
            renderer.setAspectRatioMode(Qt::KeepAspectRatio);
            QPainter painter(&image);
            renderer.render(&painter);
            painter.setCompositionMode(QPainter::CompositionMode_SourceIn);
            painter.fillRect(image.rect(), colour);
            painter.end();
            pixmap = QPixmap::fromImage(std::move(image));
            QPixmapCache::insert(key, pixmap);
        }
        pixmap.setDevicePixelRatio(scale);
        return pixmap;
    }

    QSize actualSize(const QSize& size, QIcon::Mode, QIcon::State) override { return size; }
    QString iconName() override { return m_name; }
    bool isNull() override { return false; }
    QString key() const override { return QStringLiteral("visor-tinted"); }
    QIconEngine* clone() const override { return new TintedIconEngine(m_name, m_role); }

private:
    [[nodiscard]] QColor tint(QIcon::Mode mode) const
    {
        const QPalette palette = QGuiApplication::palette();
        if (mode == QIcon::Disabled)
            return palette.color(QPalette::Disabled, QPalette::WindowText);
        if (mode == QIcon::Selected)
            return palette.color(QPalette::HighlightedText);
        if (m_role)
            return roleColour(*m_role, palette);
        return palette.color(QPalette::Active, QPalette::WindowText);
    }

    QString m_name;
    std::optional<ColourRole> m_role;
};

} // namespace

QIcon icon(QLatin1StringView name, std::optional<ColourRole> role)
{
    [[maybe_unused]] static const bool registered = (registerIconFiles(), true);
    return QIcon(new TintedIconEngine(name, role));
}

QIcon programIcon()
{
    registerIconFiles();
    return QIcon(QStringLiteral(":/icons/visor.svg"));
}

} // namespace visor::ui
