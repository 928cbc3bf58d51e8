// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/visa/usb_quirks.h"

#include <array>

namespace visor::visa {

namespace {

constexpr auto kUsbQuirkWords = std::to_array<UsbQuirkWord>({
    {QLatin1StringView("continues_without_header"), &UsbQuirks::continuesWithoutHeader},
    {QLatin1StringView("size_from_block"), &UsbQuirks::sizeFromBlock},
    {QLatin1StringView("wrong_tag"), &UsbQuirks::wrongTag},
    {QLatin1StringView("wrong_message_id"), &UsbQuirks::wrongMessageId},
    {QLatin1StringView("never_end_of_message"), &UsbQuirks::neverEndOfMessage},
    {QLatin1StringView("no_zero_length_packet"), &UsbQuirks::noZeroLengthPacket},
    {QLatin1StringView("padding_in_size"), &UsbQuirks::paddingInSize},
    {QLatin1StringView("no_abort"), &UsbQuirks::noAbort},
    {QLatin1StringView("no_clear"), &UsbQuirks::noClear},
    {QLatin1StringView("clears_bulk_in"), &UsbQuirks::clearsBulkIn},
    {QLatin1StringView("no_read_in_clear"), &UsbQuirks::noReadInClear},
    {QLatin1StringView("needs_remote_enable"), &UsbQuirks::needsRemoteEnable, true},
    {QLatin1StringView("any_interface_class"), &UsbQuirks::anyInterfaceClass, true},
});

} // namespace

std::span<const UsbQuirkWord> usbQuirkWords()
{
    return kUsbQuirkWords;
}

UsbQuirks UsbQuirkChanges::appliedTo(UsbQuirks quirks) const
{
    for (const auto& [flag, isOn] : flags)
        quirks.*flag = isOn;
    if (maximumWrite)
        quirks.maximumWrite = maximumWrite;
    if (maximumRead)
        quirks.maximumRead = maximumRead;
    return quirks;
}

} // namespace visor::visa
