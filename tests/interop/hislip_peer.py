# SPDX-License-Identifier: GPL-3.0-or-later
"""A HiSLIP 2.0 client written from IVI-6.1 alone, with Python's own ssl; synchronized mode. Nothing of ours is in here."""
import socket
import ssl
import struct

(INITIALIZE, INITIALIZE_RESPONSE, FATAL_ERROR, ERROR, ASYNC_LOCK, ASYNC_LOCK_RESPONSE, DATA, DATA_END, CLEAR_COMPLETE,
 CLEAR_ACKNOWLEDGE, REMOTE_LOCAL, REMOTE_LOCAL_RESPONSE, TRIGGER, INTERRUPTED, ASYNC_INTERRUPTED, MAXIMUM_SIZE,
 MAXIMUM_SIZE_RESPONSE, ASYNC_INITIALIZE, ASYNC_INITIALIZE_RESPONSE, ASYNC_CLEAR, SERVICE_REQUEST, STATUS_QUERY,
 STATUS_RESPONSE, ASYNC_CLEAR_ACKNOWLEDGE, LOCK_INFO, LOCK_INFO_RESPONSE, GET_DESCRIPTORS, DESCRIPTORS, START_TLS,
 ASYNC_START_TLS, ASYNC_START_TLS_RESPONSE, END_TLS, ASYNC_END_TLS, ASYNC_END_TLS_RESPONSE, GET_MECHANISMS, MECHANISMS,
 AUTHENTICATION_START, AUTHENTICATION_EXCHANGE, AUTHENTICATION_RESULT) = range(39)

HEADER = struct.Struct(">2sBBIQ")
FIRST_ID = 0xFFFFFF00
NONE_YET = 0xFFFFFEFE
MANDATORY, INITIAL = 2, 4  # feature bits
LARGEST = 1 << 24


class Closed(Exception):
    """The other end has closed the connection."""


class Fatal(Exception):
    """FatalError came; args: code, text."""


class Channel:
    """One of the two connections; no byte is read beyond the message, so that TLS may begin behind any."""

    def __init__(self, sock):
        sock.settimeout(30)
        sock.setsockopt(socket.IPPROTO_TCP, socket.TCP_NODELAY, 1)
        self.sock = sock

    def send(self, kind, control=0, parameter=0, payload=b""):
        try:
            self.sock.sendall(HEADER.pack(b"HS", kind, control, parameter, len(payload)) + payload)
        except (ConnectionError, ssl.SSLEOFError) as gone:
            raise Closed from gone

    def _exactly(self, count):
        data = b""
        while len(data) < count:
            try:
                piece = self.sock.recv(min(count - len(data), 1 << 16))
            except (ConnectionError, ssl.SSLEOFError) as gone:
                raise Closed from gone
            if not piece:
                raise Closed
            data += piece
        return data

    def receive(self):
        """(type, control, parameter, payload)"""
        prologue, kind, control, parameter, length = HEADER.unpack(self._exactly(16))
        if prologue != b"HS" or length > LARGEST:
            raise Fatal(1, "no HiSLIP header")
        payload = self._exactly(length)
        if kind == FATAL_ERROR:
            raise Fatal(control, payload.decode(errors="replace"))
        return kind, control, parameter, payload

    def expect(self, wanted):
        kind, *rest = self.receive()
        if kind != wanted:
            raise AssertionError(f"message {kind} instead of {wanted}: {rest}")
        return rest

    def start_tls(self, context, session=None):
        self.sock = context.wrap_socket(self.sock, server_hostname="127.0.0.1", session=session)

    def end_tls(self):
        self.sock = self.sock.unwrap()


