// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/common/test_case.h"
#include "widgets/common/settings.h"
#include "widgets/locks/lock_monitor.h"
#include "widgets/locks/lock_panel.h"
#include "widgets/locks/locks_view.h"

#include <sys/stat.h>

#include <QComboBox>
#include <QFile>
#include <QLabel>
#include <QLineEdit>
#include <QProgressBar>
#include <QPushButton>
#include <QSignalSpy>
#include <QSpinBox>
#include <QTableView>
#include <QTemporaryDir>

#include <future>

namespace visor::ui {

using locks::LockRegistry;
using visa::Deadline;
using visa::LockMode;

class TestLocks : public test::TestCase
{
    Q_OBJECT

private Q_SLOTS:
    void init()
    {
        TestCase::init();
        m_folder = std::make_unique<QTemporaryDir>();
        const QString path = m_folder->filePath(QStringLiteral("locks"));
        m_here = std::make_unique<LockRegistry>(path, QStringLiteral("visor-console"));
        m_there = std::make_unique<LockRegistry>(path, QStringLiteral("visor"));
        m_settings = Settings::inFile(m_folder->filePath(QStringLiteral("settings.ini")));
    }
    void cleanup()
    {
        m_settings.reset();
        m_here.reset();
        m_there.reset();
    }

    void theMonitorFollowsOtherPrograms()
    {
        LockMonitor monitor(*m_here);
        const auto session = m_there->enter();
        QVERIFY(take(*m_there, session));
        QTRY_COMPARE(monitor.situations().size(), std::size_t(1));
        QCOMPARE(monitor.situation(kTarget.resource.toLower()).holders.at(0).program, QStringLiteral("visor"));
        m_there->leave(kTarget, session);
        QTRY_VERIFY(monitor.situations().empty());
        QVERIFY(!monitor.problem());
    }

