// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/instrument/instrument_facts.h"

#include "core/scpi/block.h"
#include "core/scpi/message.h"

namespace visor::instrument {

namespace {

/// Plenty for a list of headers.
constexpr std::int64_t kLargestHelp = std::int64_t{1024} * 1024;

/// The `interfaces:` entry of the route that was opened.
QString interfaceText(const visa::ResourceName& resource)
{
    if (const auto* socket = resource.as<visa::TcpipSocket>())
        return QStringLiteral("{type: ethernet, port: %1}").arg(socket->port);
    if (const auto* usb = resource.as<visa::UsbInstrument>()) {
        const auto hexadecimal = [](std::uint16_t id) {
            return QStringLiteral("0x%1").arg(QString::number(id, 16).toUpper(), 4, QLatin1Char('0'));
        };
        return QStringLiteral("{type: usb, usb_vid: \"%1\", usb_pid: \"%2\"}")
            .arg(hexadecimal(usb->vendorId), hexadecimal(usb->productId));
    }
    if (const auto* gpib = resource.as<visa::GpibInstrument>())
        return QStringLiteral("{type: gpib, default_address: %1}").arg(gpib->primary);
    if (resource.as<visa::SerialInstrument>() != nullptr)
        return QStringLiteral("{type: serial}");
    return resource.host().isEmpty() ? QString() : QStringLiteral("{type: ethernet}");
}

/// An answer to SYSTem:ERRor? is a number, then what it means.
bool isErrorEntry(const QByteArray& reply)
{
    bool isNumber = false;
    reply.trimmed().split(',').first().toInt(&isNumber);
    return isNumber;
}

/// The error queue as it is now; what we asked must not be found by somebody else.
bool hasErrorQueue(Dialogue& dialogue)
{
    constexpr int kMostEntries = 32;
    for (int entry = 0; entry < kMostEntries; ++entry) {
        const auto reply = dialogue.queryLine("SYSTem:ERRor?");
        if (!reply || !isErrorEntry(*reply))
            return entry > 0;
        if (reply->trimmed().split(',').first().toInt() == 0)
            return true;
    }
    return true;
}

std::vector<profile::HelpHeader> helpHeaders(Dialogue& dialogue)
{
    const ReplyLimit limit(dialogue, kLargestHelp);
    // Few instruments know it; those that do not leave an error in their queue and do not answer.
    const auto reply = dialogue.query("SYSTem:HELP:HEADers?");
    if (!reply)
        return {};
    const auto block = scpi::parseBlock(*reply);
    return profile::parseHelpHeaders(block ? block->data.toByteArray() : *reply);
}

} // namespace

profile::InstrumentFacts askForFacts(Dialogue& dialogue, const scpi::Identity& identity,
                                     const visa::ResourceName& resource)
{
    profile::InstrumentFacts facts;
    facts.identity = identity;
    facts.interfaceText = interfaceText(resource);
    facts.hasErrorQueue = hasErrorQueue(dialogue);
    facts.headers = helpHeaders(dialogue);
    if (facts.hasErrorQueue && facts.headers.empty())
        static_cast<void>(hasErrorQueue(dialogue)); // takes the "undefined header" out again
    return facts;
}

} // namespace visor::instrument
