// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/common/test_case.h"
#include "widgets/common/elided_label.h"
#include "widgets/common/elided_label.h"
#include "widgets/common/settings.h"
#include "widgets/instruments/add_instrument_bar.h"
#include "widgets/instruments/instruments_filter.h"
#include "widgets/instruments/instruments_model.h"
#include "widgets/instruments/instruments_view.h"
#include "widgets/instruments/resource_proposals.h"
#include "widgets/instruments/search_status.h"

#include <QAbstractItemModelTester>
#include <QApplication>
#include <QClipboard>
#include <QComboBox>
#include <QHeaderView>
#include <QLabel>
#include <QLineEdit>
#include <QMenu>
#include <QPushButton>
#include <QSignalSpy>
#include <QTemporaryDir>
#include <QToolButton>
#include <QTreeView>

namespace visor::ui {

namespace {

instrument::Sighting sighting(const char* resource, const char* name, const char* identity = nullptr,
                              instrument::Shelf shelf = instrument::Shelf::Simulated)
{
    instrument::Sighting seen;
    seen.resource = visa::ResourceName::parse(QString::fromLatin1(resource)).value();
    seen.name = QString::fromLatin1(name);
    if (identity != nullptr)
        seen.identity = scpi::Identity::parse(identity);
    seen.shelf = shelf;
    seen.foundBy = QStringLiteral("test");
    return seen;
}

} // namespace

class TestInstruments : public test::TestCase
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase() { qRegisterMetaType<visa::ResourceName>(); }

    void proposesWhatPeopleType_data()
    {
        QTest::addColumn<QString>("typed");
        QTest::addColumn<QString>("first");
        QTest::addColumn<int>("count");
        QTest::newRow("whole") << "tcpip::10.0.0.5::instr" << "TCPIP0::10.0.0.5::inst0::INSTR" << 1;
        QTest::newRow("host") << "scope.lab" << "TCPIP0::scope.lab::inst0::INSTR" << 3;
        QTest::newRow("address") << " 10.0.0.5 " << "TCPIP0::10.0.0.5::inst0::INSTR" << 3;
        QTest::newRow("host:port") << "10.0.0.5:5025" << "TCPIP0::10.0.0.5::5025::SOCKET" << 3;
        QTest::newRow("hislip port") << "10.0.0.5:4880" << "TCPIP0::10.0.0.5::hislip0::INSTR" << 2;
        QTest::newRow("gpib,22") << "gpib,22" << "GPIB0::22::INSTR" << 1;
        QTest::newRow("gpib1,5") << "gpib1,5" << "GPIB1::5::INSTR" << 1;
        QTest::newRow("nonsense") << "what is this" << "" << 0;
        QTest::newRow("mistake") << "TCPIP0::10.0.0.5::99999::SOCKET" << "" << 0;
        QTest::newRow("empty") << "" << "" << 0;
    }

    void proposesWhatPeopleType()
    {
        QFETCH(QString, typed);
        QFETCH(QString, first);
        QFETCH(int, count);
        const auto proposals = proposeResources(typed);
        QCOMPARE(int(proposals.size()), count);
        if (count > 0)
            QCOMPARE(proposals.front().resource.toString(), first);
    }

