#!/usr/bin/python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""The Prologix protocol by people who have read its manual only: a client against our simulated adapter, an adapter
against `visor`.

    prologix.py VISOR ADAPTER_SERVER

Written from the Prologix GPIB-ETHERNET Controller User Manual (version 1.6, chapters 7 and 8), with none of our code
at hand. Public clients that are installed (pyvisa-py from 0.8 on, plx_gpib_ethernet) drive the simulated adapter too;
those that are not are skipped by name.
"""
import os
import socket
import subprocess
import sys
import tempfile
import threading
import time

failures, passed = [], []


def check(name, condition, seen=""):
    (passed if condition else failures).append(name)
    print(("ok      " if condition else "FAILED  ") + name + ("" if condition else f": {seen!r}"), flush=True)


# --- a client, as a user of the manual writes one ------------------------------------------------------------------

EOT = b"\x17"


class Client:
    def __init__(self, port):
        self.socket = socket.create_connection(("127.0.0.1", port), 10)
        self.file = self.socket.makefile("rb")

    def command(self, text):
        self.socket.sendall(b"++" + text.encode() + b"\r\n")

    def ask(self, text):
        self.command(text)
        return self.file.readline().decode().strip()

    def data(self, payload):
        """Chapter 7.1: CR, LF, ESC and + of data are preceded by an ESC."""
        for special in (b"\x1b", b"\r", b"\n", b"+"):
            payload = payload.replace(special, b"\x1b" + special)
        self.socket.sendall(payload + b"\n")

    def until_eot(self):
        got = b""
        while not got.endswith(EOT):
            byte = self.file.read(1)
            if not byte:
                raise EOFError(got)
            got += byte
        return got[:-1]

    def query(self, payload):
        self.data(payload)
        self.command("read eoi")
        return self.until_eot()

    def close(self):
        self.socket.close()


def client_of_our_adapter(program):
    server = subprocess.Popen([program], stdout=subprocess.PIPE, stdin=subprocess.PIPE, text=True)
    try:
        port = int(server.stdout.readline().split("::")[2])
        client = Client(port)
        check("++ver", "GPIB-ETHERNET" in client.ask("ver"))
        for setting, value in (("mode", 1), ("auto", 0), ("eos", 3), ("eoi", 1), ("eot_enable", 1), ("eot_char", 0x17),
                               ("read_tmo_ms", 300), ("savecfg", 0)):
            client.command(f"{setting} {value}")
            check(f"++{setting} is kept", client.ask(setting) == str(value))
        client.command("addr 9")
        check("++addr", client.ask("addr") == "9")
        check("a query", client.query(b"*IDN?\n") == b"Visor,First,1,1.0\n")
        client.command("addr 22")
        check("another address", client.query(b"*IDN?\n") == b"Visor,Second,2,1.0\n")
        everything = bytes(range(256)).replace(EOT, b"") + b"++ver\r\n+\x1b"
        client.data(b"DATA " + everything + b"\n")
        check("every byte, escaped", client.query(b"DATA?\n") == everything)
        client.command("eos 2")
        client.data(b"DATA plain")
        client.command("eos 3")
        check("++eos 2 ends the data with LF", client.query(b"DATA?\n") == b"plain")
        check("++spoll of the address", client.ask("spoll") == "0")
        client.data(b"LINE? 3\n")
        check("++spoll says that a message is available", int(client.ask("spoll 22")) & 0x10)
        client.command("read eoi")
        check("++read eoi reads it", client.until_eot() == b"aaa\n")
        check("++srq without a request", client.ask("srq") == "0")
        client.data(b"SRQ\n")
        deadline = time.monotonic() + 10
        while client.ask("srq") != "1" and time.monotonic() < deadline:
            pass
        check("++srq with one", time.monotonic() < deadline)
        check("++spoll shows who asked", int(client.ask("spoll 22")) & 0x40 and not int(client.ask("spoll 9")) & 0x40)
        check("++spoll takes the request back", client.ask("srq") == "0")
        client.command("clr")
        check("++clr", client.query(b"CLEARS?\n") == b"1\n")
        client.command("trg")
        check("++trg", client.query(b"TRIGGERS?\n") == b"1\n")
        client.command("llo")
        check("++llo", client.query(b"REMOTE?\n") == b"5\n")
        client.command("loc")
        check("++loc", client.query(b"REMOTE?\n") == b"6\n")
        # Silence is what an adapter says of an address where nobody is; ++ver shows that it is over.
        client.command("spoll 5")
        check("nobody answers the poll", "GPIB" in client.ask("ver"))
        client.command("read eoi")
        check("nobody is read", "GPIB" in client.ask("ver"))
        client.command("auto 1")
        client.data(b"*IDN?\n")
        check("++auto 1 reads after each write", client.until_eot() == b"Visor,Second,2,1.0\n")
        client.command("auto 0")
        second = socket.create_connection(("127.0.0.1", port), 10)
        check("a second client is hung up on", second.recv(100) == b"")
        second.close()
        client.close()
        public_clients(port)
    finally:
        server.stdin.close()
        server.wait(timeout=30)


def public_clients(port):
    try:
        from plx_gpib_ethernet import PrologixGPIBEthernet
        peer = PrologixGPIBEthernet("127.0.0.1", 1)
        peer.PORT = port
        peer.connect()
        peer.select(9)
        check("plx_gpib_ethernet", peer.query("*IDN?\n") .startswith("Visor,First"))
        peer.close()
    except ImportError as missing:
        print(f"skipped plx_gpib_ethernet: {missing}")
    try:
        import pyvisa
        from pyvisa_py import prologix  # noqa: F401
        manager = pyvisa.ResourceManager("@py")
        adapter = manager.open_resource(f"PRLGX-TCPIP::127.0.0.1::{port}::INTFC")
        meter = manager.open_resource("GPIB0::9::INSTR")
        check("pyvisa-py", meter.query("*IDN?").startswith("Visor,First"))
        meter.close()
        adapter.close()
    except ImportError as missing:
        print(f"skipped pyvisa-py's Prologix sessions: {missing}")


# --- an adapter, as a maker of one reads the manual -----------------------------------------------------------------

class Instrument:
    """SCPI of a sort; `late` answers come when they come, whoever waits."""
    def __init__(self, name):
        self.name, self.output, self.ready = name, b"", 0.0
        self.kept, self.clears, self.triggers, self.status = b"", 0, 0, 0

    def take(self, message):
        self.output, self.ready = b"", 0.0
        word = message.strip()
        if word == b"*IDN?":
            self.output = b"Peer," + self.name + b",7,1\n"
        elif word == b"BIN?":
            self.output = b"#3512" + bytes(range(256)) * 2 + b"\n"
        elif word.startswith(b"LATE? "):
            self.output, self.ready = self.name + b" late\n", time.monotonic() + int(word[6:]) / 1000
        elif message.startswith(b"KEEP "):
            self.kept = message[5:]
        elif word == b"KEPT?":
            self.output = self.kept
        elif word == b"CLEARS?":
            self.output = b"%d\n" % self.clears
        elif word == b"TRIGGERS?":
            self.output = b"%d\n" % self.triggers


class Adapter:
    def __init__(self, instruments, version=b"Prologix GPIB-ETHERNET Controller version 01.06.06.00"):
        self.instruments, self.version = instruments, version
        self.listener = socket.create_server(("127.0.0.1", 0))
        self.port = self.listener.getsockname()[1]
        self.busy = threading.Lock()
        self.commands = []
        threading.Thread(target=self.accept, daemon=True).start()

    def accept(self):
        while True:
            connection, _ = self.listener.accept()
            if not self.busy.acquire(blocking=False):
                connection.close()
                continue
            threading.Thread(target=self.serve, args=(connection,), daemon=True).start()

    def serve(self, connection):
        settings = {"mode": 1, "auto": 1, "eos": 0, "eoi": 1, "eot_enable": 0, "eot_char": 0, "read_tmo_ms": 200,
                    "savecfg": 1}
        state = {"addr": "0"}
        try:
            line, escaped = [], False
            while True:
                piece = connection.recv(4096)
                if not piece:
                    return
                for byte in piece:
                    if escaped:
                        line.append((byte, True))
                        escaped = False
                    elif byte == 0x1B:
                        escaped = True
                    elif byte in b"\r\n":
                        if line:
                            self.handle(connection, line, settings, state)
                        line = []
                    else:
                        line.append((byte, False))
        except OSError:
            pass
        finally:
            connection.close()
            self.busy.release()

    def handle(self, connection, line, settings, state):
        text = bytes(byte for byte, _ in line)
        if not (text.startswith(b"++") and not line[0][1] and not line[1][1]):
            target = self.instruments.get(state["addr"])
            if target:
                target.take(text + (b"\r\n", b"\r", b"\n", b"")[settings["eos"]])
            if settings["auto"]:
                self.read(connection, settings, state)
            return
        words = text[2:].decode().split()
        self.commands.append(" ".join(words))
        name, given = words[0], words[1:]

        def say(answer):
            connection.sendall(str(answer).encode() + b"\r\n")
        if name == "ver":
            connection.sendall(self.version + b"\r\n")
        elif name == "addr":
            if given:
                state["addr"] = " ".join(given)
            else:
                say(state["addr"])
        elif name in settings:
            if given:
                settings[name] = int(given[0])
            else:
                say(settings[name])
        elif name == "read":
            self.read(connection, settings, state)
        elif name == "spoll":
            polled = self.instruments.get(" ".join(given) or state["addr"])
            if polled:
                say(polled.status | (0x10 if polled.output else 0))
            else:
                time.sleep(settings["read_tmo_ms"] / 1000)
        elif name == "srq":
            say(0)
        elif name == "clr" and state["addr"] in self.instruments:
            self.instruments[state["addr"]].clears += 1
            self.instruments[state["addr"]].output = b""
        elif name == "trg" and state["addr"] in self.instruments:
            self.instruments[state["addr"]].triggers += 1
        elif name not in ("clr", "trg", "loc", "llo", "ifc", "rst", "lon"):
            say("Unrecognized command")

    def read(self, connection, settings, state):
        target = self.instruments.get(state["addr"])
        limit = time.monotonic() + settings["read_tmo_ms"] / 1000
        while not (target and target.output and time.monotonic() >= target.ready):
            if time.monotonic() > limit:
                return
            time.sleep(0.002)  # the bus's own time, not the test's
        said, target.output = target.output, b""
        connection.sendall(said + (bytes([settings["eot_char"]]) if settings["eot_enable"] else b""))


def our_client(visor):
    adapter = Adapter({"5": Instrument(b"Five"), "12": Instrument(b"Twelve"), "12 98": Instrument(b"Second")})
    with tempfile.TemporaryDirectory() as home:
        os.makedirs(f"{home}/config/visor")
        with open(f"{home}/config/visor/gpib-boards", "w") as boards:
            boards.write(f"PRLGX-TCPIP0::127.0.0.1::{adapter.port}::INTFC\n")
        environment = dict(os.environ, HOME=home, XDG_CONFIG_HOME=f"{home}/config", XDG_DATA_HOME=f"{home}/data",
                           XDG_RUNTIME_DIR=home, LC_ALL="C.UTF-8", VISOR_INTERFACES="lo", VISOR_USB="none")

        def run(*words):
            done = subprocess.run([visor, *words], capture_output=True, timeout=60, env=environment)
            return done.returncode, done.stdout, done.stderr

        answer = run("query", "GPIB0::5::INSTR", "*IDN?")
        check("visor query", answer == (0, b"Peer,Five,7,1\n", b""), answer)
        answer = run("query", "GPIB0::12::2::INSTR", "*IDN?")
        check("visor query of a secondary address", answer[1] == b"Peer,Second,7,1\n", answer)
        answer = run("query", "GPIB0::5::INSTR", "*IDN?", "--repeat", "50")
        check("fifty of them", answer[0] == 0 and answer[1] == b"Peer,Five,7,1\n", answer)
        answer = run("query", "GPIB0::5::INSTR", "BIN?", "--output", f"{home}/block")
        with open(f"{home}/block", "rb") as block:
            got = block.read()
        check("a block with every byte", got.startswith(b"#3512" + bytes(range(256)) * 2), (answer, got[:20]))
        answer = run("write", "GPIB0::5::INSTR", "KEEP a+b\x1bc++ver")
        answer = run("query", "GPIB0::5::INSTR", "KEPT?")
        check("what is written arrives unescaped", answer[1].startswith(b"a+b\x1bc++ver"), answer)
        answer = run("query", "GPIB0::12::INSTR", "LATE? 1400")
        check("an answer later than one ++read", answer[1] == b"Twelve late\n", answer)
        answer = run("query", "GPIB0::12::INSTR", "LATE? 700", "--timeout", "200")
        check("a timeout", answer[0] == 4, answer)
        answer = run("query", "GPIB0::5::INSTR", "*IDN?")
        check("and no late answer after it", answer[1] == b"Peer,Five,7,1\n", answer)
        answer = run("query", "PRLGX-TCPIP0::127.0.0.1::%d::INTFC" % adapter.port, "++ver")
        check("the adapter itself", answer[1].startswith(b"Prologix GPIB-ETHERNET Controller"), answer)
        adapter.commands.clear()
        answer = run("list", "GPIB?*", "--timeout", "10000")
        check("visor list finds who answers a poll", b"GPIB0::5::INSTR" in answer[1] and
              b"GPIB0::12::INSTR" in answer[1] and len(answer[1].splitlines()) == 2, answer)
        polls = [command for command in adapter.commands if command.startswith("spoll")]
        check("each address once, but its own", polls == [f"spoll {n}" for n in range(1, 31)], polls)
        held = socket.create_connection(("127.0.0.1", adapter.port))
        held.sendall(b"++ver\n")
        held.recv(100)
        answer = run("query", "GPIB0::5::INSTR", "*IDN?")
        check("an adapter in use is busy", answer[0] == 5 and b"VI_ERROR_RSRC_BUSY" in answer[2], answer)
        answer = run("list", "GPIB?*", "--timeout", "6000")
        check("and is not looked through", b"GPIB0::" not in answer[1] and b"another program" in answer[2], answer)
        held.close()
        foreign = Adapter({"7": Instrument(b"Seven")}, b"AR488 GPIB controller, ver. 0.51.29, 18/03/2024")
        with open(f"{home}/config/visor/gpib-boards", "a") as boards:
            boards.write(f"GPIB3 = PRLGX-TCPIP0::127.0.0.1::{foreign.port}::INTFC\n")
        answer = run("query", "GPIB3::7::INSTR", "*IDN?")
        check("an AR488 by the user's number", answer[1] == b"Peer,Seven,7,1\n", answer)
        check("whose settings are not saved", not any(c.startswith("savecfg") for c in foreign.commands))


client_of_our_adapter(sys.argv[2])
our_client(sys.argv[1])
print(f"{len(passed)} passed, {len(failures)} failed")
sys.exit(1 if failures else 0 if passed else 77)
