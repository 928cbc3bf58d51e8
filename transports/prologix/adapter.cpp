// SPDX-License-Identifier: GPL-3.0-or-later
// The verbs of Adapter; its replies are in adapter_reading.cpp, its service requests in adapter_requests.cpp.
#include "transports/prologix/adapter.h"

#include "transports/prologix/error_text.h"

namespace visor::prologix {

using visa::Deadline;
using visa::Status;

Adapter::Adapter(std::unique_ptr<wire::ByteStream> stream, QString name)
    : m_line(std::move(stream), std::move(name)), m_turns([this] { return m_line.isOpen(); })
{
}

Adapter::~Adapter()
{
    {
        const std::lock_guard guard(m_mutex);
        m_isEnding = true;
    }
    m_wake.notify_all();
    if (m_poller.joinable())
        m_poller.join();
}

Result<std::shared_ptr<Adapter>> Adapter::open(std::unique_ptr<wire::ByteStream> stream, QString name,
                                               const Deadline& deadline)
{
    std::shared_ptr<Adapter> adapter(new Adapter(std::move(stream), std::move(name)));
    if (const auto ready = adapter->m_line.setUp(deadline); !ready)
        return tl::unexpected(ready.error());
    return adapter;
}

void Adapter::forget(Owner owner)
{
    onServiceRequest(owner, {}, {});
    m_turns.forget(owner);
}

Result<Adapter::Turn> Adapter::begin(Owner owner, const Deadline& deadline, const QString& operation)
{
    auto turn = m_turns.take(owner, deadline, operation);
    if (!turn)
        return turn;
    static_cast<void>(turn->wasRobbed()); // it is no longer waited for
    if (turn->giveUp())
        m_line.soil();
    if (const auto ready = m_line.clean(deadline); !ready) {
        Error error = ready.error();
        error.operation = operation;
        return tl::unexpected(std::move(error));
    }
    return turn;
}

Result<void> Adapter::write(Owner owner, const GpibAddress& address, QByteArrayView bytes, bool end,
                            const Deadline& deadline)
{
    const QString operation = QStringLiteral("write");
    const auto turn = begin(owner, deadline, operation);
    if (!turn)
        return tl::unexpected(turn.error());
    const QByteArray settings = m_line.addressing(address) + m_line.ending(end);
    if (auto sent = m_line.send(settings + escaped(bytes) + '\n', deadline); !sent) {
        sent.error().operation = operation;
        return sent;
    }
    if (end && bytes.contains('?'))
        turn->keep(kPairTime);
    return {};
}

Result<void> Adapter::command(Owner owner, const GpibAddress& address, QByteArrayView text,
                              const Deadline& deadline)
{
    const QString operation = QString::fromLatin1(text);
    const auto turn = begin(owner, deadline, operation);
    if (!turn)
        return tl::unexpected(turn.error());
    auto sent = m_line.send(m_line.addressing(address) + "++" + text.toByteArray() + '\n', deadline);
    if (!sent)
        sent.error().operation = operation;
    return sent;
}

Result<std::uint8_t> Adapter::serialPoll(Owner owner, const GpibAddress& address, const Deadline& deadline)
{
    {
        const std::lock_guard guard(m_mutex);
        const auto polled = m_polled.find(addressText(address));
        if (polled != m_polled.end()) {
            const std::uint8_t status = polled->second;
            m_polled.erase(polled);
            return status;
        }
    }
    const auto turn = begin(owner, deadline, QStringLiteral("status byte"));
    if (!turn)
        return tl::unexpected(turn.error());
    return poll(address, deadline);
}

Result<std::uint8_t> Adapter::poll(const GpibAddress& address, const Deadline& deadline)
{
    const QString operation = QStringLiteral("status byte");
    const QByteArray question = m_line.readTimeLine(deadline) + "++spoll " + addressText(address) + '\n';
    if (const auto sent = m_line.send(question, deadline); !sent)
        return tl::unexpected(sent.error());
    QByteArray line;
    auto read = m_line.readLine(line, m_line.readOver(deadline));
    if (!read && read.error().status == Status::ErrorTimeout) {
        // Its answer comes now or not at all.
        const auto late = m_line.synchronise(deadline);
        if (late ? late->isEmpty() : late.error().status == Status::ErrorTimeout)
            return noListener(address.primary, operation);
        read = late ? Result<void>() : tl::unexpected(late.error());
        line += late.value_or(QByteArray());
    }
    if (!read) {
        Error error = read.error();
        error.operation = operation;
        return tl::unexpected(std::move(error));
    }
    const auto status = parseNumber(line, 0, 255);
    if (!status) {
        m_line.soil();
        return noListener(address.primary, operation);
    }
    return static_cast<std::uint8_t>(*status);
}

Result<bool> Adapter::looksInhabited(Owner owner, const GpibAddress& address, const Deadline& deadline)
{
    const auto turn = begin(owner, deadline, QStringLiteral("find"));
    if (!turn)
        return tl::unexpected(turn.error());
    const QByteArray question =
        m_line.readTimeLine(deadline.sooner(kLookTime)) + "++spoll " + addressText(address) + '\n';
    if (const auto sent = m_line.send(question, deadline); !sent)
        return tl::unexpected(sent.error());
    // Nothing is said of an address where nobody is; what is said stands before the line drawn now.
    const auto said = m_line.synchronise(deadline);
    if (!said)
        return tl::unexpected(said.error());
    return parseNumber(*said, 0, 255).has_value();
}

Result<void> Adapter::tell(Owner owner, QByteArrayView line, const Deadline& deadline)
{
    const auto turn = begin(owner, deadline, QStringLiteral("write"));
    if (!turn)
        return tl::unexpected(turn.error());
    m_line.forgetSettings();
    turn->owe(BusTurns::Owed::Answer);
    auto sent = m_line.send(line.trimmed().toByteArray() + '\n', deadline);
    turn->keep(kPairTime);
    return sent;
}

Result<QByteArray> Adapter::answer(Owner owner, const Deadline& deadline)
{
    const QString operation = QStringLiteral("read");
    const auto turn = m_turns.take(owner, deadline, operation);
    if (!turn)
        return tl::unexpected(turn.error());
    if (turn->wasRobbed())
        return answerGivenUp();
    if (!turn->isOwed(BusTurns::Owed::Answer)) {
        if (turn->giveUp())
            m_line.soil();
        if (const auto ready = m_line.clean(deadline); !ready)
            return tl::unexpected(ready.error());
    }
    // More lines may follow (++help), so the answer stays owed.
    QByteArray line;
    if (const auto read = m_line.readLine(line, deadline); !read)
        return tl::unexpected(read.error());
    return line;
}

} // namespace visor::prologix
