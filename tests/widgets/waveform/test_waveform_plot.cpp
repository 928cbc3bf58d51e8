// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/common/test_case.h"
#include "widgets/common/elided_label.h"
#include "widgets/common/empty_state.h"
#include "widgets/common/theme.h"
#include "widgets/waveform/cursor_readout.h"
#include "widgets/waveform/levels_plottable.h"
#include "widgets/waveform/plot_colours.h"
#include "widgets/waveform/plot_image.h"
#include "widgets/waveform/sample_text.h"
#include "widgets/waveform/si_ticker.h"
#include "widgets/waveform/waveform_plot.h"

#include <QApplication>
#include <QClipboard>
#include <QFile>
#include <QScopeGuard>
#include <QSignalSpy>
#include <QSvgRenderer>
#include <QTemporaryDir>
#include <QToolButton>
#include <QWheelEvent>

#include <cmath>
#include <limits>

namespace visor::ui {

class TestWaveformPlot : public test::TestCase
{
    Q_OBJECT

private Q_SLOTS:
    void init();
    void cleanup() { m_plot.reset(); }

    void saysWhatToDoWhenEmpty();
    void fitsWhatItIsGiven();
    void wheelZoomsAtThePointer();
    void wheelOverAnAxisZoomsThatAxis();
    void dragPansAndBackspaceReturns();
    void goesForwardToWhatWasLeft();
    void goesToBeginAndEnd();
    void aTraceIsHiddenInPlotAndLegendAlike();
    void boxZooms_data();
    void boxZooms();
    void doubleClickAndFFit();
    void keysPanAndZoom();
    void zoomStopsAtASample();
    void cursorsReadRealSamples();
    void cursorsAreDragged();
    void legendTogglesTraces();
    void hoverReadsTheSample();
    void neverLosesAPeak();
    void drawsGapsAndSinglePoints();
    void drawsASweepThatTurnsBack();
    void keepsAZoomedViewWhenNewDataComes();
    void secondUnitGetsItsOwnAxis();
    void copiesAndSavesPictures();
    void refusesBadPicturePaths();
    void followsThePalette();
    void readoutFollowsTheApplicationsPalette();
    void ticksUsePrefixes();
    void aLowPlotHasFewTicks();
    void textsHaveTheDigitsOfTheData();
    void everyControlHasAName();

private:
    [[nodiscard]] PlotCanvas& canvas() const { return m_plot->canvas(); }
    [[nodiscard]] QRect area() const { return canvas().axisRect()->rect(); }
    void wheel(const QPoint& position, int notches, Qt::KeyboardModifiers modifiers = Qt::NoModifier);
    void drag(const QPoint& from, const QPoint& to, Qt::MouseButton button = Qt::LeftButton,
              Qt::KeyboardModifiers modifiers = Qt::NoModifier);