    void modelFollowsTheInventory()
    {
        instrument::Inventory inventory;
        inventory.add(sighting("TCPIP0::10.0.0.1::inst0::INSTR", "Old"));
        InstrumentsModel model(inventory);
        const QAbstractItemModelTester tester(&model, QAbstractItemModelTester::FailureReportingMode::QtTest);
        const QModelIndex bench = model.index(int(instrument::Shelf::Simulated), 0);
        const QModelIndex real = model.index(int(instrument::Shelf::Real), 0);
        QCOMPARE(model.rowCount(bench), 1);
        const auto id = inventory.add(
            sighting("TCPIP0::10.0.0.2::inst0::INSTR", "Scope", "ACME,S1,42,1.0", instrument::Shelf::Real));
        QCOMPARE(model.rowCount(real), 1);
        QCOMPARE(model.indexOf(id).siblingAtColumn(InstrumentsModel::Maker).data().toString(),
                 QStringLiteral("ACME"));
        // A second route of the same serial number is no second row.
        inventory.add(
            sighting("TCPIP0::10.0.0.2::5025::SOCKET", "Scope", "ACME,S1,42,1.0", instrument::Shelf::Real));
        QCOMPARE(model.rowCount(real), 1);
        // Two rows turn out to be one instrument.
        inventory.add(sighting("TCPIP0::10.0.0.3::hislip0::INSTR", "", nullptr, instrument::Shelf::Real));
        QCOMPARE(model.rowCount(real), 2);
        inventory.identify(visa::ResourceName::parse(u"TCPIP0::10.0.0.3::hislip0::INSTR").value(),
                           scpi::Identity::parse("ACME,S1,42,1.0"));
        QCOMPARE(model.rowCount(real), 1);
        QVERIFY(
            model.setData(model.index(0, InstrumentsModel::Name, real), QStringLiteral("My scope"), Qt::EditRole));
        QCOMPARE(inventory.records()[1].alias, QStringLiteral("My scope"));
        model.setState(inventory.records()[1].preferredRoute().resource, instrument::ConnectionState::Ready);
        QCOMPARE(model.index(0, InstrumentsModel::State, real).data().toString(), QStringLiteral("Ready"));
        inventory.remove(inventory.records()[1].id);
        QCOMPARE(model.rowCount(real), 0);
    }

    void viewKeepsSelectionFiltersAndOpens()
    {
        instrument::Inventory inventory;
        InstrumentsModel model(inventory);
        const auto settings = Settings::inFile(m_directory.filePath(QStringLiteral("view.conf")));
        InstrumentsView view(model, *settings);
        view.resize(400, 500);
        view.show();
        view.activateWindow();
        QVERIFY(QTest::qWaitForWindowActive(&view));
        auto* tree = view.findChild<QTreeView*>(QStringLiteral("instrumentsTree"));
        QVERIFY(!tree->isVisible()); // the empty page says what to do
        QSignalSpy bench(&view, &InstrumentsView::benchRequested);
        QTest::mouseClick(view.findChild<QPushButton*>(QStringLiteral("emptyBench")), Qt::LeftButton);
        QCOMPARE(bench.size(), 1);

        const auto scope =
            inventory.add(sighting("TCPIP0::10.0.0.1::inst0::INSTR", "Oscilloscope", "ACME,S1,1,1"));
        QVERIFY(tree->isVisible());
        view.select(scope);
        for (int i = 2; i < 40; ++i) {
            const QByteArray name = "TCPIP0::10.0.1." + QByteArray::number(i) + "::inst0::INSTR";
            inventory.add(sighting(name.constData(), "AAA other", nullptr, instrument::Shelf::Real));
        }
        QCOMPARE(view.selected()->id, scope);

        auto* filter = view.findChild<QLineEdit*>(QStringLiteral("instrumentsFilter"));
        filter->setFocus();
        QTest::keyClicks(filter, QStringLiteral("oscillo acme"));
        QCOMPARE(tree->model()->rowCount(), 1);
        QCOMPARE(tree->model()->rowCount(tree->model()->index(0, 0)), 1);
        filter->clear();
        QCOMPARE(tree->model()->rowCount(), 2);

        view.select(scope);
        QSignalSpy opened(&view, &InstrumentsView::openRequested);
        tree->setFocus();
        QTest::keyClick(tree, Qt::Key_Return);
        QCOMPARE(opened.size(), 1);
        QCOMPARE(opened[0][0].value<visa::ResourceName>().toString(),
                 QStringLiteral("TCPIP0::10.0.0.1::inst0::INSTR"));
        const QPoint place = tree->visualRect(tree->currentIndex()).center();
        QTest::mouseClick(tree->viewport(), Qt::LeftButton, {}, place);
        QTest::mouseDClick(tree->viewport(), Qt::LeftButton, {}, place);
        QCOMPARE(opened.size(), 2);
        QTest::keyClick(tree, Qt::Key_C, Qt::ControlModifier);
        QCOMPARE(QApplication::clipboard()->text(), QStringLiteral("TCPIP0::10.0.0.1::inst0::INSTR"));

        // F2 renames in place.
        QTest::keyClick(tree, Qt::Key_F2);
        auto* editor = tree->viewport()->findChild<QLineEdit*>();
        QVERIFY(editor != nullptr);
        editor->selectAll();
        QTest::keyClicks(editor, QStringLiteral("Left scope"));
        QTest::keyClick(editor, Qt::Key_Return);
        QTRY_COMPARE(inventory.find(scope)->alias, QStringLiteral("Left scope"));
    }

