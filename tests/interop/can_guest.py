#!/usr/bin/python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""visor against the kernel's own CAN: a guest (guest.py says what it needs) with a virtual CAN bus, and can-utils beside visor
on it. Frames go both ways, classic, extended and FD; requests are answered; a profile's commands run; the interface goes down
and away while visor waits; error frames are put on the bus.

    can_guest.py --visor build/dev/bin/visor [--kernel /boot/vmlinuz-VERSION] [--modules /lib/modules/VERSION]

Not part of the normal tests; also needs can-utils. Exit code 0 when every step did as it should. Inside the guest this script
runs once more, with --inside.
"""
import contextlib
import json
import os
import re
import shutil
import signal
import subprocess
import sys
import tempfile
import threading
import time
from pathlib import Path

BUS = "vcan0"
RESOURCE = f"CAN0::socketcan::{BUS}::INSTR"
PROFILE = """
instrument: {manufacturer: Peer, model: Can Utils, class: c}
identity: {pattern: CANUTILS}
commands:
  speed:
    type: query
    returns: {type: float, unit: rpm}
    can: {message_id: 0x1A0, signals: {rpm: {start_bit: 7, bit_length: 16, byte_order: big, signed: true, scale: 0.25, offset: -40}}}
  level:
    type: write
    params: {v: {type: float}}
    can: {message_id: 0x18FF0001, direction: tx, dlc: 4, signals: {v: {start_bit: 8, bit_length: 12, scale: 0.1}}}
  read_id:
    type: query
    returns: {type: int}
    can: {message_id: 0x7E0, direction: tx_rx, response_id: 0x7E8, payload: 0322F190, signals: {s: {start_bit: 24, bit_length: 8}}}
