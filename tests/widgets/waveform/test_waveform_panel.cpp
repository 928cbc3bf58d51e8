// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/common/test_case.h"
#include "tests/core/instrument/fake_transport.h"
#include "widgets/common/elided_label.h"
#include "widgets/common/empty_state.h"
#include "widgets/common/instrument_link.h"
#include "widgets/common/message_banner.h"
#include "widgets/waveform/capture_sources.h"
#include "widgets/waveform/source_picker.h"
#include "widgets/waveform/waveform_panel.h"
#include "widgets/waveform/waveform_plot.h"

#include <QAction>
#include <QApplication>
#include <QClipboard>
#include <QComboBox>
#include <QDir>
#include <QFile>
#include <QLabel>
#include <QLineEdit>
#include <QPushButton>
#include <QSignalSpy>
#include <QTemporaryDir>
#include <QToolButton>

namespace visor::ui {

namespace {

constexpr int kPatienceMs = 30'000;

constexpr char kScopeProfile[] = R"yaml(instrument: {manufacturer: Visor, model: Fake, class: oscilloscope}
identity: {patterns: ["VISOR,SCOPE"]}
commands:
  scale:
    type: property
    getter: ":CHAN1:SCAL?"
    setter: ":CHAN1:SCAL {value}"
    params: {value: {type: float, unit: V}}
    returns: {type: float, unit: V}
  waveform:
    type: query
    scpi: ":WAVeform:DATA?"
    params:
      channel: {type: int, min: 1, max: 4, default: 1}
      points: {type: int, min: 100, max: 8000000, default: 1000}
    returns: {type: vector, x_name: Time, x_unit: s, unit: V}
    waveform_assembly:
      source_command: ":WAV:SOUR CHAN{channel};POIN {points}"
      format_command: ":WAV:FORM BYTE"
      preamble_query: ":WAV:PRE?"
      data_query: ":WAV:DATA?"
      data_format: byte
      x_unit: s
      y_unit: V
console:
  version: "1.2"
  waveform_sources:
    - {name: channel1, label: Channel 1, command: waveform, args: {channel: 1}, channel: 1}
    - {name: channel2, label: Channel 2, command: waveform, args: {channel: 2}, channel: 2}
)yaml";

} // namespace

class TestWaveformPanel : public test::TestCase
{
    Q_OBJECT

private Q_SLOTS:
    void init();
    void cleanup();

    void saysWhatToDoNext();
    void sourcesComeFromTheProfile();
    void capturesOnceWithEverything();
    void capturesSeveralSources();
    void runsContinuouslyUntilStopped();
    void stopsAWaitingInstrument();
    void tellsAFailure_data();
    void tellsAFailure();
    void staysUsableAfterALostLink();
    void refusesNonsensePoints();
    void exportsAllAndTheView();
    void repeatsTheLastExport();
    void tellsAFailedExport();
    void wrapsWhenNarrow();
    void endsWhileBusy();
    void everyControlHasAName();

private:
    QByteArray answer(const QByteArray& message);
    [[nodiscard]] bool connectLink(const char* idn = "VISOR,SCOPE,1,2.0\n");
    [[nodiscard]] bool captureOnce();
    template<typename T>
    [[nodiscard]] T* child(const char* name) const
    {
        return m_panel->findChild<T*>(QString::fromLatin1(name));
    }
    [[nodiscard]] QByteArrayList written() const
    {
        const std::lock_guard lock(m_bench->mutex);
        return m_bench->written;
    }

    std::shared_ptr<test::FakeBench> m_bench;
    QByteArray m_idn;
    QByteArray m_preamble;
    QByteArray m_data; ///< the reply to the data query; empty for silence
    std::unique_ptr<instrument::TransportSet> m_transports;
    std::unique_ptr<profile::Library> m_library;
    std::unique_ptr<instrument::TraceLog> m_trace;
    std::unique_ptr<InstrumentLink> m_link;
    std::unique_ptr<WaveformPanel> m_panel;
};

