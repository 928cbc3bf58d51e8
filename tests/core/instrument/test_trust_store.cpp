// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/instrument/trust_store.h"
#include "tests/common/test_case.h"

namespace visor::test {

using instrument::Certificate;
using instrument::TrustException;
using instrument::TrustStore;
using visa::Status;

namespace {

const QDateTime kNow(QDate(2026, 5, 1), QTime(12, 0), Qt::UTC);

Certificate certificate(char mark, const QDateTime& expires)
{
    Certificate certificate;
    certificate.fingerprint = QByteArray(32, mark);
    certificate.subject = QStringLiteral("CN=%1").arg(QLatin1Char(mark));
    certificate.expires = expires;
    return certificate;
}

/// Keeps nothing: the disk is full.
class FullStore final : public TrustStore
{
protected:
    Result<void> save(const Exceptions&) override
    {
        return failure(Status::ErrorFileIo, QStringLiteral("full"), QStringLiteral("trust"));
    }
};

} // namespace

/// Exceptions per host: made, replaced, refused, revoked.
class TestTrustStore : public TestCase
{
    Q_OBJECT

private Q_SLOTS:
    void trustsOneCertificateAHost();
    void anExceptionEndsWithTheCertificate();
    void revoking();
    void whatCannotBeKeptIsNotTrusted();
    void refusalsAreTakenOnce();
    void fingerprints();
};

void TestTrustStore::trustsOneCertificateAHost()
{
    TrustStore store;
    QVERIFY(!store.exception(QStringLiteral("dmm")));
    QVERIFY(store.trust(QStringLiteral("DMM.lab."), certificate('a', kNow.addDays(1)), kNow));
    const auto first = store.exception(QStringLiteral("dmm.LAB"));
    QVERIFY(first);
    QCOMPARE(first->fingerprint, QByteArray(32, 'a'));
    QCOMPARE(first->since, kNow);
    QVERIFY(!store.exception(QStringLiteral("dmm")));
    QVERIFY(store.trust(QStringLiteral("dmm.lab"), certificate('b', kNow.addDays(1)), kNow));
    QCOMPARE(store.exceptions().size(), std::size_t{1});
    QCOMPARE(store.exception(QStringLiteral("dmm.lab"))->fingerprint, QByteArray(32, 'b'));
}

void TestTrustStore::anExceptionEndsWithTheCertificate()
{
    TrustStore store;
    QVERIFY(store.trust(QStringLiteral("a"), certificate('a', kNow.addDays(1)), kNow));
    QVERIFY(store.exception(QStringLiteral("a"))->isGoodAt(kNow));
    QVERIFY(!store.exception(QStringLiteral("a"))->isGoodAt(kNow.addDays(2)));
    // Trusted although it had run out already: the person knew.
    QVERIFY(store.trust(QStringLiteral("b"), certificate('b', kNow.addDays(-1)), kNow));
    QVERIFY(store.exception(QStringLiteral("b"))->isGoodAt(kNow.addDays(2)));
}

void TestTrustStore::revoking()
{
    TrustStore store;
    const auto nothing = store.revoke(QStringLiteral("a"));
    QVERIFY(!nothing);
    QCOMPARE(nothing.error().status, Status::ErrorResourceNotFound);
    QVERIFY(store.trust(QStringLiteral("a"), certificate('a', kNow), kNow));
    QVERIFY(store.revoke(QStringLiteral("A")));
    QVERIFY(!store.exception(QStringLiteral("a")));
    QVERIFY(store.exceptions().empty());
}

void TestTrustStore::whatCannotBeKeptIsNotTrusted()
{
    FullStore store;
    const auto trusted = store.trust(QStringLiteral("a"), certificate('a', kNow), kNow);
    QVERIFY(!trusted);
    QCOMPARE(trusted.error().status, Status::ErrorFileIo);
    QVERIFY(!store.exception(QStringLiteral("a")));
}

void TestTrustStore::refusalsAreTakenOnce()
{
    TrustStore store;
    store.noteRefused(QStringLiteral("a"), {certificate('a', kNow), QStringLiteral("old")});
    store.noteRefused(QStringLiteral("a"), {certificate('b', kNow), QStringLiteral("new")});
    const auto refused = store.takeRefused(QStringLiteral("A"));
    QVERIFY(refused);
    QCOMPARE(refused->reason, QStringLiteral("new"));
    QVERIFY(!store.takeRefused(QStringLiteral("a")));
    store.noteRefused(QStringLiteral("a"), {certificate('a', kNow), {}});
    QVERIFY(store.trust(QStringLiteral("a"), certificate('a', kNow), kNow));
    QVERIFY(!store.takeRefused(QStringLiteral("a")));
}

void TestTrustStore::fingerprints()
{
    const QByteArray bytes = QByteArray::fromHex("00ff").repeated(16);
    const QString text = instrument::fingerprintText(bytes);
    QVERIFY(text.startsWith(QLatin1String("00:FF:")));
    QCOMPARE(instrument::fingerprintFromText(text), bytes);
    QCOMPARE(instrument::fingerprintFromText(text.toLower().remove(u':')), bytes);
    QVERIFY(instrument::fingerprintFromText(text.chopped(1)).isEmpty());
    QVERIFY(instrument::fingerprintFromText(QString(64, u'x')).isEmpty());
    QVERIFY(instrument::fingerprintFromText({}).isEmpty());
}

} // namespace visor::test

QTEST_GUILESS_MAIN(visor::test::TestTrustStore)
#include "test_trust_store.moc"
