// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/instrument/recording_script.h"

#include <QDialog>

class QComboBox;
class QLabel;
class QPlainTextEdit;

namespace visor::ui {

/// A finished recording: read it, choose its form, copy it, save it. Not modal. GUI thread.
class RecordingDialog : public QDialog
{
    Q_OBJECT

public:
    RecordingDialog(instrument::RecordedSession session, const QString& folder, QWidget* parent = nullptr);

    /// ErrorFileIo. A shell or Python script may be run as it is.
    [[nodiscard]] Result<void> saveTo(const QString& path);

Q_SIGNALS:
    void saved(const QString& path);

private:
    [[nodiscard]] instrument::ScriptForm form() const;
    void showScript();
    void save();

    const instrument::RecordedSession m_session;
    const QString m_folder;
    QComboBox* m_form;
    QPlainTextEdit* m_text;
    QLabel* m_status;
};

} // namespace visor::ui
