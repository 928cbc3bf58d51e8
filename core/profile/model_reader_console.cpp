// SPDX-License-Identifier: GPL-3.0-or-later
// The `console:` part.
#include "core/profile/model_reader.h"

namespace visor::profile {

ConsoleSection ModelReader::readConsole(const Node& node)
{
    MapReader map(node, QStringLiteral("console"), m_problems);
    ConsoleSection console;
    console.place = node.place;
    console.version = map.text(u"version");
    console.author = map.text(u"author");
    if (const Node* groups = map.map(u"groups")) {
        MapReader part(*groups, QStringLiteral("console.groups"), m_problems);
        for (const Node::Entry& entry : groups->entries)
            console.groups.push_back({entry.key->text, part.texts(entry.key->text), entry.key->place});
    }
    console.favourites = map.texts(u"favourites");
    if (const Node* screenshot = map.map(u"screenshot"))
        console.screenshot = readScreenshot(*screenshot);
    for (const Node::Pointer& item : map.list(u"safe_state"))
        console.safeState.push_back(readSafeStep(*item));
    console.safeStateDescription = map.text(u"safe_state_description");
    console.safeStateDescriptionPlace = map.placeOf(u"safe_state_description");
    for (const Node::Pointer& item : map.list(u"waveform_sources"))
        console.waveformSources.push_back(readWaveformSource(*item));
    const Node* readOnOpen = map.child(u"read_on_open");
    const auto readAll =
        readOnOpen != nullptr && readOnOpen->isScalar() ? booleanWord(readOnOpen->text) : std::nullopt;
    if (readAll)
        console.readAllOnOpen = *readAll;
    else
        console.readOnOpen = map.texts(u"read_on_open");
    if (const Node* quirks = map.map(u"quirks"))
        console.quirks = readQuirks(*quirks);
    map.finish();
    return console;
}

SafeStep ModelReader::readSafeStep(const Node& node)
{
    SafeStep step;
    step.place = node.place;
    if (node.isScalar()) {
        step.command = node.text;
        return step;
    }
    MapReader map(node, QStringLiteral("console.safe_state"), m_problems);
    step.command = map.neededText(u"command");
    step.place = map.placeOf(u"command");
    step.args = map.textMap(u"args");
    step.notFor = map.text(u"not_for");
    step.notForPlace = map.placeOf(u"not_for");
    map.finish();
    return step;
}

Screenshot ModelReader::readScreenshot(const Node& node)
{
    MapReader map(node, QStringLiteral("console.screenshot"), m_problems);
    Screenshot screenshot;
    screenshot.call.command = map.neededText(u"command");
    screenshot.call.place = map.placeOf(u"command");
    screenshot.call.args = map.textMap(u"args");
    screenshot.format = map.text(u"format", screenshot.format);
    screenshot.formatPlace = map.placeOf(u"format");
    map.finish();
    return screenshot;
}

WaveformSource ModelReader::readWaveformSource(const Node& node)
{
    MapReader map(node, QStringLiteral("console.waveform_sources"), m_problems);
    WaveformSource source;
    source.place = node.place;
    source.call.command = map.neededText(u"command");
    source.call.place = map.placeOf(u"command");
    source.call.args = map.textMap(u"args");
    source.name = map.text(u"name", source.call.command);
    source.label = map.text(u"label", source.name);
    source.channel = map.integer(u"channel", 1, 1024);
    if (map.child(u"interval_ms") != nullptr)
        source.interval = map.milliseconds(u"interval_ms", std::chrono::milliseconds(0));
    map.finish();
    return source;
}

Quirks ModelReader::readQuirks(const Node& node)
{
    MapReader map(node, QStringLiteral("console.quirks"), m_problems);
    Quirks quirks;
    quirks.place = node.place;
    if (map.child(u"read_terminator") != nullptr)
        quirks.readTerminator = readTerminator(map, u"read_terminator", {});
    if (map.child(u"write_terminator") != nullptr)
        quirks.writeTerminator = readTerminator(map, u"write_terminator", {});
    quirks.delayAfterWrite = map.milliseconds(u"delay_after_write_ms", quirks.delayAfterWrite);
    quirks.delayBeforeRead = map.milliseconds(u"delay_before_read_ms", quirks.delayBeforeRead);
    quirks.delayAfterOpen = map.milliseconds(u"delay_after_open_ms", quirks.delayAfterOpen);
    quirks.needsTermChar = map.truth(u"needs_term_char", false);
    quirks.hasNoErrorQueue = map.truth(u"has_no_error_queue", false);
    quirks.noIdentityQuery = map.truth(u"no_identity_query", false);
    quirks.clearOnOpen = map.truth(u"clear_on_open", false);
    quirks.clearAfterTimeout = map.truth(u"clear_after_timeout", true);
    quirks.errorQuery = map.text(u"error_query", quirks.errorQuery);
    quirks.errorQueryPlace = map.placeOf(u"error_query");
    quirks.preambleOriginInSteps = map.truth(u"preamble_origin_in_steps", false);
    quirks.maxWriteBytes = map.integer(u"max_write_bytes", 1);
    if (const Node* usb = map.map(u"usb"))
        quirks.usb = readUsbQuirks(*usb);
    map.finish();
    return quirks;
}

visa::UsbQuirkChanges ModelReader::readUsbQuirks(const Node& node)
{
    MapReader map(node, QStringLiteral("console.quirks.usb"), m_problems);
    visa::UsbQuirkChanges changes;
    for (const visa::UsbQuirkWord& known : visa::usbQuirkWords()) {
        const QString word = known.word;
        if (map.child(word) == nullptr)
            continue;
        if (known.isBeforeIdentity) {
            map.warning(map.placeOf(word),
                        tr("%1 has no effect in a profile: it decides how the instrument is opened, before it can "
                           "say who it is. It belongs into the table of USB devices.")
                            .arg(word));
            continue;
        }
        changes.flags.emplace_back(known.flag, map.truth(word, false));
    }
    if (const auto most = map.integer(u"maximum_write", 1, visa::kLargestUsbTransfer))
        changes.maximumWrite = static_cast<std::uint32_t>(*most);
    if (const auto most = map.integer(u"maximum_read", 1, visa::kLargestUsbTransfer))
        changes.maximumRead = static_cast<std::uint32_t>(*most);
    map.finish();
    return changes;
}

} // namespace visor::profile
