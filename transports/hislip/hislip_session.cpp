// SPDX-License-Identifier: GPL-3.0-or-later
#include "transports/hislip/hislip_session.h"

#include "transports/hislip/error_text.h"

#include <algorithm>

namespace visor::hislip {

using visa::Deadline;
using visa::LockMode;
using visa::LockState;
using visa::ReadChunk;
using visa::Status;

namespace {

/// How long a failed operation may look for the reason after its own time is over.
constexpr std::chrono::milliseconds kExplainLimit{200};
/// §15.5 of the choices: closing takes no longer than this.
constexpr std::chrono::milliseconds kCloseLimit{500};
/// A goodbye that the socket does not take at once is not worth waiting for.
constexpr std::chrono::milliseconds kSessionGoodbyeLimit{20};
/// While the asynchronous answer to a device clear is awaited, the other channel is emptied this often.
constexpr std::chrono::milliseconds kClearStep{5};

Error hislipOpenError(Error error, const QString& who)
{
    error.operation = QStringLiteral("open");
    if (error.status == Status::ErrorTimeout) {
        // Unknown sub-addresses are often met with silence.
        error.message =
            ErrorText::tr("%1 took the connection but did not answer; check the device name (hislip0 is usual).")
                .arg(who);
    } else if (error.status == Status::ErrorConnectionLost) {
        error.message =
            ErrorText::tr("%1 closed the connection while it was opened; check the device name, or free "
                          "a connection in another program.")
                .arg(who);
    } else if (error.status == Status::ErrorAbort) {
        error.message = ErrorText::tr("Opening %1 was cancelled.").arg(who);
    }
    return error;
}

/// Sends one message of the opening exchange and waits for its answer.
Result<AsyncChannel::Reply> hislipExchange(MessageStream& channel, const Header& header, QByteArrayView payload,
                                           MessageType expected, const QString& who, const Deadline& deadline)
{
    if (const auto sent = channel.send(header, payload, deadline); !sent)
        return tl::unexpected(hislipOpenError(sent.error(), who));
    const auto answer = channel.nextHeader(deadline);
    if (!answer)
        return tl::unexpected(hislipOpenError(answer.error(), who));
    const auto text = channel.readText(deadline);
    if (!text)
        return tl::unexpected(hislipOpenError(text.error(), who));
    if (answer->type == MessageType::FatalError)
        return tl::unexpected(ErrorText::fatal(answer->control, *text, who, true));
    if (answer->type == MessageType::Error)
        return tl::unexpected(ErrorText::nonFatal(answer->control, *text, who));
    if (answer->type != expected || channel.payloadLeft() > 0)
        return tl::unexpected(ErrorText::unexpected(answer->type, who, QStringLiteral("open")));
    return AsyncChannel::Reply{*answer, *text};
}

} // namespace

Result<std::unique_ptr<HislipSession>> HislipSession::open(const visa::ResourceName& resource,
                                                           const instrument::OpenOptions& options,
                                                           const Deadline& deadline, ClientSecurity security,
                                                           const wire::LocalNames& names)
{
    const auto* address = resource.as<visa::TcpipInstrument>();
    const QString who = resource.toString();
    if (!address) {
        return failure(Status::ErrorInvalidResourceName, ErrorText::tr("%1 is no HiSLIP resource.").arg(who),
                       QStringLiteral("open"));
    }
    const QByteArray subAddress = address->device.toLatin1();
    if (subAddress.size() > static_cast<qsizetype>(kMaxSubAddress)) {
        return failure(Status::ErrorInvalidResourceName,
                       ErrorText::tr("The device name of %1 is longer than 256 characters.").arg(who),
                       QStringLiteral("open"));
    }
    const std::uint16_t port = address->hislipPort.value_or(kDefaultPort);

    auto sync = wire::TcpStream::connect(address->host, port, deadline, names);
    if (!sync)
        return tl::unexpected(sync.error());
    // On this channel nothing is legal before its request, so nothing stays behind in the buffer.
    MessageStream syncOpening(*sync);
    const auto initialized =
        hislipExchange(syncOpening, {MessageType::Initialize, 0, joinWords(kVersion20, kVendorId)}, subAddress,
                       MessageType::InitializeResponse, who, deadline);
    if (!initialized)
        return tl::unexpected(initialized.error());

    auto async = wire::TcpStream::connect(address->host, port, deadline, names);
    if (!async)
        return tl::unexpected(async.error());
    MessageStream asyncOpening(*async);
    const auto joined =
        hislipExchange(asyncOpening, {MessageType::AsyncInitialize, 0, lowWord(initialized->header.parameter)}, {},
                       MessageType::AsyncInitializeResponse, who, deadline);
    if (!joined)
        return tl::unexpected(joined.error());

    for (wire::TcpStream* stream : {&*sync, &*async}) {
        if (const auto kept = stream->setKeepAlive(true); !kept)
            return tl::unexpected(kept.error());
    }
    std::unique_ptr<HislipSession> session(
        new HislipSession(resource, options, std::move(security), std::move(*sync), std::move(*async)));
    // A service request may follow the answer at once, and be cut anywhere.
    session->m_async.adoptInput(asyncOpening);
    session->m_version = std::min(kVersion20, highWord(initialized->header.parameter));
    session->m_security.setServer(session->m_version, initialized->header.control,
                                  (joined->header.control & kSecureCapability) != 0);
    session->m_wantsOverlap = (initialized->header.control & kFeatureOverlap) != 0;
    session->m_sync.setOverlapped(session->m_wantsOverlap);
    if (const auto sized = session->negotiateMessageSize(deadline); !sized)
        return tl::unexpected(hislipOpenError(sized.error(), who));
    if (address->needsEncryption() || session->m_security.isWantedByServer()) {
        if (auto secured = session->m_security.start(deadline); !secured) {
            // Whom to ask for what, trust or a password, is in the operation.
            if (instrument::securityFailureOf(secured.error()) == instrument::SecurityFailure::None)
                secured.error().operation = QStringLiteral("open");
            return tl::unexpected(std::move(secured.error()));
        }
    }
    if (options.lock) {
        if (const auto locked = session->lock(*options.lock, options.lockKey, deadline); !locked)
            return tl::unexpected(locked.error());
    }
    return session;
}

HislipSession::HislipSession(const visa::ResourceName& resource, const instrument::OpenOptions& options,
                             ClientSecurity security, wire::TcpStream sync, wire::TcpStream async)
    : m_resource(resource),
      m_who(m_resource.toString()),
      m_async(std::move(async), m_who),
      m_sync(std::move(sync), m_async, m_who),
      m_locks(m_async, m_who),
      m_security(m_sync, m_async, {m_resource, std::move(security), options.credentials}),
      m_attributes(m_resource, options.timeout)
{
}

HislipSession::~HislipSession()
{
    static_cast<void>(m_async.stopReader());
    // The instrument frees the locks of a closed connection in its own time; asked for it, before we return.
    const auto deadline = Deadline::after(kCloseLimit);
    while (m_locks.holdsAny() && !deadline.hasExpired()) {
        if (const auto released = m_locks.unlock(m_sync.lastSentId(), deadline); !released)
            break;
    }
    if (m_sync.tls())
        m_sync.tls()->sayGoodbye(Deadline::after(kSessionGoodbyeLimit));
    m_sync.stream().shutdown();
    m_async.close();
}

Result<void> HislipSession::negotiateMessageSize(const Deadline& deadline)
{
    const auto answer = m_async.ask({MessageType::AsyncMaximumMessageSize}, encodeSize(m_ourLimit),
                                    MessageType::AsyncMaximumMessageSizeResponse, deadline);
    if (!answer)
        return tl::unexpected(answer.error());
    m_sync.setPeerLimit(decodeSize(answer->payload).value_or(0));
    return {};
}

Result<void> HislipSession::write(QByteArrayView bytes, const Deadline& deadline, bool end)
{
    if (const auto ready = resume(deadline); !ready)
        return ready;
    const auto sent = m_sync.write(bytes, end && m_attributes.sendsEnd(), deadline);
    if (!sent)
        return tl::unexpected(explain(sent.error(), QStringLiteral("write")));
    return {};
}

Result<ReadChunk> HislipSession::read(std::span<char> into, const Deadline& deadline)
{
    if (const auto ready = resume(deadline); !ready)
        return tl::unexpected(ready.error());
    const ReadOptions options{m_attributes.endsAtTermChar(), m_attributes.termChar(),
                              m_attributes.suppressesEnd()};
    auto chunk = m_sync.read(into, options, deadline);
    if (!chunk)
        return tl::unexpected(explain(chunk.error(), QStringLiteral("read")));
    return chunk;
}

Result<void> HislipSession::trigger(const Deadline& deadline)
{
    if (const auto ready = resume(deadline); !ready)
        return ready;
    const auto sent = m_sync.trigger(deadline);
    if (!sent)
        return tl::unexpected(explain(sent.error(), QStringLiteral("trigger")));
    return {};
}

Error HislipSession::explain(Error error, const QString& operation)
{
    if (error.status == Status::ErrorAbort) {
        // The instrument may be working on a long answer: stop it now, finish the exchange with the next
        // operation.
        if (m_clearStage == ClearStage::None && m_async.requestClear(Deadline::after(kExplainLimit)))
            m_clearStage = ClearStage::Requested;
        return error;
    }
    if (error.status != Status::ErrorTimeout)
        return error;
    m_isDirty = m_isDirty || m_sync.isOverlapped();
    // A locked-out client's messages stay unread in TCP: writes seem to work and reads time out.
    const auto lockedOut = m_locks.isLockedOut(Deadline::after(kExplainLimit));
    if (lockedOut && *lockedOut)
        return ErrorText::lockedByAnother(m_who, operation, error.transferred);
    return ErrorText::noAnswer(m_who, operation, error.transferred);
}

Result<void> HislipSession::resume(const Deadline& deadline)
{
    if (m_clearStage == ClearStage::None && !m_sync.needsClear())
        return {};
    return runClear(deadline);
}

Result<void> HislipSession::clear(const Deadline& deadline)
{
    return runClear(deadline);
}

Result<void> HislipSession::runClear(const Deadline& deadline)
{
    const auto failed = [&](Error error) {
        error.operation = QStringLiteral("clear");
        if (error.status == Status::ErrorTimeout) {
            error.message =
                ErrorText::tr("%1 did not finish a device clear in time; allow more time, or close the "
                              "session and open it again.")
                    .arg(m_who);
        }
        return tl::unexpected(std::move(error));
    };
    // A server between two stages may be stuck sending what nobody reads: both channels are served in turn.
    if (m_clearStage == ClearStage::None) {
        if (const auto asked = m_async.requestClear(deadline); !asked)
            return failed(asked.error());
        m_clearStage = ClearStage::Requested;
    }
    while (m_clearStage == ClearStage::Requested) {
        const auto acknowledged =
            m_async.await(MessageType::AsyncDeviceClearAcknowledge, deadline.sooner(kClearStep));
        if (!acknowledged) {
            const Error& error = acknowledged.error();
            if (error.status != Status::ErrorTimeout || deadline.hasExpired())
                return failed(error);
            if (const auto discarded = m_sync.discardInput(false); !discarded)
                return failed(discarded.error());
            continue;
        }
        // What the server wants of encryption is not ours to change here.
        const std::uint8_t kept =
            m_version < kVersion20 ? 0 : kFeatureEncryptionMandatory | kFeatureInitialEncryption;
        const auto features = static_cast<std::uint8_t>((acknowledged->header.control & kept) |
                                                        (m_wantsOverlap ? kFeatureOverlap : 0));
        if (const auto completed = m_sync.sendClearComplete(features, deadline); !completed)
            return failed(completed.error());
        m_clearStage = ClearStage::Completing;
    }
    const auto features = m_sync.awaitClearAcknowledge(deadline);
    if (!features)
        return failed(features.error());
    m_clearStage = ClearStage::None;
    m_sync.reset((*features & kFeatureOverlap) != 0);
    m_async.resetInterrupts();
    m_async.forgetOwed();
    m_isDirty = false;
    return {};
}

Result<std::uint8_t> HislipSession::readStatusByte(const Deadline& deadline)
{
    if (const auto ready = resume(deadline); !ready)
        return tl::unexpected(ready.error());
    // A query that is never sent must not use up the flag: the instrument would take its reply for thrown away.
    if (const auto settled = m_async.awaitOwed(MessageType::AsyncStatusResponse, deadline); !settled)
        return tl::unexpected(settled.error());
    const Header query{MessageType::AsyncStatusQuery, m_sync.takeRmtFlag(), m_sync.statusId()};
    const auto answer = m_async.ask(query, {}, MessageType::AsyncStatusResponse, deadline);
    if (!answer)
        return tl::unexpected(answer.error());
    return answer->header.control;
}

Result<void> HislipSession::lock(LockMode mode, const QByteArray& key, const Deadline& deadline)
{
    if (const auto ready = resume(deadline); !ready)
        return ready;
    return m_locks.lock(mode, key, m_sync.lastSentId(), deadline);
}

Result<void> HislipSession::unlock(const Deadline& deadline)
{
    if (const auto ready = resume(deadline); !ready)
        return ready;
    return m_locks.unlock(m_sync.lastSentId(), deadline);
}

Result<LockState> HislipSession::lockState(const Deadline& deadline)
{
    if (const auto ready = resume(deadline); !ready)
        return tl::unexpected(ready.error());
    return m_locks.state(deadline);
}

Result<void> HislipSession::setRemote(visa::RemoteMode mode, const Deadline& deadline)
{
    if (const auto ready = resume(deadline); !ready)
        return ready;
    const Header request{MessageType::AsyncRemoteLocalControl, static_cast<std::uint8_t>(mode),
                         m_sync.lastSentId()};
    const auto answer = m_async.ask(request, {}, MessageType::AsyncRemoteLocalResponse, deadline);
    if (!answer)
        return tl::unexpected(answer.error());
    return {};
}

Result<void> HislipSession::onServiceRequest(ServiceRequestHandler handler, const Deadline& deadline)
{
    if (const auto ready = resume(deadline); !ready)
        return ready;
    if (handler)
        m_async.startReader(std::move(handler));
    else
        static_cast<void>(m_async.stopReader());
    return {};
}

} // namespace visor::hislip
