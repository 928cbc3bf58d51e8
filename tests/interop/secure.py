#!/usr/bin/python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""HiSLIP over TLS with logins against peers written from IVI-6.1 and the RFCs alone, with Python's ssl, hashlib and hmac: their
client drives `visor simulate --secure`, `visor query` and `visor trust` their server, with certificates made by openssl.

    secure.py VISOR

Exit code 77 when nothing could be run.
"""
import hashlib
import os
import re
import shutil
import ssl
import subprocess
import sys
import tempfile
import warnings
from pathlib import Path

import hislip_peer as h
from checks import bench, check, finish, own_home, run, skip
from hislip_server_peer import IDENTITY, Server
from sasl_peer import AnonymousClient, PlainClient, Refused, ScramClient

USER, PASSWORD = "Ada, Countess=1", "Bernoulli, 7"  # with what SCRAM has to escape


def client_context(least=ssl.TLSVersion.TLSv1_2, most=ssl.TLSVersion.TLSv1_3):
    context = ssl.create_default_context()
    context.check_hostname = False
    context.verify_mode = ssl.CERT_NONE  # the fingerprint is compared instead
    context.minimum_version, context.maximum_version = least, most
    return context


def old_context():
    with warnings.catch_warnings():
        warnings.simplefilter("ignore", DeprecationWarning)
        context = client_context(ssl.TLSVersion.TLSv1, ssl.TLSVersion.TLSv1_1)
    context.set_ciphers("ALL:@SECLEVEL=0")  # else our own OpenSSL would not even ask
    return context


def fatal_of(action):
    """The code of the FatalError an action ends with, or what came instead."""
    try:
        return action()
    except h.Fatal as fatal:
        return ("fatal", fatal.args[0])
    except h.Closed:
        return ("closed",)


def their_client(visor):
    with bench(visor, "supply", "--secure") as served:
        resource = next(entry for entry in served if entry["protocol"] == "HiSLIP")
        port = int(re.search(r"hislip0,(\d+)", resource["resource"])[1])
        for name, least, most in (("TLS 1.2", ssl.TLSVersion.TLSv1_2, ssl.TLSVersion.TLSv1_2),
                                  ("TLS 1.3", ssl.TLSVersion.TLSv1_3, ssl.TLSVersion.TLSv1_3)):
            with h.Client(port) as client:
                check(f"{name}: the server wants encryption and can do it",
                      client.features & h.MANDATORY and client.capability & 1 and client.version == 0x0200,
                      (client.features, client.capability, client.version))
                check(f"{name}: TLS begins", client.start_tls(client_context(least, most)) == 1)
                check(f"{name}: it is that version on both channels", {c.sock.version() for c in (client.sync, client.asynchronous)} ==
                      {"TLSv" + name[4:]}, client.sync.sock.version())
                shown = {hashlib.sha256(c.sock.getpeercert(True)).hexdigest() for c in (client.sync, client.asynchronous)}
                announced = resource["fingerprint"].replace(":", "").lower()
                check(f"{name}: the certificate is the one announced", shown == {announced}, shown)
                if name == "TLS 1.2":
                    check(f"{name}: the second channel resumes the session of the first", client.sync.sock.session_reused)
                check(f"{name}: no logins here", client.mechanisms() == [])
                talk(name, client)
                check(f"{name}: mandatory encryption cannot be ended", client.ask_to_end_tls() == 3)
                descriptors = client.descriptors()
                check(f"{name}: the descriptors name the versions and the reason", descriptors.get(0) == b"\x03\x03\x03\x04" and
                      b"mandatory" in descriptors.get(2, b""), descriptors)
        with h.Client(port) as client:
            client.write(b"*IDN?\n")
            check("clear text is refused", fatal_of(client.read) == ("fatal", 5))
        with h.Client(port) as client:
            check("a login in clear text is refused", fatal_of(lambda: client.login(PlainClient("a", "b"))) == ("fatal", 5))
        with h.Client(port) as client:
            try:
                client.start_tls(old_context())
                check("TLS 1.1 is refused", False)
            except ssl.SSLError as error:
                check("TLS 1.1 is refused by the server", "alert protocol version" in str(error), error)
        refused = fatal_of(lambda: h.Client(port, version=0x0100))
        check("protocol 1.0 has no encryption and is refused", refused == ("fatal", 5), refused)
        with h.Client(port) as client:
            client.start_tls(client_context())
            check("after all that: still serving", client.query(b"*IDN?\n").startswith(b"VISOR"))


def talk(name, client):
    identity = client.query(b"*IDN?\n")
    check(f"{name}: *IDN?", identity.startswith(b"VISOR"), identity)
    client.write(b"VOLT 1.", end=False)
    client.write(b"25\n")
    check(f"{name}: a message in parts", float(client.query(b"VOLT?\n")) == 1.25)
    client.write(b"*IDN?\n")
    deadline = 200
    while not client.status() & 0x10 and deadline:
        deadline -= 1
    check(f"{name}: the status byte says that a reply is there", deadline > 0)
    check(f"{name}: and there it is", client.read() == identity)
    check(f"{name}: device clear", client.clear() & ~7 == 0 and client.query(b"*IDN?\n") == identity)
    check(f"{name}: exclusive lock", client.lock() == 1 and client.unlock() == 1)
    check(f"{name}: shared lock", client.lock(key=b"team") == 1 and client.unlock() == 2)
    client.remote(5)
    client.trigger()
    check(f"{name}: after remote and trigger", client.query(b"*IDN?\n") == identity)


def their_logins(visor):
    environment = {"VISOR_USER": USER, "VISOR_PASSWORD": PASSWORD}
    with bench(visor, "supply", "--secure", environment=environment) as served:
        port = int(re.search(r"hislip0,(\d+)", next(e for e in served if e["protocol"] == "HiSLIP")["resource"])[1])

        def secured():
            client = h.Client(port)
            client.start_tls(client_context())
            return client

        for mechanism in (ScramClient, PlainClient):
            with secured() as client:
                offered = client.mechanisms()
                check(f"{mechanism.name} is offered", mechanism.name in offered and offered[0] == "SCRAM-SHA-256", offered)
                check(f"{mechanism.name} is let in", client.login(mechanism(USER, PASSWORD)) is True)
                check(f"{mechanism.name}: and may talk", client.query(b"*IDN?\n").startswith(b"VISOR"))
            for who, login in (("a wrong password", mechanism(USER, "Bernoulli, 8")), ("somebody else", mechanism("Bob", PASSWORD)),
                               ("nobody", mechanism("", ""))):
                with secured() as client:
                    refused = fatal_of(lambda: client.login(login))
                    check(f"{mechanism.name}: {who} is not", refused[:2] in ((h.AUTHENTICATION_RESULT, 0), ("fatal", 5)), refused)
                    client.write(b"*IDN?\n")
                    check(f"{mechanism.name}: {who} may not talk", fatal_of(client.read) in (("fatal", 5), ("closed",)))
        with secured() as client:
            refused = client.login(AnonymousClient())
            check("anonymous is refused, not fatally", refused[0] == h.ERROR and refused[1] == 5, refused)
            again = fatal_of(lambda: client.login(ScramClient(USER, PASSWORD)))
            check("a second mechanism may be tried", again is True, again)
        with secured() as client:
            login = ScramClient(USER, PASSWORD)
            client.login(login)
            check("the server proves that it knows the password", login.is_proven)
        for name, message in (("no SCRAM at all", b"\0\0\0"), ("channel binding that was not agreed", b"p=tls-unique,,n=a,r=b"),
                              ("a nonce of nothing", b"n,,n=a,r="), ("100 kB", b"n,,n=" + b"a" * 100_000 + b",r=b")):
            with secured() as client:
                client.sync.send(h.AUTHENTICATION_START, 0, 0, b"SCRAM-SHA-256")
                ended = fatal_of(lambda: (client.sync.send(h.AUTHENTICATION_EXCHANGE, 0, 0, message), client.sync.receive()))
                # What is refused by its size alone is not read to its end, so the reason may be lost on the way.
                is_right = ended == ("fatal", 5) or len(message) > 4096 and ended == ("closed",)
                check(f"a malformed login ends the connection: {name}", is_right, ended)
        with secured() as client:
            results = [fatal_of(lambda: client.login(ScramClient(USER, "guess")))[0] for _ in range(3)]
            check("guessing ends after three", results[:2] == [h.AUTHENTICATION_RESULT] * 2 and
                  fatal_of(client.sync.receive)[0] in ("fatal", "closed"), results)


class Certificates:
    """Made by openssl: an authority, and certificates by it and by themselves."""

    CONFIG = """
