// SPDX-License-Identifier: GPL-3.0-or-later
// VISA attributes of a HiSLIP session (VPP-4.3, tables of TCPIP INSTR resources).
#include "transports/hislip/error_text.h"
#include "transports/hislip/hislip_session.h"

#include <algorithm>

namespace visor::hislip {

using visa::Attribute;
using visa::AttributeValue;
using visa::Deadline;
using visa::Status;

namespace {

/// VPP-4.3 attribute ids.
enum class HislipAttributeId : std::uint32_t {
    ResourceClass = 0xBFFF0001,
    ResourceName = 0xBFFF0002,
    ResourceLockState = 0x3FFF0004,
    InterfaceType = 0x3FFF0171,
    InterfaceNumber = 0x3FFF0176,
    InterfaceInstanceName = 0xBFFF00E9,
    TcpipAddress = 0xBFFF0195,
    TcpipHostName = 0xBFFF0196,
    TcpipDeviceName = 0xBFFF0199,
    TcpipNoDelay = 0x3FFF019A,
    TcpipKeepAlive = 0x3FFF019B,
    TcpipIsHislip = 0x3FFF0303,
    TcpipHislipOverlapEnabled = 0x3FFF0300,
    TcpipHislipVersion = 0x3FFF0301,
    TcpipHislipMaximumMessageKb = 0x3FFF0302,
    TimeoutValue = 0x3FFF001A,
    TermChar = 0x3FFF0018,
    TermCharEnabled = 0x3FFF0038,
    SuppressEndEnabled = 0x3FFF0036,
    SendEndEnabled = 0x3FFF0016,
    IoProtocol = 0x3FFF001C,
    TriggerId = 0x3FFF0177,
    UserData = 0x3FFF0007,
};

constexpr std::int64_t kInfiniteTimeout = 0xFFFFFFFF;
/// Setting these talks to the instrument; setAttribute() takes no deadline.
constexpr std::chrono::milliseconds kLeastAttributeLimit{5000};
constexpr std::int64_t kLargestMessageKb = 1024 * 1024;

/// VISA versions hold the major part in bits 31-20, the minor one in 19-8.
constexpr std::int64_t hislipVisaVersion(std::uint16_t version)
{
    return (std::int64_t{version} >> 8 << 20) | ((std::int64_t{version} & 0xFF) << 8);
}

tl::unexpected<Error> hislipBadValue(Attribute id, const AttributeValue&)
{
    return failure(Status::ErrorUnsupportedAttributeState,
                   ErrorText::tr("HiSLIP attribute 0x%1 does not take this value.")
                       .arg(static_cast<std::uint32_t>(id), 8, 16, QLatin1Char('0')),
                   QStringLiteral("setAttribute"));
}

tl::unexpected<Error> hislipUnknown(Attribute id, const QString& operation)
{
    return failure(Status::ErrorUnsupportedAttribute,
                   ErrorText::tr("A HiSLIP session has no attribute 0x%1.")
                       .arg(static_cast<std::uint32_t>(id), 8, 16, QLatin1Char('0')),
                   operation);
}

} // namespace

Result<AttributeValue> HislipSession::attribute(Attribute id) const
{
    const auto* address = m_resource.as<visa::TcpipInstrument>();
    const auto integer = [](auto value) { return AttributeValue(static_cast<std::int64_t>(value)); };
    // Reading does not change the socket, but its accessors are not const.
    auto& stream = const_cast<HislipSession*>(this)->m_sync.stream();
    switch (static_cast<HislipAttributeId>(id)) {
    case HislipAttributeId::ResourceClass:
        return AttributeValue(m_resource.resourceClass());
    case HislipAttributeId::ResourceName:
        return AttributeValue(m_who);
    case HislipAttributeId::ResourceLockState:
        return integer(m_locks.holds(visa::LockMode::Exclusive) ? 1
                       : m_locks.holds(visa::LockMode::Shared)  ? 2
                                                                : 0);
    case HislipAttributeId::InterfaceType:
        return integer(visa::InterfaceType::Tcpip);
    case HislipAttributeId::InterfaceNumber:
        return integer(m_resource.board());
    case HislipAttributeId::InterfaceInstanceName:
        return AttributeValue(QStringLiteral("HiSLIP %1").arg(address->host));
    case HislipAttributeId::TcpipAddress:
        return AttributeValue(stream.peerAddress());
    case HislipAttributeId::TcpipHostName:
        return AttributeValue(address->host == stream.peerAddress() ? QString() : address->host);
    case HislipAttributeId::TcpipDeviceName:
        return AttributeValue(address->device);
    case HislipAttributeId::TcpipNoDelay:
        return stream.noDelay().map([](bool on) { return AttributeValue(on); });
    case HislipAttributeId::TcpipKeepAlive:
        return stream.keepAlive().map([](bool on) { return AttributeValue(on); });
    case HislipAttributeId::TcpipIsHislip:
        return AttributeValue(true);
    case HislipAttributeId::TcpipHislipOverlapEnabled:
        return AttributeValue(m_sync.isOverlapped());
    case HislipAttributeId::TcpipHislipVersion:
        return integer(hislipVisaVersion(m_version));
    case HislipAttributeId::TcpipHislipMaximumMessageKb:
        return integer(m_ourLimit / 1024);
    case HislipAttributeId::TimeoutValue:
        return integer(m_timeout == std::chrono::milliseconds::max() ? kInfiniteTimeout : m_timeout.count());
    case HislipAttributeId::TermChar:
        return integer(static_cast<unsigned char>(m_readOptions.termChar));
    case HislipAttributeId::TermCharEnabled:
        return AttributeValue(m_readOptions.stopAtTermChar);
    case HislipAttributeId::SuppressEndEnabled:
        return AttributeValue(m_readOptions.ignoreEnd);
    case HislipAttributeId::SendEndEnabled:
        return AttributeValue(m_sendEnd);
    case HislipAttributeId::IoProtocol:
        return integer(1); // VI_PROT_NORMAL
    case HislipAttributeId::TriggerId:
        return integer(-1); // VI_TRIG_SW
    case HislipAttributeId::UserData:
        return integer(m_userData);
    }
    return hislipUnknown(id, QStringLiteral("attribute"));
}

Result<void> HislipSession::setAttribute(Attribute id, const AttributeValue& value)
{
    const auto* flag = std::get_if<bool>(&value);
    const auto* number = std::get_if<std::int64_t>(&value);
    const auto setFlag = [&](bool& target) -> Result<void> {
        if (!flag)
            return hislipBadValue(id, value);
        target = *flag;
        return {};
    };
    switch (static_cast<HislipAttributeId>(id)) {
    case HislipAttributeId::TcpipNoDelay:
    case HislipAttributeId::TcpipKeepAlive:
        if (!flag)
            return hislipBadValue(id, value);
        for (wire::TcpStream* stream : {&m_sync.stream(), &m_async.stream()}) {
            const auto set = id == static_cast<Attribute>(HislipAttributeId::TcpipNoDelay)
                                 ? stream->setNoDelay(*flag)
                                 : stream->setKeepAlive(*flag);
            if (!set)
                return set;
        }
        return {};
    case HislipAttributeId::TcpipHislipOverlapEnabled:
        return flag ? setOverlapped(*flag) : hislipBadValue(id, value);
    case HislipAttributeId::TcpipHislipMaximumMessageKb:
        if (!number || *number < 1 || *number > kLargestMessageKb)
            return hislipBadValue(id, value);
        return setMessageLimit(*number);
    case HislipAttributeId::TimeoutValue:
        if (!number || *number < 0 || *number > kInfiniteTimeout)
            return hislipBadValue(id, value);
        m_timeout =
            *number == kInfiniteTimeout ? std::chrono::milliseconds::max() : std::chrono::milliseconds(*number);
        return {};
    case HislipAttributeId::TermChar:
        if (!number || *number < 0 || *number > 255)
            return hislipBadValue(id, value);
        m_readOptions.termChar = static_cast<char>(*number);
        return {};
    case HislipAttributeId::TermCharEnabled:
        return setFlag(m_readOptions.stopAtTermChar);
    case HislipAttributeId::SuppressEndEnabled:
        return setFlag(m_readOptions.ignoreEnd);
    case HislipAttributeId::SendEndEnabled:
        return setFlag(m_sendEnd);
    case HislipAttributeId::IoProtocol:
        return number && *number == 1 ? Result<void>() : hislipBadValue(id, value);
    case HislipAttributeId::TriggerId:
        return number && *number == -1 ? Result<void>() : hislipBadValue(id, value);
    case HislipAttributeId::UserData:
        if (!number)
            return hislipBadValue(id, value);
        m_userData = *number;
        return {};
    default:
        if (!attribute(id))
            return hislipUnknown(id, QStringLiteral("setAttribute"));
        return failure(Status::ErrorAttributeReadOnly,
                       ErrorText::tr("HiSLIP attribute 0x%1 can only be read.")
                           .arg(static_cast<std::uint32_t>(id), 8, 16, QLatin1Char('0')),
                       QStringLiteral("setAttribute"));
    }
}

Result<void> HislipSession::setOverlapped(bool overlapped)
{
    const bool before = std::exchange(m_wantsOverlap, overlapped);
    if (m_sync.isOverlapped() == overlapped)
        return {};
    // §6.5: the mode changes with a device clear.
    const auto cleared = runClear(Deadline::after(std::max(m_timeout, kLeastAttributeLimit)));
    if (!cleared) {
        m_wantsOverlap = before;
        return cleared;
    }
    if (m_sync.isOverlapped() == overlapped)
        return {};
    m_wantsOverlap = before;
    return failure(Status::ErrorUnsupportedAttributeState,
                   overlapped ? ErrorText::tr("%1 does not support overlapped mode.").arg(m_who)
                              : ErrorText::tr("%1 does not support synchronized mode.").arg(m_who),
                   QStringLiteral("setAttribute"));
}

Result<void> HislipSession::setMessageLimit(std::int64_t kilobytes)
{
    const auto before = std::exchange(m_ourLimit, static_cast<std::uint64_t>(kilobytes) * 1024);
    const auto sized = negotiateMessageSize(Deadline::after(std::max(m_timeout, kLeastAttributeLimit)));
    if (!sized)
        m_ourLimit = before;
    return sized;
}

} // namespace visor::hislip
