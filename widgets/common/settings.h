// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QLatin1StringView>
#include <QSettings>
#include <QVariant>

#include <memory>

namespace visor::ui {

/// What the window remembers between two starts. Owned by the program, handed by reference to whoever keeps
/// something; GUI thread. Tests give it a file of their own.
class Settings
{
public:
    /// The user's own store (~/.config/Visor/visor-console.ini on Linux).
    [[nodiscard]] static std::unique_ptr<Settings> user();
    /// A store in that file.
    [[nodiscard]] static std::unique_ptr<Settings> inFile(const QString& path);

    explicit Settings(std::unique_ptr<QSettings> store) : m_store(std::move(store)) {}

    /// The kept value, or `fallback` when none is kept or it is of another type.
    template<typename T>
    [[nodiscard]] T value(const QString& key, const T& fallback = {}) const
    {
        const QVariant kept = m_store->value(key);
        return kept.isValid() && kept.canConvert<T>() ? kept.value<T>() : fallback;
    }
    template<typename T>
    void setValue(const QString& key, const T& value)
    {
        m_store->setValue(key, QVariant::fromValue(value));
    }
    [[nodiscard]] bool contains(const QString& key) const { return m_store->contains(key); }
    void remove(const QString& key) { m_store->remove(key); }
    void sync() { m_store->sync(); }

private:
    std::unique_ptr<QSettings> m_store;
};

} // namespace visor::ui
