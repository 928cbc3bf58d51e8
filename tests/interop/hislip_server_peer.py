# SPDX-License-Identifier: GPL-3.0-or-later
"""A secure HiSLIP 2.0 server written from IVI-6.1 alone, with Python's own ssl. Nothing of ours is in here.

It answers *IDN? and BLOCK? n (an IEEE 488.2 block), and keeps what it has seen for whoever looks.
"""
import contextlib
import socket
import struct
import threading

import hislip_peer as h
from hislip_peer import Channel, Closed, Fatal
import sasl_peer

IDENTITY = b"Independent,Secure,6,1"


class Seen:
    """Of one client."""

    def __init__(self):
        self.tls = self.resumed = None
        self.mechanisms_tried, self.is_in = [], False
        self.fatal = None
        self.clear_text = []  # what was said to the instrument without TLS


class Server:
    """`demand`: feature bits; `mechanisms`: names in the order offered, of which it `refuses` some; `context`: an ssl.SSLContext,
    None for a server without TLS; `busy`: so often StartTLS is answered with busy; `lies`: it does not know the passwords."""

    def __init__(self, context, demand=h.MANDATORY, mechanisms=(), users=None, lies=False, busy=0,
                 refuses=()):
        self.context, self.demand, self.mechanisms, self.users = context, demand, list(mechanisms), users or {}
        self.lies, self.busy, self.refuses = lies, busy, refuses
        self.clients, self.seen = {}, []
        self.guard = threading.Lock()
        self.listener = socket.create_server(("127.0.0.1", 0))
        self.port = self.listener.getsockname()[1]
        threading.Thread(target=self._accept, daemon=True).start()

    def resource(self, scheme="TCPIPS", user=""):
        return f"{scheme}::{user + '@' if user else ''}127.0.0.1::hislip0,{self.port}::INSTR"

    def __enter__(self):
        return self

    def __exit__(self, *_):
        self.listener.shutdown(socket.SHUT_RDWR)
        self.listener.close()

    def _accept(self):
        with contextlib.suppress(OSError):
            while True:
                sock, _ = self.listener.accept()
                threading.Thread(target=self._serve, args=(Channel(sock),), daemon=True).start()

    def _serve(self, channel):
        try:
            kind, _, parameter, payload = channel.receive()
            if kind == h.INITIALIZE:
                self._sync(channel, parameter >> 16)
            elif kind == h.ASYNC_INITIALIZE:
                self._async(channel, self.clients[parameter])
        except (Closed, OSError):
            pass
        finally:
            channel.sock.close()

    def _sync(self, channel, version):
        seen = Seen()
        with self.guard:
            number = len(self.clients) + 1
            self.clients[number] = seen
            self.seen.append(seen)
        channel.send(h.INITIALIZE_RESPONSE, self.demand, min(version, 0x0200) << 16 | number)
        login = None
        message = b""
        while True:
            try:
                kind, control, parameter, payload = channel.receive()
            except Fatal as fatal:
                seen.fatal = fatal.args
                return
            if kind == h.START_TLS:
                channel.sock = self.context.wrap_socket(channel.sock, server_side=True)
                seen.resumed = channel.sock.session_reused
            elif kind == h.GET_MECHANISMS:
                channel.send(h.MECHANISMS, 0, 0, " ".join(self.mechanisms).encode())
            elif kind == h.AUTHENTICATION_START:
                name = payload.decode()
                seen.mechanisms_tried.append(name)
                maker = sasl_peer.SERVERS.get(name) if name in self.mechanisms and name not in self.refuses else None
                if maker is None:
                    channel.send(h.ERROR, 5, 0, b"no such mechanism")
                    channel.receive()  # the first message of the mechanism that is not there
                    continue
                login = maker(self.users, True) if self.lies and maker is sasl_peer.ScramServer else maker(self.users)
            elif kind == h.AUTHENTICATION_EXCHANGE:
                is_in, data = login.receive(payload)
                if is_in is None:
                    channel.send(h.AUTHENTICATION_EXCHANGE, 0, 0, data)
                else:
                    seen.is_in = is_in
                    channel.send(h.AUTHENTICATION_RESULT, int(is_in), 0 if is_in else 7,
                                 data if is_in else b"who are you")
            elif kind in (h.DATA, h.DATA_END):
                if self.demand and not hasattr(channel.sock, "version"):
                    channel.send(h.FATAL_ERROR, 5, 0, b"encryption is mandatory")
                    return
                if not hasattr(channel.sock, "version"):
                    seen.clear_text.append(payload)
                message += payload
                if kind == h.DATA_END:
                    self._answer(channel, message.strip(), parameter)
                    message = b""
            else:
                channel.send(h.ERROR, 1, 0, b"unknown message")

    @staticmethod
    def _answer(channel, command, number):
        if command == b"*IDN?":
            channel.send(h.DATA_END, 0, number, IDENTITY + b"\n")
        elif command.startswith(b"BLOCK? "):
            count = int(command[7:])
            reply = b"#9%09d" % count + bytes(i * 7 & 0xFF for i in range(count)) + b"\n"
            pieces = [reply[i:i + 50_000] for i in range(0, len(reply), 50_000)]
            for piece in pieces[:-1]:
                channel.send(h.DATA, 0, number, piece)
            channel.send(h.DATA_END, 0, number, pieces[-1])

    def _async(self, channel, seen):
        channel.send(h.ASYNC_INITIALIZE_RESPONSE, 1 if self.context else 0, int.from_bytes(b"PY", "big"))
        busy = self.busy
        while True:
            try:
                kind, control, parameter, payload = channel.receive()
            except Fatal as fatal:
                seen.fatal = fatal.args
                return
            if kind == h.MAXIMUM_SIZE:
                channel.send(h.MAXIMUM_SIZE_RESPONSE, 0, 0, struct.pack(">Q", 1 << 20))
            elif kind == h.ASYNC_START_TLS:
                if busy:
                    busy -= 1
                    channel.send(h.ASYNC_START_TLS_RESPONSE, 0)
                    continue
                channel.send(h.ASYNC_START_TLS_RESPONSE, 1)
                channel.sock = self.context.wrap_socket(channel.sock, server_side=True)
                seen.tls = channel.sock.version()
            elif kind == h.STATUS_QUERY:
                channel.send(h.STATUS_RESPONSE, 0)
            elif kind == h.ASYNC_CLEAR:
                channel.send(h.ASYNC_CLEAR_ACKNOWLEDGE, 0)
            elif kind == h.GET_DESCRIPTORS:
                channel.send(h.DESCRIPTORS, 0, 0, b"")
            elif kind == h.LOCK_INFO:
                channel.send(h.LOCK_INFO_RESPONSE, 0, 0)
            else:
                channel.send(h.ERROR, 1, 0, b"unknown message")
