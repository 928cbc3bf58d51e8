// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/instrument/inventory.h"
#include "tests/common/test_case.h"

using visor::instrument::Inventory;
using visor::instrument::Sighting;
using visor::scpi::Identity;

namespace {

Sighting seen(const char* resource, const char* serial = nullptr)
{
    Sighting sighting;
    sighting.resource = *visor::visa::ResourceName::parse(QString::fromLatin1(resource));
    sighting.foundBy = QStringLiteral("test");
    if (serial) {
        Identity identity;
        identity.manufacturer = QStringLiteral("ACME");
        identity.model = QStringLiteral("X1");
        identity.serial = QString::fromLatin1(serial);
        sighting.identity = identity;
    }
    return sighting;
}

} // namespace

class TestInventory : public visor::test::TestCase
{
    Q_OBJECT

private Q_SLOTS:
    void sameSerialIsOneRowWithRoutesBestFirst()
    {
        Inventory inventory;
        const auto socket = inventory.add(seen("TCPIP::10.0.0.5::5025::SOCKET", "A17"));
        const auto vxi = inventory.add(seen("TCPIP::10.0.0.5::inst0::INSTR", "A17"));
        const auto hislip = inventory.add(seen("TCPIP::10.0.0.5::hislip0::INSTR", "A17"));
        QCOMPARE(vxi, socket);
        QCOMPARE(hislip, socket);
        QCOMPARE(inventory.records().size(), std::size_t{1});
        const auto& routes = inventory.records().front().routes;
        QCOMPARE(routes.size(), std::size_t{3});
        QVERIFY(routes[0].resource.toString().contains(QStringLiteral("hislip0")));
        QVERIFY(routes[2].resource.toString().contains(QStringLiteral("SOCKET")));
    }

    void meaninglessSerialsDoNotMerge()
    {
        Inventory inventory;
        (void)inventory.add(seen("TCPIP::10.0.0.5::INSTR", "0"));
        (void)inventory.add(seen("TCPIP::10.0.0.6::INSTR", "0"));
        QCOMPARE(inventory.records().size(), std::size_t{2});
    }

    void lateIdentityMergesTwoRows()
    {
        Inventory inventory;
        QList<Inventory::Change> changes;
        inventory.setListener([&](Inventory::Change change, std::size_t) { changes.append(change); });
        const auto first = inventory.add(seen("TCPIP::10.0.0.5::INSTR", "A17"));
        const auto second = inventory.add(seen("TCPIP::10.0.0.5::9221::SOCKET"));
        QVERIFY(first != second);
        Identity identity = *seen("TCPIP::1.1.1.1::INSTR", "A17").identity;
        const auto merged = inventory.identify(
            *visor::visa::ResourceName::parse(QStringLiteral("TCPIP::10.0.0.5::9221::SOCKET")), identity);
        QCOMPARE(merged, first);
        QCOMPARE(inventory.records().size(), std::size_t{1});
        QVERIFY(changes.contains(Inventory::Change::Merged));
    }

    void mainRoutesOfAHostStandTogetherUntilTheyDisagree()
    {
        Inventory inventory;
        const auto id = inventory.add(seen("TCPIP::10.0.0.5::inst0::INSTR"));
        QCOMPARE(inventory.add(seen("TCPIP::10.0.0.5::hislip0::INSTR")), id);
        QCOMPARE(inventory.add(seen("TCPIP::10.0.0.5::5025::SOCKET")), id);
        QVERIFY(inventory.add(seen("TCPIP::10.0.0.6::inst0::INSTR")) != id); // another host
        // What is behind a gateway is somebody else from the first moment.
        const auto behind = inventory.add(seen("TCPIP::10.0.0.5::gpib0,9::INSTR"));
        QVERIFY(behind != id);
        QVERIFY(inventory.add(seen("TCPIP::10.0.0.5::gpib0,10::INSTR")) != behind);
        // An answer is taken for all of them …
        QCOMPARE(inventory.add(seen("TCPIP::10.0.0.5::hislip0::INSTR", "A17")), id);
        QCOMPARE(inventory.find(id)->identity->serial, QStringLiteral("A17"));
        // … until another one says otherwise: two programs on one computer.
        const auto other = inventory.add(seen("TCPIP::10.0.0.5::5025::SOCKET", "B99"));
        QVERIFY(other != id);
        QCOMPARE(inventory.find(id)->routes.size(), std::size_t{2});
        QCOMPARE(inventory.find(id)->identity->serial, QStringLiteral("A17"));
        QCOMPARE(inventory.find(other)->identity->serial, QStringLiteral("B99"));
        QCOMPARE(inventory.records().size(), std::size_t{5});
    }

    void anExchangedUnitTakesItsRouteOnly()
    {
        Inventory inventory;
        const auto id = inventory.add(seen("TCPIP::10.0.0.5::hislip0::INSTR", "A17"));
        QCOMPARE(inventory.add(seen("USB::0x957::0x1::A17::INSTR", "A17")), id);
        const auto other = inventory.add(seen("TCPIP::10.0.0.5::hislip0::INSTR", "B99"));
        QVERIFY(other != id);
        QCOMPARE(inventory.find(id)->routes.size(), std::size_t{1});
        // With no other route the row is the new unit's.
        QCOMPARE(inventory.add(seen("TCPIP::10.0.0.5::hislip0::INSTR", "C11")), other);
    }

