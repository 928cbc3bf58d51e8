// SPDX-License-Identifier: GPL-3.0-or-later
#include "transports/wire/host_lookup.h"

#include <QCoreApplication>

#include <netdb.h>

#include <condition_variable>
#include <memory>
#include <mutex>
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

Result<std::vector<SocketAddress>> lookUpHost(const QString& host, std::uint16_t port,
                                              const visa::Deadline& deadline)
{
    const QString operation = QStringLiteral("open");
    if (const auto numeric = SocketAddress::fromNumeric(host, port))
        return std::vector{*numeric};
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

    std::unique_lock lock(question->mutex);
    for (;;) {
        // Looked at even when the answer is there already: a cancelled open is never "no such host".
        if (deadline.isCancelled())
            return failure(Status::ErrorAbort, HostLookupText::tr("Looking up %1 was cancelled.").arg(host),
                           operation);
        if (question->done)
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
    if (question->code != 0 || question->addresses.empty()) {
        return failure(
            Status::ErrorMachineNotAvailable,
            HostLookupText::tr("There is no host named %1; check the name or use the address in numbers.")
                .arg(host),
            operation, QString::fromLocal8Bit(::gai_strerror(question->code)));
    }
    return question->addresses;
}

} // namespace visor::wire
