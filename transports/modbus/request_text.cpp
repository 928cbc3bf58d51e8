// SPDX-License-Identifier: GPL-3.0-or-later
#include "transports/modbus/request_text.h"

#include "transports/modbus/pdu.h"

#include <QCoreApplication>

#include <array>

namespace visor::modbus {

using visa::RegisterTable;
using wire::isRequestWord;
using wire::requestInteger;

namespace {

template<typename T>
struct RequestWord
{
    QByteArrayView text;
    T value;
};

const auto kTables = std::to_array<RequestWord<RegisterTable>>({{"holding", RegisterTable::HoldingRegisters},
                                                                {"input", RegisterTable::InputRegisters},
                                                                {"coil", RegisterTable::Coils},
                                                                {"discrete", RegisterTable::DiscreteInputs}});
const auto kTypes = std::to_array<RequestWord<ValueType>>({{"u16", ValueType::UInt16},
                                                           {"i16", ValueType::Int16},
                                                           {"u32", ValueType::UInt32},
                                                           {"i32", ValueType::Int32},
                                                           {"u64", ValueType::UInt64},
                                                           {"i64", ValueType::Int64},
                                                           {"float32", ValueType::Float32},
                                                           {"float64", ValueType::Float64},
                                                           {"string", ValueType::String},
                                                           {"bits", ValueType::Bits}});

template<typename T, std::size_t N>
std::optional<T> requestWord(QByteArrayView text, const std::array<RequestWord<T>, N>& words)
{
    for (const RequestWord<T>& word : words) {
        if (isRequestWord(text, word.text))
            return word.value;
    }
    return std::nullopt;
}

class RequestParser : private wire::RequestScanner
{
    Q_DECLARE_TR_FUNCTIONS(visor::modbus::Request)

public:
    RequestParser(QByteArrayView text, qsizetype column) : RequestScanner(kModbusLanguage, text, column) {}

    Result<Request> parse()
    {
        QByteArrayView verb = next();
        bool asks = verb.endsWith('?');
        if (asks)
            verb.chop(1);
        else
            asks = takeLast('?'); // holding 100? is holding? 100
        if (isRequestWord(verb, "identity") || isRequestWord(verb, "*IDN"))
            return identity(asks);
        if (isRequestWord(verb, "mask"))
            return mask(asks);
        const auto table = requestWord(verb, kTables);
        if (!table)
            return expected(tr("holding, input, coil, discrete, mask or identity"));
        m_request.table = *table;
        if (auto read = address(m_request.address); !read)
            return tl::unexpected(read.error());
        if (auto read = words(); !read)
            return tl::unexpected(read.error());
        return asks ? finishRead() : finishWrite();
    }

private:
    /// 0-based as on the wire, or with 'n' as manuals print it: from 1, five or six digits with the table's own in
    /// front (V1.1b3 §4.4).
    Result<void> address(std::uint16_t& into)
    {
        QByteArrayView text = next();
        const bool isNumber = text.startsWith('n') || text.startsWith('N');
        if (isNumber)
            text = text.sliced(1);
        auto value = requestInteger(text);
        if (isNumber && value) {
            const int wide = text.size() == 6 ? 100'000 : 10'000;
            if (text.size() >= 5 && *value / wide == leadingDigit())
                *value %= wide;
            --*value;
        }
        if (!value || *value < 0 || *value > 0xFFFF)
            return expected(tr("an address from 0 to 65535, or n and the number as manuals count it, from 1"));
        into = static_cast<std::uint16_t>(*value);
        return {};
    }
    [[nodiscard]] int leadingDigit() const
    {
        switch (m_request.table) {
        case RegisterTable::Coils:
            return 0;
        case RegisterTable::DiscreteInputs:
            return 1;
        case RegisterTable::InputRegisters:
            return 3;
        case RegisterTable::HoldingRegisters:
            break;
        }
        return 4;
    }

