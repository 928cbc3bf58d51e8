// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QByteArray>
#include <QByteArrayView>

#include <array>
#include <cstdint>
#include <vector>

namespace visor::simulation {

/// A small picture with a palette: what a simulated instrument's screen shows, without Qt Gui. A value.
class Picture
{
public:
    using Colour = std::array<std::uint8_t, 3>; ///< red, green, blue

    Picture(int width, int height, std::vector<Colour> palette);

    [[nodiscard]] int width() const { return m_width; }
    [[nodiscard]] int height() const { return m_height; }
    [[nodiscard]] std::uint8_t at(int x, int y) const { return m_pixels[index(x, y)]; }

    // Everything outside the picture is cut off.
    void set(int x, int y, std::uint8_t colour);
    void fill(int x, int y, int width, int height, std::uint8_t colour);
    /// 6 x 8 pixels a character, printable ASCII; others become a question mark.
    void text(int x, int y, QByteArrayView text, std::uint8_t colour);

    /// PNG (ISO/IEC 15948) with an eight-bit palette.
    [[nodiscard]] QByteArray toPng() const;

private:
    [[nodiscard]] std::size_t index(int x, int y) const
    {
        return static_cast<std::size_t>(y) * static_cast<std::size_t>(m_width) + static_cast<std::size_t>(x);
    }

    int m_width;
    int m_height;
    std::vector<Colour> m_palette;
    std::vector<std::uint8_t> m_pixels;
};

} // namespace visor::simulation
