// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/visa/attributes.h"
#include "core/visa/message_channel.h"
#include "core/visa/resource_name.h"

namespace visor::visa {

/// The client's end of a wire: what a Transport opens. Owned by whoever opened it; destruction closes it,
/// releasing locks and links (also after errors). Holds at most one thread's attention at a time.
///
/// Message ends: VXI-11 and HiSLIP carry END. Sessions on wires without one (SOCKET, ASRL) find the end
/// themselves: by the length of an IEEE 488.2 block where the reply starts with one, else by the termination
/// character. So read() means the same on every wire, and nobody above searches binary data for a newline.
class Session : public MessageChannel
{
public:
    /// The name it was opened by, canonical.
    [[nodiscard]] virtual const ResourceName& resource() const = 0;

    /// True after a timeout or abort on a wire that cannot tell a late reply from the next one. The session itself
    /// drains before its next write; this is for saying so.
    [[nodiscard]] virtual bool isDirty() const = 0;

    /// lock() as viLock tells it: Success, or SuccessNestedExclusive or SuccessNestedShared when this session
    /// holds such a lock already; each then needs its own unlock(). Default: lock(), never nested.
    [[nodiscard]] virtual Result<Status> acquireLock(LockMode mode, const QByteArray& key,
                                                     const Deadline& deadline)
    {
        if (auto locked = lock(mode, key, deadline); !locked)
            return tl::unexpected(std::move(locked.error()));
        return Status::Success;
    }

    /// VISA attributes (VPP-4.3). ErrorUnsupportedAttribute, ErrorUnsupportedAttributeState,
    /// ErrorAttributeReadOnly.
    [[nodiscard]] virtual Result<AttributeValue> attribute(Attribute id) const = 0;
    [[nodiscard]] virtual Result<void> setAttribute(Attribute id, const AttributeValue& value) = 0;
};

} // namespace visor::visa
