// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/common/echo_device.h"

#include <algorithm>
#include <cstring>
#include <utility>
#include <vector>

namespace visor::test {

using visa::Deadline;
using visa::LockMode;
using visa::LockState;
using visa::ReadChunk;
using visa::RemoteMode;
using visa::Status;

namespace {

constexpr std::uint8_t kMessageAvailable = 0x10;
constexpr std::uint8_t kRequestService = 0x40;

tl::unexpected<Error> echoFailure(Status status, std::size_t transferred = 0)
{
    return failure(status, QStringLiteral("echo device: %1").arg(visa::statusName(status)), QStringLiteral("echo"),
                   {}, transferred);
}

} // namespace

class EchoDevice::Link : public visa::DeviceLink
{
public:
    explicit Link(EchoDevice& device) : m_device(device) {}

    ~Link() override
    {
        const std::scoped_lock guard(m_device.m_handlerMutex, m_device.m_mutex);
        m_device.m_links.erase(this);
        m_shared = 0;
        m_exclusive = 0;
        releaseOwnership();
        m_device.m_changed.notify_all();
    }

    Result<void> write(QByteArrayView bytes, const Deadline& deadline, bool end) override
    {
        bool service = false;
        {
            std::unique_lock lock(m_device.m_mutex);
            if (const auto mine = waitForLock(lock, deadline); !mine)
                return mine;
            m_input.append(bytes);
            if (!end)
                return {};
            service = execute(std::exchange(m_input, {}));
            m_device.m_changed.notify_all();
        }
        if (service)
            m_device.requestService();
        return {};
    }

    Result<ReadChunk> read(std::span<char> into, const Deadline& deadline) override
    {
        std::unique_lock lock(m_device.m_mutex);
        if (const auto mine = waitForLock(lock, deadline); !mine)
            return tl::unexpected(mine.error());
        if (const auto ready = wait(lock, deadline, [this] { return isReady(); }); !ready)
            return tl::unexpected(ready.error());
        const std::size_t left = static_cast<std::size_t>(m_output->size()) - m_sent;
        const std::size_t count = std::min(left, into.size());
        if (count > 0)
            std::memcpy(into.data(), m_output->constData() + m_sent, count);
        m_sent += count;
        if (count < left)
            return ReadChunk{count, Status::SuccessMaxCount};
        m_output.reset();
        return ReadChunk{count, Status::Success};
    }

    Result<void> clear(const Deadline&) override
    {
        const std::lock_guard guard(m_device.m_mutex);
        m_input.clear();
        m_output.reset();
        m_owesForEver = false;
        ++m_device.m_clears;
        return {};
    }

    Result<void> trigger(const Deadline& deadline) override
    {
        std::unique_lock lock(m_device.m_mutex);
        if (const auto mine = waitForLock(lock, deadline); !mine)
            return mine;
        ++m_device.m_triggers;
        return {};
    }

    Result<std::uint8_t> readStatusByte(const Deadline&) override
    {
        const std::lock_guard guard(m_device.m_mutex);
        const std::uint8_t status = statusByte();
        m_requestsService = false;
        return status;
    }

    Result<void> lock(LockMode mode, const QByteArray& key, const Deadline& deadline) override
    {
        std::unique_lock lock(m_device.m_mutex);
        const auto isFree = [&] {
            if (m_device.m_exclusive != nullptr && m_device.m_exclusive != this)
                return false;
            const bool othersShare =
                std::any_of(m_device.m_links.begin(), m_device.m_links.end(),
                            [this](const Link* link) { return link != this && link->m_shared > 0; });
            if (mode == LockMode::Shared)
                return !othersShare || m_device.m_sharedKey == key;
            return !othersShare || m_shared > 0;
        };
        if (const auto free = waitForLock(lock, deadline, isFree); !free)
            return free;
        if (mode == LockMode::Shared) {
            // A copy of its own: ThreadSanitizer does not see the reference count inside Qt's library.
            m_device.m_sharedKey = QByteArray(key.constData(), key.size());
            ++m_shared;
        } else {
            m_device.m_exclusive = this;
            ++m_exclusive;
        }
        m_order.append(mode == LockMode::Shared ? 's' : 'e');
        return {};
    }

    Result<void> unlock(const Deadline&) override
    {
        const std::lock_guard guard(m_device.m_mutex);
        if (m_order.isEmpty())
            return echoFailure(Status::ErrorSessionNotLocked);
        (m_order.endsWith('s') ? m_shared : m_exclusive) -= 1;
        m_order.chop(1);
        releaseOwnership();
        m_device.m_changed.notify_all();
        return {};
    }

