// SPDX-License-Identifier: GPL-3.0-or-later
// The `commands:` part.
#include "core/profile/argument_number.h"
#include "core/profile/bounded_pattern.h"
#include "core/profile/fieldbus_text.h"
#include "core/profile/model_reader.h"

#include <QRegularExpression>

namespace visor::profile {

namespace {

std::initializer_list<Word<ReturnType>> returnTypeWords()
{
    static const std::initializer_list<Word<ReturnType>> kWords = {
        {QLatin1StringView("float"), ReturnType::Float},   {QLatin1StringView("int"), ReturnType::Int},
        {QLatin1StringView("string"), ReturnType::String}, {QLatin1StringView("bool"), ReturnType::Bool},
        {QLatin1StringView("array"), ReturnType::Array},   {QLatin1StringView("vector"), ReturnType::Vector},
        {QLatin1StringView("binary"), ReturnType::Binary}};
    return kWords;
}

std::initializer_list<Word<waveform::SampleType>> sampleTypeWords()
{
    using Type = waveform::SampleType;
    static const std::initializer_list<Word<Type>> kWords = {
        {QLatin1StringView("int8"), Type::Int8},       {QLatin1StringView("uint8"), Type::UInt8},
        {QLatin1StringView("int16"), Type::Int16},     {QLatin1StringView("uint16"), Type::UInt16},
        {QLatin1StringView("int32"), Type::Int32},     {QLatin1StringView("uint32"), Type::UInt32},
        {QLatin1StringView("float32"), Type::Float32}, {QLatin1StringView("float64"), Type::Float64}};
    return kWords;
}

/// What a command with a Modbus or CAN block and no stated type is: what can be written and has something to write
/// is a property, what only comes is a query.
std::optional<CommandType> fieldbusType(const Command& command)
{
    if (!command.scpi.isEmpty())
        return std::nullopt;
    if (command.modbus)
        return command.modbus->isWritable() && !command.params.empty() ? CommandType::Property
                                                                       : CommandType::Query;
    if (command.can)
        return command.can->direction == CanMessage::Direction::Transmit ? CommandType::Write : CommandType::Query;
    return std::nullopt;
}

/// How the Keysight command set selects what the command's parameters name; empty when they name no source.
QString usualSourceCommand(const Command& command)
{
    if (command.findParameter(u"source") != nullptr)
        return QStringLiteral(":WAVeform:SOURce {source}");
    const Parameter* channel = command.findParameter(u"channel");
    if (channel == nullptr)
        return {};
    return channel->type == ValueType::Int ? QStringLiteral(":WAVeform:SOURce CHANnel{channel}")
                                           : QStringLiteral(":WAVeform:SOURce {channel}");
}

} // namespace

Command ModelReader::readCommand(const Node& name, const Node& node)
{
    MapReader map(node, QStringLiteral("commands.%1").arg(name.text), m_problems);
    Command command;
    command.name = name.text;
    command.fingerprint = qHashMulti(0, name.text, fingerprint(node));
    command.place = name.place;
    const std::optional<CommandType> type =
        map.choice<CommandType>(u"type", {{QLatin1StringView("query"), CommandType::Query},
                                          {QLatin1StringView("write"), CommandType::Write},
                                          {QLatin1StringView("property"), CommandType::Property}});
    // What a block text ("|") leaves at the end is no part of the message.
    command.scpi = map.text(u"scpi").trimmed();
    command.getter = map.text(u"getter").trimmed();
    command.setter = map.text(u"setter").trimmed();
    command.typePlace = map.placeOf(u"type");
    command.scpiPlace = map.placeOf(u"scpi");
    command.getterPlace = map.placeOf(u"getter");
    command.setterPlace = map.placeOf(u"setter");
    command.params = readParameters(map, u"params");
    if (const Node* returns = map.map(u"returns"))
        command.returns = readReturns(*returns, command.name);
    command.description = map.text(u"description");
    command.enabled = map.truth(u"enabled", true);
    command.isStreamable = map.truth(u"streamable", false);
    command.isDangerous = map.truth(u"is_dangerous", false);
    command.forceQuery = map.truth(u"force_query", false);
    command.requiresSweep = map.truth(u"requires_sweep", false);
    if (const Node* sweep = map.map(u"sweep"))
        command.sweep = readSweep(*sweep);
    if (const Node* call = map.map(u"sdk_call"))
        command.sdkCall = readSdkCall(*call);
    if (const Node* assembly = map.child(u"waveform_assembly")) {
        if (!assembly->isScalar() || map.truth(u"waveform_assembly", false)) {
            command.waveformAssembly = readAssembly(*assembly);
            if (assembly->find(u"source_command") == nullptr)
                command.waveformAssembly->sourceCommand = usualSourceCommand(command);
        }
    }
    if (const Node* can = map.map(u"can"))
        command.can = readCan(*can);
    if (const Node* modbus = map.map(u"modbus"))
        command.modbus = readModbus(*modbus);
    map.finish();

    if (type)
        command.type = *type;
    else if (!command.getter.isEmpty() || !command.setter.isEmpty())
        command.type = CommandType::Property;
    else if (command.waveformAssembly || command.forceQuery || asksForReply(command.scpi))
        command.type = CommandType::Query;
    else
        command.type = fieldbusType(command).value_or(CommandType::Write);
    fillFieldbusText(command);
    return command;
}

std::vector<Parameter> ModelReader::readParameters(MapReader& map, QStringView key)
{
    std::vector<Parameter> result;
    const Node* params = map.child(key);
    if (params == nullptr)
        return result;
    if (params->isSequence()) { // names alone, as capability messages list them
        for (const PlacedText& name : map.texts(key)) {
            Parameter parameter;
            parameter.name = name.text;
            parameter.place = name.place;
            result.push_back(std::move(parameter));
        }
        return result;
    }
    if (map.map(key) == nullptr)
        return result;
    result.reserve(params->entries.size());
    for (const Node::Entry& entry : params->entries)
        result.push_back(readParameter(map.what(), *entry.key, *entry.value));
    return result;
}

Parameter ModelReader::readParameter(const QString& owner, const Node& name, const Node& node)
{
    MapReader map(node, QStringLiteral("%1.params.%2").arg(owner, name.text), m_problems);
    Parameter parameter;
    parameter.name = name.text;
    parameter.place = name.place;
    const auto type = map.choice<ValueType>(u"type", {{QLatin1StringView("float"), ValueType::Float},
                                                      {QLatin1StringView("int"), ValueType::Int},
                                                      {QLatin1StringView("string"), ValueType::String},
                                                      {QLatin1StringView("enum"), ValueType::Enum},
                                                      {QLatin1StringView("bool"), ValueType::Bool}});
    parameter.type = type.value_or(ValueType::String);
    parameter.unit = map.text(u"unit");
    parameter.min = map.number(u"min");
    parameter.max = map.number(u"max");
    parameter.defaultValue = map.optionalText(u"default");
    parameter.options = map.texts(u"options");
    parameter.map = map.textMap(u"map");
    parameter.description = map.text(u"description");
    parameter.typePlace = map.placeOf(u"type");
    parameter.unitPlace = map.placeOf(u"unit");
    parameter.minPlace = map.placeOf(u"min");
    parameter.maxPlace = map.placeOf(u"max");
    parameter.defaultPlace = map.placeOf(u"default");
    parameter.optionsPlace = map.placeOf(u"options");
    if (!type && map.child(u"type") != nullptr) { // told once; what goes with the type is not to be judged
        parameter.min.reset();
        parameter.max.reset();
        parameter.options.clear();
    }
    map.finish();
    return parameter;
}

Returns ModelReader::readReturns(const Node& node, const QString& owner)
{
    MapReader map(node, QStringLiteral("commands.%1.returns").arg(owner), m_problems);
    Returns returns;
    returns.place = node.place;
    returns.type = map.choice<ReturnType>(u"type", returnTypeWords()).value_or(ReturnType::String);
    returns.unit = map.text(u"unit");
    returns.elementType = map.choice<ReturnType>(u"element_type", returnTypeWords());
    returns.separator = map.text(u"separator", returns.separator);
    returns.fields = readFields(map);
    readFormat(map, returns);
    if (const Node* parser = map.map(u"parser"))
        returns.parser = readParser(*parser);
    if (const Node* binary = map.map(u"binary"))
        returns.binary = readBinary(*binary);
    returns.xName = map.text(u"x_name");
    returns.xUnit = map.text(u"x_unit");
    returns.xStartQuery = map.text(u"x_start_query");
    returns.xIncrementQuery = map.text(u"x_increment_query");
    returns.description = map.text(u"description");
    returns.typePlace = map.placeOf(u"type");
    returns.separatorPlace = map.placeOf(u"separator");
    returns.elementTypePlace = map.placeOf(u"element_type");
    returns.formatPlace = map.placeOf(u"format");
    map.finish();
    return returns;
}

void ModelReader::readFormat(MapReader& map, Returns& returns)
{
    const QString format = map.text(u"format");
    static const QRegularExpression kBetween(QStringLiteral("[\\s,;|+]+"));
    for (const QString& word : format.split(kBetween, Qt::SkipEmptyParts)) {
        const QString lower = word.toLower();
        if (lower == QLatin1StringView("ieee_block") || lower == QLatin1StringView("ieee_binary")) {
            returns.encoding = Returns::Encoding::Block;
            continue;
        }
        if (lower == QLatin1StringView("ascii")) {
            returns.encoding = Returns::Encoding::Ascii;
            continue;
        }
        bool isKnown = false;
        QStringList names{QStringLiteral("ieee_block"), QStringLiteral("ascii")};
        for (const Word<waveform::SampleType>& known : sampleTypeWords()) {
            names.append(QString(known.text));
            if (lower == known.text) {
                returns.formatHint = known.value;
                isKnown = true;
            }
        }
        for (const Word<ByteOrder>& known : byteOrderWords()) {
            names.append(QString(known.text));
            if (lower == known.text) {
                returns.byteOrderHint = known.value;
                isKnown = true;
            }
        }
        if (!isKnown) {
            map.warning(map.placeOf(u"format"),
                        tr("The format “%1” is not known; the reply is read as its type says.").arg(word),
                        nearestWord(lower, names), names);
        }
    }
}

std::vector<ReturnField> ModelReader::readFields(MapReader& map)
{
    std::vector<ReturnField> result;
    for (const Node::Pointer& item : map.list(u"fields")) {
        ReturnField field;
        field.place = item->place;
        if (item->isScalar()) {
            field.name = item->text;
        } else {
            MapReader part(*item, QStringLiteral("%1.fields").arg(map.what()), m_problems);
            field.name = part.neededText(u"name");
            field.type = part.choice<ReturnType>(u"type", returnTypeWords()).value_or(ReturnType::String);
            field.unit = part.text(u"unit");
            field.description = part.text(u"description");
            part.finish();
        }
        result.push_back(std::move(field));
    }
    return result;
}

ReplyParser ModelReader::readParser(const Node& node)
{
    using Type = ReplyParser::Type;
    MapReader map(node, QStringLiteral("parser"), m_problems);
    ReplyParser parser;
    parser.place = node.place;
    if (node.find(u"type") == nullptr)
        map.error(node.place, tr("“parser” needs the key “type”: regex, strip or split."));
    parser.type = map.choice<Type>(u"type", {{QLatin1StringView("regex"), Type::Regex},
                                             {QLatin1StringView("strip"), Type::Strip},
                                             {QLatin1StringView("split"), Type::Split}})
                      .value_or(Type::Strip);
    parser.pattern = map.text(u"pattern");
    parser.patternPlace = map.placeOf(u"pattern");
    if (!parser.pattern.isEmpty())
        parser.expression = boundedPattern(parser.pattern);
    parser.groupPlace = map.placeOf(u"group");
    parser.group = map.integer(u"group", 0, 99).value_or(1);
    parser.prefix = map.text(u"prefix");
    parser.suffix = map.text(u"suffix");
    parser.delimiter = map.text(u"delimiter", parser.delimiter);
    parser.index = map.integer(u"index", -1'000'000, 1'000'000).value_or(0);
    map.finish();
    return parser;
}

BinaryLayout ModelReader::readBinary(const Node& node)
{
    MapReader map(node, QStringLiteral("binary"), m_problems);
    BinaryLayout binary;
    binary.place = node.place;
    binary.sampleType =
        map.choice<waveform::SampleType>(u"dtype", sampleTypeWords()).value_or(waveform::SampleType::UInt8);
    binary.byteOrder = map.choice<ByteOrder>(u"byte_order", byteOrderWords()).value_or(ByteOrder::Little);
    binary.preambleCommand = map.text(u"preamble_command");
    binary.preamblePlace = map.placeOf(u"preamble_command");
    if (const Node* positions = map.map(u"preamble_map")) {
        constexpr int kLastField = 999;
        MapReader part(*positions, QStringLiteral("preamble_map"), m_problems);
        PreambleMap preamble;
        preamble.place = positions->place;
        preamble.xIncrement = part.integer(u"x_increment", 0, kLastField);
        preamble.xStart = part.integer(u"x_start", 0, kLastField);
        preamble.yScale = part.integer(u"y_scale", 0, kLastField);
        preamble.yOffset = part.integer(u"y_offset", 0, kLastField);
        preamble.xReference = part.integer(u"x_reference", 0, kLastField);
        preamble.yReference = part.integer(u"y_reference", 0, kLastField);
        part.finish();
        binary.preambleMap = preamble;
    }
    map.finish();
    return binary;
}

Sweep ModelReader::readSweep(const Node& node)
{
    MapReader map(node, QStringLiteral("sweep"), m_problems);
    Sweep sweep;
    sweep.place = node.place;
    sweep.rateParameter = map.text(u"rate_param");
    sweep.command = map.text(u"command");
    sweep.checkCommand = map.text(u"check_command");
    sweep.ratePlace = map.placeOf(u"rate_param");
    sweep.checkIdleMatch = map.text(u"check_idle_match");
    sweep.idleMatchPlace = map.placeOf(u"check_idle_match");
    sweep.stopCommand = map.text(u"stop_command");
    sweep.pollInterval = map.milliseconds(u"poll_interval_ms", sweep.pollInterval);
    map.finish();
    return sweep;
}

SdkCall ModelReader::readSdkCall(const Node& node)
{
    MapReader map(node, QStringLiteral("sdk_call"), m_problems);
    SdkCall call;
    call.place = node.place;
    call.method = map.text(u"method");
    call.getter = map.text(u"getter");
    call.setter = map.text(u"setter");
    call.argsMap = map.textMap(u"args_map");
    call.resultField = map.text(u"result_field");
    call.isProperty = map.truth(u"is_property", false);
    map.finish();
    return call;
}

WaveformAssembly ModelReader::readAssembly(const Node& node)
{
    WaveformAssembly assembly;
    assembly.place = node.place;
    if (node.isScalar())
        return assembly;
    MapReader map(node, QStringLiteral("waveform_assembly"), m_problems);
    assembly.sourceCommand = map.text(u"source_command", assembly.sourceCommand);
    assembly.isWord =
        map.choice<bool>(u"data_format", {{QLatin1StringView("byte"), false}, {QLatin1StringView("word"), true}})
            .value_or(false);
    if (assembly.isWord)
        assembly.formatCommand = QStringLiteral(":WAVeform:FORMat WORD");
    assembly.formatCommand = map.text(u"format_command", assembly.formatCommand);
    assembly.preambleQuery = map.text(u"preamble_query", assembly.preambleQuery);
    assembly.dataQuery = map.text(u"data_query", assembly.dataQuery);
    assembly.isBigEndian = map.truth(u"big_endian", false);
    assembly.xUnit = map.text(u"x_unit", assembly.xUnit);
    assembly.yUnit = map.text(u"y_unit", assembly.yUnit);
    map.finish();
    return assembly;
}

} // namespace visor::profile
