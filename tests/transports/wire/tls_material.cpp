// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/transports/wire/tls_material.h"

#include <QFile>

#include <openssl/ssl.h>

namespace visor::test {

namespace {

wire::TlsIdentity make(const wire::TlsIdentity::Request& request, const wire::TlsIdentity* issuer = nullptr)
{
    auto identity = wire::TlsIdentity::create(request, issuer);
    if (!identity)
        qFatal("no certificate: %s", qPrintable(identity.error().detail));
    return std::move(*identity);
}

wire::TlsIdentity::Request request(const QStringList& names, int fromDays = -1, int toDays = 30)
{
    const auto now = QDateTime::currentDateTimeUtc();
    return {names, now.addDays(fromDays), now.addDays(toDays), false};
}

const QStringList kLocal{QStringLiteral("localhost"), QStringLiteral("127.0.0.1")};

} // namespace

const wire::TlsIdentity& selfSigned()
{
    static const wire::TlsIdentity kIdentity = make(request(kLocal));
    return kIdentity;
}

void limitToTls12(const wire::TlsContext& context)
{
    if (SSL_CTX_set_max_proto_version(context.native(), TLS1_2_VERSION) != 1)
        qFatal("no TLS 1.2");
}

QByteArray patternOf(qsizetype count)
{
    QByteArray bytes(count, Qt::Uninitialized);
    for (qsizetype i = 0; i < count; ++i)
        bytes[i] = static_cast<char>((i * 7 + i / 251) & 0xFF);
    return bytes;
}

TestAuthority::TestAuthority() : m_before(qgetenv("SSL_CERT_FILE"))
{
    auto wanted = request({QStringLiteral("authority.test")});
    wanted.isAuthority = true;
    m_authority = make(wanted);
    QFile file(m_folder.filePath(QStringLiteral("authority.pem")));
    if (!file.open(QIODevice::WriteOnly) || file.write(m_authority.certificatePem()) <= 0)
        qFatal("the authority could not be kept");
    file.close();
    qputenv("SSL_CERT_FILE", file.fileName().toLocal8Bit());
}

TestAuthority::~TestAuthority()
{
    if (m_before.isEmpty())
        qunsetenv("SSL_CERT_FILE");
    else
        qputenv("SSL_CERT_FILE", m_before);
}

wire::TlsIdentity TestAuthority::identity(const QString& kind) const
{
    if (kind == QLatin1String("self-signed"))
        return selfSigned();
    if (kind == QLatin1String("expired"))
        return make(request(kLocal, -30, -2), &m_authority);
    if (kind == QLatin1String("early"))
        return make(request(kLocal, 2, 30), &m_authority);
    if (kind == QLatin1String("wrong-name"))
        return make(request({QStringLiteral("elsewhere.test")}), &m_authority);
    return make(request(kLocal), &m_authority);
}

} // namespace visor::test
