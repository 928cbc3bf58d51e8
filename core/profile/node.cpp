// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/profile/node.h"

#include <QHashFunctions>

#include <array>

namespace visor::profile {

const Node* Node::find(QStringView key) const
{
    for (const Entry& entry : entries) {
        if (entry.key->isScalar() && entry.key->text == key)
            return entry.value.get();
    }
    return nullptr;
}

QString Node::textOf(QStringView key, const QString& fallback) const
{
    const Node* found = find(key);
    return found != nullptr && found->isScalar() ? found->text : fallback;
}

double Node::numberOf(QStringView key, double fallback) const
{
    const Node* found = find(key);
    if (found == nullptr || !found->isScalar())
        return fallback;
    bool isNumber = false;
    const double number = found->text.toDouble(&isNumber);
    return isNumber ? number : fallback;
}

bool Node::truthOf(QStringView key, bool fallback) const
{
    const Node* found = find(key);
    if (found == nullptr || !found->isScalar())
        return fallback;
    return booleanWord(found->text).value_or(fallback);
}

// YAML 1.1 type repository, tag:yaml.org,2002:bool: each word in lower case, Capitalised or UPPER CASE.
std::optional<bool> booleanWord(QStringView text)
{
    struct Word
    {
        QLatin1StringView lower;
        bool truth;
    };
    static constexpr std::array<Word, 6> kWords{{{QLatin1StringView("true"), true},
                                                 {QLatin1StringView("yes"), true},
                                                 {QLatin1StringView("on"), true},
                                                 {QLatin1StringView("false"), false},
                                                 {QLatin1StringView("no"), false},
                                                 {QLatin1StringView("off"), false}}};
    for (const Word& word : kWords) {
        if (text.compare(word.lower, Qt::CaseInsensitive) != 0)
            continue;
        const QString rest = text.mid(1).toString();
        const bool isUpper = text.front().isUpper() && rest == rest.toUpper();
        if (rest == rest.toLower() || isUpper)
            return word.truth;
    }
    return std::nullopt;
}

std::size_t fingerprint(const Node& node)
{
    std::size_t hash = qHashMulti(0, static_cast<int>(node.kind), node.text, node.isQuoted);
    for (const Node::Pointer& item : node.items)
        hash = qHashMulti(hash, fingerprint(*item));
    for (const Node::Entry& entry : node.entries)
        hash = qHashMulti(hash, fingerprint(*entry.key), fingerprint(*entry.value));
    return hash;
}

} // namespace visor::profile
