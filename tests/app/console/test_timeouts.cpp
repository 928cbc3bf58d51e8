// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/console/timeouts_dialog.h"
#include "tests/app/console/fake_desk.h"
#include "tests/common/test_case.h"
#include "widgets/common/action_collection.h"

#include <QLabel>
#include <QLineEdit>
#include <QPointer>
#include <QPushButton>
#include <QSpinBox>
#include <QToolButton>

namespace visor::app {

using namespace std::chrono_literals;

namespace {

constexpr char kSlowProfile[] = R"yaml(instrument: {manufacturer: Visor, model: Slow, class: supply}
identity: {patterns: ["VISOR,FAKE"]}
settings: {timeout_ms: 7000}
commands:
  voltage: {type: query, scpi: "VOLT?", returns: {type: float, unit: V}}
)yaml";

} // namespace

class TestTimeoutsWindow : public test::TestCase
{
    Q_OBJECT

private Q_SLOTS:
    void init()
    {
        TestCase::init();
        m_desk = std::make_unique<test::FakeDesk>();
    }
    void cleanup() { m_desk.reset(); }

    void namesEachDefaultAndWhereItComesFrom()
    {
        Workspace* workspace = m_desk->open();
        QVERIFY(workspace);
        auto* button = workspace->findChild<QToolButton*>(QStringLiteral("timeoutsButton"));
        QVERIFY(button && button->isVisible());
        QCOMPARE(button->toolTip(), QStringLiteral("Timeouts: connect 5 s, write or read 5 s, lock 30 s"));
        QTest::mouseClick(button, Qt::LeftButton);
        auto* dialog = openDialog(*workspace);
        QVERIFY(dialog);
        QVERIFY(field(*dialog, "timeoutIo")->text().isEmpty());
        QCOMPARE(field(*dialog, "timeoutIo")->placeholderText(), QStringLiteral("5 s"));
        QCOMPARE(field(*dialog, "timeoutIo")->accessibleDescription(),
                 QStringLiteral("Default of the program: 5 s"));
        QVERIFY(!dialog->findChild<QPushButton*>(QStringLiteral("timeoutIoReset"))->isEnabled());
        // Asked for twice it is still one.
        m_desk->window->actions().action(QStringLiteral("instrument.timeouts"))->trigger();
        QCOMPARE(workspace->findChildren<TimeoutsDialog*>().size(), 1);
        dialog->reject();
    }

    void theProfilesLimitIsTheDefault()
    {
        m_desk->library.addText(QStringLiteral("slow.yaml"), kSlowProfile);
        Workspace* workspace = m_desk->open();
        QVERIFY(workspace);
        QTRY_VERIFY(workspace->link().profile());
        QCOMPARE(limitOf(*workspace), 7s);
        workspace->showTimeouts();
        auto* dialog = openDialog(*workspace);
        QVERIFY(dialog);
        QCOMPARE(field(*dialog, "timeoutIo")->accessibleDescription(),
                 QStringLiteral("Default of the profile: 7 s"));
        QCOMPARE(field(*dialog, "timeoutConnect")->accessibleDescription(),
                 QStringLiteral("Default of the program: 5 s"));
        QTest::keyClicks(field(*dialog, "timeoutIo"), QStringLiteral("250 ms"));
        const QPointer<TimeoutsDialog> earlier = dialog;
        QTest::keyClick(dialog, Qt::Key_Return);
        QCOMPARE(limitOf(*workspace), 250ms);
        QTRY_VERIFY(!earlier);
        // Back to the default by its button.
        workspace->showTimeouts();
        dialog = openDialog(*workspace);
        QVERIFY(dialog);
        QCOMPARE(field(*dialog, "timeoutIo")->text(), QStringLiteral("250 ms"));
        QTest::mouseClick(dialog->findChild<QPushButton*>(QStringLiteral("timeoutIoReset")), Qt::LeftButton);
        QVERIFY(field(*dialog, "timeoutIo")->text().isEmpty());
        dialog->accept();
        QCOMPARE(limitOf(*workspace), 7s);
    }

