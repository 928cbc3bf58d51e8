// SPDX-License-Identifier: GPL-3.0-or-later
#include "transports/usbtmc/usbtmc_session.h"

#include "transports/usbtmc/error_text.h"

namespace visor::usbtmc {

using visa::Deadline;
using visa::LockMode;
using visa::LockState;
using visa::ReadChunk;
using visa::RemoteMode;
using visa::Status;

namespace {

/// How long closing may still abort what is under way.
constexpr std::chrono::milliseconds kUsbtmcCloseLimit{500};

} // namespace

Result<std::unique_ptr<UsbtmcSession>> UsbtmcSession::open(const visa::ResourceName& resource,
                                                           const instrument::OpenOptions& options,
                                                           const QuirkTable& quirks, const Deadline& deadline)
{
    const auto* const address = resource.as<visa::UsbInstrument>();
    if (address == nullptr || address->raw) {
        return failure(Status::ErrorUnsupportedOperation,
                       ErrorText::tr("%1 is not a USBTMC instrument.").arg(resource.toString()),
                       QStringLiteral("open"));
    }
    if (deadline.isCancelled())
        return cancelled(QStringLiteral("open"));
    auto device = UsbDevice::open(*address, resource.toString(), quirks);
    if (!device)
        return tl::unexpected(device.error());
    const Quirks& known = quirks.find(address->vendorId, address->productId);
    std::unique_ptr<UsbtmcSession> session(
        new UsbtmcSession(resource, options.timeout, std::move(*device), known, options.usbQuirks));
    if (const auto greeted = session->greet(deadline); !greeted)
        return tl::unexpected(greeted.error());
    return session;
}

UsbtmcSession::UsbtmcSession(visa::ResourceName resource, std::chrono::milliseconds timeout,
                             std::unique_ptr<UsbDevice> device, const Quirks& known,
                             const visa::UsbQuirkChanges& changes)
    : m_known(known),
      m_quirks(changes.appliedTo(known)),
      m_device(std::move(device)),
      m_control(*m_device),
      m_pipes(*m_device, m_control, m_quirks),
      m_reader(m_pipes, m_quirks),
      m_attributes(std::move(resource), timeout)
{
}

UsbtmcSession::~UsbtmcSession()
{
    m_interrupts.reset();
    if (!m_pipes.isSettled())
        static_cast<void>(m_pipes.settle(Deadline::after(kUsbtmcCloseLimit)));
}

void UsbtmcSession::adapt(const visa::UsbQuirkChanges& changes)
{
    m_quirks = changes.appliedTo(m_known);
}

Result<void> UsbtmcSession::greet(const Deadline& deadline)
{
    const auto capabilities = m_control.capabilities(deadline);
    if (capabilities) {
        m_capabilities = *capabilities;
    } else if (capabilities.error().status != Status::ErrorUnsupportedOperation &&
               capabilities.error().status != Status::ErrorInputProtocolViolation) {
        return tl::unexpected(capabilities.error());
    }
    m_reader.setDeviceFindsTermChar(m_capabilities.hasTermChar);
    if (m_quirks.needsRemoteEnable) {
        const auto enabled =
            m_control.run(ControlRequest::RemoteEnableControl, 1, QStringLiteral("open"), deadline);
        if (!enabled)
            return enabled;
    }
    if (m_device->layout().interruptIn != 0) {
        m_interrupts = std::make_unique<InterruptPipe>(*m_device);
        if (!m_interrupts->start())
            return usbFailure(LIBUSB_ERROR_NO_DEVICE, m_device->who(), QStringLiteral("open"));
    }
    return {};
}

bool UsbtmcSession::isUsb488() const
{
    return m_device->layout().protocol == kProtocolUsb488;
}

Result<void> UsbtmcSession::write(QByteArrayView bytes, const Deadline& deadline, bool end)
{
    if (auto settled = m_pipes.settle(deadline); !settled)
        return settled;
    m_reader.forget();
    return m_pipes.write(bytes, end && m_attributes.sendsEnd(), deadline);
}

Result<ReadChunk> UsbtmcSession::read(std::span<char> into, const Deadline& deadline)
{
    if (const auto settled = m_pipes.settle(deadline); !settled)
        return tl::unexpected(settled.error());
    return m_reader.read(into, m_attributes.termination(), !m_attributes.suppressesEnd(), deadline);
}

Result<void> UsbtmcSession::clear(const Deadline& deadline)
{
    m_reader.forget();
    return m_pipes.clear(deadline);
}

Result<void> UsbtmcSession::trigger(const Deadline& deadline)
{
    if (!m_capabilities.hasTrigger) {
        return failure(
            Status::ErrorUnsupportedOperation,
            ErrorText::tr("%1 takes no trigger over USB; send the command *TRG instead.").arg(m_device->who()),
            QStringLiteral("trigger"));
    }
    if (auto settled = m_pipes.settle(deadline); !settled)
        return settled;
    return m_pipes.trigger(deadline);
}

Result<std::uint8_t> UsbtmcSession::readStatusByte(const Deadline& deadline)
{
    const QString operation = QStringLiteral("status byte");
    if (!isUsb488()) {
        return failure(
            Status::ErrorUnsupportedOperation,
            ErrorText::tr("%1 has no status byte on USB; send the query *STB? instead.").arg(m_device->who()),
            operation);
    }
    for (;;) {
        if (m_interrupts) {
            if (const auto requested = m_interrupts->takeServiceRequest())
                return *requested;
            // The answer will come this way; without a transfer there the device would wait for ever.
            if (!m_interrupts->start())
                return usbFailure(LIBUSB_ERROR_NO_DEVICE, m_device->who(), operation);
        }
        const std::uint8_t tag = m_statusTags.next();
        if (m_interrupts)
            m_interrupts->forget(tag);
        const auto reply = m_control.readStatusByte(tag, deadline);
        if (!reply)
            return tl::unexpected(reply.error());
        if (reply->status == ControlStatus::InterruptInBusy && m_interrupts) {
            // USB488 §4.3.1.1: a packet waits to be taken; after it, again.
            if (deadline.isCancelled())
                return cancelled(operation);
            m_interrupts->waitForPacket(deadline);
            continue;
        }
        if (reply->status != ControlStatus::Success) {
            return failure(Status::ErrorIo,
                           ErrorText::tr("%1 could not tell its status byte; try again.").arg(m_device->who()),
                           operation, QStringLiteral("USBTMC status %1").arg(static_cast<int>(reply->status)));
        }
        if (reply->tag != tag && !m_quirks.wrongTag)
            return brokenAnswer(m_device->who(), operation,
                                QStringLiteral("bTag %1 in reply to %2").arg(reply->tag).arg(tag));
        if (!m_interrupts)
            return reply->statusByte;
        return m_interrupts->waitForStatusByte(tag, deadline);
    }
}

Result<void> UsbtmcSession::lock(LockMode, const QByteArray&, const Deadline&)
{
    return failure(Status::ErrorUnsupportedOperation,
                   ErrorText::tr("USB has no locks: an open instrument is closed to every other program anyway."),
                   QStringLiteral("lock"));
}

Result<void> UsbtmcSession::unlock(const Deadline&)
{
    return failure(Status::ErrorSessionNotLocked, ErrorText::tr("This session does not hold a lock."),
                   QStringLiteral("unlock"));
}

Result<LockState> UsbtmcSession::lockState(const Deadline&)
{
    return LockState{};
}

Result<void> UsbtmcSession::setRemote(RemoteMode mode, const Deadline& deadline)
{
    const QString operation = QStringLiteral("remote");
    if (!m_capabilities.hasRemoteLocal) {
        return failure(Status::ErrorUnsupportedOperation,
                       ErrorText::tr("%1 cannot be switched between remote and local over USB; use its front "
                                     "panel or a command.")
                           .arg(m_device->who()),
                       operation);
    }
    const auto remoteEnable = [&](std::uint16_t on) {
        return m_control.run(ControlRequest::RemoteEnableControl, on, operation, deadline);
    };
    // USB488 §4.3.2 to §4.3.4. A device is addressed by the next message, nothing is sent for that.
    switch (mode) {
    case RemoteMode::DeassertRemoteEnable:
        return remoteEnable(0);
    case RemoteMode::AssertRemoteEnable:
    case RemoteMode::AssertAndAddress:
        return remoteEnable(1);
    case RemoteMode::DeassertAndGoToLocal: {
        auto local = m_control.run(ControlRequest::GoToLocal, 0, operation, deadline);
        return local ? remoteEnable(0) : local;
    }
    case RemoteMode::AssertLocalLockout:
    case RemoteMode::AssertAddressLocalLockout: {
        auto remote = remoteEnable(1);
        return remote ? m_control.run(ControlRequest::LocalLockout, 0, operation, deadline) : remote;
    }
    case RemoteMode::GoToLocal:
        return m_control.run(ControlRequest::GoToLocal, 0, operation, deadline);
    }
    return failure(Status::ErrorInvalidMode, ErrorText::tr("There is no such remote mode."), operation);
}

Result<void> UsbtmcSession::onServiceRequest(ServiceRequestHandler handler, const Deadline&)
{
    const QString operation = QStringLiteral("service request");
    if (!m_interrupts) {
        if (!handler)
            return {};
        return failure(Status::ErrorUnsupportedMechanism,
                       ErrorText::tr("%1 sends no service requests over USB; ask for the status byte instead.")
                           .arg(m_device->who()),
                       operation);
    }
    if (handler && !m_interrupts->start())
        return usbFailure(LIBUSB_ERROR_NO_DEVICE, m_device->who(), operation);
    m_interrupts->setHandler(std::move(handler));
    return {};
}

Result<void> UsbtmcSession::indicate(const Deadline& deadline)
{
    if (!m_capabilities.hasIndicatorPulse) {
        return failure(Status::ErrorUnsupportedOperation,
                       ErrorText::tr("%1 has no light that USB could switch on.").arg(m_device->who()),
                       QStringLiteral("indicate"));
    }
    return m_control.run(ControlRequest::IndicatorPulse, 0, QStringLiteral("indicate"), deadline);
}

Result<visa::AttributeValue> UsbtmcSession::attribute(visa::Attribute id) const
{
    return m_attributes.get(id, m_device->function(), m_capabilities);
}

Result<void> UsbtmcSession::setAttribute(visa::Attribute id, const visa::AttributeValue& value)
{
    return m_attributes.set(id, value);
}

} // namespace visor::usbtmc
