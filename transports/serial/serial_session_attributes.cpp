// SPDX-License-Identifier: GPL-3.0-or-later
// The attributes of SerialSession.
#include "transports/serial/error_text.h"
#include "transports/serial/serial_session.h"

#include <QCoreApplication>

#include <sys/ioctl.h>

namespace visor::serial {

using visa::Attribute;
using visa::AttributeValue;
using visa::Status;

namespace {

class SerialAttributeText
{
    Q_DECLARE_TR_FUNCTIONS(visor::serial::SerialSession)
};

} // namespace

std::optional<AttributeValue> SerialSession::modemAttribute(Attribute id) const
{
    // VPP-4.3: 1 asserted, 0 not, −1 unknown.
    const auto state = [this](int line) {
        const auto on = m_port->modemLine(line);
        return AttributeValue(std::int64_t{on ? (*on ? 1 : 0) : -1});
    };
    switch (id) {
    case Attribute::AsrlCtsState:
        return state(TIOCM_CTS);
    case Attribute::AsrlDcdState:
        return state(TIOCM_CD);
    case Attribute::AsrlDsrState:
        return state(TIOCM_DSR);
    case Attribute::AsrlRiState:
        return state(TIOCM_RI);
    case Attribute::AsrlDtrState:
        return state(TIOCM_DTR);
    case Attribute::AsrlRtsState:
        return state(TIOCM_RTS);
    default:
        return std::nullopt;
    }
}

Result<AttributeValue> SerialSession::attribute(Attribute id) const
{
    if (const auto known = visa::checkAttribute(resource(), id); !known)
        return tl::unexpected(known.error());
    if (id == Attribute::AsrlBytesAvailable) {
        return AttributeValue(static_cast<std::int64_t>(m_port->bytesWaiting()) + std::int64_t{aheadSize()});
    }
    if (id == Attribute::ReadBufferSize || id == Attribute::WriteBufferSize)
        return AttributeValue(kKernelBuffer);
    if (auto modem = modemAttribute(id))
        return *modem;
    if (auto line = m_port->settings().get(id))
        return *line;
    return m_attributes.get(id);
}

Result<void> SerialSession::setAttribute(Attribute id, const AttributeValue& value)
{
    const auto checked = visa::checkAttributeValue(resource(), id, value);
    if (!checked)
        return tl::unexpected(checked.error());
    if (id == Attribute::AsrlBreakState) {
        const auto* const state = std::get_if<std::int64_t>(&*checked);
        if (state == nullptr || *state < 0 || !m_port->setBreak(*state == 1)) {
            return failure(Status::ErrorUnsupportedAttributeState,
                           SerialAttributeText::tr("The port cannot send a break."), QStringLiteral("attribute"));
        }
        return m_attributes.set(id, *checked);
    }
    LineSettings settings = m_port->settings();
    if (settings.set(id, *checked)) {
        if (!m_port->isOpen())
            return portIoFailure(0, QStringLiteral("attribute"));
        if (settings != m_port->settings()) {
            if (const auto applied = m_port->setSettings(settings); !applied)
                return applied;
        }
    } else if (const auto set = m_attributes.set(id, *checked); !set) {
        return set;
    }
    chooseTerminator();
    return {};
}

} // namespace visor::serial
