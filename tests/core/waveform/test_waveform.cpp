// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/waveform/waveform.h"
#include "tests/common/test_case.h"

#include <cmath>
#include <limits>
#include <random>

namespace visor::waveform {

class WaveformTest : public test::TestCase
{
    Q_OBJECT

private Q_SLOTS:
    void namesEveryType();
    void readsEveryTypeInBothOrders_data();
    void readsEveryTypeInBothOrders();
    void keepsTheReplyWithoutCopying();
    void findsSamplesByPosition();
    void takesAnExplicitAxis();
    void refusesPartsThatDoNotFit_data();
    void refusesPartsThatDoNotFit();
};

namespace {

/// Integer codes of a type as wire bytes, written without the code under test.
QByteArray wireBytes(SampleType type, std::endian order, const std::vector<double>& codes)
{
    QByteArray bytes;
    const auto append = [&](auto value) {
        char raw[sizeof(value)];
        std::memcpy(raw, &value, sizeof(value));
        if (order != std::endian::native)
            std::reverse(raw, raw + sizeof(value));
        bytes.append(raw, sizeof(value));
    };
    for (const double code : codes) {
        switch (type) {
        case SampleType::Int8:
            append(static_cast<std::int8_t>(code));
            break;
        case SampleType::UInt8:
            append(static_cast<std::uint8_t>(code));
            break;
        case SampleType::Int16:
            append(static_cast<std::int16_t>(code));
            break;
        case SampleType::UInt16:
            append(static_cast<std::uint16_t>(code));
            break;
        case SampleType::Int32:
            append(static_cast<std::int32_t>(code));
            break;
        case SampleType::UInt32:
            append(static_cast<std::uint32_t>(code));
            break;
        case SampleType::Float32:
            append(static_cast<float>(code));
            break;
        case SampleType::Float64:
            append(code);
            break;
        }
    }
    return bytes;
}

} // namespace

void WaveformTest::namesEveryType()
{
    for (const auto type : {SampleType::Int8, SampleType::UInt8, SampleType::Int16, SampleType::UInt16,
                            SampleType::Int32, SampleType::UInt32, SampleType::Float32, SampleType::Float64})
        QCOMPARE(sampleTypeFromName(sampleTypeName(type)), std::optional(type));
    QVERIFY(!sampleTypeFromName(QLatin1StringView("int12")));
}

void WaveformTest::readsEveryTypeInBothOrders_data()
{
    QTest::addColumn<int>("type");
    QTest::addColumn<bool>("big");
    for (int type = 0; type <= static_cast<int>(SampleType::Float64); ++type) {
        for (const bool big : {false, true})
            QTest::addRow("%s %s", sampleTypeName(static_cast<SampleType>(type)).data(), big ? "big" : "little")
                << type << big;
    }
}

void WaveformTest::readsEveryTypeInBothOrders()
{
    QFETCH(const int, type);
    QFETCH(const bool, big);
    const auto sampleType = static_cast<SampleType>(type);
    const auto order = big ? std::endian::big : std::endian::little;
    std::vector<double> codes{0, 1, 2, 100, 127};
    if (sampleType == SampleType::Int8 || sampleType == SampleType::Int16 || sampleType == SampleType::Int32 ||
        isFloat(sampleType))
        codes.insert(codes.end(), {-1, -128, -77});
    if (sampleSize(sampleType) > 1)
        codes.insert(codes.end(), {258, 12345});
    if (sampleType == SampleType::UInt32)
        codes.push_back(4294967295.0);

    Waveform::Parts parts;
    parts.bytes = QByteArray("#15") + wireBytes(sampleType, order, codes) + '\n';
    parts.byteOffset = 3; // so that no sample is aligned
    parts.count = codes.size();
    parts.format = {sampleType, order};
    parts.scaling = {0.25, -3};
    const auto waveform = Waveform::create(parts);
    QVERIFY(waveform);
    std::vector<double> values(codes.size());
    (*waveform)->copyValues(0, values);
    for (std::size_t i = 0; i < codes.size(); ++i) {
        QCOMPARE((*waveform)->raw(i), codes[i]);
        QCOMPARE((*waveform)->value(i), codes[i] * 0.25 - 3);
        QCOMPARE(values[i], codes[i] * 0.25 - 3);
    }
    std::vector<double> middle(3);
    (*waveform)->copyValues(2, middle);
    QCOMPARE(middle, std::vector<double>(values.begin() + 2, values.begin() + 5));
}

void WaveformTest::keepsTheReplyWithoutCopying()
{
    Waveform::Parts parts;
    parts.bytes = QByteArray("#14abcd\n");
    const char* const data = parts.bytes.constData();
    parts.byteOffset = 3;
    parts.count = 4;
    const auto waveform = Waveform::create(std::move(parts));
    QVERIFY(waveform);
    QCOMPARE(static_cast<const void*>((*waveform)->rawBytes().data()), static_cast<const void*>(data + 3));
    QCOMPARE((*waveform)->rawBytes().size(), std::size_t(4));
}

void WaveformTest::findsSamplesByPosition()
{
    const std::vector<double> values(101, 0.0);
    const auto made = Waveform::fromValues(values, RegularAxis{-5e-6, 1e-7});
    QVERIFY(made);
    const Waveform& waveform = **made;
    QCOMPARE(waveform.x(50), 0.0);
    QCOMPARE(waveform.nearestIndex(0), std::size_t(50));
    QCOMPARE(waveform.nearestIndex(0.4e-7), std::size_t(50));
    QCOMPARE(waveform.nearestIndex(0.6e-7), std::size_t(51));
    QCOMPARE(waveform.nearestIndex(-1), std::size_t(0));
    QCOMPARE(waveform.nearestIndex(1), std::size_t(100));
    QCOMPARE(waveform.lowerIndex(0.4e-7), std::size_t(51));
    QCOMPARE(waveform.lowerIndex(-1), std::size_t(0));
    QCOMPARE(waveform.lowerIndex(1), std::size_t(101));
    QCOMPARE(waveform.nearestIndex(std::numeric_limits<double>::quiet_NaN()), std::size_t(0));
}

void WaveformTest::takesAnExplicitAxis()
{
    const std::vector<double> values{1, 2, 3, 4};
    const auto up = Waveform::fromValues(values, ExplicitAxis{0, 1, 10, 100});
    QVERIFY(up);
    QVERIFY((*up)->isAscending());
    QCOMPARE((*up)->nearestIndex(6), std::size_t(2));
    QCOMPARE((*up)->nearestIndex(5), std::size_t(1));
    QCOMPARE((*up)->nearestIndex(1000), std::size_t(3));
    QCOMPARE((*up)->lowerIndex(1), std::size_t(1));
    QCOMPARE((*up)->x(3), 100.0);

    const auto back = Waveform::fromValues(values, ExplicitAxis{3, 2, 1, 2});
    QVERIFY(back);
    QVERIFY(!(*back)->isAscending());
    QCOMPARE((*back)->nearestIndex(0.9), std::size_t(2));
}

void WaveformTest::refusesPartsThatDoNotFit_data()
{
    QTest::addColumn<int>("case_");
    const std::pair<const char*, int> cases[]{
        {"short data", 0}, {"offset past the end", 1}, {"huge count", 2},
        {"zero scale", 3}, {"infinite offset", 4},     {"no step", 5},
        {"step back", 6},  {"x too short", 7},         {"x not a number", 8}};
    for (const auto& [name, number] : cases)
        QTest::newRow(name) << number;
}

void WaveformTest::refusesPartsThatDoNotFit()
{
    QFETCH(const int, case_);
    Waveform::Parts parts;
    parts.bytes = QByteArray(10, 'x');
    parts.count = 5;
    parts.format.type = SampleType::Int16;
    QVERIFY(Waveform::create(parts));
    auto expected = visa::Status::ErrorInvalidLength;
    switch (case_) {
    case 0:
        parts.count = 6;
        break;
    case 1:
        parts.byteOffset = 11;
        parts.count = 0;
        break;
    case 2:
        parts.count = std::numeric_limits<std::size_t>::max() / 2 + 1;
        break;
    case 3:
        parts.scaling.scale = 0;
        expected = visa::Status::ErrorInvalidFormat;
        break;
    case 4:
        parts.scaling.offset = std::numeric_limits<double>::infinity();
        expected = visa::Status::ErrorInvalidFormat;
        break;
    case 5:
        parts.x = RegularAxis{0, 0};
        expected = visa::Status::ErrorInvalidFormat;
        break;
    case 6:
        parts.x = RegularAxis{0, -1};
        expected = visa::Status::ErrorInvalidFormat;
        break;
    case 7:
        parts.x = ExplicitAxis{1, 2, 3};
        break;
    case 8:
        parts.x = ExplicitAxis{1, 2, 3, 4, std::numeric_limits<double>::quiet_NaN()};
        expected = visa::Status::ErrorInvalidFormat;
        break;
    }
    const auto waveform = Waveform::create(parts);
    QVERIFY(!waveform);
    QCOMPARE(waveform.error().status, expected);
    QVERIFY(!waveform.error().message.isEmpty());
}

} // namespace visor::waveform

QTEST_GUILESS_MAIN(visor::waveform::WaveformTest)
#include "test_waveform.moc"
