// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/common/trust_file.h"

#include <QDir>
#include <QFile>
#include <QFileInfo>
#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QSaveFile>

namespace visor::app {

namespace {

constexpr int kTrustVersion = 1;
constexpr qint64 kLargestTrustFile = 1 << 20;
constexpr qsizetype kFingerprintBytes = 32;

} // namespace

std::optional<TrustFile::Exceptions> TrustFile::load() const
{
    QFile file(m_file);
    if (!file.exists())
        return Exceptions();
    if (!file.open(QIODevice::ReadOnly))
        return std::nullopt;
    const QJsonObject root = QJsonDocument::fromJson(file.read(kLargestTrustFile)).object();
    if (root.value(QStringLiteral("version")).toInt() != kTrustVersion)
        return std::nullopt;
    Exceptions exceptions;
    for (const auto& value : root.value(QStringLiteral("certificates")).toArray()) {
        const QJsonObject object = value.toObject();
        const auto time = [&](const char* key) {
            return QDateTime::fromString(object.value(QLatin1StringView(key)).toString(), Qt::ISODate).toUTC();
        };
        instrument::TrustException exception;
        exception.host = object.value(QStringLiteral("host")).toString();
        exception.fingerprint = instrument::fingerprintFromText(object.value(QStringLiteral("sha256")).toString());
        exception.subject = object.value(QStringLiteral("subject")).toString();
        exception.expires = time("expires");
        exception.since = time("trusted");
        if (exception.host.isEmpty() || exception.fingerprint.size() != kFingerprintBytes ||
            !exception.expires.isValid() || !exception.since.isValid())
            return std::nullopt;
        exceptions.insert_or_assign(exception.host, exception);
    }
    return exceptions;
}

void TrustFile::refresh(Exceptions& exceptions) const
{
    exceptions = load().value_or(Exceptions());
}

Result<void> TrustFile::save(const Exceptions& exceptions)
{
    const QString operation = QStringLiteral("trust");
    if (!load()) {
        return failure(
            visa::Status::ErrorFileAccess,
            tr("The list of trusted certificates %1 cannot be read. Move it away, then trust them anew.")
                .arg(m_file),
            operation);
    }
    QJsonArray certificates;
    for (const auto& [host, exception] : exceptions) {
        certificates.append(
            QJsonObject{{QStringLiteral("host"), host},
                        {QStringLiteral("sha256"), instrument::fingerprintText(exception.fingerprint)},
                        {QStringLiteral("subject"), exception.subject},
                        {QStringLiteral("expires"), exception.expires.toString(Qt::ISODate)},
                        {QStringLiteral("trusted"), exception.since.toString(Qt::ISODate)}});
    }
    const QByteArray json = QJsonDocument(QJsonObject{{QStringLiteral("version"), kTrustVersion},
                                                      {QStringLiteral("certificates"), certificates}})
                                .toJson();
    QSaveFile file(m_file);
    if (!QDir().mkpath(QFileInfo(m_file).path()) || !file.open(QIODevice::WriteOnly) ||
        file.write(json) != json.size() || !file.commit()) {
        return failure(visa::Status::ErrorFileIo,
                       tr("The list of trusted certificates %1 could not be written (%2). Make room, or check its "
                          "folder's permissions.")
                           .arg(m_file, file.errorString()),
                       operation);
    }
    return {};
}

} // namespace visor::app
