// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/instrument/credentials.h"
#include "core/visa/resource_name.h"
#include "core/visa/session.h"

#include <chrono>
#include <memory>
#include <optional>
#include <utility>
#include <vector>

namespace visor::instrument {

/// What an open may be told. Wire quirks are profile data and arrive here.
struct OpenOptions
{
    std::optional<visa::LockMode> lock; ///< take this lock as part of the open
    QByteArray lockKey;                 ///< of a shared lock
    /// Longest to stand in line for that lock; what is left of the open's own deadline without it.
    std::optional<std::chrono::milliseconds> lockWait;
    /// Longest a single I/O call may take when the caller names no deadline (VI_ATTR_TMO_VALUE).
    std::chrono::milliseconds timeout{2000};
    /// Asked for a name and a password where the instrument wants a login. Empty: only anonymous logins.
    CredentialSource credentials;
    /// Set before the wire is touched, where the wire has such (a serial line's rate, its DTR and RTS).
    std::vector<std::pair<visa::Attribute, visa::AttributeValue>> attributes;
    /// What the instrument's profile says of its USB, where it is known before: from an earlier session.
    visa::UsbQuirkChanges usbQuirks;
};

/// Which locks the instrument itself keeps, for every client on every machine. What it does not keep, the
/// program's lock registry does, among the Visor programs of one machine (protocols.md §2.6).
enum class NativeLocks : std::uint8_t {
    None,      ///< VICP, SOCKET, serial, USBTMC, GPIB adapters
    Exclusive, ///< VXI-11
    Shared,    ///< exclusive and shared: HiSLIP
};

/// Opens sessions of one wire. Made once by the program, lives as long as it; open() may be called from any thread
/// and from several at a time.
class Transport
{
public:
    Transport() = default;
    Transport(const Transport&) = delete;
    Transport& operator=(const Transport&) = delete;
    virtual ~Transport() = default;

    /// "VXI-11", "HiSLIP", "SOCKET" …: as a technician names it.
    [[nodiscard]] virtual QString name() const = 0;
    [[nodiscard]] virtual bool handles(const visa::ResourceName& resource) const = 0;
    /// What lock() of that resource's sessions asks the instrument for.
    [[nodiscard]] virtual NativeLocks nativeLocks(const visa::ResourceName&) const { return NativeLocks::None; }
    /// Blocking, cancellable. Sends nothing that the user did not ask for: no clear, no *IDN?.
    [[nodiscard]] virtual Result<std::unique_ptr<visa::Session>>
    open(const visa::ResourceName& resource, const OpenOptions& options, const visa::Deadline& deadline) = 0;
};

/// The wires a program has. Built by the program, read-only afterwards, shared by reference.
class TransportSet
{
public:
    void add(std::unique_ptr<Transport> transport) { m_transports.push_back(std::move(transport)); }

    /// The wire for that resource; null when this build has none.
    [[nodiscard]] Transport* find(const visa::ResourceName& resource) const;
    /// find() and open(). A class no wire here speaks is ErrorUnsupportedOperation naming the class, never
    /// "invalid name".
    [[nodiscard]] Result<std::unique_ptr<visa::Session>>
    open(const visa::ResourceName& resource, const OpenOptions& options, const visa::Deadline& deadline) const;
    [[nodiscard]] const std::vector<std::unique_ptr<Transport>>& all() const { return m_transports; }
    /// Hands the wires over, to be wrapped; nothing is left here.
    [[nodiscard]] std::vector<std::unique_ptr<Transport>> take() { return std::exchange(m_transports, {}); }

private:
    std::vector<std::unique_ptr<Transport>> m_transports;
};

} // namespace visor::instrument
