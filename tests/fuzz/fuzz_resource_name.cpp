// SPDX-License-Identifier: GPL-3.0-or-later
// Resource names print what they parsed; search expressions never run away.
#include "core/visa/resource_expression.h"
#include "core/visa/resource_name.h"

#include <cstdint>
#include <cstdlib>

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size)
{
    const QString text = QString::fromUtf8(reinterpret_cast<const char*>(data), static_cast<qsizetype>(size));
    const auto name = visor::visa::ResourceName::parse(text);
    if (name) {
        const auto again = visor::visa::ResourceName::parse(name->toString());
        if (!again || *again != *name || again->toString() != name->toString())
            std::abort();
    } else if (const qsizetype column = visor::visa::ResourceName::errorColumn(text);
               column < 0 || column > text.size()) {
        std::abort();
    }
    const auto expression = visor::visa::ResourceExpression::compile(text);
    if (!expression) {
        const qsizetype column = visor::visa::ResourceExpression::errorColumn(text);
        if (column < 0 || column > text.size())
            std::abort();
    } else if (name) {
        static_cast<void>(expression->matches(*name));
    } else {
        static_cast<void>(
            expression->matches(visor::visa::ResourceName::parse(u"TCPIP::host::5025::SOCKET").value()));
    }
    return 0;
}
