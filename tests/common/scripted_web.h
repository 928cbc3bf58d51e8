// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "transports/wire/connection_pool.h"

#include <QByteArrayList>

#include <array>
#include <functional>
#include <memory>

namespace visor::test {

inline QByteArray page(const QByteArray& body, const QByteArray& headers = {})
{
    return "HTTP/1.1 200 OK\r\nContent-Type: text/xml\r\n" + headers + "\r\n" + body;
}

/// A web server that says what a test wants, by path.
class ScriptedWeb
{
public:
    using Script = std::function<void(wire::TcpStream&, const QByteArray& path)>;
    explicit ScriptedWeb(Script script)
    {
        auto listener = wire::TcpListener::listen(QStringLiteral("127.0.0.1"), 0);
        m_pool = std::make_unique<wire::ConnectionPool>(
            std::move(*listener), [script = std::move(script)](wire::TcpStream& stream) {
                QByteArray request;
                std::array<char, 2048> piece;
                while (!request.contains("\r\n\r\n")) {
                    const auto got = stream.readSome(piece, visa::Deadline::after(std::chrono::seconds(20)));
                    if (!got)
                        return;
                    request.append(piece.data(), qsizetype(*got));
                }
                script(stream, request.split(' ').value(1));
            });
    }
    std::uint16_t port() const { return m_pool->port(); }

private:
    std::unique_ptr<wire::ConnectionPool> m_pool;
};

inline ScriptedWeb::Script saying(const QByteArray& reply)
{
    return [reply](wire::TcpStream& stream, const QByteArray&) {
        // Clients may leave before the end: what they make of it is what is tested.
        (void)stream.writeAll(reply, visa::Deadline::after(std::chrono::seconds(20)));
    };
}

} // namespace visor::test
