// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/profile/boxed.h"
#include "core/profile/node.h"
#include "core/profile/simulation_section.h"
#include "core/profile/source_place.h"
#include "core/visa/usb_quirks.h"
#include "core/waveform/sample_format.h"

#include <QByteArray>
#include <QRegularExpression>
#include <QString>
#include <QStringList>

#include <chrono>
#include <cstdint>
#include <optional>
#include <vector>

// The model of an instrument profile: the public Galois format plus `console:` and `simulation:`. Plain values,
// made by readProfile(), then shared as std::shared_ptr<const Profile> between threads. Every part carries its
// place in the text.

namespace visor::profile {

/// A word of the file with its place: a name that refers to a command, a pattern, an option.
struct PlacedText
{
    QString text;
    SourcePlace place;
};

/// `instrument:`
struct InstrumentInfo
{
    QString manufacturer;
    QString model;
    QString instrumentClass; ///< "oscilloscope", "power_supply" …, as written
    QString description;
    SourcePlace place;
};

/// `identity:`. A reply to the query belongs to this profile when any pattern is found in it (case-insensitive).
struct IdentityRule
{
    QString query = QStringLiteral("*IDN?");
    std::vector<PlacedText> patterns;
    SourcePlace place;
    SourcePlace queryPlace;
};

/// One of `interfaces:`; informative for most buses.
struct InterfaceInfo
{
    enum class Type : std::uint8_t { Gpib, Usb, Ethernet, Serial, Can };
    Type type = Type::Ethernet;
    std::optional<int> port;
    std::optional<int> defaultAddress;
    std::optional<int> baudRate;
    QString parity;
    std::optional<int> dataBits;
    QString stopBits; ///< "1", "1.5", "2"
    std::optional<int> usbVendor;
    std::optional<int> usbProduct;
    QString bus;
    std::optional<int> bitrate;
    QString canProtocol;
    SourcePlace place;
    SourcePlace parityPlace;
    SourcePlace stopBitsPlace;
};

/// `settings:`
struct Settings
{
    std::chrono::milliseconds timeout{5000};
    QByteArray terminator = QByteArrayLiteral("\n");
    bool opcQuery = false; ///< send *OPC? after each write and wait for its answer
    std::vector<PlacedText> initCommands;
    std::vector<PlacedText> cleanupCommands;
    SourcePlace place;
};

enum class ValueType : std::uint8_t { Float, Int, String, Enum, Bool };
/// "float", "int", "string", "enum", "bool": as the file names them.
[[nodiscard]] QLatin1StringView valueTypeName(ValueType type);

/// A label of a parameter's `map` and what goes on the wire for it.
struct MapEntry
{
    QString label;
    QString wire;
    SourcePlace place;          ///< of the label
    SourcePlace wirePlace = {}; ///< defaulted: what programs add has no place
};

struct Parameter
{
    QString name;
    ValueType type = ValueType::String;
    QString unit;
    std::optional<double> min; ///< in `unit`
    std::optional<double> max;
    std::optional<QString> defaultValue; ///< as written
    std::vector<PlacedText> options;     ///< of an enum, as written ("VOLTage", "ON")
    std::vector<MapEntry> map;           ///< label → wire value, outgoing only
    QString description;
    SourcePlace place;
    SourcePlace typePlace;
    SourcePlace unitPlace;
    SourcePlace minPlace;
    SourcePlace maxPlace;
    SourcePlace defaultPlace;
    SourcePlace optionsPlace;