    /// Type, order, scaling and count, in any order.
    Result<void> words()
    {
        const bool isRegister = !visa::holdsBits(m_request.table);
        for (;;) {
            const QByteArrayView word = peek();
            if (word.isEmpty() || word == "=" || isRequestWord(word, "with"))
                return {};
            if (!isRegister && switchWord(word))
                return {};
            next();
            Result<void> read;
            if (isRequestWord(word, "count")) {
                read = integer(m_count, 1, kMostBitsRead);
                m_hasCount = true;
            } else if (isRequestWord(word, "multiple")) {
                m_request.usesMultiple = true;
            } else if (!isRegister) {
                return expected(tr("count, multiple, on, off or “=”"));
            } else if (const auto type = requestWord(word, kTypes)) {
                m_request.format.type = *type;
            } else if (isRequestWord(word, "word-swapped")) {
                m_request.format.swapsWords = true;
            } else if (isRequestWord(word, "byte-swapped")) {
                m_request.format.swapsBytes = true;
            } else if (isRequestWord(word, "scale")) {
                read = factor(m_request.format.scale);
            } else if (isRequestWord(word, "offset")) {
                read = number(m_request.format.offset);
            } else if (isRequestWord(word, "bit")) {
                int bit = 0;
                read = integer(bit, 0, 15);
                m_request.format.bit = bit;
            } else {
                return expected(tr("a type (u16, i16, u32, i32, u64, i64, float32, float64, string, bits), "
                                   "word-swapped, byte-swapped, scale, offset, bit, count, multiple or “=”"));
            }
            if (!read)
                return read;
        }
    }

    Result<std::vector<QByteArray>> values()
    {
        std::vector<QByteArray> found;
        for (;;) {
            const QByteArrayView word = next();
            if (word.isEmpty() || word == "," || word == "=")
                return expected(tr("a value"));
            const bool isQuoted = word.front() == '"' || word.front() == '\'';
            if (isQuoted && (word.size() < 2 || word.back() != word.front()))
                return expected(tr("a text with quotes at both ends"));
            if (isQuoted) {
                const char quote = word.front();
                found.push_back(word.sliced(1, word.size() - 2)
                                    .toByteArray()
                                    .replace(QByteArray(2, quote), QByteArray(1, quote)));
            } else {
                found.push_back(word.toByteArray());
            }
            if (!take(","))
                break;
        }
        return found;
    }

    Result<void> countCells(int cells, int most) const
    {
        if (cells > most) {
            return refused(tr("One request carries at most %1 of these; this one has %2. Ask in several pieces.")
                               .arg(most)
                               .arg(cells));
        }
        if (m_request.address + cells > 0x10000)
            return refused(tr("The last address would be above 65535."));
        return {};
    }

    Result<Request> finishRead()
    {
        const bool isBits = visa::holdsBits(m_request.table);
        m_request.quantity = m_count * (isBits ? 1 : m_request.format.registersPerValue());
        if (auto fits = countCells(m_request.quantity, isBits ? kMostBitsRead : kMostRegistersRead); !fits)
            return tl::unexpected(fits.error());
        if (!isBits && take("with")) {
            m_request.kind = Request::Kind::ReadWrite;
            if (auto read = address(m_request.writeAddress); !read)
                return tl::unexpected(read.error());
            if (!take("="))
                return expected(tr("“=” and the values to write"));
            if (auto read = cells(kMostRegistersExchanged); !read)
                return tl::unexpected(read.error());
            if (m_request.writeAddress + m_request.cells.size() > 0x10000)
                return refused(tr("The last address would be above 65535."));
        }
        if (auto end = ending(); !end)
            return tl::unexpected(end.error());
        return m_request;
    }

    Result<Request> finishWrite()
    {
        if (!visa::isWritable(m_request.table))
            return refused(tr("Inputs can be read but not written; put a “?” behind the first word."));
        m_request.kind = Request::Kind::Write;
        const bool isBits = visa::holdsBits(m_request.table);
        if (!take("=") && !isBits)
            return expected(tr("“=” and a value; or put a “?” behind the first word to read"));
        if (m_request.format.bit)
            return finishBit();
        if (auto read = cells(isBits ? kMostCoilsWritten : kMostRegistersWritten); !read)
            return tl::unexpected(read.error());
        if (auto fits = countCells(static_cast<int>(m_request.cells.size()),
                                   isBits ? kMostCoilsWritten : kMostRegistersWritten);
            !fits)
            return tl::unexpected(fits.error());
        if (auto end = ending(); !end)
            return tl::unexpected(end.error());
        return m_request;
    }

