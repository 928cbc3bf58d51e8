// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "tests/common/echo_device.h"
#include "tests/common/test_case.h"
#include "tests/common/usbtmc_gadget.h"
#include "transports/usbtmc/usbtmc_session.h"
#include "transports/usbtmc/usbtmc_transport.h"

#include <memory>

namespace visor::usbtmc {

/// An emulated USB instrument (the echo device) at port 1 of an emulated bus, for each test function anew.
class UsbTestCase : public test::TestCase
{
protected:
    void plugIn(const test::UsbtmcGadget::Options& options = {})
    {
        m_testbed.reset();
        m_gadget.reset();
        m_device = std::make_unique<test::EchoDevice>();
        m_gadget = std::make_unique<test::UsbtmcGadget>(*m_device, options);
        m_testbed = std::make_unique<test::UsbTestbed>();
        m_testbed->plug(1, *m_gadget);
    }

    static visa::Deadline soon() { return visa::Deadline::after(std::chrono::seconds(30)); }
    static visa::ResourceName name(const QString& serial = QStringLiteral("GADGET1"))
    {
        return visa::ResourceName(visa::InterfaceType::Usb, 0,
                                  visa::UsbInstrument{0x1234, 0x5678, serial, 0, false});
    }
    static Result<std::unique_ptr<UsbtmcSession>> open(const QuirkTable& quirks = {})
    {
        return UsbtmcSession::open(name(), {}, quirks, soon());
    }
    /// A table with that behaviour for the gadget.
    static QuirkTable quirk(const QByteArray& words)
    {
        return QuirkTable::parse("- {vendor: 0x1234, product: 0x5678, device: gadget, " + words + "}\n").value();
    }
    static Result<QByteArray> readAll(visa::Session& session, const visa::Deadline& deadline = soon(),
                                      std::size_t room = 1 << 16)
    {
        QByteArray bytes(static_cast<qsizetype>(room), '\0');
        const auto chunk = session.read({bytes.data(), room}, deadline);
        if (!chunk)
            return tl::unexpected(chunk.error());
        bytes.truncate(static_cast<qsizetype>(chunk->count));
        return bytes;
    }
    static Result<QByteArray> ask(visa::Session& session, const QByteArray& text,
                                  const visa::Deadline& deadline = soon(), std::size_t room = 1 << 16)
    {
        if (const auto written = session.write(text, deadline); !written)
            return tl::unexpected(written.error());
        return readAll(session, deadline, room);
    }

    std::unique_ptr<test::EchoDevice> m_device;
    std::unique_ptr<test::UsbtmcGadget> m_gadget;
    std::unique_ptr<test::UsbTestbed> m_testbed;
};

} // namespace visor::usbtmc