    void aBadNumberGetsASentence()
    {
        Workspace* workspace = m_desk->open();
        QVERIFY(workspace);
        workspace->showTimeouts();
        auto* dialog = openDialog(*workspace);
        QVERIFY(dialog);
        auto* problem = dialog->findChild<QLabel*>(QStringLiteral("timeoutsProblem"));
        QVERIFY(!problem->isVisible());
        QTest::keyClicks(field(*dialog, "timeoutConnect"), QStringLiteral("3 s"));
        QTest::keyClicks(field(*dialog, "timeoutIo"), QStringLiteral("2000"));
        dialog->accept();
        QVERIFY(dialog->isVisible());
        QVERIFY(problem->isVisible());
        QCOMPARE(problem->text(), QStringLiteral("“2000” has no unit. Write 2000 ms or 2000 s."));
        QCOMPARE(workspace->link().timeouts(), instrument::Timeouts{}); // nothing of it was taken over
        QTest::keyClicks(field(*dialog, "timeoutIo"), QStringLiteral("2000 ms"));
        QVERIFY(!problem->isVisible());
        dialog->accept();
        QCOMPARE(workspace->link().timeouts(), (instrument::Timeouts{3s, 2s, std::nullopt}));
    }

    void eachInstrumentKeepsItsOwn()
    {
        Workspace* first = m_desk->open(5025);
        Workspace* second = m_desk->open(5026);
        QVERIFY(first && second);
        first->link().setTimeouts({4s, 300ms, 10s});
        QCOMPARE(limitOf(*first), 300ms);
        QCOMPARE(limitOf(*second), 5s);
        auto* lockLimit = first->findChild<QSpinBox*>(QStringLiteral("lockLimit"));
        QCOMPARE(lockLimit->value(), 10);
        lockLimit->setValue(25); // chosen where one waits: the same limit
        QCOMPARE(first->link().timeouts().lock, std::optional<std::chrono::milliseconds>(25s));
        m_desk->restart();
        first = m_desk->open(5025);
        second = m_desk->open(5026);
        QVERIFY(first && second);
        QCOMPARE(first->link().timeouts(), (instrument::Timeouts{4s, 300ms, 25s}));
        QCOMPARE(limitOf(*first), 300ms);
        QCOMPARE(first->findChild<QSpinBox*>(QStringLiteral("lockLimit"))->value(), 25);
        QCOMPARE(second->link().timeouts(), instrument::Timeouts{});
        QCOMPARE(limitOf(*second), 5s);
    }

private:
    static TimeoutsDialog* openDialog(Workspace& workspace) { return workspace.findChild<TimeoutsDialog*>(); }
    static QLineEdit* field(const TimeoutsDialog& dialog, const char* name)
    {
        return dialog.findChild<QLineEdit*>(QString::fromLatin1(name));
    }
    /// What the next command's limit is; −1 when it was not told.
    static std::chrono::milliseconds limitOf(Workspace& workspace)
    {
        std::optional<std::chrono::milliseconds> limit;
        workspace.link().run<std::chrono::milliseconds>(
            instrument::Origin::Form, &workspace,
            [](instrument::Dialogue& dialogue) -> Result<std::chrono::milliseconds> { return dialogue.timeout(); },
            [&limit](Result<std::chrono::milliseconds> told) {
                limit = told ? *told : std::chrono::milliseconds(-1);
            });
        if (!QTest::qWaitFor([&limit] { return limit.has_value(); }, 30'000))
            qFatal("the job did not end");
        return *limit;
    }

    std::unique_ptr<test::FakeDesk> m_desk;
};

} // namespace visor::app

QTEST_MAIN(visor::app::TestTimeoutsWindow)
#include "test_timeouts.moc"
