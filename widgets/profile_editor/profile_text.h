// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/profile/completion_finder.h"
#include "core/profile/problem.h"
#include "core/profile/text_change.h"

#include <QTimer>
#include <QWidget>

#include <functional>
#include <vector>

class QsciLexerYAML;
class QsciScintilla;

namespace visor::ui {

/// The text of one profile: YAML in colours, line numbers, folding, squiggles under problems and their sentences
/// below the line once typing pauses, completion. Knows nothing of files. QScintilla stays behind this class. GUI
/// thread.
class ProfileText : public QWidget
{
    Q_OBJECT

public:
    /// What may be written at a place; asked while somebody types.
    using Completer = std::function<profile::Completion(const QString& text, profile::SourcePlace cursor)>;

    explicit ProfileText(QWidget* parent = nullptr);
    ~ProfileText() override;

    [[nodiscard]] QString text() const;
    /// Another text, with no way back to the one before.
    void setText(const QString& text);
    [[nodiscard]] bool isModified() const;
    /// What there is now is what is kept.
    void setSaved();
    void setCompleter(Completer completer) { m_completer = std::move(completer); }

    void setProblems(std::vector<profile::Problem> problems);
    [[nodiscard]] profile::SourcePlace cursor() const;
    void moveTo(profile::SourcePlace place);
    /// All of them as one step of undo.
    void apply(const std::vector<profile::TextChange>& changes);
    /// The whole text, as one step of undo; the cursor stays in its line.
    void replaceAll(const QString& text);

    /// The next match from the cursor on, around the end; false when there is none.
    bool find(const QString& word, bool isForward, bool isCaseSensitive);
    /// The selected match, then finds the next.
    void replace(const QString& word, const QString& by, bool isCaseSensitive);
    /// As one step of undo; how many.
    int replaceEvery(const QString& word, const QString& by, bool isCaseSensitive);
    [[nodiscard]] QString selectedText() const;

public Q_SLOTS:
    void undo();
    void redo();
    void cut();
    void copy();
    void paste();
    void selectAll();
    void showCompletion();
    void foldAll();
    /// Turns the selected lines into comments, or back.
    void toggleComment();

Q_SIGNALS:
    void edited();
    void modifiedChanged(bool isModified);
    void cursorMoved(visor::profile::SourcePlace place);

protected:
    void changeEvent(QEvent* event) override;
    bool eventFilter(QObject* watched, QEvent* event) override;

private:
    void setUp();
    void dress();
    void showAnnotations();
    void completeSoon();
    void takeCompletion(const QString& word);
    bool startNewLine();
    [[nodiscard]] int markerOf(profile::Severity severity) const;

    QsciScintilla* m_view;
    QsciLexerYAML* m_lexer;
    Completer m_completer;
    profile::Completion m_completion; ///< of the list that is open
    std::vector<profile::Problem> m_problems;
    QTimer m_annotationTimer;
    QTimer m_completionTimer;
    bool m_isReplacing = false; ///< the text is being set, not typed
};

} // namespace visor::ui
