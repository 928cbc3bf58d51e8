// SPDX-License-Identifier: GPL-3.0-or-later
#include "transports/lxi/http_get.h"

#include "transports/wire/tcp_stream.h"

#include <QCoreApplication>
#include <QUrl>

#include <array>

namespace visor::lxi {

using visa::Status;

namespace {

struct HttpText
{
    Q_DECLARE_TR_FUNCTIONS(visor::lxi::HttpGet)
};

constexpr qsizetype kLargestHttpHead = qsizetype{16} * 1024;
constexpr int kMostRedirections = 3;

tl::unexpected<Error> noHttp(const QString& detail)
{
    return failure(Status::ErrorRawReadProtocolViolation,
                   HttpText::tr("The web server of the instrument did not answer as one."),
                   QStringLiteral("identify"), detail);
}

/// RFC 9112 §7.1. Nothing while chunks are missing.
Result<std::optional<QByteArray>> joinChunks(QByteArrayView bytes)
{
    QByteArray body;
    for (;;) {
        const qsizetype end = bytes.indexOf("\r\n");
        if (end < 0)
            return std::optional<QByteArray>();
        QByteArray number = bytes.first(end).toByteArray();
        if (const qsizetype extension = number.indexOf(';'); extension >= 0)
            number.truncate(extension);
        bool isNumber = false;
        const qulonglong length = number.trimmed().toULongLong(&isNumber, 16);
        if (!isNumber || length > kLargestPage || static_cast<std::size_t>(body.size()) + length > kLargestPage)
            return noHttp(QStringLiteral("chunk size"));
        bytes = bytes.sliced(end + 2);
        if (length == 0)
            return std::optional<QByteArray>(body);
        if (static_cast<qulonglong>(bytes.size()) < length + 2)
            return std::optional<QByteArray>();
        body.append(bytes.first(static_cast<qsizetype>(length)));
        bytes = bytes.sliced(static_cast<qsizetype>(length) + 2);
    }
}

} // namespace

Result<std::optional<HttpReply>> parseHttpReply(QByteArrayView bytes, bool isAtEnd)
{
    const qsizetype headEnd = bytes.indexOf("\r\n\r\n");
    if (headEnd < 0) {
        if (isAtEnd || bytes.size() > kLargestHttpHead)
            return noHttp(QStringLiteral("no end of headers"));
        return std::optional<HttpReply>();
    }
    const QList<QByteArray> lines = bytes.first(headEnd).toByteArray().replace("\r\n", "\n").split('\n');
    const QList<QByteArray> statusLine = lines.front().split(' ');
    HttpReply reply;
    bool isNumber = false;
    if (statusLine.size() >= 2)
        reply.status = statusLine[1].toInt(&isNumber);
    if (!isNumber || !statusLine[0].startsWith("HTTP/1."))
        return noHttp(QStringLiteral("status line"));
    std::optional<qulonglong> length;
    bool isChunked = false;
    for (const QByteArray& line : lines.mid(1)) {
        const qsizetype colon = line.indexOf(':');
        const QByteArray name = line.left(colon).trimmed().toLower();
        const QByteArray value = line.mid(colon + 1).trimmed();
        if (name == "content-length") {
            bool isLength = false;
            length = value.toULongLong(&isLength);
            if (!isLength || *length > kLargestPage)
                return noHttp(QStringLiteral("content length"));
        } else if (name == "transfer-encoding") {
            isChunked = value.toLower() == "chunked";
        } else if (name == "location") {
            reply.location = value;
        }
    }
    const QByteArrayView rest = bytes.sliced(headEnd + 4);
    if (isChunked) {
        auto body = joinChunks(rest);
        if (!body)
            return tl::unexpected(body.error());
        if (!*body)
            return isAtEnd ? Result<std::optional<HttpReply>>(noHttp(QStringLiteral("chunks cut off")))
                           : std::optional<HttpReply>();
        reply.body = std::move(**body);
        return std::optional(reply);
    }
    if (length) {
        if (static_cast<qulonglong>(rest.size()) < *length)
            return isAtEnd ? Result<std::optional<HttpReply>>(noHttp(QStringLiteral("body cut off")))
                           : std::optional<HttpReply>();
        reply.body = rest.first(static_cast<qsizetype>(*length)).toByteArray();
        return std::optional(reply);
    }
    if (!isAtEnd)
        return std::optional<HttpReply>();
    reply.body = rest.toByteArray();
    return std::optional(reply);
}

namespace {

Result<HttpReply> httpAsk(const QString& host, std::uint16_t port, const QByteArray& path,
                          const visa::Deadline& deadline)
{
    auto stream = wire::TcpStream::connect(host, port, deadline);
    if (!stream)
        return tl::unexpected(stream.error());
    QByteArray name = host.toLatin1();
    if (name.contains(':'))
        name = '[' + name.left(name.indexOf('%')) + ']';
    const QByteArray request =
        "GET " + path + " HTTP/1.1\r\nHost: " + name +
        "\r\nUser-Agent: Visor\r\nAccept: application/xml, text/xml\r\nConnection: close\r\n\r\n";
    if (const auto sent = stream->writeAll(request, deadline); !sent)
        return tl::unexpected(sent.error());
    QByteArray received;
    std::array<char, 4096> piece;
    for (;;) {
        const auto got = stream->readSome(piece, deadline);
        const bool isAtEnd = !got && got.error().status == Status::ErrorConnectionLost;
        if (!got && !isAtEnd)
            return tl::unexpected(got.error());
        if (got)
            received.append(piece.data(), static_cast<qsizetype>(*got));
        if (static_cast<std::size_t>(received.size()) > kLargestPage + kLargestHttpHead)
            return noHttp(QStringLiteral("too long"));
        auto reply = parseHttpReply(received, isAtEnd);
        if (!reply)
            return tl::unexpected(reply.error());
        if (auto& whole = *reply)
            return std::move(*whole);
    }
}

} // namespace

Result<QByteArray> httpGet(const QString& host, std::uint16_t port, const QByteArray& path,
                           const visa::Deadline& deadline)
{
    QByteArray where = path;
    for (int i = 0; i <= kMostRedirections; ++i) {
        auto reply = httpAsk(host, port, where, deadline);
        if (!reply)
            return tl::unexpected(reply.error());
        if (reply->status == 200)
            return std::move(reply->body);
        if (reply->status < 300 || reply->status >= 400 || reply->location.isEmpty())
            break;
        const QUrl from(QStringLiteral("http://host") + QString::fromLatin1(where));
        const QUrl to = from.resolved(QUrl(QString::fromLatin1(reply->location)));
        // Another host, another port or TLS: whoever sends us there is not who we asked.
        if (to.scheme() != QLatin1StringView("http") ||
            (to.host() != QLatin1StringView("host") && to.host().compare(host, Qt::CaseInsensitive) != 0) ||
            (to.port() != -1 && to.port() != port))
            break;
        where = to.toEncoded(QUrl::RemoveScheme | QUrl::RemoveAuthority | QUrl::RemoveFragment);
        if (!where.startsWith('/'))
            where.prepend('/');
    }
    return failure(Status::ErrorResourceNotFound,
                   HttpText::tr("The web server of %1 has no page %2.").arg(host, QString::fromLatin1(path)),
                   QStringLiteral("identify"));
}

} // namespace visor::lxi
