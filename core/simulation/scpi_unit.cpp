// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/simulation/scpi_unit.h"

#include <utility>

namespace visor::simulation {

namespace {

bool isUnitSpace(char character)
{
    // IEEE 488.2 §7.4.1.2: every control character but NL counts as white space.
    return static_cast<unsigned char>(character) <= 32;
}

bool isHeaderCharacter(char character)
{
    return (character >= 'A' && character <= 'Z') || (character >= 'a' && character <= 'z') ||
           (character >= '0' && character <= '9') || character == '_' || character == ':' || character == '*';
}

/// Reads the arguments of one unit.
class ScpiArgumentReader
{
public:
    ScpiArgumentReader(QByteArrayView message, qsizetype position) : m_message(message), m_position(position) {}

    [[nodiscard]] qsizetype position() const { return m_position; }

    ScpiError read(std::vector<ScpiArgument>& into)
    {
        skipSpace();
        if (atUnitEnd())
            return ScpiError::None;
        while (true) {
            skipSpace();
            ScpiArgument argument;
            const ScpiError error = readOne(argument);
            if (error != ScpiError::None)
                return error;
            into.push_back(std::move(argument));
            skipSpace();
            if (atUnitEnd())
                return ScpiError::None;
            if (m_message[m_position] != ',')
                return ScpiError::InvalidSeparator;
            ++m_position;
        }
    }

    /// After an error: to the next ';' that no string hides.
    void skipUnit()
    {
        char quote = 0;
        for (; m_position < m_message.size(); ++m_position) {
            const char character = m_message[m_position];
            if (quote != 0) {
                if (character == quote)
                    quote = 0;
            } else if (character == '"' || character == '\'') {
                quote = character;
            } else if (character == ';') {
                return;
            }
        }
    }

private:
    [[nodiscard]] bool atEnd() const { return m_position >= m_message.size(); }
    [[nodiscard]] bool atUnitEnd() const { return atEnd() || m_message[m_position] == ';'; }

    void skipSpace()
    {
        while (!atEnd() && isUnitSpace(m_message[m_position]))
            ++m_position;
    }

    ScpiError readOne(ScpiArgument& argument)
    {
        if (atUnitEnd() || m_message[m_position] == ',')
            return ScpiError::MissingParameter;
        const char first = m_message[m_position];
        if (first == '"' || first == '\'')
            return readString(argument, first);
        if (first == '(')
            return readExpression(argument);
        if (first == '#' && m_position + 1 < m_message.size() && m_message[m_position + 1] >= '0' &&
            m_message[m_position + 1] <= '9')
            return readBlock(argument);
        const qsizetype start = m_position;
        while (!atUnitEnd() && m_message[m_position] != ',')
            ++m_position;
        argument.value = m_message.sliced(start, m_position - start).trimmed().toByteArray();
        return ScpiError::None;
    }

    ScpiError readString(ScpiArgument& argument, char quote)
    {
        argument.kind = ScpiArgument::Kind::String;
        ++m_position;
        while (!atEnd()) {
            const char character = m_message[m_position++];
            if (character == quote) {
                if (atEnd() || m_message[m_position] != quote)
                    return ScpiError::None;
                ++m_position; // a doubled quote stands for one
            }
            argument.value.append(character);
        }
        return ScpiError::InvalidStringData;
    }

    ScpiError readExpression(ScpiArgument& argument)
    {
        argument.kind = ScpiArgument::Kind::Expression;
        const qsizetype start = ++m_position;
        int depth = 1;
        for (; !atEnd(); ++m_position) {
            const char character = m_message[m_position];
            if (character == '(')
                ++depth;
            else if (character == ')' && --depth == 0)
                break;
        }
        if (atEnd())
            return ScpiError::SyntaxError;
        argument.value = m_message.sliced(start, m_position - start).toByteArray();
        ++m_position;
        return ScpiError::None;
    }

    ScpiError readBlock(ScpiArgument& argument)
    {
        argument.kind = ScpiArgument::Kind::Block;
        const int digits = m_message[m_position + 1] - '0';
        m_position += 2;
        if (digits == 0) { // indefinite: all the rest
            argument.value = m_message.sliced(m_position).toByteArray();
            m_position = m_message.size();
            return ScpiError::None;
        }
        qsizetype length = 0;
        for (int i = 0; i < digits; ++i, ++m_position) {
            if (atEnd() || m_message[m_position] < '0' || m_message[m_position] > '9')
                return ScpiError::InvalidBlockData;
            length = length * 10 + (m_message[m_position] - '0');
        }
        if (length > m_message.size() - m_position) {
            m_position = m_message.size();
            return ScpiError::InvalidBlockData;
        }
        argument.value = m_message.sliced(m_position, length).toByteArray();
        m_position += length;
        return ScpiError::None;
    }

    QByteArrayView m_message;
    qsizetype m_position;
};

} // namespace

ScpiUnit nextScpiUnit(QByteArrayView message, qsizetype& position)
{
    ScpiUnit unit;
    while (position < message.size() && isUnitSpace(message[position]))
        ++position;
    const qsizetype start = position;
    while (position < message.size() && isHeaderCharacter(message[position]))
        ++position;
    unit.header = message.sliced(start, position - start).toByteArray();
    if (position < message.size() && message[position] == '?') {
        unit.isQuery = true;
        ++position;
    }
    ScpiArgumentReader reader(message, position);
    const bool atEnd = position >= message.size() || message[position] == ';';
    if (!atEnd && !isUnitSpace(message[position]))
        unit.error = isHeaderCharacter(message[position]) ? ScpiError::SyntaxError : ScpiError::InvalidCharacter;
    else
        unit.error = reader.read(unit.arguments);
    if (unit.error != ScpiError::None)
        reader.skipUnit();
    position = reader.position();
    if (position < message.size())
        ++position; // the ';'
    return unit;
}

} // namespace visor::simulation
