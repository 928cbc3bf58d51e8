#!/usr/bin/python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""Finding on a network of its own: fifty instruments, and other people's responders.

    lan_finding.py LAN_BENCH LAN_SCAN [VISOR]

Runs again inside namespaces of its own: two network namespaces joined by a veth pair. Times are printed, never
asserted. What is missing is skipped with its reason; exit code 77 where namespaces are not allowed.
"""
import json
import os
import shutil
import signal
import socket
import subprocess
import sys
import tempfile
import time
from pathlib import Path

FIFTY = 50
failures, passed = [], []


def check(name, condition, seen=""):
    (passed if condition else failures).append(name)
    print(("ok      " if condition else "FAILED  ") + name + ("" if condition else f": {seen!r}"), flush=True)


def skip(name, reason):
    print(f"skipped {name}: {reason}", flush=True)


def figure(name, value):
    print(f"figure  {name}: {value}", flush=True)


def ip(*words):
    return subprocess.run(["ip", *words], capture_output=True, text=True)


class Talker:
    """A program that answers a line with a line."""

    def __init__(self, *command, namespace=None):
        if namespace:
            command = ("ip", "netns", "exec", namespace, *command)
        self.process = subprocess.Popen(command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True)

    def tell(self, line):
        self.process.stdin.write(line + "\n")
        self.process.stdin.flush()

    def hear(self):
        return self.process.stdout.readline().strip()

    def ask(self, line):
        self.tell(line)
        return self.hear()

    def end(self):
        self.process.stdin.close()
        return self.process.wait(timeout=60)


def enter_namespaces():
    """Runs this script again where it may make networks; explains why it cannot."""
    if os.environ.get("VISOR_LAN_FINDING") == "inside":
        return
    unshare = ["unshare", "--net", "--mount", "--pid", "--fork", "--kill-child"]
    if os.geteuid() != 0:
        unshare.append("--map-root-user")
    for tool in ("unshare", "ip", "mount"):
        if not shutil.which(tool):
            print(f"skipped everything: {tool} is not installed")
            sys.exit(77)
    trial = subprocess.run([*unshare, "sh", "-c", "mount -t tmpfs tmpfs /run && ip link set lo up && ip netns add trial"],
                           capture_output=True, text=True)
    if trial.returncode != 0:
        print(f"skipped everything: namespaces are not allowed here ({trial.stderr.strip()})")
        sys.exit(77)
    environment = dict(os.environ, VISOR_LAN_FINDING="inside")
    sys.exit(subprocess.run([*unshare, sys.executable, *sys.argv], env=environment).returncode)


def make_network():
    subprocess.run(["mount", "-t", "tmpfs", "tmpfs", "/run"], check=True)
    subprocess.run(["mount", "-t", "proc", "proc", "/proc"], check=True)
    for words in (["link", "set", "lo", "up"], ["netns", "add", "bench"],
                  ["link", "add", "v0", "type", "veth", "peer", "name", "v1", "netns", "bench"],
                  ["addr", "add", "10.77.0.1/24", "brd", "+", "dev", "v0"], ["link", "set", "v0", "up"],
                  ["-n", "bench", "link", "set", "lo", "up"],
                  ["-n", "bench", "addr", "add", "10.77.0.2/24", "brd", "+", "dev", "v1"],
                  ["-n", "bench", "link", "set", "v1", "up"]):
        done = ip(*words)
        if done.returncode != 0:
            print(f"skipped everything: ip {' '.join(words)}: {done.stderr.strip()}")
            sys.exit(77)
    # The kernel takes up to a second to say that a new link runs; a cable that has just been plugged in is another test.
    deadline = time.monotonic() + 20
    while "state UP" not in ip("link", "show", "v0").stdout or "state UP" not in ip("-n", "bench", "link", "show", "v1").stdout:
        if time.monotonic() > deadline:
            print("skipped everything: the veth pair does not come up")
            sys.exit(77)
    # In one go: the search begins on links that are as young as they can be.
    addresses = "".join(f"addr add 10.77.0.{last}/24 brd + dev v1\n" for number in range(FIFTY + 5)
                        for last in (10 + number, 110 + number))
    subprocess.run(["ip", "-n", "bench", "-batch", "-"], input=addresses, text=True, check=True)


def bare_broadcast():
    """Time until the last answer to one broadcast, and how many there were."""
    call = bytes.fromhex("00000001 00000000 00000002 000186A0 00000002 00000003 00000000 00000000 00000000 00000000"
                         "000607AF 00000001 00000006 00000000".replace(" ", ""))
    with socket.socket(socket.AF_INET, socket.SOCK_DGRAM) as udp:
        udp.setsockopt(socket.SOL_SOCKET, socket.SO_BROADCAST, 1)
        udp.bind(("10.77.0.1", 0))
        udp.settimeout(0.5)
        begin = last = time.monotonic()
        udp.sendto(call, ("10.77.0.255", 111))
        hosts = set()
        try:
            while True:
                hosts.add(udp.recvfrom(512)[1][0])
                last = time.monotonic()
        except TimeoutError:
            return (last - begin) * 1e3, len(hosts)


def fifty(bench_program, scan_program, visor):
    bench = Talker(bench_program, namespace="bench")
    check("fifty instruments are served", bench.ask(f"serve 0 {FIFTY}") == "ok")
    scan = Talker(scan_program, "v0")
    for look in ("first look", "second look"):
        times = json.loads(scan.ask(f"start {FIFTY}"))
        check(f"{look}: all are seen and identified, one row each", times.get("rows") == FIFTY and "settled" in times,
              times)
        check(f"{look}: nothing failed", times.get("failures") == [], times)
        for what in ("seen", "identified", "settled", "looked"):
            figure(f"{look}, {what}", f"{times.get(what, -1):.0f} ms")
    rows = {row["serial"]: row for row in json.loads(scan.ask("rows"))["rows"]}
    check("one row a serial number", len(rows) == FIFTY, sorted(rows))
    routes = [len(rows[f"LAN{n}"]["routes"]) for n in range(4)]
    check("every route is in its row", routes == [1, 2, 3, 4], routes)
    check("the fast wire is preselected",
          rows["LAN2"]["routes"][0].endswith("::hislip0::INSTR") and rows["LAN0"]["routes"][0].endswith("::inst0::INSTR"))

    ids = {serial: row["id"] for serial, row in rows.items()}
    begin = time.monotonic()
    bench.tell("pull 8 10")
    scan.tell(f"wait {FIFTY - 10}")
    pulled = json.loads(scan.hear())
    figure("ten pulled, list follows", f"{(time.monotonic() - begin) * 1e3:.0f} ms")
    bench.hear()
    begin = time.monotonic()
    bench.tell(f"serve {FIFTY} 5")
    scan.tell(f"wait {FIFTY - 5}")
    added = json.loads(scan.hear())
    figure("five added, list follows", f"{(time.monotonic() - begin) * 1e3:.0f} ms")
    bench.hear()
    check("ten pulled are gone, five added are there", "settled" in pulled and "settled" in added, (pulled, added))
    rows = {row["serial"]: row for row in json.loads(scan.ask("rows"))["rows"]}
    check("the right ones", set(rows) == {f"LAN{n}" for n in range(FIFTY + 5) if not 8 <= n < 18}, sorted(rows))
    check("nobody else's row changed", all(rows[s]["id"] == ids[s] for s in rows if s in ids))
    idle = json.loads(scan.ask("idle 5000"))
    figure("watching costs", f"{idle['percent']:.2f} % of a processor")
    stopped = json.loads(scan.ask("stop"))
    figure("stop", f"{stopped['stopped']:.0f} ms")
    check("the scan ends by itself", scan.end() == 0)

    elapsed, hosts = bare_broadcast()
    figure("bare broadcast loop", f"{elapsed:.0f} ms to the last of {hosts} answers")
    if visor:
        home = tempfile.mkdtemp()
        begin = time.monotonic()
        done = subprocess.run([visor, "list", "--json"], capture_output=True, text=True, timeout=60,
                              env=dict(os.environ, HOME=home, XDG_DATA_HOME=home, XDG_RUNTIME_DIR=home,
                                       XDG_CONFIG_HOME=home, VISOR_INTERFACES="v0"))
        figure("visor list", f"{time.monotonic() - begin:.2f} s")
        listed = json.loads(done.stdout)
        # The machine's own serial ports and USB instruments are found as well.
        listed = [row for row in listed if "TCPIP" in json.dumps(row)]
        check("visor list has them", len(listed) == FIFTY - 5, (len(listed), done.stderr))
        shutil.rmtree(home)
    if shutil.which("lxi"):
        begin = time.monotonic()
        done = subprocess.run(["lxi", "discover"], capture_output=True, text=True, timeout=60)
        found = done.stdout.count("Found \"")
        figure("lxi discover", f"{time.monotonic() - begin:.2f} s, {found} devices (addresses that answer broadcasts)")
        check("lxi-tools finds ours by broadcast", found > 0, done.stdout)
    else:
        skip("lxi discover", "lxi-tools is not installed")
    try:
        import pyvisa
        import pyvisa_py  # noqa: F401
        begin = time.monotonic()
        names = [n for n in pyvisa.ResourceManager("@py").list_resources("TCPIP?*") if "10.77.0." in n]
        figure("pyvisa-py list_resources", f"{time.monotonic() - begin:.2f} s, {len(names)} names")
    except ImportError as missing:
        skip("pyvisa-py", str(missing))
    check("the bench ends by itself", bench.end() == 0)


ZEROCONF = """
import socket, sys, zeroconf
z = zeroconf.Zeroconf(interfaces=["10.77.0.2"])
info = zeroconf.ServiceInfo("_hislip._tcp.local.", "Peer Zeroconf - Z1._hislip._tcp.local.", 4880,
    addresses=[socket.inet_aton("10.77.0.2")], server="peer-z.local.",
    properties={"Manufacturer": "Peer", "Model": "Zeroconf", "SerialNumber": "Z1", "FirmwareVersion": "1"})
