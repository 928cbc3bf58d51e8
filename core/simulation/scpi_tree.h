// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/simulation/scpi_error.h"

#include <QByteArray>
#include <QByteArrayView>

#include <cstddef>
#include <functional>
#include <memory>
#include <optional>
#include <vector>

namespace visor::simulation {

class ScpiCall;

/// What an instrument does with one header. Runs under the instrument's mutex.
using ScpiHandler = std::function<void(ScpiCall&)>;

/// The headers an instrument understands. Filled by its constructor, read-only afterwards.
///
/// Patterns are written as manuals write them, with the range of each numeric suffix and a '?' for queries:
///
///     *IDN?
///     :CHANnel<1-4>:SCALe                     command
///     [:SOURce<1-2>]:FREQuency[:CW]?          optional nodes; a left-out suffix is 1
///
/// Capitals are the short form. Either form is accepted in any case, nothing between (SCPI-99 volume 1, 6.2.1).
class ScpiTree
{
public:
    ScpiTree();
    ~ScpiTree();
    ScpiTree(const ScpiTree&) = delete;
    ScpiTree& operator=(const ScpiTree&) = delete;

    /// A pattern that is added twice keeps its last handler. Patterns are the program's own: a malformed one is
    /// asserted.
    void add(QByteArrayView pattern, const ScpiHandler& handler);

    struct Match
    {
        const ScpiHandler* handler = nullptr;
        std::vector<int> suffixes; ///< one for each <…> of the pattern, in its order
        ScpiError error = ScpiError::None;
    };

    /// Finds a header given from the root (":A:B" or "A:B" or "*IDN"). error: UndefinedHeader or
    /// HeaderSuffixOutOfRange.
    [[nodiscard]] Match find(QByteArrayView header, bool isQuery) const;

    /// True when `text` is the short or the long form of `mnemonic` ("CHANnel"), in any case.
    [[nodiscard]] static bool matches(QByteArrayView mnemonic, QByteArrayView text);
    /// "CHAN" of "CHANnel".
    [[nodiscard]] static QByteArray shortForm(QByteArrayView mnemonic);

private:
    struct Node;

    std::unique_ptr<Node> m_root;
};

} // namespace visor::simulation
