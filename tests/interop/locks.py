#!/usr/bin/python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""Two Visor programs and a pyvisa-py script contend for one instrument: exactly one holder at any time.

    locks.py VISOR PROLOGIX_SERVER MODBUS_SERVER [USB_BENCH]

Over each wire: VXI-11, HiSLIP, SOCKET, VICP and a serial port (a pseudo-terminal) of the simulated bench, an instrument
behind a GPIB adapter, a Modbus device, a USB instrument on an emulated bus (umockdev) that every one of these programs sees.
A holder's time runs from the moment it says that it holds the lock to the moment it is told
to let go: those times must never overlap. While one holds it, the instrument is tried by somebody without the lock and must
refuse. Half of the holders are killed (SIGKILL), the others ended; whoever waits must come through. pyvisa-py takes part on
VXI-11, the one wire it locks; it holds while it sets the supply's voltage and reads it back. It looks for VXI-11 at port 111,
so this runs again inside a network namespace of its own. Exit code 77 when nothing could be run.
"""
import contextlib
import json
import os
import shutil
import signal
import subprocess
import sys
import tempfile
import threading
import time

ROUNDS = 8
PATIENCE = 120  # seconds; only a deadlock takes so long
failures, passed = [], []


def check(name, condition, seen=""):
    (passed if condition else failures).append(name)
    print(("ok      " if condition else "FAILED  ") + name + ("" if condition else f": {seen!r}"), flush=True)


class Wire:
    """An instrument over one wire, and how to run a program so that it sees it."""

    def __init__(self, name, resource, question="*IDN?", prefix=(), environment=None):
        self.name, self.resource, self.question, self.prefix = name, resource, question, list(prefix)
        self.environment = {**os.environ, **(environment or {})}

    def start(self, *command):
        return subprocess.Popen(self.prefix + list(command), env=self.environment, stdout=subprocess.PIPE,
                                stderr=subprocess.DEVNULL, text=True)

    def run(self, *command):
        return subprocess.run(self.prefix + list(command), env=self.environment, capture_output=True, text=True,
                              timeout=PATIENCE)


class Contest:
    """Who held the lock from when to when, by one clock."""

    def __init__(self):
        self.times, self.problems, self.guard = [], [], threading.Lock()

    def held(self, who, start, end):
        with self.guard:
            self.times.append((start, end, who))

    def problem(self, text):
        with self.guard:
            self.problems.append(text)

    def overlaps(self):
        ordered = sorted(self.times)
        return [(a, b) for a, b in zip(ordered, ordered[1:]) if b[0] < a[1]]


def contend_by_command(visor, wire, name, contest):
    for turn in range(ROUNDS):
        holder = wire.start(visor, "lock", wire.resource, "--wait", str(PATIENCE * 1000), "--json")
        line = holder.stdout.readline()
        start = time.monotonic()
        try:
            told = json.loads(line)
        except json.JSONDecodeError:
            contest.problem(f"{name} said {line!r} and ended with {holder.wait()}")
            return
        if told["pid"] != holder.pid:
            contest.problem(f"{name} names process {told['pid']} instead of {holder.pid}")
        # The command line tells the truth: who is without the lock is refused, and told by whom.
        other = wire.run(visor, "query", wire.resource, wire.question, "--timeout", "100")
        if other.returncode != 5 or f"process {holder.pid}" not in other.stderr:
            contest.problem(f"{name}: a query came to {other.returncode}, {other.stdout!r}, {other.stderr!r}")
        contest.held(name, start, time.monotonic())
        holder.send_signal(signal.SIGKILL if turn % 2 else signal.SIGTERM)
        ended = holder.wait(PATIENCE)
        if ended != (-signal.SIGKILL if turn % 2 else 0):
            contest.problem(f"{name} ended with {ended}")


def contend_by_pyvisa(resource, contest):
    import pyvisa
    manager = pyvisa.ResourceManager("@py")
    session = manager.open_resource(resource, read_termination="\n", write_termination="\n", timeout=5000)
    for turn in range(ROUNDS):
        until = time.monotonic() + PATIENCE
        while True:
            try:
                session.lock_excl()
                break
            except pyvisa.errors.VisaIOError as error:
                # This version asks without waiting.
                if error.error_code != pyvisa.constants.StatusCode.error_resource_locked or time.monotonic() > until:
                    contest.problem(f"pyvisa-py: {error}")
                    return
                time.sleep(0.002)
        start = time.monotonic()
        for step in range(5):
            wanted = 1 + turn / 10 + step / 100
            session.write(f"VOLT {wanted}")
            seen = float(session.query("VOLT?"))
            if abs(seen - wanted) > 1e-6:
                contest.problem(f"pyvisa-py set {wanted} and read {seen}")
        contest.held("pyvisa-py", start, time.monotonic())
        session.unlock()
    session.close()


def contest_on(wire, visor, with_pyvisa):
    contest = Contest()
    contenders = [threading.Thread(target=contend_by_command, args=(visor, wire, name, contest), daemon=True)
                  for name in ("visor A", "visor B")]
    if with_pyvisa:
        contenders.append(threading.Thread(target=contend_by_pyvisa, args=(wire.resource, contest), daemon=True))
    for contender in contenders:
        contender.start()
    until = time.monotonic() + PATIENCE
    for contender in contenders:
        contender.join(max(0.0, until - time.monotonic()))
    name = wire.name
    check(f"{name}: no deadlock", not any(contender.is_alive() for contender in contenders))
    check(f"{name}: nothing went wrong", not contest.problems, contest.problems[:3])
    check(f"{name}: everybody had every turn", len(contest.times) == ROUNDS * len(contenders), len(contest.times))
    check(f"{name}: exactly one holder at any time", not contest.overlaps(), contest.overlaps()[:2])
    free = wire.run(visor, "query", wire.resource, wire.question)
    check(f"{name}: free afterwards", free.returncode == 0, free.stderr)


def serve(stack, *command):
    """A server that says what it has to say, a line each, and runs until its input ends."""
    server = subprocess.Popen(command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True)
    stack.callback(server.wait)
    stack.callback(server.stdin.close)
    return server.stdout


def wires_of_bench(stack, visor):
    bench = subprocess.Popen([visor, "simulate", "supply", "--json", "--well-known"], stdout=subprocess.PIPE, text=True)
    stack.callback(bench.wait)
    stack.callback(bench.terminate)
    names, resources = ("VXI-11", "HiSLIP", "SOCKET", "VICP", "Serial"), {}
    while not set(names) <= resources.keys():
        line = bench.stdout.readline()
        if not line:
            print("the simulated bench did not start")
            sys.exit(1)
        told = json.loads(line)
        resources[told["protocol"]] = told["resource"]
    return [Wire(name, resources[name]) for name in names]


def other_wires(stack, folder, prologix_server, modbus_server, usb_bench):
    said = serve(stack, prologix_server)
    os.makedirs(f"{folder}/visor")
    with open(f"{folder}/visor/gpib-boards", "w", encoding="utf-8") as boards:
        boards.write(said.readline())
    wires = [Wire("Prologix", said.readline().strip())]
    port = serve(stack, modbus_server).readline().strip()
    wires.append(Wire("Modbus", f"MODBUS-TCP::127.0.0.1::{port}::1::INSTR", "holding? 1"))
    if usb_bench is None or shutil.which("umockdev-wrapper") is None:
        print("skipped USBTMC: umockdev is not installed")
        return wires
    said = serve(stack, "umockdev-wrapper", usb_bench)
    bus = {"UMOCKDEV_DIR": said.readline().strip()}
    return wires + [Wire("USBTMC", said.readline().strip(), prefix=["umockdev-wrapper"], environment=bus)]


def main():
    if os.environ.get("VISOR_OWN_NAMESPACE") is None:
        missing = [tool for tool in ("unshare", "ip") if shutil.which(tool) is None]
        if missing:
            print(f"{' and '.join(missing)} not installed: no network namespace for port 111")
            sys.exit(77)
        if subprocess.run(["unshare", "-rn", "true"], capture_output=True).returncode != 0:
            print("no network namespace can be made here (unshare -rn): port 111 cannot be had")
            sys.exit(77)
        os.environ["VISOR_OWN_NAMESPACE"] = "1"
        os.execvp("unshare", ["unshare", "-rn", sys.executable, *sys.argv])
    subprocess.run(["ip", "link", "set", "lo", "up"], check=True)
    visor = sys.argv[1]
    try:
        import pyvisa
        import pyvisa_py  # noqa: F401
        pyvisa_version = pyvisa.__version__
    except ImportError as missing:
        pyvisa_version = None
        print(f"skipped pyvisa-py: {missing}")
    with contextlib.ExitStack() as stack:
        os.environ["XDG_RUNTIME_DIR"] = stack.enter_context(tempfile.TemporaryDirectory())
        os.environ["XDG_DATA_HOME"] = os.environ["XDG_CACHE_HOME"] = os.environ["XDG_RUNTIME_DIR"]
        os.environ["LC_ALL"] = "C.UTF-8"
        os.environ["XDG_CONFIG_HOME"] = os.environ["XDG_RUNTIME_DIR"] + "/config"
        wires = wires_of_bench(stack, visor)
        wires += other_wires(stack, os.environ["XDG_CONFIG_HOME"], *(sys.argv[2:] + [None])[:3])
        for wire in wires:
            contest_on(wire, visor, wire.name == "VXI-11" and pyvisa_version is not None)
    print(f"{len(passed)} passed, {len(failures)} failed")
    sys.exit(1 if failures else 0)


if __name__ == "__main__":
    main()
