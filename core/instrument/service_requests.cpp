// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/instrument/service_requests.h"

#include <QCoreApplication>

namespace visor::instrument {

namespace {

struct ServiceRequestText
{
    Q_DECLARE_TR_FUNCTIONS(visor::instrument::ServiceRequest)
};

} // namespace

QStringList statusByteWords(std::uint8_t statusByte)
{
    QStringList words;
    for (int bit = 7; bit >= 0; --bit) {
        const auto mask = static_cast<std::uint8_t>(1 << bit);
        if ((statusByte & mask) == 0)
            continue;
        switch (mask) {
        case kRequestedService:
            words << QStringLiteral("RQS");
            break;
        case kEventSummary:
            words << QStringLiteral("ESB");
            break;
        case kMessageAvailable:
            words << QStringLiteral("MAV");
            break;
        default:
            words << ServiceRequestText::tr("bit %1").arg(bit);
            break;
        }
    }
    return words;
}

void ServiceRequestBox::post(std::uint8_t announced)
{
    {
        const std::lock_guard guard(m_mutex);
        ++m_count;
        if (m_waiting.size() >= kMaximumWaiting)
            return;
        ServiceRequest request;
        request.number = m_count;
        request.time = std::chrono::system_clock::now();
        request.announced = announced;
        m_waiting.push_back(request);
    }
    m_changed.notify_all();
}

std::optional<ServiceRequest> ServiceRequestBox::take()
{
    const std::lock_guard guard(m_mutex);
    if (m_waiting.empty())
        return std::nullopt;
    const ServiceRequest first = m_waiting.front();
    m_waiting.pop_front();
    return first;
}

std::optional<ServiceRequest> ServiceRequestBox::wait(const visa::Deadline& deadline)
{
    std::unique_lock lock(m_mutex);
    while (m_waiting.empty() && !deadline.hasExpired() && !deadline.isCancelled())
        m_changed.wait_for(lock, deadline.slice());
    if (m_waiting.empty() || deadline.isCancelled())
        return std::nullopt;
    const ServiceRequest first = m_waiting.front();
    m_waiting.pop_front();
    return first;
}

bool ServiceRequestBox::isEmpty() const
{
    const std::lock_guard guard(m_mutex);
    return m_waiting.empty();
}

std::uint64_t ServiceRequestBox::count() const
{
    const std::lock_guard guard(m_mutex);
    return m_count;
}

void ServiceRequestBox::clear()
{
    const std::lock_guard guard(m_mutex);
    m_waiting.clear();
}

} // namespace visor::instrument
