// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/doctor/examiner.h"
#include "core/instrument/transport.h"
#include "core/profile/library.h"

namespace visor::doctor {

/// The last step of every examination of an instrument: open it as anybody would, ask *IDN?, see which profile
/// fits. Keeps to the locks of other programs. A value that every wire's examiner has one of; any thread.
class IdentityQuestion
{
public:
    /// Both outlive it and its copies. `credentials` is asked where the instrument insists on a login; empty: then
    /// it is not opened, and the failure says so.
    IdentityQuestion(const instrument::TransportSet& transports, const profile::Library& library,
                     instrument::CredentialSource credentials = {})
        : m_transports(transports), m_library(library), m_credentials(std::move(credentials))
    {
    }

    enum class Stage : std::uint8_t { Opening, Asking };
    struct Failure
    {
        Stage stage = Stage::Opening;
        Error error;
        QByteArray received; ///< what had come of an answer
    };
    /// What it came to has been reported when it went well (login.done, identity.known, profile.fits,
    /// profile.missing) or when the reason is the same on every wire: locked (lock.held-elsewhere), certificates
    /// (tls.certificate) and logins (login.missing, login.refused, login.unknown). Everything else is handed to
    /// the wire's examiner, which knows what it means there. A complaint about this machine asks nobody.
    [[nodiscard]] std::optional<Failure> ask(const Complaint& complaint, Report& report,
                                             const visa::Deadline& deadline) const;

    /// The profile whose model is spelled most alike: what may be missing is a pattern.
    [[nodiscard]] static QString nearestProfile(const std::vector<profile::Library::Entry>& entries,
                                                const QString& identity);

    /// The finding for an open that failed for want of trust or a login; nothing for other errors. Its cause is
    /// instrument::operationOf() of the failure.
    [[nodiscard]] static std::optional<Finding> securityFinding(const Error& error,
                                                                const visa::ResourceName& resource);

private:
    void reportIdentity(const QByteArray& reply, Report& report) const;

    const instrument::TransportSet& m_transports;
    const profile::Library& m_library;
    const instrument::CredentialSource m_credentials;
};

/// The failure of a wire that has nothing better to say: the sentence of the error itself.
[[nodiscard]] Finding plainFinding(const IdentityQuestion::Failure& failure, const QString& resource);

} // namespace visor::doctor
