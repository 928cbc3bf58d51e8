// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/controls/field_state.h"

#include <QCoreApplication>

namespace visor::ui {

namespace {

struct FieldStateText
{
    Q_DECLARE_TR_FUNCTIONS(visor::ui::FieldState)
};

} // namespace

QString fieldStateText(FieldState state)
{
    switch (state) {
    case FieldState::Unknown:
        return FieldStateText::tr("not read yet");
    case FieldState::Reading:
        return FieldStateText::tr("reading …");
    case FieldState::Current:
        return FieldStateText::tr("as in instrument");
    case FieldState::Edited:
        return FieldStateText::tr("edited, not sent");
    case FieldState::Sending:
        return FieldStateText::tr("sending …");
    case FieldState::Accepted:
        return FieldStateText::tr("sent");
    case FieldState::Rejected:
        return FieldStateText::tr("rejected");
    case FieldState::Stale:
        return FieldStateText::tr("from before the break");
    }
    return {};
}

} // namespace visor::ui
