// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/instrument/sweep_runner.h"
#include "core/profile/sweep_start.h"
#include "core/scpi/quantity.h"
#include "widgets/controls/command_text.h"
#include "widgets/controls/run_task.h"

#include <QCoreApplication>

#include <algorithm>
#include <cmath>
#include <optional>
#include <utility>

namespace visor::ui {

namespace {

struct SweepText
{
    Q_DECLARE_TR_FUNCTIONS(visor::ui::SweepTask)
};

constexpr int kSweepParts = 1000; ///< of the progress bar
/// Before so much of the way is done, what is left of the time is a guess.
constexpr double kLeastKnown = 0.02;
constexpr int kShownSweepDigits = 5;  ///< of a value on its way
constexpr qsizetype kShownCheck = 60; ///< characters of the instrument's word beside the bar

QString timeText(double seconds)
{
    const auto whole = static_cast<qint64>(std::lround(seconds));
    if (whole < 60)
        return SweepText::tr("%1 s").arg(whole);
    if (whole < 3600)
        return SweepText::tr("%1 min %2 s").arg(whole / 60).arg(whole % 60);
    return SweepText::tr("%1 h %2 min").arg(whole / 3600).arg(whole / 60 % 60);
}

/// What the checks of one sweep tell: how far it is and how long it takes. On the worker.
class SweepWatch
{
public:
    SweepWatch(RunBoard& board, std::optional<double> target) : m_board(board), m_target(target) {}

    void take(const instrument::SweepProgress& progress)
    {
        const double seconds = std::chrono::duration<double>(progress.elapsed).count();
        const std::optional<double> value = progress.value.toNumber();
        if (m_checks == 0 && !progress.check.isEmpty())
            ++m_checks; // its place was never read before the start
        if (!m_start && value)
            m_start = {*value, seconds};
        RunProgress shown{0, kSweepParts, QString(), QString()};
        QStringList words;
        const auto done = fraction(value);
        if (m_checks > 0 && !done)
            words << SweepText::tr("check %1").arg(m_checks);
        if (value) {
            m_last = progress.value;
            words << scpi::Quantity{*value, progress.value.unit}.toEngineering(kShownSweepDigits);
        } else if (!progress.check.isEmpty()) {
            words << SweepText::tr("“%1”").arg(QString::fromLatin1(progress.check.left(kShownCheck)));
        }
        if (done && m_start) {
            shown.value = static_cast<int>(std::lround(*done * kSweepParts));
            words << SweepText::tr("%1 %").arg(std::lround(*done * 100.0));
            if (*done > kLeastKnown && *done < 1.0)
                words << SweepText::tr("about %1 left")
                             .arg(timeText((seconds - m_start->second) * (1.0 / *done - 1.0)));
        } else if (m_checks > 0) {
            words << SweepText::tr("since %1").arg(timeText(seconds));
        }
        shown.text = words.join(QStringLiteral(" · "));
        m_board.post(shown);
        m_board.addRow({QString::number(seconds, 'f', 3), progress.value.toText(), progress.value.unit,
                        QString::fromLatin1(progress.check)});
        ++m_checks;
    }

    /// The last word: where it came to.
    [[nodiscard]] QString ended(std::chrono::nanoseconds duration) const
    {
        const QString time = timeText(std::chrono::duration<double>(duration).count());
        return m_last.isEmpty() ? SweepText::tr("done in %1").arg(time)
                                : SweepText::tr("%1 after %2").arg(displayTextOf(m_last), time);
    }

private:
    [[nodiscard]] std::optional<double> fraction(std::optional<double> value) const
    {
        if (!value || !m_target || !m_start || *m_target == m_start->first)
            return std::nullopt;
        return std::clamp((*value - m_start->first) / (*m_target - m_start->first), 0.0, 1.0);
    }

    RunBoard& m_board;
    const std::optional<double> m_target;
    std::optional<std::pair<double, double>> m_start; ///< the value and the time it was read at
    profile::ReplyValue m_last;
    int m_checks = 0;
};

/// What the sweep goes to, in the unit its value is read in.
std::optional<double> targetOf(const profile::Command& command, const profile::Arguments& arguments)
{
    const QString name = profile::sweepTarget(command);
    const QVariant given = arguments.value(name);
    if (name.isEmpty() || !given.isValid())
        return std::nullopt;
    const profile::Command start = profile::sweepStart(command);
    const profile::Parameter* parameter = start.findParameter(name);
    const auto wire =
        parameter != nullptr ? profile::renderArgument(*parameter, given) : Result<QString>(QString());
    bool isNumber = false;
    const double number = wire ? wire->toDouble(&isNumber) : 0.0;
    return isNumber ? std::optional(number) : std::nullopt;
}

} // namespace

RunTask sweepTask(const std::shared_ptr<const profile::Profile>& profile, const profile::Command& command)
{
    RunTask task;
    task.kind = QStringLiteral("sweep");
    task.name = command.name;
    task.description = command.description;
    task.tip =
        command.sweep->stopCommand.isEmpty()
            ? SweepText::tr("The profile has no stop command: once started, only the instrument's front panel "
                            "stops it.")
            : SweepText::tr("Ramps at the given rate and follows it to its end. Stop sends %1.")
                  .arg(command.sweep->stopCommand);
    task.profile = profile;
    task.params = profile::sweepStart(command).params;
    task.isEnabled = command.enabled;
    task.isDangerous = command.isDangerous;
    task.isSweep = true;
    task.body = [profile, &command](instrument::Dialogue& dialogue, const profile::Arguments& arguments,
                                    RunBoard& board) -> Result<QString> {
        board.post({0, kSweepParts, SweepText::tr("starting …"), QString()});
        board.setHeadings(
            {SweepText::tr("Time (s)"), SweepText::tr("Value"), SweepText::tr("Unit"), SweepText::tr("Check")});
        SweepWatch watch(board, targetOf(command, arguments));
        instrument::RunOptions options;
        options.asksSweepValue = true;
        options.sweepProgress = [&watch](const instrument::SweepProgress& progress) { watch.take(progress); };
        const auto outcome = instrument::runSweepAlone(dialogue, *profile, command, arguments, options);
        if (!outcome)
            return tl::unexpected<Error>(outcome.error());
        // What the instrument says about a write is part of the write.
        dialogue.setOrigin(instrument::Origin::Housekeeping);
        const auto complaints = instrument::readErrorQueue(dialogue, profile.get());
        if (complaints && !complaints->empty())
            return SweepText::tr("The instrument complains: %1, %2")
                .arg(complaints->front().number)
                .arg(complaints->front().text);
        return watch.ended(outcome->duration);
    };
    return task;
}

} // namespace visor::ui
