// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/console/profile_dialog.h"

#include <QDialogButtonBox>
#include <QLabel>
#include <QLineEdit>
#include <QListWidget>
#include <QPushButton>
#include <QSet>
#include <QVBoxLayout>

namespace visor::app {

namespace {

constexpr int kKeyRole = Qt::UserRole;

} // namespace

ProfileDialog::ProfileDialog(const profile::Library& library, const QString& identity, QWidget* parent)
    : QDialog(parent),
      m_identity(identity),
      m_why(new QLabel(this)),
      m_filter(new QLineEdit(this)),
      m_list(new QListWidget(this))
{
    setObjectName(QStringLiteral("profileDialog"));
    setWindowTitle(tr("Use another profile"));
    m_why->setTextFormat(Qt::PlainText); // the instrument's words are in it
    m_why->setWordWrap(true);
    m_filter->setObjectName(QStringLiteral("profileFilter"));
    m_filter->setPlaceholderText(tr("Filter by name, maker or model"));
    m_filter->setClearButtonEnabled(true);
    m_list->setObjectName(QStringLiteral("profileList"));
    m_list->setAccessibleName(tr("Profiles"));
    auto* buttons = new QDialogButtonBox(QDialogButtonBox::Cancel, this);
    m_use = buttons->addButton(tr("&Use this profile"), QDialogButtonBox::AcceptRole);
    m_use->setObjectName(QStringLiteral("useProfileButton"));
    m_fitting = buttons->addButton(tr("Use the one that &fits"), QDialogButtonBox::ResetRole);
    m_fitting->setObjectName(QStringLiteral("fittingProfileButton"));
    m_fitting->setToolTip(tr("Forget the choice for this instrument"));
    auto* column = new QVBoxLayout(this);
    column->addWidget(m_why);
    column->addWidget(m_filter);
    column->addWidget(m_list, 1);
    column->addWidget(buttons);
    resize(520, 420);

    connect(m_filter, &QLineEdit::textChanged, this, &ProfileDialog::filter);
    connect(m_list, &QListWidget::currentItemChanged, this, &ProfileDialog::showChoice);
    connect(m_list, &QListWidget::itemActivated, this,
            [this](const QListWidgetItem* item) { choose(item->data(kKeyRole).toString()); });
    connect(m_use, &QPushButton::clicked, this,
            [this] { choose(m_list->currentItem()->data(kKeyRole).toString()); });
    connect(m_fitting, &QPushButton::clicked, this, [this] { choose({}); });
    connect(buttons, &QDialogButtonBox::rejected, this, &QDialog::reject);
    fill(library);
    m_filter->setFocus();
}

void ProfileDialog::fill(const profile::Library& library)
{
    const auto choice = library.choose(m_identity);
    m_why->setText(choice ? choice->sentence(m_identity) : tr("No profile fits “%1”.").arg(m_identity));
    m_fitting->setEnabled(!library.pinned(m_identity).isEmpty());
    QSet<QString> listed;
    const auto add = [&](const profile::LibraryEntry& entry, bool fits) {
        if (listed.contains(entry.key) || !entry.trouble.isEmpty())
            return;
        listed.insert(entry.key);
        const QString title = QStringLiteral("%1 %2").arg(entry.instrument.manufacturer, entry.instrument.model);
        auto* item = new QListWidgetItem(
            fits ? tr("%1 — %2 (fits)").arg(entry.key, title) : tr("%1 — %2").arg(entry.key, title), m_list);
        item->setData(kKeyRole, entry.key);
        item->setToolTip(entry.instrument.description.isEmpty() ? entry.filePath : entry.instrument.description);
        if (choice && entry.key == choice->entry.key)
            m_list->setCurrentItem(item);
    };
    for (const profile::Library::Match& match : library.allMatches(m_identity))
        add(match.entry, true);
    for (const profile::LibraryEntry& entry : library.entries())
        add(entry, false);
    showChoice();
}

void ProfileDialog::filter(const QString& text)
{
    for (int row = 0; row < m_list->count(); ++row) {
        QListWidgetItem* item = m_list->item(row);
        item->setHidden(!item->text().contains(text, Qt::CaseInsensitive));
    }
    showChoice();
}

void ProfileDialog::showChoice()
{
    const QListWidgetItem* item = m_list->currentItem();
    m_use->setEnabled(item != nullptr && !item->isHidden());
}

void ProfileDialog::choose(const QString& key)
{
    Q_EMIT chosen(key);
    accept();
}

} // namespace visor::app
