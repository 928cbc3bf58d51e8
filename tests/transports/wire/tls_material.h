// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "transports/wire/tls_context.h"
#include "transports/wire/tls_identity.h"

#include <QTemporaryDir>

namespace visor::test {

/// "localhost" and 127.0.0.1, vouched for by nobody. Made once a program.
[[nodiscard]] const wire::TlsIdentity& selfSigned();

/// No newer TLS than 1.2 in streams made from now on.
void limitToTls12(const wire::TlsContext& context);

/// Bytes that differ from their neighbours.
[[nodiscard]] QByteArray patternOf(qsizetype count);

/// An authority that client contexts made during its life take for one of the system's.
class TestAuthority
{
public:
    TestAuthority();
    TestAuthority(const TestAuthority&) = delete;
    TestAuthority& operator=(const TestAuthority&) = delete;
    ~TestAuthority();

    /// For localhost and 127.0.0.1: "valid", "expired", "early", "wrong-name" (vouched for here) or "self-signed".
    [[nodiscard]] wire::TlsIdentity identity(const QString& kind) const;

private:
    QTemporaryDir m_folder;
    QByteArray m_before;
    wire::TlsIdentity m_authority;
};

} // namespace visor::test