void TestWaveformPanel::init()
{
    TestCase::init();
    m_bench = std::make_shared<test::FakeBench>();
    m_bench->answer = [this](const QByteArray& message) { return answer(message); };
    QByteArray samples(1000, '\0');
    for (qsizetype i = 0; i < samples.size(); ++i)
        samples[i] = static_cast<char>(100 + i % 50);
    m_data = "#800001000" + samples + '\n';
    m_preamble = "+0,+0,+1000,+1,+1.0E-09,-5.0E-07,+0,+1.0E-02,+0.0E+00,+128\n";
    m_transports = std::make_unique<instrument::TransportSet>();
    m_transports->add(std::make_unique<test::FakeTransport>(m_bench));
    m_library = std::make_unique<profile::Library>();
    m_library->addText(QStringLiteral("scope.yaml"), kScopeProfile);
    m_trace = std::make_unique<instrument::TraceLog>();
    instrument::ConnectionSettings settings;
    settings.resource = visa::ResourceName::parse(u"TCPIP0::127.0.0.1::5025::SOCKET").value();
    settings.reconnect.isAutomatic = false;
    settings.manners.timeout = std::chrono::seconds(30);
    m_link = std::make_unique<InstrumentLink>(*m_transports, *m_library, *m_trace, settings);
    m_panel = std::make_unique<WaveformPanel>(*m_link);
    m_panel->resize(1000, 600);
    m_panel->show();
    QVERIFY(QTest::qWaitForWindowExposed(m_panel.get()));
}

void TestWaveformPanel::cleanup()
{
    m_panel.reset();
    m_link.reset();
}

/// Called with the bench's mutex held.
QByteArray TestWaveformPanel::answer(const QByteArray& message)
{
    if (message == "*IDN?")
        return m_idn;
    if (message == ":CHAN1:SCAL?")
        return "0.5\n";
    if (message == ":WAV:PRE?")
        return m_preamble;
    if (message == ":WAV:DATA?")
        return m_data;
    return {};
}

bool TestWaveformPanel::connectLink(const char* idn)
{
    m_idn = idn;
    m_link->open();
    return QTest::qWaitFor([this] { return m_link->isReady(); }, kPatienceMs);
}

bool TestWaveformPanel::captureOnce()
{
    QSignalSpy captured(m_panel.get(), &WaveformPanel::captured);
    QTest::mouseClick(child<QPushButton>("singleButton"), Qt::LeftButton);
    return QTest::qWaitFor([&] { return captured.count() > 0; }, kPatienceMs);
}

void TestWaveformPanel::saysWhatToDoNext()
{
    const auto text = [this] {
        QString all;
        for (const auto* label : m_panel->plot().emptyState().findChildren<QLabel*>())
            all += label->text() + QLatin1Char('\n');
        return all;
    };
    QVERIFY2(text().contains(QStringLiteral("Not connected")), qPrintable(text()));
    QVERIFY(!child<QPushButton>("singleButton")->isEnabled());
    QVERIFY(connectLink("OTHER,MODEL,1,1\n"));
    QVERIFY2(text().contains(QStringLiteral("No profile")), qPrintable(text()));
    QVERIFY(!child<QPushButton>("singleButton")->isEnabled());
    m_panel->single();
    m_panel->setContinuous(true);
    m_panel->stop();
    m_panel->repeatExport();
    m_panel->copyPicture();
    QVERIFY(!m_panel->isCapturing());
}

void TestWaveformPanel::sourcesComeFromTheProfile()
{
    QVERIFY(connectLink());
    QCOMPARE(child<QToolButton>("source0")->text(), QStringLiteral("Channel 1"));
    QVERIFY(child<QToolButton>("source0")->isChecked());
    QVERIFY(!child<QToolButton>("source1")->isChecked());
    // The last one cannot be taken away.
    QTest::mouseClick(child<QToolButton>("source0"), Qt::LeftButton);
    QVERIFY(child<QToolButton>("source0")->isChecked());
    QVERIFY(child<QComboBox>("pointsBox")->isVisible());
    // The list opens at the number that is shown.
    QVERIFY(child<QComboBox>("pointsBox")->currentIndex() >= 0);
    QCOMPARE(child<QComboBox>("pointsBox")->itemText(child<QComboBox>("pointsBox")->currentIndex()),
             child<QComboBox>("pointsBox")->currentText());
    QVERIFY(child<QComboBox>("pointsBox")->findText(QStringLiteral("1 Mpts")) >= 0);

    // Without sources in the profile, commands and their channels are offered.
    auto profile = *m_link->profile();
    profile.console.waveformSources.clear();
    const auto sources = captureSources(profile);
    QCOMPARE(sources.size(), std::size_t(4));
    QCOMPARE(sources[2].label, QStringLiteral("Channel 3"));
    QCOMPARE(sources[2].call.args.front().wire, QStringLiteral("3"));
    QVERIFY(pointsParameter(profile, sources[2]));
    profile.commands.clear();
    QVERIFY(captureSources(profile).empty());
    // Many sources become a menu.
    SourcePicker picker;
    std::vector<profile::WaveformSource> many(12);
    for (std::size_t i = 0; i < many.size(); ++i)
        many[i].name = QStringLiteral("trace%1").arg(i);
    picker.setSources(many);
    picker.select({QStringLiteral("trace3"), QStringLiteral("trace4")});
    QCOMPARE(picker.selected().size(), std::size_t(2));
    QCOMPARE(picker.findChild<QToolButton*>(QStringLiteral("sourceMenu"))->text(),
             QStringLiteral("trace3, trace4"));
}

