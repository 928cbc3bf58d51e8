// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QDialog>
#include <QStringList>

class QCheckBox;

namespace visor::app {

/// Asks, once for all of them, what becomes of captures that would be lost. Closing it, like Esc, is Cancel.
class UnsavedCapturesDialog : public QDialog
{
    Q_OBJECT

public:
    /// One line a capture.
    explicit UnsavedCapturesDialog(const QStringList& captures, QWidget* parent = nullptr);

    [[nodiscard]] bool isLastQuestion() const;

Q_SIGNALS:
    void exportRequested();
    void discardRequested();

private:
    QCheckBox* m_never;
};

} // namespace visor::app