    Result<LockState> lockState(const Deadline&) override
    {
        const std::lock_guard guard(m_device.m_mutex);
        LockState state;
        state.exclusive = m_device.m_exclusive != nullptr;
        for (const Link* link : m_device.m_links)
            state.holders += link->m_shared > 0 || link->m_exclusive > 0 ? 1 : 0;
        return state;
    }

    Result<void> setRemote(RemoteMode mode, const Deadline&) override
    {
        const std::lock_guard guard(m_device.m_mutex);
        m_device.m_remote = static_cast<int>(mode);
        return {};
    }

    Result<void> onServiceRequest(ServiceRequestHandler handler, const Deadline&) override
    {
        const std::lock_guard guard(m_device.m_handlerMutex);
        m_handler = std::move(handler);
        return {};
    }

    bool isResponseAvailable() const override
    {
        const std::lock_guard guard(m_device.m_mutex);
        return isReady();
    }

    bool isResponsePending() const override
    {
        const std::lock_guard guard(m_device.m_mutex);
        return m_output.has_value() || m_owesForEver;
    }

    void abort() override
    {
        const std::lock_guard guard(m_device.m_mutex);
        if (m_waiting > 0)
            m_aborted = true;
        m_device.m_changed.notify_all();
    }

    /// With m_mutex held: RQS is set and stays until the next readStatusByte().
    std::uint8_t startServiceRequest()
    {
        m_requestsService = true;
        return statusByte();
    }
    /// With m_handlerMutex held.
    void notifyServiceRequest(std::uint8_t status) const
    {
        if (m_handler)
            m_handler(status);
    }

private:
    [[nodiscard]] bool isReady() const { return m_output && Deadline::Clock::now() >= m_due; }

    [[nodiscard]] std::uint8_t statusByte() const
    {
        return static_cast<std::uint8_t>((isReady() ? kMessageAvailable : 0) |
                                         (m_requestsService ? kRequestService : 0));
    }

    [[nodiscard]] bool isLockedOut() const
    {
        if (m_device.m_exclusive != nullptr)
            return m_device.m_exclusive != this;
        return m_shared == 0 && std::any_of(m_device.m_links.begin(), m_device.m_links.end(),
                                            [](const Link* link) { return link->m_shared > 0; });
    }

    void releaseOwnership()
    {
        if (m_exclusive == 0 && m_device.m_exclusive == this)
            m_device.m_exclusive = nullptr;
    }

    Result<void> waitForLock(std::unique_lock<std::mutex>& lock, const Deadline& deadline)
    {
        return waitForLock(lock, deadline, [this] { return !isLockedOut(); });
    }

    template<typename Condition>
    Result<void> waitForLock(std::unique_lock<std::mutex>& lock, const Deadline& deadline, Condition isFree)
    {
        if (isFree())
            return {};
        auto waited = wait(lock, deadline, isFree);
        if (!waited && waited.error().status == Status::ErrorTimeout)
            return echoFailure(Status::ErrorResourceLocked);
        return waited;
    }

    template<typename Condition>
    Result<void> wait(std::unique_lock<std::mutex>& lock, const Deadline& deadline, Condition condition)
    {
        m_aborted = false;
        ++m_waiting;
        ++m_device.m_blocked;
        m_device.m_changed.notify_all();
        Result<void> result;
        while (!condition()) {
            if (m_aborted || deadline.isCancelled())
                result = echoFailure(Status::ErrorAbort);
            else if (deadline.hasExpired())
                result = echoFailure(Status::ErrorTimeout);
            if (!result)
                break;
            auto until = Deadline::Clock::now() + deadline.slice();
            if (m_output)
                until = std::min(until, std::max(m_due, Deadline::Clock::now()));
            m_device.m_changed.wait_until(lock, until);
        }
        --m_waiting;
        --m_device.m_blocked;
        return result;
    }

    void answer(QByteArray bytes)
    {
        m_output = std::move(bytes);
        m_sent = 0;
        m_due = {};
    }