    Result<void> cells(int most)
    {
        const auto texts = values();
        if (!texts)
            return tl::unexpected(texts.error());
        if (texts->size() > static_cast<std::size_t>(most) * 16)
            return refused(tr("One request carries at most %1 registers.").arg(most));
        if (visa::holdsBits(m_request.table)) {
            for (const QByteArray& text : *texts) {
                const auto bit = switchWord(text);
                if (!bit)
                    return refused(
                        tr("“%1” is not a state; give on or off, 1 or 0.").arg(QString::fromUtf8(text)));
                m_request.cells.push_back(*bit ? 1 : 0);
            }
            return {};
        }
        if (m_request.format.type == ValueType::String && texts->size() != 1)
            return refused(tr("Write one text at a time, in quotes."));
        const int room = m_request.format.type == ValueType::String && m_hasCount ? m_count : 0;
        auto registers = valuesFromText(*texts, m_request.format, room);
        if (!registers)
            return tl::unexpected(registers.error());
        if (registers->empty() || registers->size() > static_cast<std::size_t>(most)) {
            return refused(
                tr("One request carries 1 to %1 registers; this one has %2.").arg(most).arg(registers->size()));
        }
        m_request.cells = std::move(*registers);
        return {};
    }

    /// One bit of a register, without a race with others: mask write (V1.1b3 §6.16).
    Result<Request> finishBit()
    {
        const auto state = switchWord(next());
        if (!state)
            return expected(tr("on or off"));
        if (auto end = ending(); !end)
            return tl::unexpected(end.error());
        const int bit = m_request.format.swapsBytes ? *m_request.format.bit ^ 8 : *m_request.format.bit;
        m_request.kind = Request::Kind::MaskWrite;
        m_request.andMask = static_cast<std::uint16_t>(~(1U << bit));
        m_request.orMask = static_cast<std::uint16_t>(*state ? 1U << bit : 0U);
        return m_request;
    }

    Result<Request> mask(bool asks)
    {
        m_request.kind = Request::Kind::MaskWrite;
        m_request.andMask = 0xFFFF;
        if (asks)
            return refused(tr("A mask is written, not read; leave out the “?”."));
        if (auto read = address(m_request.address); !read)
            return tl::unexpected(read.error());
        for (const auto& [word, into] :
             {std::pair("and", &m_request.andMask), std::pair("or", &m_request.orMask)}) {
            if (!take(word))
                return expected(tr("“and” and “or” with a mask each"));
            int value = 0;
            if (auto read = integer(value, 0, 0xFFFF); !read)
                return tl::unexpected(read.error());
            *into = static_cast<std::uint16_t>(value);
        }
        if (auto end = ending(); !end)
            return tl::unexpected(end.error());
        return m_request;
    }

    Result<Request> identity(bool asks)
    {
        if (!asks)
            return refused(tr("An identity is read: write identity? or *IDN?."));
        m_request.kind = Request::Kind::Identify;
        if (!peek().isEmpty()) {
            int object = 0;
            if (auto read = integer(object, 0, 255); !read)
                return tl::unexpected(read.error());
            m_request.kind = Request::Kind::IdentityObject;
            m_request.object = static_cast<std::uint8_t>(object);
        }
        if (auto end = ending(); !end)
            return tl::unexpected(end.error());
        return m_request;
    }

    int m_count = 1;
    bool m_hasCount = false;
    Request m_request;
};

} // namespace

Result<std::vector<Request>> parseRequests(QByteArrayView message)
{
    return wire::readRequests<RequestParser>(kModbusLanguage, message);
}

} // namespace visor::modbus