z.register_service(info)
print("ready", flush=True)
sys.stdin.readline()
z.unregister_service(info)
z.close()
print("gone", flush=True)
"""


def wait_for_row(scan, serial, is_there):
    """The row of a serial number, once it is there or gone; the last look at it otherwise."""
    deadline = time.monotonic() + 20
    while True:
        rows = {row["serial"]: row for row in json.loads(scan.ask("rows"))["rows"]}
        if (serial in rows) == is_there or time.monotonic() > deadline:
            return rows.get(serial)
        json.loads(scan.ask("idle 50"))


def with_zeroconf(scan):
    try:
        import zeroconf  # noqa: F401
    except ImportError as missing:
        return skip("python3-zeroconf", str(missing))
    peer = Talker("/usr/bin/python3", "-c", ZEROCONF, namespace="bench")
    check("zeroconf announces", peer.hear() == "ready")
    row = wait_for_row(scan, "Z1", True)
    check("a service of zeroconf is found", row is not None and row["routes"] == ["TCPIP0::10.77.0.2::hislip0::INSTR"], row)
    scan.ask("stop")
    json.loads(scan.ask("start 0"))
    check("zeroconf answers our question", wait_for_row(scan, "Z1", True) is not None)
    peer.tell("end")
    peer.hear()
    check("its goodbye is heard", wait_for_row(scan, "Z1", False) is None)
    peer.end()


def with_avahi(scan, folder):
    for tool in ("dbus-daemon", "avahi-daemon", "avahi-publish"):
        if not shutil.which(tool):
            return skip("avahi", f"{tool} is not installed")
    os.makedirs("/run/dbus", exist_ok=True)
    configuration = Path(folder, "avahi.conf")
    configuration.write_text("[server]\nallow-interfaces=v1\nuse-ipv6=no\nhost-name=peer-a\n[wide-area]\nenable-wide-area=no\n"
                             "[publish]\npublish-hinfo=no\npublish-workstation=no\n")
    in_bench = ("ip", "netns", "exec", "bench")
    bus = subprocess.Popen([*in_bench, "dbus-daemon", "--system", "--nofork", "--nopidfile", "--print-address"],
                           stdout=subprocess.PIPE, stderr=subprocess.DEVNULL, text=True)
    bus.stdout.readline()
    avahi = subprocess.Popen([*in_bench, "avahi-daemon", "--no-drop-root", "--no-chroot", "--no-rlimits", "-f",
                              str(configuration)], stdout=subprocess.DEVNULL, stderr=subprocess.PIPE, text=True)
    for line in avahi.stderr:
        if "startup complete" in line or avahi.poll() is not None:
            break
    publish = subprocess.Popen([*in_bench, "avahi-publish", "-s", "Peer Avahi - A1", "_vxi-11._tcp", "111",
                                "Manufacturer=Peer", "Model=Avahi", "SerialNumber=A1", "FirmwareVersion=1"],
                               stdout=subprocess.DEVNULL, stderr=subprocess.PIPE, text=True)
    try:
        for line in publish.stderr:
            if "Established" in line:
                break
        else:
            return skip("avahi", "the daemon did not take the service")
        row = wait_for_row(scan, "A1", True)
        check("a service of avahi is found", row is not None and len(row["routes"]) == 1 and row["routes"][0].startswith("TCPIP0::10.77.0.")
              and row["routes"][0].endswith("::inst0::INSTR"), row)
        scan.ask("stop")
        json.loads(scan.ask("start 0"))
        check("avahi answers our question", wait_for_row(scan, "A1", True) is not None)
        if shutil.which("avahi-browse"):
            bench = Talker(sys.argv[1], namespace="bench")
            bench.ask("serve 1 1")
            deadline = time.monotonic() + 20
            seen = ""
            while "LAN1" not in seen and time.monotonic() < deadline:
                seen = subprocess.run([*in_bench, "avahi-browse", "-rpt", "_hislip._tcp"], capture_output=True,
                                      text=True, timeout=60).stdout
            check("avahi finds what our responder announces, beside it on one machine",
                  "LAN1" in seen and "10.77.0.11;4880" in seen, seen)
            bench.end()
        publish.send_signal(signal.SIGINT)
        publish.wait(timeout=20)
        check("its goodbye is heard", wait_for_row(scan, "A1", False) is None)
    finally:
        for process in (publish, avahi, bus):
            if process.poll() is None:
                process.terminate()
                process.wait(timeout=20)


def with_rpcbind(scan):
    if not shutil.which("rpcbind"):
        return skip("rpcbind", "it is not installed")
    rpcbind = subprocess.Popen(["ip", "netns", "exec", "bench", "rpcbind", "-f", "-w", "-i"],
                               stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
    try:
        deadline = time.monotonic() + 20
        answers = 0
        while answers == 0 and time.monotonic() < deadline:
            answers = bare_broadcast()[1]
        check("rpcbind answers the broadcast", answers > 0)
        scan.ask("stop")
        times = json.loads(scan.ask("start 0"))
        check("a portmapper without VXI-11 is no instrument", times["rows"] == 0, times)
    finally:
        rpcbind.terminate()
        rpcbind.wait(timeout=20)


def main():
    enter_namespaces()
    make_network()
    visor = sys.argv[3] if len(sys.argv) > 3 else None
    fifty(sys.argv[1], sys.argv[2], visor)
    with tempfile.TemporaryDirectory() as folder:
        scan = Talker(sys.argv[2], "v0")
        json.loads(scan.ask("start 0"))
        with_zeroconf(scan)
        with_avahi(scan, folder)
        with_rpcbind(scan)
        scan.end()
    print(f"{len(passed)} ok, {len(failures)} failed")
    sys.exit(1 if failures else 0)


main()