"""


def check(name, is_good, seen=""):
    print(f"OK   {name}: {seen}" if is_good else f"BAD  {name}: {seen!r}", flush=True)


def figure(name, value):
    print(f"FIG  {name}: {value}", flush=True)


def run(*command, **options):
    return subprocess.run(command, capture_output=True, text=True, timeout=120, **options)


def listeners():
    """How many raw sockets listen on the bus: visor is ready when there is one more."""
    return sum(line.split()[0] == BUS for name in ("rcvlist_all", "rcvlist_fil", "rcvlist_sff")
               for line in Path("/proc/net/can", name).read_text().splitlines() if line.strip())


class Wait:
    """Waits for what a condition says, looking often."""

    def __init__(self, seconds=60):
        self.end = time.monotonic() + seconds

    def until(self, condition):
        while not condition():
            if time.monotonic() > self.end:
                return False
            threading.Event().wait(0.02)
        return True


class Candump:
    """candump in its log format, on some identifiers; ready once made."""

    def __init__(self, *filters):
        before = listeners()
        self.process = subprocess.Popen(["candump", "-L", ",".join([BUS, *filters])], stdout=subprocess.PIPE, text=True)
        Wait().until(lambda: listeners() > before)

    def next(self):
        """The frame, as candump writes it; of FD frames only the flag for the bit rate, for later kernels set another."""
        return re.sub("##([0-9A-F])", lambda flags: f"##{int(flags[1], 16) & 1}", self.process.stdout.readline().split()[-1])

    def __enter__(self):
        return self

    def __exit__(self, *_):
        self.process.send_signal(signal.SIGINT)
        self.process.wait()


class Answering:
    """Lets cansend answer a frame of that identifier, as an ECU would, until left."""

    def __init__(self, identifier, *answers):
        self.dump = Candump(f"{identifier}:1FFFFFFF" if len(identifier) == 8 else f"{identifier}:7FF")
        self.answers, self.seen = answers, []
        self.thread = threading.Thread(target=self.serve, daemon=True)

    def serve(self):
        for line in self.dump.process.stdout:
            self.seen.append(line.split()[-1])
            for answer in self.answers:
                run("cansend", BUS, answer)

    def __enter__(self):
        self.thread.start()
        return self

    def __exit__(self, *_):
        self.dump.__exit__()
        self.thread.join()


@contextlib.contextmanager
def paced(frame):
    """cansend every 50 ms until left: a device that sends by itself."""
    ended = threading.Event()

    def send():
        while not ended.wait(0.05):
            run("cansend", BUS, frame)

    thread = threading.Thread(target=send, daemon=True)
    thread.start()
    try:
        yield
    finally:
        ended.set()
        thread.join()


class Inside:
    """The steps, in the guest."""

    def __init__(self, visor):
        self.visor = visor

    def query(self, text, *options):
        return run(self.visor, "query", RESOURCE, text, "--timeout", "20000", *options)

    def expect(self, name, answer, wanted):
        check(name, answer.returncode == 0 and answer.stdout.strip() == wanted and not answer.stderr,
              answer.stdout.strip() + answer.stderr.strip())

    def sends(self):
        rows = (("classic", "send 123 DEADBEEF", "123#DEADBEEF"), ("without data", "send 7FF", "7FF#"),
                ("extended", "send 18FF0001 0102030405060708", "18FF0001#0102030405060708"),
                ("extended, low number", "send 00000123 01", "00000123#01"), ("remote", "send 123 remote 4", "123#R4"),
                ("FD of 64 bytes", "send 123 fd dlc 64", "123##0" + "00" * 64),
                ("FD with bit rate switch", "send 18FF0001 fd brs 00112233445566778899AABB", "18FF0001##100112233445566778899AABB"),
                ("a signal", "send 201 dlc 4 signal 0 16 scale 0.1 = 23.5", "201#EB000000"))
        for name, text, wanted in rows:
            with Candump() as dump:
                done = run(self.visor, "write", RESOURCE, text)
                seen = dump.next() if done.returncode == 0 else done.stderr
            check(f"visor sends, candump sees: {name}", seen == wanted, seen)

    def receives(self):
        rows = (("classic", "201#CAFE", "receive? 201", "201#CAFE"), ("without data", "201#", "receive? 201", "201#"),
                ("extended", "18FF0001#01", "receive? 18FF0001", "18FF0001#01"), ("remote", "201#R3", "receive? 201", "201#R3"),
                ("FD", "201##0" + "5A" * 12, "receive? 201", "201##0" + "5A" * 12),
                ("FD with bit rate switch", "201##1AABB", "receive? 201", "201##1AABB"),
                ("by mask", "20A#07", "receive? 200 mask 7F0", "20A#07"),
                ("as a number", "200#FFD0", "receive? 200 signal 7 16 big signed scale 0.25 offset -40", "-52"))
        for name, frame, text, wanted in rows:
            with paced(frame):
                self.expect(f"cansend sends, visor sees: {name}", self.query(text), wanted)
        with paced("00000201#01"):
            answer = run(self.visor, "query", RESOURCE, "receive? 201", "--timeout", "500")
            check("an extended frame is not the standard one of its number", answer.returncode == 4, answer.stderr.strip())

    def many(self):
        # Bursts overrun a socket's buffer, on any CAN; a bus at its limit is paced by its bit rate, this one by cangen.
        with tempfile.NamedTemporaryFile("w+") as out:
            before = listeners()
            process = subprocess.Popen([self.visor, "query", RESOURCE, "receive? 700;received?", "--timeout", "60000"],
                                       stdout=out, stderr=subprocess.STDOUT, text=True)
            Wait().until(lambda: listeners() > before)
            begin = time.monotonic()
            run("cangen", BUS, "-g", "2", "-n", "1000", "-I", "300", "-L", "4", "-D", "i")
            elapsed = time.monotonic() - begin
            with paced("700#"):
                process.wait(timeout=60)
            frames = re.findall(r"300#([0-9A-F]{8})", Path(out.name).read_text())
        check("1000 frames of cangen, all there and in order", frames == [f"{n & 0xFF:02X}{n >> 8:02X}0000" for n in range(1000)],
              f"{len(frames)} frames")
        figure("cangen, 1000 frames", f"{elapsed * 1e3:.0f} ms")
        with tempfile.NamedTemporaryFile("w", suffix=".log") as log:
            log.write("".join(f"({100 + n / 500:.6f}) {BUS} {0x400 + n:X}#{n:02X}\n" for n in range(100)))
            log.flush()
            before = listeners()
            process = subprocess.Popen([self.visor, "query", RESOURCE, "receive? 463;received? 400 mask 700", "--timeout", "60000"],
                                       stdout=subprocess.PIPE, text=True)
            Wait().until(lambda: listeners() > before)
            run("canplayer", "-I", log.name)
            said, _ = process.communicate(timeout=60)
        wanted = "463#63;" + ",".join(f"{0x400 + n:X}#{n:02X}" for n in range(100))
        check("what canplayer plays is received", said.strip() == wanted, f"{said.count('#') - 1} frames")

    def requests(self):
        with Answering("7E0", "700#00", "7E8#0462F190AA"):
            self.expect("a request is answered", self.query("request? 7E0 0322F190 from 7E8"), "7E8#0462F190AA")
            self.expect("with signals", self.query("request? 7E0 0322F190 from 7E8 signal 32 8"), "170")
            begin = time.monotonic()
            text = ";".join(["request? 7E0 0322F190 from 7E8"] * 20)
            answer = self.query(text)
            figure("a request answered by candump and cansend", f"{(time.monotonic() - begin) * 50:.0f} ms")
            self.expect("twenty in one line", answer, ";".join(["7E8#0462F190AA"] * 20))
        with Answering("18DA10F1", "18DAF110##1" + "42" * 32):
            self.expect("extended, answered in FD", self.query("request? 18DA10F1 fd brs 01 from 18DAF110"),
                        "18DAF110##1" + "42" * 32)
        answer = run(self.visor, "query", RESOURCE, "request? 7E0 01 from 7E8", "--timeout", "300")
        check("nobody answers", answer.returncode == 4, answer.stderr.strip())
        with Candump("300:7FF") as dump:
            with paced("301#"):
                answer = self.query("every 20 send 300 01;receive? 301;stop 300")
            seen = dump.next()
        check("a repeated frame", answer.returncode == 0 and seen == "300#01", seen + answer.stderr)

    def profile(self):
        folder = Path(os.environ["HOME"], ".local/share/visor/profiles")
        folder.mkdir(parents=True)
        (folder / "can-utils-peer.yaml").write_text(PROFILE)
        checked = run(self.visor, "profile", "check", str(folder / "can-utils-peer.yaml"))
        check("the profile is good", checked.returncode == 0, (checked.stdout + checked.stderr).strip())

        def run_command(*words):
            return run(self.visor, "run", RESOURCE, *words, "--profile", "can-utils-peer", "--timeout", "20000", "--json")

        def value_of(answer):
            return json.loads(answer.stdout).get("value") if answer.returncode == 0 else None

        with paced("1A0#0190"):
            answer = run_command("speed")
            check("a profile's command receives", value_of(answer) == 60, answer.stdout + answer.stderr)
        with Candump() as dump:
            answer = run_command("level", "v=25.6")
            seen = dump.next() if answer.returncode == 0 else answer.stderr
        check("a profile's command sends", seen == "18FF0001#00000100", seen)
        with Answering("7E0", "7E8#0462F12A"):
            answer = run_command("read_id")
            check("a profile's command asks", value_of(answer) == 42, answer.stdout + answer.stderr)

    def errors(self):
        """Error frames as a controller would report them (linux/can/error.h)."""
        rows = (("bus-off", "20000040#0000000000000000", 6, "bus-off"),
                ("nobody acknowledges", "20000020#0000000000000000", None, "acknowledges"),
                ("error passive", "20000204#0020000000008000", 4, "error passive"),
                ("stuff error", "20000088#0000040000000000", 4, "stuff"))
        for name, frame, code, word in rows:
            with paced(frame):
                answer = run(self.visor, "query", RESOURCE, "receive? 200", "--timeout", "1500")
            check(f"error frame, {name}", answer.returncode != 0 and (code is None or answer.returncode == code) and
                  word in answer.stderr, f"exit {answer.returncode}, {answer.stderr.strip()}")
        with paced("20000080#0000000000000000"), paced("200#01"):
            self.expect("frames come through beside error frames", self.query("receive? 200"), "200#01")

    def interface(self):
        def waiting():
            before = listeners()
            process = subprocess.Popen([self.visor, "query", RESOURCE, "receive? 200", "--timeout", "20000"],
                                       stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True)
            Wait().until(lambda: listeners() > before)
            return process

        def ended(name, process, begin):
            _, said = process.communicate(timeout=60)
            elapsed = (time.monotonic() - begin) * 1e3
            check(name, process.returncode == 6 and BUS in said, f"exit {process.returncode}, {said.strip()}")
            figure(name, f"visor has ended after {elapsed:.0f} ms")

        process = waiting()
        begin = time.monotonic()
        run("ip", "link", "set", BUS, "down")
        ended("the interface goes down while visor waits", process, begin)
        answer = self.query("receive? 200")
        check("an interface that is down is not opened", answer.returncode == 3 and BUS in answer.stderr,
              f"exit {answer.returncode}, {answer.stderr.strip()}")
        run("ip", "link", "set", BUS, "up")
        with paced("200#01"):
            self.expect("up again", self.query("receive? 200"), "200#01")
        process = waiting()
        begin = time.monotonic()
        run("ip", "link", "delete", BUS)
        ended("the interface vanishes while visor waits", process, begin)
        answer = self.query("receive? 200")
        check("an interface that is not there is not opened", answer.returncode == 3 and BUS in answer.stderr,
              f"exit {answer.returncode}, {answer.stderr.strip()}")

    def all(self):
        for words in (("add", "dev", BUS, "type", "vcan"), ("set", BUS, "mtu", "72"), ("set", BUS, "up")):
            done = run("ip", "link", *words)
            if done.returncode:
                return check("vcan", False, done.stderr)
        for step in (self.sends, self.receives, self.many, self.requests, self.profile, self.errors, self.interface):
            begin = time.monotonic()
            step()
            figure(f"steps “{step.__name__}”", f"{time.monotonic() - begin:.1f} s")
        print("DONE", flush=True)
        return None


def main():
    if sys.argv[1:2] == ["--inside"]:
        Inside(sys.argv[2]).all()
        return
    import guest
    wanted = guest.options(__doc__, timeout=600)
    if not shutil.which("candump"):
        print("skipped: can-utils is not installed")
        sys.exit(77)
    script = os.path.abspath(__file__)
    guest.run(wanted, ["vcan", "can_raw"], f"python3 {script} --inside {os.path.abspath(wanted.visor)}\n")


if __name__ == "__main__":
    main()