void TestWaveformPanel::capturesOnceWithEverything()
{
    QVERIFY(connectLink());
    child<QComboBox>("pointsBox")->setEditText(QStringLiteral("20k"));
    QVERIFY(captureOnce());
    const auto& capture = *m_panel->lastCapture();
    QCOMPARE(capture.traces.size(), std::size_t(1));
    const auto& trace = *capture.traces.front();
    QCOMPARE(trace.size(), std::size_t(1000));
    QCOMPARE(trace.value(28), 0.0);
    QCOMPARE(trace.x(0), -5e-7);
    QCOMPARE(capture.identity.serial, QStringLiteral("1"));
    QCOMPARE(capture.profile, QStringLiteral("scope"));
    QCOMPARE(capture.profileVersion, QStringLiteral("1.2"));
    QCOMPARE(capture.settings.front(),
             (capture::Setting{QStringLiteral("scale"), QStringLiteral("0.5"), QStringLiteral("V")}));
    QVERIFY(capture.preamble.startsWith("+0,+0,+1000"));
    QVERIFY(written().contains(":WAV:SOUR CHAN1;POIN 20000\n"));
    const QString status = child<ElidedLabel>("captureStatus")->text();
    QVERIFY2(status.contains(QStringLiteral("points")) && status.contains(QStringLiteral("1 GSa/s")),
             qPrintable(status));
    QVERIFY(m_panel->plot().canvas().isVisible());
    QCOMPARE(m_panel->plot().canvas().traces().front().name, QStringLiteral("Channel 1"));
    QVERIFY(child<QPushButton>("singleButton")->isEnabled());
    QVERIFY(!child<QPushButton>("stopButton")->isEnabled());
}

void TestWaveformPanel::capturesSeveralSources()
{
    QVERIFY(connectLink());
    QTest::mouseClick(child<QToolButton>("source1"), Qt::LeftButton);
    QVERIFY(captureOnce());
    QCOMPARE(m_panel->plot().canvas().traces().size(), std::size_t(2));
    QCOMPARE(m_panel->plot().canvas().traces()[1].colour, 1);
    QVERIFY(written().contains(":WAV:SOUR CHAN2;POIN 1000\n"));
}

void TestWaveformPanel::runsContinuouslyUntilStopped()
{
    QVERIFY(connectLink());
    QSignalSpy captured(m_panel.get(), &WaveformPanel::captured);
    QTest::mouseClick(child<QPushButton>("continuousButton"), Qt::LeftButton);
    QVERIFY(QTest::qWaitFor([&] { return captured.count() >= 5; }, kPatienceMs));
    QVERIFY(!child<QPushButton>("singleButton")->isEnabled());
    QVERIFY(child<QPushButton>("stopButton")->isEnabled());
    // Space in the plot stops it too.
    m_panel->plot().canvas().setFocus();
    QTest::keyClick(&m_panel->plot().canvas(), Qt::Key_Space);
    QVERIFY(QTest::qWaitFor([&] { return !m_panel->isCapturing(); }, kPatienceMs));
    QVERIFY(!child<QPushButton>("continuousButton")->isChecked());
    QVERIFY(child<QPushButton>("singleButton")->isEnabled());
    QVERIFY(!m_panel->findChild<MessageBanner*>()->isVisible());
    const auto count = captured.count();
    QVERIFY(captureOnce());
    QVERIFY(captured.count() == count + 1);
}

