// SPDX-License-Identifier: GPL-3.0-or-later
// The Waveform tab of an instrument that no profile describes.
#include "tests/common/test_case.h"
#include "tests/core/instrument/fake_transport.h"
#include "widgets/common/instrument_link.h"
#include "widgets/common/message_banner.h"
#include "widgets/waveform/raw_source_bar.h"
#include "widgets/waveform/source_picker.h"
#include "widgets/waveform/waveform_panel.h"
#include "widgets/waveform/waveform_plot.h"

#include <QComboBox>
#include <QFile>
#include <QLineEdit>
#include <QPushButton>
#include <QSignalSpy>
#include <QTemporaryDir>
#include <QToolButton>

namespace visor::ui {

namespace {

constexpr int kRawPatienceMs = 30'000;

} // namespace

class TestRawPanel : public test::TestCase
{
    Q_OBJECT

private Q_SLOTS:
    void init()
    {
        TestCase::init();
        m_bench = std::make_shared<test::FakeBench>();
        m_data = "#14\x01\x02\x03\x04\n";
        m_bench->answer = [this](const QByteArray& message) {
            if (message == "*IDN?")
                return QByteArray("ACME,UNKNOWN,7,1\n");
            return message == "CURV?" ? m_data : QByteArray();
        };
        m_transports = std::make_unique<instrument::TransportSet>();
        m_transports->add(std::make_unique<test::FakeTransport>(m_bench));
        instrument::ConnectionSettings settings;
        settings.resource = visa::ResourceName::parse(u"TCPIP0::127.0.0.1::5025::SOCKET").value();
        settings.reconnect.isAutomatic = false;
        settings.manners.timeout = std::chrono::seconds(30);
        m_link = std::make_unique<InstrumentLink>(*m_transports, m_library, m_trace, settings);
        m_panel = std::make_unique<WaveformPanel>(*m_link);
        m_panel->resize(1000, 600);
        m_panel->show();
        QVERIFY(!bar()->isVisible()); // nothing to type before there is an instrument
        m_link->open();
        QVERIFY(QTest::qWaitFor([this] { return m_link->isReady(); }, kRawPatienceMs));
        QTRY_VERIFY(bar()->isVisible());
    }
    void cleanup()
    {
        m_panel.reset();
        m_link.reset();
    }

    void capturesWhatIsTyped()
    {
        QVERIFY(!m_panel->findChild<SourcePicker*>()->isVisible());
        QVERIFY(!button("singleButton")->isEnabled());
        QSignalSpy used(m_panel.get(), &WaveformPanel::rawSourceUsed);
        QSignalSpy captured(m_panel.get(), &WaveformPanel::captured);
        QTest::keyClicks(field("rawQuery"), QStringLiteral("CURV?"));
        QVERIFY(button("singleButton")->isEnabled());
        choose("rawFormat", QStringLiteral("int16"));
        QVERIFY(m_panel->findChild<QComboBox*>(QStringLiteral("rawOrder"))->isEnabled());
        QTest::mouseClick(m_panel->findChild<QToolButton*>(QStringLiteral("rawMore")), Qt::LeftButton);
        QTest::keyClicks(field("rawXStep"), QStringLiteral("2n"));
        QTest::keyClicks(field("rawXUnit"), QStringLiteral("s"));
        QTest::keyClicks(field("rawYScale"), QStringLiteral("10 mV"));
        QTest::keyClicks(field("rawYUnit"), QStringLiteral("V"));
        QTest::keyClick(field("rawQuery"), Qt::Key_Return); // captures
        QVERIFY(QTest::qWaitFor([&] { return captured.count() == 1; }, kRawPatienceMs));
        const auto& capture = *m_panel->lastCapture();
        const auto& trace = *capture.traces.front();
        QCOMPARE(trace.size(), std::size_t(2));
        QCOMPARE(trace.value(0), 258 * 0.01);
        QCOMPARE(trace.x(1), 2e-9);
        QCOMPARE(trace.yLabel().unit, QStringLiteral("V"));
        QCOMPARE(capture.reply, m_data);
        QCOMPARE(capture.identity.model, QStringLiteral("UNKNOWN"));
        QCOMPARE(m_panel->plot().canvas().traces().front().name, QStringLiteral("CURV?"));
        QCOMPARE(used.count(), 1);
        const auto remembered = used.front().front().value<capture::RawSource>();
        QCOMPARE(remembered.yScale, 0.01);

        // Another panel of the same instrument starts with it.
        WaveformPanel next(*m_link);
        next.setRawSource(remembered);
        QCOMPARE(next.findChild<RawSourceBar*>()->source().value(), remembered);
        QVERIFY(next.findChild<QToolButton*>(QStringLiteral("rawMore"))->isChecked());

        // Exports work as those of any capture.
        const QTemporaryDir folder;
        QSignalSpy exported(m_panel.get(), &WaveformPanel::exported);
        QVERIFY(m_panel->hasUnsavedCapture());
        m_panel->setExportFolder(folder.path());
        m_panel->exportTo(m_panel->proposedPath(QStringLiteral("bin")), WaveformPanel::Extent::All);
        QVERIFY(QTest::qWaitFor([&] { return exported.count() == 1; }, kRawPatienceMs));
        QFile file(exported.front().front().toString());
        QVERIFY(file.open(QIODevice::ReadOnly));
        QCOMPARE(file.readAll(), m_data);
        QVERIFY(!m_panel->hasUnsavedCapture());
    }

