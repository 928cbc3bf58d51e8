// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/instrument/connection.h"
#include "core/instrument/inventory.h"

#include <QAbstractItemModel>

#include <array>
#include <functional>
#include <map>
#include <vector>

namespace visor::ui {

/// The inventory as a tree of two levels: sections (the bench's instruments, the simulated bench, its faulty
/// shelf) and under them one row per instrument. Rows are added where they arrive and never rebuilt, so that
/// selection and scroll place survive a scan. It is the inventory's only listener. GUI thread; `inventory`
/// outlives it.
class InstrumentsModel : public QAbstractItemModel
{
    Q_OBJECT

public:
    enum Column {
        Name,
        State,
        Maker,
        Model,
        Serial,
        Route,
        Profile,
        ColumnCount,
    };
    enum Role {
        IdRole = Qt::UserRole, ///< InstrumentId; 0 for a section
        ResourceRole,          ///< of the preferred route
        SectionRole,           ///< place of the section, for sorting
    };

    explicit InstrumentsModel(instrument::Inventory& inventory, QObject* parent = nullptr);
    ~InstrumentsModel() override;

    [[nodiscard]] instrument::Inventory& inventory() const { return m_inventory; }
    /// What an opened instrument's row says; nothing takes it back.
    void setState(const visa::ResourceName& resource, std::optional<instrument::ConnectionState> state);
    /// Names the profile for an identity; asked once per row when its column is shown.
    using ProfileNames = std::function<QString(const scpi::Identity&)>;
    void setProfileNames(ProfileNames names);

    [[nodiscard]] QModelIndex indexOf(instrument::InstrumentId id) const;
    [[nodiscard]] const instrument::InstrumentRecord* record(const QModelIndex& index) const;

    [[nodiscard]] QModelIndex index(int row, int column, const QModelIndex& parent = {}) const override;
    [[nodiscard]] QModelIndex parent(const QModelIndex& index) const override;
    [[nodiscard]] int rowCount(const QModelIndex& parent = {}) const override;
    [[nodiscard]] int columnCount(const QModelIndex& parent = {}) const override;
    [[nodiscard]] QVariant data(const QModelIndex& index, int role) const override;
    bool setData(const QModelIndex& index, const QVariant& value, int role) override;
    [[nodiscard]] QVariant headerData(int section, Qt::Orientation orientation, int role) const override;
    [[nodiscard]] Qt::ItemFlags flags(const QModelIndex& index) const override;

private:
    static constexpr std::size_t kSections = 3; ///< the Shelf values

    void take(instrument::Inventory::Change change, std::size_t place);
    void addRow(const instrument::InstrumentRecord& record);
    void removeRow(instrument::InstrumentId id);
    void rowChanged(instrument::InstrumentId id);
    [[nodiscard]] QVariant sectionData(std::size_t section, int column, int role) const;
    [[nodiscard]] QString cellText(const instrument::InstrumentRecord& record, int column) const;
    [[nodiscard]] std::optional<instrument::ConnectionState>
    openState(const instrument::InstrumentRecord& record) const;

    instrument::Inventory& m_inventory;
    std::array<std::vector<instrument::InstrumentId>, kSections> m_sections;
    std::vector<instrument::InstrumentId> m_places; ///< ids in the inventory's order, to name what was removed
    std::map<visa::ResourceName, instrument::ConnectionState> m_states;
    ProfileNames m_profileNames;
    mutable std::map<QString, QString> m_profiles; ///< by identity text
};

} // namespace visor::ui
