#!/usr/bin/python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""Other people's programs against our servers, and our client against other people's servers.

    peers.py ECHO_SERVER [VISOR]

pyvisa-py and lxi-tools look for VXI-11 at port 111, so this runs again inside a network namespace of its own. What is
missing is skipped with its reason; exit code 77 when nothing could be run.
"""
import contextlib
import json
import os
import shutil
import socketserver
import subprocess
import sys
import tempfile
import threading
from pathlib import Path

from checks import check, finish, run, skip

HERE = Path(__file__).resolve().parent
IDENTITY = "Visor,Echo,1,1.0"
def pattern(count):
    return bytes((((i % (1 << 20)) * 31) ^ ((i % (1 << 20)) >> 8)) & 0xFF for i in range(count))


def with_pyvisa(ports):
    try:
        import pyvisa
        import pyvisa_py  # noqa: F401
    except ImportError as missing:
        return skip("pyvisa-py", str(missing))
    manager = pyvisa.ResourceManager("@py")
    for wire, name in (("SOCKET", f"TCPIP::127.0.0.1::{ports['raw']}::SOCKET"), ("VXI-11", "TCPIP::127.0.0.1::inst0::INSTR")):
        session = manager.open_resource(name, read_termination="\n", write_termination="\n", timeout=5000)
        check(f"pyvisa-py {wire} query", session.query("*IDN?") == IDENTITY)
        for count in (1, 1000, 200_000):
            values = session.query_binary_values(f"BLOCK? {count}", datatype="B", container=bytes)
            check(f"pyvisa-py {wire} block of {count}", values == pattern(count), len(values))
        session.timeout = 300
        try:
            session.query("SILENT?")
            check(f"pyvisa-py {wire} time limit", False)
        except pyvisa.errors.VisaIOError as error:
            check(f"pyvisa-py {wire} time limit", error.error_code == pyvisa.constants.StatusCode.error_timeout, str(error))
        session.timeout = 5000
        check(f"pyvisa-py {wire} after a time limit", session.query("*OPC?") == "1")
        if wire == "VXI-11":
            session.write("*IDN?")
            session.clear()
            check("pyvisa-py VXI-11 clear", session.query("*OPC?") == "1")
            session.write("*IDN?")
            check("pyvisa-py VXI-11 status byte", session.read_stb() & 0x10 != 0)
            check("pyvisa-py VXI-11 read after status", session.read() == IDENTITY)
            session.assert_trigger()
            check("pyvisa-py VXI-11 trigger", session.query("TRIGGERS?") == "1")
            other = manager.open_resource(name, read_termination="\n", write_termination="\n", timeout=300)
            session.lock_excl()
            try:
                other.write("*OPC")
                check("pyvisa-py VXI-11 lock keeps others out", False)
            except pyvisa.errors.VisaIOError:
                check("pyvisa-py VXI-11 lock keeps others out", True)
            session.unlock()
            other.timeout = 5000
            check("pyvisa-py VXI-11 unlock", other.query("*OPC?") == "1")
            other.close()
        session.close()


def with_lxi(ports):
    if shutil.which("lxi") is None:
        return skip("lxi-tools", "not installed")
    for wire, options in (("VXI-11", []), ("raw", ["-r", "-p", str(ports["raw"])])):
        answer = run("lxi", "scpi", "-a", "127.0.0.1", *options, "*IDN?")
        check(f"lxi scpi {wire}", answer.stdout.decode().strip() == IDENTITY, answer.stdout + answer.stderr)
        answer = run("lxi", "benchmark", "-a", "127.0.0.1", "-c", "200", *options)
        check(f"lxi benchmark {wire}", answer.returncode == 0 and b"Result" in answer.stdout, answer.stdout + answer.stderr)


def with_liblxi(ports):
    """The library itself, not lxi-tools."""
    if shutil.which("cc") is None or not Path("/usr/include/lxi.h").exists() or not Path("/usr/include/tirpc").exists():
        return skip("liblxi", "no C compiler, liblxi-dev or libtirpc-dev")
    with tempfile.TemporaryDirectory() as folder:
        # Debian's liblxi leaves its RPC library to whoever links it.
        subprocess.run(["cc", "-o", f"{folder}/lxi_peer", HERE / "lxi_peer.c", "-llxi", "-ltirpc"], check=True)

        def talk(*words, lines=()):
            done = run(f"{folder}/lxi_peer", *words, input="".join(f"{line}\n" for line in lines).encode())
            return [(int(count), bytes.fromhex(data)) for count, _, data in
                    (line.partition(" ") for line in done.stdout.decode().splitlines())]

        for wire, words in (("VXI-11", ("vxi11", "0", "inst0")), ("raw", ("raw", str(ports["raw"]), "-"))):
            # What comes over a raw socket in several pieces it puts over one another.
            counts = (1, 1000, 200_000) if wire == "VXI-11" else (1, 1000)
            answers = talk(*words, lines=["query 3000 *IDN?", *(f"query 3000 BLOCK? {count}" for count in counts), "query 300 SILENT?",
                                          "query 3000 *OPC?"])
            check(f"liblxi {wire} connects", answers[:1] == [(0, b"")], answers)
            check(f"liblxi {wire} query", answers[1][1] == IDENTITY.encode() + b"\n", answers[1])
            for place, count in enumerate(counts, 2):
                check(f"liblxi {wire} block of {count}", pattern(count) + b"\n" == answers[place][1][-count - 1:], answers[place][0])
            check(f"liblxi {wire} time limit", answers[-2][0] == -1, answers[-2])
            check(f"liblxi {wire} after a time limit", answers[-1][1] == b"1\n", answers[-1])
        # It does not look at what create_link answers.
        answers = talk("vxi11", "0", "inst9", lines=["query 300 *IDN?"])
        check("liblxi gets no answer of a device that is not there", answers[-1][0] == -1, answers)
        if talk("hislip", "4880", "hislip0") == [(-1, b"")]:
            skip("liblxi HiSLIP", "this version of the library does not implement it")


class RawPeer(socketserver.StreamRequestHandler):
    def handle(self):
        for line in self.rfile:
            if line.strip() == b"*IDN?":
                self.wfile.write(b"Python,Raw,9,1\n")
            elif line.startswith(b"BLOCK? "):
                count = int(line[7:])
                self.wfile.write(b"#9%09d" % count + bytes(i * 7 & 0xFF for i in range(count)) + b"\n")


def our_client(visor):
    if not visor:
        return skip("visor query", "the command line is not built")
    expected = bytes(i * 7 & 0xFF for i in range(150_000))

    def ask(name, resource, identity):
        answer = run(visor, "query", resource, "*IDN?")
        check(f"visor query {name}", answer.stdout.decode().strip() == identity, answer.stdout + answer.stderr)
        answer = run(visor, "query", resource, "BLOCK? 150000")
        check(f"visor query {name} block", expected in answer.stdout, answer.stdout[:80] + answer.stderr)

    with socketserver.ThreadingTCPServer(("127.0.0.1", 0), RawPeer) as server:
        server.daemon_threads = True
        threading.Thread(target=server.serve_forever, daemon=True).start()
        ask("on a raw server in Python", f"TCPIP0::127.0.0.1::{server.server_address[1]}::SOCKET", "Python,Raw,9,1")
        server.shutdown()

    tools = [tool for tool in ("rpcgen", "cc") if shutil.which(tool) is None]
    if tools or not Path("/usr/include/tirpc/rpc/rpc.h").exists():
        return skip("visor query on an RPC library's server", f"no {' or '.join(tools) or 'libtirpc headers'}")
    with tempfile.TemporaryDirectory() as folder:
        shutil.copy(HERE / "vxi11.x", folder)
        shutil.copy(HERE / "vxi11_peer.c", folder)
        for option, output in (("-h", "vxi11.h"), ("-c", "vxi11_xdr.c"), ("-m", "vxi11_svc.c")):
            subprocess.run(["rpcgen", option, "-o", output, "vxi11.x"], cwd=folder, check=True)
        subprocess.run(["cc", "-w", "-I/usr/include/tirpc", "-o", "peer", "vxi11_peer.c", "vxi11_xdr.c", "vxi11_svc.c",
                        "-ltirpc"], cwd=folder, check=True)
        peer = subprocess.Popen([f"{folder}/peer"], stdout=subprocess.PIPE, text=True)
        try:
            port = int(peer.stdout.readline())
            ask("on an RPC library's VXI-11 server", f"TCPIP0::127.0.0.1:{port}::inst0::INSTR", "Independent,Peer,7,1")
        finally:
            peer.kill()
            peer.wait()


def main():
    if os.environ.get("VISOR_OWN_NAMESPACE") is None:
        missing = [tool for tool in ("unshare", "ip") if shutil.which(tool) is None]
        if missing:
            print(f"{' and '.join(missing)} not installed: no network namespace for port 111")
            sys.exit(77)
        if run("unshare", "-rn", "true").returncode != 0:
            print("no network namespace can be made here (unshare -rn): port 111 cannot be had")
            sys.exit(77)
        os.environ["VISOR_OWN_NAMESPACE"] = "1"
        os.execvp("unshare", ["unshare", "-rn", sys.executable, *sys.argv])
    subprocess.run(["ip", "link", "set", "lo", "up"], check=True)
    with contextlib.ExitStack() as stack:
        server = subprocess.Popen([sys.argv[1], "--portmapper"], stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True)
        stack.callback(server.wait)
        stack.callback(server.stdin.close)
        ports = json.loads(server.stdout.readline())
        with_pyvisa(ports)
        with_lxi(ports)
        with_liblxi(ports)
        our_client(sys.argv[2] if len(sys.argv) > 2 else "")
    finish()


if __name__ == "__main__":
    main()
