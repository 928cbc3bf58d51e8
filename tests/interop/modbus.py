#!/usr/bin/python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""Other people's Modbus against ours: the servers of pymodbus and libmodbus (TCP and RTU) with our client, mbpoll and the
clients of pymodbus and libmodbus with our server.

    modbus.py VISOR MODBUS_SERVER

What is missing is skipped with its reason; exit code 77 when nothing could be run.
"""
import asyncio
import shutil
import socket
import subprocess
import sys
import tempfile
import threading
import types
from pathlib import Path

import checks
from checks import check, finish, free_port, skip

# pymodbus 3.0 imports this for serial lines, which are not used here; Debian does not depend on it.
try:
    import serial_asyncio  # noqa: F401
except ImportError:
    sys.modules["serial_asyncio"] = types.ModuleType("serial_asyncio")
    sys.modules["serial_asyncio"].create_serial_connection = None


def run(*command):
    """A program to its end; visor with time enough for a busy machine, unless it is said how much."""
    if command[1] in ("query", "write") and "--timeout" not in command:
        command += ("--timeout", "20000")
    return checks.run(*command, text=True)


def our_client(visor):
    try:
        from pymodbus.datastore import ModbusSequentialDataBlock, ModbusServerContext, ModbusSlaveContext
        from pymodbus.device import ModbusDeviceIdentification
        from pymodbus.server.async_io import StartAsyncTcpServer
    except ImportError as missing:
        return skip("pymodbus server", missing)
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
            skip("mbpoll", "not installed")
        try:
            from pymodbus.client import ModbusTcpClient
            from pymodbus.mei_message import ReadDeviceInformationRequest
        except ImportError as missing:
            return skip("pymodbus client", missing)
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


def ask_each(visor, resource, who):
    """Writes and reads of every kind with a server of 1000 cells of which the inputs count in threes."""
    for text in ("holding 10 = 1234", "holding 20 float32 word-swapped = 1.5, -2.25", "coil 3 on", "coil 8 = 1,0,1",
                 "mask 10 and 0xFF00 or 0x21", "holding 40 string count 4 = \"libmodbu\""):
        answer = run(visor, "write", resource, text)
        check(f"visor write to {who}: {text}", answer.returncode == 0, answer.stderr)
    for text, expected in (("holding? 10", "1057"), ("holding? 20 float32 word-swapped count 2", "1.5,-2.25"), ("coil? 3", "1"),
                           ("coil? 8 count 3", "1,0,1"), ("input? 5 count 3", "15,18,21"), ("discrete? 0 count 4", "1,0,0,1"),
                           ("holding? 30 count 2 with 30 = 5, 6", "5,6"), ("holding? n31", "5"),
                           ("holding? 40 string count 4", "libmodbu"),
                           ("input? 0 count 125", ",".join(str(3 * i) for i in range(125))),
                           ("input? 990", "2970"), ("holding? 10;coil? 3", "1057;1")):
        answer = run(visor, "query", resource, text)
        check(f"visor query of {who}: {text}", answer.stdout.strip() == expected, answer.stdout + answer.stderr)
    answer = run(visor, "query", resource, "holding? 5000")
    check(f"{who} refuses an address", answer.returncode == 1 and "exception 2" in answer.stderr, answer.stderr)
    if resource.startswith("MODBUS-RTU"):
        return  # there it cannot tell how long a request is whose function it does not know, and loses its place
    # It takes its time over such a request: half a second, so that what may still come of it is gone.
    answer = run(visor, "query", resource, "*IDN?", "--timeout", "20000")
    check(f"{who} has no identification and says so", answer.returncode == 1 and "exception 1" in answer.stderr, answer.stderr)
    answer = run(visor, "query", resource, "holding? 10", "--timeout", "20000")
    check(f"{who} answers after that", answer.stdout.strip() == "1057", answer.stderr)


def libmodbus(visor, our_program):
    if shutil.which("cc") is None or not Path("/usr/include/modbus/modbus.h").exists():
        return skip("libmodbus", "no C compiler or libmodbus-dev")
    with tempfile.TemporaryDirectory() as folder:
        peer = f"{folder}/modbus_peer"
        subprocess.run(["cc", "-o", peer, Path(__file__).with_name("modbus_peer.c"), "-lmodbus"], check=True)
        server = subprocess.Popen([peer, "server"], stdout=subprocess.PIPE, text=True)
        try:
            ask_each(visor, f"MODBUS-TCP::127.0.0.1::{server.stdout.readline().strip()}::1::INSTR", "libmodbus")
        finally:
            server.kill()
            server.wait()
            server.stdout.close()
        libmodbus_client(peer, our_program)
        if shutil.which("socat") is None:
            return skip("libmodbus on a serial line", "socat is not installed")
        ends = [f"{folder}/{name}" for name in ("ours", "theirs")]
        line = subprocess.Popen(["socat", "-d", "-d", *(f"pty,raw,echo=0,link={end}" for end in ends)], stderr=subprocess.PIPE,
                                text=True)
        while "starting data transfer loop" not in line.stderr.readline():
            if line.poll() is not None:
                return check("socat makes a line", False)
        slave = subprocess.Popen([peer, "rtu", ends[1], "17"], stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True)
        try:
            if slave.stdout.readline() != "ready\n":
                return skip("libmodbus on a serial line", slave.stderr.read().strip())
            ask_each(visor, f"MODBUS-RTU::{ends[0]}::17::INSTR", "libmodbus on a serial line")
            answer = run(visor, "query", f"MODBUS-RTU::{ends[0]}::18::INSTR", "holding? 1", "--timeout", "300")
            check("another unit does not answer", answer.returncode == 4, answer.stderr)
        finally:
            for process in (slave, line):
                process.kill()
                process.communicate()
    return None


def libmodbus_client(peer, our_program):
    server = subprocess.Popen([our_program], stdout=subprocess.PIPE, stdin=subprocess.PIPE, text=True)
    try:
        port = server.stdout.readline().strip()
        rows = (("register 100 4711", "ok"), ("holding 100 1", "4711"), ("registers= 200 1 2 65535", "ok"),
                ("holding 200 3", "1 2 65535"), ("coil 5 1", "ok"), ("coils= 6 0 1 1 0 1 1 1 0 1", "ok"),
                ("coils 5 10", "1 0 1 1 0 1 1 1 0 1"), ("mask 200 0xFF00 0x21", "ok"), ("holding 200 1", "33"),
                ("exchange 300 300 2 7 8", "7 8"), ("discrete 0 2000", " ".join(["0"] * 2000)),
                ("input 0 125", " ".join(["0"] * 125)), ("holding 9000 1", "error Illegal data address"),
                ("holding 2999 1", "error Slave device or server is busy"), ("holding 2999 2", "error Illegal data address"),
                ("unit 9", "ok"), ("holding 100 1", "error Connection timed out"), ("unit 255", "ok"), ("holding 100 1", "4711"))
        done = subprocess.run([peer, "client", port], input="".join(f"{line}\n" for line, _ in rows), capture_output=True, text=True,
                              timeout=60)
        answers = done.stdout.splitlines()
        check("libmodbus connects and answers every line", len(answers) == len(rows), done)
        for (line, expected), answer in zip(rows, answers):
            check(f"libmodbus: {line}", answer == expected, answer)
    finally:
        server.stdin.close()
        server.wait(timeout=30)


our_client(sys.argv[1])
our_server(sys.argv[2])
libmodbus(sys.argv[1], sys.argv[2])
finish()
