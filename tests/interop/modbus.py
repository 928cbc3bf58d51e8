#!/usr/bin/python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""Other people's Modbus against ours: pymodbus' server with our client, mbpoll and pymodbus' client with our server.

    modbus.py VISOR MODBUS_SERVER

What is missing is skipped with its reason; exit code 77 when nothing could be run.
"""
import asyncio
import shutil
import socket
import subprocess
import sys
import threading
import types

# pymodbus 3.0 imports this for serial lines, which are not used here; Debian does not depend on it.
try:
    import serial_asyncio  # noqa: F401
except ImportError:
    sys.modules["serial_asyncio"] = types.ModuleType("serial_asyncio")
    sys.modules["serial_asyncio"].create_serial_connection = None

failures, passed = [], []


def check(name, condition, seen=""):
    (passed if condition else failures).append(name)
    print(("ok      " if condition else "FAILED  ") + name + ("" if condition else f": {seen!r}"), flush=True)


def run(*command):
    return subprocess.run(command, capture_output=True, timeout=60, text=True)


def free_port():
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return probe.getsockname()[1]


def our_client(visor):
    try:
        from pymodbus.datastore import ModbusSequentialDataBlock, ModbusServerContext, ModbusSlaveContext
        from pymodbus.device import ModbusDeviceIdentification
        from pymodbus.server.async_io import StartAsyncTcpServer
    except ImportError as missing:
        return print(f"skipped pymodbus server: {missing}")
    port = free_port()
    store = ModbusSlaveContext(zero_mode=True,
                               **{table: ModbusSequentialDataBlock(0, [0] * 1000) for table in ("di", "co", "ir", "hr")})
    identity = ModbusDeviceIdentification(
        info_name={"VendorName": "Peer", "ProductCode": "PM", "MajorMinorRevision": "3.0"})

    def serve():
        asyncio.run(StartAsyncTcpServer(context=ModbusServerContext(slaves={1: store}, single=False), identity=identity,
                                        address=("127.0.0.1", port)))

    threading.Thread(target=serve, daemon=True).start()
    for _ in range(200):
        try:
            socket.create_connection(("127.0.0.1", port), 1).close()
            break
        except OSError:
            threading.Event().wait(0.05)
    resource = f"MODBUS-TCP::127.0.0.1::{port}::1::INSTR"
    for text in ("holding 10 = 1234", "holding 20 float32 word-swapped = 1.5, -2.25", "coil 3 on", "coil 8 = 1,0,1",
                 "mask 10 and 0xFF00 or 0x21"):
        answer = run(visor, "write", resource, text)
        check(f"visor write to pymodbus: {text}", answer.returncode == 0, answer.stderr)
    for text, expected in (("holding? 10", "1057"), ("holding? 20 float32 word-swapped count 2", "1.5,-2.25"),
                           ("coil? 3", "1"), ("coil? 8 count 3", "1,0,1"), ("input? 5 count 3", "0,0,0"),
                           ("discrete? 5", "0"), ("holding? 30 count 2 with 30 = 5, 6", "5,6"),
                           ("*IDN?", "Peer,PM,0,3.0")):
        answer = run(visor, "query", resource, text)
        check(f"visor query of pymodbus: {text}", answer.stdout.strip() == expected, answer.stdout + answer.stderr)
    answer = run(visor, "query", resource, "holding? 5000")
    check("pymodbus refuses an address", answer.returncode == 1 and "exception 2" in answer.stderr, answer.stderr)


def our_server(program):
    server = subprocess.Popen([program], stdout=subprocess.PIPE, stdin=subprocess.PIPE, text=True)
    try:
        port = server.stdout.readline().strip()
        if shutil.which("mbpoll"):
            poll = ["mbpoll", "-m", "tcp", "-p", port, "-a", "1", "-0", "-1", "-q"]
            answer = run(*poll, "-r", "100", "-c", "3", "127.0.0.1")
            check("mbpoll reads holding registers", all(f"[{100 + i}]:" in answer.stdout for i in range(3)), answer)
            answer = run(*poll[:-2], "-r", "100", "127.0.0.1", "4711")
            check("mbpoll writes a register", answer.returncode == 0, answer)
            answer = run(*poll, "-r", "100", "-c", "1", "127.0.0.1")
            check("mbpoll reads it back", "4711" in answer.stdout, answer)
            answer = run(*poll, "-t", "0", "-r", "1", "-c", "9", "127.0.0.1")
            check("mbpoll reads coils", answer.returncode == 0 and "[9]:" in answer.stdout, answer)
        else:
            print("skipped mbpoll: not installed")
        try:
            from pymodbus.client import ModbusTcpClient
            from pymodbus.mei_message import ReadDeviceInformationRequest
        except ImportError as missing:
            return print(f"skipped pymodbus client: {missing}")
        client = ModbusTcpClient("127.0.0.1", port=int(port))
        check("pymodbus connects", client.connect())
        check("pymodbus writes registers", not client.write_registers(200, [1, 2, 3], slave=1).isError())
        check("pymodbus reads registers", client.read_holding_registers(200, 3, slave=1).registers == [1, 2, 3])
        check("pymodbus writes coils", not client.write_coils(5, [True, False, True], slave=1).isError())
        check("pymodbus reads coils", client.read_coils(5, 3, slave=1).bits[:3] == [True, False, True])
        check("pymodbus mask write", not client.mask_write_register(200, 0xFF00, 0x21, slave=1).isError())
        check("pymodbus reads and writes",
              client.readwrite_registers(read_address=200, read_count=1, write_address=201, write_registers=[9],
                                         slave=1).registers == [0x21])
        check("pymodbus is refused", client.read_holding_registers(9000, 1, slave=1).exception_code == 2)
        identity = client.execute(ReadDeviceInformationRequest(0x01, 0x00, slave=1))
        check("pymodbus reads the identity", identity.information.get(0) == b"Visor", identity.information)
        client.close()
    finally:
        server.stdin.close()
        server.wait(timeout=30)


our_client(sys.argv[1])
our_server(sys.argv[2])
print(f"{len(passed)} passed, {len(failures)} failed")
sys.exit(1 if failures else 0 if passed else 77)
