// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/profile/profile_pins.h"

#include <QCoreApplication>
#include <QDir>
#include <QFile>
#include <QFileInfo>
#include <QJsonDocument>
#include <QJsonObject>
#include <QLoggingCategory>
#include <QSaveFile>

namespace visor::profile {

namespace {

Q_LOGGING_CATEGORY(lcPins, "visor.profile.pins", QtInfoMsg)

constexpr qint64 kLargestPinFile = qint64{4} * 1024 * 1024;
constexpr int kPinFileVersion = 1;

struct PinText
{
    Q_DECLARE_TR_FUNCTIONS(visor::profile::PinText)
};

} // namespace

ProfilePins::ProfilePins(QString filePath) : m_filePath(std::move(filePath))
{
    load();
}

QString ProfilePins::nameOf(const QString& identity)
{
    const QStringList parts = identity.trimmed().split(QLatin1Char(','));
    constexpr qsizetype kWanted = 3;
    if (parts.size() < kWanted || parts[2].trimmed().isEmpty())
        return identity.trimmed();
    return QStringList{parts[0].trimmed(), parts[1].trimmed(), parts[2].trimmed()}.join(QLatin1Char(','));
}

QString ProfilePins::find(const QString& identity) const
{
    const std::lock_guard guard(m_mutex);
    return m_keys.isEmpty() ? QString() : m_keys.value(nameOf(identity));
}

Result<void> ProfilePins::set(const QString& identity, const QString& key)
{
    const std::lock_guard guard(m_mutex);
    m_keys.insert(nameOf(identity), key);
    return save();
}

Result<void> ProfilePins::remove(const QString& identity)
{
    const std::lock_guard guard(m_mutex);
    if (m_keys.remove(nameOf(identity)) == 0)
        return {};
    return save();
}

void ProfilePins::load()
{
    QFile file(m_filePath);
    if (m_filePath.isEmpty() || !file.exists())
        return;
    const bool isOpen = file.open(QIODevice::ReadOnly);
    const QJsonDocument document = QJsonDocument::fromJson(isOpen ? file.read(kLargestPinFile) : QByteArray());
    const QJsonObject pins = document.object().value(QLatin1StringView("pins")).toObject();
    for (auto pin = pins.constBegin(); pin != pins.constEnd(); ++pin) {
        if (pin->isString())
            m_keys.insert(pin.key(), pin->toString());
    }
    if (isOpen && !document.isObject()) {
        const QString kept = m_filePath + QStringLiteral(".broken");
        QFile::remove(kept);
        QFile::rename(m_filePath, kept);
        qCInfo(lcPins).noquote() << "The chosen profiles could not be read; the file is kept as" << kept;
    }
}

Result<void> ProfilePins::save() const
{
    if (m_filePath.isEmpty())
        return {};
    QJsonObject pins;
    for (auto key = m_keys.constBegin(); key != m_keys.constEnd(); ++key)
        pins.insert(key.key(), key.value());
    const QJsonObject document{{QStringLiteral("version"), kPinFileVersion}, {QStringLiteral("pins"), pins}};
    QDir().mkpath(QFileInfo(m_filePath).path());
    QSaveFile file(m_filePath);
    const QByteArray bytes = QJsonDocument(document).toJson();
    if (file.open(QIODevice::WriteOnly) && file.write(bytes) == bytes.size() && file.commit())
        return {};
    return failure(visa::Status::ErrorFileIo,
                   PinText::tr("The choice holds until the program ends: “%1” cannot be written: %2.")
                       .arg(m_filePath, file.errorString()),
                   QStringLiteral("profile.pin"));
}

} // namespace visor::profile
