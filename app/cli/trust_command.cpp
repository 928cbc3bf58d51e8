// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/cli/commands.h"
#include "app/cli/opened_instrument.h"
#include "app/cli/output.h"

#include <QCoreApplication>

namespace visor::app {

namespace {

/// `visor trust`: the certificates trusted by exception; looks at one, trusts it, takes it back.
class TrustCommand : public Command
{
    Q_DECLARE_TR_FUNCTIONS(visor::app::Cli)

public:
    QString name() const override { return QStringLiteral("trust"); }
    QString summary() const override { return tr("shows, trusts and revokes instruments' certificates"); }
    int fewestArguments() const override { return 0; }
    int mostArguments() const override { return 1; }
    void describe(QCommandLineParser& parser) const override
    {
        parser.addPositionalArgument(
            QStringLiteral("RESOURCE"),
            tr("The instrument whose certificate to look at, such as "
               "TCPIPS::192.168.1.5::hislip0::INSTR. Without it, every certificate that is "
               "trusted by exception is listed."),
            QStringLiteral("[RESOURCE]"));
        parser.addOption({QStringLiteral("fingerprint"),
                          tr("Trust its certificate if this is its SHA-256 fingerprint."),
                          QStringLiteral("SHA256")});
        parser.addOption({QStringLiteral("revoke"), tr("No longer trust the certificate of this host."),
                          QStringLiteral("HOST")});
        OpenedInstrument::describeOptions(parser);
    }
    ExitCode run(const QCommandLineParser& parser, const QStringList& arguments,
                 CommandContext& context) const override
    {
        if (parser.isSet(QStringLiteral("revoke"))) {
            const QString host = parser.value(QStringLiteral("revoke"));
            const auto revoked = context.trust.revoke(host);
            return revoked ? ExitCode::Done : reportFailure(host, revoked.error());
        }
        return arguments.isEmpty() ? list(context) : look(parser, arguments.constFirst(), context);
    }

private:
    static ExitCode list(CommandContext& context)
    {
        for (const instrument::TrustException& exception : context.trust.exceptions()) {
            if (!printLine(QStringLiteral("%1\t%2\t%3\t%4")
                               .arg(exception.host, instrument::fingerprintText(exception.fingerprint),
                                    exception.subject, exception.expires.toString(Qt::ISODate))))
                return ExitCode::Refused;
        }
        return ExitCode::Done;
    }

    static ExitCode look(const QCommandLineParser& parser, const QString& text, CommandContext& context)
    {
        const auto resource = visa::ResourceName::parse(text);
        if (!resource)
            return reportFailure(text, resource.error());
        const QByteArray wanted = instrument::fingerprintFromText(parser.value(QStringLiteral("fingerprint")));
        if (parser.isSet(QStringLiteral("fingerprint")) && wanted.isEmpty())
            return reportUsage(tr("--fingerprint takes the 64 hexadecimal digits of a SHA-256 fingerprint."));
        const auto opened = OpenedInstrument::open(text, parser, context);
        const auto refused = context.trust.takeRefused(resource->host());
        if (!refused) {
            // Trusted already, or no certificate came into it at all.
            if (!opened)
                return reportFailure(text, opened.error());
            const auto session = opened->session().attribute(visa::Attribute::TcpipServerCertificateSubject);
            const QString subject = session ? std::get<QString>(*session) : QString();
            if (subject.isEmpty())
                return printLine(tr("%1: not encrypted, so there is no certificate.").arg(text))
                           ? ExitCode::Done
                           : ExitCode::Refused;
            return printLine(tr("%1: trusted (%2).").arg(text, subject)) ? ExitCode::Done : ExitCode::Refused;
        }
        const instrument::Certificate& certificate = refused->certificate;
        printLine(tr("Subject:     %1").arg(certificate.subject));
        printLine(tr("Issuer:      %1").arg(certificate.issuer));
        printLine(tr("Valid until: %1").arg(certificate.expires.toString(Qt::ISODate)));
        printLine(tr("SHA-256:     %1").arg(instrument::fingerprintText(certificate.fingerprint)));
        if (wanted.isEmpty())
            return reportFailure(text, opened.error());
        if (wanted != certificate.fingerprint) {
            return reportFailure(text, Error{visa::Status::ErrorNoPermission,
                                             tr("The instrument shows another certificate than the one named. Ask "
                                                "whoever looks after it which is right."),
                                             {},
                                             QStringLiteral("trust"),
                                             0});
        }
        const auto trusted = context.trust.trust(resource->host(), certificate, QDateTime::currentDateTimeUtc());
        return trusted ? ExitCode::Done : reportFailure(text, trusted.error());
    }
};

} // namespace

std::unique_ptr<Command> makeTrustCommand()
{
    return std::make_unique<TrustCommand>();
}

} // namespace visor::app
