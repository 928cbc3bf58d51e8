// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "transports/prologix/prologix_server.h"

#include <condition_variable>
#include <map>
#include <mutex>
#include <set>

namespace visor::prologix {

/// One client's time with a simulated GPIB adapter: the adapter's settings and a link to each instrument on the
/// bus. Lives on the thread that serves the client.
class BusConversation
{
public:
    BusConversation(wire::ByteStream& stream, const std::vector<PrologixServer::BusDevice>& devices,
                    const QByteArray& version, visa::CancelToken stopping);
    ~BusConversation();

    /// Until the client is gone.
    void run();

private:
    struct Station
    {
        std::unique_ptr<visa::DeviceLink> link;
        std::atomic<bool> requestsService = false;
    };
    [[nodiscard]] bool handle(const LineReader::Line& line);
    [[nodiscard]] bool handleCommand(const QByteArray& name, const QByteArray& argument);
    [[nodiscard]] bool sendData(const QByteArray& data);
    [[nodiscard]] bool read();
    [[nodiscard]] bool poll(const QByteArray& argument);
    [[nodiscard]] bool say(const QByteArray& line);
    /// A setting asked for ("++eos") or given ("++eos 3").
    [[nodiscard]] bool setting(int& value, const QByteArray& argument, int low, int high);
    [[nodiscard]] Station* station(const QByteArray& address);
    [[nodiscard]] visa::Deadline busTime() const;
    /// As long as a read of nobody takes.
    void waitForNobody();

    wire::ByteStream& m_stream;
    const QByteArray m_version;
    const visa::CancelToken m_stopping;
    std::map<QByteArray, Station> m_stations; ///< by addressText()
    QByteArray m_address = "0";
    int m_mode = 1;
    int m_auto = 0;
    int m_eoi = 1;
    int m_eos = 0;
    int m_endMarkEnabled = 0;
    int m_endMark = 0;
    int m_readTime = 200;
    int m_saves = 1;
};

} // namespace visor::prologix
