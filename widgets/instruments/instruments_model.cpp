// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/instruments/instruments_model.h"

#include "widgets/common/icons.h"
#include "widgets/common/state_look.h"

#include <QApplication>
#include <QFont>
#include <QStringList>

#include <algorithm>

namespace visor::ui {

namespace {

/// Sections are index 0…2 with this id; rows carry their section + 1.
constexpr quintptr kSectionId = 0;

} // namespace

InstrumentsModel::InstrumentsModel(instrument::Inventory& inventory, QObject* parent)
    : QAbstractItemModel(parent), m_inventory(inventory)
{
    for (const auto& record : m_inventory.records()) {
        m_sections[std::size_t(record.shelf)].push_back(record.id);
        m_places.push_back(record.id);
    }
    m_inventory.setListener(
        [this](instrument::Inventory::Change change, std::size_t place) { take(change, place); });
}

InstrumentsModel::~InstrumentsModel()
{
    m_inventory.setListener({});
}

void InstrumentsModel::setState(const visa::ResourceName& resource,
                                std::optional<instrument::ConnectionState> state)
{
    if (state)
        m_states[resource] = *state;
    else
        m_states.erase(resource);
    if (const auto* record = m_inventory.find(resource))
        rowChanged(record->id);
}

void InstrumentsModel::setProfileNames(ProfileNames names)
{
    m_profileNames = std::move(names);
    m_profiles.clear();
}

QModelIndex InstrumentsModel::indexOf(instrument::InstrumentId id) const
{
    for (std::size_t section = 0; section < kSections; ++section) {
        const auto& rows = m_sections[section];
        const auto found = std::find(rows.begin(), rows.end(), id);
        if (found != rows.end())
            return createIndex(int(found - rows.begin()), 0, quintptr(section + 1));
    }
    return {};
}

const instrument::InstrumentRecord* InstrumentsModel::record(const QModelIndex& index) const
{
    if (!index.isValid() || index.internalId() == kSectionId)
        return nullptr;
    const auto& rows = m_sections[index.internalId() - 1];
    const auto row = std::size_t(index.row());
    return row < rows.size() ? m_inventory.find(rows[row]) : nullptr;
}

QModelIndex InstrumentsModel::index(int row, int column, const QModelIndex& parent) const
{
    if (!hasIndex(row, column, parent))
        return {};
    return createIndex(row, column, parent.isValid() ? quintptr(parent.row() + 1) : kSectionId);
}

QModelIndex InstrumentsModel::parent(const QModelIndex& index) const
{
    if (!index.isValid() || index.internalId() == kSectionId)
        return {};
    return createIndex(int(index.internalId()) - 1, 0, kSectionId);
}

int InstrumentsModel::rowCount(const QModelIndex& parent) const
{
    if (!parent.isValid())
        return int(kSections);
    if (parent.internalId() != kSectionId || parent.column() != 0)
        return 0;
    return int(m_sections[std::size_t(parent.row())].size());
}

int InstrumentsModel::columnCount(const QModelIndex&) const
{
    return int(ColumnCount);
}

QVariant InstrumentsModel::data(const QModelIndex& index, int role) const
{
    if (!checkIndex(index, CheckIndexOption::IndexIsValid))
        return {};
    if (index.internalId() == kSectionId)
        return sectionData(std::size_t(index.row()), index.column(), role);
    const instrument::InstrumentRecord* found = record(index);
    if (found == nullptr)
        return {};
    const auto open = openState(*found);
    switch (role) {
    case Qt::DisplayRole:
        return cellText(*found, index.column());
    case Qt::EditRole:
        return index.column() == Name ? found->displayName() : QVariant();
    case Qt::DecorationRole:
        if (index.column() == State && open)
            return icon(stateLook(*open).icon, stateLook(*open).role);
        if (index.column() != Name)
            return {};
        switch (found->shelf) {
        case instrument::Shelf::Real:
            return icon(QLatin1StringView("instrument"),
                        found->isConfirmed() ? ColourRole::Accent : ColourRole::Muted);
        case instrument::Shelf::Simulated:
            return icon(QLatin1StringView("simulated"), ColourRole::Simulated);
        case instrument::Shelf::Faulty:
            return icon(QLatin1StringView("faulty"), ColourRole::Simulated);
        }
        return {};
    case Qt::ForegroundRole:
        if (open && index.column() == State)
            return roleColour(stateLook(*open).role, QApplication::palette());
        return found->isConfirmed() || open ? QVariant()
                                            : QVariant(roleColour(ColourRole::Muted, QApplication::palette()));
    case Qt::ToolTipRole: {
        QStringList lines{found->displayName()};
        if (found->identity)
            lines << found->identity->toString();
        for (const auto& route : found->routes)
            lines << tr("%1 (%2)").arg(route.resource.toString(), route.foundBy);
        if (found->shelf != instrument::Shelf::Real)
            lines << tr("Simulated: no real instrument is behind it.");
        return lines.join(QLatin1Char('\n'));
    }
    case IdRole:
        return QVariant::fromValue(found->id);
    case ResourceRole:
        return found->preferredRoute().resource.toString();
    case SectionRole:
        return int(found->shelf);
    default:
        return {};
    }
}

bool InstrumentsModel::setData(const QModelIndex& index, const QVariant& value, int role)
{
    const instrument::InstrumentRecord* found = record(index);
    if (role != Qt::EditRole || index.column() != Name || found == nullptr)
        return false;
    m_inventory.setAlias(found->id, value.toString().trimmed());
    return true;
}

QVariant InstrumentsModel::headerData(int section, Qt::Orientation orientation, int role) const
{
    if (orientation != Qt::Horizontal || role != Qt::DisplayRole)
        return {};
    switch (section) {
    case Name:
        return tr("Name");
    case State:
        return tr("State");
    case Maker:
        return tr("Maker");
    case Model:
        return tr("Model");
    case Serial:
        return tr("Serial number");
    case Route:
        return tr("Route");
    case Profile:
        return tr("Profile");
    default:
        return {};
    }
}

Qt::ItemFlags InstrumentsModel::flags(const QModelIndex& index) const
{
    if (!index.isValid())
        return Qt::NoItemFlags;
    if (index.internalId() == kSectionId)
        return Qt::ItemIsEnabled;
    const Qt::ItemFlags plain = Qt::ItemIsEnabled | Qt::ItemIsSelectable | Qt::ItemNeverHasChildren;
    return index.column() == Name ? plain | Qt::ItemIsEditable : plain;
}

void InstrumentsModel::take(instrument::Inventory::Change change, std::size_t place)
{
    using Change = instrument::Inventory::Change;
    switch (change) {
    case Change::Added: {
        const auto& added = m_inventory.records()[place];
        m_places.insert(m_places.begin() + std::ptrdiff_t(place), added.id);
        addRow(added);
        return;
    }
    case Change::Changed: {
        const auto& changed = m_inventory.records()[place];
        const QModelIndex at = indexOf(changed.id);
        if (at.isValid() && at.internalId() != quintptr(changed.shelf) + 1) { // it moved to another shelf
            removeRow(changed.id);
            addRow(changed);
            return;
        }
        rowChanged(changed.id);
        return;
    }
    case Change::Removed:
    case Change::Merged: {
        const auto id = m_places[place];
        m_places.erase(m_places.begin() + std::ptrdiff_t(place));
        removeRow(id);
        return;
    }
    }
}

void InstrumentsModel::addRow(const instrument::InstrumentRecord& record)
{
    auto& rows = m_sections[std::size_t(record.shelf)];
    const QModelIndex section = index(int(record.shelf), 0);
    beginInsertRows(section, int(rows.size()), int(rows.size()));
    rows.push_back(record.id);
    endInsertRows();
}

void InstrumentsModel::removeRow(instrument::InstrumentId id)
{
    const QModelIndex at = indexOf(id);
    if (!at.isValid())
        return;
    auto& rows = m_sections[at.internalId() - 1];
    beginRemoveRows(at.parent(), at.row(), at.row());
    rows.erase(rows.begin() + at.row());
    endRemoveRows();
}

void InstrumentsModel::rowChanged(instrument::InstrumentId id)
{
    const QModelIndex at = indexOf(id);
    if (at.isValid())
        Q_EMIT dataChanged(at, at.siblingAtColumn(ColumnCount - 1));
}

QVariant InstrumentsModel::sectionData(std::size_t section, int column, int role) const
{
    if (role == SectionRole)
        return int(section);
    if (role == IdRole)
        return QVariant::fromValue(instrument::InstrumentId{0});
    if (column != 0)
        return {};
    switch (role) {
    case Qt::DisplayRole: {
        const auto count = int(m_sections[section].size());
        switch (instrument::Shelf(section)) {
        case instrument::Shelf::Real:
            return tr("Instruments (%1)").arg(count);
        case instrument::Shelf::Simulated:
            return tr("Simulated bench (%1)").arg(count);
        case instrument::Shelf::Faulty:
            return tr("Simulated faults (%1)").arg(count);
        }
        return {};
    }
    case Qt::FontRole: {
        QFont font = QApplication::font();
        font.setBold(true);
        return font;
    }
    case Qt::ForegroundRole:
        return roleColour(section == 0 ? ColourRole::Muted : ColourRole::Simulated, QApplication::palette());
    case Qt::ToolTipRole:
        switch (instrument::Shelf(section)) {
        case instrument::Shelf::Real:
            return tr("Instruments found, added by hand or opened before");
        case instrument::Shelf::Simulated:
            return tr("Built-in simulated instruments, wired to one another; nothing real is touched");
        case instrument::Shelf::Faulty:
            return tr("Simulated instruments that misbehave on purpose");
        }
        return {};
    default:
        return {};
    }
}

QString InstrumentsModel::cellText(const instrument::InstrumentRecord& record, int column) const
{
    const scpi::Identity identity = record.identity.value_or(scpi::Identity{});
    switch (column) {
    case Name:
        return record.displayName();
    case State:
        if (const auto open = openState(record))
            return stateLook(*open).text;
        return record.isConfirmed() ? tr("Available") : tr("Not seen yet");
    case Maker:
        return identity.manufacturer;
    case Model:
        return identity.model;
    case Serial:
        return identity.serial;
    case Route:
        return record.preferredRoute().resource.toString();
    case Profile: {
        if (!record.identity || !m_profileNames)
            return {};
        const QString key = record.identity->toString();
        auto known = m_profiles.find(key);
        if (known == m_profiles.end())
            known = m_profiles.emplace(key, m_profileNames(*record.identity)).first;
        return known->second;
    }
    default:
        return {};
    }
}

std::optional<instrument::ConnectionState>
InstrumentsModel::openState(const instrument::InstrumentRecord& record) const
{
    for (const auto& route : record.routes) {
        const auto state = m_states.find(route.resource);
        if (state != m_states.end())
            return state->second;
    }
    return std::nullopt;
}

} // namespace visor::ui
