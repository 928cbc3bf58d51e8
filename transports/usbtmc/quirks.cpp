// SPDX-License-Identifier: GPL-3.0-or-later
#include "transports/usbtmc/quirks.h"

#include "core/profile/map_reader.h"
#include "core/profile/yaml_tree.h"

#include <QCoreApplication>

#include <algorithm>
#include <array>

namespace visor::usbtmc {

namespace {

struct QuirksText
{
    Q_DECLARE_TR_FUNCTIONS(visor::usbtmc::QuirkTable)
};

struct QuirkWord
{
    QLatin1StringView word;
    bool Quirks::* flag;
};

constexpr auto kQuirkWords = std::to_array<QuirkWord>({
    {QLatin1StringView("continues_without_header"), &Quirks::continuesWithoutHeader},
    {QLatin1StringView("size_from_block"), &Quirks::sizeFromBlock},
    {QLatin1StringView("wrong_tag"), &Quirks::wrongTag},
    {QLatin1StringView("wrong_message_id"), &Quirks::wrongMessageId},
    {QLatin1StringView("never_end_of_message"), &Quirks::neverEndOfMessage},
    {QLatin1StringView("no_zero_length_packet"), &Quirks::noZeroLengthPacket},
    {QLatin1StringView("padding_in_size"), &Quirks::paddingInSize},
    {QLatin1StringView("no_abort"), &Quirks::noAbort},
    {QLatin1StringView("no_clear"), &Quirks::noClear},
    {QLatin1StringView("clears_bulk_in"), &Quirks::clearsBulkIn},
    {QLatin1StringView("no_read_in_clear"), &Quirks::noReadInClear},
    {QLatin1StringView("needs_remote_enable"), &Quirks::needsRemoteEnable},
    {QLatin1StringView("any_interface_class"), &Quirks::anyInterfaceClass},
});

/// A request must leave room for one byte, and nothing sensible is larger.
constexpr int kLargestTransfer = 1 << 24;

QuirkTable::Entry quirkEntry(const profile::Node& node, std::vector<profile::Problem>& problems)
{
    profile::MapReader map(node, QStringLiteral("quirks"), problems);
    QuirkTable::Entry entry;
    const auto vendor = map.integer(u"vendor", 0, 0xFFFF);
    if (!vendor)
        map.error(map.place(), QuirksText::tr("An entry of the USB quirk table needs a vendor id."));
    entry.vendorId = static_cast<std::uint16_t>(vendor.value_or(0));
    if (const auto product = map.integer(u"product", 0, 0xFFFF))
        entry.productId = static_cast<std::uint16_t>(*product);
    entry.device = map.neededText(u"device");
    for (const profile::PlacedText& word : map.texts(u"quirks")) {
        const auto known = std::find_if(kQuirkWords.begin(), kQuirkWords.end(),
                                        [&](const QuirkWord& candidate) { return word.text == candidate.word; });
        if (known == kQuirkWords.end())
            map.error(word.place, QuirksText::tr("“%1” is not a USB quirk.").arg(word.text));
        else
            entry.quirks.*(known->flag) = true;
    }
    if (const auto most = map.integer(u"maximum_write", 1, kLargestTransfer))
        entry.quirks.maximumWrite = static_cast<std::uint32_t>(*most);
    if (const auto most = map.integer(u"maximum_read", 1, kLargestTransfer))
        entry.quirks.maximumRead = static_cast<std::uint32_t>(*most);
    map.finish();
    return entry;
}

} // namespace

Result<QuirkTable> QuirkTable::parse(const QByteArray& yaml)
{
    profile::TreeOutcome tree = profile::readTree(yaml);
    std::vector<profile::Problem>& problems = tree.problems;
    QuirkTable table;
    if (tree.root && tree.root->isSequence()) {
        for (const profile::Node::Pointer& item : tree.root->items)
            table.m_entries.push_back(quirkEntry(*item, problems));
    } else if (problems.empty()) {
        problems.push_back(
            {profile::Severity::Error, {}, QuirksText::tr("The USB quirk table is not a list."), {}, {}});
    }
    if (problems.empty())
        return table;
    profile::sortByPlace(problems);
    return failure(visa::Status::ErrorInvalidSetup,
                   QuirksText::tr("The USB quirk table cannot be used: line %1: %2")
                       .arg(problems.front().place.line)
                       .arg(problems.front().text),
                   QStringLiteral("quirks"));
}

const Quirks& QuirkTable::find(std::uint16_t vendorId, std::uint16_t productId) const
{
    static const Quirks kNone;
    const Entry* ofVendor = nullptr;
    for (const Entry& entry : m_entries) {
        if (entry.vendorId != vendorId)
            continue;
        if (entry.productId == productId)
            return entry.quirks;
        if (!entry.productId && ofVendor == nullptr)
            ofVendor = &entry;
    }
    return ofVendor != nullptr ? ofVendor->quirks : kNone;
}

} // namespace visor::usbtmc
