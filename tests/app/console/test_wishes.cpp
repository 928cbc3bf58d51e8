// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/console/wishes.h"
#include "tests/common/test_case.h"

namespace visor::app {

class TestWishes : public test::TestCase
{
    Q_OBJECT

private Q_SLOTS:
    void whatTurnsUpIsGrantedOnce();
    void theBestRouteIsGranted();
    void whatIsLeftIsGivenUp();

private:
    static instrument::Sighting sighting(const char* resource, const QString& name)
    {
        instrument::Sighting seen;
        seen.resource = visa::ResourceName::parse(QString::fromLatin1(resource)).value();
        seen.name = name;
        return seen;
    }
};

void TestWishes::whatTurnsUpIsGrantedOnce()
{
    instrument::Inventory inventory;
    Wishes wishes(inventory);
    wishes.add(QStringLiteral("Supply"));
    wishes.add(QStringLiteral("Supply"));
    QVERIFY(wishes.takeGranted().empty());
    QVERIFY(!wishes.isEmpty());

    inventory.add(sighting("TCPIP0::192.0.2.1::inst0::INSTR", QStringLiteral("supply")));
    const auto granted = wishes.takeGranted();
    QCOMPARE(granted.size(), std::size_t{1});
    QCOMPARE(granted.front().toString(), QStringLiteral("TCPIP0::192.0.2.1::inst0::INSTR"));
    QVERIFY(wishes.isEmpty());
    QVERIFY(wishes.takeGranted().empty());
}

void TestWishes::theBestRouteIsGranted()
{
    instrument::Inventory inventory;
    Wishes wishes(inventory);
    wishes.add(QStringLiteral("scope"));
    inventory.add(sighting("TCPIP0::192.0.2.1::5025::SOCKET", QStringLiteral("scope")));
    inventory.add(sighting("TCPIP0::192.0.2.1::hislip0::INSTR", QStringLiteral("scope")));
    const auto granted = wishes.takeGranted();
    QCOMPARE(granted.size(), std::size_t{1});
    QCOMPARE(granted.front().toString(), QStringLiteral("TCPIP0::192.0.2.1::hislip0::INSTR"));
}

void TestWishes::whatIsLeftIsGivenUp()
{
    instrument::Inventory inventory;
    Wishes wishes(inventory);
    for (const char* name : {"meter", "scope", "source"})
        wishes.add(QString::fromLatin1(name));
    inventory.add(sighting("TCPIP0::192.0.2.1::inst0::INSTR", QStringLiteral("scope")));
    QCOMPARE(wishes.takeGranted().size(), std::size_t{1});
    QCOMPARE(wishes.giveUp(), QStringList({QStringLiteral("meter"), QStringLiteral("source")}));
    QVERIFY(wishes.isEmpty());
    QVERIFY(wishes.giveUp().isEmpty());
}

} // namespace visor::app

QTEST_GUILESS_MAIN(visor::app::TestWishes)
#include "test_wishes.moc"
