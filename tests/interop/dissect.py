#!/usr/bin/python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""Captures what our ends of every LAN wire say on loopback and lets tshark dissect it: HiSLIP, HiSLIP over TLS, VXI-11, the
portmapper (TCP and UDP), VICP, Modbus/TCP, raw SCPI, mDNS, and the LXI page over HTTP.

    dissect.py WIRE_TRAFFIC_PROGRAM [VISOR]

Fails on any malformed packet or expert error. What is said over TLS is decrypted with the keys of the independent peers that
take part there: their client with our server, their server with our client. Runs again inside a network namespace of its own,
for ports 111 and 5353; ends with 77 (skipped) and the reason where capturing is impossible.

Where Wireshark's dissectors (4.0) have a limit:
- HiSLIP knows no message above 25 (it warns of AsyncStartTLS's parameter) and no change to TLS in the middle of a connection: the
  clear beginning of a secure connection is dissected as HiSLIP, what follows as TLS, and the decrypted bytes are taken apart here.
  It shows data as text and warns of "trailing stray characters" where a block has a zero in it.
- VICP does not put blocks together that are longer than a TCP segment: those here are shorter.
- raw SCPI has no dissector: nothing but TCP is looked at.
"""
import collections
import http.server
import json
import os
import re
import shutil
import signal
import socketserver
import ssl
import subprocess
import sys
import tempfile
import threading
import time
from pathlib import Path

import hislip_peer
from checks import check, finish, own_home, run, skip
from hislip_server_peer import IDENTITY, Server
from sasl_peer import ScramClient

LIMIT_SECONDS = 90
PAGE = b"""<?xml version="1.0" encoding="UTF-8"?>
<LXIDevice xmlns="http://www.lxistandard.org/InstrumentIdentification/1.0"><Manufacturer>Visor</Manufacturer><Model>Echo</Model>
<SerialNumber>1</SerialNumber><FirmwareRevision>1.0</FirmwareRevision></LXIDevice>"""


def skip_all(reason):
    print(f"skipped: {reason}")
    sys.exit(77)


class Page(http.server.BaseHTTPRequestHandler):
    def do_GET(self):
        if self.path == "/lxi/identification":
            self.send_response(302)
            self.send_header("Location", "/elsewhere.xml")
            self.send_header("Content-Length", "0")
            self.end_headers()
            return
        self.send_response(200)
        self.send_header("Content-Type", "text/xml")
        self.end_headers()
        self.wfile.write(PAGE)

    def log_message(self, *_):
        pass


class Capture:
    """dumpcap on loopback, running once made."""

    def __init__(self, path):
        self.path = path
        self.process = subprocess.Popen(["dumpcap", "-q", "-i", "lo", "-B", "256", "-w", path], stderr=subprocess.PIPE, text=True)
        said = ""
        while "File:" not in said:  # it names its file once it listens, or says why it cannot
            line = self.process.stderr.readline()
            if not line:
                skip_all("capturing is not permitted here: " + said.strip().replace("\n", " "))
            said += line

    def end(self, marker):
        """Once the marker is in the file."""
        deadline = time.monotonic() + LIMIT_SECONDS
        while marker not in self.path.read_bytes():
            if time.monotonic() > deadline:
                sys.exit("waited too long for the capture")
            threading.Event().wait(0.1)
        self.process.send_signal(signal.SIGINT)
        self.process.communicate(timeout=LIMIT_SECONDS)


def talk_securely(port, keys):
    """Their client with our server, keys written down."""
    context = ssl.create_default_context()
    context.check_hostname, context.verify_mode = False, ssl.CERT_NONE
    context.keylog_filename = str(keys)
    with hislip_peer.Client(port) as client:
        check("TLS, their client: it begins", client.start_tls(context) == 1)
        check("TLS, their client: it is let in", client.login(ScramClient("lab", "secret")) is True)
        client.query(b"*IDN?\n")
        client.query(b"BLOCK? 100000\n")
        client.status()
        check("TLS, their client: it ends", client.end_tls() == 1)


def answer_securely(visor, folder, keys):
    """Our client with their server, keys written down. The port, or 0."""
    if not visor or not shutil.which("openssl"):
        skip("TLS, our client", "no openssl" if visor else "the command line is not built")
        return 0
    subprocess.run(["openssl", "req", "-x509", "-newkey", "rsa:2048", "-nodes", "-keyout", "key.pem", "-out", "cert.pem", "-days", "2",
                    "-subj", "/CN=127.0.0.1", "-addext", "subjectAltName=IP:127.0.0.1"], cwd=folder, check=True, capture_output=True)
    context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
    context.load_cert_chain(folder / "cert.pem", folder / "key.pem")
    context.keylog_filename = str(keys)
    with Server(context, mechanisms=["SCRAM-SHA-256"], users={"lab": "secret"}) as server:
        answer = run(visor, "query", server.resource(user="lab"), "*IDN?", "--timeout", "20000",
                     env=dict(os.environ, SSL_CERT_FILE=str(folder / "cert.pem"), VISOR_USER="lab", VISOR_PASSWORD="secret"))
        check("TLS, our client: it is answered", answer.stdout.strip() == IDENTITY, answer.stdout + answer.stderr)
        return server.port


class Dissection:
    def __init__(self, capture, keys, modbus_port):
        # Modbus is told by its port which side is the server.
        self.base = ["tshark", "-n", "-r", str(capture), "-o", f"tls.keylog_file:{keys}", "-o", f"mbtcp.tcp.port:{modbus_port}"]

    def lines(self, rules, *arguments):
        decode = [word for port, protocol in rules for word in ("-d", f"tcp.port=={port},{protocol}")]
        done = subprocess.run([*self.base, *decode, *arguments], capture_output=True, text=True, timeout=LIMIT_SECONDS)
        if done.returncode:
            sys.exit(f"tshark failed: {done.stderr}")
        return done.stdout.splitlines()

    def wire(self, name, rules, frames, layers, least):
        """The frames the filter names have so many of those layers and nothing malformed."""
        protocols = self.lines(rules, "-Y", frames, "-T", "fields", "-e", "frame.protocols")
        seen = {layer: sum(layer in line.split(":") for line in protocols) for layer in layers}
        print(f"        {name}: {len(protocols)} frames; " + ", ".join(f"{count} with {layer}" for layer, count in seen.items()))
        check(f"{name} is recognised", all(count >= least for count in seen.values()), seen)
        bad = self.lines(rules, "-Y", f"({frames}) && (_ws.malformed || _ws.expert.severity == error)")
        check(f"{name}: no malformed packet, no expert error", not bad, bad[:20])
        warnings = self.lines(rules, "-Y", f"({frames}) && _ws.expert.severity == warning", "-T", "fields", "-e", "_ws.expert.message")
        for message, count in collections.Counter(warnings).most_common(5):
            print(f"        warned {count} times: {message}")

    def decrypted(self, port):
        """What one port said over TLS, each direction put together: {stream: bytes}."""
        parts = collections.defaultdict(bytes)
        for line in self.lines([(port, "tls")], "-Y", f"tcp.port == {port} && tls.app_data", "-T", "fields", "-e", "tcp.stream", "-e",
                               "tcp.srcport", "-e", "tls.segment.data", "-e", "data.data"):
            stream, source, *data = line.split("\t")
            parts[stream, source == str(port)] += bytes.fromhex(re.sub("[^0-9a-f]", "", "".join(data)))
        return parts


def messages(data):
    """Types of the HiSLIP messages in the bytes; fails where they are none."""
    types = []
    while data:
        prologue, kind, _, _, length = hislip_peer.HEADER.unpack(data[:16])
        if prologue != b"HS" or len(data) < 16 + length:
            raise ValueError(f"no whole HiSLIP message behind {types}: {data[:32]!r}")
        types.append(kind)
        data = data[16 + length:]
    return types


def dissect(capture, keys, ports, http_port, their_port):
    it = Dissection(capture, keys, ports["modbus"])
    it.wire("HiSLIP", [(ports["hislip"], "hislip")], f"tcp.port == {ports['hislip']}", ["hislip"], 50)
    rpc = [(port, "rpc") for port in ports["vxi11"]]
    it.wire("VXI-11", rpc, f"tcp.port == {ports['vxi11'][0]}", ["rpc", "vxi11_core"], 50)
    it.wire("VXI-11 abort channel", rpc, f"tcp.port == {ports['vxi11'][1]}", ["vxi11_async"], 2)
    it.wire("VXI-11 service requests", rpc, "vxi11_intr", ["vxi11_intr"], 1)
    it.wire("portmapper over TCP", [], "tcp.port == 111", ["portmap"], 2)
    it.wire("portmapper over UDP", [], "udp.port == 111", ["portmap"], 2)
    it.wire("VICP", [(ports["vicp"], "vicp")], f"tcp.port == {ports['vicp']}", ["vicp"], 20)
    lengths = it.lines([(ports["vicp"], "vicp")], "-Y", "vicp && tcp.len > 8", "-T", "fields", "-e", "tcp.len", "-e", "vicp.length")
    pairs = [line.split("\t") for line in lengths if "," not in line]
    are_right = all(int(segment) == int(block) + 8 for segment, block in pairs)
    check("VICP: the length in a header is that of its block", len(pairs) > 10 and are_right, lengths)
    it.wire("Modbus/TCP", [(ports["modbus"], "mbtcp")], f"tcp.port == {ports['modbus']}", ["mbtcp", "modbus"], 20)
    functions = set(it.lines([(ports["modbus"], "mbtcp")], "-Y", "modbus", "-T", "fields", "-e", "modbus.func_code"))
    asked = {"1", "2", "3", "4", "5", "6", "15", "16", "22", "23", "43"}
    check("Modbus/TCP: the functions used are the ones asked for", asked <= functions, functions)
    refusals = it.lines([(ports["modbus"], "mbtcp")], "-Y", "modbus.exception_code", "-T", "fields", "-e", "modbus.exception_code")
    check("Modbus/TCP: and so are the refusals", refusals == ["2", "6"], refusals)
    it.wire("mDNS", [], "udp.port == 5353", ["mdns"], 4)
    it.wire("LXI page over HTTP", [(http_port, "http")], f"tcp.port == {http_port}", ["http"], 2)
    it.wire("raw SCPI", [], f"tcp.port == {ports['socket']}", ["tcp"], 50)
    for whose, port in (("our server", ports["secure"]), ("our client", their_port)):
        if not port:
            continue
        first = {}
        hellos = f"tcp.port == {port} && tls.handshake.type == 1"
        for line in it.lines([(port, "tls")], "-Y", hellos, "-T", "fields", "-e", "tcp.stream", "-e", "frame.number"):
            stream, number = line.split("\t")
            first.setdefault(stream, int(number))
        clear = " || ".join(f"(tcp.stream == {stream} && frame.number < {number})" for stream, number in first.items())
        check(f"TLS, {whose}: both channels", len(first) == 2, first)
        it.wire(f"TLS, {whose}: the clear beginning", [(port, "hislip")], clear, ["hislip"], 4)
        secret = " || ".join(f"(tcp.stream == {stream} && frame.number >= {number})" for stream, number in first.items())
        it.wire(f"TLS, {whose}: the encrypted part", [(port, "tls")], secret, ["tls"], 10)
        check(f"TLS, {whose}: no alert but close_notify", not it.lines(
            [(port, "tls")], "-Y", f"tcp.port == {port} && tls.alert_message.desc && tls.alert_message.desc != 0"))
        inside = it.decrypted(port)
        types = {key: messages(data) for key, data in inside.items()}
        spoken = {kind for kinds in types.values() for kind in kinds}
        print(f"        TLS, {whose}: message types inside {sorted(spoken)}")
        check(f"TLS, {whose}: inside are whole HiSLIP messages, the login among them",
              {hislip_peer.AUTHENTICATION_START, hislip_peer.AUTHENTICATION_EXCHANGE, hislip_peer.AUTHENTICATION_RESULT,
               hislip_peer.DATA_END} <= spoken, types)
        check(f"TLS, {whose}: no password and no reply in clear text", all(
            word not in Path(capture).read_bytes() for word in (b"\0lab\0secret", b"n=lab", IDENTITY)))


def main():
    for tool in ("tshark", "dumpcap", "unshare", "ip"):
        if not shutil.which(tool):
            skip_all(f"{tool} is not installed")
    if os.environ.get("VISOR_OWN_NAMESPACE") is None:
        if run("unshare", "-rn", "true").returncode != 0:
            skip_all("no network namespace can be made here (unshare -rn): ports 111 and 5353 cannot be had")
        os.environ["VISOR_OWN_NAMESPACE"] = "1"
        os.execvp("unshare", ["unshare", "-rn", sys.executable, *sys.argv])
    subprocess.run(["ip", "link", "set", "lo", "up"], check=True)
    with own_home(), tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        keys = folder / "keys"
        capture = Capture(folder / "wire.pcapng")
        peers = subprocess.Popen([sys.argv[1]], stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True)
        ports = json.loads(peers.stdout.readline() or sys.exit("the programs to watch did not start"))
        with socketserver.ThreadingTCPServer(("127.0.0.1", 0), Page) as page:
            threading.Thread(target=page.serve_forever, daemon=True).start()
            talk_securely(ports["secure"], keys)
            their_port = answer_securely(sys.argv[2] if len(sys.argv) > 2 else None, folder, keys)
            peers.communicate(f"go {page.server_address[1]}\n", timeout=LIMIT_SECONDS)
            page.shutdown()
            check("our ends talk on every wire", peers.returncode == 0)
            if peers.returncode == 0:
                capture.end(b"the-end-of-all")
                dissect(capture.path, keys, ports, page.server_address[1], their_port)
    finish()


if __name__ == "__main__":
    main()
