// SPDX-License-Identifier: GPL-3.0-or-later
#include "transports/usbtmc/interrupt_pipe.h"

#include "transports/usbtmc/error_text.h"

#include <algorithm>
#include <array>
#include <atomic>
#include <deque>
#include <mutex>

namespace visor::usbtmc {

using visa::Deadline;

namespace {

/// Service requests that a handler has not taken; beyond it is lost, or a device floods us.
constexpr std::size_t kMostInterruptsQueued = 4096;
/// The delivering thread is woken by each packet; this bounds the harm of a wake-up that went astray.
constexpr std::chrono::milliseconds kInterruptLook{100};
constexpr std::chrono::seconds kInterruptTakeBackLimit{1};

} // namespace

/// Shared with the callback. While the transfer is with the kernel it holds itself.
struct InterruptPipe::State
{
    State() : transfer(libusb_alloc_transfer(0)) {}
    State(const State&) = delete;
    State& operator=(const State&) = delete;
    ~State() { libusb_free_transfer(transfer); }

    libusb_transfer* transfer;
    std::vector<unsigned char> buffer;
    int arrived = 0; ///< set with each packet, for libusb to stop waiting; accessed atomically

    std::mutex mutex; ///< protects what follows
    std::shared_ptr<State> self;
    bool isActive = false;
    bool isHalted = false;
    bool isClosing = false;
    bool isWanted = false; ///< somebody takes the queue
    std::optional<std::uint8_t> requested;
    std::array<std::optional<std::uint8_t>, 128> answers;
    std::deque<std::uint8_t> queue;
};

InterruptPipe::InterruptPipe(UsbDevice& device) : m_device(device), m_state(std::make_shared<State>())
{
    m_state->buffer.resize(std::max<std::size_t>(device.layout().interruptPacket, 2));
}

InterruptPipe::~InterruptPipe()
{
    setHandler({});
    {
        const std::lock_guard guard(m_state->mutex);
        m_state->isClosing = true;
        if (!m_state->isActive)
            return;
    }
    static_cast<void>(libusb_cancel_transfer(m_state->transfer));
    // A transfer that the kernel keeps, keeps its state: the callback can never meet freed memory.
    const Deadline limit = Deadline::after(kInterruptTakeBackLimit);
    for (;;) {
        {
            const std::lock_guard guard(m_state->mutex);
            if (!m_state->isActive || limit.hasExpired())
                return;
        }
        std::atomic_ref(m_state->arrived).store(0);
        m_device.handleEvents(limit.slice(UsbDevice::kLook), &m_state->arrived);
    }
}

bool InterruptPipe::start()
{
    bool isHalted = false;
    {
        const std::lock_guard guard(m_state->mutex);
        if (m_state->isActive)
            return true;
        isHalted = std::exchange(m_state->isHalted, false);
    }
    if (isHalted)
        m_device.clearHalt(m_device.layout().interruptIn);
    libusb_fill_interrupt_transfer(m_state->transfer, m_device.handle(), m_device.layout().interruptIn,
                                   m_state->buffer.data(), static_cast<int>(m_state->buffer.size()), packetCame,
                                   m_state.get(), 0);
    const std::lock_guard guard(m_state->mutex);
    m_state->isActive = libusb_submit_transfer(m_state->transfer) == LIBUSB_SUCCESS;
    if (m_state->isActive)
        m_state->self = m_state;
    return m_state->isActive;
}

void InterruptPipe::packetCame(libusb_transfer* transfer)
{
    auto* const state = static_cast<State*>(transfer->user_data);
    std::shared_ptr<State> last; // destroyed after the lock
    const std::lock_guard guard(state->mutex);
    if (transfer->status == LIBUSB_TRANSFER_COMPLETED) {
        const QByteArrayView bytes(reinterpret_cast<const char*>(transfer->buffer),
                                   static_cast<qsizetype>(transfer->actual_length));
        if (const auto packet = parseInterrupt(bytes); packet && packet->isServiceRequest) {
            state->requested = packet->statusByte;
            if (state->isWanted && state->queue.size() < kMostInterruptsQueued)
                state->queue.push_back(packet->statusByte);
        } else if (packet) {
            state->answers[packet->tag] = packet->statusByte;
        }
    }
    const bool goesOn = transfer->status == LIBUSB_TRANSFER_COMPLETED && !state->isClosing &&
                        libusb_submit_transfer(transfer) == LIBUSB_SUCCESS;
    if (!goesOn) {
        state->isActive = false;
        state->isHalted = transfer->status == LIBUSB_TRANSFER_STALL;
        last.swap(state->self);
    }
    std::atomic_ref(state->arrived).store(1);
}

std::optional<std::uint8_t> InterruptPipe::takeServiceRequest()
{
    m_device.handleEvents(std::chrono::milliseconds(0));
    const std::lock_guard guard(m_state->mutex);
    return std::exchange(m_state->requested, std::nullopt);
}

void InterruptPipe::forget(std::uint8_t tag)
{
    const std::lock_guard guard(m_state->mutex);
    m_state->answers[tag & 0x7F].reset();
}

Result<std::uint8_t> InterruptPipe::waitForStatusByte(std::uint8_t tag, const Deadline& deadline)
{
    const QString operation = QStringLiteral("status byte");
    for (;;) {
        std::atomic_ref(m_state->arrived).store(0);
        bool isActive = false;
        {
            const std::lock_guard guard(m_state->mutex);
            if (const auto answer = std::exchange(m_state->answers[tag & 0x7F], std::nullopt))
                return *answer;
            isActive = m_state->isActive;
        }
        if (!isActive && !start())
            return usbFailure(LIBUSB_ERROR_NO_DEVICE, m_device.who(), operation);
        if (deadline.isCancelled())
            return cancelled(operation);
        if (deadline.hasExpired())
            return timedOut(m_device.who(), operation);
        waitForPacket(deadline);
    }
}

void InterruptPipe::waitForPacket(const Deadline& deadline)
{
    m_device.handleEvents(deadline.slice(UsbDevice::kLook), &m_state->arrived);
}

void InterruptPipe::setHandler(Handler handler)
{
    if (m_thread.joinable()) {
        m_thread.request_stop();
        m_device.interruptEvents();
        m_thread.join();
    }
    {
        const std::lock_guard guard(m_state->mutex);
        m_state->queue.clear();
        m_state->isWanted = static_cast<bool>(handler);
    }
    if (!handler)
        return;
    m_thread = std::jthread(
        [this, handler = std::move(handler)](const std::stop_token& stopping) { deliver(stopping, handler); });
}

void InterruptPipe::deliver(const std::stop_token& stopping, const Handler& handler)
{
    while (!stopping.stop_requested()) {
        m_device.handleEvents(kInterruptLook);
        std::deque<std::uint8_t> came;
        bool isActive = false;
        {
            const std::lock_guard guard(m_state->mutex);
            came.swap(m_state->queue);
            isActive = m_state->isActive;
        }
        for (const std::uint8_t statusByte : came) {
            if (stopping.stop_requested())
                return;
            handler(statusByte);
        }
        if (!isActive)
            return; // unplugged, or halted until the session starts it again
    }
}

} // namespace visor::usbtmc
