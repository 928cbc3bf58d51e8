// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/visa/result.h"
#include "transports/wire/tls_identity.h"

#include <QString>

#include <memory>
#include <mutex>
#include <optional>

struct ssl_ctx_st;

namespace visor::wire {

/// What all TLS connections of one end share: TLS 1.2 and 1.3, the system's authorities (client), a certificate
/// with its key (server). Immutable once made; any thread; streams keep what they need of it alive.
class TlsContext
{
public:
    /// A client's: knows the system's authorities (SSL_CERT_FILE and SSL_CERT_DIR are honoured). What to make of a
    /// certificate nobody vouches for is the caller's decision, after the handshake and before anything is sent.
    [[nodiscard]] static Result<TlsContext> client();
    [[nodiscard]] static Result<TlsContext> server(const TlsIdentity& identity);

    [[nodiscard]] bool isServer() const { return m_isServer; }
    /// OpenSSL's object; stays this one's.
    [[nodiscard]] ssl_ctx_st* native() const { return m_native.get(); }

private:
    TlsContext(std::shared_ptr<ssl_ctx_st> native, bool isServer)
        : m_native(std::move(native)), m_isServer(isServer)
    {
    }

    std::shared_ptr<ssl_ctx_st> m_native;
    bool m_isServer;
};

/// A client's context that is made when it is first wanted and then shared: reading the system's authorities takes
/// tens of milliseconds. Thread-safe.
class SharedTlsClient
{
public:
    [[nodiscard]] Result<TlsContext> context();

private:
    std::mutex m_mutex;
    std::optional<TlsContext> m_context;
};

/// What OpenSSL has to say about the last failure on this thread; empties its queue.
[[nodiscard]] QString takeTlsErrors();

} // namespace visor::wire
