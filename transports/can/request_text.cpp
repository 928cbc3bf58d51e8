// SPDX-License-Identifier: GPL-3.0-or-later
#include "transports/can/request_text.h"

#include <QCoreApplication>

#include <algorithm>
#include <charconv>

namespace visor::can {

using wire::isRequestWord;

namespace {

bool isHexText(QByteArrayView text)
{
    return !text.isEmpty() && std::all_of(text.begin(), text.end(), [](char c) {
        return (c >= '0' && c <= '9') || (c >= 'a' && c <= 'f') || (c >= 'A' && c <= 'F');
    });
}

class CanRequestParser : private wire::RequestScanner
{
    Q_DECLARE_TR_FUNCTIONS(visor::can::Request)

public:
    CanRequestParser(QByteArrayView text, qsizetype column) : RequestScanner(kCanLanguage, text, column) {}

    Result<Request> parse()
    {
        const QByteArrayView verb = next();
        Result<void> read;
        if (isRequestWord(verb, "send")) {
            read = content();
        } else if (isRequestWord(verb, "request?")) {
            m_request.kind = Request::Kind::Exchange;
            read = content();
            if (read && m_request.filter.id == std::nullopt)
                return expected(tr("“from” and the identifier of the answer"));
        } else if (isRequestWord(verb, "receive?")) {
            m_request.kind = Request::Kind::Receive;
            if (!peek().isEmpty() && !isRequestWord(peek(), "signal"))
                read = filter();
            if (read)
                read = answerSignals();
        } else if (isRequestWord(verb, "received?")) {
            m_request.kind = Request::Kind::Received;
            if (!peek().isEmpty())
                read = filter();
        } else if (isRequestWord(verb, "every")) {
            read = repetition();
        } else if (isRequestWord(verb, "stop")) {
            m_request.kind = Request::Kind::Stop;
            if (!peek().isEmpty())
                read = filter();
        } else {
            return expected(tr("send, request?, receive?, received?, every or stop"));
        }
        if (!read)
            return tl::unexpected(read.error());
        if (read = ending(); !read)
            return tl::unexpected(read.error());
        return m_request;
    }

private:
    std::optional<std::uint32_t> hexNumber(QByteArrayView text, std::uint32_t most) const
    {
        if (text.startsWith("0x") || text.startsWith("0X"))
            text = text.sliced(2);
        std::uint32_t value = 0;
        if (!isHexText(text) ||
            std::from_chars(text.data(), text.data() + text.size(), value, 16).ec != std::errc() || value > most)
            return std::nullopt;
        return value;
    }
    Result<void> identifier(std::uint32_t& id, bool& isExtended)
    {
        const QByteArrayView text = next();
        const auto value = hexNumber(text, kLastExtendedId);
        if (!value)
            return expected(tr("an identifier in hexadecimal, up to 7FF or 1FFFFFFF"));
        id = *value;
        constexpr qsizetype kExtendedDigits = 8;
        const qsizetype digits = text.size() - (text.startsWith("0x") || text.startsWith("0X") ? 2 : 0);
        isExtended = id > kLastStandardId || digits >= kExtendedDigits;
        return {};
    }
    /// ID [mask M]
    Result<void> filter()
    {
        std::uint32_t id = 0;
        if (auto read = identifier(id, m_request.filter.isExtended); !read)
            return read;
        m_request.filter.id = id;
        if (take("mask")) {
            const auto mask = hexNumber(next(), kLastExtendedId);
            if (!mask)
                return expected(tr("a mask in hexadecimal"));
            m_request.filter.mask = *mask;
        }
        return {};
    }

    /// START LENGTH [big|little] [signed] [scale S] [offset O]
    Result<SignalLayout> signal()
    {
        SignalLayout layout;
        Result<void> read = integer(layout.startBit, 0, kLongestPayload * 8 - 1);
        if (read)
            read = integer(layout.bitLength, 1, 64);
        while (read) {
            if (take("big"))
                layout.isBig = true;
            else if (take("little"))
                layout.isBig = false;
            else if (take("signed"))
                layout.isSigned = true;
            else if (take("scale"))
                read = factor(layout.scale);
            else if (take("offset"))
                read = number(layout.offset);
            else
                return layout;
        }
        return tl::unexpected(read.error());
    }

