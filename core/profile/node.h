// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/profile/source_place.h"

#include <QString>

#include <cstdint>
#include <memory>
#include <optional>
#include <utility>
#include <vector>

namespace visor::profile {

/// A YAML node with its place: what the reader builds the model from, and how opaque parts (SDK
/// arguments) are handed on. Immutable once built and shared, so aliases cost nothing; any thread may read it.
class Node
{
public:
    enum class Kind : std::uint8_t { Null, Scalar, Sequence, Map };
    using Pointer = std::shared_ptr<const Node>;
    struct Entry
    {
        Pointer key;
        Pointer value;
    };

    Kind kind = Kind::Null;
    SourcePlace place;
    QString text;          ///< of a scalar, as written
    bool isQuoted = false; ///< "ON" rather than ON: never a boolean
    std::vector<Pointer> items;
    std::vector<Entry> entries; ///< in file order; keys are unique, merge keys (<<) already resolved
    /// Nodes below and including this one with every alias expanded, and the levels they take. Capped by the
    /// reader.
    std::size_t expandedSize = 1;
    int levels = 1;

    [[nodiscard]] bool isNull() const { return kind == Kind::Null; }
    [[nodiscard]] bool isScalar() const { return kind == Kind::Scalar; }
    [[nodiscard]] bool isSequence() const { return kind == Kind::Sequence; }
    [[nodiscard]] bool isMap() const { return kind == Kind::Map; }

    /// The value under that key of a map; null when absent or when this is no map.
    [[nodiscard]] const Node* find(QStringView key) const;
    /// The scalar under that key, or the fallback when absent or not of that type.
    [[nodiscard]] QString textOf(QStringView key, const QString& fallback = {}) const;
    [[nodiscard]] double numberOf(QStringView key, double fallback) const;
    [[nodiscard]] bool truthOf(QStringView key, bool fallback) const;
};

/// Of everything below a node but its places.
[[nodiscard]] std::size_t fingerprint(const Node& node);

/// YAML 1.1 booleans (y/n excepted, which real files use as text): true, false, yes, no, on, off in any of the
/// cases that YAML 1.1 names. Empty for anything else.
[[nodiscard]] std::optional<bool> booleanWord(QStringView text);

} // namespace visor::profile
