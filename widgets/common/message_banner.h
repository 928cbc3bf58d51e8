// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "widgets/common/theme.h"

#include <QFrame>

class QLabel;
class QPushButton;
class QToolButton;

namespace visor {
struct Error;
}

namespace visor::ui {

enum class Severity {
    Information,
    Warning,
    Failure,
};

/// The three parts of a message: what happened, why (the instrument's own words), what to do. Detail is for Copy
/// details.
struct BannerMessage
{
    Severity severity = Severity::Failure;
    QString what;
    QString why;
    QString nextStep;
    QString detail;

    bool operator==(const BannerMessage&) const = default;
};

/// A message in place, over the top of what it is about (TopOverlay): never modal, moves nothing. The same message
/// again only counts up.
class MessageBanner : public QFrame
{
    Q_OBJECT

public:
    explicit MessageBanner(QWidget* parent = nullptr);

    void showMessage(const BannerMessage& message);
    /// `what` plus the sentence and the status of an Error.
    void showError(const QString& what, const Error& error);
    /// One button beside the text ("Try again"); an empty text takes it away. Emits actionRequested().
    void setActionText(const QString& text);
    /// A second, quieter one ("Find out why…"). Emits helpRequested().
    void setHelpText(const QString& text);
    void dismiss();

    [[nodiscard]] const BannerMessage& message() const { return m_message; }
    [[nodiscard]] int count() const { return m_count; }

Q_SIGNALS:
    void actionRequested();
    void helpRequested();
    void dismissed();

protected:
    void paintEvent(QPaintEvent* event) override;
    void changeEvent(QEvent* event) override;

private:
    void refresh();
    void copyDetails() const;
    [[nodiscard]] ColourRole role() const;

    BannerMessage m_message;
    int m_count = 0;
    QLabel* m_icon;
    QLabel* m_what;
    QLabel* m_why;
    QPushButton* m_help;
    QPushButton* m_action;
    QToolButton* m_copy;
    QToolButton* m_close;
};

} // namespace visor::ui
