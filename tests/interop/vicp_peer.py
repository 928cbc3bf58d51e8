# SPDX-License-Identifier: GPL-3.0-or-later
"""VICP, both ends, written from the protocol's description alone: versions 1a (numbered messages, urgent data) and 1. Nothing of
ours is in here."""
import contextlib
import select
import socket
import struct
import threading

DATA, REMOTE, LOCKOUT, CLEAR, SRQ, POLL, EOI = 0x80, 0x40, 0x20, 0x10, 0x08, 0x04, 0x01
HEADER = struct.Struct(">BBBBI")


class Closed(Exception):
    """The other end has closed the connection."""


def exactly(sock, count):
    data = b""
    while len(data) < count:
        try:
            piece = sock.recv(min(count - len(data), 1 << 16))
        except ConnectionError as gone:
            raise Closed from gone
        if not piece:
            raise Closed
        data += piece
    return data


class Client:
    """`version_1`: does not number its messages."""

    def __init__(self, port, version_1=False):
        self.sock = socket.create_connection(("127.0.0.1", port), 30)
        self.sock.setsockopt(socket.IPPROTO_TCP, socket.TCP_NODELAY, 1)
        self.number = 0 if version_1 else 1
        self.last = 0
        self.requests = []  # service requests: True asserted, False taken back
        self.blocks = 0

    def __enter__(self):
        return self

    def __exit__(self, *_):
        self.sock.close()

    def block(self, operation, data=b"", number=None, length=None):
        self.sock.sendall(HEADER.pack(operation, 1, self.number if number is None else number, 0,
                                      len(data) if length is None else length) + data)

    def write(self, *pieces, remote=False):
        """One message, one block a piece."""
        for piece in pieces[:-1]:
            self.block(DATA | (REMOTE if remote else 0), piece)
        self.block(DATA | EOI | (REMOTE if remote else 0), pieces[-1])
        self.last = self.number
        if self.number:
            self.number = self.number % 255 + 1

    def header(self):
        operation, version, number, _, length = HEADER.unpack(exactly(self.sock, 8))
        if version != 1 or length > 1 << 28:
            raise AssertionError(f"no VICP block: version {version}, {length} bytes")
        return operation, number, length

    def read(self):
        reply = b""
        while True:
            operation, number, length = self.header()
            data = exactly(self.sock, length)
            self.blocks += 1
            if operation & SRQ:
                self.note_request(operation, data)
                continue
            behind = self.last - number + (255 if self.last - number < -128 else 0)
            if self.last and number and behind > 0:
                reply = b""  # of a question that was given up
                continue
            reply += data
            if operation & EOI:
                return reply

    def query(self, text):
        self.write(text)
        return self.read()

    def poll(self):
        """Version 1a: urgent 'S', and the status byte comes back as urgent data."""
        self.sock.send(b"S", socket.MSG_OOB)
        _, _, urgent = select.select([], [], [self.sock], 30)
        if not urgent:
            raise AssertionError("no urgent byte came")
        return self.sock.recv(1, socket.MSG_OOB)[0]

    def poll_in_band(self):
        """Version 1: a block with the poll bit, answered with a block of one byte."""
        self.block(POLL)
        while True:
            operation, _, length = self.header()
            data = exactly(self.sock, length)
            if not operation & SRQ:
                return data[0]
            self.note_request(operation, data)

    def note_request(self, operation, data):
        # The description has it without DATA; clients made after the maker's library close the connection then.
        if not operation & DATA or data not in (b"0", b"1"):
            raise AssertionError(f"a service request with {operation:#x} and {data!r}")
        self.requests.append(data == b"1")

    def clear(self):
        self.block(CLEAR)


class Server:
    """*IDN?, BLOCK? n (IEEE 488.2, in many blocks), LATE? (answers only once the next message has come, under the old number)
    and FEED? (a lone line feed behind the reply). `version_1`: answers without numbers. `requests`: the operation of
    service requests to put between any two blocks of a reply, with DATA as instruments send them or without."""

    def __init__(self, version_1=False, requests=0, piece=10_000, greeting=b""):
        self.version_1, self.requests, self.piece, self.greeting = version_1, requests, piece, greeting
        self.operations, self.messages, self.polls, self.numbers = [], [], 0, []
        self.listener = socket.create_server(("127.0.0.1", 0))
        self.port = self.listener.getsockname()[1]
        threading.Thread(target=self.accept, daemon=True).start()

    def resource(self):
        return f"VICP::127.0.0.1:{self.port}::INSTR"

    def __enter__(self):
        return self

    def __exit__(self, *_):
        self.listener.shutdown(socket.SHUT_RDWR)
        self.listener.close()

    def accept(self):
        with contextlib.suppress(OSError):
            while True:
                sock, _ = self.listener.accept()
                threading.Thread(target=self.serve, args=(sock,), daemon=True).start()

    def serve(self, sock):
        message, late = b"", None
        with sock, contextlib.suppress(Closed, OSError):
            while True:
                readable, _, urgent = select.select([sock], [], [sock], 30)
                if urgent and self.take_poll(sock):
                    continue
                if not readable:
                    continue
                operation, _, number, _, length = HEADER.unpack(exactly(sock, 8))
                self.operations.append(operation)
                self.numbers.append(number)
                if operation & CLEAR:
                    message, late = b"", None
                if operation & POLL and not operation & DATA:
                    sock.sendall(HEADER.pack(EOI, 1, 0, 0, 1) + b"\x10")
                if not operation & DATA:
                    continue
                message += exactly(sock, length)
                if not operation & EOI:
                    continue
                command, message = message.strip(), b""
                self.messages.append(command)
                if late:
                    self.reply(sock, b"late\n", late)
                    late = None
                if command == b"LATE?":
                    late = number
                else:
                    self.answer(sock, command, number)

    def take_poll(self, sock):
        try:
            if sock.recv(1, socket.MSG_OOB) == b"S":
                self.polls += 1
                sock.send(b"\x50", socket.MSG_OOB)
            return True
        except OSError:  # the mark is there, its byte is not yet
            return False

    def answer(self, sock, command, number):
        if command == b"*IDN?":
            self.reply(sock, self.greeting or b"Independent,Vicp,8,1\n", number)
        elif command == b"FEED?":
            self.reply(sock, b"fed\n", number)
            self.reply(sock, b"\n", number)
        elif command.startswith(b"BLOCK? "):
            count = int(command[7:])
            self.reply(sock, b"#9%09d" % count + bytes(i * 7 & 0xFF for i in range(count)) + b"\n", number)

    def reply(self, sock, data, number):
        number = 0 if self.version_1 else number
        pieces = [data[i:i + self.piece] for i in range(0, len(data), self.piece)]
        for place, piece in enumerate(pieces):
            if self.requests:
                sock.sendall(b"".join(HEADER.pack(self.requests, 1, number, 0, 1) + state for state in (b"1", b"0")))
            sock.sendall(HEADER.pack(DATA | (EOI if place == len(pieces) - 1 else 0), 1, number, 0, len(piece)) + piece)
