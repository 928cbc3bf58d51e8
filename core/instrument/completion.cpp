// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/instrument/completion.h"

#include "core/instrument/service_requests.h"

#include <QCoreApplication>

namespace visor::instrument {

using visa::Status;

namespace {

struct CompletionText
{
    Q_DECLARE_TR_FUNCTIONS(visor::instrument::Completion)
};

constexpr int kOperationComplete = 0x01; // of the standard event register, IEEE 488.2 §11.5.1

} // namespace

Result<int> Completion::askRegister(QByteArrayView query)
{
    auto reply = m_dialogue.queryLine(query);
    if (!reply)
        return tl::unexpected(std::move(reply.error()));
    bool isNumber = false;
    const double value = reply->trimmed().toDouble(&isNumber); // "+32" and "3.2E1" are numbers of SCPI too
    if (!isNumber || value < 0 || value > 255) {
        return failure(Status::ErrorInvalidFormat,
                       CompletionText::tr("The instrument answered %1 with “%2” instead of a register's number.")
                           .arg(QString::fromLatin1(query), QString::fromLatin1(reply->left(40))),
                       QStringLiteral("completion"));
    }
    return static_cast<int>(value);
}

Result<void> Completion::begin()
{
    m_usesRequests = false;
    if (!m_dialogue.hasServiceRequests())
        return {};
    // Before the command: an instrument that works through it would answer these only afterwards.
    const auto eventEnable = askRegister("*ESE?");
    if (!eventEnable)
        return tl::unexpected(eventEnable.error());
    const auto serviceEnable = askRegister("*SRE?");
    if (!serviceEnable)
        return tl::unexpected(serviceEnable.error());
    m_eventEnable = *eventEnable;
    m_serviceEnable = *serviceEnable;
    // An older *OPC may have left its bit; reading the register clears it.
    if (const auto events = askRegister("*ESR?"); !events)
        return tl::unexpected(events.error());
    m_usesRequests = true;
    auto armed = m_dialogue.write("*ESE " + QByteArray::number(m_eventEnable | kOperationComplete) + ";*SRE " +
                                  QByteArray::number(m_serviceEnable | kEventSummary));
    if (!armed)
        giveUp();
    return armed;
}

Result<void> Completion::await()
{
    if (!m_usesRequests) {
        auto reply = m_dialogue.queryLine("*OPC?");
        return reply ? Result<void>() : tl::unexpected(std::move(reply.error()));
    }
    auto done = m_dialogue.write("*OPC");
    if (done)
        done = awaitRequest();
    auto restored = restore();
    return done ? restored : done;
}

Result<void> Completion::awaitRequest()
{
    const auto deadline = m_dialogue.deadline();
    for (;;) {
        auto request = m_dialogue.waitForServiceRequest(deadline);
        const bool isLate = !request && request.error().status == Status::ErrorTimeout;
        if (!request && !isLate)
            return tl::unexpected(std::move(request.error()));
        std::uint8_t statusByte = 0;
        if (isLate) {
            // A request that got lost on its way must not make a finished command a failure.
            const auto polled = m_dialogue.readStatusByte();
            if (!polled)
                return tl::unexpected(polled.error());
            statusByte = *polled;
        } else {
            statusByte = request->byte();
        }
        if ((statusByte & kEventSummary) != 0) {
            // The instrument's other events ask for service too; reading them lets it ask again.
            const auto events = askRegister("*ESR?");
            if (!events)
                return tl::unexpected(events.error());
            if ((*events & kOperationComplete) != 0)
                return {};
        }
        if (isLate) {
            return failure(
                Status::ErrorTimeout,
                CompletionText::tr("The instrument has not finished within %1 ms; allow more time in the "
                                   "profile, or clear it.")
                    .arg(m_dialogue.timeout().count()),
                QStringLiteral("completion"));
        }
    }
}

Result<void> Completion::restore()
{
    return m_dialogue.write("*ESE " + QByteArray::number(m_eventEnable) + ";*SRE " +
                            QByteArray::number(m_serviceEnable));
}

void Completion::giveUp()
{
    // Whatever failed before is what the caller tells; here nothing more can be done about it.
    if (m_usesRequests)
        static_cast<void>(restore());
    m_usesRequests = false;
}

} // namespace visor::instrument
