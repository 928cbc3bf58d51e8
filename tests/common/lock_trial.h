// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/instrument/locking_transport.h"

#include <QTemporaryDir>

#include <array>
#include <memory>

namespace visor::test {

/// Sessions of one program on a wire without locks of its own, kept apart by the registry.
class LockTrial
{
public:
    LockTrial(std::unique_ptr<instrument::Transport> wire, visa::ResourceName resource)
        : m_registry(m_folder.filePath(QStringLiteral("locks")), QStringLiteral("test")),
          m_transport(std::move(wire), m_registry),
          m_resource(std::move(resource))
    {
    }

    /// Exclusive: refused in words to others, nested, given back. Shared: for those with the key. What did not
    /// hold; empty when all did. `question` is one that the instrument answers at once.
    [[nodiscard]] QString trouble(const QByteArray& question)
    {
        const auto one = open();
        const auto two = open();
        const auto stranger = open();
        if (!one || !two || !stranger)
            return QStringLiteral("three sessions");
        const auto asks = [&](visa::Session& session) {
            std::array<char, 4096> buffer{};
            return session.write(question, patience()) && session.read(buffer, patience());
        };
        const auto isRefused = [](const Result<void>& result) {
            return !result && result.error().status == visa::Status::ErrorResourceLocked &&
                   !result.error().message.isEmpty();
        };
        const auto exclusive = [](visa::Session& session, const visa::Deadline& deadline) {
            return session.lock(visa::LockMode::Exclusive, {}, deadline);
        };
        const auto shared = [](visa::Session& session, const QByteArray& key, const visa::Deadline& deadline) {
            return session.lock(visa::LockMode::Shared, key, deadline);
        };
        if (!exclusive(*one, patience()) || !exclusive(*one, patience()) || !asks(*one))
            return QStringLiteral("the holder of an exclusive lock works");
        if (!isRefused(two->write(question, moment())) || !isRefused(exclusive(*two, moment())) ||
            !isRefused(shared(*two, "bench", moment())))
            return QStringLiteral("others are refused in words");
        if (!one->unlock(patience()) || !isRefused(exclusive(*two, moment())) || !one->unlock(patience()) ||
            !asks(*two))
            return QStringLiteral("given back as often as taken");
        if (!shared(*one, "bench", patience()) || !shared(*two, "bench", patience()) || !asks(*one) || !asks(*two))
            return QStringLiteral("those with the key share");
        if (!isRefused(stranger->write(question, moment())) || !isRefused(shared(*stranger, "other", moment())))
            return QStringLiteral("those without it are refused in words");
        if (!one->unlock(patience()) || !two->unlock(patience()) || !asks(*stranger))
            return QStringLiteral("free afterwards");
        return {};
    }

private:
    static visa::Deadline patience() { return visa::Deadline::after(std::chrono::seconds(30)); }
    static visa::Deadline moment() { return visa::Deadline::after(std::chrono::milliseconds(30)); }
    [[nodiscard]] std::unique_ptr<visa::Session> open()
    {
        auto session = m_transport.open(m_resource, {}, patience());
        if (!session)
            qWarning("%s", qPrintable(session.error().message));
        return session ? std::move(*session) : nullptr;
    }

    QTemporaryDir m_folder;
    locks::LockRegistry m_registry;
    instrument::LockingTransport m_transport;
    visa::ResourceName m_resource;
};

} // namespace visor::test