    std::unique_ptr<WaveformPlot> m_plot;
};

namespace {

constexpr std::size_t kSamples = 10001;

waveform::LevelsPtr levelsOf(std::vector<double> values, const QString& unit = QStringLiteral("V"))
{
    const waveform::RegularAxis axis{-5e-6, 1e-9};
    return *waveform::Levels::build(*waveform::Waveform::fromValues(
        values, axis, {QStringLiteral("Time"), QStringLiteral("s")}, {QStringLiteral("Voltage"), unit}));
}

/// Four periods over 10 µs, 1 V.
waveform::LevelsPtr sineTrace()
{
    std::vector<double> values(kSamples);
    for (std::size_t i = 0; i < kSamples; ++i)
        values[i] = std::sin(static_cast<double>(i) / (kSamples - 1) * 8 * M_PI);
    return levelsOf(std::move(values));
}

bool isNear(const QCPRange& a, const QCPRange& b)
{
    return std::abs(a.lower - b.lower) < 1e-6 * b.size() && std::abs(a.upper - b.upper) < 1e-6 * b.size();
}

} // namespace

void TestWaveformPlot::init()
{
    TestCase::init();
    m_plot = std::make_unique<WaveformPlot>();
    m_plot->resize(900, 600);
    m_plot->setPalette(Theme::darkPalette());
    m_plot->show();
    QVERIFY(QTest::qWaitForWindowExposed(m_plot.get()));
    if (qstrcmp(QTest::currentTestFunction(), "saysWhatToDoWhenEmpty") != 0) {
        m_plot->setTraces({{QStringLiteral("CH1"), sineTrace(), 0, true}});
        canvas().replot(QCustomPlot::rpImmediateRefresh);
        canvas().setFocus();
    }
}

void TestWaveformPlot::wheel(const QPoint& position, int notches, Qt::KeyboardModifiers modifiers)
{
    QWheelEvent event(position, canvas().mapToGlobal(position), {}, {0, 120 * notches}, Qt::NoButton, modifiers,
                      Qt::NoScrollPhase, false);
    QApplication::sendEvent(&canvas(), &event);
}

void TestWaveformPlot::drag(const QPoint& from, const QPoint& to, Qt::MouseButton button,
                            Qt::KeyboardModifiers modifiers)
{
    QTest::mousePress(&canvas(), button, modifiers, from);
    for (const double share : {0.3, 0.7, 1.0}) {
        const QPointF at = QPointF(from) + share * QPointF(to - from);
        QMouseEvent move(QEvent::MouseMove, at, canvas().mapToGlobal(at), Qt::NoButton, button, modifiers);
        QApplication::sendEvent(&canvas(), &move);
    }
    QTest::mouseRelease(&canvas(), button, modifiers, to);
}

void TestWaveformPlot::saysWhatToDoWhenEmpty()
{
    QVERIFY(m_plot->emptyState().isVisible());
    QVERIFY(!canvas().isVisible());
    // Keys and wheel without data do nothing at all.
    wheel({100, 100}, 1);
    for (const auto key :
         {Qt::Key_F, Qt::Key_Plus, Qt::Key_Left, Qt::Key_C, Qt::Key_1, Qt::Key_Backspace, Qt::Key_Home})
        QTest::keyClick(&canvas(), key);
    QVERIFY(!canvas().canGoBack());
    QVERIFY(!canvas().areCursorsShown());
    m_plot->copyImage();
    m_plot->setTraces({{QStringLiteral("CH1"), sineTrace(), 0, true}});
    QVERIFY(canvas().isVisible());
    m_plot->setTraces({});
    QVERIFY(m_plot->emptyState().isVisible());
    m_plot->setTraces({{QStringLiteral("CH1"), levelsOf({}), 0, true}}); // an instrument may send no points
    canvas().replot(QCustomPlot::rpImmediateRefresh);
}

void TestWaveformPlot::fitsWhatItIsGiven()
{
    QVERIFY(isNear(canvas().xRange(), {-5e-6, 5e-6}));
    QVERIFY(canvas().yRange().lower < -1 && canvas().yRange().lower > -1.5);
    QVERIFY(canvas().yRange().upper > 1 && canvas().yRange().upper < 1.5);
    QVERIFY(canvas().isFitted());
    QCOMPARE(canvas().visibleSamples(), (std::pair<std::size_t, std::size_t>(0, kSamples)));
    QVERIFY(!m_plot->findChild<QToolButton*>(QStringLiteral("fitButton"))->isEnabled());
    m_plot->setTraces({{QStringLiteral("Flat"), levelsOf({2, 2, 2}), 0, true}});
    QVERIFY(canvas().yRange().size() > 0);
}

void TestWaveformPlot::wheelZoomsAtThePointer()
{
    const QPoint pointer = area().topLeft() + QPoint(area().width() / 4, area().height() / 4);
    const double x = canvas().xAxis->pixelToCoord(pointer.x());
    const double y = canvas().yAxis->pixelToCoord(pointer.y());
    const double width = canvas().xRange().size();
    wheel(pointer, 3);
    QVERIFY(canvas().xRange().size() < width * 0.6);
    QVERIFY(std::abs(canvas().xAxis->pixelToCoord(pointer.x()) - x) < width * 1e-9);
    QVERIFY(std::abs(canvas().yAxis->pixelToCoord(pointer.y()) - y) < 1e-9);
    QVERIFY(!canvas().isFitted());
    wheel(pointer, -3);
    QVERIFY(std::abs(canvas().xRange().size() - width) < width * 1e-9);
    // A run of wheel turns is one step back.
    QTest::keyClick(&canvas(), Qt::Key_Backspace);
    QVERIFY(!canvas().canGoBack());
    QVERIFY(canvas().isFitted());
}

void TestWaveformPlot::wheelOverAnAxisZoomsThatAxis()
{
    const QCPRange x = canvas().xRange();
    const QCPRange y = canvas().yRange();
    wheel({area().center().x(), area().bottom() + 10}, 1);
    QVERIFY(canvas().xRange().size() < x.size());
    QVERIFY(isNear(canvas().yRange(), y));
    canvas().fit();
    wheel({area().left() - 10, area().center().y()}, 1);
    QVERIFY(isNear(canvas().xRange(), x));
    QVERIFY(canvas().yRange().size() < y.size());
    canvas().fit();
    wheel(area().center(), 1, Qt::ShiftModifier);
    QVERIFY(isNear(canvas().yRange(), y));
    QVERIFY(canvas().xRange().size() < x.size());
    canvas().fit();
    wheel(area().center(), 1, Qt::ControlModifier);
    QVERIFY(isNear(canvas().xRange(), x));
}

void TestWaveformPlot::dragPansAndBackspaceReturns()
{
    const QCPRange x = canvas().xRange();
    const double grabbed = canvas().xAxis->pixelToCoord(area().center().x());
    drag(area().center(), area().center() + QPoint(120, 0));
    QVERIFY(std::abs(canvas().xAxis->pixelToCoord(area().center().x() + 120) - grabbed) < x.size() * 1e-6);
    QTest::keyClick(&canvas(), Qt::Key_Backspace);
    QVERIFY(isNear(canvas().xRange(), x));
    // A click moves nothing and leaves nothing to go back to.
    QTest::mouseClick(&canvas(), Qt::LeftButton, Qt::NoModifier, area().center());
    QVERIFY(!canvas().canGoBack());
}

void TestWaveformPlot::goesForwardToWhatWasLeft()
{
    auto* forward = m_plot->findChild<QToolButton*>(QStringLiteral("zoomForwardButton"));
    QVERIFY(!forward->isEnabled());
    canvas().goForward(); // nothing to go to
    QVERIFY(canvas().isFitted());
    const QCPRange whole = canvas().xRange();
    canvas().setView({0, 1e-6}, canvas().yRange());
    canvas().setView({0, 1e-7}, canvas().yRange());
    QTest::keyClick(&canvas(), Qt::Key_Backspace);
    QTest::keyClick(&canvas(), Qt::Key_Backspace);
    QVERIFY(isNear(canvas().xRange(), whole));
    QVERIFY(canvas().isFitted());
    QVERIFY(!canvas().canGoBack());
    QTest::keyClick(&canvas(), Qt::Key_Backspace, Qt::ShiftModifier);
    QVERIFY(isNear(canvas().xRange(), {0, 1e-6}));
    QVERIFY(!canvas().isFitted());
    QTest::mouseClick(forward, Qt::LeftButton);
    QVERIFY(isNear(canvas().xRange(), {0, 1e-7}));
    QVERIFY(!canvas().canGoForward());
    // A view of one's own ends the way forward.
    canvas().goBack();
    QVERIFY(canvas().canGoForward());
    canvas().zoomBy(2);
    QVERIFY(!canvas().canGoForward());
    QVERIFY(!forward->isEnabled());
}

void TestWaveformPlot::goesToBeginAndEnd()
{
    const QCPRange whole = canvas().xRange();
    canvas().setView({0, 1e-6}, canvas().yRange());
    canvas().goToEdge(PlotCanvas::Edge::End);
    QVERIFY(isNear(canvas().xRange(), {whole.upper - 1e-6, whole.upper}));
    canvas().goToEdge(PlotCanvas::Edge::Begin);
    QVERIFY(isNear(canvas().xRange(), {whole.lower, whole.lower + 1e-6}));
    m_plot->setTraces({});
    canvas().goToEdge(PlotCanvas::Edge::End); // of nothing
}

void TestWaveformPlot::aTraceIsHiddenInPlotAndLegendAlike()
{
    m_plot->setTraceVisible(0, false);
    QVERIFY(!canvas().traces().front().isVisible);
    QVERIFY(!m_plot->findChild<QToolButton*>(QStringLiteral("traceToggle0"))->isChecked());
    m_plot->setTraceVisible(7, false); // none of that number
    m_plot->setTraceVisible(0, true);
    QVERIFY(canvas().traces().front().isVisible);
}

void TestWaveformPlot::boxZooms_data()
{
    QTest::addColumn<bool>("withRightButton");
    QTest::newRow("right button") << true;
    QTest::newRow("Ctrl and left button") << false;
}

void TestWaveformPlot::boxZooms()
{
    QFETCH(const bool, withRightButton);
    const QPoint from = area().topLeft() + QPoint(200, 100);
    const QPoint to = area().topLeft() + QPoint(400, 300);
    const QCPRange x(canvas().xAxis->pixelToCoord(from.x()), canvas().xAxis->pixelToCoord(to.x()));
    const QCPRange y(canvas().yAxis->pixelToCoord(to.y()), canvas().yAxis->pixelToCoord(from.y()));
    const auto box = [&](const QPoint& a, const QPoint& b) {
        drag(a, b, withRightButton ? Qt::RightButton : Qt::LeftButton,
             withRightButton ? Qt::NoModifier : Qt::ControlModifier);
    };
    box(from, to);
    QVERIFY(isNear(canvas().xRange(), x));
    QVERIFY(isNear(canvas().yRange(), y));
    canvas().goBack();
    box(to, from); // drawn backwards
    QVERIFY(isNear(canvas().xRange(), x));
    canvas().goBack();
    const QCPRange wholeY = canvas().yRange();
    box(from, from + QPoint(200, 1)); // flat: x alone
    QVERIFY(isNear(canvas().xRange(), x));
    QVERIFY(isNear(canvas().yRange(), wholeY));
    canvas().goBack();
    // Escape gives a box up.
    QTest::mousePress(&canvas(), Qt::RightButton, Qt::NoModifier, from);
    QTest::keyClick(&canvas(), Qt::Key_Escape);
    QTest::mouseRelease(&canvas(), Qt::RightButton, Qt::NoModifier, to);
    QVERIFY(canvas().isFitted());
}

void TestWaveformPlot::doubleClickAndFFit()
{
    const QCPRange x = canvas().xRange();
    wheel(area().center(), 5);
    QVERIFY(m_plot->findChild<QToolButton*>(QStringLiteral("fitButton"))->isEnabled());
    QTest::mouseDClick(&canvas(), Qt::LeftButton, Qt::NoModifier, area().center());
    QVERIFY(isNear(canvas().xRange(), x));
    wheel(area().center(), 5);
    QTest::keyClick(&canvas(), Qt::Key_F);
    QVERIFY(isNear(canvas().xRange(), x));
    wheel(area().center(), 5);
    QTest::mouseClick(m_plot->findChild<QToolButton*>(QStringLiteral("fitButton")), Qt::LeftButton);
    QVERIFY(isNear(canvas().xRange(), x));
    wheel(area().center(), 5);
    const QCPRange y = canvas().yRange();
    QTest::mouseDClick(&canvas(), Qt::LeftButton, Qt::NoModifier, {area().center().x(), area().bottom() + 10});
    QVERIFY(isNear(canvas().xRange(), x));
    QVERIFY(isNear(canvas().yRange(), y));
}

void TestWaveformPlot::keysPanAndZoom()
{
    QTest::keyClick(&canvas(), Qt::Key_Plus);
    QTest::keyClick(&canvas(), Qt::Key_Plus);
    const QCPRange zoomed = canvas().xRange();
    QVERIFY(zoomed.size() < 6e-6);
    QTest::keyClick(&canvas(), Qt::Key_Right);
    QVERIFY(canvas().xRange().lower > zoomed.lower);
    QTest::keyClick(&canvas(), Qt::Key_Left);
    QVERIFY(isNear(canvas().xRange(), zoomed));
    QTest::keyClick(&canvas(), Qt::Key_Home);
    QVERIFY(std::abs(canvas().xRange().lower + 5e-6) < 1e-12);
    QTest::keyClick(&canvas(), Qt::Key_PageDown);
    QVERIFY(std::abs(canvas().xRange().lower - (-5e-6 + zoomed.size())) < 1e-12);
    QTest::keyClick(&canvas(), Qt::Key_End);
    QVERIFY(std::abs(canvas().xRange().upper - 5e-6) < 1e-12);
    const double lower = canvas().yRange().lower;
    QTest::keyClick(&canvas(), Qt::Key_Up);
    QVERIFY(canvas().yRange().lower > lower);
    QTest::keyClick(&canvas(), Qt::Key_Minus);
    QVERIFY(canvas().xRange().size() > zoomed.size());
    QSignalSpy run(m_plot.get(), &WaveformPlot::runRequested);
    QTest::keyClick(&canvas(), Qt::Key_Space);
    QCOMPARE(run.count(), 1);
}

void TestWaveformPlot::zoomStopsAtASample()
{
    for (int i = 0; i < 400; ++i)
        wheel(area().center(), 3);
    QVERIFY(canvas().xRange().size() > 0);
    QVERIFY(canvas().xRange().size() < 1e-9);
    canvas().replot(QCustomPlot::rpImmediateRefresh);
    for (int i = 0; i < 400; ++i)
        wheel(area().center(), -3);
    QVERIFY(canvas().xRange().size() < 1e-3);
    canvas().replot(QCustomPlot::rpImmediateRefresh);
}

void TestWaveformPlot::cursorsReadRealSamples()
{
    auto* readout = m_plot->findChild<CursorReadout*>();
    QVERIFY(!readout->isVisible());
    QTest::keyClick(&canvas(), Qt::Key_C);
    QVERIFY(readout->isVisible());
    canvas().setCursorX(CursorId::A, -2.50004e-6); // between two samples
    canvas().setCursorX(CursorId::B, 0);
    QCOMPARE(canvas().cursorX(CursorId::A), -2.5e-6);
    const auto cell = [&](int row, int column) { return readout->item(row, column)->text(); };
    QCOMPARE(cell(0, 0), QStringLiteral("-2.500 µs"));
    QCOMPARE(cell(0, 1), QStringLiteral("0 s"));
    QCOMPARE(cell(0, 2), QStringLiteral("2.500 µs"));
    QCOMPARE(cell(0, 3), QStringLiteral("400.0 kHz"));
    QCOMPARE(readout->verticalHeaderItem(1)->text(), QStringLiteral("CH1"));
    QCOMPARE(readout->rowCount(), 2);

    // 1 grabs A; arrows nudge by a sample, Shift by ten.
    QTest::keyClick(&canvas(), Qt::Key_1);
    QCOMPARE(canvas().grabbedCursor(), std::optional(CursorId::A));
    QTest::keyClick(&canvas(), Qt::Key_Right);
    QVERIFY(std::abs(canvas().cursorX(CursorId::A) + 2.499e-6) < 1e-15);
    QTest::keyClick(&canvas(), Qt::Key_Left, Qt::ShiftModifier);
    QVERIFY(std::abs(canvas().cursorX(CursorId::A) + 2.509e-6) < 1e-15);
    QTest::keyClick(&canvas(), Qt::Key_2);
    QTest::keyClick(&canvas(), Qt::Key_Right);
    QVERIFY(std::abs(canvas().cursorX(CursorId::B) - 1e-9) < 1e-15);
    QTest::keyClick(&canvas(), Qt::Key_Escape);
    QVERIFY(!canvas().grabbedCursor());
    // A grabbed cursor takes the view along.
    canvas().setView({4e-6, 4.1e-6}, canvas().yRange());
    QTest::keyClick(&canvas(), Qt::Key_2);
    QTest::keyClick(&canvas(), Qt::Key_Right);
    QVERIFY(canvas().xRange().contains(canvas().cursorX(CursorId::B)));

    readout->selectAll();
    QTest::keyClick(readout, Qt::Key_C, Qt::ControlModifier);
    QVERIFY(QApplication::clipboard()->text().contains(QLatin1Char('\t')));
    QTest::mouseClick(m_plot->findChild<QToolButton*>(QStringLiteral("cursorsButton")), Qt::LeftButton);
    QVERIFY(!canvas().areCursorsShown());
    QVERIFY(!readout->isVisible());
}

void TestWaveformPlot::cursorsAreDragged()
{
    canvas().setCursorsShown(true);
    canvas().setCursorX(CursorId::A, -1e-6);
    canvas().setCursorX(CursorId::B, 1e-6);
    canvas().replot(QCustomPlot::rpImmediateRefresh);
    const auto pixel = [&](double x) {
        return QPoint(qRound(canvas().xAxis->coordToPixel(x)), area().center().y());
    };
    const QCPRange view = canvas().xRange();
    drag(pixel(1e-6), pixel(3e-6));
    QVERIFY(std::abs(canvas().cursorX(CursorId::B) - 3e-6) < view.size() / area().width());
    QCOMPARE(canvas().cursorX(CursorId::A), -1e-6);
    QVERIFY(isNear(canvas().xRange(), view)); // the cursor moved, not the view
}

void TestWaveformPlot::legendTogglesTraces()
{
    m_plot->setTraces(
        {{QStringLiteral("CH1"), sineTrace(), 0, true}, {QStringLiteral("CH2"), levelsOf({5, 6}), 1, true}});
    auto* toggle = m_plot->findChild<QToolButton*>(QStringLiteral("traceToggle1"));
    QVERIFY(toggle && toggle->isChecked());
    QVERIFY(canvas().yRange().upper > 5);
    QTest::mouseClick(toggle, Qt::LeftButton);
    QVERIFY(!canvas().traces()[1].isVisible);
    canvas().fit();
    QVERIFY(canvas().yRange().upper < 2); // what is hidden does not count
    QTest::keyClick(toggle, Qt::Key_Space);
    QVERIFY(canvas().traces()[1].isVisible);

    // A byte trace at the end of its codes says so.
    waveform::Waveform::Parts parts;
    parts.bytes = QByteArray("\x00\x7f\x10", 3);
    parts.count = 3;
    parts.format.type = waveform::SampleType::Int8;
    m_plot->setTraces(
        {{QStringLiteral("CH1"), *waveform::Levels::build(*waveform::Waveform::create(parts)), 0, true}});
    QVERIFY(m_plot->findChild<QToolButton*>(QStringLiteral("traceToggle0"))
                ->text()
                .contains(QStringLiteral("overload")));
}

void TestWaveformPlot::hoverReadsTheSample()
{
    auto* hover = m_plot->findChild<ElidedLabel*>(QStringLiteral("hoverReadout"));
    QSignalSpy spy(&canvas(), &PlotCanvas::hovered);
    QMouseEvent move(QEvent::MouseMove, QPointF(area().center()), canvas().mapToGlobal(QPointF(area().center())),
                     Qt::NoButton, Qt::NoButton, Qt::NoModifier);
    QApplication::sendEvent(&canvas(), &move);
    QCOMPARE(spy.count(), 1);
    const auto x = spy.front().front().value<std::optional<double>>();
    QVERIFY(x && std::abs(*x) < 2e-8);
    QVERIFY2(hover->text().contains(QStringLiteral("CH1:")), qPrintable(hover->text()));
    QEvent leave(QEvent::Leave);
    QApplication::sendEvent(&canvas(), &leave);
    QVERIFY(!spy.back().front().value<std::optional<double>>());
}

void TestWaveformPlot::neverLosesAPeak()
{
    std::vector<double> values(2'000'003, 0.0);
    values[1'234'567] = 1;
    m_plot->setTraces({{QStringLiteral("CH1"), levelsOf(values), 0, true}});
    canvas().setCursorsShown(false);
    const QImage image = plotImage(canvas());
    const QColor colour = traceColour(0, m_plot->palette());
    const int top = qRound(2 * canvas().yAxis->coordToPixel(0.95));
    const int bottom = qRound(2 * canvas().yAxis->coordToPixel(0.5));
    int columns = 0;
    for (int x = 2 * area().left() + 2; x < 2 * area().right(); ++x)
        columns += image.pixelColor(x, (top + bottom) / 2) == colour;
    QVERIFY(columns >= 1 && columns <= 4);
}

void TestWaveformPlot::drawsGapsAndSinglePoints()
{
    const double gap = std::numeric_limits<double>::quiet_NaN();
    m_plot->setTraces({{QStringLiteral("CH1"), levelsOf({gap, 1, gap, gap, 2, 9.91e37, 3, 4}), 0, true}});
    canvas().replot(QCustomPlot::rpImmediateRefresh);
    QVERIFY(canvas().yRange().upper < 10);
    m_plot->setTraces({{QStringLiteral("CH1"), levelsOf({gap, gap}), 0, true}});
    canvas().replot(QCustomPlot::rpImmediateRefresh);
    m_plot->setTraces({{QStringLiteral("CH1"), levelsOf({7}), 0, true}});
    canvas().replot(QCustomPlot::rpImmediateRefresh);
    QVERIFY(canvas().xRange().size() > 0);
}

void TestWaveformPlot::drawsASweepThatTurnsBack()
{
    const std::vector<double> current{0, 1, 2, 1, 0};
    const auto sweep = *waveform::Levels::build(
        *waveform::Waveform::fromValues(current, waveform::ExplicitAxis{0, 1, 2, 1.5, 0.5}));
    m_plot->setTraces({{QStringLiteral("Diode"), sweep, 0, true}});
    canvas().replot(QCustomPlot::rpImmediateRefresh);
    QVERIFY(isNear(canvas().xRange(), {0, 2}));
    wheel(area().center(), 2);
    canvas().setCursorsShown(true);
    canvas().replot(QCustomPlot::rpImmediateRefresh);
    QCOMPARE(canvas().visibleSamples().second, std::size_t(5));
}

void TestWaveformPlot::keepsAZoomedViewWhenNewDataComes()
{
    wheel(area().center(), 3);
    const QCPRange x = canvas().xRange();
    m_plot->setTraces({{QStringLiteral("CH1"), sineTrace(), 0, true}});
    QVERIFY(isNear(canvas().xRange(), x));
    canvas().fit();
    m_plot->setTraces({{QStringLiteral("CH1"), levelsOf({0, 50}), 0, true}});
    QVERIFY(canvas().yRange().upper >= 50); // a fitted view follows the data
}

void TestWaveformPlot::secondUnitGetsItsOwnAxis()
{
    m_plot->setTraces({{QStringLiteral("U"), levelsOf({0, 1}), 0, true},
                       {QStringLiteral("I"), levelsOf({0, 1e-3}, QStringLiteral("A")), 1, true}});
    QVERIFY(canvas().yAxis2->tickLabels());
    QVERIFY(canvas().yAxis2->range().upper < 0.01);
    QVERIFY(canvas().yAxis2->label().contains(QStringLiteral("mA")));
    m_plot->setTraces({{QStringLiteral("U"), levelsOf({0, 1}), 0, true}});
    QVERIFY(!canvas().yAxis2->tickLabels());
}

void TestWaveformPlot::copiesAndSavesPictures()
{
    QApplication::clipboard()->clear();
    QTest::keyClick(&canvas(), Qt::Key_C, Qt::ControlModifier);
    QCOMPARE(QApplication::clipboard()->image().size(), canvas().size() * 2);

    const QTemporaryDir folder;
    const QString png = folder.filePath(QStringLiteral("a.png"));
    const QString svg = folder.filePath(QStringLiteral("a.svg"));
    const QString pdf = folder.filePath(QStringLiteral("a.pdf"));
    for (const QString& path : {png, svg, pdf})
        QVERIFY(savePlotImage(canvas(), path, QStringLiteral("A plot")));
    QCOMPARE(QImage(png).size(), canvas().size() * 2);
    QVERIFY(QSvgRenderer(svg).isValid());
    QFile page(pdf);
    QVERIFY(page.open(QIODevice::ReadOnly));
    QVERIFY(page.readAll().startsWith("%PDF-"));
    QVERIFY(page.size() < 1'000'000);
}

void TestWaveformPlot::refusesBadPicturePaths()
{
    const auto bad = savePlotImage(canvas(), QStringLiteral("/no/such/folder/a.png"), {});
    QVERIFY(!bad);
    QCOMPARE(bad.error().status, visa::Status::ErrorFileAccess);
    const auto other = savePlotImage(canvas(), QStringLiteral("a.bmp"), {});
    QVERIFY(!other);
    QCOMPARE(other.error().status, visa::Status::ErrorUnsupportedFormat);
}

void TestWaveformPlot::readoutFollowsTheApplicationsPalette()
{
    // As the theme is changed: widgets hear of it one after the other.
    const QPalette before = QApplication::palette();
    const auto restore = qScopeGuard([&] { QApplication::setPalette(before); });
    QApplication::setPalette(Theme::lightPalette());
    WaveformPlot plot;
    plot.show();
    QVERIFY(QTest::qWaitForWindowExposed(&plot));
    plot.setTraces({{QStringLiteral("CH1"), sineTrace(), 0, true}});
    plot.canvas().setFocus();
    QTest::keyClick(&plot.canvas(), Qt::Key_C);
    const auto nameColour = [&] {
        return plot.findChild<CursorReadout*>()->verticalHeaderItem(1)->foreground().color();
    };
    QCOMPARE(nameColour(), traceColour(0, Theme::lightPalette()));
    QApplication::setPalette(Theme::darkPalette());
    QTRY_COMPARE(nameColour(), traceColour(0, Theme::darkPalette()));
}

void TestWaveformPlot::followsThePalette()
{
    const auto corner = [&] {
        canvas().replot(QCustomPlot::rpImmediateRefresh);
        return canvas().grab().toImage().pixelColor(area().topLeft() + QPoint(4, 4)).lightness();
    };
    QVERIFY(corner() < 60);
    m_plot->setPalette(Theme::lightPalette());
    QVERIFY(corner() > 200);
    // Colours stay readable on their own ground.
    for (const auto& palette : {Theme::lightPalette(), Theme::darkPalette()}) {
        for (int i = 0; i < 8; ++i) {
            const auto luminance = [](const QColor& colour) {
                const auto linear = [](float c) {
                    return c <= 0.03928F ? c / 12.92F : std::pow((c + 0.055F) / 1.055F, 2.4F);
                };
                return 0.2126F * linear(colour.redF()) + 0.7152F * linear(colour.greenF()) +
                       0.0722F * linear(colour.blueF());
            };
            const float a = luminance(traceColour(i, palette));
            const float b = luminance(plotBackground(palette));
            QVERIFY((std::max(a, b) + 0.05F) / (std::min(a, b) + 0.05F) >= 3);
        }
    }
}

void TestWaveformPlot::ticksUsePrefixes()
{
    SiTicker ticker;
    QVector<double> ticks;
    QVector<QString> labels;
    ticker.generate({-2.2e-6, 2.2e-6}, QLocale::c(), QLatin1Char('g'), 6, ticks, nullptr, &labels);
    QCOMPARE(ticker.prefix({-2.2e-6, 2.2e-6}).symbol, QStringLiteral("µ"));
    QVERIFY(labels.contains(QStringLiteral("−1.0")) || labels.contains(QStringLiteral("−1")));
    QVERIFY(labels.contains(QStringLiteral("0")) || labels.contains(QStringLiteral("0.0")));
    // Zoomed far in, neighbours still have different labels.
    ticker.generate({1.0e-3, 1.0e-3 + 1e-9}, QLocale::c(), QLatin1Char('g'), 6, ticks, nullptr, &labels);
    QCOMPARE(QSet<QString>(labels.begin(), labels.end()).size(), labels.size());
    ticker.setPrefixed(false);
    QCOMPARE(ticker.prefix({0, 5000}).factor, 1.0);
    QVERIFY(!takesPrefix(QStringLiteral("dBm")));
    QVERIFY(!takesPrefix(QStringLiteral("%")));
    QVERIFY(takesPrefix(QStringLiteral("Hz")));
}

void TestWaveformPlot::aLowPlotHasFewTicks()
{
    const int line = canvas().fontMetrics().height();
    canvas().setFixedHeight(line * 7);
    QTRY_COMPARE(canvas().height(), line * 7);
    canvas().replot(QCustomPlot::rpImmediateRefresh);
    const auto labels = canvas().yAxis->tickVector();
    QVERIFY(labels.size() >= 2);
    for (qsizetype i = 1; i < labels.size(); ++i) {
        const double distance =
            canvas().yAxis->coordToPixel(labels[i - 1]) - canvas().yAxis->coordToPixel(labels[i]);
        QVERIFY2(distance >= line * 0.9, qPrintable(QString::number(distance)));
    }
}

void TestWaveformPlot::textsHaveTheDigitsOfTheData()
{
    QCOMPARE(sampleText(1.2345678e-6, QStringLiteral("s"), 1e-9), QStringLiteral("1.235 µs"));
    QCOMPARE(sampleText(0.5, QStringLiteral("V"), 0.01), QStringLiteral("500 mV"));
    QCOMPARE(sampleText(0, QStringLiteral("V"), 0.01), QStringLiteral("0 V"));
    QCOMPARE(sampleText(-3e-21, QStringLiteral("s"), 1e-9), QStringLiteral("0 s"));
    QCOMPARE(sampleText(std::nan(""), QStringLiteral("V"), 0.01), QStringLiteral("—"));
    QCOMPARE(sampleText(9.91e37, QStringLiteral("V"), 0.01), QStringLiteral("—"));
    QCOMPARE(reciprocalText(0, QStringLiteral("s"), 1e-9), QStringLiteral("—"));
    QCOMPARE(reciprocalText(-1e-3, QStringLiteral("s"), 1e-6), QStringLiteral("1.000 kHz"));
    // With the decimal mark that the axes have.
    const QLocale before;
    const auto restore = qScopeGuard([&] { QLocale::setDefault(before); });
    QLocale::setDefault(QLocale(QLocale::German));
    QCOMPARE(sampleText(-1.2345678e-6, QStringLiteral("s"), 1e-9), QStringLiteral("-1,235 µs"));
    QCOMPARE(reciprocalText(-1e-3, QStringLiteral("s"), 1e-6), QStringLiteral("1,000 kHz"));
}

void TestWaveformPlot::everyControlHasAName()
{
    canvas().setCursorsShown(true);
    for (auto* widget : m_plot->findChildren<QWidget*>()) {
        if (widget->focusPolicy() == Qt::NoFocus || !widget->isVisible())
            continue;
        QVERIFY2(!widget->accessibleName().isEmpty(), widget->metaObject()->className());
    }
}

} // namespace visor::ui

QTEST_MAIN(visor::ui::TestWaveformPlot)
#include "test_waveform_plot.moc"
