// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/instruments/resource_proposals.h"

#include <QCoreApplication>
#include <QRegularExpression>

#include <utility>

namespace visor::ui {

namespace {

class ResourceWords
{
    Q_DECLARE_TR_FUNCTIONS(ResourceWords)
};

QString wireName(const visa::ResourceName& resource)
{
    if (const auto* lan = resource.as<visa::TcpipInstrument>())
        return lan->isHislip() ? QStringLiteral("HiSLIP") : QStringLiteral("VXI-11");
    if (const auto* socket = resource.as<visa::TcpipSocket>())
        return ResourceWords::tr("raw socket, port %1").arg(socket->port);
    if (resource.as<visa::UsbInstrument>() != nullptr)
        return QStringLiteral("USB");
    if (resource.as<visa::SerialInstrument>() != nullptr)
        return ResourceWords::tr("serial port");
    if (resource.as<visa::GpibInstrument>() != nullptr)
        return QStringLiteral("GPIB");
    return resource.resourceClass();
}

void propose(std::vector<ResourceProposal>& proposals, const QString& name)
{
    if (auto resource = visa::ResourceName::parse(name))
        proposals.push_back({*resource, wireName(*resource)});
}

} // namespace

std::vector<ResourceProposal> proposeResources(QStringView text)
{
    const QString typed = text.trimmed().toString();
    std::vector<ResourceProposal> proposals;
    if (typed.isEmpty())
        return proposals;
    if (auto resource = visa::ResourceName::parse(typed)) {
        proposals.push_back({*resource, wireName(*resource)});
        return proposals;
    }
    if (typed.contains(QStringLiteral("::")))
        return proposals; // a VISA string with a mistake: the parser says where

    static const QRegularExpression kGpib(QStringLiteral("^gpib(\\d*),(\\d{1,2})(?:,(\\d{1,2}))?$"),
                                          QRegularExpression::CaseInsensitiveOption);
    static const QRegularExpression kPort(QStringLiteral("^(\\[[0-9a-f:.%]+\\]|[^\\s:/,]+):(\\d{1,5})$"),
                                          QRegularExpression::CaseInsensitiveOption);
    static const QRegularExpression kHost(
        QStringLiteral("^(\\[[0-9a-f:.%]+\\]|[a-z0-9]([a-z0-9._-]*[a-z0-9])?\\.?)$"),
        QRegularExpression::CaseInsensitiveOption);
    static const QRegularExpression kSerial(QStringLiteral("^(/dev/\\S+|COM\\d{1,3})$"),
                                            QRegularExpression::CaseInsensitiveOption);

    if (const auto gpib = kGpib.match(typed); gpib.hasMatch()) {
        const QString board = gpib.captured(1).isEmpty() ? QStringLiteral("0") : gpib.captured(1);
        const QString secondary = gpib.captured(3).isEmpty() ? QString() : QStringLiteral("::") + gpib.captured(3);
        propose(proposals, QStringLiteral("GPIB%1::%2%3::INSTR").arg(board, gpib.captured(2), secondary));
    } else if (kSerial.match(typed).hasMatch()) {
        propose(proposals, QStringLiteral("ASRL%1::INSTR").arg(typed));
    } else if (const auto port = kPort.match(typed); port.hasMatch()) {
        const QString host = port.captured(1);
        const int number = port.captured(2).toInt();
        // 4880 is HiSLIP's (IVI-6.1), 111 the portmapper's: the port says which wire is meant.
        const QString socket = QStringLiteral("TCPIP0::%1::%2::SOCKET").arg(host).arg(number);
        const QString hislip = QStringLiteral("TCPIP0::%1::hislip0,%2::INSTR").arg(host).arg(number);
        if (number == 111) {
            propose(proposals, QStringLiteral("TCPIP0::%1::inst0::INSTR").arg(host));
        } else if (number == 4880) {
            propose(proposals, hislip);
            propose(proposals, socket);
        } else {
            propose(proposals, socket);
            propose(proposals, hislip);
            propose(proposals, QStringLiteral("TCPIP0::%1:%2::inst0::INSTR").arg(host).arg(number));
        }
    } else if (kHost.match(typed).hasMatch()) {
        propose(proposals, QStringLiteral("TCPIP0::%1::inst0::INSTR").arg(typed));
        propose(proposals, QStringLiteral("TCPIP0::%1::hislip0::INSTR").arg(typed));
        propose(proposals, QStringLiteral("TCPIP0::%1::5025::SOCKET").arg(typed));
    }
    return proposals;
}

} // namespace visor::ui
