// SPDX-License-Identifier: GPL-3.0-or-later
// Profiles of real oscilloscopes whose scaling differs from Keysight's, against peers that answer as their manuals
// say.
#include "core/instrument/command_runner.h"
#include "core/profile/library.h"
#include "core/simulation/manual_clock.h"
#include "core/simulation/scpi_instrument.h"
#include "core/waveform/waveform.h"
#include "tests/common/test_case.h"

#include <cstring>

using visor::simulation::ScpiCall;

namespace {

/// Takes the settings a profile sends and answers a fixed trace.
class Peer : public visor::simulation::ScpiInstrument
{
public:
    explicit Peer(const char* maker, const char* model)
        : ScpiInstrument({maker, model, "1", "1"}, std::make_shared<visor::simulation::ManualClock>())
    {
    }

    /// The arguments of the settings, in the order they came.
    QByteArrayList heard;

protected:
    void reset() override {}

    void addSetting(const char* pattern)
    {
        add(pattern, [this](ScpiCall& call) {
            QByteArrayList parts;
            for (std::size_t i = 0; i < call.argumentCount(); ++i)
                parts.append(call.argument(i)->value);
            heard.append(call.header().toUpper() + ' ' + parts.join(','));
        });
    }
    void addReply(const char* pattern, const QByteArray& text)
    {
        add(pattern, [text](ScpiCall& call) { call.reply(text); });
    }
    void addBlock(const char* pattern, const QByteArray& data)
    {
        add(pattern, [data](ScpiCall& call) { call.replyBlock(data); });
    }
};

class TektronixPeer final : public Peer
{
public:
    TektronixPeer() : Peer("TEKTRONIX", "MDO3024")
    {
        addSetting(":DATa:SOUrce");
        addSetting(":DATa:ENCdg");
        addSetting(":DATa:STARt");
        addSetting(":DATa:STOP");
        addSetting(":WFMOutpre:BYT_Nr");
        addReply(":WFMOutpre:XINcr?", "4.0E-9");
        addReply(":WFMOutpre:XZEro?", "-2.0E-6");
        addReply(":WFMOutpre:YMUlt?", "40.0E-3");
        addReply(":WFMOutpre:YZEro?", "1.5");
        addReply(":WFMOutpre:YOFf?", "-25.0");
        addBlock(":CURVe?", QByteArray("\x00\x19\xe7\x80\x7f", 5)); // 0, 25, -25, -128, 127
    }
};

class RigolPeer final : public Peer
{
public:
    RigolPeer() : Peer("RIGOL TECHNOLOGIES", "DS1104Z")
    {
        addSetting(":WAVeform:SOURce");
        addSetting(":WAVeform:MODE");
        addSetting(":WAVeform:FORMat");
        addReply(":WAVeform:PREamble?", "0,0,4,1,1.000000e-06,-2.000000e-06,0,4.000000e-02,-25,127");
        addBlock(":WAVeform:DATA?", QByteArray("\x66\x67\x7f\x00", 4)); // 102, 103, 127, 0
    }
};

class RohdeSchwarzPeer final : public Peer
{
public:
    RohdeSchwarzPeer() : Peer("Rohde&Schwarz", "RTB2004")
    {
        addSetting(":FORMat:DATA");
        addSetting(":FORMat:BORDer");
        addSetting(":CHANnel<1-4>:DATA:POINts");
        addReply(":CHANnel<1-4>:DATA:XORigin?", "-6.0E-3");
        addReply(":CHANnel<1-4>:DATA:XINCrement?", "1.0E-6");
        const std::array<float, 3> volts{0.25F, -1.5F, 3.0F};
        QByteArray bytes(sizeof volts, Qt::Uninitialized);
        std::memcpy(bytes.data(), volts.data(), sizeof volts);
        addBlock(":CHANnel<1-4>:DATA?", bytes);
    }
};

} // namespace

class TestForeignTraces : public visor::test::TestCase
{
    Q_OBJECT

private Q_SLOTS:
    void tektronix();
    void rigol();
    void rohdeSchwarz();

private:
    static std::shared_ptr<const visor::waveform::Waveform> capture(Peer& peer, const QString& source);
    static std::vector<double> values(const visor::waveform::Waveform& waveform);
};

std::shared_ptr<const visor::waveform::Waveform> TestForeignTraces::capture(Peer& peer, const QString& source)
{
    visor::profile::Library library;
    library.addFolder(QStringLiteral(VISOR_PROFILES_DIR));
    const auto match = library.match(QString::fromLatin1(peer.identity()));
    const auto profile = match ? library.load(match->entry.key).value_or(nullptr) : nullptr;
    const auto link = peer.open();
    if (!profile || !link)
        return nullptr;
    visor::instrument::Dialogue dialogue(**link, nullptr, 0, visor::instrument::Origin::Capture,
                                         visor::instrument::Manners{.timeout = std::chrono::seconds(30)},
                                         visor::visa::CancelToken{});
    for (const auto& candidate : profile->console.waveformSources) {
        if (candidate.name != source)
            continue;
        const auto outcome = visor::instrument::runCall(dialogue, *profile, candidate.call);
        if (!outcome)
            qWarning("%s", qPrintable(outcome.error().message));
        const QByteArray error = dialogue.queryLine("SYST:ERR?").value_or("no answer");
        if (error != "+0,\"No error\"")
            qWarning("%s", error.constData());
        return outcome ? outcome->reply.waveform() : nullptr;
    }
    return nullptr;
}

std::vector<double> TestForeignTraces::values(const visor::waveform::Waveform& waveform)
{
    std::vector<double> result(waveform.size());
    waveform.copyValues(0, result);
    for (double& value : result)
        value = std::round(value * 1e9) / 1e9;
    return result;
}

void TestForeignTraces::tektronix()
{
    TektronixPeer peer;
    const auto waveform = capture(peer, QStringLiteral("channel2"));
    QVERIFY(waveform);
    // Value = YZERO + (code - YOFF) YMULT.
    QCOMPARE(values(*waveform), (std::vector<double>{2.5, 3.5, 1.5, -2.62, 7.58}));
    QCOMPARE(waveform->x(0), -2.0e-6);
    QVERIFY(std::abs(waveform->x(4) + 2.0e-6 - 16e-9) < 1e-15);
    QVERIFY(peer.heard.contains("DATA:SOURCE CH2") || peer.heard.contains(":DATA:SOURCE CH2"));
    QVERIFY(peer.heard.contains(":DATA:ENCDG RIBinary"));
}

void TestForeignTraces::rigol()
{
    RigolPeer peer;
    const auto waveform = capture(peer, QStringLiteral("channel3"));
    QVERIFY(waveform);
    // Value = (code - YORigin - YREFerence) YINCrement.
    QCOMPARE(values(*waveform), (std::vector<double>{0.0, 0.04, 1.0, -4.08}));
    QCOMPARE(waveform->x(0), -2.0e-6);
    QVERIFY(peer.heard.contains(":WAVEFORM:SOURCE CHANnel3"));
}

void TestForeignTraces::rohdeSchwarz()
{
    RohdeSchwarzPeer peer;
    const auto waveform = capture(peer, QStringLiteral("channel4"));
    QVERIFY(waveform);
    QCOMPARE(values(*waveform), (std::vector<double>{0.25, -1.5, 3.0}));
    QCOMPARE(waveform->x(0), -6.0e-3);
    QVERIFY(std::abs(waveform->x(2) - (-6.0e-3 + 2e-6)) < 1e-15);
}

QTEST_GUILESS_MAIN(TestForeignTraces)
#include "test_foreign_traces.moc"
