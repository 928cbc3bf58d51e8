// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/profile/map_reader.h"
#include "core/profile/model.h"
#include "core/profile/problem.h"

#include <QCoreApplication>

#include <vector>

namespace visor::profile {

/// Builds the model from the tree. Says where keys or values are of the wrong kind; what they mean together is
/// checked by checkProfile(). Used once, on one thread.
class ModelReader
{
    Q_DECLARE_TR_FUNCTIONS(visor::profile::ModelReader)

public:
    explicit ModelReader(std::vector<Problem>& problems) : m_problems(problems) {}

    [[nodiscard]] Profile read(const Node& root);
    [[nodiscard]] InstrumentInfo readInstrument(const Node& node);
    [[nodiscard]] IdentityRule readIdentity(const Node& node);

private:
    std::vector<InterfaceInfo> readInterfaces(MapReader& top);
    Settings readSettings(const Node& node);
    Sdk readSdk(const Node& node);
    QByteArray readTerminator(MapReader& map, QStringView key, const QByteArray& fallback);

    Command readCommand(const Node& name, const Node& node);
    Parameter readParameter(const QString& owner, const Node& name, const Node& node);
    std::vector<Parameter> readParameters(MapReader& map, QStringView key);
    Returns readReturns(const Node& node, const QString& owner);
    void readFormat(MapReader& map, Returns& returns);
    std::vector<ReturnField> readFields(MapReader& map);
    ReplyParser readParser(const Node& node);
    BinaryLayout readBinary(const Node& node);
    Sweep readSweep(const Node& node);
    SdkCall readSdkCall(const Node& node);
    WaveformAssembly readAssembly(const Node& node);
    CanMessage readCan(const Node& node);
    ModbusItem readModbus(const Node& node);
    Sequence readSequence(const Node& name, const Node& node);

    ConsoleSection readConsole(const Node& node);
    SafeStep readSafeStep(const Node& node);
    Screenshot readScreenshot(const Node& node);
    WaveformSource readWaveformSource(const Node& node);
    Quirks readQuirks(const Node& node);
    visa::UsbQuirkChanges readUsbQuirks(const Node& node);

    SimulationSection readSimulation(const Node& node);
    SimulatedCommand readSimulatedCommand(const Node& name, const Node& node);
    SimulatedWaveform readSimulatedWaveform(const Node& node);

    std::vector<Problem>& m_problems;
};

} // namespace visor::profile
