// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/instrument/setup.h"

#include <QCoreApplication>
#include <QFile>
#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QSaveFile>

namespace visor::instrument {

namespace {

struct SetupText
{
    Q_DECLARE_TR_FUNCTIONS(visor::instrument::Setup)
};

const QString kSetupFormat = QStringLiteral("visor-setup");
constexpr int kSetupVersion = 1;
constexpr qint64 kLargestSetup = qint64{4} << 20;
constexpr qsizetype kMostSetupItems = 20'000;

tl::unexpected<Error> noSetup(const QString& why)
{
    return failure(visa::Status::ErrorInvalidFormat,
                   SetupText::tr("This is no setup of an instrument: %1").arg(why), QStringLiteral("setup.read"));
}

Result<SetupItem> itemFromJson(const QJsonValue& value)
{
    const QJsonObject object = value.toObject();
    SetupItem item;
    item.command = object.value(QLatin1StringView("command")).toString();
    const QJsonValue text = object.value(QLatin1StringView("value"));
    if (item.command.isEmpty() || !text.isString())
        return noSetup(SetupText::tr("a setting has no command or no value. Save it again."));
    item.value = text.toString();
    item.unit = object.value(QLatin1StringView("unit")).toString();
    const QJsonObject arguments = object.value(QLatin1StringView("arguments")).toObject();
    for (auto argument = arguments.begin(); argument != arguments.end(); ++argument) {
        if (!argument->isString())
            return noSetup(SetupText::tr("an argument of “%1” is no text. Save it again.").arg(item.command));
        item.arguments.insert(argument.key(), argument->toString());
    }
    return item;
}

} // namespace

QByteArray setupToJson(const Setup& setup)
{
    QJsonArray settings;
    for (const SetupItem& item : setup.items) {
        QJsonObject object{{QStringLiteral("command"), item.command}, {QStringLiteral("value"), item.value}};
        if (!item.unit.isEmpty())
            object.insert(QStringLiteral("unit"), item.unit);
        QJsonObject arguments;
        for (auto argument = item.arguments.cbegin(); argument != item.arguments.cend(); ++argument)
            arguments.insert(argument.key(), argument.value().toString());
        if (!arguments.isEmpty())
            object.insert(QStringLiteral("arguments"), arguments);
        settings.append(object);
    }
    const QJsonObject root{
        {QStringLiteral("format"), kSetupFormat},
        {QStringLiteral("version"), kSetupVersion},
        {QStringLiteral("instrument"), QJsonObject{{QStringLiteral("manufacturer"), setup.identity.manufacturer},
                                                   {QStringLiteral("model"), setup.identity.model},
                                                   {QStringLiteral("serial"), setup.identity.serial},
                                                   {QStringLiteral("firmware"), setup.identity.firmware}}},
        {QStringLiteral("profile"), QJsonObject{{QStringLiteral("key"), setup.profileKey},
                                                {QStringLiteral("version"), setup.profileVersion}}},
        {QStringLiteral("time"), setup.time.toUTC().toString(Qt::ISODateWithMs)},
        {QStringLiteral("note"), setup.note},
        {QStringLiteral("settings"), settings}};
    return QJsonDocument(root).toJson(QJsonDocument::Indented);
}

Result<Setup> setupFromJson(const QByteArray& json)
{
    if (json.size() > kLargestSetup)
        return noSetup(SetupText::tr("the file is too large."));
    QJsonParseError parsed;
    const QJsonObject root = QJsonDocument::fromJson(json, &parsed).object();
    if (parsed.error != QJsonParseError::NoError)
        return noSetup(SetupText::tr("at byte %1, %2.").arg(parsed.offset).arg(parsed.errorString()));
    if (root.value(QLatin1StringView("format")).toString() != kSetupFormat)
        return noSetup(
            SetupText::tr("its format is not “%1”. Choose a file that Save Setup has written.").arg(kSetupFormat));
    if (root.value(QLatin1StringView("version")).toInt() != kSetupVersion)
        return noSetup(SetupText::tr("it was written by a later version of this program. Update this one."));
    const QJsonArray settings = root.value(QLatin1StringView("settings")).toArray();
    if (settings.size() > kMostSetupItems)
        return noSetup(SetupText::tr("it names more settings than any instrument has."));
    const QJsonObject identity = root.value(QLatin1StringView("instrument")).toObject();
    const auto identityPart = [&](const char* key) { return identity.value(QLatin1StringView(key)).toString(); };
    const QJsonObject profile = root.value(QLatin1StringView("profile")).toObject();
    Setup setup;
    setup.identity = {identityPart("manufacturer"), identityPart("model"), identityPart("serial"),
                      identityPart("firmware")};
    setup.profileKey = profile.value(QLatin1StringView("key")).toString();
    setup.profileVersion = profile.value(QLatin1StringView("version")).toString();
    setup.time =
        QDateTime::fromString(root.value(QLatin1StringView("time")).toString(), Qt::ISODateWithMs).toUTC();
    setup.note = root.value(QLatin1StringView("note")).toString();
    for (const QJsonValue& value : settings) {
        Result<SetupItem> item = itemFromJson(value);
        if (!item)
            return tl::unexpected<Error>(std::move(item.error()));
        setup.items.push_back(std::move(*item));
    }
    return setup;
}

Result<void> saveSetup(const Setup& setup, const QString& path)
{
    const QByteArray json = setupToJson(setup);
    QSaveFile file(path);
    if (!file.open(QIODevice::WriteOnly) || file.write(json) != json.size() || !file.commit()) {
        return failure(visa::Status::ErrorFileIo,
                       SetupText::tr("%1 could not be written: %2. Choose another folder or free some space.")
                           .arg(path, file.errorString()),
                       QStringLiteral("setup.save"));
    }
    return {};
}

Result<Setup> loadSetup(const QString& path)
{
    QFile file(path);
    if (!file.open(QIODevice::ReadOnly)) {
        return failure(
            visa::Status::ErrorFileAccess,
            SetupText::tr("%1 could not be opened: %2. Choose another file.").arg(path, file.errorString()),
            QStringLiteral("setup.load"));
    }
    return setupFromJson(file.read(kLargestSetup + 1));
}

} // namespace visor::instrument
