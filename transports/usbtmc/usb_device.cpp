// SPDX-License-Identifier: GPL-3.0-or-later
#include "transports/usbtmc/usb_device.h"

#include "transports/usbtmc/error_text.h"
#include "transports/usbtmc/kernel_nodes.h"
#include "transports/wire/process_table.h"

#include <algorithm>
#include <atomic>
#include <cstring>
#include <optional>

namespace visor::usbtmc {

using visa::Deadline;

namespace {

/// The kernel takes a transfer back within a frame; one that it does not is not waited for.
constexpr std::chrono::seconds kUsbTakeBackLimit{1};

void LIBUSB_CALL usbTransferDone(libusb_transfer* transfer)
{
    // libusb reads the flag under its own lock, after this callback.
    std::atomic_ref(*static_cast<int*>(transfer->user_data)).store(1, std::memory_order_release);
}

TransferEnd usbTransferEnd(libusb_transfer_status status)
{
    switch (status) {
    case LIBUSB_TRANSFER_COMPLETED:
        return TransferEnd::Complete;
    case LIBUSB_TRANSFER_STALL:
        return TransferEnd::Stall;
    case LIBUSB_TRANSFER_NO_DEVICE:
        return TransferEnd::Lost;
    case LIBUSB_TRANSFER_OVERFLOW:
        return TransferEnd::Overflow;
    case LIBUSB_TRANSFER_TIMED_OUT:
        return TransferEnd::TimedOut;
    case LIBUSB_TRANSFER_CANCELLED:
        return TransferEnd::Cancelled;
    case LIBUSB_TRANSFER_ERROR:
        break;
    }
    return TransferEnd::Failed;
}

} // namespace

struct UsbDevice::Transfer
{
    Transfer() : transfer(libusb_alloc_transfer(0)) {}
    Transfer(const Transfer&) = delete;
    Transfer& operator=(const Transfer&) = delete;
    ~Transfer() { libusb_free_transfer(transfer); }

    [[nodiscard]] bool isDone() { return std::atomic_ref(done).load(std::memory_order_acquire) != 0; }