    /// A value must be given: the file names no default.
    [[nodiscard]] bool isRequired() const { return !defaultValue.has_value(); }
    /// What a form offers as choices: options, or else the labels of the map; empty for free entry.
    [[nodiscard]] QStringList choices() const;
};

enum class ByteOrder : std::uint8_t { Little, Big };

/// `returns.parser`: takes the wanted part out of a text reply. No match leaves the raw text.
struct ReplyParser
{
    enum class Type : std::uint8_t { Regex, Strip, Split };
    Type type = Type::Strip;
    QString pattern;
    int group = 1;
    QString prefix;
    QString suffix;
    QString delimiter = QStringLiteral(",");
    int index = 0;
    QRegularExpression expression; ///< of `pattern`, bounded; made by the reader, compiled when first used
    SourcePlace place;
    SourcePlace patternPlace;
    SourcePlace groupPlace;
};

/// Positions (from 0) of the scaling numbers in a preamble whose parts are separated by ',' or ';'.
struct PreambleMap
{
    std::optional<int> xIncrement;
    std::optional<int> xStart;
    std::optional<int> yScale;
    std::optional<int> yOffset;
    std::optional<int> xReference;
    std::optional<int> yReference;
    SourcePlace place;
};

/// `returns.binary`: what is inside a block.
struct BinaryLayout
{
    waveform::SampleType sampleType = waveform::SampleType::UInt8; ///< dtype
    ByteOrder byteOrder = ByteOrder::Little;
    QString preambleCommand; ///< a command's name, or SCPI text; empty when there is none
    std::optional<PreambleMap> preambleMap;
    SourcePlace place;
    SourcePlace preamblePlace;
};

enum class ReturnType : std::uint8_t { Float, Int, String, Bool, Array, Vector, Binary };
[[nodiscard]] QLatin1StringView returnTypeName(ReturnType type); ///< "float" …

/// One named part of a separated reply.
struct ReturnField
{
    QString name;
    ReturnType type = ReturnType::String;
    QString unit;
    QString description;
    SourcePlace place;
};

/// `returns:`
struct Returns
{
    enum class Encoding : std::uint8_t { Unstated, Block, Ascii };

    ReturnType type = ReturnType::String;
    QString unit;
    std::optional<ReturnType> elementType; ///< of an array: Float, Int, String or Bool
    QString separator = QStringLiteral(",");
    std::vector<ReturnField> fields;
    Encoding encoding = Encoding::Unstated;         ///< format: ieee_block (ieee_binary), ascii
    std::optional<waveform::SampleType> formatHint; ///< format: float32, int16 …
    std::optional<ByteOrder> byteOrderHint;         ///< format: big_endian, little_endian
    Boxed<ReplyParser> parser;
    Boxed<BinaryLayout> binary;
    QString xName;
    QString xUnit;
    QString xStartQuery;
    QString xIncrementQuery;
    QString description;
    SourcePlace place;
    SourcePlace typePlace;
    SourcePlace separatorPlace;
    SourcePlace elementTypePlace;
    SourcePlace formatPlace;
};

/// `sweep:`
struct Sweep
{
    QString rateParameter;
    QString command;
    QString checkCommand;
    QString checkIdleMatch; ///< regular expression; found in the check reply when the sweep is done
    QString stopCommand;
    std::chrono::milliseconds pollInterval{1000};
    SourcePlace place;
    SourcePlace ratePlace;
    SourcePlace idleMatchPlace;
};

/// `sdk_call:`
struct SdkCall
{
    QString method;
    QString getter;
    QString setter;
    std::vector<MapEntry> argsMap; ///< parameter → argument of the method
    QString resultField;
    bool isProperty = false;
    SourcePlace place;
};

/// `waveform_assembly:`. The defaults are the Keysight InfiniiVision command set; placeholders are the command's
/// own parameters.
struct WaveformAssembly
{
    QString sourceCommand = QStringLiteral(":WAVeform:SOURce {source}");
    QString formatCommand = QStringLiteral(":WAVeform:FORMat BYTE");
    QString preambleQuery = QStringLiteral(":WAVeform:PREamble?");
    QString dataQuery = QStringLiteral(":WAVeform:DATA?");
    bool isWord = false; ///< data_format: word
    bool isBigEndian = false;
    QString xUnit = QStringLiteral("s");
    QString yUnit = QStringLiteral("V");
    SourcePlace place;
};

/// `can:`. Where the command has no text of its own, its text is made of this (fieldbus_text.h).
struct CanSignal
{
    QString name;
    int startBit = 0;
    int bitLength = 8;
    ByteOrder byteOrder = ByteOrder::Little;
    bool isSigned = false;
    double scale = 1.0;
    double offset = 0.0;
    SourcePlace place;
};

struct CanMessage
{
    enum class Direction : std::uint8_t { Receive, Transmit, TransmitReceive };
    std::uint32_t messageId = 0;
    Direction direction = Direction::Receive;
    std::vector<CanSignal> signalList;
    std::optional<std::uint32_t> responseId;
    QString payload;
    int dlc = 8;
    SourcePlace place;
};

/// `modbus:`, our twin of `can:`. The words are those of the Modbus sessions' requests.
struct ModbusItem
{
    QString table = QStringLiteral("holding"); ///< register: holding, input, coil, discrete
    int address = 0;                           ///< 0-based
    QString type = QStringLiteral("u16");
    ByteOrder wordOrder = ByteOrder::Big; ///< of the registers of one value
    ByteOrder byteOrder = ByteOrder::Big; ///< inside a register
    double scale = 1.0;
    double offset = 0.0;
    int count = 1;
    std::optional<int> bit;
    bool usesMultiple = false; ///< write with function 15 or 16 even what fits 5 or 6
    QString value;             ///< template of what is written; empty: the command's only parameter
    SourcePlace place;

