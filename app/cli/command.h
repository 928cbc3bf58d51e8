// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/cli/exit_code.h"
#include "core/instrument/dialogue.h"
#include "core/instrument/finder.h"
#include "core/instrument/transport.h"
#include "core/instrument/trust_store.h"
#include "core/locks/lock_registry.h"
#include "core/profile/library.h"

#include <QCommandLineParser>
#include <QString>

#include <memory>
#include <vector>

namespace visor::app {

/// What every command is given: made by main(), outlives the command.
struct CommandContext
{
    const instrument::TransportSet& transports;
    profile::Library& library;
    const std::vector<std::unique_ptr<instrument::Finder>>& finders;
    locks::LockRegistry& locks;
    instrument::TrustStore& trust; ///< certificates trusted by exception
    visa::CancelToken token; ///< Ctrl+C
};

/// One word after `visor`. Data goes to stdout, messages to stderr.
class Command
{
public:
    Command() = default;
    Command(const Command&) = delete;
    Command& operator=(const Command&) = delete;
    virtual ~Command() = default;

    [[nodiscard]] virtual QString name() const = 0;
    /// One line for `visor --help`.
    [[nodiscard]] virtual QString summary() const = 0;
    /// Adds options and positional arguments.
    virtual void describe(QCommandLineParser& parser) const = 0;
    /// Positional arguments needed at least and taken at most (−1: any number).
    [[nodiscard]] virtual int fewestArguments() const = 0;
    [[nodiscard]] virtual int mostArguments() const = 0;
    /// Arguments without the command's own name.
    [[nodiscard]] virtual ExitCode run(const QCommandLineParser& parser, const QStringList& arguments,
                                       CommandContext& context) const = 0;
};

/// Every command there is, in the order of the help.
[[nodiscard]] std::vector<std::unique_ptr<Command>> allCommands();

} // namespace visor::app
