// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/instrument/recording_script.h"

#include <QStringDecoder>

#include <algorithm>

namespace visor::instrument {

namespace {

using Kind = RecordedAct::Kind;

/// The terminator that the session's messages ended with.
QByteArray terminatorOf(const RecordedSession& session)
{
    for (const RecordedAct& act : session.acts) {
        if (act.message.isEmpty())
            continue;
        for (const QByteArray& ending :
             {QByteArrayLiteral("\r\n"), QByteArrayLiteral("\n"), QByteArrayLiteral("\r")}) {
            if (act.message.endsWith(ending))
                return ending;
        }
        return {};
    }
    return QByteArrayLiteral("\n");
}

QByteArray withoutTerminator(const QByteArray& message, const QByteArray& terminator)
{
    return !terminator.isEmpty() && message.endsWith(terminator) ? message.chopped(terminator.size()) : message;
}

/// The message as text, when a line of text can carry it.
std::optional<QString> lineOf(const QByteArray& message)
{
    const bool hasControls = std::any_of(message.begin(), message.end(),
                                         [](char c) { return static_cast<unsigned char>(c) < 0x20 && c != '\t'; });
    QStringDecoder decoder(QStringConverter::Utf8);
    QString text = decoder.decode(message);
    if (hasControls || decoder.hasError())
        return std::nullopt;
    return text;
}

QString shellQuoted(const QString& text)
{
    QString inner = text;
    inner.replace(u'\'', QStringLiteral("'\\''"));
    return u'\'' + inner + u'\'';
}

/// Comments are for one line: an identity is what an instrument sent.
QString commentOf(const QString& text)
{
    QString line = text.simplified();
    line.removeIf([](QChar c) { return !c.isPrint(); });
    return QStringLiteral("# ") + line + u'\n';
}

QString headOf(const RecordedSession& session)
{
    return commentOf(QStringLiteral("Recorded %1 from %2")
                         .arg(session.time.toUTC().toString(Qt::ISODate),
                              session.instrument.isEmpty() ? session.resource : session.instrument));
}

QString replyFile(int number)
{
    return QStringLiteral("reply-%1.bin").arg(number);
}

RecordingScript scpiScript(const RecordedSession& session, const QByteArray& terminator)
{
    RecordingScript script;
    for (const RecordedAct& act : session.acts) {
        const auto line = lineOf(withoutTerminator(act.message, terminator));
        const bool isMessage = act.kind == Kind::Write || act.kind == Kind::Query;
        if (isMessage && line)
            script.text += *line + u'\n';
        else
            ++script.leftOut;
    }
    return script;
}

QString shellTermOption(const QByteArray& terminator)
{
    if (terminator == "\n")
        return {};
    return terminator == "\r\n" ? QStringLiteral(" --term crlf")
           : terminator == "\r" ? QStringLiteral(" --term cr")
                                : QStringLiteral(" --term none");
}

RecordingScript shellScript(const RecordedSession& session, const QByteArray& terminator)
{
    RecordingScript script;
    script.text = QStringLiteral("#!/bin/sh\n") + headOf(session) +
                  QStringLiteral("# Usage: sh THIS-FILE [RESOURCE]\nset -e\nresource=${1:-%1}\n\n")
                      .arg(shellQuoted(session.resource));
    const QString options = shellTermOption(terminator);
    int files = 0;
    const auto leaveOut = [&](const QString& what) {
        script.text += commentOf(QStringLiteral("left out: ") + what);
        ++script.leftOut;
    };
    for (const RecordedAct& act : session.acts) {
        const QString target = act.isBlockReply ? QStringLiteral(" --output ") + replyFile(++files) : QString();
        const auto line = lineOf(withoutTerminator(act.message, terminator));
        switch (act.kind) {
        case Kind::Write:
        case Kind::Query:
            if (!line) {
                leaveOut(QStringLiteral("a message of %1 bytes that are no text").arg(act.message.size()));
                break;
            }
            // "--" ends the options: a message may begin with a dash.
            script.text += QStringLiteral("visor %1%2%3 -- \"$resource\" %4\n")
                               .arg(act.kind == Kind::Write ? QStringLiteral("write") : QStringLiteral("query"),
                                    options, target, shellQuoted(*line));
            break;
        case Kind::Read:
            script.text += QStringLiteral("visor read%1%2 -- \"$resource\"\n").arg(options, target);
            break;
        case Kind::Clear:
            leaveOut(QStringLiteral("device clear"));
            break;
        case Kind::Trigger:
            leaveOut(QStringLiteral("device trigger"));
            break;
        }
    }
    return script;
}

/// A bytes literal: printable ASCII as it is, everything else in hexadecimal.
QString pythonBytes(const QByteArray& bytes)
{
    QString literal = QStringLiteral("b\"");
    for (const char c : bytes) {
        const auto code = static_cast<unsigned char>(c);
        if (c == '\\' || c == '"')
            literal += u'\\' + QString(QLatin1Char(c));
        else if (code >= 0x20 && code < 0x7F)
            literal += QLatin1Char(c);
        else
            literal += QStringLiteral("\\x%1").arg(static_cast<uint>(code), 2, 16, QLatin1Char('0'));
    }
    return literal + u'"';
}

RecordingScript pythonScript(const RecordedSession& session)
{
    RecordingScript script;
    script.text =
        QStringLiteral("#!/usr/bin/env python3\n") + headOf(session) +
        QStringLiteral("import sys\n\nimport pyvisa\n\n"
                       "resource = sys.argv[1] if len(sys.argv) > 1 else %1.decode()\n"
                       "instrument = pyvisa.ResourceManager().open_resource(resource)\n"
                       "instrument.timeout = 5000\n"
                       "if resource.upper().endswith(\"SOCKET\") or resource.upper().startswith(\"ASRL\"):\n"
                       "    instrument.read_termination = \"\\n\"\n\n")
            .arg(pythonBytes(session.resource.toUtf8()));
    int files = 0;
    const auto read = [&](const RecordedAct& act) {
        if (act.isBlockReply) {
            // read_raw() ends at a newline on a wire without END: the length in the block says how much there is.
            script.text += QStringLiteral("with open(\"%1\", \"wb\") as reply:\n"
                                          "    reply.write(bytes(instrument.read_binary_values(\"B\")))\n")
                               .arg(replyFile(++files));
        } else {
            script.text += QStringLiteral("print(instrument.read().rstrip())\n");
        }
    };
    for (const RecordedAct& act : session.acts) {
        switch (act.kind) {
        case Kind::Write:
            script.text += QStringLiteral("instrument.write_raw(%1)\n").arg(pythonBytes(act.message));
            break;
        case Kind::Query:
            script.text += QStringLiteral("instrument.write_raw(%1)\n").arg(pythonBytes(act.message));
            read(act);
            break;
        case Kind::Read:
            read(act);
            break;
        case Kind::Clear:
            script.text += QStringLiteral("instrument.clear()\n");
            break;
        case Kind::Trigger:
            script.text += QStringLiteral("instrument.assert_trigger()\n");
            break;
        }
    }
    return script;
}

} // namespace

RecordingScript scriptOf(ScriptForm form, const RecordedSession& session)
{
    switch (form) {
    case ScriptForm::Scpi:
        return scpiScript(session, terminatorOf(session));
    case ScriptForm::Shell:
        return shellScript(session, terminatorOf(session));
    case ScriptForm::Python:
        return pythonScript(session);
    }
    return {};
}

} // namespace visor::instrument