    libusb_transfer* transfer;
    int done = 0;
    std::vector<unsigned char> setup; ///< of a control request, with its data
};

Result<std::unique_ptr<UsbDevice>> UsbDevice::open(const visa::UsbInstrument& address, const QString& who,
                                                   const QuirkTable& quirks)
{
    const QString operation = QStringLiteral("open");
    auto context = makeUsbContext();
    if (!context)
        return tl::unexpected(context.error());
    auto functions = allFunctions(*context, quirks);
    if (!functions)
        return tl::unexpected(functions.error());
    const UsbFunction* const function = findFunction(*functions, address);
    if (function == nullptr)
        return usbFailure(LIBUSB_ERROR_NOT_FOUND, who, operation);

    // Taking the interface from the kernel's driver would take it from whoever uses that driver, without a word.
    // Other users' programs are seen by root alone; those lose it as before.
    const wire::ProcessTable processes;
    for (const QString& node : kernelNodes(
             interfaceFolder(function->device.get(), function->layout.configuration, function->layout.number),
             QStringLiteral("/dev/"))) {
        if (const auto holders = processes.holdersOf(node); !holders.empty())
            return heldThroughKernel(who, processesText(holders), node);
    }

    libusb_device_handle* handle = nullptr;
    if (const int code = libusb_open(function->device.get(), &handle); code != LIBUSB_SUCCESS)
        return usbFailure(code, who, operation);
    std::unique_ptr<UsbDevice> device(new UsbDevice(*context, *function, handle, who));
    const InterfaceLayout& layout = device->layout();
    // Platforms without kernel drivers to detach have nothing to give back either.
    static_cast<void>(libusb_set_auto_detach_kernel_driver(handle, 1));
    int active = 0;
    if (libusb_get_configuration(handle, &active) == LIBUSB_SUCCESS && active != layout.configuration) {
        if (const int code = libusb_set_configuration(handle, layout.configuration); code != LIBUSB_SUCCESS)
            return usbFailure(code, who, operation);
    }
    if (const int code = libusb_claim_interface(handle, layout.number); code != LIBUSB_SUCCESS)
        return usbFailure(code, who, operation);
    device->m_isClaimed = true;
    if (layout.alternate != 0) {
        if (const int code = libusb_set_interface_alt_setting(handle, layout.number, layout.alternate);
            code != LIBUSB_SUCCESS)
            return usbFailure(code, who, operation);
    }
    return device;
}

UsbDevice::UsbDevice(UsbContext context, UsbFunction function, libusb_device_handle* handle, QString who)
    : m_context(std::move(context)), m_function(std::move(function)), m_handle(handle), m_who(std::move(who))
{
}

UsbDevice::~UsbDevice()
{
    if (m_isClaimed)
        static_cast<void>(libusb_release_interface(m_handle, layout().number));
    libusb_close(m_handle);
    m_abandoned.clear();
    m_function.device.reset();
}

TransferResult UsbDevice::controlIn(std::uint8_t requestType, std::uint8_t request, std::uint16_t value,
                                    std::uint16_t index, std::span<char> into, const Deadline& deadline)
{
    auto transfer = std::make_unique<Transfer>();
    transfer->setup.resize(LIBUSB_CONTROL_SETUP_SIZE + into.size());
    libusb_fill_control_setup(transfer->setup.data(), requestType, request, value, index,
                              static_cast<std::uint16_t>(into.size()));
    if (transfer->transfer != nullptr) {
        libusb_fill_control_transfer(transfer->transfer, m_handle, transfer->setup.data(), usbTransferDone,
                                     &transfer->done, 0);
    }
    const TransferResult result = run(transfer, deadline.sooner(kControlLimit));
    if (transfer && result.count > 0) {
        std::memcpy(into.data(), transfer->setup.data() + LIBUSB_CONTROL_SETUP_SIZE,
                    std::min(result.count, into.size()));
    }
    return result;
}

TransferResult UsbDevice::bulk(std::uint8_t endpoint, std::span<char> bytes, const Deadline& deadline)
{
    auto transfer = std::make_unique<Transfer>();
    if (transfer->transfer != nullptr) {
        libusb_fill_bulk_transfer(transfer->transfer, m_handle, endpoint,
                                  reinterpret_cast<unsigned char*>(bytes.data()), static_cast<int>(bytes.size()),
                                  usbTransferDone, &transfer->done, 0);
    }
    return run(transfer, deadline);
}

TransferResult UsbDevice::run(std::unique_ptr<Transfer>& transfer, const Deadline& deadline)
{
    if (m_isStuck)
        return {TransferEnd::Lost, 0};
    if (deadline.isCancelled())
        return {TransferEnd::Cancelled, 0};
    if (deadline.hasExpired())
        return {TransferEnd::TimedOut, 0};
    if (transfer->transfer == nullptr)
        return {TransferEnd::Failed, 0};
    if (const int code = libusb_submit_transfer(transfer->transfer); code != LIBUSB_SUCCESS)
        return {code == LIBUSB_ERROR_NO_DEVICE ? TransferEnd::Lost : TransferEnd::Failed, 0};

    std::optional<TransferEnd> givenUp;
    Deadline takeBack = Deadline::never();
    while (!transfer->isDone()) {
        if (!givenUp && (deadline.isCancelled() || deadline.hasExpired())) {
            givenUp = deadline.isCancelled() ? TransferEnd::Cancelled : TransferEnd::TimedOut;
            takeBack = Deadline::after(kUsbTakeBackLimit);
            // ErrorNotFound means that it is done just now: the loop sees it.
            static_cast<void>(libusb_cancel_transfer(transfer->transfer));
        }
        if (givenUp && takeBack.hasExpired()) {
            m_isStuck = true;
            m_abandoned.push_back(std::move(transfer));
            return {*givenUp, 0};
        }
        const auto look = deadline.token().canBeCancelled() ? kLook : visa::kCancelLatency;
        handleEvents(givenUp ? takeBack.slice(kLook) : deadline.slice(look), &transfer->done);
    }
    const auto count = static_cast<std::size_t>(std::max(transfer->transfer->actual_length, 0));
    TransferEnd end = usbTransferEnd(transfer->transfer->status);
    if (end == TransferEnd::Cancelled)
        end = givenUp.value_or(TransferEnd::Lost); // not by us: the kernel is taking the device away
    return {end, count};
}

bool UsbDevice::clearHalt(std::uint8_t endpoint)
{
    return libusb_clear_halt(m_handle, endpoint) == LIBUSB_SUCCESS;
}

void UsbDevice::handleEvents(std::chrono::milliseconds atMost, int* completed)
{
    const auto microseconds = std::chrono::duration_cast<std::chrono::microseconds>(atMost).count();
    timeval limit{static_cast<time_t>(microseconds / 1'000'000),
                  static_cast<suseconds_t>(microseconds % 1'000'000)};
    // What goes wrong in there ends each transfer with a status of its own.
    static_cast<void>(libusb_handle_events_timeout_completed(m_context.get(), &limit, completed));
}

void UsbDevice::interruptEvents()
{
    libusb_interrupt_event_handler(m_context.get());
}

} // namespace visor::usbtmc
