#!/usr/bin/python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""VICP against peers written from the protocol's description alone: their client drives `visor simulate`, `visor query` their
server.

    vicp.py VISOR
"""
import sys

from checks import bench, check, finish, own_home, run
from vicp_peer import CLEAR, DATA, EOI, HEADER, REMOTE, SRQ, Client, Closed, Server


def their_client(visor):
    with bench(visor, "supply") as served:
        port = int(served[-1]["resource"].split(":")[-3])
        for name, version_1 in (("version 1a", False), ("version 1", True)):
            with Client(port, version_1) as client:
                talk(name, client, version_1)
        with Client(port) as client:
            for number in range(600):
                if client.query(b"*OPC?\n").strip() != b"1":
                    check("600 messages, the numbers going round twice", False, number)
                    break
            else:
                check("600 messages, the numbers going round twice", client.number == 600 % 255 + 1, client.number)
        hostile(port)
        with Client(port) as client:
            check("after all that: still serving", client.query(b"*IDN?\n").startswith(b"VISOR"))


def talk(name, client, version_1):
    poll = client.poll_in_band if version_1 else client.poll
    identity = client.query(b"*IDN?\n")
    check(f"{name}: *IDN?", identity.startswith(b"VISOR") and identity.endswith(b"\n"), identity)
    client.write(b"VOLT ", b"1.", b"25\n", remote=True)
    check(f"{name}: a message in three blocks", float(client.query(b"VOLT?\n")) == 1.25)
    client.write(b"VOLT 1.5")
    check(f"{name}: the end is END, no newline needed", float(client.query(b"VOLT?")) == 1.5)
    if not version_1:  # there the reply and the poll's answer are in one queue
        client.write(b"*IDN?\n")
        polls = next((count for count in range(2000) if poll() & 0x10), None)
        check(f"{name}: the poll says that a reply is there, and there it is", polls is not None and client.read() == identity, polls)
    client.query(b"*CLS;*SRE 32;*ESE 1;*OPC?\n")
    client.requests.clear()
    client.write(b"*OPC\n")
    client.write(b"*IDN?\n")
    seen = client.read()
    while not client.requests:  # the request may come behind the reply
        client.query(b"*OPC?\n")
    check(f"{name}: a service request comes between the blocks", client.requests[0] is True and seen == identity, client.requests)
    status = poll()
    check(f"{name}: the poll shows it", status & 0x60 == 0x60, status)
    check(f"{name}: and takes it back", poll() & 0x40 == 0)
    client.query(b"*SRE 0;*CLS;*OPC?\n")
    client.write(b"*IDN?\n")
    client.clear()
    reply = client.query(b"*OPC?\n").strip()
    # Without numbers a reply that had left before the clear cannot be told from the next.
    check(f"{name}: device clear", reply == b"1" or version_1 and reply == identity.strip(), reply)
    if version_1 and reply != b"1":
        client.read()
    client.block(CLEAR | EOI, length=1)
    reply = client.query(b"*OPC?\n").strip()
    check(f"{name}: a clear with a length and no byte, as one vendor's client sends it", reply == b"1", reply)
    client.block(CLEAR | DATA | EOI, b"*OPC?\n")
    client.last = client.number
    check(f"{name}: clear and message in one block", client.read().strip() == b"1")
    client.block(DATA, b"")
    check(f"{name}: an empty block", client.query(b"*OPC?\n").strip() == b"1")


def hostile(port):
    for name, data in (("another version", HEADER.pack(DATA | EOI, 9, 1, 0, 1) + b"x"),
                       ("a block of 4 GB", HEADER.pack(DATA | EOI, 1, 1, 0, 0xFFFFFFFF) + b"x"),
                       ("no protocol at all", b"GET / HTTP/1.1\r\nHost: scope\r\n\r\n")):
        with Client(port) as client:
            client.sock.sendall(data)
            try:
                ended = client.sock.recv(100) == b""
            except ConnectionError:
                ended = True
            check(f"{name} ends the connection", ended)


def our_client(visor):
    def query(server, text):
        return run(visor, "query", server.resource(), text, "--timeout", "20000")

    def asks(name, answer, wanted):
        check(f"visor query, {name}", answer.returncode == 0 and answer.stdout.strip() == wanted and not answer.stderr,
              answer.stdout[:80] + answer.stderr)

    identity = b"Independent,Vicp,8,1"
    for name, options in (("version 1a", {}), ("version 1", {"version_1": True}), ("blocks of 7 bytes", {"piece": 7}),
                          ("service requests between all blocks", {"requests": SRQ | DATA}),
                          ("service requests without DATA", {"requests": SRQ})):
        with Server(**options) as server:
            asks(name, query(server, "*IDN?"), identity)
            answer = query(server, "BLOCK? 150000" if "piece" not in options else "BLOCK? 1500")
            count = 150_000 if "piece" not in options else 1500
            check(f"visor query, {name}: a block", bytes(i * 7 & 0xFF for i in range(count)) + b"\n" in answer.stdout + b"\n",
                  answer.stdout[:40] + answer.stderr)
            check(f"{name}: every message is data with EOI at its end", all(op & DATA and op & ~(DATA | EOI | REMOTE) == 0
                  for op in server.operations) and server.operations[-1] & EOI, server.operations)
            check(f"{name}: numbers begin at 1", server.numbers[0] == 1, server.numbers)
    with Server() as server:
        asks("a lone line feed behind a reply", query(server, "FEED?"), b"fed")
        answer = run(visor, "query", server.resource(), "LATE?", "--timeout", "200")
        check("visor query says when nothing comes", answer.returncode == 4, answer.stderr)
        print("        " + answer.stderr.decode().strip())
    with Server(greeting=b"WARNING : CURRENT REMOTE CONTROL INTERFACE IS LXI\n") as server:
        answer = query(server, "*IDN?")
        check("visor query says that the oscilloscope listens elsewhere", answer.returncode != 0 and b"LXI" in answer.stderr, answer)
        print("        " + answer.stderr.decode().strip())


def main():
    with own_home():
        their_client(sys.argv[1])
        our_client(sys.argv[1])
    finish()


if __name__ == "__main__":
    try:
        main()
    except Closed:
        check("the connection stays open", False)
        finish()
