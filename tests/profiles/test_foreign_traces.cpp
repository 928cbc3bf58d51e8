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

/// Sixteen-bit samples, negative ones too, and a preamble with more than ten fields.
class InfiniiumPeer final : public Peer
{
public:
    InfiniiumPeer() : Peer("KEYSIGHT TECHNOLOGIES", "MSOS254A")
    {
        addSetting(":WAVeform:SOURce");
        addSetting(":WAVeform:FORMat");
        addSetting(":WAVeform:BYTeorder");
        addReply(":WAVeform:PREamble?",
                 "2,1,3,1,5.0E-11,-1.0E-08,0,1.0E-03,2.5E-01,0,0,1.0E-07,-5.0E-08,1.6E+00,0,"
                 "\"25 MAR 2019\",\"12:00:00:00\",\"MSOS254A:MY1\",1,90,2,1,2.5E+09,0.0E+00");
        addBlock(":WAVeform:DATA?", QByteArray("\x00\x00\xe8\x03\x18\xfc", 6)); // 0, 1000, -1000
    }
};

/// Unsigned sixteen-bit samples; origin and reference count steps.
class RigolDhoPeer final : public Peer
{
public:
    RigolDhoPeer() : Peer("RIGOL TECHNOLOGIES", "DHO924")
    {
        for (const char* setting :
             {":WAVeform:SOURce", ":WAVeform:MODE", ":WAVeform:FORMat", ":WAVeform:STARt", ":WAVeform:STOP"})
            addSetting(setting);
        addReply(":WAVeform:PREamble?", "1,0,3,1,1.000000E-6,-5.000000E-4,0.000000E-12,1.000000E-04,2000,32768");
        addBlock(":WAVeform:DATA?", QByteArray("\xd0\x87\x00\x80\xb8\x8b", 6)); // 34768, 32768, 35768
    }
};

/// The older WFMPre tree.
class TektronixTdsPeer final : public Peer
{
public:
    TektronixTdsPeer() : Peer("TEKTRONIX", "TDS 2024B")
    {
        for (const char* setting : {":DATa:SOUrce", ":DATa:ENCdg", ":DATa:WIDth", ":DATa:STARt", ":DATa:STOP"})
            addSetting(setting);
        addReply(":WFMPre:XINcr?", "4.0E-6");
        addReply(":WFMPre:XZEro?", "-5.0E-3");
        addReply(":WFMPre:YMUlt?", "8.0E-2");
        addReply(":WFMPre:YZEro?", "0.0E0");
        addReply(":WFMPre:YOFf?", "1.25E1");
        addBlock(":CURVe?", QByteArray("\x0c\x26\xf3", 3)); // 12, 38, -13
    }
};

/// Sixteen-bit samples, most significant byte first.
class TektronixMsoPeer final : public Peer
{
public:
    TektronixMsoPeer() : Peer("TEKTRONIX", "MSO58")
    {
        for (const char* setting :
             {":DATa:SOUrce", ":DATa:ENCdg", ":DATa:STARt", ":DATa:STOP", ":WFMOutpre:BYT_Nr"})
            addSetting(setting);
        addReply(":WFMOutpre:XINcr?", "1.6E-10");
        addReply(":WFMOutpre:XZEro?", "-8.0E-8");
        addReply(":WFMOutpre:YMUlt?", "1.5625E-6");
        addReply(":WFMOutpre:YZEro?", "5.0E-1");
        addReply(":WFMOutpre:YOFf?", "0.0");
        addBlock(":CURVe?", QByteArray("\x00\x00\xfa\x00", 4)); // 0, -1536
    }

    /// As eight-bit codes the same bytes would be other points.
    static QString command() { return QStringLiteral("waveform_16bit"); }
};

/// Volts as they are; start and distance of the points come from two places.
class RtoPeer final : public Peer
{
public:
    RtoPeer() : Peer("Rohde&Schwarz", "RTO")
    {
        addSetting(":EXPort:WAVeform:INCXvalues");
        addSetting(":FORMat:DATA");
        addSetting(":FORMat:BORDer");
        addReply(":CHANnel<1-4>:DATA:HEADer?", "-5.0E-7,5.0E-7,3,1");
        addReply(":ACQuire:RESolution?", "2.5E-10");
        const std::array<float, 3> volts{0.5F, -0.125F, 2.0F};
        QByteArray bytes(sizeof volts, Qt::Uninitialized);
        std::memcpy(bytes.data(), volts.data(), sizeof volts);
        addBlock(":CHANnel<1-4>:DATA?", bytes);
    }
};

