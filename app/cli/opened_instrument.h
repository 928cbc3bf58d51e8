// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/cli/command.h"
#include "core/profile/renderer.h"
#include "core/scpi/identity.h"
#include "core/visa/session.h"

#include <QCommandLineParser>

#include <chrono>
#include <memory>

namespace visor::app {

/// A session opened for one command, and how to speak over it.
class OpenedInstrument
{
public:
    /// Parses the resource, opens it. Honours --timeout, --term and --connect-timeout where the command has them.
    [[nodiscard]] static Result<OpenedInstrument> open(const QString& resource, const QCommandLineParser& parser,
                                                       const CommandContext& context,
                                                       instrument::OpenOptions options = {});

    /// Adds the options that open() honours.
    static void describeOptions(QCommandLineParser& parser);
    /// Names the argument RESOURCE in the help.
    static void describeResource(QCommandLineParser& parser);

    [[nodiscard]] instrument::Dialogue dialogue(instrument::Origin origin) const;
    [[nodiscard]] visa::Session& session() const { return *m_session; }
    [[nodiscard]] const visa::ResourceName& resource() const { return m_resource; }

    /// Asks who it is. ErrorTimeout and others as the wire says.
    [[nodiscard]] Result<scpi::Identity> identify() { return identify(QStringLiteral("*IDN?")); }
    /// identify(), the profile that fits (or `key`, when the user names one or its file), its manners, and what it
    /// wants done after opening. ErrorResourceNotFound with the next step when none fits.
    [[nodiscard]] Result<std::shared_ptr<const profile::Profile>> enterProfile(const profile::Library& library,
                                                                               const QString& key = {});
    /// What the profile wants done before closing, after `soFar`; its failure counts when nothing failed before.
    [[nodiscard]] ExitCode leaveProfile(const profile::Profile& profile, ExitCode soFar) const;
    [[nodiscard]] const scpi::Identity& identity() const { return m_identity; }
    /// The reply to identify(), as profiles' patterns are tried on it.
    [[nodiscard]] const QString& identityText() const { return m_identityText; }

private:
    [[nodiscard]] Result<scpi::Identity> identify(const QString& query);
    void takeManners(const profile::Profile& profile);

    visa::ResourceName m_resource;
    std::unique_ptr<visa::Session> m_session;
    instrument::Manners m_manners;
    bool m_hasOwnTimeout = false;
    bool m_hasOwnTerminator = false;
    visa::CancelToken m_token;
    QString m_identityText;
    scpi::Identity m_identity;
};

/// A whole number of milliseconds above zero.
[[nodiscard]] Result<std::chrono::milliseconds> parseMilliseconds(const QString& text, const QString& option);

/// `name=value` words as arguments of a profile command.
[[nodiscard]] Result<profile::Arguments> parseArguments(const QStringList& words);

} // namespace visor::app
