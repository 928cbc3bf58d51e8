// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/profile_editor/profile_document.h"

#include "widgets/profile_editor/find_bar.h"
#include "widgets/profile_editor/profile_text.h"

#include <QFileInfo>
#include <QUuid>
#include <QVBoxLayout>

namespace visor::ui {

namespace {

constexpr int kDraftPauseMs = 1000; // what a crash may cost

} // namespace

ProfileDocument::ProfileDocument(const ProfileStore& store, QString path, QString name, const QString& text,
                                 QWidget* parent)
    : QWidget(parent),
      m_store(store),
      m_path(std::move(path)),
      m_name(std::move(name)),
      m_draftId(QUuid::createUuid().toString(QUuid::WithoutBraces)),
      m_text(new ProfileText(this)),
      m_findBar(new FindBar(*m_text, this)),
      m_analyser(new Analyser(this))
{
    setObjectName(QStringLiteral("profileDocument"));
    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(0);
    column->addWidget(m_text, 1);
    column->addWidget(m_findBar);
    setFocusProxy(m_text);
    m_text->setText(text);
    m_fileText = text;
    m_text->setCompleter([this](const QString& now, profile::SourcePlace cursor) {
        return profile::completionAt(now, cursor, m_lastProfile.get());
    });
    m_draftTimer.setSingleShot(true);
    m_draftTimer.setInterval(kDraftPauseMs);
    connect(&m_draftTimer, &QTimer::timeout, this, &ProfileDocument::keepDraft);
    connect(m_text, &ProfileText::edited, this, [this] {
        m_analyser->read(m_text->text(), m_name);
        if (!m_draftTimer.isActive())
            m_draftTimer.start();
    });
    connect(m_text, &ProfileText::modifiedChanged, this, &ProfileDocument::stateChanged);
    connect(m_analyser, &Analyser::analysed, this, [this](const Analysis& analysis) {
        m_analysis = analysis;
        if (analysis.outcome.profile)
            m_lastProfile = analysis.outcome.profile;
        if (analysis.working)
            m_lastWorking = analysis.working;
        m_text->setProblems(analysis.outcome.problems);
        Q_EMIT analysed();
    });
    m_analyser->read(text, m_name);
}

ProfileDocument::~ProfileDocument() = default;

void ProfileDocument::recover(const ProfileDraft& draft)
{
    m_draftId = draft.id;
    m_text->replaceAll(draft.text);
}

QString ProfileDocument::key() const
{
    return QFileInfo(m_name).completeBaseName();
}

bool ProfileDocument::isModified() const
{
    return m_text->isModified();
}

bool ProfileDocument::needsPlace() const
{
    return m_path.isEmpty() || m_store.isShipped(m_path);
}

bool ProfileDocument::isChangedOutside() const
{
    if (m_path.isEmpty())
        return false;
    const auto now = m_store.read(m_path);
    return !now || *now != m_fileText;
}

Result<void> ProfileDocument::save(const QString& path)
{
    if (auto written = m_store.write(path, m_text->text()); !written)
        return written;
    m_path = path;
    m_name = QFileInfo(path).fileName();
    m_fileText = m_text->text();
    m_text->setSaved();
    dropDraft();
    m_analyser->read(m_text->text(), m_name);
    Q_EMIT stateChanged();
    return {};
}

void ProfileDocument::dropDraft()
{
    m_draftTimer.stop();
    m_store.dropDraft(m_draftId);
}

void ProfileDocument::keepDraft()
{
    if (!isModified()) { // saved, or everything was undone
        m_store.dropDraft(m_draftId);
        return;
    }
    if (const auto kept = m_store.keepDraft({m_draftId, m_path, m_name, m_text->text()}); !kept)
        Q_EMIT draftFailed(kept.error());
}

} // namespace visor::ui
