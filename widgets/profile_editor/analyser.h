// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/profile/reader.h"

#include <QObject>

#include <condition_variable>
#include <cstdint>
#include <mutex>
#include <optional>
#include <thread>

namespace visor::ui {

/// What reading a profile's text gave.
struct Analysis
{
    std::uint64_t generation = 0; ///< of the text that was read
    profile::ReadOutcome outcome;
    std::shared_ptr<const profile::Profile> working; ///< null when the text is not usable
};

/// Reads the text of a profile on a thread of its own while it is being typed: the latest text, not every one.
/// What comes late, of a text that has changed again, is dropped. GUI thread.
class Analyser : public QObject
{
    Q_OBJECT

public:
    explicit Analyser(QObject* parent = nullptr);
    ~Analyser() override;

    /// Reads that text soon; returns at once.
    void read(const QString& text, const QString& fileName);
    /// Something was given to read that analysed() has not answered.
    [[nodiscard]] bool isBehind() const { return m_shown != m_generation; }

Q_SIGNALS:
    void analysed(const visor::ui::Analysis& analysis);

private:
    struct Order
    {
        std::uint64_t generation = 0;
        QByteArray text;
        QString fileName;
    };

    void work();
    void take(const Analysis& analysis);

    std::uint64_t m_generation = 0; ///< of the latest text
    std::uint64_t m_shown = 0;

    std::mutex m_mutex; ///< guards what follows
    std::condition_variable m_wake;
    std::optional<Order> m_order;
    bool m_isEnding = false;
    std::thread m_thread; ///< last
};

} // namespace visor::ui
