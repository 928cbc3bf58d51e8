// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/common/usbtmc_gadget.h"

#include <QtEndian>

#include <algorithm>
#include <cstdlib>
#include <utility>

namespace visor::test {

using usbtmc::ControlRequest;
using usbtmc::ControlStatus;
using visa::Deadline;

namespace {

constexpr std::size_t kLargestReply = std::size_t{16} << 20;

std::uint8_t code(ControlStatus status)
{
    return static_cast<std::uint8_t>(status);
}

Deadline now()
{
    return Deadline::after(std::chrono::milliseconds(0));
}

} // namespace

UsbtmcGadget::UsbtmcGadget(visa::Device& device) : UsbtmcGadget(device, Options()) {}

UsbtmcGadget::UsbtmcGadget(visa::Device& device, Options options)
    : m_device(device), m_options(std::move(options)), m_link(openLink())
{
}

std::unique_ptr<visa::DeviceLink> UsbtmcGadget::openLink()
{
    auto link = std::move(*m_device.open());
    if (!m_options.hasInterrupt)
        return link;
    const auto subscribed = link->onServiceRequest(
        [this](std::uint8_t statusByte) {
            interrupt(QByteArray("\x81") + static_cast<char>(statusByte)); // USB488 §3.4.1
        },
        now());
    if (!subscribed)
        std::abort();
    return link;
}

UsbtmcGadget::~UsbtmcGadget() = default;

void UsbtmcGadget::setFaults(const Faults& faults)
{
    const std::lock_guard guard(m_mutex);
    m_faults = faults;
}

std::vector<QByteArray> UsbtmcGadget::takeOut()
{
    const std::lock_guard guard(m_mutex);
    return std::exchange(m_outs, {});
}

std::vector<int> UsbtmcGadget::takeControls()
{
    const std::lock_guard guard(m_mutex);
    return std::exchange(m_controls, {});
}

bool UsbtmcGadget::hasBeenAsked(int request) const
{
    const std::lock_guard guard(m_mutex);
    return std::find(m_controls.begin(), m_controls.end(), request) != m_controls.end();
}

std::vector<int> UsbtmcGadget::takeClearedHalts()
{
    const std::lock_guard guard(m_mutex);
    return std::exchange(m_clearedHalts, {});
}

void UsbtmcGadget::interrupt(QByteArray packet)
{
    const std::lock_guard guard(m_interruptMutex);
    m_interrupts.push_back(std::move(packet));
}

bool UsbtmcGadget::isInterruptTaken() const
{
    const std::lock_guard guard(m_interruptMutex);
    return m_interrupts.empty();
}

void UsbtmcGadget::reset()
{
    {
        const std::lock_guard guard(m_mutex);
        m_link.reset();
        m_link = openLink();
        m_request.reset();
        m_aborted.reset();
        m_replies.clear();
        m_partialOut.clear();
        m_pending = 0;
        m_isOutHalted = false;
        m_flushes = false;
    }
    const std::lock_guard guard(m_interruptMutex);
    m_interrupts.clear();
}

std::optional<std::vector<std::uint8_t>> UsbtmcGadget::control(const UsbSetup& setup)
{
    const std::lock_guard guard(m_mutex);
    if ((setup.type & 0x60) != 0x20) // class requests only
        return std::nullopt;
    m_controls.push_back(setup.request);
    auto reply = answer(setup);
    // §4.2.1: wLength is what the reply has; devices stall others.
    if (reply && reply->size() != setup.length)
        return std::nullopt;
    if (reply && m_faults.truncatedControl)
        reply->pop_back();
    return reply;
}

std::optional<std::vector<std::uint8_t>> UsbtmcGadget::answer(const UsbSetup& setup)
{
    using Reply = std::vector<std::uint8_t>;
    const bool toEndpoint = setup.type == 0xA2;
    const auto request = static_cast<ControlRequest>(setup.request);
    const std::uint8_t endpoint = toEndpoint ? static_cast<std::uint8_t>(setup.index) : 0;
    if (!toEndpoint && (setup.type != 0xA1 || setup.index != m_options.interfaceNumber))
        return std::nullopt;
    const auto remote = [&](visa::RemoteMode mode) {
        return Reply{code(m_link->setRemote(mode, now()) ? ControlStatus::Success : ControlStatus::Failed)};
    };
    switch (request) {
    case ControlRequest::InitiateAbortBulkOut:
        if (m_faults.stallsAbort || endpoint != kBulkOut)
            return std::nullopt;
        if (!m_faults.isBusy)
            return Reply{code(ControlStatus::Failed), 0};
        m_faults.isBusy = false;
        m_isOutHalted = true;
        m_pending = m_faults.pendingRounds;
        return Reply{code(ControlStatus::Success), static_cast<std::uint8_t>(setup.value)};
    case ControlRequest::CheckAbortBulkOutStatus:
    case ControlRequest::CheckAbortBulkInStatus:
        return m_faults.stallsAbort ? std::nullopt : std::optional(progress(8));
    case ControlRequest::InitiateAbortBulkIn:
        if (m_faults.stallsAbort || endpoint != kBulkIn)
            return std::nullopt;
        return abortIn(static_cast<std::uint8_t>(setup.value));
    case ControlRequest::InitiateClear:
        if (m_faults.stallsClear || !m_link->clear(now()))
            return std::nullopt;
        m_request.reset();
        m_replies.clear();
        m_flushes = true;
        m_faults.isBusy = false;
        m_isOutHalted = true; // §4.2.1.6: until the host clears it
        m_pending = m_faults.pendingRounds;
        return Reply{code(ControlStatus::Success)};
    case ControlRequest::CheckClearStatus:
        return progress(2);
    case ControlRequest::GetCapabilities:
        return m_faults.stallsCapabilities ? std::nullopt : std::optional(capabilities());
    case ControlRequest::IndicatorPulse:
        return Reply{code(ControlStatus::Success)};
    case ControlRequest::ReadStatusByte:
        return m_options.isUsb488 ? std::optional(statusByte(static_cast<std::uint8_t>(setup.value)))
                                  : std::nullopt;
    case ControlRequest::RemoteEnableControl:
        return remote(setup.value != 0 ? visa::RemoteMode::AssertRemoteEnable
                                       : visa::RemoteMode::DeassertRemoteEnable);
    case ControlRequest::GoToLocal:
        return remote(visa::RemoteMode::GoToLocal);
    case ControlRequest::LocalLockout:
        return remote(visa::RemoteMode::AssertLocalLockout);
    }
    return std::nullopt;
}

std::vector<std::uint8_t> UsbtmcGadget::abortIn(std::uint8_t tag)
{
    if (m_request && m_request->tag == tag) {
        if (m_faults.answersAborted) {
            m_aborted = std::exchange(m_request, std::nullopt);
            return {code(ControlStatus::Failed), 0};
        }
        m_request.reset();
        m_replies.clear();
        m_flushes = true;
        m_replies.push_back({{}, true, false});
        m_pending = m_faults.pendingRounds;
        return {code(ControlStatus::Success), tag};
    }
    if (!m_replies.empty())
        return {code(ControlStatus::TransferNotInProgress), tag};
    return {code(ControlStatus::Failed), 0};
}

std::vector<std::uint8_t> UsbtmcGadget::progress(std::size_t size)
{
    std::vector<std::uint8_t> reply(size, 0);
    const bool isPending = !m_replies.empty() || m_pending > 0;
    if (m_replies.empty() && m_pending > 0)
        --m_pending;
    reply[0] = code(isPending ? ControlStatus::Pending : ControlStatus::Success);
    reply[1] = m_replies.empty() ? 0 : 1;
    return reply;
}

std::vector<std::uint8_t> UsbtmcGadget::statusByte(std::uint8_t tag)
{
    if (std::exchange(m_faults.interruptBusyOnce, false)) {
        interrupt(QByteArray("\xFF\x00", 2));
        return {code(ControlStatus::InterruptInBusy), tag, 0};
    }
    const std::uint8_t value = m_link->readStatusByte(now()).value_or(0);
    if (!m_options.hasInterrupt)
        return {code(ControlStatus::Success), tag, value};
    if (!m_faults.losesInterrupts)
        interrupt(QByteArray(1, static_cast<char>(0x80 | tag)) + static_cast<char>(value));
    return {code(ControlStatus::Success), tag, 0};
}

UsbGadget::OutAnswer UsbtmcGadget::out(std::span<const std::uint8_t> transfer)
{
    const std::lock_guard guard(m_mutex);
    if (m_faults.isBusy)
        return OutAnswer::Busy;
    if (m_isOutHalted)
        return OutAnswer::Stalled;
    // The host may hand a transfer over in pieces; TransferSize says when it is whole.
    m_partialOut.append(reinterpret_cast<const char*>(transfer.data()), static_cast<qsizetype>(transfer.size()));
    if (m_partialOut.size() >= 12 && m_partialOut[0] == 1 && transfer.size() % kPacket == 0 &&
        m_partialOut.size() <
            12 + static_cast<qsizetype>(qFromLittleEndian<std::uint32_t>(m_partialOut.constData() + 4)))
        return OutAnswer::Taken;
    const QByteArray bytes = std::exchange(m_partialOut, {});
    m_outs.push_back(bytes);
    const auto stall = [this] {
        m_isOutHalted = true;
        return OutAnswer::Stalled;
    };
    if (std::exchange(m_faults.stallsOut, false) || bytes.size() < 12 || bytes.size() % 4 != 0 ||
        static_cast<char>(~bytes[1]) != bytes[2] || bytes[1] == 0)
        return stall();
    const auto size = qFromLittleEndian<std::uint32_t>(bytes.constData() + 4);
    const auto kind = static_cast<std::uint8_t>(bytes[0]);
    if (kind == 1) {
        const qsizetype padded = (static_cast<qsizetype>(size) + 3) / 4 * 4;
        if (size == 0 || bytes.size() != 12 + padded)
            return stall();
        // A new message interrupts the reply that nobody took.
        m_request.reset();
        const auto written = m_link->write(QByteArrayView(bytes).sliced(12, size), now(), (bytes[8] & 1) != 0);
        return written ? OutAnswer::Taken : stall();
    }
    if (kind == 2) {
        if (m_request || size == 0)
            return stall(); // §3.3: one request at a time
        m_request = Request{static_cast<std::uint8_t>(bytes[1]), size, std::nullopt};
        if ((bytes[8] & 2) != 0)
            m_request->termChar = bytes[9];
        return OutAnswer::Taken;
    }
    if (kind == 128)
        return m_link->trigger(now()) ? OutAnswer::Taken : stall();
    return stall();
}

void UsbtmcGadget::respond()
{
    if (!m_replies.empty() || m_faults.isSilent || !m_link->isResponseAvailable())
        return;
    if (m_aborted && m_request) {
        queueReply(*std::exchange(m_aborted, std::nullopt), "stale\n", true);
        return;
    }
    if (!m_request)
        return;
    const Request request = *std::exchange(m_request, std::nullopt);
    if (std::exchange(m_faults.stallsIn, false)) {
        m_replies.push_back({{}, true, true});
        return;
    }
    std::size_t most = std::min<std::size_t>(request.size, kLargestReply);
    if (m_faults.splitAt != 0)
        most = std::min(most, m_faults.splitAt);
    if (m_faults.headerOnce)
        most = kLargestReply;
    QByteArray data(static_cast<qsizetype>(most), Qt::Uninitialized);
    const auto chunk = m_link->read(std::span(data.data(), most), now());
    if (!chunk)
        return;
    data.truncate(static_cast<qsizetype>(chunk->count));
    queueReply(request, data, chunk->status != visa::Status::SuccessMaxCount);
}

void UsbtmcGadget::queueReply(const Request& request, QByteArray data, bool ends)
{
    usbtmc::InHeader header;
    header.message = m_faults.wrongMessageId ? 1 : 2;
    header.tag = m_faults.wrongTag ? 2 : request.tag;
    header.inverseTag = static_cast<std::uint8_t>(m_faults.brokenInverse ? header.tag : ~header.tag);
    header.endOfMessage = ends && !m_faults.neverEndOfMessage;
    header.endedByTermChar = request.termChar && data.endsWith(*request.termChar);
    if (m_faults.countsPadding)
        data.append(QByteArray((4 - data.size() % 4) % 4, '\0'));
    header.size = m_faults.transferSize.value_or(static_cast<std::uint32_t>(data.size()));
    if (m_faults.shortTransfer)
        header.size += 100;
    if (m_faults.noHeader) {
        m_replies.push_back({{1, 2, 3, 4}, true, false});
        return;
    }
    const usbtmc::Header head = usbtmc::encodeIn(header);
    if (m_faults.leadingEmpty)
        m_replies.push_back({{}, true, false});

    QByteArrayView rest = data;
    if (m_faults.headerOnce)
        rest = rest.first(std::min<qsizetype>(rest.size(), 500));
    InTransfer transfer;
    transfer.endsShort = !m_faults.noZeroLengthPacket;
    const std::size_t padded = (static_cast<std::size_t>(rest.size()) + 3) / 4 * 4;
    transfer.bytes.reserve(head.size() + padded + static_cast<std::size_t>(m_faults.trailingBytes));
    transfer.bytes.assign(head.begin(), head.end());
    transfer.bytes.insert(transfer.bytes.end(), rest.begin(), rest.end());
    if (!m_faults.headerOnce)
        transfer.bytes.resize(head.size() + padded, 0);
    transfer.bytes.resize(transfer.bytes.size() + static_cast<std::size_t>(m_faults.trailingBytes), 0xEE);
    m_replies.push_back(std::move(transfer));
    for (qsizetype at = rest.size(); at < data.size(); at += 500) {
        const QByteArrayView piece =
            QByteArrayView(data).sliced(at).first(std::min<qsizetype>(500, data.size() - at));
        m_replies.push_back({{piece.begin(), piece.end()}, !m_faults.noZeroLengthPacket, false});
    }
}

std::optional<UsbGadget::InTransfer> UsbtmcGadget::in(std::uint8_t endpoint)
{
    if (endpoint == kInterruptIn) {
        const std::lock_guard guard(m_interruptMutex);
        if (m_interrupts.empty())
            return std::nullopt;
        const QByteArray packet = m_interrupts.front();
        m_interrupts.pop_front();
        return InTransfer{{packet.begin(), packet.end()}, true, false};
    }
    const std::lock_guard guard(m_mutex);
    respond();
    if (m_replies.empty())
        return std::nullopt;
    InTransfer transfer = std::move(m_replies.front());
    m_replies.pop_front();
    return transfer;
}

void UsbtmcGadget::clearHalt(std::uint8_t endpoint)
{
    const std::lock_guard guard(m_mutex);
    m_clearedHalts.push_back(endpoint);
    if (endpoint == kBulkOut)
        m_isOutHalted = false;
}

bool UsbtmcGadget::takeFlush()
{
    const std::lock_guard guard(m_mutex);
    return std::exchange(m_flushes, false);
}

} // namespace visor::test