    void spellingOfTheMakerSplitsNothing()
    {
        Inventory inventory;
        const auto id = inventory.add(seen("TCPIP::10.0.0.5::gpib0,9::INSTR", "A17"));
        Sighting spelled = seen("TCPIP::10.0.0.5::9221::SOCKET", "A17");
        spelled.identity->manufacturer = QStringLiteral("Acme Incorporated");
        QCOMPARE(inventory.add(spelled), id);
        spelled.resource = *visor::visa::ResourceName::parse(QStringLiteral("TCPIP::10.0.0.6::9221::SOCKET"));
        QVERIFY(inventory.add(spelled) == id); // now that is how it spells it, wherever it is
    }

    void departuresKeepWhatIsRemembered()
    {
        Inventory inventory;
        const auto at = [](const char* text) {
            return *visor::visa::ResourceName::parse(QString::fromLatin1(text));
        };
        const auto kept = inventory.add(seen("TCPIP::10.0.0.5::hislip0::INSTR", "A17"));
        (void)inventory.add(seen("TCPIP::10.0.0.6::hislip0::INSTR", "B99"));
        inventory.setRemembered(kept, true);
        inventory.depart(at("TCPIP::10.0.0.5::hislip0::INSTR"));
        inventory.depart(at("TCPIP::10.0.0.6::hislip0::INSTR"));
        inventory.depart(at("TCPIP::10.0.0.7::hislip0::INSTR")); // never heard of
        QCOMPARE(inventory.records().size(), std::size_t{1});
        QVERIFY(!inventory.find(kept)->isConfirmed());
        (void)inventory.add(seen("TCPIP::10.0.0.5::hislip0::INSTR"));
        QVERIFY(inventory.find(kept)->isConfirmed());
    }

    void theSameSeenAgainChangesNothing()
    {
        Inventory inventory;
        (void)inventory.add(seen("TCPIP::10.0.0.5::hislip0::INSTR", "A17"));
        int changes = 0;
        inventory.setListener([&](Inventory::Change, std::size_t) { ++changes; });
        (void)inventory.add(seen("TCPIP::10.0.0.5::hislip0::INSTR", "A17"));
        (void)inventory.add(seen("TCPIP::10.0.0.5::hislip0::INSTR"));
        QCOMPARE(changes, 0);
    }

    void aliasesAreFoundAndKept()
    {
        Inventory inventory;
        const auto id = inventory.add(seen("TCPIP::10.0.0.5::INSTR", "A17"));
        inventory.setAlias(id, QStringLiteral("  Big scope "));
        QVERIFY(inventory.find(QStringLiteral("big SCOPE")));
        const QByteArray saved = inventory.save();
        Inventory restored;
        QVERIFY(restored.restore(saved).has_value());
        QCOMPARE(restored.records().size(), std::size_t{1});
        const auto& record = restored.records().front();
        QCOMPARE(record.alias, QStringLiteral("Big scope"));
        QVERIFY(!record.isConfirmed());
        QCOMPARE(record.identity->serial, QStringLiteral("A17"));
        // Seen again: confirmed, still one row.
        (void)restored.add(seen("TCPIP::10.0.0.5::INSTR", "A17"));
        QCOMPARE(restored.records().size(), std::size_t{1});
        QVERIFY(restored.records().front().isConfirmed());
    }

    void aRememberedSimulationIsNeverTakenForReal()
    {
        using visor::instrument::Shelf;
        for (const Shelf shelf : {Shelf::Real, Shelf::Simulated, Shelf::Faulty}) {
            Inventory inventory;
            auto sighting = seen("TCPIP::127.0.0.1::5025::SOCKET", "A17");
            sighting.shelf = shelf;
            inventory.setRemembered(inventory.add(sighting), true);
            Inventory restored;
            QVERIFY(restored.restore(inventory.save()).has_value());
            QCOMPARE(restored.records().front().shelf, shelf);
        }
    }

    void unrememberedAreNotSaved()
    {
        Inventory inventory;
        (void)inventory.add(seen("TCPIP::10.0.0.5::INSTR"));
        Inventory restored;
        QVERIFY(restored.restore(inventory.save()).has_value());
        QVERIFY(restored.records().empty());
    }

    void damagedFileIsRefusedWithItsPlace()
    {
        Inventory inventory;
        const auto result = inventory.restore("{\"version\": 1, \"instr");
        QVERIFY(!result);
        QCOMPARE(result.error().status, visor::visa::Status::ErrorFileIo);
        QVERIFY(!inventory.restore("{\"version\": 99}").has_value());
    }

    void lastRouteTakesTheRowAlong()
    {
        Inventory inventory;
        (void)inventory.add(seen("TCPIP::10.0.0.5::INSTR", "A17"));
        (void)inventory.add(seen("TCPIP::10.0.0.5::5025::SOCKET", "A17"));
        inventory.removeRoute(*visor::visa::ResourceName::parse(QStringLiteral("TCPIP::10.0.0.5::INSTR")));
        QCOMPARE(inventory.records().size(), std::size_t{1});
        inventory.removeRoute(*visor::visa::ResourceName::parse(QStringLiteral("TCPIP::10.0.0.5::5025::SOCKET")));
        QVERIFY(inventory.records().empty());
    }

    void unconfirmedKeepTheirRow()
    {
        Inventory inventory;
        const auto id = inventory.add(seen("TCPIP::10.0.0.5::INSTR", "A17"));
        inventory.markUnconfirmed(QStringLiteral("test"));
        QVERIFY(!inventory.find(id)->isConfirmed());
    }
};

QTEST_GUILESS_MAIN(TestInventory)
#include "test_inventory.moc"
