// SPDX-License-Identifier: GPL-3.0-or-later
// What the text does by itself while somebody types: proposals, the indentation of a new line, comments.
#include "widgets/profile_editor/profile_text.h"

#include <Qsci/qsciscintilla.h>

#include <QEvent>
#include <QKeyEvent>

namespace visor::ui {

namespace {

constexpr int kStepWidth = 2; // blanks of one level

} // namespace

void ProfileText::completeSoon()
{
    if (!m_isReplacing && m_completer && !m_view->isListActive())
        m_completionTimer.start();
}

void ProfileText::showCompletion()
{
    if (!m_completer)
        return;
    m_completion = m_completer(text(), cursor());
    const int typed = cursor().column - m_completion.start.column;
    if (m_completion.words.isEmpty() || typed < 0 || m_completion.start.line != cursor().line)
        return;
    const QString prefix = m_view->text(cursor().line - 1).mid(m_completion.start.column - 1, typed);
    QByteArrayList words;
    for (const QString& word : std::as_const(m_completion.words)) {
        if (word.startsWith(prefix, Qt::CaseInsensitive))
            words.append(word.toUtf8());
    }
    // Nothing to add to a word that is complete.
    if (words.isEmpty() || (words.size() == 1 && words.front() == prefix.toUtf8()))
        return;
    m_view->SendScintilla(QsciScintilla::SCI_AUTOCSHOW, static_cast<unsigned long>(prefix.toUtf8().size()),
                          words.join('\n').constData());
}

void ProfileText::takeCompletion(const QString& word)
{
    const profile::SourcePlace start = m_completion.start;
    const profile::SourcePlace end = cursor();
    if (start.line != end.line)
        return;
    QString written = word;
    const QString after = m_view->text(end.line - 1).mid(end.column - 1).trimmed();
    if (m_completion.kind == profile::Completion::Kind::Keys && !after.startsWith(QLatin1Char(':')))
        written += QStringLiteral(": ");
    if (m_completion.kind == profile::Completion::Kind::Placeholders && !after.startsWith(QLatin1Char('}')))
        written += QLatin1Char('}');
    apply({{start, end.column - start.column, written}});
    m_view->setCursorPosition(start.line - 1, start.column - 1 + static_cast<int>(written.size()));
    if (m_completion.kind == profile::Completion::Kind::Keys)
        m_completionTimer.start(); // its values, where they can be counted
}

bool ProfileText::startNewLine()
{
    if (m_view->hasSelectedText())
        return false;
    const profile::SourcePlace place = cursor();
    const QString before = m_view->text(place.line - 1).left(place.column - 1);
    qsizetype indent = profile::indentOf(before);
    const QString content = before.trimmed();
    if (content.startsWith(QLatin1StringView("- ")))
        indent += 2; // beside the first key of the item
    if (content.endsWith(QLatin1Char(':')) && !content.startsWith(QLatin1Char('#')))
        indent += kStepWidth;
    m_view->insert(QLatin1Char('\n') + QString(indent, QLatin1Char(' ')));
    m_view->setCursorPosition(place.line, static_cast<int>(indent));
    m_view->ensureCursorVisible();
    return true;
}

bool ProfileText::eventFilter(QObject* watched, QEvent* event)
{
    if (watched == m_view && event->type() == QEvent::KeyPress) {
        const auto* key = static_cast<QKeyEvent*>(event);
        if (key->key() == Qt::Key_Space && key->modifiers() == Qt::ControlModifier) {
            showCompletion();
            return true;
        }
        const bool isReturn = key->key() == Qt::Key_Return || key->key() == Qt::Key_Enter;
        if (isReturn && key->modifiers() == Qt::NoModifier && !m_view->isListActive())
            return startNewLine();
    }
    return QWidget::eventFilter(watched, event);
}

void ProfileText::toggleComment()
{
    int from = 0;
    int index = 0;
    int to = 0;
    int indexTo = 0;
    m_view->getSelection(&from, &index, &to, &indexTo);
    if (from < 0) {
        m_view->getCursorPosition(&from, &index);
        to = from;
    } else if (to > from && indexTo == 0) {
        --to;
    }
    bool isComment = true;
    for (int line = from; line <= to; ++line) {
        const QString content = m_view->text(line).trimmed();
        isComment = isComment && (content.isEmpty() || content.startsWith(QLatin1Char('#')));
    }
    std::vector<profile::TextChange> changes;
    for (int line = from; line <= to; ++line) {
        const QString content = m_view->text(line);
        const qsizetype indent = profile::indentOf(content);
        if (content.trimmed().isEmpty())
            continue;
        const bool hasBlank = content.mid(indent).startsWith(QLatin1StringView("# "));
        const profile::SourcePlace place{line + 1, static_cast<int>(indent) + 1};
        changes.push_back(isComment ? profile::TextChange{place, hasBlank ? 2 : 1, {}}
                                    : profile::TextChange{place, 0, QStringLiteral("# ")});
    }
    apply(changes);
}

} // namespace visor::ui
