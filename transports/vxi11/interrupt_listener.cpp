// SPDX-License-Identifier: GPL-3.0-or-later
#include "transports/vxi11/interrupt_listener.h"

#include "transports/vxi11/messages.h"
#include "transports/wire/rpc_server.h"

namespace visor::vxi11 {

namespace {

constexpr std::size_t kInterruptRecordCap = 4096;

class InterruptService : public wire::RpcService
{
public:
    explicit InterruptService(const InterruptListener::Callback& callback) : m_callback(callback) {}

    wire::RpcProgram program() const override { return kInterruptProgram; }

    wire::RpcOutcome run(std::uint32_t procedure, QByteArrayView arguments, wire::XdrWriter&) override
    {
        if (procedure != kDeviceServiceRequest)
            return {.status = wire::RpcStatus::ProcedureUnavailable};
        // Records longer than their data are known (a DMM6500 adds four); only the handle matters. One-way: never
        // replied to.
        if (const auto handle = parseHandle(arguments))
            m_callback(*handle);
        return {.silent = true};
    }

private:
    const InterruptListener::Callback& m_callback;
};

} // namespace

Result<std::unique_ptr<InterruptListener>> InterruptListener::start(const QString& address, Callback callback)
{
    auto listener = wire::TcpListener::listen(address, 0);
    if (!listener)
        return tl::unexpected(listener.error());
    return std::unique_ptr<InterruptListener>(new InterruptListener(std::move(*listener), std::move(callback)));
}

InterruptListener::InterruptListener(wire::TcpListener listener, Callback callback)
    : m_callback(std::move(callback)), m_pool(std::move(listener), [this](wire::TcpStream& stream) {
          InterruptService service(m_callback);
          wire::serveRpc(stream, service, kInterruptRecordCap);
      })
{
}

} // namespace visor::vxi11
