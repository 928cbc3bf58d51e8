# SPDX-License-Identifier: GPL-3.0-or-later
"""Both ends of PLAIN (RFC 4616) and SCRAM-SHA-256 (RFC 5802, 7677) with hashlib and hmac alone: nothing of ours is in here."""
import base64
import hashlib
import hmac
import os


class Refused(Exception):
    """The other end is not who it says, or does not speak the mechanism."""


def _hmac(key, text):
    return hmac.new(key, text, hashlib.sha256).digest()


def _xor(one, other):
    return bytes(a ^ b for a, b in zip(one, other))


def _fields(message):
    return {part[:1]: part[2:] for part in message.split(b",")}


def _keys(password, salt, iterations):
    salted = hashlib.pbkdf2_hmac("sha256", password, salt, iterations)
    client = _hmac(salted, b"Client Key")
    return client, hashlib.sha256(client).digest(), _hmac(salted, b"Server Key")


def _escape(name):
    return name.replace(b"=", b"=3D").replace(b",", b"=2C")


class PlainClient:
    name = "PLAIN"

    def __init__(self, user, password):
        self.user, self.password = user, password

    def first(self):
        return b"\0" + self.user.encode() + b"\0" + self.password.encode()

    def next(self, _):
        raise Refused("PLAIN has one message")

    def finish(self, _):
        pass


class AnonymousClient(PlainClient):
    name = "ANONYMOUS"

    def __init__(self):
        super().__init__("", "")

    def first(self):
        return b"peer"


class ScramClient:
    name = "SCRAM-SHA-256"

    def __init__(self, user, password):
        self.user, self.password = user.encode(), password.encode()
        self.nonce = base64.b64encode(os.urandom(18))
        self.expected = None
        self.is_proven = False

    def first(self):
        self.bare = b"n=" + _escape(self.user) + b",r=" + self.nonce
        return b"n,," + self.bare

    def next(self, challenge):
        if self.expected is not None:
            self.finish(challenge)
            return b""
        fields = _fields(challenge)
        if not fields[b"r"].startswith(self.nonce) or fields[b"r"] == self.nonce:
            raise Refused("the server's nonce is not ours and more")
        client, stored, server = _keys(self.password, base64.b64decode(fields[b"s"]), int(fields[b"i"]))
        without_proof = b"c=" + base64.b64encode(b"n,,") + b",r=" + fields[b"r"]
        signed = self.bare + b"," + challenge + b"," + without_proof
        self.expected = _hmac(server, signed)
        return without_proof + b",p=" + base64.b64encode(_xor(client, _hmac(stored, signed)))

    def finish(self, data):
        """The server's last word, wherever it comes; without a right one it is not the server."""
        if data:
            self.is_proven = hmac.compare_digest(base64.b64decode(_fields(data)[b"v"]), self.expected)
        if not self.is_proven:
            raise Refused("the server did not prove that it knows the password")


class PlainServer:
    def __init__(self, users):
        self.users = users

    def receive(self, message):
        """(is in, data): None where more is to come."""
        parts = message.split(b"\0")
        if len(parts) != 3:
            raise Refused("no PLAIN message")
        return self.users.get(parts[1].decode()) == parts[2].decode(), b""


class AnonymousServer:
    def __init__(self, _):
        pass

    def receive(self, _):
        return True, b""


class ScramServer:
    """`lies`: proves itself with a key that is not the right one."""

    iterations = 4096

    def __init__(self, users, lies=False):
        self.users, self.lies, self.challenge = users, lies, None

    def receive(self, message):
        if self.challenge is None:
            if not message.startswith(b"n,,"):
                raise Refused("no first message of SCRAM without channel binding")
            self.bare = message[3:]
            fields = _fields(self.bare)
            self.user = fields[b"n"].replace(b"=2C", b",").replace(b"=3D", b"=").decode()
            self.salt = os.urandom(16)
            self.nonce = fields[b"r"] + base64.b64encode(os.urandom(18))
            self.challenge = b"r=" + self.nonce + b",s=" + base64.b64encode(self.salt) + b",i=%d" % self.iterations
            return None, self.challenge
        without_proof, _, proof = message.rpartition(b",p=")
        if _fields(without_proof).get(b"r") != self.nonce or _fields(without_proof).get(b"c") != b"biws":
            raise Refused("another conversation's nonce or channel")
        _, stored, server = _keys(self.users.get(self.user, "").encode(), self.salt, self.iterations)
        signed = self.bare + b"," + self.challenge + b"," + without_proof
        client = _xor(base64.b64decode(proof), _hmac(stored, signed))
        if self.user not in self.users or hashlib.sha256(client).digest() != stored:
            return False, b""
        return True, b"v=" + base64.b64encode(_hmac(os.urandom(32) if self.lies else server, signed))


SERVERS = {"SCRAM-SHA-256": ScramServer, "PLAIN": PlainServer, "ANONYMOUS": AnonymousServer}
