// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/visa/result.h"

#include <QByteArrayView>

#include <optional>
#include <vector>

namespace visor::wire {

/// One of the small text languages of wires without messages: what its words are made of.
struct RequestLanguage
{
    QLatin1StringView wire; ///< "Modbus", as sentences say it
    QByteArrayView signs;   ///< characters that are words by themselves
    bool hasQuotes = false; ///< a text in quotes is one word; a doubled quote in it is one (IEEE 488.2 §7.7.5)
};

/// The longest request text that is read, in any of them.
inline constexpr qsizetype kLongestRequest = 16'384;

[[nodiscard]] bool isRequestWord(QByteArrayView text, QByteArrayView word);
/// Decimal, or hexadecimal behind 0x.
[[nodiscard]] std::optional<int> requestInteger(QByteArrayView text);

/// Reads one request word by word, and says at which character something else should stand. Keywords are in any
/// letter case. A base for the parser of a language; pure, any thread.
class RequestScanner
{
protected:
    /// `column` is where `text` begins in its message; both views outlive the scanner.
    RequestScanner(const RequestLanguage& language, QByteArrayView text, qsizetype column)
        : m_language(language), m_text(text), m_column(column)
    {
    }

    /// The next word or sign; empty at the end.
    QByteArrayView next();
    [[nodiscard]] QByteArrayView peek();
    /// Takes the next word if it is that one.
    bool take(QByteArrayView word);
    /// Takes the last character off the text if it is that one; not from a text with quotes, which may end in any.
    bool takeLast(char c);

    [[nodiscard]] Result<void> integer(int& into, int least, int most);
    [[nodiscard]] Result<void> number(double& into);
    /// A number that can be divided by.
    [[nodiscard]] Result<void> factor(double& into);
    [[nodiscard]] Result<void> ending();

    /// ErrorInvalidParameter: at the word read last there should be `what`.
    [[nodiscard]] tl::unexpected<Error> expected(const QString& what) const;
    [[nodiscard]] tl::unexpected<Error> refused(const QString& message) const;

private:
    const RequestLanguage& m_language;
    QByteArrayView m_text;
    const qsizetype m_column;
    qsizetype m_at = 0;
    qsizetype m_begin = 0; ///< of the word read last
};

[[nodiscard]] tl::unexpected<Error> requestTooLong(const RequestLanguage& language);

/// The requests of a message, which ';' separates; with the column of each. ErrorInvalidSize above
/// kLongestRequest.
struct RequestPart
{
    QByteArrayView text;
    qsizetype column = 0;
};
[[nodiscard]] Result<std::vector<RequestPart>> requestParts(const RequestLanguage& language,
                                                            QByteArrayView message);

/// All of them, read by a parser made of (text, column), or what is wrong with the first that cannot be read.
template<typename Parser>
[[nodiscard]] auto readRequests(const RequestLanguage& language, QByteArrayView message)
    -> Result<std::vector<typename decltype(std::declval<Parser>().parse())::value_type>>
{
    const auto parts = requestParts(language, message);
    if (!parts)
        return tl::unexpected(parts.error());
    std::vector<typename decltype(std::declval<Parser>().parse())::value_type> requests;
    for (const RequestPart& part : *parts) {
        auto request = Parser(part.text, part.column).parse();
        if (!request)
            return tl::unexpected(request.error());
        requests.push_back(std::move(*request));
    }
    return requests;
}

} // namespace visor::wire
