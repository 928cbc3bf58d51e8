// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "transports/prologix/messages.h"
#include "transports/wire/byte_stream.h"

#include <memory>

namespace visor::prologix {

/// The line to one adapter: its stream, what it has been set to, and whether something unwanted may be on its way.
/// Used by one thread at a time (whoever has the turn, see BusTurns).
///
/// The adapter answers in order and says nothing when its own time limit ends a read, so what comes next may
/// belong to a question that was given up. synchronise() draws a line: it gives the adapter a number that was not
/// used before, asks for it back, and asks ++ver. What comes before that pair of answers is older, what comes
/// behind is new, whatever was asked before and however late it is answered. ++ver alone would not do: an older
/// ++ver is answered with the same words.
class AdapterLine
{
public:
    AdapterLine(std::unique_ptr<wire::ByteStream> stream, QString name);

    /// Asks for the version and sets the adapter up. ErrorResourceBusy when it serves somebody else, ErrorTimeout
    /// when what is there is no adapter.
    [[nodiscard]] Result<void> setUp(const visa::Deadline& deadline);
    [[nodiscard]] const QByteArray& version() const { return m_version; }
    [[nodiscard]] const AdapterKind& kind() const { return *m_kind; }
    /// False once the connection is lost.
    [[nodiscard]] bool isOpen() const { return m_stream->isOpen(); }

    /// Something unwanted may be on its way.
    void soil() { m_isDirty = true; }
    /// Throws away what soil() spoke of.
    [[nodiscard]] Result<void> clean(const visa::Deadline& deadline);
    /// Everything that still comes of what was asked before; the line is clean then.
    [[nodiscard]] Result<QByteArray> synchronise(const visa::Deadline& deadline);

    /// Whole lines. An error leaves the line closed or to be cleaned, as every error of this class does.
    [[nodiscard]] Result<void> send(const QByteArray& lines, const visa::Deadline& deadline);
    /// Appends to `line` up to LF; what came before a deadline is kept there.
    [[nodiscard]] Result<void> readLine(QByteArray& line, const visa::Deadline& deadline);
    /// As ByteStream has them; whoever gives up on them hands the error to settled().
    [[nodiscard]] Result<std::size_t> readSome(std::span<char> into, const visa::Deadline& deadline)
    {
        return m_stream->readSome(into, deadline);
    }
    [[nodiscard]] Result<std::size_t> readAvailable(std::span<char> into) { return m_stream->readAvailable(into); }
    /// A lost connection closes the line, anything else leaves it to be cleaned.
    [[nodiscard]] Error settled(Error error);

    // The lines that bring the adapter to what is wanted, empty when it is there; for send() at once.
    [[nodiscard]] QByteArray addressing(const GpibAddress& address);
    [[nodiscard]] QByteArray ending(bool assertsEnd);
    /// The longest time limit of the adapter that ends before the deadline does.
    [[nodiscard]] QByteArray readTimeLine(const visa::Deadline& deadline);
    /// A line of somebody else's may have changed anything.
    void forgetSettings();

    /// When the adapter's own time limit has surely ended a read that begins now.
    [[nodiscard]] visa::Deadline readOver(const visa::Deadline& deadline) const;

private:
    [[nodiscard]] Result<QByteArray> askVersion(int& asked, const visa::Deadline& deadline);

    const std::unique_ptr<wire::ByteStream> m_stream;
    const QString m_name;
    QByteArray m_version;
    const AdapterKind* m_kind;
    bool m_isDirty = false;
    bool m_isMidLine = false; ///< a line was cut off by a deadline
    std::optional<GpibAddress> m_address;
    std::optional<bool> m_assertsEnd = true;
    int m_readTime = 0; ///< 0: not known
    int m_fence;        ///< the number given last
};

} // namespace visor::prologix
