// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/console/trusted_dialog.h"
#include "tests/common/test_case.h"

#include <QLabel>
#include <QPushButton>
#include <QTreeWidget>

namespace visor::app {

/// What is trusted by exception is seen, and taken back with one button.
class TestTrustedDialog : public test::TestCase
{
    Q_OBJECT

private Q_SLOTS:
    void showsAndRevokes();
    void saysThatThereIsNothing();
    void saysWhyItCouldNot();

private:
    static instrument::Certificate certificate(char mark)
    {
        instrument::Certificate certificate;
        certificate.fingerprint = QByteArray(32, mark);
        certificate.subject = QStringLiteral("CN=%1").arg(QLatin1Char(mark));
        certificate.expires = QDateTime::currentDateTimeUtc().addDays(1);
        return certificate;
    }
};

void TestTrustedDialog::showsAndRevokes()
{
    instrument::TrustStore store;
    const auto now = QDateTime::currentDateTimeUtc();
    QVERIFY(store.trust(QStringLiteral("dmm"), certificate('a'), now));
    QVERIFY(store.trust(QStringLiteral("scope"), certificate('b'), now));
    TrustedDialog dialog(store);
    dialog.show();
    const auto* list = dialog.findChild<QTreeWidget*>(QStringLiteral("trustedList"));
    QCOMPARE(list->topLevelItemCount(), 2);
    QCOMPARE(list->topLevelItem(0)->text(0), QStringLiteral("dmm"));
    QCOMPARE(list->topLevelItem(0)->text(4), instrument::fingerprintText(QByteArray(32, 'a')));
    auto* revoke = dialog.findChild<QPushButton*>(QStringLiteral("trustedRevoke"));
    QTest::mouseClick(revoke, Qt::LeftButton);
    QCOMPARE(list->topLevelItemCount(), 1);
    QVERIFY(!store.exception(QStringLiteral("dmm")));
    QVERIFY(store.exception(QStringLiteral("scope")));
    QTest::mouseClick(revoke, Qt::LeftButton);
    QCOMPARE(list->topLevelItemCount(), 0);
    QVERIFY(!revoke->isEnabled());
}

void TestTrustedDialog::saysThatThereIsNothing()
{
    instrument::TrustStore store;
    TrustedDialog dialog(store);
    QVERIFY(!dialog.findChild<QPushButton*>(QStringLiteral("trustedRevoke"))->isEnabled());
    QVERIFY(dialog.findChild<QLabel*>(QStringLiteral("trustedNote"))
                ->text()
                .contains(QLatin1String("No certificate is trusted")));
}

void TestTrustedDialog::saysWhyItCouldNot()
{
    // Taken back meanwhile by another program: the list says so and shows what is.
    instrument::TrustStore store;
    QVERIFY(store.trust(QStringLiteral("dmm"), certificate('a'), QDateTime::currentDateTimeUtc()));
    TrustedDialog dialog(store);
    QVERIFY(store.revoke(QStringLiteral("dmm")));
    QTest::mouseClick(dialog.findChild<QPushButton*>(QStringLiteral("trustedRevoke")), Qt::LeftButton);
    QCOMPARE(dialog.findChild<QTreeWidget*>(QStringLiteral("trustedList"))->topLevelItemCount(), 0);
    QVERIFY(dialog.findChild<QLabel*>(QStringLiteral("trustedNote"))->text().contains(QLatin1String("dmm")));
}

} // namespace visor::app

QTEST_MAIN(visor::app::TestTrustedDialog)
#include "test_trusted_dialog.moc"