    Result<void> answerSignals()
    {
        while (take("signal")) {
            const auto layout = signal();
            if (!layout)
                return tl::unexpected(layout.error());
            m_request.layouts.push_back(*layout);
        }
        return {};
    }

    /// ID [fd] [brs] [remote N | dlc N] [bytes] [signal … = V] [from ID [mask M] [signal …]]
    Result<void> content()
    {
        Frame& frame = m_request.frame;
        if (auto read = identifier(frame.id, frame.isExtended); !read)
            return read;
        const bool exchanges = m_request.kind == Request::Kind::Exchange;
        for (;;) {
            const QByteArrayView word = peek();
            if (word.isEmpty())
                break;
            int length = 0;
            if (take("fd")) {
                frame.isFd = true;
            } else if (take("brs")) {
                frame.switchesBitRate = true;
            } else if (take("remote")) {
                frame.isRemote = true;
                if (auto read = integer(length, 0, kLongestClassicPayload); !read)
                    return read;
                frame.payload = QByteArray(length, '\0');
            } else if (take("dlc")) {
                if (auto read = integer(length, 0, kLongestPayload); !read)
                    return read;
                frame.payload = QByteArray(length, '\0');
            } else if (take("signal")) {
                if (auto put = outgoingSignal(); !put)
                    return put;
            } else if (exchanges && take("from")) {
                if (auto read = filter(); !read)
                    return read;
                if (auto read = answerSignals(); !read)
                    return read;
                break;
            } else if (isHexText(word) && word.size() % 2 == 0) {
                frame.payload.append(QByteArray::fromHex(next().toByteArray()));
                if (frame.payload.size() > kLongestPayload)
                    return expected(tr("at most 64 bytes"));
            } else {
                next();
                return expected(tr("bytes as pairs of hexadecimal digits, dlc, remote, fd, brs or signal"));
            }
        }
        if (frame.isRemote && frame.isFd)
            return refused(tr("CAN FD has no remote frames."));
        if (frame.switchesBitRate && !frame.isFd)
            return refused(tr("Only CAN FD frames switch the bit rate: write “fd brs”."));
        if (!isPayloadLength(frame.payload.size(), frame.isFd)) {
            return refused(frame.isFd
                               ? tr("A CAN FD frame has 0 to 8, 12, 16, 20, 24, 32, 48 or 64 bytes, not %1.")
                                     .arg(frame.payload.size())
                               : tr("A CAN frame has at most 8 bytes; this one has %1. CAN FD carries more: "
                                    "write “fd”.")
                                     .arg(frame.payload.size()));
        }
        return {};
    }

    Result<void> outgoingSignal()
    {
        const auto layout = signal();
        if (!layout)
            return tl::unexpected(layout.error());
        if (!take("="))
            return expected(tr("“=” and the signal's value"));
        const QByteArrayView text = peek();
        double value = 0.0;
        if (isRequestWord(text, "on") || isRequestWord(text, "off"))
            value = isRequestWord(next(), "on") ? 1.0 : 0.0;
        else if (auto read = number(value); !read)
            return read;
        if (!layout->fits(m_request.frame.payload.size()))
            return refused(tr("The signal at bit %1 lies outside the %2 bytes of the frame; give “dlc” before it.")
                               .arg(layout->startBit)
                               .arg(m_request.frame.payload.size()));
        if (!putSignal(m_request.frame.payload, *layout, value))
            return refused(
                tr("%1 does not fit into the %2 bits of the signal.").arg(value).arg(layout->bitLength));
        return {};
    }

    Result<void> repetition()
    {
        m_request.kind = Request::Kind::Repeat;
        int period = 0;
        if (auto read = integer(period, 1, 3'600'000); !read)
            return read;
        m_request.period = std::chrono::milliseconds(period);
        if (!take("send"))
            return expected(tr("send"));
        return content();
    }

    Request m_request;
};

} // namespace

Result<std::vector<Request>> parseRequests(QByteArrayView message)
{
    return wire::readRequests<CanRequestParser>(kCanLanguage, message);
}

} // namespace visor::can
