// SPDX-License-Identifier: GPL-3.0-or-later
#include "transports/lxi/identification.h"

#include "transports/lxi/http_get.h"

#include <QCoreApplication>
#include <QXmlStreamReader>

namespace visor::lxi {

namespace {

struct IdentificationText
{
    Q_DECLARE_TR_FUNCTIONS(visor::lxi::Identification)
};

constexpr std::chrono::milliseconds kIdentificationLimit{2000};
constexpr std::size_t kMostIdentificationAddresses = 64;
constexpr int kDeepestIdentification = 32;

} // namespace

Result<Identification> parseIdentification(const QByteArray& xml)
{
    const auto notOne = [](const QString& detail) {
        return failure(visa::Status::ErrorRawReadProtocolViolation,
                       IdentificationText::tr("The identification page of the instrument cannot be understood."),
                       QStringLiteral("identify"), detail);
    };
    Identification found;
    QXmlStreamReader reader(xml);
    int depth = 0;
    bool isLxi = false;
    while (!reader.atEnd()) {
        switch (reader.readNext()) {
        case QXmlStreamReader::DTD:
            return notOne(QStringLiteral("document type definition"));
        case QXmlStreamReader::EndElement:
            --depth;
            break;
        case QXmlStreamReader::StartElement: {
            if (++depth > kDeepestIdentification)
                return notOne(QStringLiteral("nested too deeply"));
            const QString name = reader.name().toString();
            if (depth == 1) {
                isLxi = name == QLatin1StringView("LXIDevice");
                break;
            }
            // Those of the device itself; interfaces and functions have names of their own further in.
            QString* field = nullptr;
            if (depth == 2 && name == QLatin1StringView("Manufacturer"))
                field = &found.identity.manufacturer;
            else if (depth == 2 && name == QLatin1StringView("Model"))
                field = &found.identity.model;
            else if (depth == 2 && name == QLatin1StringView("SerialNumber"))
                field = &found.identity.serial;
            else if (depth == 2 && name == QLatin1StringView("FirmwareRevision"))
                field = &found.identity.firmware;
            if (field != nullptr || name == QLatin1StringView("InstrumentAddressString")) {
                const QString text = reader.readElementText(QXmlStreamReader::SkipChildElements).trimmed();
                --depth; // its end has been read
                if (field != nullptr)
                    *field = text;
                else if (found.addresses.size() < kMostIdentificationAddresses)
                    found.addresses.push_back(text);
            }
            break;
        }
        default:
            break;
        }
    }
    if (reader.hasError())
        return notOne(reader.errorString());
    if (!isLxi || found.identity.isEmpty())
        return notOne(QStringLiteral("no LXIDevice with a maker or model"));
    return found;
}

Result<Identification> fetchIdentification(const QString& host, const visa::Deadline& deadline, std::uint16_t port)
{
    const auto page =
        httpGet(host, port, QByteArrayLiteral("/lxi/identification"), deadline.sooner(kIdentificationLimit));
    if (!page)
        return tl::unexpected(page.error());
    return parseIdentification(*page);
}

} // namespace visor::lxi