    [[nodiscard]] bool holdsBits() const;
    [[nodiscard]] bool isWritable() const;
};

enum class CommandType : std::uint8_t { Query, Write, Property };
[[nodiscard]] QLatin1StringView commandTypeName(CommandType type); ///< "query" …

struct Command
{
    QString name;
    /// As written; where the file names none: property when there is a getter or setter, query when the header
    /// ends with
    /// '?' or there is a waveform_assembly, else write.
    CommandType type = CommandType::Write;
    QString scpi;
    QString getter;
    QString setter;
    std::vector<Parameter> params; ///< in the order of the file
    std::optional<Returns> returns;
    QString description;
    bool enabled = true;
    bool isStreamable = false;
    bool isDangerous = false;
    bool forceQuery = false; ///< a reply comes although the text has no '?'
    bool requiresSweep = false;
    Boxed<Sweep> sweep;
    Boxed<SdkCall> sdkCall;
    Boxed<WaveformAssembly> waveformAssembly;
    Boxed<CanMessage> can;
    Boxed<ModbusItem> modbus;
    /// Of everything the file says about the command but where: equal for equal commands of two profiles.
    std::size_t fingerprint = 0;
    SourcePlace place; ///< of its name
    SourcePlace typePlace;
    SourcePlace scpiPlace;
    SourcePlace getterPlace;
    SourcePlace setterPlace;

    [[nodiscard]] const Parameter* findParameter(QStringView parameterName) const;
    [[nodiscard]] bool isReadable() const; ///< a query, or a property with a getter
    [[nodiscard]] bool isWritable() const; ///< a write, or a property with a setter
    /// It has no message of its own: only the maker's software (sdk_call) does it.
    [[nodiscard]] bool needsSdk() const;
    /// The result is a trace: a vector, a block with a sample layout, or a waveform_assembly.
    [[nodiscard]] bool returnsWaveform() const;
};

struct SequenceStep
{
    QString command;            ///< a command's name; or else
    QString scpi;               ///< text, with placeholders for parameters and captured values
    std::vector<MapEntry> args; ///< parameter → value or template
    QString capture;            ///< name under which the reply is kept
    SourcePlace place;
    SourcePlace commandPlace;
    SourcePlace scpiPlace;
    SourcePlace capturePlace;
};

struct Sequence
{
    QString name;
    QString description;
    bool enabled = true;
    std::vector<Parameter> params;
    std::vector<SequenceStep> steps;
    QString returns; ///< the captured name that is the result; empty when there is none
    SourcePlace place;
    SourcePlace returnsPlace;
};

/// `sdk:`. Argument trees stay as they are.
struct Sdk
{
    QString package;
    QString importPath;
    QString className;
    bool isAsync = false;
    QString connectMethod;
    Node::Pointer connectArgs;
    Node::Pointer connectDefaults;
    Node::Pointer constructorArgs;
    QString disconnectMethod;
    QString identityMethod;
    QString identityProperty;
    QString identityPattern;
    SourcePlace place;
};

/// A command with fixed arguments: one step of the safe state, a reading on open, a screenshot.
struct CommandCall
{
    QString command;
    std::vector<MapEntry> args; ///< label = parameter, wire = value
    SourcePlace place;          ///< of the command's name
};

/// One step of `console.safe_state`.
struct SafeStep : CommandCall
{
    QString notFor; ///< regular expression: models of the family that lack what this step is for; empty: none
    SourcePlace notForPlace;