void TestWaveformPanel::stopsAWaitingInstrument()
{
    QVERIFY(connectLink());
    {
        const std::lock_guard lock(m_bench->mutex);
        m_data.clear();
    }
    QTest::mouseClick(child<QPushButton>("singleButton"), Qt::LeftButton);
    QVERIFY(m_panel->isCapturing());
    // After a moment the bar with Cancel is there.
    QVERIFY(QTest::qWaitFor([&] { return child<QPushButton>("cancelButton")->isVisible(); }, kPatienceMs));
    QTest::mouseClick(child<QPushButton>("cancelButton"), Qt::LeftButton);
    QVERIFY(QTest::qWaitFor([&] { return !m_panel->isCapturing(); }, kPatienceMs));
    QVERIFY(!m_panel->findChild<MessageBanner*>()->isVisible()); // what was asked for is no failure
    QVERIFY(!child<QPushButton>("cancelButton")->isVisible());
    // Cancelled from elsewhere, it is told, but not as a failure.
    QTest::mouseClick(child<QPushButton>("singleButton"), Qt::LeftButton);
    QVERIFY(m_panel->isCapturing());
    m_link->cancelAll();
    QVERIFY(QTest::qWaitFor([&] { return !m_panel->isCapturing(); }, kPatienceMs));
    QVERIFY(m_panel->findChild<MessageBanner*>()->isVisible());
    QCOMPARE(m_panel->findChild<MessageBanner*>()->message().severity, Severity::Information);
    {
        const std::lock_guard lock(m_bench->mutex);
        m_data = "#800000004abcd\n";
    }
    child<QComboBox>("pointsBox")->setEditText(QStringLiteral("2000"));
    QVERIFY(captureOnce()); // the session is not poisoned
    QCOMPARE(child<QComboBox>("pointsBox")->currentText(), QStringLiteral("2 kpts"));
    QCOMPARE(m_panel->lastCapture()->traces.front()->size(), std::size_t(4));
    {
        const std::lock_guard lock(m_bench->mutex);
        m_data.clear();
    }
    // The keys go on where the trace is, not into the note.
    QTest::mouseClick(child<QPushButton>("singleButton"), Qt::LeftButton);
    QVERIFY(QTest::qWaitFor([&] { return child<QPushButton>("cancelButton")->isVisible(); }, kPatienceMs));
    child<QPushButton>("cancelButton")->setFocus();
    QTest::keyClick(child<QPushButton>("cancelButton"), Qt::Key_Space);
    QVERIFY(QTest::qWaitFor([&] { return !m_panel->isCapturing(); }, kPatienceMs));
    QCOMPARE(m_panel->window()->focusWidget(), &m_panel->plot().canvas());
}

void TestWaveformPanel::tellsAFailure_data()
{
    QTest::addColumn<QByteArray>("preamble");
    QTest::addColumn<QByteArray>("data");
    const QByteArray good = "+0,+0,+4,+1,+1.0E-09,-5.0E-07,+0,+1.0E-02,+0.0E+00,+128\n";
    QTest::newRow("garbage for a block") << good << QByteArray("hello\n");
    QTest::newRow("garbage for a preamble") << QByteArray("what?\n") << QByteArray("#14abcd\n");
    QTest::newRow("no vertical scale") << QByteArray("0,0,4,1,1E-9,0,0,0,0,0\n") << QByteArray("#14abcd\n");
}

void TestWaveformPanel::tellsAFailure()
{
    QFETCH(const QByteArray, preamble);
    QFETCH(const QByteArray, data);
    QVERIFY(connectLink());
    QVERIFY(captureOnce());
    const auto before = m_panel->lastCapture();
    {
        const std::lock_guard lock(m_bench->mutex);
        m_preamble = preamble;
        m_data = data;
    }
    m_panel->setContinuous(true);
    auto* banner = m_panel->findChild<MessageBanner*>();
    QVERIFY(QTest::qWaitFor([&] { return banner->isVisible(); }, kPatienceMs));
    QVERIFY(!banner->message().what.isEmpty());
    QVERIFY(!banner->message().why.isEmpty() || !banner->message().nextStep.isEmpty());
    QCOMPARE(m_panel->lastCapture(), before); // what was there stays
    QVERIFY(!child<QPushButton>("continuousButton")->isChecked());
    QVERIFY(child<QPushButton>("singleButton")->isEnabled());
}

