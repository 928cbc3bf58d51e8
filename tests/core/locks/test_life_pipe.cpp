// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/locks/life_pipe.h"
#include "tests/common/test_case.h"

#include <QFile>
#include <QTemporaryDir>

#include <array>
#include <csignal>
#include <fcntl.h>
#include <poll.h>
#include <string>
#include <sys/file.h>
#include <sys/wait.h>
#include <vector>

namespace visor::locks {

using State = LifeSign::State;

namespace {

constexpr int kLifePatienceMs = 60'000;

bool changes(const LifeSign& sign, int patienceMs = kLifePatienceMs)
{
    pollfd change{sign.change.get(), POLLIN, 0};
    return ::poll(&change, 1, patienceMs) == 1;
}

} // namespace

class TestLifePipe : public test::TestCase
{
    Q_OBJECT

private Q_SLOTS:
    void init()
    {
        TestCase::init();
        m_place = std::make_unique<QTemporaryDir>();
        m_folder = OwnedDescriptor(
            ::open(QFile::encodeName(m_place->path()).constData(), O_RDONLY | O_DIRECTORY | O_CLOEXEC));
        QVERIFY(m_folder.isValid());
    }

    void livesAsLongAsItsReader()
    {
        const QByteArray name = newLifeName();
        QVERIFY(isLifeName(name));
        QCOMPARE(lifeSign(m_folder.get(), name).state, State::Gone);
        OwnedDescriptor life = makeLifePipe(m_folder.get(), name);
        QVERIFY(life.isValid());
        const LifeSign sign = lifeSign(m_folder.get(), name);
        QCOMPARE(sign.state, State::Living);
        QVERIFY(!changes(sign, 0));
        {
            const OwnedDescriptor closed = std::move(life);
        }
        QVERIFY(changes(sign));
        // The test itself goes on living: it has only let go of its pipe, as a process does that runs another
        // program.
        QCOMPARE(lifeSign(m_folder.get(), name).state, State::Gone);
    }

    void whatIsNoPipeIsNobody_data()
    {
        QTest::addColumn<QByteArray>("name");
        QTest::newRow("a file") << QByteArray("life-1-1");
        QTest::newRow("a link") << QByteArray("life-1-2");
        QTest::newRow("nothing") << QByteArray("life-1-3");
        QTest::newRow("elsewhere") << QByteArray("life-1-1/../../x");
        QTest::newRow("endless") << QByteArray("life-1-").append(100, '1');
        QTest::newRow("no number") << QByteArray("life-x-y");
    }
    void whatIsNoPipeIsNobody()
    {
        QFETCH(const QByteArray, name);
        QFile file(m_place->filePath(QStringLiteral("life-1-1")));
        QVERIFY(file.open(QIODevice::WriteOnly));
        QVERIFY(QFile::link(QStringLiteral("/dev/null"), m_place->filePath(QStringLiteral("life-1-2"))));
        const LifeSign sign = lifeSign(m_folder.get(), name);
        QCOMPARE(sign.state, State::Gone);
        QVERIFY(!sign.change.isValid());
    }

    /// A pipe without a reader whose process is another one now, and not about to end.
    void aNumberUsedAgainIsNobody()
    {
        const QByteArray name = "life-" + QByteArray::number(static_cast<qint64>(::getpid())) + "-0";
        {
            const OwnedDescriptor life = makeLifePipe(m_folder.get(), name);
        }
        QCOMPARE(lifeSign(m_folder.get(), name).state, State::Gone);
    }

    /// Whoever waits for a killed process as the watch does finds everything closed that it had, whatever the
    /// order in which the kernel closes.
    void everythingOfAKilledProcessIsClosed()
    {
        constexpr int kRounds = 20;
        constexpr int kFilesOnEachSide = 100;
        for (int round = 0; round < kRounds; ++round) {
            const QByteArray name = newLifeName() + QByteArray::number(round);
            std::array<int, 2> told{};
            QCOMPARE(::pipe(told.data()), 0);
            const QByteArray stem = QFile::encodeName(m_place->path()) + "/file";
            const pid_t child = ::fork();
            if (child == 0)
                holdFiles(stem, name, kFilesOnEachSide, told[1]);
            QVERIFY(child > 0);
            ::close(told[1]);
            char c = 0;
            QCOMPARE(::read(told[0], &c, 1), ssize_t{1});
            ::close(told[0]);
            // The name of the pipe is the child's by its number.
            const QByteArray childName = lifeNameOf(name, child);
            QCOMPARE(::renameat(m_folder.get(), name.constData(), m_folder.get(), childName.constData()), 0);
            LifeSign sign = lifeSign(m_folder.get(), childName);
            QCOMPARE(sign.state, State::Living);
            QCOMPARE(::kill(child, SIGKILL), 0);
            while (sign.state != State::Gone) {
                QVERIFY(changes(sign));
                sign = lifeSign(m_folder.get(), childName);
            }
            for (int i = 0; i < 2 * kFilesOnEachSide; ++i) {
                const OwnedDescriptor file(::open((stem + QByteArray::number(i)).constData(), O_RDWR | O_CLOEXEC));
                QVERIFY2(::flock(file.get(), LOCK_EX | LOCK_NB) == 0, QByteArray::number(i).constData());
            }
            QCOMPARE(::waitpid(child, nullptr, 0), child);
        }
    }

private:
    static QByteArray lifeNameOf(const QByteArray& name, pid_t process)
    {
        return "life-" + QByteArray::number(static_cast<qint64>(process)) + '-' + name.split('-').last();
    }
    /// In the child: locked files, the pipe, more locked files.
    [[noreturn]] void holdFiles(const QByteArray& stem, const QByteArray& name, int count, int tell) const
    {
        OwnedDescriptor life;
        bool isFine = true;
        for (int i = 0; i < 2 * count; ++i) {
            if (i == count)
                life = makeLifePipe(m_folder.get(), name);
            const int file =
                ::open((stem + QByteArray::number(i)).constData(), O_RDWR | O_CREAT | O_CLOEXEC, 0600);
            isFine = isFine && file >= 0 && ::flock(file, LOCK_EX | LOCK_NB) == 0;
        }
        isFine = isFine && life.isValid() && ::write(tell, "!", 1) == 1;
        while (isFine)
            ::pause();
        ::_exit(1);
    }

    std::unique_ptr<QTemporaryDir> m_place;
    OwnedDescriptor m_folder;
};

} // namespace visor::locks

QTEST_GUILESS_MAIN(visor::locks::TestLifePipe)
#include "test_life_pipe.moc"
