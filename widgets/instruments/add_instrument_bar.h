// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "widgets/instruments/resource_proposals.h"

#include <QWidget>

class QComboBox;
class QLabel;
class QLineEdit;
class QPushButton;

namespace visor::ui {

/// A line that takes any resource string, host or host:port, parsed as it is typed: what it means is shown, a
/// mistake is marked at its character and explained. Enter adds.
class AddInstrumentBar : public QWidget
{
    Q_OBJECT

public:
    explicit AddInstrumentBar(QWidget* parent = nullptr);

    void focusInput();

Q_SIGNALS:
    void resourceEntered(const visor::visa::ResourceName& resource);
    void dismissed();

protected:
    void keyPressEvent(QKeyEvent* event) override;

private:
    void parse();
    void mark(qsizetype column);
    void add();

    QLineEdit* m_edit;
    QComboBox* m_forms;
    QPushButton* m_add;
    QLabel* m_message;
    std::vector<ResourceProposal> m_proposals;
};

} // namespace visor::ui
