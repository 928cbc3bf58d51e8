// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/common/state_look.h"

#include <QCoreApplication>

namespace visor::ui {

namespace {

class StateWords
{
    Q_DECLARE_TR_FUNCTIONS(StateWords)
};

} // namespace

StateLook stateLook(instrument::ConnectionState state)
{
    switch (state) {
    case instrument::ConnectionState::Closed:
        return {StateWords::tr("Closed"), QLatin1StringView("closed"), ColourRole::Muted};
    case instrument::ConnectionState::Connecting:
        return {StateWords::tr("Connecting"), QLatin1StringView("busy"), ColourRole::Accent};
    case instrument::ConnectionState::Identifying:
        return {StateWords::tr("Identifying"), QLatin1StringView("busy"), ColourRole::Accent};
    case instrument::ConnectionState::Ready:
        return {StateWords::tr("Ready"), QLatin1StringView("ok"), ColourRole::Good};
    case instrument::ConnectionState::Busy:
        return {StateWords::tr("Busy"), QLatin1StringView("busy"), ColourRole::Warning};
    case instrument::ConnectionState::Lost:
        return {StateWords::tr("Lost"), QLatin1StringView("lost"), ColourRole::Bad};
    case instrument::ConnectionState::Closing:
        return {StateWords::tr("Closing"), QLatin1StringView("busy"), ColourRole::Muted};
    }
    return {};
}

} // namespace visor::ui