void TestWaveformPanel::staysUsableAfterALostLink()
{
    QVERIFY(connectLink());
    QSignalSpy captured(m_panel.get(), &WaveformPanel::captured);
    m_panel->setContinuous(true);
    QVERIFY(QTest::qWaitFor([&] { return captured.count() >= 2; }, kPatienceMs));
    {
        const std::lock_guard lock(m_bench->mutex);
        m_bench->isUnplugged = true;
    }
    m_bench->changed.notify_all();
    QVERIFY(QTest::qWaitFor([&] { return !m_link->isReady() && !m_panel->isCapturing(); }, kPatienceMs));
    QVERIFY(!child<QPushButton>("singleButton")->isEnabled());
    QVERIFY(m_panel->plot().canvas().isVisible()); // the last trace stays on show
    {
        const std::lock_guard lock(m_bench->mutex);
        m_bench->isUnplugged = false;
    }
    m_link->open();
    QVERIFY(QTest::qWaitFor([this] { return m_link->isReady(); }, kPatienceMs));
    QVERIFY(captureOnce());
}

void TestWaveformPanel::refusesNonsensePoints()
{
    QVERIFY(connectLink());
    child<QComboBox>("pointsBox")->setEditText(QStringLiteral("lots"));
    QTest::mouseClick(child<QPushButton>("singleButton"), Qt::LeftButton);
    QVERIFY(!m_panel->isCapturing());
    QVERIFY(m_panel->findChild<MessageBanner*>()->message().what.contains(QStringLiteral("lots")));
    // Out of the profile's range: refused before anything is sent for the capture.
    child<QComboBox>("pointsBox")->setEditText(QStringLiteral("5"));
    QTest::mouseClick(child<QPushButton>("singleButton"), Qt::LeftButton);
    QVERIFY(QTest::qWaitFor([&] { return !m_panel->isCapturing(); }, kPatienceMs));
    QVERIFY(m_panel->findChild<MessageBanner*>()->isVisible());
    QVERIFY(!written().contains(":WAV:DATA?\n"));
}

void TestWaveformPanel::exportsAllAndTheView()
{
    QVERIFY(connectLink());
    QVERIFY(!child<QAction>("exportAllAction")->isEnabled());
    QVERIFY(captureOnce());
    QVERIFY(child<QAction>("exportAllAction")->isEnabled());
    child<QLineEdit>("captureNote")->setText(QStringLiteral("bench 3"));
    const QTemporaryDir folder;
    QSignalSpy exported(m_panel.get(), &WaveformPanel::exported);
    const auto exporters = capture::standardExporters();
    for (const char* ending : {"csv", "npy", "json"}) {
        const QString path = folder.filePath(QStringLiteral("all.") + QLatin1StringView(ending));
        exported.clear();
        m_panel->exportTo(path, WaveformPanel::Extent::All);
        QVERIFY(QTest::qWaitFor([&] { return exported.count() == 1; }, kPatienceMs));
        const auto back = exporters.read(path);
        QVERIFY(back);
        QCOMPARE(back->note, QStringLiteral("bench 3"));
        QCOMPARE(back->traces.front()->size(), std::size_t(1000));
        QCOMPARE(back->traces.front()->value(17), m_panel->lastCapture()->traces.front()->value(17));
    }
    m_panel->plot().canvas().setView({-100.5e-9, 100.5e-9}, {-1, 1});
    const QString path = folder.filePath(QStringLiteral("view.csv"));
    exported.clear();
    m_panel->exportTo(path, WaveformPanel::Extent::View);
    QVERIFY(QTest::qWaitFor([&] { return exported.count() == 1; }, kPatienceMs));
    const auto back = exporters.read(path);
    QVERIFY(back);
    QCOMPARE(back->traces.front()->size(), std::size_t(201));
    for (const char* ending : {"png", "svg", "pdf"}) {
        exported.clear();
        m_panel->exportTo(folder.filePath(QStringLiteral("plot.") + QLatin1StringView(ending)),
                          WaveformPanel::Extent::View);
        QCOMPARE(exported.count(), 1);
    }
    child<QAction>("copyPictureAction")->trigger();
    QVERIFY(!QApplication::clipboard()->image().isNull());
}

