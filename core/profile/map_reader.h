// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/profile/model.h"
#include "core/profile/node.h"
#include "core/profile/problem.h"

#include <QCoreApplication>
#include <QStringList>

#include <initializer_list>
#include <limits>
#include <optional>
#include <vector>

namespace visor::profile {

/// A word a file may use and what it stands for.
template<typename T>
struct Word
{
    QLatin1StringView text;
    T value;
};

/// little, big, little_endian, big_endian
[[nodiscard]] std::initializer_list<Word<ByteOrder>> byteOrderWords();

/// The candidate nearest to a misspelt word (at most two edits, and fewer than half of it); empty when none is
/// near.
[[nodiscard]] QString nearestWord(const QString& word, const QStringList& candidates);

/// A number as profiles write them: decimal, 0x hexadecimal; nothing else.
[[nodiscard]] std::optional<double> plainNumber(const QString& text);

/// Takes typed values out of one map of a profile, and says at its place what is not as it should be. A value of
/// null counts as absent. finish() names the keys nobody asked for. Lives on the reader's stack.
class MapReader
{
    Q_DECLARE_TR_FUNCTIONS(visor::profile::MapReader)

public:
    /// `what` names the part in messages ("instrument", "commands.reset"). A node that is no map is a problem, and
    /// then every key is absent; null is an empty map.
    MapReader(const Node& node, QString what, std::vector<Problem>& problems);

    [[nodiscard]] const Node& node() const { return m_node; }
    [[nodiscard]] SourcePlace place() const { return m_node.place; }
    [[nodiscard]] const QString& what() const { return m_what; }
    /// Where that key's value stands; the map's own place when the key is absent.
    [[nodiscard]] SourcePlace placeOf(QStringView key) const;

    /// Marks the key as known; null when absent or null.
    const Node* child(QStringView key);
    const Node* map(QStringView key);
    /// The items of a list. A single scalar stands for a list of one.
    std::vector<Node::Pointer> list(QStringView key);

    QString text(QStringView key, const QString& fallback = {});
    std::optional<QString> optionalText(QStringView key);
    /// The text, which must be there and not be empty.
    QString neededText(QStringView key);
    bool truth(QStringView key, bool fallback);
    std::optional<double> number(QStringView key);
    std::optional<int> integer(QStringView key, int min = std::numeric_limits<int>::min(),
                               int max = std::numeric_limits<int>::max());
    std::chrono::milliseconds milliseconds(QStringView key, std::chrono::milliseconds fallback);
    std::vector<PlacedText> texts(QStringView key);
    /// key: {label: value, …}
    std::vector<MapEntry> textMap(QStringView key);

    template<typename T>
    std::optional<T> choice(QStringView key, std::initializer_list<Word<T>> words)
    {
        const Node* found = scalar(key);
        if (found == nullptr)
            return std::nullopt;
        QStringList names;
        for (const Word<T>& word : words) {
            if (found->text.compare(word.text, Qt::CaseInsensitive) == 0)
                return word.value;
            names.append(QString(word.text));
        }
        unknownWord(*found, key, names);
        return std::nullopt;
    }

    void error(SourcePlace place, const QString& text, const QString& fix = {}, const QStringList& choices = {});
    void warning(SourcePlace place, const QString& text, const QString& fix = {}, const QStringList& choices = {});
    std::vector<Problem>& problems() { return m_problems; }

    /// Warns about each key that was never asked for.
    void finish();

private:
    const Node* scalar(QStringView key);
    void unknownWord(const Node& found, QStringView key, const QStringList& names);

    const Node& m_node;
    QString m_what;
    std::vector<Problem>& m_problems;
    QStringList m_known;
};

} // namespace visor::profile
