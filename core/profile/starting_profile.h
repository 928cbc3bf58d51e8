// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/scpi/identity.h"

#include <QByteArray>
#include <QString>

#include <vector>

namespace visor::profile {

/// One line of the reply to `SYSTem:HELP:HEADers?` (SCPI-1999 vol. 2 §21.11).
struct HelpHeader
{
    QString header; ///< as the instrument spells it, without optional nodes: ":SENSe:VOLTage:RANGe"
    bool hasQuery = true;
    bool hasCommand = true;
    struct Suffix
    {
        QString name; ///< of the parameter that takes its place
        int min = 1;
        int max = 1;
    };
    std::vector<Suffix> suffixes; ///< numeric ones, as "{name}" in the header
};

/// The lines of that reply that are headers; what is none is left out. Pure.
[[nodiscard]] std::vector<HelpHeader> parseHelpHeaders(const QByteArray& text);

/// What is known of an instrument nobody has written a profile for.
struct InstrumentFacts
{
    scpi::Identity identity;
    QString interfaceText; ///< one `interfaces:` entry in flow style: "{type: ethernet, port: 5025}"; may be empty
    bool hasErrorQueue = true;
    std::vector<HelpHeader> headers;
};

/// The text of a profile to start from: it has no errors, fits the instrument's identity, and says in comments
/// what is left to do. Pure.
[[nodiscard]] QByteArray startingProfile(const InstrumentFacts& facts);

} // namespace visor::profile
