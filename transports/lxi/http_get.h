// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/visa/deadline.h"
#include "core/visa/result.h"

#include <QByteArray>
#include <QString>

#include <optional>

namespace visor::lxi {

/// A reply of HTTP/1.1 (RFC 9112), taken apart.
struct HttpReply
{
    int status = 0;
    QByteArray location; ///< where a redirection leads; empty for none
    QByteArray body;
};

/// A page longer than this is no identification.
inline constexpr std::size_t kLargestPage = std::size_t{256} * 1024;

/// Takes a whole reply apart: status line, headers, a body by length, in chunks or to the end. Nothing while more
/// has to come (`isAtEnd`: nothing more will). ErrorRawReadProtocolViolation for what is no HTTP.
[[nodiscard]] Result<std::optional<HttpReply>> parseHttpReply(QByteArrayView bytes, bool isAtEnd);

/// One small page of an instrument's web server. Follows up to three redirections on the same host; never leaves
/// it. Errors as TcpStream::connect() has them, ErrorResourceNotFound for a page that is not there.
[[nodiscard]] Result<QByteArray> httpGet(const QString& host, std::uint16_t port, const QByteArray& path,
                                         const visa::Deadline& deadline);

} // namespace visor::lxi
