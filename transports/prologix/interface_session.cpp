// SPDX-License-Identifier: GPL-3.0-or-later
#include "transports/prologix/interface_session.h"

#include <QCoreApplication>

#include <algorithm>
#include <cstring>

namespace visor::prologix {

using visa::Deadline;
using visa::ReadChunk;
using visa::Status;

namespace {

class InterfaceSessionText
{
    Q_DECLARE_TR_FUNCTIONS(visor::prologix::InterfaceSession)
};

tl::unexpected<Error> ofAnInstrument(const QString& operation)
{
    return failure(
        Status::ErrorUnsupportedOperation,
        InterfaceSessionText::tr("This is the GPIB adapter; open an instrument on its bus for that, such "
                                 "as GPIB0::9::INSTR."),
        operation);
}

} // namespace

InterfaceSession::InterfaceSession(visa::ResourceName resource, std::shared_ptr<Adapter> adapter,
                                   std::chrono::milliseconds timeout)
    : m_adapter(std::move(adapter)), m_owner(m_adapter->newOwner()), m_attributes(std::move(resource), timeout)
{
}

InterfaceSession::~InterfaceSession()
{
    m_adapter->forget(m_owner);
}

Result<void> InterfaceSession::write(QByteArrayView bytes, const Deadline& deadline, bool)
{
    if (!bytes.startsWith("++"))
        return ofAnInstrument(QStringLiteral("write"));
    m_answer.clear();
    return m_adapter->tell(m_owner, bytes, deadline);
}

Result<ReadChunk> InterfaceSession::read(std::span<char> into, const Deadline& deadline)
{
    if (m_answer.isEmpty()) {
        auto line = m_adapter->answer(m_owner, deadline);
        if (!line)
            return tl::unexpected(line.error());
        m_answer = std::move(*line);
    }
    const auto count = std::min(static_cast<std::size_t>(m_answer.size()), into.size());
    std::memcpy(into.data(), m_answer.constData(), count);
    m_answer.remove(0, static_cast<qsizetype>(count));
    return ReadChunk{count, m_answer.isEmpty() ? Status::SuccessTermChar : Status::SuccessMaxCount};
}

Result<void> InterfaceSession::clear(const Deadline& deadline)
{
    return m_adapter->tell(m_owner, "++ifc", deadline);
}

Result<void> InterfaceSession::trigger(const Deadline&)
{
    return ofAnInstrument(QStringLiteral("trigger"));
}

Result<std::uint8_t> InterfaceSession::readStatusByte(const Deadline&)
{
    return ofAnInstrument(QStringLiteral("status byte"));
}

Result<void> InterfaceSession::lock(visa::LockMode, const QByteArray&, const Deadline&)
{
    return ofAnInstrument(QStringLiteral("lock"));
}

Result<void> InterfaceSession::unlock(const Deadline&)
{
    return ofAnInstrument(QStringLiteral("unlock"));
}

Result<visa::LockState> InterfaceSession::lockState(const Deadline&)
{
    return visa::LockState{};
}

Result<void> InterfaceSession::setRemote(visa::RemoteMode, const Deadline&)
{
    return ofAnInstrument(QStringLiteral("remote"));
}

Result<void> InterfaceSession::onServiceRequest(ServiceRequestHandler handler, const Deadline&)
{
    if (!handler)
        return {};
    return ofAnInstrument(QStringLiteral("service request"));
}

} // namespace visor::prologix
