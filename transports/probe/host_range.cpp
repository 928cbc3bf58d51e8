// SPDX-License-Identifier: GPL-3.0-or-later
#include "transports/probe/host_range.h"

#include "transports/wire/network_interfaces.h"
#include "transports/wire/socket_address.h"

#include <QCoreApplication>
#include <QRegularExpression>

#include <algorithm>

namespace visor::probe {

namespace {

struct HostRangeText
{
    Q_DECLARE_TR_FUNCTIONS(visor::probe::HostRange)
};

std::optional<std::uint32_t> rangeAddress(const QString& text)
{
    // Four whole numbers: the system's reader would also take "10.1" and octal ones.
    static const QRegularExpression dotted(QStringLiteral("^\\d{1,3}(\\.\\d{1,3}){3}$"));
    const auto address = dotted.match(text).hasMatch() ? wire::SocketAddress::fromNumeric(text, 0) : std::nullopt;
    return address ? address->ipv4() : std::nullopt;
}

} // namespace

Result<QStringList> hostsOf(const QString& range)
{
    const QString text = range.trimmed();
    const auto wrong = [&] {
        return failure(visa::Status::ErrorInvalidExpression,
                       HostRangeText::tr("“%1” names no hosts. Write a network (192.168.1.0/24), a range "
                                         "(192.168.1.10-40) or one host; %2 hosts at most.")
                           .arg(text)
                           .arg(kMostHosts),
                       QStringLiteral("sweep"));
    };
    std::uint32_t first = 0;
    std::uint32_t last = 0;
    const qsizetype dash = text.lastIndexOf(u'-');
    if (const qsizetype slash = text.indexOf(u'/'); slash >= 0) {
        const auto address = rangeAddress(text.left(slash));
        bool isNumber = false;
        const int bits = text.mid(slash + 1).toInt(&isNumber);
        if (!address || !isNumber || bits < 1 || bits > 32)
            return wrong();
        const std::uint32_t mask = 0xFFFFFFFFu << (32 - bits);
        first = *address & mask;
        last = first | ~mask;
        if (bits < 31) { // the network itself and everybody are no hosts
            ++first;
            --last;
        }
    } else if (const auto beforeDash = rangeAddress(text.left(std::max<qsizetype>(dash, 0)))) {
        bool isNumber = false;
        const std::uint32_t end = text.mid(dash + 1).toUInt(&isNumber);
        first = *beforeDash;
        if (!isNumber || end > 255)
            return wrong();
        last = (first & 0xFFFFFF00u) | end;
    } else {
        if (text.isEmpty() || text.contains(u' '))
            return wrong();
        return QStringList{text};
    }
    if (last < first || last - first >= kMostHosts)
        return wrong();
    QStringList hosts;
    for (std::uint32_t address = first;; ++address) {
        hosts << wire::ipv4Text(address);
        if (address == last)
            return hosts;
    }
}

} // namespace visor::probe
