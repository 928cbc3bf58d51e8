// SPDX-License-Identifier: GPL-3.0-or-later
//
// A reply over USBTMC through our session beside a bare loop over libusb that does nothing but the transfers, on
// the same emulated instrument; runs alternate. Prints the medians and their ratio:
//
//     umockdev-wrapper usbtmc_benchmark [BYTES [RUNS]]
#include "core/scpi/response_reader.h"
#include "tests/common/echo_device.h"
#include "tests/common/usbtmc_gadget.h"
#include "transports/usbtmc/usbtmc_session.h"

#include <algorithm>
#include <chrono>
#include <cstdio>
#include <cstdlib>
#include <vector>

namespace {

using namespace visor;
using Clock = std::chrono::steady_clock;
using Gadget = test::UsbtmcGadget;

const visa::Deadline kForEver = visa::Deadline::never();

[[noreturn]] void giveUp(const char* what)
{
    std::fprintf(stderr, "%s\n", what);
    std::exit(1);
}

/// Query and reply as the standard's text has them, and libusb's blocking calls.
class BareClient
{
public:
    explicit BareClient(std::size_t size)
        : m_size(size), m_room((12 + size + Gadget::kPacket) / Gadget::kPacket * Gadget::kPacket + Gadget::kPacket)
    {
        m_in.resize(m_room);
        if (libusb_init(&m_context) != 0)
            giveUp("libusb");
        m_handle = libusb_open_device_with_vid_pid(m_context, 0x1234, 0x5678);
        if (m_handle == nullptr || libusb_claim_interface(m_handle, 0) != 0)
            giveUp("no device");
    }
    ~BareClient()
    {
        libusb_release_interface(m_handle, 0);
        libusb_close(m_handle);
        libusb_exit(m_context);
    }
    void query()
    {
        out(QByteArray::fromHex("0101fe000600000001000000") + QByteArray("DATA?\n\0\0", 8));
        QByteArray request = QByteArray::fromHex("0202fd000000000000000000");
        const auto wanted = static_cast<std::uint32_t>(m_size);
        for (int i = 0; i < 4; ++i)
            request[4 + i] = static_cast<char>(wanted >> (8 * i));
        out(request);
        int count = 0;
        if (libusb_bulk_transfer(m_handle, Gadget::kBulkIn, m_in.data(), static_cast<int>(m_room), &count, 5000) !=
                0 ||
            static_cast<std::size_t>(count) < 12 + m_size)
            giveUp("the reply came short");
    }

private:
    void out(QByteArray bytes)
    {
        int count = 0;
        if (libusb_bulk_transfer(m_handle, Gadget::kBulkOut, reinterpret_cast<unsigned char*>(bytes.data()),
                                 static_cast<int>(bytes.size()), &count, 5000) != 0)
            giveUp("not sent");
    }
    std::size_t m_size;
    std::size_t m_room;
    std::vector<unsigned char> m_in;
    libusb_context* m_context = nullptr;
    libusb_device_handle* m_handle = nullptr;
};

template<typename Query>
double secondsOf(int queries, Query query)
{
    const auto begin = Clock::now();
    for (int i = 0; i < queries; ++i)
        query();
    return std::chrono::duration<double>(Clock::now() - begin).count() / queries;
}

double median(std::vector<double> values)
{
    std::nth_element(values.begin(), values.begin() + static_cast<std::ptrdiff_t>(values.size() / 2),
                     values.end());
    return values[values.size() / 2];
}

} // namespace

int main(int argc, char** argv)
{
    const std::size_t size = argc > 1 ? std::strtoull(argv[1], nullptr, 10) : std::size_t{1} << 20;
    const int runs = argc > 2 ? std::atoi(argv[2]) : 15;
    constexpr int kQueries = 20;

    test::EchoDevice device;
    Gadget::Options options;
    options.hasInterrupt = false; // the bare loop has no interrupt transfer either
    Gadget gadget(device, options);
    test::UsbTestbed testbed;
    testbed.plug(1, gadget);
    const visa::ResourceName name(visa::InterfaceType::Usb, 0,
                                  visa::UsbInstrument{0x1234, 0x5678, QStringLiteral("GADGET1"), 0, false});
    // The reply is a block of that size all told, kept ready by the device.
    {
        auto session = usbtmc::UsbtmcSession::open(name, {}, {}, kForEver);
        const QByteArray digits = QByteArray::number(static_cast<qulonglong>(size));
        const QByteArray head = '#' + QByteArray::number(digits.size()) + digits;
        const std::size_t data = size - static_cast<std::size_t>(head.size());
        const QByteArray count =
            QByteArray::number(static_cast<qulonglong>(data)).rightJustified(digits.size(), '0');
        if (!session ||
            !(*session)->write(
                "DATA #" + QByteArray::number(count.size()) + count + test::EchoDevice::pattern(data), kForEver))
            giveUp("no session");
    }
    std::vector<double> bare;
    std::vector<double> ours;
    for (int run = 0; run < runs; ++run) {
        {
            BareClient client(size);
            client.query();
            bare.push_back(secondsOf(kQueries, [&] { client.query(); }));
        }
        static_cast<void>(gadget.takeOut());
        auto session = usbtmc::UsbtmcSession::open(name, {}, {}, kForEver);
        if (!session)
            giveUp("no session");
        QByteArray reply;
        const auto query = [&] {
            if (!(*session)->write("DATA?\n", kForEver) ||
                !scpi::readResponseInto(reply, **session, {}, kForEver) ||
                static_cast<std::size_t>(reply.size()) != size)
                giveUp("the reply came short");
        };
        query();
        ours.push_back(secondsOf(kQueries, query));
        static_cast<void>(gadget.takeOut());
    }
    const double mebibytes = static_cast<double>(size) / (1 << 20);
    std::printf("%zu bytes: bare %.3f ms (%.0f MiB/s), ours %.3f ms (%.0f MiB/s), ratio %.3f\n", size,
                1e3 * median(bare), mebibytes / median(bare), 1e3 * median(ours), mebibytes / median(ours),
                median(bare) / median(ours));
    return 0;
}
