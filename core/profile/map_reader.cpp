// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/profile/map_reader.h"

#include <algorithm>
#include <cmath>

namespace visor::profile {

namespace {

/// Insertions, deletions, replacements and swaps of neighbours that lead from one word to the other.
qsizetype editDistance(const QString& left, const QString& right)
{
    const auto rows = static_cast<std::size_t>(left.size()) + 1;
    const auto columns = static_cast<std::size_t>(right.size()) + 1;
    std::vector<qsizetype> table(rows * columns);
    const auto cell = [&](std::size_t row, std::size_t column) -> qsizetype& {
        return table[row * columns + column];
    };
    const auto isEqual = [&](std::size_t row, std::size_t column) {
        return left[static_cast<qsizetype>(row) - 1] == right[static_cast<qsizetype>(column) - 1];
    };
    for (std::size_t row = 0; row < rows; ++row) {
        for (std::size_t column = 0; column < columns; ++column) {
            if (row == 0 || column == 0) {
                cell(row, column) = static_cast<qsizetype>(row + column);
                continue;
            }
            qsizetype best = std::min(cell(row - 1, column), cell(row, column - 1)) + 1;
            best = std::min(best, cell(row - 1, column - 1) + (isEqual(row, column) ? 0 : 1));
            const bool isSwap =
                row > 1 && column > 1 &&
                left[static_cast<qsizetype>(row) - 1] == right[static_cast<qsizetype>(column) - 2] &&
                left[static_cast<qsizetype>(row) - 2] == right[static_cast<qsizetype>(column) - 1];
            if (isSwap)
                best = std::min(best, cell(row - 2, column - 2) + 1);
            cell(row, column) = best;
        }
    }
    return table.back();
}

} // namespace

QString nearestWord(const QString& word, const QStringList& candidates)
{
    constexpr qsizetype kLongestWord = 64;
    constexpr qsizetype kMostCandidates = 1000; // guessing for every word of a hostile text must stay cheap
    if (word.size() > kLongestWord || candidates.size() > kMostCandidates)
        return {};
    QString best;
    qsizetype bestDistance = std::min<qsizetype>(2, (word.size() - 1) / 2) + 1;
    for (const QString& candidate : candidates) {
        if (candidate.size() > kLongestWord || std::abs(candidate.size() - word.size()) >= bestDistance)
            continue;
        const qsizetype distance = editDistance(word.toLower(), candidate.toLower());
        if (distance < bestDistance) {
            bestDistance = distance;
            best = candidate;
        }
    }
    return best;
}

std::optional<double> plainNumber(const QString& text)
{
    bool isNumber = false;
    const QString trimmed = text.trimmed();
    if (trimmed.startsWith(QLatin1StringView("0x"), Qt::CaseInsensitive)) {
        const quint64 hexadecimal = trimmed.toULongLong(&isNumber, 16);
        return isNumber ? std::optional(static_cast<double>(hexadecimal)) : std::nullopt;
    }
    const double number = trimmed.toDouble(&isNumber);
    return isNumber && std::isfinite(number) ? std::optional(number) : std::nullopt;
}

MapReader::MapReader(const Node& node, QString what, std::vector<Problem>& problems)
    : m_node(node), m_what(std::move(what)), m_problems(problems)
{
    if (!node.isMap() && !node.isNull())
        error(node.place, tr("“%1” must be a map of keys and values.").arg(m_what));
}

SourcePlace MapReader::placeOf(QStringView key) const
{
    const Node* found = m_node.find(key);
    return found != nullptr ? found->place : m_node.place;
}

const Node* MapReader::child(QStringView key)
{
    const QString name = key.toString();
    if (!m_known.contains(name))
        m_known.append(name);
    const Node* found = m_node.find(key);
    return found == nullptr || found->isNull() ? nullptr : found;
}

const Node* MapReader::map(QStringView key)
{
    const Node* found = child(key);
    if (found != nullptr && !found->isMap()) {
        error(found->place, tr("“%1” must be a map of keys and values.").arg(key));
        return nullptr;
    }
    return found;
}

std::vector<Node::Pointer> MapReader::list(QStringView key)
{
    const Node* found = child(key);
    if (found == nullptr)
        return {};
    if (found->isSequence())
        return found->items;
    if (found->isScalar()) {
        for (const Node::Entry& entry : m_node.entries) {
            if (entry.value.get() == found)
                return {entry.value};
        }
    }
    error(found->place, tr("“%1” must be a list.").arg(key));
    return {};
}

const Node* MapReader::scalar(QStringView key)
{
    const Node* found = child(key);
    if (found != nullptr && !found->isScalar()) {
        error(found->place, tr("“%1” must be a single value.").arg(key));
        return nullptr;
    }
    return found;
}

QString MapReader::text(QStringView key, const QString& fallback)
{
    const Node* found = scalar(key);
    return found != nullptr ? found->text : fallback;
}

std::optional<QString> MapReader::optionalText(QStringView key)
{
    const Node* found = scalar(key);
    return found != nullptr ? std::optional(found->text) : std::nullopt;
}

QString MapReader::neededText(QStringView key)
{
    const Node* found = child(key);
    if (found == nullptr) {
        error(placeOf(key), tr("“%1” needs the key “%2”.").arg(m_what, key));
        m_problems.back().missingKey = key.toString();
        return {};
    }
    const QString result = text(key);
    if (found->isScalar() && result.trimmed().isEmpty())
        error(found->place, tr("“%1” must not be empty.").arg(key));
    return result;
}

bool MapReader::truth(QStringView key, bool fallback)
{
    const Node* found = scalar(key);
    if (found == nullptr)
        return fallback;
    const std::optional<bool> truth = booleanWord(found->text);
    if (!truth)
        error(found->place, tr("“%1” must be true or false, not “%2”.").arg(key, found->text), {},
              {QStringLiteral("true"), QStringLiteral("false")});
    return truth.value_or(fallback);
}

std::optional<double> MapReader::number(QStringView key)
{
    const Node* found = scalar(key);
    if (found == nullptr)
        return std::nullopt;
    const std::optional<double> number = plainNumber(found->text);
    if (!number)
        error(found->place, tr("“%1” must be a number, not “%2”.").arg(key, found->text));
    return number;
}

std::optional<int> MapReader::integer(QStringView key, int min, int max)
{
    const Node* found = scalar(key);
    if (found == nullptr)
        return std::nullopt;
    const std::optional<double> number = plainNumber(found->text);
    if (!number || std::trunc(*number) != *number) {
        error(found->place, tr("“%1” must be a whole number, not “%2”.").arg(key, found->text));
        return std::nullopt;
    }
    if (*number < min || *number > max) {
        error(found->place,
              tr("“%1” must be between %2 and %3, not %4.").arg(key).arg(min).arg(max).arg(found->text));
        return std::nullopt;
    }
    return static_cast<int>(*number);
}

std::chrono::milliseconds MapReader::milliseconds(QStringView key, std::chrono::milliseconds fallback)
{
    constexpr int kDay = 24 * 60 * 60 * 1000;
    const std::optional<int> value = integer(key, 0, kDay);
    return value ? std::chrono::milliseconds(*value) : fallback;
}

std::vector<PlacedText> MapReader::texts(QStringView key)
{
    std::vector<PlacedText> result;
    const std::vector<Node::Pointer> items = list(key);
    result.reserve(items.size());
    for (const Node::Pointer& item : items) {
        if (item->isScalar())
            result.push_back({item->text, item->place});
        else if (item->isNull())
            error(item->place,
                  tr("“%1” has an empty entry; write the word null in quotes if it is meant.").arg(key));
        else
            error(item->place, tr("Each entry of “%1” must be a single value.").arg(key));
    }
    return result;
}

std::vector<MapEntry> MapReader::textMap(QStringView key)
{
    std::vector<MapEntry> result;
    const Node* found = map(key);
    if (found == nullptr)
        return result;
    for (const Node::Entry& entry : found->entries) {
        if (entry.value->isScalar())
            result.push_back({entry.key->text, entry.value->text, entry.key->place, entry.value->place});
        else
            error(entry.value->place, tr("“%1” must be a single value.").arg(entry.key->text));
    }
    return result;
}

void MapReader::unknownWord(const Node& found, QStringView key, const QStringList& names)
{
    const QString fix = nearestWord(found.text, names);
    error(found.place,
          tr("“%1” cannot be “%2”; it is one of: %3.").arg(key, found.text, names.join(QStringLiteral(", "))), fix,
          names);
}

void MapReader::error(SourcePlace place, const QString& text, const QString& fix, const QStringList& choices)
{
    m_problems.push_back({Severity::Error, place, text, fix, {}, choices});
}

void MapReader::warning(SourcePlace place, const QString& text, const QString& fix, const QStringList& choices)
{
    m_problems.push_back({Severity::Warning, place, text, fix, {}, choices});
}

void MapReader::finish()
{
    for (const Node::Entry& entry : m_node.entries) {
        const QString& key = entry.key->text;
        if (m_known.contains(key))
            continue;
        const QString fix = nearestWord(key, m_known);
        warning(entry.key->place,
                fix.isEmpty() ? tr("“%1” does not know the key “%2”; it is ignored.").arg(m_what, key)
                              : tr("“%1” does not know the key “%2”; did you mean “%3”?").arg(m_what, key, fix),
                fix, m_known);
    }
}

} // namespace visor::profile
