// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/profile/model.h"
#include "core/profile/reply.h"
#include "core/visa/result.h"

#include <QByteArray>
#include <QCoreApplication>

#include <optional>

namespace visor::profile {

/// Reads a reply that is text: one value, or a list of them. On the stack of parseReply().
class TextReply
{
    Q_DECLARE_TR_FUNCTIONS(visor::profile::ReplyReading)

public:
    TextReply(const Returns& returns, const QByteArray& bytes) : m_returns(returns), m_bytes(bytes) {}

    [[nodiscard]] Result<ReplyValue> read() const;

private:
    [[nodiscard]] static std::optional<QString> parsed(const ReplyParser& parser, const QString& text);
    [[nodiscard]] QStringList split(const QString& text) const;
    [[nodiscard]] Result<ReplyValue> list(const QString& text) const;
    [[nodiscard]] ReplyValue undescribedElement(const QString& text) const;
    [[nodiscard]] static QString unquoted(const QString& text);
    [[nodiscard]] static Result<ReplyValue> single(const QString& text, ReturnType type, const QString& unit);
    [[nodiscard]] static std::optional<bool> replyTruth(const QString& text);

    const Returns& m_returns;
    const QByteArray& m_bytes;
};

} // namespace visor::profile
