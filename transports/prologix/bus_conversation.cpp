// SPDX-License-Identifier: GPL-3.0-or-later
#include "transports/prologix/bus_conversation.h"

#include <array>

namespace visor::prologix {

using visa::Deadline;
using visa::RemoteMode;

namespace {

/// A client that does not take its data for this long is gone.
constexpr std::chrono::seconds kBusSendLimit{60};
constexpr std::size_t kBusPiece = std::size_t{64} * 1024;

} // namespace

BusConversation::BusConversation(wire::ByteStream& stream, const std::vector<PrologixServer::BusDevice>& devices,
                                 const QByteArray& version, visa::CancelToken stopping)
    : m_stream(stream), m_version(version), m_stopping(std::move(stopping))
{
    for (const PrologixServer::BusDevice& device : devices) {
        auto link = device.device->open();
        if (!link)
            continue; // switched off: nobody at that address
        Station& place = m_stations[addressText(device.address)];
        place.link = std::move(*link);
        // A device without service requests never asserts the line.
        static_cast<void>(place.link->onServiceRequest([&place](std::uint8_t) { place.requestsService = true; },
                                                       Deadline::after(kBusSendLimit)));
    }
}

BusConversation::~BusConversation()
{
    for (auto& [address, place] : m_stations)
        static_cast<void>(place.link->onServiceRequest({}, Deadline::after(kBusSendLimit)));
}

void BusConversation::run()
{
    LineReader reader;
    std::vector<char> piece(kBusPiece);
    while (!m_stopping.isCancelled()) {
        const auto got = m_stream.readSome(piece, Deadline::never());
        std::vector<LineReader::Line> lines;
        if (!got || !reader.feed({piece.data(), static_cast<qsizetype>(*got)}, lines))
            return;
        for (const LineReader::Line& line : lines) {
            if (m_stopping.isCancelled() || !handle(line))
                return;
        }
    }
}

bool BusConversation::handle(const LineReader::Line& line)
{
    if (!line.isCommand)
        return sendData(line.text);
    const qsizetype space = line.text.indexOf(' ');
    return handleCommand((space < 0 ? line.text : line.text.first(space)).trimmed(),
                         space < 0 ? QByteArray() : line.text.sliced(space + 1).trimmed());
}

bool BusConversation::say(const QByteArray& line)
{
    return m_stream.writeAll(line + "\r\n", Deadline::after(kBusSendLimit, m_stopping)).has_value();
}

bool BusConversation::setting(int& value, const QByteArray& argument, int low, int high)
{
    if (argument.isEmpty())
        return say(QByteArray::number(value));
    if (const auto given = parseNumber(argument, low, high))
        value = *given;
    return true;
}

BusConversation::Station* BusConversation::station(const QByteArray& address)
{
    const auto found = m_stations.find(address);
    return found == m_stations.end() ? nullptr : &found->second;
}

Deadline BusConversation::busTime() const
{
    return Deadline::after(std::chrono::milliseconds(m_readTime), m_stopping);
}

void BusConversation::waitForNobody()
{
    std::mutex mutex;
    std::condition_variable nobody;
    std::unique_lock lock(mutex);
    const Deadline over = busTime();
    while (!over.hasExpired() && !over.isCancelled())
        nobody.wait_for(lock, over.slice());
}

bool BusConversation::sendData(const QByteArray& data)
{
    Station* const place = station(m_address);
    if (place == nullptr)
        return true; // the bytes go nowhere, and the firmware does not say so
    constexpr std::array<const char*, 4> kEnds{"\r\n", "\r", "\n", ""};
    // An instrument that refuses a command keeps its error to itself, as on a real bus.
    static_cast<void>(place->link->write(data + kEnds.at(static_cast<std::size_t>(m_eos)),
                                         Deadline::after(kBusSendLimit, m_stopping), m_eoi != 0));
    return m_auto == 0 || read();
}

bool BusConversation::read()
{
    Station* const place = station(m_address);
    // Addressing an instrument to talk that was asked nothing: it says nothing until the time is over.
    if (place == nullptr || !place->link->isResponsePending()) {
        waitForNobody();
        return true;
    }
    std::vector<char> piece(kBusPiece);
    for (;;) {
        const auto chunk = place->link->read(piece, busTime());
        const std::size_t count = chunk ? chunk->count : chunk.error().transferred;
        QByteArray bytes(piece.data(), static_cast<qsizetype>(count));
        const bool ends = chunk && chunk->status == visa::Status::Success;
        if (ends && m_endMarkEnabled != 0)
            bytes.append(static_cast<char>(m_endMark));
        if (!m_stream.writeAll(bytes, Deadline::after(kBusSendLimit, m_stopping)))
            return false;
        if (!chunk || ends)
            return true;
    }
}

bool BusConversation::poll(const QByteArray& argument)
{
    const auto address = argument.isEmpty() ? std::nullopt : parseAddress(argument);
    Station* const place = station(address ? addressText(*address) : m_address);
    if (place == nullptr) {
        waitForNobody();
        return true;
    }
    place->requestsService = false;
    const auto status = place->link->readStatusByte(busTime());
    return !status || say(QByteArray::number(*status));
}

bool BusConversation::handleCommand(const QByteArray& name, const QByteArray& argument)
{
    if (name == "addr") {
        if (argument.isEmpty())
            return say(m_address);
        if (const auto address = parseAddress(argument))
            m_address = addressText(*address);
        return true;
    }
    if (name == "ver")
        return say(m_version);
    if (name == "read")
        return read();
    if (name == "spoll")
        return poll(argument);
    if (name == "srq") {
        bool requested = false;
        for (const auto& [address, place] : m_stations)
            requested = requested || place.requestsService;
        return say(requested ? "1" : "0");
    }
    if (name == "mode")
        return setting(m_mode, argument, 0, 1);
    if (name == "auto")
        return setting(m_auto, argument, 0, 1);
    if (name == "eoi")
        return setting(m_eoi, argument, 0, 1);
    if (name == "eos")
        return setting(m_eos, argument, 0, 3);
    if (name == "eot_enable")
        return setting(m_endMarkEnabled, argument, 0, 1);
    if (name == "eot_char")
        return setting(m_endMark, argument, 0, 255);
    if (name == "read_tmo_ms")
        return setting(m_readTime, argument, 1, 32000);
    if (name == "savecfg")
        return setting(m_saves, argument, 0, 1);

    Station* const place = station(m_address);
    if (place == nullptr)
        return true;
    // None of these is answered, whatever the instrument thinks of it.
    if (name == "clr")
        static_cast<void>(place->link->clear(busTime()));
    else if (name == "trg")
        static_cast<void>(place->link->trigger(busTime()));
    else if (name == "loc")
        static_cast<void>(place->link->setRemote(RemoteMode::GoToLocal, busTime()));
    else if (name == "llo")
        static_cast<void>(place->link->setRemote(RemoteMode::AssertAddressLocalLockout, busTime()));
    return true;
}

} // namespace visor::prologix