class Client:
    def __init__(self, port, sub_address="hislip0", version=0x0200):
        self.sync = Channel(socket.create_connection(("127.0.0.1", port), 30))
        self.sync.send(INITIALIZE, 0, version << 16 | int.from_bytes(b"PY", "big"), sub_address.encode())
        self.features, parameter, _ = self.sync.expect(INITIALIZE_RESPONSE)
        self.version, self.session = parameter >> 16, parameter & 0xFFFF
        self.asynchronous = Channel(socket.create_connection(("127.0.0.1", port), 30))
        self.asynchronous.send(ASYNC_INITIALIZE, 0, self.session)
        self.capability, self.vendor, _ = self.asynchronous.expect(ASYNC_INITIALIZE_RESPONSE)
        self.asynchronous.send(MAXIMUM_SIZE, 0, 0, struct.pack(">Q", 1 << 20))
        self.most = struct.unpack(">Q", self.asynchronous.expect(MAXIMUM_SIZE_RESPONSE)[2])[0]
        self.sent, self.next_id, self.received, self.delivered = NONE_YET, FIRST_ID, NONE_YET, 0

    def close(self):
        for channel in (self.sync, self.asynchronous):
            channel.sock.close()

    def __enter__(self):
        return self

    def __exit__(self, *_):
        self.close()

    # --- secure connection (6.11)

    def start_tls(self, context):
        """Both channels; the second resumes the first one's session where it can."""
        self.asynchronous.send(ASYNC_START_TLS, self.take_delivered(), self.sent, struct.pack(">I", self.received))
        code, _, _ = self.asynchronous.expect(ASYNC_START_TLS_RESPONSE)
        if code != 1:
            return code
        self.asynchronous.start_tls(context)
        self.sync.send(START_TLS)
        self.sync.start_tls(context, self.asynchronous.sock.session)
        return code

    def ask_to_end_tls(self):
        self.asynchronous.send(ASYNC_END_TLS, self.take_delivered(), self.sent, struct.pack(">I", self.received))
        return self.asynchronous.expect(ASYNC_END_TLS_RESPONSE)[0]

    def end_tls(self):
        code = self.ask_to_end_tls()
        if code == 1:
            self.asynchronous.end_tls()
            self.sync.send(END_TLS)
            self.sync.end_tls()
        return code

    def mechanisms(self):
        self.sync.send(GET_MECHANISMS)
        return self.sync.expect(MECHANISMS)[2].decode().split()

    def login(self, mechanism):
        """True, or the server's (type, control, parameter, text) of the refusal."""
        self.sync.send(AUTHENTICATION_START, 0, 0, mechanism.name.encode())
        self.sync.send(AUTHENTICATION_EXCHANGE, 0, 0, mechanism.first())
        while True:
            kind, control, parameter, payload = self.sync.receive()
            if kind == AUTHENTICATION_EXCHANGE:
                self.sync.send(AUTHENTICATION_EXCHANGE, 0, 0, mechanism.next(payload))
            elif kind == AUTHENTICATION_RESULT and control & 1:
                mechanism.finish(payload)
                return True
            else:
                return kind, control, parameter, payload.decode(errors="replace")

    def descriptors(self):
        self.asynchronous.send(GET_DESCRIPTORS)
        data = self.asynchronous.expect(DESCRIPTORS)[2]
        found = {}
        while data:
            length, kind = struct.unpack(">HB", data[:3])
            found[kind], data = data[3:3 + length], data[3 + length:]
        return found

    # --- talking (6.4)

    def take_delivered(self):
        flag, self.delivered = self.delivered, 0
        return flag

    def write(self, text, end=True):
        self.sync.send(DATA_END if end else DATA, self.take_delivered(), self.next_id, text)
        self.sent, self.next_id = self.next_id, (self.next_id + 2) & 0xFFFFFFFF

    def read(self):
        reply = b""
        while True:
            kind, _, parameter, payload = self.sync.receive()
            if kind not in (DATA, DATA_END):
                raise AssertionError(f"message {kind} instead of data")
            if parameter != self.sent and not (kind == DATA and parameter == 0xFFFFFFFF):
                reply = b""
                continue
            reply += payload
            self.received = parameter
            if kind == DATA_END:
                self.delivered = 1
                return reply

    def query(self, text):
        self.write(text)
        return self.read()

    def trigger(self):
        self.sync.send(TRIGGER, self.take_delivered(), self.next_id)
        self.sent, self.next_id = self.next_id, (self.next_id + 2) & 0xFFFFFFFF

    def status(self):
        self.asynchronous.send(STATUS_QUERY, self.take_delivered(), self.sent)
        return self.asynchronous.expect(STATUS_RESPONSE)[0]

    def lock(self, milliseconds=0, key=b""):
        self.asynchronous.send(ASYNC_LOCK, 1, milliseconds, key)
        return self.asynchronous.expect(ASYNC_LOCK_RESPONSE)[0]

    def unlock(self):
        self.asynchronous.send(ASYNC_LOCK, 0, self.sent)
        return self.asynchronous.expect(ASYNC_LOCK_RESPONSE)[0]

    def remote(self, mode):
        self.asynchronous.send(REMOTE_LOCAL, mode, self.sent)
        self.asynchronous.expect(REMOTE_LOCAL_RESPONSE)

    def clear(self):
        self.asynchronous.send(ASYNC_CLEAR)
        features, _, _ = self.asynchronous.expect(ASYNC_CLEAR_ACKNOWLEDGE)
        self.sync.send(CLEAR_COMPLETE, features & 1)
        while True:
            kind, control, _, _ = self.sync.receive()
            if kind == CLEAR_ACKNOWLEDGE:
                break
        self.sent, self.next_id, self.received, self.delivered = NONE_YET, FIRST_ID, NONE_YET, 0
        return control