    /// Whether it is sent to the instrument that gave this identity reply. An instrument that has not said who it
    /// is gets every step: better a complaint than an output left on.
    [[nodiscard]] bool isFor(const QString& identity) const;
};

/// One of `console.groups`: a box of the form.
struct CommandGroup
{
    QString name;
    std::vector<PlacedText> commands;
    SourcePlace place;
};

/// `console.screenshot`
struct Screenshot
{
    CommandCall call;
    QString format = QStringLiteral("png"); ///< file ending of what the instrument sends
    SourcePlace formatPlace;
};

/// One of `console.waveform_sources`: something that can be captured and drawn.
struct WaveformSource
{
    QString name;
    QString label;
    CommandCall call;
    std::optional<int> channel;                        ///< 1…: picks the trace's colour
    std::optional<std::chrono::milliseconds> interval; ///< politest repetition in continuous capture
    SourcePlace place;
};

/// `console.quirks`: how this instrument's wire differs from the standard's.
struct Quirks
{
    std::optional<QByteArray> readTerminator;
    std::optional<QByteArray> writeTerminator;
    std::chrono::milliseconds delayAfterWrite{0};
    std::chrono::milliseconds delayBeforeRead{0};
    std::chrono::milliseconds delayAfterOpen{0};
    bool needsTermChar = false;   ///< the wire's END is not enough to find the end of a reply
    bool hasNoErrorQueue = false; ///< never ask SYSTem:ERRor?
    bool noIdentityQuery = false; ///< *IDN? upsets it: a search for instruments does not ask
    bool clearOnOpen = false;
    bool clearAfterTimeout = true;
    QString errorQuery = QStringLiteral("SYSTem:ERRor?");
    bool preambleOriginInSteps = false; ///< the y origin of a ten-field preamble counts steps (Rigol), not volts
    std::optional<int> maxWriteBytes;   ///< longest program message it takes
    visa::UsbQuirkChanges usb;          ///< in place of what the table of USB devices says
    SourcePlace place;
    SourcePlace errorQueryPlace;
};

/// `console:`: what this program adds to the public format.
struct ConsoleSection
{
    QString version;
    QString author;
    std::vector<CommandGroup> groups;
    std::vector<PlacedText> favourites;
    std::optional<Screenshot> screenshot;
    std::vector<SafeStep> safeState; ///< *All outputs off*, in this order
    /// What the safe state does, where that is anything but switching all outputs off: "field held".
    QString safeStateDescription;
    SourcePlace safeStateDescriptionPlace;
    std::vector<WaveformSource> waveformSources;
    /// Commands whose values a form reads when it opens. Empty and !readAllOnOpen: nothing is read unasked.
    std::vector<PlacedText> readOnOpen;
    bool readAllOnOpen = false;
    Quirks quirks;
    SourcePlace place;
};

struct Profile
{
    QString key; ///< the file's name without ending: how the library and users name it
    QString filePath;
    InstrumentInfo instrument;
    IdentityRule identity;
    std::vector<InterfaceInfo> interfaces;
    Settings settings;
    std::vector<Command> commands; ///< in the order of the file
    std::vector<Sequence> sequences;
    std::optional<Sdk> sdk;
    ConsoleSection console;
    SimulationSection simulation;

    [[nodiscard]] const Command* findCommand(QStringView name) const;
    [[nodiscard]] const Sequence* findSequence(QStringView name) const;
    /// console.groups, then what they leave out: in groups derived from it (derived_groups.h), joined to one of
    /// the file that has the same name; the last, unnamed group holds what fits nowhere. Disabled commands are
    /// left out.
    [[nodiscard]] std::vector<CommandGroup> completeGroups() const;
    /// "Keysight DSOX3034T"
    [[nodiscard]] QString title() const;
};

} // namespace visor::profile