    /// True when it asks for service.
    bool execute(QByteArray message)
    {
        if (message.endsWith('\n'))
            message.chop(1);
        if (message.endsWith('\r'))
            message.chop(1);
        if (message.isEmpty())
            return false;
        m_owesForEver = false;
        m_output.reset(); // IEEE 488.2 6.3.2.3: a new message interrupts an unread response
        const qsizetype space = message.indexOf(' ');
        const QByteArray name = space < 0 ? message : message.left(space);
        const QByteArray argument = space < 0 ? QByteArray() : message.mid(space + 1);
        const auto count = static_cast<std::size_t>(argument.toULongLong());
        if (name == "*IDN?") {
            answer(m_device.m_identity + '\n');
        } else if (name == "*OPC?") {
            answer("1\n");
        } else if (name == "*STB?") {
            answer(QByteArray::number(statusByte()) + '\n');
        } else if (name == "*TRG") {
            ++m_device.m_triggers;
        } else if (name == "BLOCK?") {
            const QByteArray digits = QByteArray::number(static_cast<qulonglong>(count));
            answer('#' + QByteArray::number(digits.size()) + digits + pattern(count) + '\n');
        } else if (name == "BYTES?") {
            answer(pattern(count));
        } else if (name == "LINE?") {
            answer(QByteArray(static_cast<qsizetype>(count), 'a') + '\n');
        } else if (name == "DELAY?") {
            answer("late\n");
            m_due = Deadline::Clock::now() + std::chrono::milliseconds(count);
        } else if (name == "SILENT?") {
            m_owesForEver = true;
        } else if (name == "DATA") {
            m_device.m_data = argument;
        } else if (name == "DATA?") {
            answer(m_device.m_data);
        } else if (name == "TRIGGERS?") {
            answer(QByteArray::number(m_device.m_triggers) + '\n');
        } else if (name == "CLEARS?") {
            answer(QByteArray::number(m_device.m_clears) + '\n');
        } else if (name == "REMOTE?") {
            answer(QByteArray::number(m_device.m_remote) + '\n');
        } else if (name == "LINKS?") {
            answer(QByteArray::number(static_cast<int>(m_device.m_links.size())) + '\n');
        } else if (name == "SRQ") {
            return true;
        }
        return false;
    }

    EchoDevice& m_device;
    QByteArray m_input;
    std::optional<QByteArray> m_output;
    std::size_t m_sent = 0;
    Deadline::Clock::time_point m_due{};
    bool m_requestsService = false;
    bool m_owesForEver = false; ///< asked something it will not answer
    bool m_aborted = false;
    int m_waiting = 0;
    int m_shared = 0;
    int m_exclusive = 0;
    QByteArray m_order; ///< locks in the order taken, 's' or 'e'
    ServiceRequestHandler m_handler;
};

EchoDevice::EchoDevice(QByteArray identity, int maximumLinks)
    : m_identity(std::move(identity)), m_maximumLinks(maximumLinks)
{
}

EchoDevice::~EchoDevice() = default;

Result<std::unique_ptr<visa::DeviceLink>> EchoDevice::open()
{
    const std::lock_guard guard(m_mutex);
    if (static_cast<int>(m_links.size()) >= m_maximumLinks)
        return echoFailure(Status::ErrorAllocation);
    auto link = std::make_unique<Link>(*this);
    m_links.insert(link.get());
    m_changed.notify_all();
    return link;
}

char EchoDevice::patternByte(std::size_t i)
{
    i &= (std::size_t{1} << 20) - 1;
    return static_cast<char>(((i * 31) ^ (i >> 8)) & 0xff);
}

QByteArray EchoDevice::pattern(std::size_t count)
{
    QByteArray bytes(static_cast<qsizetype>(count), Qt::Uninitialized);
    for (std::size_t i = 0; i < count; ++i)
        bytes[static_cast<qsizetype>(i)] = patternByte(i);
    return bytes;
}

void EchoDevice::requestService()
{
    const std::lock_guard handlers(m_handlerMutex);
    std::vector<std::pair<const Link*, std::uint8_t>> called;
    {
        const std::lock_guard guard(m_mutex);
        for (Link* link : m_links)
            called.emplace_back(link, link->startServiceRequest());
    }
    for (const auto& [link, status] : called)
        link->notifyServiceRequest(status);
}

int EchoDevice::openLinks() const
{
    const std::lock_guard guard(m_mutex);
    return static_cast<int>(m_links.size());
}

bool EchoDevice::waitForLinks(int count, const Deadline& deadline) const
{
    std::unique_lock lock(m_mutex);
    while (static_cast<int>(m_links.size()) != count) {
        if (deadline.hasExpired())
            return false;
        m_changed.wait_for(lock, deadline.slice());
    }
    return true;
}

bool EchoDevice::waitForBlocked(const Deadline& deadline) const
{
    std::unique_lock lock(m_mutex);
    while (m_blocked == 0) {
        if (deadline.hasExpired())
            return false;
        m_changed.wait_for(lock, deadline.slice());
    }
    return true;
}

} // namespace visor::test
