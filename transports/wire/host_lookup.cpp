// SPDX-License-Identifier: GPL-3.0-or-later
#include "transports/wire/host_lookup.h"

#include <QCoreApplication>

#include <netdb.h>

#include <condition_variable>
#include <memory>
#include <mutex>
#include <optional>
#include <thread>

namespace visor::wire {

using visa::Status;

namespace {

class HostLookupText
{
    Q_DECLARE_TR_FUNCTIONS(visor::wire::HostLookup)
};

/// Shared by the waiting thread and the asking one; the last of them frees it.
struct HostQuestion
{
    std::mutex mutex; ///< protects the rest
    std::condition_variable answered;
    bool done = false;
    int code = 0;
    std::vector<SocketAddress> addresses;
    bool isLocalDone = false;                  ///< LocalNames have answered …
    std::vector<SocketAddress> localAddresses; ///< … with these; empty: they do not know it
};

/// LocalNames at work on a thread of their own, until destruction, which cancels and joins.
class LocalSearch
{
public:
    LocalSearch(const LocalNames& names, const QString& host, std::uint16_t port,
                const std::shared_ptr<HostQuestion>& question, const visa::Deadline& deadline)
        : m_thread([=, token = m_token] {
              const auto found = names(host, visa::Deadline::at(deadline.when(), token));
              std::vector<SocketAddress> addresses;
              for (const QString& text : found.value_or(QStringList())) {
                  if (const auto address = SocketAddress::fromNumeric(text, port))
                      addresses.push_back(*address);
              }
              const std::lock_guard guard(question->mutex);
              question->localAddresses = std::move(addresses);
              question->isLocalDone = true;
              question->answered.notify_one();
          })
    {
    }
    LocalSearch(const LocalSearch&) = delete;
    LocalSearch& operator=(const LocalSearch&) = delete;
    ~LocalSearch()
    {
        m_token.cancel();
        m_thread.join();
    }

private:
    const visa::CancelToken m_token = visa::CancelToken::create();
    std::thread m_thread;
};

void askForHost(const std::shared_ptr<HostQuestion>& question, const QByteArray& name, const QByteArray& service)
{
    addrinfo hints{};
    hints.ai_family = AF_UNSPEC;
    hints.ai_socktype = SOCK_STREAM;
    hints.ai_flags = AI_NUMERICSERV | AI_ADDRCONFIG;
    addrinfo* found = nullptr;
    int code = ::getaddrinfo(name.constData(), service.constData(), &hints, &found);
    if (code == EAI_NONAME || code == EAI_ADDRFAMILY) {
        // AI_ADDRCONFIG hides loopback names on a machine with no other address.
        hints.ai_flags = AI_NUMERICSERV;
        code = ::getaddrinfo(name.constData(), service.constData(), &hints, &found);
    }
    std::vector<SocketAddress> addresses;
    for (const addrinfo* each = found; code == 0 && each != nullptr; each = each->ai_next)
        addresses.emplace_back(each->ai_addr, each->ai_addrlen);
    if (code == 0 && found != nullptr)
        ::freeaddrinfo(found);

    const std::lock_guard guard(question->mutex);
    question->code = code;
    question->addresses = std::move(addresses);
    question->done = true;
    question->answered.notify_one();
}

} // namespace

bool isLocalName(const QString& host)
{
    const QStringView name = host.endsWith(u'.') ? QStringView(host).chopped(1) : QStringView(host);
    return name.endsWith(QLatin1StringView(".local"), Qt::CaseInsensitive);
}

Result<std::vector<SocketAddress>> lookUpHost(const QString& host, std::uint16_t port,
                                              const visa::Deadline& deadline, const LocalNames& names)
{
    auto found = findHost(host, port, deadline, names);
    if (!found)
        return tl::unexpected(std::move(found.error()));
    return std::move(found->addresses);
}

Result<FoundHost> findHost(const QString& host, std::uint16_t port, const visa::Deadline& deadline,
                           const LocalNames& names)
{
    const QString operation = QStringLiteral("open");
    if (const auto numeric = SocketAddress::fromNumeric(host, port))
        return FoundHost{{*numeric}, false};
    if (host.isEmpty() || host.size() > 253) { // RFC 1035: a name has at most 253 characters
        return failure(Status::ErrorMachineNotAvailable,
                       HostLookupText::tr("“%1” is not a host name; check the address.").arg(host), operation);
    }

    const auto question = std::make_shared<HostQuestion>();
    // Names of the local network are written with a final dot by some finders; resolvers want them without.
    QByteArray name = host.toUtf8();
    if (name.endsWith('.'))
        name.chop(1);
    std::thread(askForHost, question, name, QByteArray::number(port)).detach();

    // Ended after the lock is released: it takes it too.
    std::optional<LocalSearch> local;
    const bool isLocal = names && isLocalName(host);
    if (isLocal)
        local.emplace(names, host, port, question, deadline);

    std::unique_lock lock(question->mutex);
    for (;;) {
        // Looked at even when the answer is there already: a cancelled open is never "no such host".
        if (deadline.isCancelled())
            return failure(Status::ErrorAbort, HostLookupText::tr("Looking up %1 was cancelled.").arg(host),
                           operation);
        if (isLocal && !question->localAddresses.empty())
            return FoundHost{question->localAddresses, true};
        if (question->done && question->code == 0 && !question->addresses.empty())
            return FoundHost{question->addresses, false};
        if (question->done && (!isLocal || question->isLocalDone))
            break;
        if (deadline.hasExpired()) {
            return failure(
                Status::ErrorTimeout,
                HostLookupText::tr("The name %1 was not found in time; use the address in numbers or allow more "
                                   "time.")
                    .arg(host),
                operation);
        }
        question->answered.wait_for(lock, deadline.slice());
    }
    return failure(
        Status::ErrorMachineNotAvailable,
        HostLookupText::tr("There is no host named %1; check the name or use the address in numbers.").arg(host),
        operation, QString::fromLocal8Bit(::gai_strerror(question->code)));
}

} // namespace visor::wire
