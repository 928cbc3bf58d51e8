// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/profile/model.h"
#include "core/simulation/profile_faults.h"
#include "core/simulation/profile_trace.h"
#include "core/simulation/profile_vocabulary.h"
#include "core/simulation/scpi_instrument.h"

#include <QHash>

#include <memory>
#include <optional>
#include <vector>

namespace visor::simulation {

/// A simulated instrument that any profile gives, with no extra text. What the profile can set is state with its
/// defaults and limits, kept for each channel that a text names; what it can ask is answered in the type and
/// layout that its `returns` reads; waveform commands give traces; refusals go to the error queue with the
/// standard's numbers. The profile's `simulation:` refines it. What the profile does not name is −113, beside the
/// common commands.
///
/// Everything is a function of the seed and of the clock. See ScpiInstrument for threads.
class ProfileInstrument final : public ScpiInstrument
{
public:
    /// ErrorUnsupportedOperation for profiles of instruments that are not spoken to in texts (CAN, maker's
    /// software; Modbus ones are simulated by ProfileRegisters), ErrorInvalidSetup when no identity can be made.
    [[nodiscard]] static Result<std::shared_ptr<ProfileInstrument>>
    create(std::shared_ptr<const profile::Profile> profile, std::shared_ptr<Clock> clock, std::uint64_t seed = 1);
    ~ProfileInstrument() override;

    [[nodiscard]] const profile::Profile& profile() const { return *m_profile; }
    /// What it answers when asked who it is.
    [[nodiscard]] const QString& identityText() const { return m_identityText; }
    /// Takes what is in the error queue. Any thread.
    [[nodiscard]] std::vector<ErrorQueue::Entry> takeErrors();

protected:
    void reset() override;
    void trigger() override {} // every instrument takes one
    [[nodiscard]] bool runText(QByteArrayView unit, const QByteArray& path, ScpiCall& call) override;

private:
    using Captures = std::vector<UnitPattern::Capture>;
    using Names = QHash<QString, QString>;
    struct Chosen
    {
        const ProfileUnit* unit = nullptr;
        Captures captures;
    };
    struct RunningSweep
    {
        const profile::Command* command = nullptr;
        QString key;
        double from = 0.0;
        double to = 0.0;
        bool isNumber = false;
        Clock::Duration start{0};
        Clock::Duration end{0};
    };

    ProfileInstrument(std::shared_ptr<const profile::Profile> profile, QString identity,
                      std::shared_ptr<Clock> clock, std::uint64_t seed);

    [[nodiscard]] bool runParts(const QString& header, const QStringList& arguments, ScpiCall& call);
    void carryOut(const Chosen& chosen, ScpiCall& call);
    /// What a setting tells about the trace that will be read and the sweep that will start.
    void noteOwners(const Chosen& chosen);
    void startSweep(const profile::Command& command);
    void stopSweep();
    [[nodiscard]] bool answerLimit(const ProfileUnit& unit, const QStringList& arguments, ScpiCall& call) const;

    // What captures mean. An error is the standard's.
    [[nodiscard]] tl::expected<QStringList, ScpiError> keysOf(const ProfileUnit& unit,
                                                              const Captures& captures) const;
    [[nodiscard]] tl::expected<QStringList, ScpiError> valuesIn(const ProfileUnit& unit,
                                                                const Captures& captures) const;
    [[nodiscard]] QStringList valuesOf(const ProfileUnit& unit, const QString& key) const;

    // Answers.
    void answer(const Chosen& chosen, const QStringList& keys, ScpiCall& call);
    [[nodiscard]] QString readingText(const ProfileUnit& unit, const QString& key, const Names& names,
                                      int depth) const;
    [[nodiscard]] std::optional<QString> refinedText(const ProfileUnit& unit, const Names& names, int depth) const;
    [[nodiscard]] double numberOf(const QString& command, const Names& names, int depth) const;
    [[nodiscard]] QString noisy(const QString& number, double noise) const;
    [[nodiscard]] QString errorEntryText(const ProfileUnit& unit);
    [[nodiscard]] QString sweepText(const profile::Command& command) const;
    void answerSamples(const ProfileUnit& unit, ScpiCall& call) const;
    [[nodiscard]] QByteArray screen() const;
    [[nodiscard]] ProfileTrace::Moment moment() const;
    [[nodiscard]] const ProfileTrace& traceOf(const profile::Command& command) const;
    static Names namesOf(const Captures& captures);

    const std::shared_ptr<const profile::Profile> m_profile;
    const QString m_identityText;
    const std::uint64_t m_seed;
    const ProfileVocabulary m_vocabulary;
    std::vector<const ProfileUnit*> m_units; ///< those that are not in the tree
    QHash<const profile::Command*, std::shared_ptr<const ProfileTrace>> m_traces;
    ProfileFaults* m_faults = nullptr; ///< owned by the base

    // Under the instrument's mutex.
    QHash<QString, QStringList> m_values;
    const profile::Command* m_selectedTrace = nullptr;
    Names m_traceArguments;
    Names m_sweepArguments;
    QHash<QString, QStringList> m_beforeSweep; ///< what a sweep's own texts have just overwritten
    std::optional<RunningSweep> m_sweep;
    mutable std::uint64_t m_readings = 0;
};

} // namespace visor::simulation
