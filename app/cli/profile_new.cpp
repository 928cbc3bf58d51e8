// SPDX-License-Identifier: GPL-3.0-or-later
// `visor profile new`.
#include "app/cli/opened_instrument.h"
#include "app/cli/output.h"
#include "app/cli/profile_actions.h"
#include "core/profile/starting_profile.h"
#include "core/scpi/block.h"
#include "core/scpi/message.h"

#include <QCoreApplication>
#include <QFile>

namespace visor::app {

namespace {

struct ProfileNewText
{
    Q_DECLARE_TR_FUNCTIONS(visor::app::Cli)
};

/// Plenty for a list of headers.
constexpr std::int64_t kLargestHelp = 1024 * 1024;

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
bool hasErrorQueue(instrument::Dialogue& dialogue)
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

std::vector<profile::HelpHeader> helpHeaders(instrument::Dialogue& dialogue)
{
    const instrument::ReplyLimit limit(dialogue, kLargestHelp);
    // Few instruments know it; those that do not leave an error in their queue and do not answer.
    const auto reply = dialogue.query("SYSTem:HELP:HEADers?");
    if (!reply)
        return {};
    const auto block = scpi::parseBlock(*reply);
    return profile::parseHelpHeaders(block ? block->data.toByteArray() : *reply);
}

ExitCode writeNewFile(const QString& path, const QByteArray& text)
{
    QFile file(path);
    // NewOnly: a file of the user's is never written over.
    const bool isOurs = file.open(QIODevice::WriteOnly | QIODevice::NewOnly);
    if (isOurs && file.write(text) == text.size() && file.flush()) {
        printMessage(
            ProfileNewText::tr("visor: %1 is written. Complete it, then check it with “visor profile check”.")
                .arg(path));
        return ExitCode::Done;
    }
    return reportFailure(path,
                         {visa::Status::ErrorFileAccess,
                          !isOurs && QFile::exists(path)
                              ? ProfileNewText::tr("The file is there already and is left alone; name another.")
                              : ProfileNewText::tr("The file cannot be written: %1.").arg(file.errorString()),
                          {},
                          QStringLiteral("profile.new"),
                          0});
}

} // namespace

ExitCode newProfile(const QString& resource, const QCommandLineParser& parser, const CommandContext& context)
{
    auto opened = OpenedInstrument::open(resource, parser, context);
    if (!opened)
        return reportFailure(resource, opened.error());
    const QString name = opened->resource().toString();
    const auto identity = opened->identify();
    if (!identity)
        return reportFailure(name, identity.error());
    profile::InstrumentFacts facts;
    facts.identity = *identity;
    facts.interfaceText = interfaceText(opened->resource());
    auto dialogue = opened->dialogue(instrument::Origin::Housekeeping);
    facts.hasErrorQueue = hasErrorQueue(dialogue);
    facts.headers = helpHeaders(dialogue);
    if (facts.hasErrorQueue && facts.headers.empty())
        static_cast<void>(hasErrorQueue(dialogue)); // takes the "undefined header" out again
    const QByteArray text = profile::startingProfile(facts);
    const QString path = parser.value(QStringLiteral("output"));
    if (!path.isEmpty())
        return writeNewFile(path, text);
    return printBytes(text) ? ExitCode::Done : ExitCode::Refused;
}

} // namespace visor::app