    void selectionSurvivesWhatComesAndGoes()
    {
        instrument::Inventory inventory;
        InstrumentsModel model(inventory);
        const auto settings = Settings::inFile(m_directory.filePath(QStringLiteral("stream.conf")));
        InstrumentsView view(model, *settings);
        view.resize(400, 300);
        view.show();
        const auto at = [](int number, const char* rest) {
            return QByteArray("TCPIP0::10.0.2.") + QByteArray::number(number) + rest;
        };
        const auto add = [&](int number, const char* rest, const QByteArray& identity = {}) {
            return inventory.add(sighting(at(number, rest).constData(), "",
                                          identity.isEmpty() ? nullptr : identity.constData(),
                                          instrument::Shelf::Real));
        };
        for (int i = 1; i <= 50; ++i)
            add(i, "::hislip0::INSTR", "ACME,X,S" + QByteArray::number(i) + ",1");
        const auto chosen = inventory.records()[20].id;
        view.select(chosen);
        auto* tree = view.findChild<QTreeView*>(QStringLiteral("instrumentsTree"));
        const QRect before = tree->visualRect(tree->currentIndex());
        // Ten below it are pulled and five come: the row stays where it is.
        for (int i = 31; i <= 40; ++i)
            inventory.depart(visa::ResourceName::parse(QString::fromLatin1(at(i, "::hislip0::INSTR"))).value());
        for (int i = 51; i <= 55; ++i)
            add(i, "::hislip0::INSTR");
        QCOMPARE(inventory.records().size(), std::size_t(45));
        QCOMPARE(view.selected()->id, chosen);
        QCOMPARE(tree->visualRect(tree->currentIndex()), before);
        // Some above it too: it is still the one.
        for (int i = 1; i <= 10; ++i)
            inventory.depart(visa::ResourceName::parse(QString::fromLatin1(at(i, "::hislip0::INSTR"))).value());
        QCOMPARE(view.selected()->id, chosen);

        // Its row turns out to be another one's second route: the choice goes along.
        const auto second = add(99, "::9221::SOCKET");
        view.select(second);
        add(99, "::9221::SOCKET", "ACME,X,S21,1");
        QVERIFY(inventory.find(second) == nullptr);
        QTRY_VERIFY(view.selected() != nullptr);
        QCOMPARE(view.selected()->id, chosen);

        // The chosen one itself goes: nothing is chosen, least of all its neighbour.
        inventory.remove(chosen);
        QVERIFY(view.selected() == nullptr);
        QCoreApplication::processEvents();
        QVERIFY(view.selected() == nullptr);
    }

    void searchSaysWhatItDoes()
    {
        SearchStatus status;
        status.resize(300, status.sizeHint().height());
        status.show();
        auto* text = status.findChild<ElidedLabel*>(QStringLiteral("searchStatusText"));
        auto* why = status.findChild<ElidedLabel*>(QStringLiteral("searchStatusWhy"));
        auto* stop = status.findChild<QToolButton*>(QStringLiteral("searchStop"));
        auto* again = status.findChild<QToolButton*>(QStringLiteral("searchAgain"));
        QSignalSpy stopped(&status, &SearchStatus::stopRequested);
        QSignalSpy searched(&status, &SearchStatus::searchRequested);
        QVERIFY(!stop->isVisible());
        QVERIFY(!why->isVisible());
        status.setPhase(instrument::ScanPhase::Looking);
        QVERIFY(text->text().startsWith(QStringLiteral("Looking")));
        QTest::mouseClick(stop, Qt::LeftButton);
        QCOMPARE(stopped.size(), 1);
        status.setPhase(instrument::ScanPhase::Watching);
        QVERIFY(text->text().startsWith(QStringLiteral("Watching")));
        QVERIFY(stop->isVisible());
        QTest::mouseClick(again, Qt::LeftButton);
        QCOMPARE(searched.size(), 1);
        const instrument::FinderFailure usb{
            QStringLiteral("USB"), {visa::Status::ErrorNoPermission, QStringLiteral("No permission."), {}, {}, 0}};
        status.addFailure(usb);
        status.addFailure(usb);
        QVERIFY(why->isVisible());
        QCOMPARE(why->text(), QStringLiteral("USB: No permission."));
        status.addFailure(
            {QStringLiteral("mDNS"), {visa::Status::ErrorIo, QStringLiteral("No network."), {}, {}, 0}});
        QCOMPARE(status.failures().size(), 2);
        QVERIFY(why->toolTip().contains(QStringLiteral("mDNS: No network.")));
        status.clearFailures();
        QVERIFY(!why->isVisible());
    }

