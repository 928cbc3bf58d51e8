// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/visa/device.h"

#include <QByteArray>

#include <array>
#include <chrono>
#include <memory>

namespace visor::test {

/// A client that talks to a simulated instrument without a wire. query() gives the reply without its NL, or
/// "!VI_ERROR_…" so that a QCOMPARE shows what happened.
class Probe
{
public:
    explicit Probe(visa::Device& device)
    {
        if (auto link = device.open())
            m_link = std::move(*link);
    }

    [[nodiscard]] visa::DeviceLink& link() { return *m_link; }

    static visa::Deadline patient() { return visa::Deadline::after(std::chrono::seconds(60)); }
    static visa::Deadline expired() { return visa::Deadline::after(std::chrono::milliseconds(0)); }

    /// "" when it went well.
    QByteArray write(const QByteArray& message)
    {
        const auto written = m_link->write(message, patient(), true);
        return written ? QByteArray() : name(written.error());
    }

    [[nodiscard]] QByteArray read(const visa::Deadline& deadline = patient())
    {
        QByteArray reply;
        std::array<char, 65536> buffer{};
        while (true) {
            const auto chunk = m_link->read(buffer, deadline);
            if (!chunk)
                return name(chunk.error());
            reply.append(buffer.data(), static_cast<qsizetype>(chunk->count));
            if (chunk->endsMessage())
                break;
        }
        return reply.endsWith('\n') ? reply.chopped(1) : reply + "!no terminator";
    }

    [[nodiscard]] QByteArray query(const QByteArray& message)
    {
        const QByteArray problem = write(message);
        return problem.isEmpty() ? read() : problem;
    }

    [[nodiscard]] double number(const QByteArray& message) { return query(message).toDouble(); }

    /// The data of a definite length block.
    [[nodiscard]] QByteArray block(const QByteArray& message)
    {
        const QByteArray reply = query(message);
        if (reply.size() < 2 || reply[0] != '#')
            return "!" + reply.first(std::min<qsizetype>(reply.size(), 40));
        const qsizetype digits = reply[1] - '0';
        const qsizetype length = reply.sliced(2, digits).toLongLong();
        return length == reply.size() - 2 - digits ? reply.sliced(2 + digits) : QByteArray("!length");
    }

    [[nodiscard]] QByteArray error() { return query("SYST:ERR?"); }

    static QByteArray name(const Error& error)
    {
        const QLatin1StringView text = visa::statusName(error.status);
        return '!' + QByteArray(text.data(), text.size());
    }

private:
    std::unique_ptr<visa::DeviceLink> m_link;
};

} // namespace visor::test