    void runsContinuously()
    {
        QTest::keyClicks(field("rawQuery"), QStringLiteral("CURV?"));
        QSignalSpy captured(m_panel.get(), &WaveformPanel::captured);
        QSignalSpy used(m_panel.get(), &WaveformPanel::rawSourceUsed);
        QTest::mouseClick(button("continuousButton"), Qt::LeftButton);
        QVERIFY(QTest::qWaitFor([&] { return captured.count() >= 5; }, kRawPatienceMs));
        QVERIFY(!bar()->isEnabled());
        QCOMPARE(used.count(), 1); // once, not for every frame
        m_panel->stop();
        QVERIFY(QTest::qWaitFor([&] { return !m_panel->isCapturing(); }, kRawPatienceMs));
        QVERIFY(bar()->isEnabled());
        QCOMPARE(field("rawQuery")->text(), QStringLiteral("CURV?"));
    }

    void saysWhatIsWrong_data()
    {
        QTest::addColumn<QString>("name");
        QTest::addColumn<QString>("text");
        QTest::addColumn<QString>("said");
        QTest::newRow("no number") << "rawYScale" << "much" << "much";
        QTest::newRow("flat") << "rawYScale" << "0" << "not zero";
        QTest::newRow("backwards") << "rawXStep" << "-1" << "above zero";
        QTest::newRow("not finite") << "rawXStart" << "1e999" << "";
    }
    void saysWhatIsWrong()
    {
        QFETCH(QString, name);
        QFETCH(QString, text);
        QFETCH(QString, said);
        QTest::keyClicks(field("rawQuery"), QStringLiteral("CURV?"));
        // Typed, then put out of sight.
        m_panel->findChild<QLineEdit*>(name)->setText(text);
        m_panel->setContinuous(true);
        QVERIFY(!m_panel->isCapturing());
        QVERIFY(!button("continuousButton")->isChecked());
        auto* banner = m_panel->findChild<MessageBanner*>();
        QVERIFY(banner->isVisible());
        QVERIFY2(banner->message().nextStep.contains(said), qPrintable(banner->message().nextStep));
        QVERIFY(m_panel->findChild<QLineEdit*>(name)->isVisible()); // the field in question is shown
        const std::lock_guard lock(m_bench->mutex);
        QVERIFY(!m_bench->written.contains("CURV?\n"));
    }

    void aReplyThatDoesNotFitIsTold()
    {
        QTest::keyClicks(field("rawQuery"), QStringLiteral("CURV?"));
        choose("rawFormat", QStringLiteral("float32"));
        {
            const std::lock_guard lock(m_bench->mutex);
            m_data = "#13abc\n";
        }
        QTest::mouseClick(button("singleButton"), Qt::LeftButton);
        auto* banner = m_panel->findChild<MessageBanner*>();
        QVERIFY(QTest::qWaitFor([&] { return banner->isVisible(); }, kRawPatienceMs));
        QCOMPARE(banner->message().severity, Severity::Failure);
        QVERIFY(!m_panel->lastCapture());
        choose("rawFormat", QStringLiteral("uint8"));
        QSignalSpy captured(m_panel.get(), &WaveformPanel::captured);
        QTest::mouseClick(button("singleButton"), Qt::LeftButton);
        QVERIFY(QTest::qWaitFor([&] { return captured.count() == 1; }, kRawPatienceMs));
        QCOMPARE(m_panel->lastCapture()->traces.front()->size(), std::size_t(3));
    }

    void silenceCanBeStopped()
    {
        QTest::keyClicks(field("rawQuery"), QStringLiteral("NOTHING?"));
        QTest::mouseClick(button("singleButton"), Qt::LeftButton);
        QVERIFY(m_panel->isCapturing());
        m_panel->stop();
        QVERIFY(QTest::qWaitFor([&] { return !m_panel->isCapturing(); }, kRawPatienceMs));
        QVERIFY(!m_panel->findChild<MessageBanner*>()->isVisible());
        QVERIFY(!m_panel->hasUnsavedCapture());
    }

private:
    [[nodiscard]] RawSourceBar* bar() const { return m_panel->findChild<RawSourceBar*>(); }
    [[nodiscard]] QLineEdit* field(const char* name) const
    {
        return m_panel->findChild<QLineEdit*>(QString::fromLatin1(name));
    }
    [[nodiscard]] QPushButton* button(const char* name) const
    {
        return m_panel->findChild<QPushButton*>(QString::fromLatin1(name));
    }
    void choose(const char* name, const QString& data)
    {
        auto* box = m_panel->findChild<QComboBox*>(QString::fromLatin1(name));
        box->setCurrentIndex(box->findData(data));
        QCOMPARE(box->currentData().toString(), data);
    }

    std::shared_ptr<test::FakeBench> m_bench;
    QByteArray m_data;
    std::unique_ptr<instrument::TransportSet> m_transports;
    profile::Library m_library;
    instrument::TraceLog m_trace;
    std::unique_ptr<InstrumentLink> m_link;
    std::unique_ptr<WaveformPanel> m_panel;
};

} // namespace visor::ui

QTEST_MAIN(visor::ui::TestRawPanel)
#include "test_raw_panel.moc"
