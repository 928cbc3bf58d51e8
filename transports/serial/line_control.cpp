// SPDX-License-Identifier: GPL-3.0-or-later
// applyLineSettings() of line_settings.h. A file of its own: <asm/termbits.h>, which alone has the rates that
// <termios.h> has no constant for, cannot stand beside the latter.
#include "transports/serial/line_control.h"

#include <QCoreApplication>

#include <asm/termbits.h>
#include <linux/serial.h>
#include <sys/ioctl.h>
#include <sys/stat.h>
#include <sys/sysmacros.h>

#include <cerrno>
#include <cstring>

namespace visor::serial {

using visa::Status;

namespace {

class LineText
{
    Q_DECLARE_TR_FUNCTIONS(visor::serial::LineSettings)
};

constexpr tcflag_t kParityBits = PARENB | PARODD | CMSPAR;

bool isPseudoTerminal(int descriptor)
{
    constexpr unsigned kFirstMajor = 136; // Linux, Documentation/admin-guide/devices.txt: Unix98 PTY slaves
    constexpr unsigned kLastMajor = 143;
    struct stat facts = {};
    return ::fstat(descriptor, &facts) == 0 && S_ISCHR(facts.st_mode) && major(facts.st_rdev) >= kFirstMajor &&
           major(facts.st_rdev) <= kLastMajor;
}

tcflag_t lineParityBits(Parity parity)
{
    switch (parity) {
    case Parity::None:
        break;
    case Parity::Odd:
        return PARENB | PARODD;
    case Parity::Even:
        return PARENB;
    case Parity::Mark:
        return PARENB | CMSPAR | PARODD;
    case Parity::Space:
        return PARENB | CMSPAR;
    }
    return 0;
}

tcflag_t lineSizeBits(std::uint8_t dataBits)
{
    switch (dataBits) {
    case 5:
        return CS5;
    case 6:
        return CS6;
    case 7:
        return CS7;
    default:
        return CS8;
    }
}

bool lineRateIsNear(std::uint32_t wanted, std::uint32_t made)
{
    // An asynchronous receiver takes about 3 %, both ends together.
    const std::uint64_t difference = wanted > made ? wanted - made : made - wanted;
    return difference * 100 <= std::uint64_t{wanted} * 3;
}

QStringList lineNotes(const LineSettings& settings, const termios2& wanted, const termios2& made)
{
    QStringList notes;
    if (!lineRateIsNear(settings.baud, made.c_ospeed)) {
        notes << LineText::tr("The port cannot do %1 baud; it runs at %2.").arg(settings.baud).arg(made.c_ospeed);
    }
    if ((made.c_cflag & CSIZE) != (wanted.c_cflag & CSIZE))
        notes << LineText::tr("The port cannot do %1 data bits.").arg(settings.dataBits);
    if ((made.c_cflag & kParityBits) != (wanted.c_cflag & kParityBits))
        notes << LineText::tr("The port has no such parity; characters are sent and taken without it.");
    if ((made.c_cflag & CSTOPB) != (wanted.c_cflag & CSTOPB))
        notes << LineText::tr("The port cannot do that number of stop bits.");
    // UARTs make 1.5 of two stop bits at five data bits, and at no other size.
    else if (settings.stopBits == 15 && settings.dataBits != 5)
        notes << LineText::tr("One and a half stop bits go with five data bits only; two are sent.");
    if ((made.c_cflag & CRTSCTS) != (wanted.c_cflag & CRTSCTS))
        notes << LineText::tr("The port has no RTS/CTS flow control.");
    return notes;
}

} // namespace

Result<QStringList> applyLineSettings(int descriptor, const LineSettings& settings, const QString& device)
{
    termios2 line{};
    if (::ioctl(descriptor, TCGETS2, &line) != 0) {
        const int number = errno;
        return failure(
            number == ENOTTY || number == EINVAL ? Status::ErrorResourceNotFound : Status::ErrorConnectionLost,
            number == ENOTTY || number == EINVAL
                ? LineText::tr("%1 is not a serial port; check its name.").arg(device)
                : LineText::tr("The serial port %1 has gone; plug it in again and reopen it.").arg(device),
            QStringLiteral("line settings"), QString::fromLocal8Bit(std::strerror(number)));
    }
    // Everything raw: what is received is handed on as it is (POSIX termios, cfmakeraw).
    line.c_iflag = IGNBRK;
    line.c_oflag = 0;
    line.c_lflag = 0;
    line.c_cflag = CREAD | CLOCAL | HUPCL | lineSizeBits(settings.dataBits) | lineParityBits(settings.parity);
    if (settings.stopBits != 10)
        line.c_cflag |= CSTOPB;
    if ((settings.flow & FlowControl::RtsCts) != 0)
        line.c_cflag |= CRTSCTS;
    if ((settings.flow & FlowControl::XonXoff) != 0)
        line.c_iflag |= IXON | IXOFF;
    if (settings.parity != Parity::None)
        line.c_iflag |= INPCK;
    if (marksErrors(settings, errorCounts(descriptor).has_value()))
        line.c_iflag |= PARMRK;
    if (settings.endIn == LineEnd::Break)
        line.c_iflag &= ~static_cast<tcflag_t>(IGNBRK);
    line.c_cflag |= BOTHER | (static_cast<tcflag_t>(BOTHER) << IBSHIFT);
    line.c_ispeed = settings.baud;
    line.c_ospeed = settings.baud;
    line.c_cc[VSTART] = static_cast<cc_t>(settings.xon);
    line.c_cc[VSTOP] = static_cast<cc_t>(settings.xoff);
    line.c_cc[VMIN] = 1;
    line.c_cc[VTIME] = 0;
    if (::ioctl(descriptor, TCSETS2, &line) != 0) {
        return failure(Status::ErrorInvalidSetup,
                       LineText::tr("The serial port %1 does not take these settings; try others.").arg(device),
                       QStringLiteral("line settings"), QString::fromLocal8Bit(std::strerror(errno)));
    }
    termios2 made{};
    if (::ioctl(descriptor, TCGETS2, &made) != 0)
        made = line;
    return lineNotes(settings, line, made);
}

std::optional<ErrorCounts> errorCounts(int descriptor)
{
    serial_icounter_struct counters{};
    if (::ioctl(descriptor, TIOCGICOUNT, &counters) != 0)
        return std::nullopt;
    return ErrorCounts{counters.parity, counters.frame, counters.overrun + counters.buf_overrun};
}

std::optional<int> modemLines(int descriptor)
{
    int lines = 0;
    if (::ioctl(descriptor, TIOCMGET, &lines) != 0)
        return std::nullopt;
    return lines;
}

bool setModemLine(int descriptor, int line, bool on)
{
    return ::ioctl(descriptor, on ? TIOCMBIS : TIOCMBIC, &line) == 0;
}

bool setBreakState(int descriptor, bool on)
{
    return ::ioctl(descriptor, on ? TIOCSBRK : TIOCCBRK) == 0;
}

void flushLine(int descriptor, bool input, bool output)
{
    const int queue = input && output ? TCIOFLUSH : input ? TCIFLUSH : TCOFLUSH;
    // Fails only on a port that has gone, which the next read or write says better.
    static_cast<void>(::ioctl(descriptor, TCFLSH, queue));
}

bool takeExclusively(int descriptor, bool on)
{
    // Linux forgets the mark with the last close of a port, but of a pseudo-terminal not before its other end
    // closes as well: a program that is killed would leave it shut for everybody.
    if (isPseudoTerminal(descriptor))
        return true;
    return ::ioctl(descriptor, on ? TIOCEXCL : TIOCNXCL) == 0;
}

std::size_t bytesInLine(int descriptor, bool output)
{
    int count = 0;
    if (::ioctl(descriptor, output ? TIOCOUTQ : FIONREAD, &count) != 0 || count < 0)
        return 0;
    return static_cast<std::size_t>(count);
}

} // namespace visor::serial