    void addsByHandAndMarksMistakes()
    {
        instrument::Inventory inventory;
        InstrumentsModel model(inventory);
        const auto settings = Settings::inFile(m_directory.filePath(QStringLiteral("add.conf")));
        InstrumentsView view(model, *settings);
        view.resize(500, 500);
        view.show();
        view.activateWindow();
        QVERIFY(QTest::qWaitForWindowActive(&view));
        QTest::mouseClick(view.findChild<QToolButton*>(QStringLiteral("instrumentsAdd")), Qt::LeftButton);
        auto* edit = view.findChild<QLineEdit*>(QStringLiteral("addResourceEdit"));
        auto* message = view.findChild<QLabel*>(QStringLiteral("addResourceMessage"));
        auto* add = view.findChild<QPushButton*>(QStringLiteral("addResourceButton"));
        auto* forms = view.findChild<QComboBox*>(QStringLiteral("addResourceForms"));
        QVERIFY(edit->hasFocus());
        QTest::keyClicks(edit, QStringLiteral("TCPIP0::10.0.0.5::70000::SOCKET"));
        QVERIFY(message->isVisible());
        QVERIFY(!message->text().isEmpty());
        QVERIFY(!add->isEnabled());
        QTest::keyClick(edit, Qt::Key_Return);
        QVERIFY(inventory.records().empty());
        edit->clear();
        QTest::keyClicks(edit, QStringLiteral("tcpip::10.0.0.5"));
        QVERIFY(message->text().contains(QStringLiteral("TCPIP0::10.0.0.5::inst0::INSTR")));
        edit->clear();
        QTest::keyClicks(edit, QStringLiteral("10.0.0.5:5025"));
        QVERIFY(forms->isVisible());
        QTest::keyClick(edit, Qt::Key_Return);
        QCOMPARE(inventory.records().size(), std::size_t(1));
        QCOMPARE(inventory.records()[0].preferredRoute().resource.toString(),
                 QStringLiteral("TCPIP0::10.0.0.5::5025::SOCKET"));
        QVERIFY(inventory.records()[0].isRemembered);
        QVERIFY(view.selected() != nullptr);
        auto* tree = view.findChild<QTreeView*>(QStringLiteral("instrumentsTree"));
        QTest::keyClick(tree, Qt::Key_Delete);
        QVERIFY(inventory.records().empty());
    }

    void columnsComeBack()
    {
        instrument::Inventory inventory;
        InstrumentsModel model(inventory);
        const auto settings = Settings::inFile(m_directory.filePath(QStringLiteral("columns.conf")));
        {
            InstrumentsView view(model, *settings);
            view.findChild<QTreeView*>(QStringLiteral("instrumentsTree"))
                ->header()
                ->showSection(InstrumentsModel::Serial);
        }
        const InstrumentsView view(model, *settings);
        QVERIFY(!view.findChild<QTreeView*>(QStringLiteral("instrumentsTree"))
                     ->header()
                     ->isSectionHidden(InstrumentsModel::Serial));
    }

private:
    QTemporaryDir m_directory;
};

} // namespace visor::ui

QTEST_MAIN(visor::ui::TestInstruments)
#include "test_instruments.moc"
