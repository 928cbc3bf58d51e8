// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/instrument/finder.h"

#include <QByteArray>
#include <QString>

#include <cstdint>
#include <functional>
#include <vector>

namespace visor::instrument {

using InstrumentId = std::uint64_t;

/// One way to reach an instrument.
struct Route
{
    visa::ResourceName resource;
    QString foundBy;
    bool isConfirmed = false;
    /// Somebody said who is at this route; false for one that joined its record for standing at the same host.
    bool isIdentified = false;
    bool operator==(const Route&) const = default;
};

/// One instrument: one row, whatever the number of routes.
struct InstrumentRecord
{
    InstrumentId id = 0;
    QString alias; ///< given by the user; empty for none
    QString name;  ///< offered by the finder
    std::optional<scpi::Identity> identity;
    Shelf shelf = Shelf::Real;
    std::vector<Route> routes; ///< best first
    bool isRemembered = false; ///< added by hand or opened before: kept over restarts

    /// Alias, else name, else model, else the resource.
    [[nodiscard]] QString displayName() const;
    [[nodiscard]] const Route& preferredRoute() const { return routes.front(); }
    [[nodiscard]] bool isConfirmed() const;
    bool operator==(const InstrumentRecord&) const = default;
};

/// The instruments within reach, merged: sightings with the same maker, model and serial number, with the same
/// serial number at the same host, or with the same resource, are one record. The main routes of one host
/// (isMainRoute) stand together until their identities say that they are two instruments; what is behind a gateway
/// (gpib0,9) never joins by host. Order of rows is order of arrival, so that nothing jumps. Used by one thread
/// (the window's, or a command line's); results of finders are brought there by whoever runs them.
class Inventory
{
public:
    enum class Change : std::uint8_t { Added, Changed, Removed, Merged };
    /// Called after each change, with the record's place in records(); for Removed and Merged the place it had.
    using Listener = std::function<void(Change, std::size_t index)>;

    void setListener(Listener listener) { m_listener = std::move(listener); }

    /// Takes a sighting in and says which record it became part of.
    InstrumentId add(const Sighting& sighting);
    /// What *IDN? said after opening: may merge two records; the id of the surviving one is returned.
    InstrumentId identify(const visa::ResourceName& resource, const scpi::Identity& identity);
    void setAlias(InstrumentId id, const QString& alias);
    void setRemembered(InstrumentId id, bool isRemembered);
    void remove(InstrumentId id);
    /// A route's instrument has gone from there. Remembered instruments stay, greyed; the others lose the route,
    /// and with the last one their row.
    void depart(const visa::ResourceName& resource);
    /// All routes of that finder become unconfirmed; unremembered records without a confirmed route stay, greyed.
    void markUnconfirmed(const QString& foundBy);
    /// Drops one route; the record too, when it was the last.
    void removeRoute(const visa::ResourceName& resource);

    [[nodiscard]] const std::vector<InstrumentRecord>& records() const { return m_records; }
    [[nodiscard]] const InstrumentRecord* find(InstrumentId id) const;
    [[nodiscard]] const InstrumentRecord* find(const visa::ResourceName& resource) const;
    /// By alias or displayed name (exact, any case) or resource string; for command lines.
    [[nodiscard]] const InstrumentRecord* find(const QString& aliasOrResource) const;

    // inventory_file.cpp
    /// The remembered records as JSON (version 1), and back: restored routes are unconfirmed.
    [[nodiscard]] QByteArray save() const;
    [[nodiscard]] Result<void> restore(const QByteArray& json);

private:
    [[nodiscard]] std::size_t indexOf(InstrumentId id) const;
    [[nodiscard]] std::size_t indexOf(const visa::ResourceName& resource) const;
    [[nodiscard]] std::size_t indexOf(const scpi::Identity& identity, const QString& host) const;
    /// The one record that a route to the same host's main instrument belongs to.
    [[nodiscard]] std::size_t indexByHost(const Sighting& sighting) const;
    /// Takes a route out of a record that it turned out not to belong to.
    void detach(std::size_t index, const visa::ResourceName& resource);
    void mergeInto(std::size_t survivor, std::size_t other);
    void notify(Change change, std::size_t index) const;

    std::vector<InstrumentRecord> m_records;
    Listener m_listener;
    InstrumentId m_lastId = 0;
};

/// How much a route is preferred, lower is better: END-carrying fast wires before raw sockets before adapters.
[[nodiscard]] int routeRank(const visa::ResourceName& resource);

/// Whether a route leads to what a host itself is, by the names and ports that standards and makers give it
/// (VXI-11 inst0, HiSLIP hislip0, VICP, sockets 5025 and 5555), not to one of several things behind it.
[[nodiscard]] bool isMainRoute(const visa::ResourceName& resource);

} // namespace visor::instrument
