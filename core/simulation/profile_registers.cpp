// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/simulation/profile_registers.h"

#include "core/profile/renderer.h"
#include "core/simulation/reply_writer.h"

#include <QtEndian>

#include <algorithm>
#include <bit>
#include <cmath>

namespace visor::simulation {

namespace {

using profile::Command;
using profile::ModbusItem;
using visa::RegisterFault;
using visa::RegisterTable;

RegisterTable tableOf(const ModbusItem& item)
{
    if (item.table == QLatin1StringView("coil"))
        return RegisterTable::Coils;
    if (item.table == QLatin1StringView("discrete"))
        return RegisterTable::DiscreteInputs;
    return item.table == QLatin1StringView("input") ? RegisterTable::InputRegisters
                                                    : RegisterTable::HoldingRegisters;
}

/// Registers of one value, by the type's name.
int registersOf(const ModbusItem& item)
{
    if (item.holdsBits() || item.bit)
        return 1;
    if (item.type.endsWith(QLatin1StringView("64")))
        return 4;
    return item.type.endsWith(QLatin1StringView("32")) ? 2 : 1;
}

int cellsOf(const ModbusItem& item)
{
    return registersOf(item) * std::max(1, item.count);
}

/// The registers of a number, the high one first, before the item's orders are applied.
std::vector<std::uint16_t> plainRegisters(const ModbusItem& item, double value)
{
    const double scaled = item.scale != 0.0 ? (value - item.offset) / item.scale : 0.0;
    const double raw = std::isnan(scaled) ? 0.0 : scaled; // no whole number is made of it
    std::uint64_t bits = 0;
    if (item.type == QLatin1StringView("float32"))
        bits = std::bit_cast<std::uint32_t>(static_cast<float>(raw));
    else if (item.type == QLatin1StringView("float64"))
        bits = std::bit_cast<std::uint64_t>(raw);
    else // two's complement for all whole types; what does not fit is cut to the largest number doubles hold
         // exactly
        bits = static_cast<std::uint64_t>(static_cast<std::int64_t>(std::round(std::clamp(raw, -9e15, 9e15))));
    std::vector<std::uint16_t> registers;
    for (int at = registersOf(item) - 1; at >= 0; --at)
        registers.push_back(static_cast<std::uint16_t>(bits >> (16 * at) & 0xFFFFu));
    return registers;
}

/// Between plain order (ABCD) and the item's.
void reorder(const ModbusItem& item, std::vector<std::uint16_t>& registers)
{
    if (item.wordOrder == profile::ByteOrder::Little)
        std::reverse(registers.begin(), registers.end());
    if (item.byteOrder == profile::ByteOrder::Little) {
        for (std::uint16_t& one : registers)
            one = qbswap(one);
    }
}

/// What the item holds before anybody writes it.
double firstValue(const profile::Profile& profile, const Command& command)
{
    if (const auto* refinement = profile.simulation.find(command.name)) {
        if (refinement->value)
            return refinement->value->toDouble();
    }
    if (!command.params.empty()) {
        const profile::Parameter& parameter = command.params.front();
        if (parameter.defaultValue) {
            const Result<QString> wire = profile::renderArgument(parameter, *parameter.defaultValue);
            if (wire && wire->compare(QLatin1StringView("ON"), Qt::CaseInsensitive) == 0)
                return 1.0;
            return wire ? wire->toDouble() : 0.0;
        }
        return std::clamp(0.0, parameter.min.value_or(0.0),
                          std::max(parameter.min.value_or(0.0), parameter.max.value_or(0.0)));
    }
    const bool isMeasured = command.returns && !command.returns->unit.isEmpty();
    return isMeasured ? plausibleNumber(command.returns->unit) : 0.0;
}

} // namespace

bool ProfileRegisters::fits(const profile::Profile& profile)
{
    return std::any_of(profile.commands.begin(), profile.commands.end(),
                       [](const Command& command) { return command.modbus.has_value(); });
}

ProfileRegisters::ProfileRegisters(std::shared_ptr<const profile::Profile> profile) : m_profile(std::move(profile))
{
    for (const Command& command : m_profile->commands) {
        if (!command.modbus)
            continue;
        const ModbusItem& item = *command.modbus;
        const RegisterTable table = tableOf(item);
        const double value = firstValue(*m_profile, command);
        std::vector<std::uint16_t> cells;
        for (int at = 0; at < std::max(1, item.count); ++at) {
            std::vector<std::uint16_t> one{static_cast<std::uint16_t>(value != 0.0 ? 1 : 0)};
            if (item.type == QLatin1StringView("string") && !item.holdsBits()) {
                const QByteArray text =
                    m_profile->instrument.model.toLatin1().mid(qsizetype{2} * at, 2).leftJustified(2, '\0');
                one = {static_cast<std::uint16_t>(static_cast<uchar>(text[0]) << 8 | static_cast<uchar>(text[1]))};
            } else if (item.bit) {
                one = {static_cast<std::uint16_t>(value != 0.0 ? 1u << (*item.bit & 15) : 0u)};
            } else if (!item.holdsBits() && item.type != QLatin1StringView("bits")) {
                one = plainRegisters(item, value);
                reorder(item, one);
            }
            cells.insert(cells.end(), one.begin(), one.end());
        }
        for (std::size_t at = 0; at < cells.size(); ++at) {
            const auto address = static_cast<std::uint16_t>(static_cast<std::size_t>(item.address) + at);
            auto [cell, isNew] = m_cells.try_emplace({table, address}, cells[at]);
            if (!isNew && item.bit)
                cell->second = static_cast<std::uint16_t>(cell->second | cells[at]);
        }
        const bool isNumber = !item.holdsBits() && !item.bit && item.count == 1 &&
                              item.type != QLatin1StringView("string") && item.type != QLatin1StringView("bits");
        if (isNumber && item.isWritable() && !command.params.empty() &&
            (command.params.front().min || command.params.front().max))
            m_limited.push_back({&item, &command.params.front()});
    }
}

RegisterFault ProfileRegisters::readCells(RegisterTable table, std::uint16_t address,
                                          std::span<std::uint16_t> values)
{
    const std::lock_guard lock(m_mutex);
    for (std::size_t at = 0; at < values.size(); ++at) {
        const auto cell = m_cells.find({table, static_cast<std::uint16_t>(address + at)});
        if (cell == m_cells.end())
            return RegisterFault::NoSuchAddress;
        values[at] = cell->second;
    }
    return RegisterFault::None;
}

std::optional<double> ProfileRegisters::numberAt(const Cells& cells, const ModbusItem& item)
{
    std::vector<std::uint16_t> registers;
    for (int at = 0; at < cellsOf(item); ++at) {
        const auto cell = cells.find({tableOf(item), static_cast<std::uint16_t>(item.address + at)});
        if (cell == cells.end())
            return std::nullopt;
        registers.push_back(cell->second);
    }
    // Words and bytes are swapped back the way they were swapped.
    reorder(item, registers);
    std::uint64_t bits = 0;
    for (const std::uint16_t one : registers)
        bits = bits << 16 | one;
    double raw = static_cast<double>(bits);
    if (item.type == QLatin1StringView("float32"))
        raw = static_cast<double>(std::bit_cast<float>(static_cast<std::uint32_t>(bits)));
    else if (item.type == QLatin1StringView("float64"))
        raw = std::bit_cast<double>(bits);
    else if (item.type == QLatin1StringView("i16"))
        raw = static_cast<std::int16_t>(bits);
    else if (item.type == QLatin1StringView("i32"))
        raw = static_cast<std::int32_t>(bits);
    else if (item.type == QLatin1StringView("i64"))
        raw = static_cast<double>(static_cast<std::int64_t>(bits));
    return raw * item.scale + item.offset;
}

RegisterFault ProfileRegisters::writeCells(RegisterTable table, std::uint16_t address,
                                           std::span<const std::uint16_t> values)
{
    const std::lock_guard lock(m_mutex);
    for (std::size_t at = 0; at < values.size(); ++at) {
        if (!m_cells.contains({table, static_cast<std::uint16_t>(address + at)}))
            return RegisterFault::NoSuchAddress;
    }
    Cells written = m_cells;
    for (std::size_t at = 0; at < values.size(); ++at)
        written[{table, static_cast<std::uint16_t>(address + at)}] = values[at];
    for (const Limited& limited : m_limited) {
        const int first = limited.item->address;
        const int last = first + cellsOf(*limited.item) - 1;
        const bool isTouched =
            tableOf(*limited.item) == table && first < address + int(values.size()) && last >= address;
        const std::optional<double> number = isTouched ? numberAt(written, *limited.item) : std::nullopt;
        if (!number)
            continue;
        // The step of the register is no transgression.
        const double slack = std::abs(limited.item->scale) * 0.5 + std::abs(*number) * 1e-6;
        if ((limited.parameter->min && *number < *limited.parameter->min - slack) ||
            (limited.parameter->max && *number > *limited.parameter->max + slack))
            return RegisterFault::BadValue;
    }
    m_cells = std::move(written);
    return RegisterFault::None;
}

QByteArray ProfileRegisters::identification(std::uint8_t object) const
{
    switch (object) {
    case 0:
        return m_profile->instrument.manufacturer.toUtf8();
    case 1:
    case 5:
        return m_profile->instrument.model.toUtf8();
    case 2:
        return "1.0";
    case 4:
        return m_profile->title().toUtf8();
    default:
        return {};
    }
}

} // namespace visor::simulation
