// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/visa/result.h"

#include <QCoreApplication>

namespace visor::usbtmc {

/// Where the sentences of this wire are translated.
class ErrorText
{
    Q_DECLARE_TR_FUNCTIONS(visor::usbtmc::Error)
};

/// The file that lets the people at this computer use its USB instruments; installed to lib/udev/rules.d.
inline constexpr auto kUdevRuleFile = "70-visor-usbtmc.rules";

/// A libusb error code (libusb_error) met by `operation`, as an Error with its VISA status. `who` names the
/// instrument. LIBUSB_ERROR_ACCESS names the udev rule, LIBUSB_ERROR_BUSY another program.
[[nodiscard]] tl::unexpected<Error> usbFailure(int code, const QString& who, const QString& operation,
                                               std::size_t transferred = 0);
/// Other programs use it through the kernel's driver, at that device file: ErrorResourceBusy.
[[nodiscard]] tl::unexpected<Error> heldThroughKernel(const QString& who, const QString& holders,
                                                      const QString& node);
/// The instrument sent what USBTMC does not allow; `detail` is for the log.
[[nodiscard]] tl::unexpected<Error> brokenAnswer(const QString& who, const QString& operation,
                                                 const QString& detail, std::size_t transferred = 0);
[[nodiscard]] tl::unexpected<Error> timedOut(const QString& who, const QString& operation,
                                             std::size_t transferred = 0);
[[nodiscard]] tl::unexpected<Error> cancelled(const QString& operation, std::size_t transferred = 0);

} // namespace visor::usbtmc