[ca]
default_ca = it
[it]
database = index
serial = serial
new_certs_dir = .
default_md = sha256
policy = any
rand_serial = yes
unique_subject = no
copy_extensions = copy
[any]
commonName = supplied
"""

    def __init__(self, folder):
        self.folder = Path(folder)
        (self.folder / "index").touch()
        (self.folder / "ca.cnf").write_text(self.CONFIG)
        self._openssl("req", "-x509", "-newkey", "ec", "-pkeyopt", "ec_paramgen_curve:P-256", "-nodes", "-keyout", "ca.key",
                      "-out", "ca.pem", "-days", "30", "-subj", "/CN=Test authority")

    def _openssl(self, *words):
        done = subprocess.run(["openssl", *words], cwd=self.folder, capture_output=True, text=True, timeout=60)
        if done.returncode:
            sys.exit(f"openssl {words[0]}: {done.stderr}")

    def context(self, name, host="IP:127.0.0.1", dates=("20200101000000Z", "20491231000000Z"), signed=True, versions=None):
        self._openssl("req", "-newkey", "ec", "-pkeyopt", "ec_paramgen_curve:P-256", "-nodes", "-keyout", f"{name}.key", "-out",
                      f"{name}.csr", "-subj", f"/CN={name}", "-addext", f"subjectAltName={host}")
        by = ("-cert", "ca.pem", "-keyfile", "ca.key") if signed else ("-selfsign", "-keyfile", f"{name}.key")
        self._openssl("ca", "-config", "ca.cnf", "-batch", "-in", f"{name}.csr", "-out", f"{name}.pem", "-notext", "-startdate",
                      dates[0], "-enddate", dates[1], *by)
        context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
        context.load_cert_chain(self.folder / f"{name}.pem", self.folder / f"{name}.key")
        if versions:
            context.minimum_version, context.maximum_version = versions
        return context

    def fingerprint(self, name):
        return hashlib.sha256(ssl.PEM_cert_to_DER_cert((self.folder / f"{name}.pem").read_text())).hexdigest()


def our_client(visor, certificates):
    known = dict(os.environ, SSL_CERT_FILE=str(certificates.folder / "ca.pem"))
    login = {"VISOR_USER": USER, "VISOR_PASSWORD": PASSWORD}

    def query(resource, text="*IDN?", **more):
        return run(visor, "query", resource, text, "--timeout", "20000", env=dict(known, **more), stdin=subprocess.DEVNULL)

    def asks(name, answer, wanted=IDENTITY):
        return check(f"visor query, {name}", answer.returncode == 0 and answer.stdout.strip() == wanted and not answer.stderr,
                     answer.stdout[:80] + answer.stderr)

    def refuses(name, answer, *words):
        said = answer.stderr.decode()
        check(f"visor query refuses {name}", answer.returncode == 7 and all(word in said for word in words), (answer.returncode, said))
        print("        " + said.strip())

    good = certificates.context("good")
    with Server(good) as server:
        asks("vouched for by an authority", query(server.resource()))
        block = query(server.resource(), "BLOCK? 150000").stdout
        check("visor query, a block in pieces", bytes(i * 7 & 0xFF for i in range(150_000)) in block, block[:40])
        asks("without an S, because the server wants it", query(server.resource("TCPIP")))
        check("nothing was said in clear text", not any(seen.clear_text for seen in server.seen))
        check("TLS 1.3 by itself", {seen.tls for seen in server.seen} == {"TLSv1.3"}, {seen.tls for seen in server.seen})
        check("the second channel resumes the first one's session", all(seen.resumed for seen in server.seen),
              [seen.resumed for seen in server.seen])
    for name, versions in (("TLSv1.2", (ssl.TLSVersion.TLSv1_2,) * 2), ("TLSv1.3", (ssl.TLSVersion.TLSv1_3,) * 2)):
        with Server(certificates.context(name, versions=versions)) as server:
            asks(f"a server of {name} only", query(server.resource()))
            check(f"{name} it was", server.seen[0].tls == name, server.seen[0].tls)
    with Server(good, demand=0) as server:
        asks("in clear text where neither wants more", query(server.resource("TCPIP")))
        check("that was clear text", server.seen[-1].clear_text and server.seen[-1].tls is None)
        asks("encrypted because we want it", query(server.resource()))
        check("that was not", not server.seen[-1].clear_text and server.seen[-1].tls)
    with Server(good, demand=h.INITIAL) as server:
        asks("initial encryption", query(server.resource("TCPIP")))
        check("and nothing in clear text", not server.seen[-1].clear_text)
    with Server(good, busy=3) as server:
        asks("a server that is busy three times", query(server.resource()))
    with Server(None, demand=0) as server:
        answer = query(server.resource())
        check("visor query says that a server has no encryption", answer.returncode != 0 and b"offers no secure connection" in answer.stderr,
              answer.stderr)

    # Certificates that are not good.
    bad = (("a certificate for another host", {"host": "DNS:elsewhere.example"}),
           ("one that has expired", {"dates": ("20200101000000Z", "20210101000000Z")}),
           ("one that is not valid yet", {"dates": ("20400101000000Z", "20410101000000Z")}),
           ("one that vouches for itself", {"signed": False}))
    for number, (name, options) in enumerate(bad):
        with Server(certificates.context(f"bad{number}", **options)) as server:
            refuses(name, query(server.resource()))
            seen = server.seen[0]
            check(f"and tells {name} nothing", not seen.mechanisms_tried and (seen.fatal is None or seen.fatal[0] == 5), seen.fatal)
    with Server(certificates.context("own", signed=False)) as server:
        fingerprint = certificates.fingerprint("own")
        shown = run(visor, "trust", server.resource(), env=known)
        said = (shown.stdout + shown.stderr).decode().lower().replace(":", "")
        check("visor trust shows its fingerprint", fingerprint in said, said)
        wrong = run(visor, "trust", server.resource(), "--fingerprint", "00" * 32, env=known)
        is_refused = wrong.returncode != 0 and query(server.resource()).returncode == 7
        check("visor trust does not take another one", is_refused, wrong.stderr)
        trusted = run(visor, "trust", server.resource(), "--fingerprint", fingerprint, env=known)
        check("visor trust takes it", trusted.returncode == 0, trusted.stdout + trusted.stderr)
        asks("trusted by exception", query(server.resource()))
        run(visor, "trust", "--revoke", "127.0.0.1", env=known)
        refuses("it once it is revoked", query(server.resource()))
        run(visor, "trust", server.resource(), "--fingerprint", fingerprint, env=known)
    with Server(certificates.context("other", signed=False)) as server:
        refuses("a certificate that changed", query(server.resource()), "trusted for 127.0.0.1 before")
        run(visor, "trust", "--revoke", "127.0.0.1", env=known)

    # Logins.
    users = {USER: PASSWORD}
    for offered, used in ((["SCRAM-SHA-256", "PLAIN"], ["SCRAM-SHA-256"]), (["PLAIN", "SCRAM-SHA-256"], ["SCRAM-SHA-256"]),
                          (["PLAIN"], ["PLAIN"]), (["GSSAPI", "NTLM", "PLAIN"], ["PLAIN"])):
        with Server(good, mechanisms=offered, users=users) as server:
            asks(f"a login where {' '.join(offered)} is offered", query(server.resource(user="ada"), **login))
            tried = server.seen[0].mechanisms_tried
            check(f"{used[0]} is what is used", tried == used and server.seen[0].is_in, tried)
            refuses("to go on with a wrong password", query(server.resource(user="ada"), VISOR_USER=USER, VISOR_PASSWORD="no"))
    with Server(good, mechanisms=["SCRAM-SHA-256", "PLAIN"], refuses=["SCRAM-SHA-256"], users=users) as server:
        asks("the second mechanism when the first is refused", query(server.resource(user="ada"), **login))
        check("both were tried", server.seen[0].mechanisms_tried == ["SCRAM-SHA-256", "PLAIN"], server.seen[0].mechanisms_tried)
    with Server(good, mechanisms=["ANONYMOUS", "PLAIN"], users=users) as server:
        asks("as anybody where that is enough", query(server.resource()))
        check("no name was told", server.seen[0].mechanisms_tried == ["ANONYMOUS"], server.seen[0].mechanisms_tried)
    with Server(good, mechanisms=["SCRAM-SHA-256"], users=users, lies=True) as server:
        refuses("a server that does not know the password", query(server.resource(user="ada"), **login))
    with Server(good, mechanisms=["GSSAPI"], users=users) as server:
        refuses("a server with no known mechanism", query(server.resource(user="ada"), **login), "GSSAPI")
    with Server(good, mechanisms=["SCRAM-SHA-256"], users=users) as server:
        refuses("to open without a login", query(server.resource()), "user name")


def main():
    visor = sys.argv[1]
    with own_home(), tempfile.TemporaryDirectory() as folder:
        their_client(visor)
        their_logins(visor)
        if shutil.which("openssl"):
            our_client(visor, Certificates(folder))
        else:
            skip("visor query on an independent secure server", "openssl is not installed")
    finish()


if __name__ == "__main__":
    main()