    void theMonitorSeesThatTheFolderWasMended()
    {
        // Open to others: no locks are kept there.
        const QByteArray path = QFile::encodeName(m_folder->filePath(QStringLiteral("locks")));
        QCOMPARE(::mkdir(path.constData(), 0700), 0);
        QCOMPARE(::chmod(path.constData(), 0750), 0);
        LockMonitor monitor(*m_here);
        QTRY_VERIFY(monitor.problem());
        QCOMPARE(::chmod(path.constData(), 0700), 0);
        QTRY_VERIFY_WITH_TIMEOUT(!monitor.problem(), 30'000);
        // And it is told of changes as if it had been so from the start.
        const auto session = m_there->enter();
        QVERIFY(take(*m_there, session));
        QTRY_COMPARE(monitor.situations().size(), std::size_t(1));
    }

    void theListShowsWhoHoldsAndWhoWaits()
    {
        LockMonitor monitor(*m_here);
        LocksView view(monitor, [](const QString&) { return QStringLiteral("Scope"); }, *m_settings);
        view.show();
        auto* table = view.findChild<QTableView*>(QStringLiteral("locksTable"));
        auto* release = view.findChild<QPushButton*>(QStringLiteral("locksRelease"));
        QVERIFY(!table->isVisible());
        const auto session = m_there->enter();
        QVERIFY(take(*m_there, session));
        QTRY_COMPARE(table->model()->rowCount(), 1);
        QVERIFY(table->isVisible());
        const auto text = [&](int row, LocksModel::Column column) {
            return table->model()->index(row, column).data().toString();
        };
        QCOMPARE(text(0, LocksModel::Instrument), QStringLiteral("Scope"));
        QCOMPARE(text(0, LocksModel::State), QStringLiteral("exclusive"));
        QCOMPARE(text(0, LocksModel::Process), QString::number(QCoreApplication::applicationPid()));
        table->selectRow(0);
        QVERIFY(!release->isEnabled()); // another program's

        const auto token = visa::CancelToken::create();
        auto waiting = std::async(std::launch::async, [&] {
            return m_here->acquire(kTarget, m_here->enter(), LockMode::Exclusive, {}, LockRegistry::Grant::Whole,
                                   Deadline::never(token));
        });
        QTRY_COMPARE(table->model()->rowCount(), 2);
        QVERIFY(text(1, LocksModel::State).contains(QStringLiteral("place 1")));
        m_there->leave(kTarget, session);
        QVERIFY(waiting.get());
        QTRY_COMPARE(table->model()->rowCount(), 1);
        table->selectRow(0);
        QVERIFY(release->isEnabled());
        QSignalSpy released(&view, &LocksView::releaseRequested);
        QTest::mouseClick(release, Qt::LeftButton);
        QCOMPARE(released.count(), 1);
        QCOMPARE(released[0][0].toString(), kTarget.resource);
    }

    void theIdleLimitIsOffAndKept()
    {
        LockMonitor monitor(*m_here);
        {
            LocksView view(monitor, {}, *m_settings);
            QCOMPARE(view.idleLimit().count(), 0);
            QSignalSpy changed(&view, &LocksView::idleLimitChanged);
            view.findChild<QSpinBox*>(QStringLiteral("lockIdle"))->setValue(7);
            QCOMPARE(changed.count(), 1);
        }
        LocksView view(monitor, {}, *m_settings);
        QCOMPARE(view.idleLimit(), std::chrono::milliseconds(std::chrono::minutes(7)));
    }

    void thePanelTakesAndGivesBack()
    {
        LockPanel panel;
        panel.show();
        auto* takeButton = panel.findChild<QPushButton*>(QStringLiteral("lockTake"));
        auto* releaseButton = panel.findChild<QPushButton*>(QStringLiteral("lockRelease"));
        auto* mode = panel.findChild<QComboBox*>(QStringLiteral("lockMode"));
        auto* key = panel.findChild<QLineEdit*>(QStringLiteral("lockKey"));
        QVERIFY(!takeButton->isEnabled()); // nothing is open
        panel.setReady(true);
        QVERIFY(takeButton->isEnabled());
        QVERIFY(!releaseButton->isVisible());
        QVERIFY(!key->isVisible());
        LockMode taken{};
        QByteArray takenKey;
        std::chrono::milliseconds limit{};
        connect(&panel, &LockPanel::takeRequested, &panel,
                [&](LockMode wanted, const QByteArray& wantedKey, std::chrono::milliseconds most) {
                    taken = wanted;
                    takenKey = wantedKey;
                    limit = most;
                });
        panel.findChild<QSpinBox*>(QStringLiteral("lockLimit"))->setValue(12);
        QTest::mouseClick(takeButton, Qt::LeftButton);
        QCOMPARE(taken, LockMode::Exclusive);
        QCOMPARE(limit, std::chrono::milliseconds(12000));
        mode->setCurrentIndex(1);
        QVERIFY(key->isVisible());
        QVERIFY(!takeButton->isEnabled()); // a shared lock has a key
        QTest::keyClicks(key, QStringLiteral("bench"));
        QTest::mouseClick(takeButton, Qt::LeftButton);
        QCOMPARE(taken, LockMode::Shared);
        QCOMPARE(takenKey, QByteArray("bench"));
        panel.setOurs(LockMode::Shared);
        QVERIFY(panel.holderText().contains(QStringLiteral("by you (shared)")));
        QVERIFY(!takeButton->isVisible());
        QSignalSpy released(&panel, &LockPanel::releaseRequested);
        QTest::mouseClick(releaseButton, Qt::LeftButton);
        QCOMPARE(released.count(), 1);
    }

    void thePanelShowsTheLine()
    {
        LockPanel panel;
        panel.show();
        panel.setReady(true);
        locks::LockSituation situation;
        situation.resource = kTarget.resource;
        locks::LockParty holder;
        holder.program = QStringLiteral("visor");
        holder.user = QStringLiteral("ada");
        holder.pid = 4711;
        holder.since = QDateTime::currentMSecsSinceEpoch();
        situation.holders.push_back(holder);
        panel.setSituation(situation);
        QVERIFY(panel.holderText().contains(QStringLiteral("visor, user ada, process 4711 (exclusive)")));
        QCOMPARE(panel.findChild<QPushButton*>(QStringLiteral("lockTake"))->text(),
                 QStringLiteral("&Wait in line"));
        auto* line = panel.findChild<QLabel*>(QStringLiteral("lockLine"));
        QVERIFY(!line->isVisible());
        situation.waiters.push_back(holder);
        panel.setSituation(situation);
        panel.startWaiting(std::chrono::seconds(30));
        QVERIFY(line->text().contains(QStringLiteral("1. visor, user ada")));
        auto* progress = panel.findChild<QProgressBar*>(QStringLiteral("lockProgress"));
        QVERIFY(progress->isVisible());
        QCOMPARE(progress->maximum(), 30000);
        QSignalSpy left(&panel, &LockPanel::leaveLineRequested);
        QTest::mouseClick(panel.findChild<QPushButton*>(QStringLiteral("lockLeave")), Qt::LeftButton);
        QCOMPARE(left.count(), 1);
        panel.stopWaiting();
        QVERIFY(!progress->isVisible());
        panel.setSituation({});
        panel.setLockedByStranger(true);
        QVERIFY(panel.holderText().contains(QStringLiteral("another client")));
    }

private:
    bool take(LockRegistry& registry, LockRegistry::SessionId session) const
    {
        return registry
            .acquire(kTarget, session, LockMode::Exclusive, {}, LockRegistry::Grant::Whole,
                     Deadline::after(std::chrono::seconds(60)))
            .has_value();
    }

    const locks::LockTarget kTarget{QStringLiteral("TCPIP0::127.0.0.1::5025::SOCKET")};
    std::unique_ptr<QTemporaryDir> m_folder;
    std::unique_ptr<LockRegistry> m_here;
    std::unique_ptr<LockRegistry> m_there;
    std::unique_ptr<Settings> m_settings;
};

} // namespace visor::ui

QTEST_MAIN(visor::ui::TestLocks)
#include "test_locks.moc"
