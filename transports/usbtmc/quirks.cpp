// SPDX-License-Identifier: GPL-3.0-or-later
#include "transports/usbtmc/quirks.h"

#include "core/profile/map_reader.h"
#include "core/profile/yaml_tree.h"

#include <QCoreApplication>

#include <algorithm>

namespace visor::usbtmc {

namespace {

struct QuirksText
{
    Q_DECLARE_TR_FUNCTIONS(visor::usbtmc::QuirkTable)
};

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
        const auto words = visa::usbQuirkWords();
        const auto known = std::find_if(words.begin(), words.end(), [&](const visa::UsbQuirkWord& candidate) {
            return word.text == candidate.word;
        });
        if (known == words.end())
            map.error(word.place, QuirksText::tr("“%1” is not a USB quirk.").arg(word.text));
        else
            entry.quirks.*(known->flag) = true;
    }
    if (const auto most = map.integer(u"maximum_write", 1, visa::kLargestUsbTransfer))
        entry.quirks.maximumWrite = static_cast<std::uint32_t>(*most);
    if (const auto most = map.integer(u"maximum_read", 1, visa::kLargestUsbTransfer))
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