void TestWaveformPanel::repeatsTheLastExport()
{
    QVERIFY(connectLink());
    QVERIFY(captureOnce());
    const QTemporaryDir folder;
    m_panel->setExportFolder(folder.path());
    QVERIFY(!child<QAction>("repeatExportAction")->isEnabled());
    QSignalSpy exported(m_panel.get(), &WaveformPanel::exported);
    const QString first = m_panel->proposedPath(QStringLiteral("csv"));
    QVERIFY2(first.contains(QStringLiteral("SCOPE Channel 1")), qPrintable(first));
    m_panel->exportTo(first, WaveformPanel::Extent::All);
    QVERIFY(QTest::qWaitFor([&] { return exported.count() == 1; }, kPatienceMs));
    child<QAction>("repeatExportAction")->trigger();
    QVERIFY(QTest::qWaitFor([&] { return exported.count() == 2; }, kPatienceMs));
    // The next capture does not take away what is said of the export.
    const auto* banner = m_panel->findChild<MessageBanner*>();
    QVERIFY(captureOnce());
    QVERIFY(banner->isVisible());
    // Under a new name: nothing is overwritten.
    QCOMPARE(QDir(folder.path()).entryList({QStringLiteral("*.csv")}).size(), 2);
}

void TestWaveformPanel::tellsAFailedExport()
{
    QVERIFY(connectLink());
    QVERIFY(captureOnce());
    auto* banner = m_panel->findChild<MessageBanner*>();
    m_panel->exportTo(QStringLiteral("/no/such/folder/x.csv"), WaveformPanel::Extent::All);
    QVERIFY(QTest::qWaitFor([&] { return banner->isVisible(); }, kPatienceMs));
    QVERIFY(banner->message().severity == Severity::Failure);
    m_panel->exportTo(QStringLiteral("/no/such/folder/x.png"), WaveformPanel::Extent::All);
    QVERIFY(banner->message().severity == Severity::Failure);
    m_panel->exportTo(QStringLiteral("x.doc"), WaveformPanel::Extent::All);
    QVERIFY(QTest::qWaitFor(
        [&] {
            return banner->message().why.contains(QStringLiteral(".csv")) ||
                   banner->message().what.contains(QStringLiteral(".csv"));
        },
        kPatienceMs));
}

void TestWaveformPanel::wrapsWhenNarrow()
{
    QVERIFY(connectLink());
    QVERIFY2(m_panel->minimumSizeHint().width() <= 560,
             qPrintable(QString::number(m_panel->minimumSizeHint().width())));
    for (const int width : {1200, 560}) {
        m_panel->resize(width, 600);
        QVERIFY(QTest::qWaitFor([&] { return m_panel->width() == width; }, kPatienceMs));
        for (const char* name : {"source1", "pointsBox", "stopButton", "exportButton"}) {
            const auto* widget = child<QWidget>(name);
            const QRect inPanel(widget->mapTo(m_panel.get(), QPoint()), widget->size());
            QVERIFY2(m_panel->rect().contains(inPanel), name);
            QVERIFY2(widget->width() >= widget->minimumSizeHint().width(), name);
        }
    }
}

void TestWaveformPanel::endsWhileBusy()
{
    QVERIFY(connectLink());
    QVERIFY(captureOnce());
    {
        const std::lock_guard lock(m_bench->mutex);
        m_data.clear();
    }
    const QTemporaryDir folder;
    m_panel->exportTo(folder.filePath(QStringLiteral("x.csv")), WaveformPanel::Extent::All);
    m_panel->setContinuous(true);
    m_panel.reset(); // a capture waits and an export may be writing
    QVERIFY(QTest::qWaitFor([this] { return m_link->pendingJobs() == 0; }, kPatienceMs));
}

void TestWaveformPanel::everyControlHasAName()
{
    QVERIFY(connectLink());
    QVERIFY(captureOnce());
    for (auto* widget : m_panel->findChildren<QWidget*>()) {
        const bool isPart = widget->parentWidget() && qobject_cast<QComboBox*>(widget->parentWidget());
        if (widget->focusPolicy() == Qt::NoFocus || !widget->isVisible() || isPart)
            continue;
        QVERIFY2(!widget->accessibleName().isEmpty(),
                 qPrintable(widget->objectName() + QLatin1Char(' ') +
                            QString::fromLatin1(widget->metaObject()->className())));
    }
}

} // namespace visor::ui

QTEST_MAIN(visor::ui::TestWaveformPanel)
#include "test_waveform_panel.moc"
