#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""Captures our VXI-11 and HiSLIP traffic on loopback and lets tshark dissect it.

usage: dissect.py WIRE_TRAFFIC_PROGRAM

Fails on any malformed packet or expert error; ends with 77 (skipped) and the reason where capturing is impossible.
"""
import select
import shutil
import signal
import subprocess
import sys
import tempfile
import time
from pathlib import Path

SKIPPED = 77
LIMIT_SECONDS = 60


def skip(reason):
    print(f"skipped: {reason}")
    sys.exit(SKIPPED)


def wait_until(condition, what):
    deadline = time.monotonic() + LIMIT_SECONDS
    while not condition():
        if time.monotonic() > deadline:
            sys.exit(f"waited too long for {what}")
        select.select([], [], [], 0.05)


def dissect(capture, ports, arguments):
    decode = ["-d", f"tcp.port=={ports[0]},hislip"]
    for port in ports[1:]:
        decode += ["-d", f"tcp.port=={port},rpc"]
    done = subprocess.run(["tshark", "-n", "-r", capture, *decode, *arguments], capture_output=True, text=True)
    if done.returncode:
        sys.exit(f"tshark failed: {done.stderr}")
    return done.stdout.splitlines()


def main():
    for tool in ("tshark", "dumpcap"):
        if not shutil.which(tool):
            skip(f"{tool} is not installed")
    with tempfile.TemporaryDirectory() as folder:
        capture = Path(folder) / "wire.pcapng"
        peers = subprocess.Popen([sys.argv[1]], stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True)
        words = peers.stdout.readline().split()
        if len(words) != 6:
            sys.exit("the programs to watch did not start")
        ports = [int(words[i]) for i in (1, 3, 4, 5)]
        ports_filter = "tcp and (" + " or ".join(f"port {port}" for port in ports) + ")"
        sniffer = subprocess.Popen(["dumpcap", "-q", "-i", "lo", "-B", "256", "-f", ports_filter, "-w", capture],
                                   stderr=subprocess.PIPE, text=True)
        # dumpcap names its file once it listens, or says why it cannot.
        said = ""
        while "File:" not in said:
            line = sniffer.stderr.readline()
            if not line:
                peers.communicate("stop\n")
                skip("capturing is not permitted here: " + said.strip().replace("\n", " "))
            said += line
        _, _ = peers.communicate("go\n", timeout=LIMIT_SECONDS)
        if peers.returncode:
            sys.exit("the peers failed")
        wait_until(lambda: capture.exists() and b"the-end-of-vxi11" in capture.read_bytes(), "the capture")
        sniffer.send_signal(signal.SIGINT)
        sniffer.communicate(timeout=LIMIT_SECONDS)

        protocols = dissect(capture, ports, ["-T", "fields", "-e", "frame.protocols"])
        hislip = sum("hislip" in line for line in protocols)
        vxi11 = sum("vxi11" in line for line in protocols)
        portmapper = sum("portmap" in line for line in protocols)
        print(f"{len(protocols)} frames: {hislip} with HiSLIP, {vxi11} with VXI-11, {portmapper} with the portmapper")
        if hislip < 50 or vxi11 < 50 or portmapper < 2:
            sys.exit("the analyser did not recognise the protocols")
        bad = dissect(capture, ports, ["-Y", "_ws.malformed || _ws.expert.severity == error"])
        if bad:
            print("\n".join(bad[:40]))
            sys.exit(f"{len(bad)} malformed packets or expert errors")
        print("no malformed packet, no expert error")


if __name__ == "__main__":
    main()
