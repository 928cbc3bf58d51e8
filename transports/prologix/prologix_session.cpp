// SPDX-License-Identifier: GPL-3.0-or-later
#include "transports/prologix/prologix_session.h"

#include "core/visa/resource_attributes.h"

#include <QCoreApplication>

#include <algorithm>
#include <cstring>

namespace visor::prologix {

using visa::Deadline;
using visa::LockMode;
using visa::LockState;
using visa::ReadChunk;
using visa::RemoteMode;
using visa::Status;

namespace {

class PrologixSessionText
{
    Q_DECLARE_TR_FUNCTIONS(visor::prologix::PrologixSession)
};

GpibAddress sessionAddress(const visa::ResourceName& resource)
{
    const auto* const address = resource.as<visa::GpibInstrument>();
    return address != nullptr ? *address : GpibAddress{};
}

} // namespace

PrologixSession::PrologixSession(visa::ResourceName resource, std::shared_ptr<Adapter> adapter,
                                 std::chrono::milliseconds timeout)
    : m_adapter(std::move(adapter)),
      m_owner(m_adapter->newOwner()),
      m_address(sessionAddress(resource)),
      m_attributes(std::move(resource), timeout)
{
}

PrologixSession::~PrologixSession()
{
    m_adapter->forget(m_owner);
}

Result<void> PrologixSession::write(QByteArrayView bytes, const Deadline& deadline, bool end)
{
    if (m_writeBrokeOff) {
        if (const auto cleared = clear(deadline); !cleared)
            return cleared;
    }
    m_ahead.clear();
    auto written = m_adapter->write(m_owner, m_address, bytes, end && m_attributes.sendsEnd(), deadline);
    m_writeBrokeOff = !written && written.error().transferred > 0;
    return written;
}

Result<ReadChunk> PrologixSession::read(std::span<char> into, const Deadline& deadline)
{
    ReadChunk chunk;
    if (!m_ahead.isEmpty()) {
        chunk.count = std::min(static_cast<std::size_t>(m_ahead.size()), into.size());
        std::memcpy(into.data(), m_ahead.constData(), chunk.count);
        m_ahead.remove(0, static_cast<qsizetype>(chunk.count));
        chunk.status = m_ahead.isEmpty() && m_aheadEnds ? Status::Success : Status::SuccessMaxCount;
    } else {
        const auto got = m_adapter->read(m_owner, m_address, into, deadline);
        if (!got)
            return got;
        chunk = *got;
    }
    if (m_attributes.suppressesEnd() && chunk.status == Status::Success)
        chunk.status = Status::SuccessMaxCount;
    if (!m_attributes.endsAtTermChar())
        return chunk;
    const std::span<char> come = into.first(chunk.count);
    const auto found = std::find(come.begin(), come.end(), m_attributes.termChar());
    if (found == come.end() || (found + 1 == come.end() && chunk.status == Status::Success))
        return chunk;
    const auto used = static_cast<std::size_t>(found - come.begin()) + 1;
    if (m_ahead.isEmpty())
        m_aheadEnds = chunk.status == Status::Success;
    m_ahead.prepend(QByteArrayView(come.data() + used, static_cast<qsizetype>(come.size() - used)));
    return ReadChunk{used, Status::SuccessTermChar};
}

Result<void> PrologixSession::clear(const Deadline& deadline)
{
    m_ahead.clear();
    auto cleared = m_adapter->command(m_owner, m_address, "clr", deadline);
    if (cleared)
        m_writeBrokeOff = false;
    return cleared;
}

Result<void> PrologixSession::trigger(const Deadline& deadline)
{
    return m_adapter->command(m_owner, m_address, "trg", deadline);
}

Result<std::uint8_t> PrologixSession::readStatusByte(const Deadline& deadline)
{
    return m_adapter->serialPoll(m_owner, m_address, deadline);
}

Result<void> PrologixSession::lock(LockMode, const QByteArray&, const Deadline&)
{
    return failure(Status::ErrorUnsupportedOperation, PrologixSessionText::tr("A GPIB adapter has no locks."),
                   QStringLiteral("lock"));
}

Result<void> PrologixSession::unlock(const Deadline&)
{
    return failure(Status::ErrorSessionNotLocked, PrologixSessionText::tr("This session does not hold a lock."),
                   QStringLiteral("unlock"));
}

Result<LockState> PrologixSession::lockState(const Deadline&)
{
    return LockState{};
}

Result<void> PrologixSession::setRemote(RemoteMode mode, const Deadline& deadline)
{
    switch (mode) {
    case RemoteMode::AssertRemoteEnable: // always so
    case RemoteMode::AssertAndAddress:   // with the next write
        return {};
    case RemoteMode::AssertLocalLockout:
    case RemoteMode::AssertAddressLocalLockout:
        return m_adapter->command(m_owner, m_address, "llo", deadline);
    case RemoteMode::GoToLocal:
        return m_adapter->command(m_owner, m_address, "loc", deadline);
    case RemoteMode::DeassertRemoteEnable:
    case RemoteMode::DeassertAndGoToLocal:
        break;
    }
    return failure(
        Status::ErrorUnsupportedOperation,
        PrologixSessionText::tr("This GPIB adapter keeps remote enable asserted; send the instrument to "
                                "local instead."),
        QStringLiteral("remote"));
}

Result<void> PrologixSession::onServiceRequest(ServiceRequestHandler handler, const Deadline&)
{
    m_adapter->onServiceRequest(m_owner, m_address, std::move(handler));
    return {};
}

Result<visa::AttributeValue> PrologixSession::attribute(visa::Attribute id) const
{
    if (const auto known = visa::checkAttribute(resource(), id); !known)
        return tl::unexpected(known.error());
    if (const auto named = visa::resourceAttribute(resource(), id))
        return *named;
    return m_attributes.get(id);
}

Result<void> PrologixSession::setAttribute(visa::Attribute id, const visa::AttributeValue& value)
{
    return m_attributes.set(id, value);
}

} // namespace visor::prologix
