// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/profile/model_reader.h"

namespace visor::profile {

namespace {

/// A child of a map with shared ownership, for the parts that are handed on as they are.
Node::Pointer sharedChild(const Node& map, QStringView key)
{
    for (const Node::Entry& entry : map.entries) {
        if (entry.key->text == key)
            return entry.value;
    }
    return nullptr;
}

} // namespace

Profile ModelReader::read(const Node& root)
{
    Profile profile;
    MapReader top(root, tr("profile"), m_problems);
    if (!root.isMap())
        return profile;
    const auto isAbsent = [&](QStringView key) { return root.find(key) == nullptr || root.find(key)->isNull(); };
    if (const Node* node = top.map(u"instrument"))
        profile.instrument = readInstrument(*node);
    else if (isAbsent(u"instrument"))
        top.error(root.place, tr("The profile needs the part “instrument” with manufacturer, model and class."));
    if (const Node* node = top.map(u"identity"))
        profile.identity = readIdentity(*node);
    else if (isAbsent(u"identity"))
        top.error(root.place, tr("The profile needs the part “identity” with a pattern for the identity reply."));
    profile.interfaces = readInterfaces(top);
    if (const Node* node = top.map(u"settings"))
        profile.settings = readSettings(*node);
    if (const Node* node = top.map(u"commands")) {
        profile.commands.reserve(node->entries.size());
        for (const Node::Entry& entry : node->entries) {
            const std::size_t first = m_problems.size();
            profile.commands.push_back(readCommand(*entry.key, *entry.value));
            assignPart(m_problems, first, QStringLiteral("commands.%1").arg(entry.key->text));
        }
    }
    if (const Node* node = top.map(u"sequences")) {
        profile.sequences.reserve(node->entries.size());
        for (const Node::Entry& entry : node->entries) {
            const std::size_t first = m_problems.size();
            profile.sequences.push_back(readSequence(*entry.key, *entry.value));
            assignPart(m_problems, first, QStringLiteral("sequences.%1").arg(entry.key->text));
        }
    }
    if (const Node* node = top.map(u"sdk"))
        profile.sdk = readSdk(*node);
    if (const Node* node = top.map(u"console"))
        profile.console = readConsole(*node);
    if (const Node* node = top.map(u"simulation")) {
        const std::size_t first = m_problems.size();
        profile.simulation = readSimulation(*node);
        assignPart(m_problems, first, QStringLiteral("simulation")); // the real instrument can still be driven
    }
    top.finish();
    return profile;
}

InstrumentInfo ModelReader::readInstrument(const Node& node)
{
    MapReader map(node, QStringLiteral("instrument"), m_problems);
    InstrumentInfo info;
    info.place = node.place;
    info.manufacturer = map.neededText(u"manufacturer");
    info.model = map.neededText(u"model");
    const QString alternative = map.text(u"instrument_class");
    info.instrumentClass = alternative.isEmpty() ? map.neededText(u"class") : map.text(u"class", alternative);
    info.description = map.text(u"description");
    map.finish();
    return info;
}

IdentityRule ModelReader::readIdentity(const Node& node)
{
    MapReader map(node, QStringLiteral("identity"), m_problems);
    IdentityRule rule;
    rule.place = node.place;
    rule.query = map.text(u"query", rule.query);
    rule.queryPlace = map.placeOf(u"query");
    rule.patterns = map.texts(u"pattern");
    for (PlacedText& pattern : map.texts(u"patterns"))
        rule.patterns.push_back(std::move(pattern));
    if (rule.patterns.empty())
        map.error(node.place, tr("“identity” needs a pattern, or a list of patterns."));
    map.finish();
    return rule;
}

std::vector<InterfaceInfo> ModelReader::readInterfaces(MapReader& top)
{
    using Type = InterfaceInfo::Type;
    std::vector<InterfaceInfo> result;
    for (const Node::Pointer& item : top.list(u"interfaces")) {
        MapReader map(*item, QStringLiteral("interfaces"), m_problems);
        InterfaceInfo info;
        info.place = item->place;
        const std::optional<Type> type =
            map.choice<Type>(u"type", {{QLatin1StringView("gpib"), Type::Gpib},
                                       {QLatin1StringView("usb"), Type::Usb},
                                       {QLatin1StringView("ethernet"), Type::Ethernet},
                                       {QLatin1StringView("serial"), Type::Serial},
                                       {QLatin1StringView("can"), Type::Can}});
        if (item->isMap() && item->find(u"type") == nullptr)
            map.error(item->place, tr("An interface needs the key “type”."));
        info.port = map.integer(u"port", 0, 65535);
        info.defaultAddress = map.integer(u"default_address", 0, 30);
        info.baudRate = map.integer(u"baud_rate", 1, 100'000'000);
        info.parity = map.text(u"parity");
        info.parityPlace = map.placeOf(u"parity");
        info.dataBits = map.integer(u"data_bits", 5, 9);
        info.stopBits = map.text(u"stop_bits");
        info.stopBitsPlace = map.placeOf(u"stop_bits");
        info.usbVendor = map.integer(u"usb_vid", 0, 0xFFFF);
        info.usbProduct = map.integer(u"usb_pid", 0, 0xFFFF);
        info.bus = map.text(u"bus");
        info.bitrate = map.integer(u"bitrate", 1, 100'000'000);
        info.canProtocol = map.text(u"can_protocol");
        map.finish();
        if (type) {
            info.type = *type;
            result.push_back(std::move(info));
        }
    }
    return result;
}

Settings ModelReader::readSettings(const Node& node)
{
    MapReader map(node, QStringLiteral("settings"), m_problems);
    Settings settings;
    settings.place = node.place;
    settings.timeout = map.milliseconds(u"timeout_ms", settings.timeout);
    settings.terminator = readTerminator(map, u"terminator", settings.terminator);
    settings.opcQuery = map.truth(u"opc_query", settings.opcQuery);
    settings.initCommands = map.texts(u"init_commands");
    settings.cleanupCommands = map.texts(u"cleanup_commands");
    map.finish();
    return settings;
}

QByteArray ModelReader::readTerminator(MapReader& map, QStringView key, const QByteArray& fallback)
{
    const std::optional<QString> text = map.optionalText(key);
    if (!text)
        return fallback;
    // Names, real control characters from "\n" in quotes, and the two-character \n of an unquoted value.
    struct Name
    {
        QLatin1StringView name;
        const char* bytes;
    };
    static constexpr Name kNames[] = {{QLatin1StringView("LF"), "\n"},       {QLatin1StringView("CR"), "\r"},
                                      {QLatin1StringView("CRLF"), "\r\n"},   {QLatin1StringView("LFCR"), "\n\r"},
                                      {QLatin1StringView("\\n"), "\n"},      {QLatin1StringView("\\r"), "\r"},
                                      {QLatin1StringView("\\r\\n"), "\r\n"}, {QLatin1StringView("none"), ""}};
    for (const Name& name : kNames) {
        if (text->compare(name.name, Qt::CaseInsensitive) == 0)
            return QByteArray(name.bytes);
    }
    QByteArray bytes = text->toLatin1();
    if (bytes.size() > 2 || QString::fromLatin1(bytes) != *text) {
        map.error(map.placeOf(key), tr("“%1” cannot be “%2”; write LF, CR, CRLF or none.").arg(key, *text),
                  QStringLiteral("LF"),
                  {QStringLiteral("LF"), QStringLiteral("CR"), QStringLiteral("CRLF"), QStringLiteral("none")});
        return fallback;
    }
    return bytes;
}

Sdk ModelReader::readSdk(const Node& node)
{
    MapReader map(node, QStringLiteral("sdk"), m_problems);
    Sdk sdk;
    sdk.place = node.place;
    sdk.package = map.text(u"package");
    sdk.importPath = map.text(u"import_path");
    sdk.className = map.text(u"class_name");
    sdk.isAsync = map.truth(u"is_async", false);
    if (const Node* connect = map.map(u"connect")) {
        MapReader part(*connect, QStringLiteral("sdk.connect"), m_problems);
        sdk.connectMethod = part.text(u"method");
        part.child(u"args");
        part.child(u"defaults");
        part.child(u"constructor_args");
        sdk.connectArgs = sharedChild(*connect, u"args");
        sdk.connectDefaults = sharedChild(*connect, u"defaults");
        sdk.constructorArgs = sharedChild(*connect, u"constructor_args");
        part.finish();
    }
    if (const Node* disconnect = map.map(u"disconnect")) {
        MapReader part(*disconnect, QStringLiteral("sdk.disconnect"), m_problems);
        sdk.disconnectMethod = part.text(u"method");
        part.finish();
    }
    if (const Node* identity = map.map(u"identity")) {
        MapReader part(*identity, QStringLiteral("sdk.identity"), m_problems);
        sdk.identityMethod = part.text(u"method");
        sdk.identityProperty = part.text(u"property");
        sdk.identityPattern = part.text(u"pattern");
        part.finish();
    }
    map.finish();
    return sdk;
}

} // namespace visor::profile