/// Answers automation queries with one number each; the block follows a word.
class LeCroyPeer final : public Peer
{
public:
    LeCroyPeer() : Peer("LECROY", "HDO6104")
    {
        addSetting(":COMM_FORMAT");
        addSetting(":COMM_ORDER");
        addSetting(":WAVEFORM_SETUP");
        add(":VBS?", [this](ScpiCall& call) {
            const QByteArray asked = call.argumentCount() == 1 ? call.argument(0)->value : QByteArray();
            heard.append("VBS? " + asked);
            if (asked == "return=app.Acquisition.C2.Out.Result.HorizontalPerStep")
                call.reply("1e-10");
            else if (asked == "return=app.Acquisition.C2.Out.Result.HorizontalOffset")
                call.reply("-2.5e-07");
            else if (asked == "return=app.Acquisition.C2.Out.Result.VerticalPerStep")
                call.reply("0.0001");
            else if (asked == "return=-app.Acquisition.C2.Out.Result.VerticalOffset")
                call.reply("-0.05");
        });
        add(":C<1-4>:WAVEFORM?", [](ScpiCall& call) {
            if (call.argumentCount() != 1 || call.argument(0)->value != "DAT1")
                return;
            call.reply(QByteArray("DAT1,#9000000006\x00\x00\x10\x27\xf0\xd8", 22)); // 0, 10000, -10000
        });
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
    void keysightInfiniium();
    void rigolDho();
    void tektronixTds();
    void tektronixMso();
    void rohdeSchwarzRto();
    void leCroy();

private:
    static std::shared_ptr<const visor::waveform::Waveform> capture(Peer& peer, const QString& source,
                                                                    const QString& command = {});
    static std::vector<double> values(const visor::waveform::Waveform& waveform);
};

/// With `command`, that one is run in the place of the source's own.
std::shared_ptr<const visor::waveform::Waveform> TestForeignTraces::capture(Peer& peer, const QString& source,
                                                                            const QString& command)
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
        visor::profile::CommandCall call = candidate.call;
        if (!command.isEmpty())
            call.command = command;
        const auto outcome = visor::instrument::runCall(dialogue, *profile, call);
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

void TestForeignTraces::keysightInfiniium()
{
    InfiniiumPeer peer;
    const auto waveform = capture(peer, QStringLiteral("channel4"));
    QVERIFY(waveform);
    QCOMPARE(values(*waveform), (std::vector<double>{0.25, 1.25, -0.75}));
    QCOMPARE(waveform->x(0), -1.0e-8);
    QVERIFY(std::abs(waveform->x(2) + 1.0e-8 - 1e-10) < 1e-16);
    QVERIFY(peer.heard.contains(":WAVEFORM:FORMAT WORD"));
}

void TestForeignTraces::rigolDho()
{
    RigolDhoPeer peer;
    const auto waveform = capture(peer, QStringLiteral("channel1"));
    QVERIFY(waveform);
    // Value = (code - YORigin - YREFerence) YINCrement.
    QCOMPARE(values(*waveform), (std::vector<double>{0.0, -0.2, 0.1}));
    QCOMPARE(waveform->x(0), -5.0e-4);
    QVERIFY(peer.heard.contains(":WAVEFORM:FORMAT WORD"));
}

void TestForeignTraces::tektronixTds()
{
    TektronixTdsPeer peer;
    const auto waveform = capture(peer, QStringLiteral("channel3"));
    QVERIFY(waveform);
    QCOMPARE(values(*waveform), (std::vector<double>{-0.04, 2.04, -2.04}));
    QCOMPARE(waveform->x(0), -5.0e-3);
    QVERIFY(peer.heard.contains(":DATA:STOP 2500"));
}

void TestForeignTraces::tektronixMso()
{
    TektronixMsoPeer peer;
    const auto waveform = capture(peer, QStringLiteral("channel8"), TektronixMsoPeer::command());
    QVERIFY(waveform);
    QCOMPARE(values(*waveform), (std::vector<double>{0.5, 0.4976}));
    QCOMPARE(waveform->x(0), -8.0e-8);
    QVERIFY(peer.heard.contains(":WFMOUTPRE:BYT_NR 2"));
}

void TestForeignTraces::rohdeSchwarzRto()
{
    RtoPeer peer;
    const auto waveform = capture(peer, QStringLiteral("channel2"));
    QVERIFY(waveform);
    QCOMPARE(values(*waveform), (std::vector<double>{0.5, -0.125, 2.0}));
    QCOMPARE(waveform->x(0), -5.0e-7);
    QVERIFY(std::abs(waveform->x(2) + 5.0e-7 - 5e-10) < 1e-16);
}

void TestForeignTraces::leCroy()
{
    LeCroyPeer peer;
    const auto waveform = capture(peer, QStringLiteral("channel2"));
    QVERIFY(waveform);
    // Value = VerticalPerStep code - VerticalOffset.
    QCOMPARE(values(*waveform), (std::vector<double>{-0.05, 0.95, -1.05}));
    QCOMPARE(waveform->x(0), -2.5e-7);
    QVERIFY(std::abs(waveform->x(2) + 2.5e-7 - 2e-10) < 1e-16);
    QVERIFY(peer.heard.contains(":COMM_FORMAT DEF9,WORD,BIN") || peer.heard.contains("COMM_FORMAT DEF9,WORD,BIN"));
}

QTEST_GUILESS_MAIN(TestForeignTraces)
#include "test_foreign_traces.moc"
