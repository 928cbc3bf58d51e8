// SPDX-License-Identifier: GPL-3.0-or-later
#include "transports/can/bus_health.h"

#include <QCoreApplication>
#include <QStringList>

#include <algorithm>
#include <utility>

namespace visor::can {

namespace {

struct BusHealthText
{
    Q_DECLARE_TR_FUNCTIONS(visor::can::BusHealth)
};

/// The classes in an error frame's identifier.
enum ErrorClass : std::uint32_t {
    kSendTimeout = 0x01,
    kController = 0x04,
    kProtocol = 0x08,
    kTransceiver = 0x10,
    kNoAcknowledge = 0x20,
    kBusOff = 0x40,
    kBusError = 0x80,
    kRestarted = 0x100
};

enum Fault : std::uint32_t {
    kReceiveOverflow = 0x01,
    kSendOverflow = 0x02,
    kBitErrors = 0x04,
    kFormErrors = 0x08,
    kStuffErrors = 0x10,
    kChecksumErrors = 0x20,
    kTransceiverFault = 0x40,
    kStuckSending = 0x80,
    kOtherBusErrors = 0x100
};

std::uint8_t byteOf(QByteArrayView details, qsizetype at)
{
    return at < details.size() ? static_cast<std::uint8_t>(details[at]) : std::uint8_t{0};
}

} // namespace

void BusHealth::note(std::uint32_t classes, QByteArrayView details)
{
    if ((classes & kRestarted) != 0)
        m_state = State::Active;
    if ((classes & kController) != 0)
        noteController(byteOf(details, 1));
    if ((classes & (kProtocol | kBusError)) != 0)
        noteProtocol(byteOf(details, 2), byteOf(details, 3));
    if ((classes & kTransceiver) != 0)
        m_faults |= kTransceiverFault;
    if ((classes & kSendTimeout) != 0)
        m_faults |= kStuckSending;
    if ((classes & kNoAcknowledge) != 0)
        m_isUnacknowledged = true;
    if ((classes & kBusOff) != 0)
        m_state = State::Off;
}

void BusHealth::noteController(std::uint8_t what)
{
    if ((what & 0x01) != 0)
        m_faults |= kReceiveOverflow;
    if ((what & 0x02) != 0)
        m_faults |= kSendOverflow;
    if ((what & 0x30) != 0)
        m_state = State::Passive;
    else if ((what & 0x0C) != 0)
        m_state = State::Warning;
    else if ((what & 0x40) != 0)
        m_state = State::Active;
}

void BusHealth::noteProtocol(std::uint8_t type, std::uint8_t place)
{
    constexpr std::uint8_t kAcknowledgeSlot = 0x19;
    constexpr std::uint8_t kChecksum = 0x08;
    if (place == kAcknowledgeSlot) {
        m_isUnacknowledged = true;
        return;
    }
    if ((type & 0x19) != 0)
        m_faults |= kBitErrors;
    if ((type & 0x02) != 0)
        m_faults |= kFormErrors;
    if ((type & 0x04) != 0)
        m_faults |= kStuffErrors;
    if (place == kChecksum)
        m_faults |= kChecksumErrors;
    else if ((type & 0x1F) == 0)
        m_faults |= kOtherBusErrors;
}

void BusHealth::beginWait()
{
    m_faults = 0;
    m_isUnacknowledged = false;
}

QString BusHealth::description() const
{
    QStringList parts;
    switch (m_state) {
    case State::Active:
        break;
    case State::Warning:
        parts << BusHealthText::tr("many errors (error warning)");
        break;
    case State::Passive:
        parts << BusHealthText::tr("very many errors (error passive)");
        break;
    case State::Off:
        parts << BusHealthText::tr("off the bus (bus-off)");
        break;
    }
    const std::pair<Fault, QString> words[] = {
        {kReceiveOverflow, BusHealthText::tr("received frames were lost")},
        {kSendOverflow, BusHealthText::tr("frames to send were lost")},
        {kBitErrors, BusHealthText::tr("bit errors")},
        {kFormErrors, BusHealthText::tr("form errors")},
        {kStuffErrors, BusHealthText::tr("stuff errors")},
        {kChecksumErrors, BusHealthText::tr("checksum errors")},
        {kTransceiverFault, BusHealthText::tr("a fault of the transceiver or its wires")},
        {kStuckSending, BusHealthText::tr("sending got stuck")},
        {kOtherBusErrors, BusHealthText::tr("bus errors")}};
    for (const auto& [fault, text] : words) {
        if ((m_faults & fault) != 0)
            parts << text;
    }
    return parts.join(QStringLiteral(", "));
}

} // namespace visor::can
