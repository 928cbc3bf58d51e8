// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/common/test_case.h"
#include "widgets/doctor/doctor_dialog.h"
#include "widgets/doctor/finding_card.h"

#include <QClipboard>
#include <QGuiApplication>
#include <QLabel>
#include <QPushButton>
#include <QToolButton>

#include <condition_variable>
#include <mutex>

namespace visor::ui {

namespace {

/// Says what it is told, then waits until it is let go or cancelled.
class GatedExaminer : public doctor::Examiner
{
public:
    explicit GatedExaminer(std::vector<doctor::Finding> first, std::vector<doctor::Finding> then)
        : m_first(std::move(first)), m_then(std::move(then))
    {
    }
    bool examines(const doctor::Complaint&) const override { return true; }
    void examine(const doctor::Complaint&, doctor::Report& report, const visa::Deadline& deadline) override
    {
        for (const auto& finding : m_first)
            report.add(finding);
        std::unique_lock lock(m_mutex);
        while (!m_isOpen) {
            if (deadline.isCancelled())
                return;
            m_opened.wait_for(lock, visa::kCancelLatency);
        }
        for (const auto& finding : m_then)
            report.add(finding);
    }
    void open()
    {
        const std::lock_guard guard(m_mutex);
        m_isOpen = true;
        m_opened.notify_all();
    }

private:
    const std::vector<doctor::Finding> m_first;
    const std::vector<doctor::Finding> m_then;
    std::mutex m_mutex;
    std::condition_variable m_opened;
    bool m_isOpen = false;
};

const doctor::Finding kFine{
    doctor::Severity::Fine, QStringLiteral("a.fine"), QStringLiteral("The way is free."), {}, {}, {}, {},
    visa::Status::Success};
const doctor::Finding kProblem{
    doctor::Severity::Problem,    QStringLiteral("b.problem"),     QStringLiteral("<b>Nobody</b> answers."),
    QStringLiteral("It is off."), QStringLiteral("Switch it on."), QStringLiteral("ping -c 3 10.0.0.5"),
    QStringLiteral("errno 113"),  visa::Status::ErrorTimeout};

} // namespace

class TestDoctorDialog : public test::TestCase
{
    Q_OBJECT

private Q_SLOTS:
    void init()
    {
        TestCase::init();
        m_doctor = std::make_unique<doctor::Doctor>();
        auto examiner = std::make_unique<GatedExaminer>(std::vector{kFine}, std::vector{kProblem});
        m_examiner = examiner.get();
        m_doctor->add(std::move(examiner));
        doctor::Complaint complaint;
        complaint.resource = visa::ResourceName::parse(QStringLiteral("TCPIP::10.0.0.5::5025::SOCKET")).value();
        m_dialog = std::make_unique<DoctorDialog>(*m_doctor, complaint, QStringLiteral("Scope"));
        m_dialog->show();
    }
    void cleanup() { m_dialog.reset(); }

    void showsFindingsAsTheyCome()
    {
        auto* verdict = m_dialog->findChild<QLabel*>(QStringLiteral("doctorVerdict"));
        auto* stop = m_dialog->findChild<QPushButton*>(QStringLiteral("doctorStop"));
        auto* again = m_dialog->findChild<QPushButton*>(QStringLiteral("doctorAgain"));
        QTRY_COMPARE(m_dialog->findChildren<FindingCard*>().size(), 1); // the examination still runs
        QVERIFY(stop->isEnabled());
        QVERIFY(!again->isEnabled());
        m_examiner->open();
        QTRY_COMPARE(m_dialog->findChildren<FindingCard*>().size(), 2);
        QTRY_VERIFY(again->isEnabled());
        QVERIFY(!stop->isEnabled());
        QCOMPARE(verdict->text(), kProblem.title);
        QCOMPARE(verdict->textFormat(), Qt::PlainText); // foreign words are no markup
    }

    void remedyAndReportAreCopied()
    {
        m_examiner->open();
        QTRY_COMPARE(m_dialog->findings().size(), std::size_t(2));
        auto* copy = m_dialog->findChild<QToolButton*>(QStringLiteral("findingCopy"));
        copy->setFocus();
        QTRY_VERIFY(copy->hasFocus()); // reachable by keyboard
        QTest::keyClick(copy, Qt::Key_Space);
        QCOMPARE(QGuiApplication::clipboard()->text(), kProblem.command);
        QTest::mouseClick(m_dialog->findChild<QPushButton*>(QStringLiteral("doctorCopy")), Qt::LeftButton);
        const QString report = QGuiApplication::clipboard()->text();
        for (const QString& part : {kFine.title, kProblem.title, kProblem.reason, kProblem.remedy,
                                    kProblem.command, kProblem.detail, kProblem.cause})
            QVERIFY2(report.contains(part), qPrintable(part));
    }

    void stopEndsItAndAgainStartsAnew()
    {
        auto* verdict = m_dialog->findChild<QLabel*>(QStringLiteral("doctorVerdict"));
        auto* again = m_dialog->findChild<QPushButton*>(QStringLiteral("doctorAgain"));
        QTRY_COMPARE(m_dialog->findings().size(), std::size_t(1));
        QTest::mouseClick(m_dialog->findChild<QPushButton*>(QStringLiteral("doctorStop")), Qt::LeftButton);
        QTRY_VERIFY(again->isEnabled());
        QVERIFY(verdict->text().contains(QStringLiteral("Stopped")));
        m_examiner->open();
        QTest::mouseClick(again, Qt::LeftButton);
        QTRY_COMPARE(m_dialog->findings().size(), std::size_t(2));
        QTRY_COMPARE(m_dialog->findChildren<FindingCard*>().size(), 2);
        QCOMPARE(verdict->text(), kProblem.title);
    }

    void closesWhileItExamines()
    {
        QTRY_COMPARE(m_dialog->findings().size(), std::size_t(1));
        m_dialog.reset(); // cancels and joins: nothing is reported to what has gone
    }

    void nothingWrongIsSaid()
    {
        m_dialog.reset();
        doctor::Doctor healthy;
        auto examiner = std::make_unique<GatedExaminer>(std::vector{kFine}, std::vector<doctor::Finding>());
        examiner->open();
        healthy.add(std::move(examiner));
        DoctorDialog dialog(healthy, {}, {});
        QTRY_VERIFY(dialog.findChild<QPushButton*>(QStringLiteral("doctorAgain"))->isEnabled());
        QCOMPARE(dialog.findChild<QLabel*>(QStringLiteral("doctorVerdict"))->text(),
                 QStringLiteral("Nothing wrong was found."));
    }

private:
    std::unique_ptr<doctor::Doctor> m_doctor;
    GatedExaminer* m_examiner = nullptr;
    std::unique_ptr<DoctorDialog> m_dialog;
};

} // namespace visor::ui

QTEST_MAIN(visor::ui::TestDoctorDialog)
#include "test_doctor_dialog.moc"
