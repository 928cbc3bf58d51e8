// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/terminal/exchange.h"

#include "core/scpi/error_text.h"

namespace visor::ui {

namespace {

/// An instrument that never says "no error" must not hold the terminal: SCPI-99 §21.8 queues are shorter than
/// this.
constexpr int kMostErrors = 40;

/// 0, or nothing that could be an entry: SCPI-99 volume 2, 21.8.1.
bool saysNoError(const QByteArray& entry)
{
    return scpi::errorNumber(entry).value_or(0) == 0;
}

void readErrors(const Exchange& exchange, instrument::Dialogue& dialogue, ExchangeOutcome& outcome)
{
    dialogue.setOrigin(instrument::Origin::Housekeeping);
    for (int i = 0; i < kMostErrors; ++i) {
        auto entry = dialogue.queryLine(exchange.errorQuery);
        if (!entry) {
            outcome.errorQueueFailure = std::move(entry.error());
            return;
        }
        if (saysNoError(*entry))
            return;
        outcome.errors.push_back(std::move(*entry));
    }
}

} // namespace

Result<void> perform(const Exchange& exchange, instrument::Dialogue& dialogue, ExchangeOutcome& outcome)
{
    const auto start = std::chrono::steady_clock::now();
    Result<void> result;
    switch (exchange.act) {
    case Exchange::Act::Write:
        result = dialogue.write(exchange.message);
        break;
    case Exchange::Act::Query:
    case Exchange::Act::Read: {
        auto reply = exchange.act == Exchange::Act::Query ? dialogue.query(exchange.message) : dialogue.read();
        if (reply)
            outcome.reply = std::move(*reply);
        else
            result = tl::unexpected(std::move(reply.error()));
        break;
    }
    }
    outcome.duration = std::chrono::steady_clock::now() - start;
    // After a write, and after a query that got no answer: that is when the queue has something to say.
    const bool isWorthAsking =
        result ? exchange.act == Exchange::Act::Write : result.error().status == visa::Status::ErrorTimeout;
    if (isWorthAsking && !exchange.errorQuery.isEmpty() && !dialogue.isCancelled())
        readErrors(exchange, dialogue, outcome);
    return result;
}

} // namespace visor::ui
