// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/profile_editor/profile_text.h"

#include "widgets/common/theme.h"

#include <Qsci/qscilexeryaml.h>
#include <Qsci/qsciscintilla.h>
#include <Qsci/qscistyle.h>

#include <QEvent>
#include <QScopedValueRollback>
#include <QVBoxLayout>

#include <algorithm>
#include <array>

namespace visor::ui {

namespace {

constexpr int kNumberMargin = 0;
constexpr int kMarkerMargin = 1;
constexpr int kFoldMargin = 2;
constexpr int kFirstIndicator = 8; // those below are lexers'
constexpr int kIndentWidth = 2;
constexpr int kAnnotationPauseMs = 600;
constexpr int kCompletionPauseMs = 60;
constexpr std::array<profile::Severity, 3> kSeverities{profile::Severity::Note, profile::Severity::Warning,
                                                       profile::Severity::Error};

ColourRole roleOf(profile::Severity severity)
{
    switch (severity) {
    case profile::Severity::Note:
        return ColourRole::Accent;
    case profile::Severity::Warning:
        return ColourRole::Warning;
    case profile::Severity::Error:
        break;
    }
    return ColourRole::Bad;
}

int indicatorOf(profile::Severity severity)
{
    return kFirstIndicator + static_cast<int>(severity);
}

} // namespace

ProfileText::ProfileText(QWidget* parent)
    : QWidget(parent), m_view(new QsciScintilla(this)), m_lexer(new QsciLexerYAML(m_view))
{
    setObjectName(QStringLiteral("profileText"));
    m_view->setObjectName(QStringLiteral("profileTextView"));
    m_view->setAccessibleName(tr("Text of the profile"));
    auto* layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->addWidget(m_view);
    setFocusProxy(m_view);
    setUp();
    dress();
    m_annotationTimer.setSingleShot(true);
    m_annotationTimer.setInterval(kAnnotationPauseMs);
    connect(&m_annotationTimer, &QTimer::timeout, this, &ProfileText::showAnnotations);
    m_completionTimer.setSingleShot(true);
    m_completionTimer.setInterval(kCompletionPauseMs);
    connect(&m_completionTimer, &QTimer::timeout, this, &ProfileText::showCompletion);
    connect(m_view, &QsciScintilla::textChanged, this, [this] {
        if (!m_isReplacing)
            Q_EMIT edited();
    });
    connect(m_view, &QsciScintilla::modificationChanged, this, &ProfileText::modifiedChanged);
    connect(m_view, &QsciScintilla::cursorPositionChanged, this,
            [this](int line, int index) { Q_EMIT cursorMoved({line + 1, index + 1}); });
    connect(m_view, &QsciScintilla::SCN_CHARADDED, this, &ProfileText::completeSoon);
    connect(m_view, qOverload<const char*, int>(&QsciScintilla::SCN_AUTOCSELECTION), this,
            [this](const char* word, int) {
                // Scintilla would put the bare word; a key wants its colon, too.
                m_view->SendScintilla(QsciScintilla::SCI_AUTOCCANCEL);
                takeCompletion(QString::fromUtf8(word));
            });
    m_view->installEventFilter(this);
}

ProfileText::~ProfileText()
{
    disconnect(m_view, nullptr, this, nullptr);
}

void ProfileText::setUp()
{
    m_view->setUtf8(true);
    m_view->setEolMode(QsciScintilla::EolUnix);
    m_view->setLexer(m_lexer);
    m_view->setFrameShape(QFrame::NoFrame);
    m_view->setIndentationsUseTabs(false);
    m_view->setTabWidth(kIndentWidth);
    m_view->setTabIndents(true);
    m_view->setBackspaceUnindents(true);
    m_view->setIndentationGuides(true);
    m_view->setBraceMatching(QsciScintilla::SloppyBraceMatch);
    m_view->setCaretLineVisible(true);
    m_view->setScrollWidth(1);
    m_view->setScrollWidthTracking(true);
    m_view->setMarginType(kNumberMargin, QsciScintilla::NumberMargin);
    m_view->setMarginType(kMarkerMargin, QsciScintilla::SymbolMargin);
    m_view->setFolding(QsciScintilla::PlainFoldStyle, kFoldMargin);
    m_view->setAnnotationDisplay(QsciScintilla::AnnotationIndented);
    m_view->setAutoCompletionCaseSensitivity(false);
    m_view->SendScintilla(QsciScintilla::SCI_AUTOCSETIGNORECASE, 1L);
    m_view->SendScintilla(QsciScintilla::SCI_AUTOCSETORDER, QsciScintilla::SC_ORDER_PERFORMSORT);
    m_view->SendScintilla(QsciScintilla::SCI_AUTOCSETSEPARATOR, static_cast<unsigned long>('\n'));
    int marker = 0;
    for (const profile::Severity severity : kSeverities) {
        m_view->indicatorDefine(QsciScintilla::SquiggleIndicator, indicatorOf(severity));
        m_view->setIndicatorDrawUnder(true, indicatorOf(severity));
        m_view->markerDefine(QsciScintilla::Circle, marker++);
    }
    m_view->setMarginMarkerMask(kMarkerMargin, (1 << marker) - 1);
}

int ProfileText::markerOf(profile::Severity severity) const
{
    return static_cast<int>(severity);
}

void ProfileText::dress()
{
    const QPalette& colours = palette();
    const QFont font = monospaceFont();
    const QColor text = colours.color(QPalette::Active, QPalette::Text);
    const QColor paper = colours.color(QPalette::Active, QPalette::Base);
    const QColor muted = roleColour(ColourRole::Muted, colours);
    const QColor accent = roleColour(ColourRole::Accent, colours);
    m_lexer->setDefaultFont(font);
    m_lexer->setDefaultPaper(paper);
    m_lexer->setDefaultColor(text);
    m_lexer->setFont(font);
    m_lexer->setPaper(paper);
    m_lexer->setColor(text);
    m_lexer->setColor(accent, QsciLexerYAML::Identifier);
    m_lexer->setColor(muted, QsciLexerYAML::Comment);
    m_lexer->setColor(roleColour(ColourRole::Simulated, colours), QsciLexerYAML::Keyword);
    m_lexer->setColor(roleColour(ColourRole::Good, colours), QsciLexerYAML::Number);
    m_lexer->setColor(roleColour(ColourRole::Warning, colours), QsciLexerYAML::Reference);
    m_lexer->setColor(muted, QsciLexerYAML::DocumentDelimiter);
    m_lexer->setColor(roleColour(ColourRole::Bad, colours), QsciLexerYAML::SyntaxErrorMarker);
    m_lexer->setPaper(paper, QsciLexerYAML::SyntaxErrorMarker);
    m_view->setPaper(paper);
    m_view->setColor(text);
    m_view->setCaretForegroundColor(text);
    m_view->setCaretLineBackgroundColor(colours.color(QPalette::Active, QPalette::AlternateBase));
    m_view->setSelectionBackgroundColor(colours.color(QPalette::Active, QPalette::Highlight));
    m_view->setSelectionForegroundColor(colours.color(QPalette::Active, QPalette::HighlightedText));
    const QColor margin = colours.color(QPalette::Active, QPalette::Window);
    m_view->setMarginsFont(font);
    m_view->setMarginsBackgroundColor(margin);
    m_view->setMarginsForegroundColor(muted);
    m_view->setFoldMarginColors(margin, margin);
    m_view->setIndentationGuidesForegroundColor(roleColour(ColourRole::Border, colours));
    m_view->setIndentationGuidesBackgroundColor(paper);
    m_view->setMatchedBraceForegroundColor(accent);
    m_view->setMatchedBraceBackgroundColor(tintedBackground(accent, colours));
    m_view->setUnmatchedBraceForegroundColor(roleColour(ColourRole::Bad, colours));
    m_view->setUnmatchedBraceBackgroundColor(paper);
    constexpr int kFirstFold = QsciScintilla::SC_MARKNUM_FOLDEREND;
    constexpr int kLastFold = QsciScintilla::SC_MARKNUM_FOLDEROPEN;
    for (int fold = kFirstFold; fold <= kLastFold; ++fold) {
        m_view->setMarkerForegroundColor(margin, fold);
        m_view->setMarkerBackgroundColor(muted, fold);
    }
    for (const profile::Severity severity : kSeverities) {
        const QColor colour = roleColour(roleOf(severity), colours);
        m_view->setIndicatorForegroundColor(colour, indicatorOf(severity));
        m_view->setMarkerForegroundColor(colour, markerOf(severity));
        m_view->setMarkerBackgroundColor(colour, markerOf(severity));
    }
    const int digit = QFontMetrics(font).horizontalAdvance(QLatin1Char('0'));
    m_view->setMarginWidth(kNumberMargin, digit * 5 + 4);
    m_view->setMarginWidth(kMarkerMargin, digit * 2);
    m_view->setMarginWidth(kFoldMargin, digit * 2);
    showAnnotations();
}

void ProfileText::changeEvent(QEvent* event)
{
    QWidget::changeEvent(event);
    if (event->type() == QEvent::PaletteChange || event->type() == QEvent::FontChange)
        dress();
}

QString ProfileText::text() const
{
    return m_view->text();
}

void ProfileText::setText(const QString& text)
{
    const QScopedValueRollback guard(m_isReplacing, true);
    m_view->setText(text);
    m_view->convertEols(QsciScintilla::EolUnix);
    m_view->SendScintilla(QsciScintilla::SCI_EMPTYUNDOBUFFER);
    m_view->setModified(false);
}

bool ProfileText::isModified() const
{
    return m_view->isModified();
}

void ProfileText::setSaved()
{
    m_view->setModified(false);
}

void ProfileText::setProblems(std::vector<profile::Problem> problems)
{
    m_problems = std::move(problems);
    const int lastLine = m_view->lines() - 1;
    const int lastLength = m_view->lineLength(lastLine);
    for (const profile::Severity severity : kSeverities) {
        m_view->clearIndicatorRange(0, 0, lastLine, lastLength, indicatorOf(severity));
        m_view->markerDeleteAll(markerOf(severity));
    }
    for (const profile::Problem& problem : m_problems) {
        const int line = problem.place.line - 1;
        if (line < 0 || line >= m_view->lines())
            continue;
        QString content = m_view->text(line);
        while (content.endsWith(QLatin1Char('\n')) || content.endsWith(QLatin1Char('\r')))
            content.chop(1);
        int from = std::clamp(problem.place.column - 1, 0, static_cast<int>(content.size()));
        qsizetype length = profile::wordAt(content, from + 1).size();
        if (from < content.size() && (content[from] == QLatin1Char('"') || content[from] == QLatin1Char('\'')))
            length += 2;
        if (length == 0) { // at the end of a line: its last letter
            from = std::max(0, static_cast<int>(content.size()) - 1);
            length = 1;
        }
        m_view->fillIndicatorRange(line, from, line, from + static_cast<int>(length),
                                   indicatorOf(problem.severity));
        m_view->markerAdd(line, markerOf(problem.severity));
    }
    // Lines that jump about under the fingers are worse than a late sentence.
    m_annotationTimer.start();
}

void ProfileText::showAnnotations()
{
    m_view->clearAnnotations();
    int lastLine = -1;
    for (const profile::Problem& problem : m_problems) {
        const int line = problem.place.line - 1;
        if (problem.severity != profile::Severity::Error || line < 0 || line >= m_view->lines() ||
            line == lastLine)
            continue;
        lastLine = line;
        const QColor colour = roleColour(ColourRole::Bad, palette());
        const QsciStyle style(-1, QStringLiteral("problem"), colour, tintedBackground(colour, palette()), font());
        m_view->annotate(line, problem.text, style);
    }
}

profile::SourcePlace ProfileText::cursor() const
{
    int line = 0;
    int index = 0;
    m_view->getCursorPosition(&line, &index);
    return {line + 1, index + 1};
}

void ProfileText::moveTo(profile::SourcePlace place)
{
    if (!place.isKnown())
        return;
    m_view->ensureLineVisible(place.line - 1);
    m_view->setCursorPosition(place.line - 1, place.column - 1);
    m_view->ensureCursorVisible();
    m_view->setFocus();
}

void ProfileText::apply(const std::vector<profile::TextChange>& changes)
{
    std::vector<profile::TextChange> ordered = changes;
    std::stable_sort(ordered.begin(), ordered.end(), [](const auto& left, const auto& right) {
        return left.place.line != right.place.line ? left.place.line > right.place.line
                                                   : left.place.column > right.place.column;
    });
    m_view->beginUndoAction();
    for (const profile::TextChange& change : ordered) {
        const int line = change.place.line - 1;
        const int last = change.lines > 0 ? line + change.lines : line;
        const int from = change.lines > 0 ? 0 : change.place.column - 1;
        const int to = change.lines > 0 ? 0 : from + static_cast<int>(change.length);
        const int start = m_view->positionFromLineIndex(line, from);
        const int end = m_view->positionFromLineIndex(last, to);
        const QByteArray bytes = change.text.toUtf8();
        m_view->SendScintilla(QsciScintilla::SCI_SETTARGETSTART, start);
        m_view->SendScintilla(QsciScintilla::SCI_SETTARGETEND, end);
        m_view->SendScintilla(QsciScintilla::SCI_REPLACETARGET, static_cast<unsigned long>(bytes.size()),
                              bytes.constData());
    }
    m_view->endUndoAction();
}

void ProfileText::replaceAll(const QString& text)
{
    const profile::SourcePlace place = cursor();
    const QByteArray bytes = text.toUtf8();
    m_view->beginUndoAction();
    m_view->SendScintilla(QsciScintilla::SCI_TARGETWHOLEDOCUMENT);
    m_view->SendScintilla(QsciScintilla::SCI_REPLACETARGET, static_cast<unsigned long>(bytes.size()),
                          bytes.constData());
    m_view->endUndoAction();
    m_view->setCursorPosition(std::min(place.line, m_view->lines()) - 1, place.column - 1);
}

bool ProfileText::find(const QString& word, bool isForward, bool isCaseSensitive)
{
    if (word.isEmpty())
        return false;
    int line = -1;
    int index = -1;
    if (!isForward && m_view->hasSelectedText()) {
        int lineTo = 0;
        int indexTo = 0;
        m_view->getSelection(&line, &index, &lineTo, &indexTo);
    }
    return m_view->findFirst(word, false, isCaseSensitive, false, true, isForward, line, index);
}

void ProfileText::replace(const QString& word, const QString& by, bool isCaseSensitive)
{
    const Qt::CaseSensitivity sensitivity = isCaseSensitive ? Qt::CaseSensitive : Qt::CaseInsensitive;
    if (m_view->selectedText().compare(word, sensitivity) == 0)
        m_view->replaceSelectedText(by);
    find(word, true, isCaseSensitive);
}

int ProfileText::replaceEvery(const QString& word, const QString& by, bool isCaseSensitive)
{
    if (word.isEmpty())
        return 0;
    QString content = text();
    const Qt::CaseSensitivity sensitivity = isCaseSensitive ? Qt::CaseSensitive : Qt::CaseInsensitive;
    const int count = static_cast<int>(content.count(word, sensitivity));
    if (count > 0)
        replaceAll(content.replace(word, by, sensitivity));
    return count;
}

QString ProfileText::selectedText() const
{
    return m_view->selectedText();
}

void ProfileText::undo()
{
    m_view->undo();
}
void ProfileText::redo()
{
    m_view->redo();
}
void ProfileText::cut()
{
    m_view->cut();
}
void ProfileText::copy()
{
    m_view->copy();
}
void ProfileText::paste()
{
    m_view->paste();
}
void ProfileText::selectAll()
{
    m_view->selectAll();
}
void ProfileText::foldAll()
{
    m_view->foldAll(false);
}

} // namespace visor::ui
