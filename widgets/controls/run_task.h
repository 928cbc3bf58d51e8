// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/instrument/dialogue.h"
#include "core/profile/model.h"
#include "core/profile/renderer.h"

#include <QString>
#include <QStringList>

#include <functional>
#include <memory>
#include <mutex>
#include <vector>

namespace visor::ui {

/// What a run brought, as a table.
struct ValueTable
{
    QStringList headings;
    std::vector<QStringList> rows; ///< one text a heading, numbers with a point
};

/// How far a run is.
struct RunProgress
{
    int value = 0;
    int of = 1;
    QString text;    ///< beside the bar
    QString stopped; ///< what is said when it is stopped here; empty: the failure's own words
};

/// Where the worker of a run writes what the row looks at. Any thread.
class RunBoard
{
public:
    void post(const RunProgress& progress);
    void setHeadings(const QStringList& headings);
    /// Of a run of days every second row is dropped, again and again: the table never grows beyond kMostRows.
    void addRow(const QStringList& row);
    [[nodiscard]] RunProgress progress() const;
    [[nodiscard]] ValueTable table() const;

    static constexpr std::size_t kMostRows = 20'000;

private:
    mutable std::mutex m_mutex; ///< guards all below
    RunProgress m_progress;
    ValueTable m_table;
    std::size_t m_stride = 1; ///< every so many rows one is kept
    std::size_t m_count = 0;
};

/// Something of the profile that is started, followed and stopped: a sequence or a sweep. What it refers to lives
/// as long as the profile that its body shares.
struct RunTask
{
    QString kind; ///< "sequence" or "sweep": opens the row's object name
    QString name;
    QString description;
    QString tip;                                     ///< of the button that starts it
    std::shared_ptr<const profile::Profile> profile; ///< where it is from
    std::vector<profile::Parameter> params;
    bool isEnabled = true;
    bool isDangerous = false;
    bool isSweep = false; ///< a slow ramp: nothing else is set meanwhile
    /// Runs on the connection's worker; gives the sentence that is shown at the end.
    std::function<Result<QString>(instrument::Dialogue&, const profile::Arguments&, RunBoard&)> body;
};

[[nodiscard]] RunTask sequenceTask(const std::shared_ptr<const profile::Profile>& profile,
                                   const profile::Sequence& sequence);
/// Of a command with a `sweep`.
[[nodiscard]] RunTask sweepTask(const std::shared_ptr<const profile::Profile>& profile,
                                const profile::Command& command);

} // namespace visor::ui
