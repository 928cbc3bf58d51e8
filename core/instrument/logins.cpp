// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/instrument/logins.h"

namespace visor::instrument {

QString Logins::key(const visa::ResourceName& resource)
{
    const auto* address = resource.as<visa::TcpipInstrument>();
    return (address ? address->credential + u'@' : QString()) + resource.host().toLower();
}

void Logins::set(const visa::ResourceName& resource, const Credentials& credentials)
{
    const std::lock_guard guard(m_state->mutex);
    m_state->known.insert(key(resource), credentials);
}

void Logins::forget(const visa::ResourceName& resource)
{
    const std::lock_guard guard(m_state->mutex);
    m_state->known.remove(key(resource));
}

CredentialSource Logins::source() const
{
    return [state = m_state](const visa::ResourceName& resource) -> std::optional<Credentials> {
        const std::lock_guard guard(state->mutex);
        const auto known = state->known.constFind(key(resource));
        return known == state->known.constEnd() ? std::nullopt : std::optional(*known);
    };
}

} // namespace visor::instrument
