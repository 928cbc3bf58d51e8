// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/waveform/levels.h"
#include "tests/common/test_case.h"

#include <cmath>
#include <random>

namespace visor::waveform {

class LevelsTest : public test::TestCase
{
    Q_OBJECT

private Q_SLOTS:
    void agreesWithAPlainScan_data();
    void agreesWithAPlainScan();
    void keepsASinglePeak();
    void passesOverGaps();
    void joinsColumns();
    void takesNoWaveformForGranted();
    void staysSmall();
    void endsWhenCancelled();
};

namespace {

ValueRange plainRange(const Waveform& waveform, std::size_t first, std::size_t last)
{
    ValueRange range;
    for (std::size_t i = first; i < last; ++i) {
        if (isGap(waveform.raw(i)))
            continue;
        range.low = std::min(range.low, waveform.value(i));
        range.high = std::max(range.high, waveform.value(i));
    }
    return range;
}

WaveformPtr randomWaveform(SampleFormat format, std::size_t count, double scale, std::mt19937_64& random)
{
    Waveform::Parts parts;
    parts.bytes.append("#8xxxxxxxx");
    parts.byteOffset = 10;
    parts.count = count;
    parts.format = format;
    parts.scaling = {scale, 0.125};
    const auto put = [&](auto sample) {
        char raw[sizeof(sample)];
        std::memcpy(raw, &sample, sizeof(sample));
        if (format.order != std::endian::native)
            std::reverse(raw, raw + sizeof(sample));
        parts.bytes.append(raw, sizeof(sample));
    };
    for (std::size_t i = 0; i < count; ++i) {
        switch (format.type) {
        case SampleType::Float32:
            put(random() % 19 == 0 ? std::nanf("") : static_cast<float>(static_cast<std::int32_t>(random())));
            break;
        case SampleType::Float64:
            put(random() % 19 == 0 ? 9.91e37 : static_cast<double>(static_cast<std::int64_t>(random())));
            break;
        default:
            for (std::size_t byte = 0; byte < sampleSize(format.type); ++byte)
                parts.bytes.append(static_cast<char>(random()));
        }
    }
    return *Waveform::create(std::move(parts));
}

} // namespace

void LevelsTest::agreesWithAPlainScan_data()
{
    QTest::addColumn<int>("type");
    QTest::addColumn<bool>("big");
    QTest::addColumn<double>("scale");
    for (int type = 0; type <= static_cast<int>(SampleType::Float64); ++type) {
        for (const bool big : {false, true})
            QTest::addRow("%s %s", sampleTypeName(static_cast<SampleType>(type)).data(), big ? "big" : "little")
                << type << big << (big ? -0.5 : 0.25);
    }
}

void LevelsTest::agreesWithAPlainScan()
{
    QFETCH(const int, type);
    QFETCH(const bool, big);
    QFETCH(const double, scale);
    std::mt19937_64 random(20261121);
    const SampleFormat format{static_cast<SampleType>(type), big ? std::endian::big : std::endian::little};
    for (const std::size_t count : {0u, 1u, 15u, 16u, 17u, 63u, 64u, 255u, 256u, 257u, 1024u, 1025u, 5000u}) {
        const auto waveform = randomWaveform(format, count, scale, random);
        const auto levels = Levels::build(waveform);
        QVERIFY(levels);
        QCOMPARE((*levels)->range(0, count), plainRange(*waveform, 0, count));
        QCOMPARE((*levels)->range(0, count + 100), plainRange(*waveform, 0, count));
        for (int i = 0; i < 300 && count > 0; ++i) {
            std::size_t first = random() % (count + 1);
            std::size_t last = random() % (count + 1);
            if (first > last)
                std::swap(first, last);
            QCOMPARE((*levels)->range(first, last), plainRange(*waveform, first, last));
        }
        if (count > 64) {
            const auto columns = (*levels)->columns(3, count, 37);
            std::size_t from = 3;
            for (std::size_t i = 0; i < columns.size(); ++i) {
                const std::size_t to = 3 + (count - 3) / 37 * (i + 1) + (count - 3) % 37 * (i + 1) / 37;
                QCOMPARE(columns[i], plainRange(*waveform, from, to));
                from = to;
            }
            QCOMPARE(from, count);
        }
    }
}

void LevelsTest::keepsASinglePeak()
{
    constexpr std::size_t kCount = 1'000'003;
    for (const std::size_t peak : {std::size_t(0), std::size_t(1), std::size_t(500'000), kCount - 4, kCount - 1}) {
        Waveform::Parts parts;
        parts.bytes = QByteArray(kCount, '\0');
        parts.bytes[static_cast<qsizetype>(peak)] = 100;
        parts.count = kCount;
        const auto levels = Levels::build(*Waveform::create(std::move(parts)));
        QVERIFY(levels);
        const auto columns = (*levels)->columns(0, kCount, 1600);
        int peaks = 0;
        for (const auto& column : columns) {
            QCOMPARE(column.low, 0.0);
            peaks += column.high == 100.0;
        }
        QCOMPARE(peaks, 1);
    }
}

void LevelsTest::passesOverGaps()
{
    std::vector<double> values(100, std::nan(""));
    values[40] = 9.9e37;
    values[41] = -9.9e37;
    const auto empty = Levels::build(*Waveform::fromValues(values, RegularAxis{}));
    QVERIFY((*empty)->range(0, 100).isEmpty());
    values[70] = -3;
    const auto one = Levels::build(*Waveform::fromValues(values, RegularAxis{}));
    QCOMPARE((*one)->range(0, 100), (ValueRange{-3, -3}));
    QVERIFY((*one)->range(0, 70).isEmpty());
}

void LevelsTest::joinsColumns()
{
    const std::vector<double> values{0, 1, 2, 3, 4, 5};
    const auto levels = Levels::build(*Waveform::fromValues(values, RegularAxis{}));
    const std::vector<std::size_t> boundaries{0, 2, 2, 4, 6};
    std::vector<ValueRange> ranges(4);
    (*levels)->ranges(boundaries, ranges, true);
    QCOMPARE(ranges[0], (ValueRange{0, 1}));
    QVERIFY(ranges[1].isEmpty());
    QCOMPARE(ranges[2], (ValueRange{1, 3}));
    QCOMPARE(ranges[3], (ValueRange{3, 5}));
}

void LevelsTest::takesNoWaveformForGranted()
{
    const auto levels = Levels::build(*Waveform::fromValues({}, RegularAxis{}));
    QVERIFY(levels);
    QVERIFY((*levels)->range(0, 10).isEmpty());
    QVERIFY((*levels)->columns(0, 0, 3).front().isEmpty());
}

void LevelsTest::staysSmall()
{
    Waveform::Parts parts;
    parts.bytes = QByteArray(1'000'000, '\1');
    parts.count = 1'000'000;
    const auto levels = Levels::build(*Waveform::create(std::move(parts)));
    QVERIFY((*levels)->memory() < 170'000);
}

void LevelsTest::endsWhenCancelled()
{
    Waveform::Parts parts;
    parts.bytes = QByteArray(100, '\1');
    parts.count = 100;
    const auto token = visa::CancelToken::create();
    token.cancel();
    const auto levels = Levels::build(*Waveform::create(std::move(parts)), token);
    QVERIFY(!levels);
    QCOMPARE(levels.error().status, visa::Status::ErrorAbort);
}

} // namespace visor::waveform

QTEST_GUILESS_MAIN(visor::waveform::LevelsTest)
#include "test_levels.moc"
