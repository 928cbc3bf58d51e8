// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/common/reserved_keys.h"

#include <QCoreApplication>

#include <algorithm>

namespace visor::ui {

namespace {

struct ReservedText
{
    Q_DECLARE_TR_FUNCTIONS(visor::ui::ReservedKeys)
};

/// Ctrl+K and Ctrl+U are missing on purpose: they edit text on few systems only.
constexpr QKeySequence::StandardKey kEditingKeys[] = {
    QKeySequence::Undo,
    QKeySequence::Redo,
    QKeySequence::Cut,
    QKeySequence::Copy,
    QKeySequence::Paste,
    QKeySequence::SelectAll,
    QKeySequence::MoveToNextWord,
    QKeySequence::MoveToPreviousWord,
    QKeySequence::SelectNextWord,
    QKeySequence::SelectPreviousWord,
    QKeySequence::DeleteEndOfWord,
    QKeySequence::DeleteStartOfWord,
    QKeySequence::MoveToStartOfDocument,
    QKeySequence::MoveToEndOfDocument,
    QKeySequence::SelectStartOfDocument,
    QKeySequence::SelectEndOfDocument,
};

/// Keys that move about and edit in every field, list and dialog.
constexpr Qt::Key kMovingKeys[] = {
    Qt::Key_Tab,    Qt::Key_Backtab, Qt::Key_Return, Qt::Key_Enter, Qt::Key_Escape, Qt::Key_Backspace,
    Qt::Key_Delete, Qt::Key_Insert,  Qt::Key_Home,   Qt::Key_End,   Qt::Key_PageUp, Qt::Key_PageDown,
    Qt::Key_Left,   Qt::Key_Right,   Qt::Key_Up,     Qt::Key_Down,  Qt::Key_Menu,
};

/// Unicode below this, named keys above it (Qt::Key).
constexpr int kFirstNamedKey = 0x01000000;

} // namespace

QString whyReserved(const QKeySequence& key)
{
    if (key.isEmpty())
        return {};
    const Qt::Key pressed = key[0].key();
    const Qt::KeyboardModifiers held = key[0].keyboardModifiers();
    const QString name = QKeySequence(key[0]).toString(QKeySequence::NativeText);
    const bool isText = pressed < kFirstNamedKey;
    // Shift makes capitals, the third level (AltGr) and the number pad type as well.
    const bool isPlain = (held & ~(Qt::ShiftModifier | Qt::KeypadModifier | Qt::GroupSwitchModifier)) == 0;
    if (isPlain && isText)
        return ReservedText::tr("%1 types text: add Ctrl or Alt, or take a function key.").arg(name);
    if (isPlain && std::find(std::begin(kMovingKeys), std::end(kMovingKeys), pressed) != std::end(kMovingKeys))
        return ReservedText::tr("%1 is needed in every field and dialog: choose another key.").arg(name);
    const bool isEditing = std::any_of(std::begin(kEditingKeys), std::end(kEditingKeys), [&](auto standard) {
        return QKeySequence::keyBindings(standard).contains(QKeySequence(key[0]));
    });
    if (isEditing)
        return ReservedText::tr("%1 edits text in every field: choose another key.").arg(name);
    if ((held & ~Qt::ShiftModifier) == Qt::AltModifier && pressed >= Qt::Key_A && pressed <= Qt::Key_Z)
        return ReservedText::tr("%1 may open a menu: Alt with a letter is kept for them. Choose another key.")
            .arg(name);
    return {};
}

} // namespace visor::ui
