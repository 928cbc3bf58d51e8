// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/doctor/identity_question.h"

#include "core/instrument/security_failure.h"
#include "core/scpi/identity.h"

#include <QCoreApplication>

#include <algorithm>
#include <array>
#include <numeric>
#include <vector>

namespace visor::doctor {

using visa::Status;

namespace {

struct IdentityQuestionText
{
    Q_DECLARE_TR_FUNCTIONS(visor::doctor::IdentityQuestion)
};

constexpr std::chrono::milliseconds kOpenLimit{4000};
constexpr std::chrono::milliseconds kAnswerLimit{2500};
/// *IDN? is one line; what goes on longer is no identity (IEEE 488.2 §10.14: at most 72 characters).
constexpr std::size_t kLongestAnswer = 4096;

/// How many characters have to change to make one text of the other (Levenshtein).
int spellingDistance(const QString& a, const QString& b)
{
    const auto size = static_cast<std::size_t>(b.size());
    std::vector<int> row(size + 1);
    std::iota(row.begin(), row.end(), 0);
    for (qsizetype i = 0; i < a.size(); ++i) {
        int diagonal = row[0];
        row[0] = static_cast<int>(i) + 1;
        for (std::size_t j = 0; j < size; ++j) {
            const int replaced = diagonal + (a[i] == b[static_cast<qsizetype>(j)] ? 0 : 1);
            diagonal = row[j + 1];
            row[j + 1] = std::min({replaced, row[j] + 1, row[j + 1] + 1});
        }
    }
    return row.back();
}

} // namespace

std::optional<IdentityQuestion::Failure> IdentityQuestion::ask(const Complaint& complaint, Report& report,
                                                               const visa::Deadline& deadline) const
{
    if (!complaint.resource)
        return std::nullopt;
    const visa::ResourceName& resource = *complaint.resource;
    const auto handle = [&](Stage stage, Error error, QByteArray received = {}) -> std::optional<Failure> {
        if (const auto security = securityFinding(error, resource)) {
            report.add(*security);
            return std::nullopt;
        }
        Finding finding;
        finding.severity = Severity::Problem;
        finding.status = error.status;
        finding.detail = error.detail;
        switch (error.status) {
        case Status::ErrorAbort:
            return std::nullopt; // cancelled: nothing to tell
        case Status::ErrorResourceLocked:
            finding.cause = QStringLiteral("lock.held-elsewhere");
            finding.title = IdentityQuestionText::tr("Another client has locked the instrument.");
            finding.reason = error.message;
            finding.remedy = IdentityQuestionText::tr("Release the lock there; Visor never breaks a lock.");
            report.add(finding);
            return std::nullopt;
        default:
            return Failure{stage, std::move(error), std::move(received)};
        }
    };

    instrument::OpenOptions options;
    options.timeout = kAnswerLimit;
    options.credentials = m_credentials;
    auto session = m_transports.open(resource, options, deadline.sooner(kOpenLimit));
    if (!session)
        return handle(Stage::Opening, std::move(session.error()));
    report.add({Severity::Fine,
                QStringLiteral("instrument.opened"),
                IdentityQuestionText::tr("%1 can be opened.").arg(resource.toString()),
                {},
                {},
                {},
                {},
                Status::Success});
    // On wires without logins there is no such attribute.
    if (const auto mechanism = (*session)->attribute(visa::Attribute::TcpipSaslMechanism)) {
        const auto* const name = std::get_if<QString>(&*mechanism);
        if (name != nullptr && !name->isEmpty()) {
            report.add({Severity::Fine,
                        QStringLiteral("login.done"),
                        IdentityQuestionText::tr("It wants a login, and let us in (%1).").arg(*name),
                        {},
                        {},
                        {},
                        {},
                        Status::Success});
        }
    }
    if (!complaint.mayAsk)
        return std::nullopt;

    const visa::Deadline answer = deadline.sooner(kAnswerLimit);
    if (auto written = (*session)->write("*IDN?\n", answer); !written)
        return handle(Stage::Asking, std::move(written.error()));
    std::array<char, kLongestAnswer> buffer{};
    const auto chunk = (*session)->read(buffer, answer);
    if (!chunk) {
        const auto came = static_cast<qsizetype>(std::min(chunk.error().transferred, buffer.size()));
        return handle(Stage::Asking, chunk.error(), QByteArray(buffer.data(), came));
    }
    reportIdentity(QByteArray(buffer.data(), static_cast<qsizetype>(chunk->count)), report);
    return std::nullopt;
}

std::optional<Finding> IdentityQuestion::securityFinding(const Error& error, const visa::ResourceName& resource)
{
    using instrument::SecurityFailure;
    const SecurityFailure failure = instrument::securityFailureOf(error);
    Finding finding;
    finding.severity = Severity::Problem;
    finding.cause = instrument::operationOf(failure);
    // The sentence of the error names the certificate's fault, or what the instrument said.
    finding.reason = error.message;
    finding.detail = error.detail;
    finding.status = error.status;
    const QString who = resource.host();
    switch (failure) {
    case SecurityFailure::None:
        return std::nullopt;
    case SecurityFailure::Certificate:
        finding.title = IdentityQuestionText::tr("The certificate of %1 is not trusted.").arg(who);
        finding.remedy =
            IdentityQuestionText::tr("Look at it, and trust it for this host if it is the instrument's.");
        finding.command = QStringLiteral("visor trust %1").arg(resource.toString());
        break;
    case SecurityFailure::LoginMissing:
        finding.title = IdentityQuestionText::tr("%1 insists on a login.").arg(who);
        finding.remedy = IdentityQuestionText::tr(
            "Give it a user name and a password: the window asks for them when it connects, the command line asks "
            "on the terminal or takes VISOR_USER and VISOR_PASSWORD.");
        break;
    case SecurityFailure::LoginRefused:
        finding.title = IdentityQuestionText::tr("%1 does not accept this user name and password.").arg(who);
        finding.remedy =
            IdentityQuestionText::tr("Correct them; whoever looks after the instrument can set new ones.");
        break;
    case SecurityFailure::LoginUnknown:
        finding.title =
            IdentityQuestionText::tr("%1 insists on a login of a kind that Visor does not have.").arg(who);
        finding.remedy =
            IdentityQuestionText::tr("Switch on SCRAM or PLAIN logins in the instrument's security settings.");
        break;
    }
    return finding;
}

void IdentityQuestion::reportIdentity(const QByteArray& reply, Report& report) const
{
    const scpi::Identity identity = scpi::Identity::parse(reply);
    const QString text = QString::fromLatin1(reply).trimmed();
    // What some oscilloscopes say in place of every answer while another interface is chosen.
    if (text.contains(QLatin1StringView("CURRENT REMOTE CONTROL INTERFACE"), Qt::CaseInsensitive)) {
        report.add(
            {Severity::Problem,
             QStringLiteral("instrument.remote-setting"),
             IdentityQuestionText::tr("The instrument listens on another of its interfaces."),
             IdentityQuestionText::tr("It says “%1”.").arg(text.left(160)),
             IdentityQuestionText::tr("Choose this interface in its remote control settings, or open it by the "
                                      "one it names: TCPIP is VICP, LXI is VXI-11."),
             {},
             {},
             Status::ErrorInvalidSetup});
        return;
    }
    if (identity.isEmpty()) {
        report.add({Severity::Warning,
                    QStringLiteral("identity.unreadable"),
                    IdentityQuestionText::tr("The instrument answered *IDN? with “%1”.").arg(text.left(80)),
                    IdentityQuestionText::tr("That is no identity as IEEE 488.2 defines it."),
                    IdentityQuestionText::tr("Choose its profile by hand (--profile), or use the terminal."),
                    {},
                    {},
                    Status::Success});
        return;
    }
    report.add({Severity::Fine,
                QStringLiteral("identity.known"),
                IdentityQuestionText::tr("It answers: %1.").arg(identity.toString()),
                {},
                {},
                {},
                {},
                Status::Success});
    if (const auto match = m_library.match(text)) {
        report.add({Severity::Fine,
                    QStringLiteral("profile.fits"),
                    IdentityQuestionText::tr("The profile %1 fits.").arg(match->entry.key),
                    {},
                    {},
                    {},
                    {},
                    Status::Success});
        return;
    }
    const QString nearest = nearestProfile(m_library.entries(), text);
    report.add({Severity::Warning,
                QStringLiteral("profile.missing"),
                IdentityQuestionText::tr("No profile fits “%1”.").arg(text.left(120)),
                nearest.isEmpty()
                    ? IdentityQuestionText::tr("It can be used in the terminal, but there are no forms for it.")
                    : IdentityQuestionText::tr("It can be used in the terminal, but there are no forms for it. "
                                               "Nearest is %1.")
                          .arg(nearest),
                nearest.isEmpty() ? IdentityQuestionText::tr("Write a profile; the manual says how.")
                                  : IdentityQuestionText::tr(
                                        "Try the nearest one by hand, or copy it and add a pattern for this "
                                        "identity."),
                nearest.isEmpty() ? QStringLiteral("visor profile list")
                                  : QStringLiteral("visor profile show %1").arg(nearest),
                {},
                Status::Success});
}

QString IdentityQuestion::nearestProfile(const std::vector<profile::Library::Entry>& entries,
                                         const QString& identity)
{
    const scpi::Identity wanted = scpi::Identity::parse(identity.toLatin1());
    const QString model = wanted.model.toUpper().left(64);
    if (model.isEmpty())
        return {};
    QString nearest;
    // Half of the characters must agree; beyond that "nearest" would be noise.
    int least = static_cast<int>(model.size()) / 2 + 1;
    for (const profile::Library::Entry& entry : entries) {
        const QString known = entry.instrument.model.toUpper();
        if (known.isEmpty())
            continue;
        const int distance = spellingDistance(model, known);
        if (distance < least) {
            least = distance;
            nearest = entry.key;
        }
    }
    return nearest;
}

Finding plainFinding(const IdentityQuestion::Failure& failure, const QString& resource)
{
    Finding finding;
    finding.severity = Severity::Problem;
    finding.cause = failure.stage == IdentityQuestion::Stage::Opening ? QStringLiteral("instrument.not-opened")
                                                                      : QStringLiteral("instrument.no-answer");
    finding.title = failure.stage == IdentityQuestion::Stage::Opening
                        ? IdentityQuestionText::tr("%1 cannot be opened.").arg(resource)
                        : IdentityQuestionText::tr("%1 does not answer *IDN?.").arg(resource);
    finding.reason = failure.error.message;
    finding.detail = failure.error.detail;
    finding.status = failure.error.status;
    return finding;
}

} // namespace visor::doctor
