#!/usr/bin/python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""Our sessions beside a bare client, on the same server and the same processor core.

    compare_wires.py --server PROGRAM --client PROGRAM --ours wire_benchmark [--core 1] [--runs 5]

The server serves raw sockets, VXI-11, HiSLIP and VICP ("--raw PORT --vxi PORT --hislip PORT --vicp PORT", prints READY) and knows
*IDN? and "WAV? N". The client is called as "PROGRAM MODE query COUNT --port PORT" and "PROGRAM MODE block BYTES COUNT
--port PORT" with MODE raw, vxi11, hislip or vicp, and prints one line of JSON with "per_s" or "MB_s". Runs alternate; the medians
and their ratio are printed.
"""
import argparse
import json
import re
import socket
import statistics
import subprocess
import sys

WIRES = {
    "raw": "TCPIP0::127.0.0.1::{port}::SOCKET",
    "vxi11": "TCPIP0::127.0.0.1:{port}::inst0::INSTR",
    "hislip": "TCPIP0::127.0.0.1::hislip0,{port}::INSTR",
    "vicp": "VICP0::127.0.0.1:{port}::INSTR",
}
BLOCKS = {1_000_000: 300, 10_000_000: 60, 100_000_000: 6}


def free_port():
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return probe.getsockname()[1]


def figure(line, names):
    data = json.loads(line)
    for name in names:
        if name in data:
            return float(data[name])
    sys.exit(f"no figure in {line!r}")


def bare(args, wire, port, size):
    command = ["taskset", "-c", str(args.core), args.client, wire]
    command += ["query", str(args.queries)] if size is None else ["block", str(size), str(BLOCKS[size])]
    out = subprocess.run(command + ["--port", str(port)], check=True, capture_output=True, text=True).stdout
    return figure(out.strip().splitlines()[-1], args.query_field if size is None else args.block_field)


def ours(args, wire, port, size):
    resource = WIRES[wire].format(port=port)
    pattern = "^query/" if size is None else f"^block/.*/{size}/"
    command = ["taskset", "-c", str(args.core), args.ours, f"--resource={resource}", f"--benchmark_filter={pattern}",
               "--benchmark_format=json", "--benchmark_min_time=0.5"]
    run = subprocess.run(command, check=True, capture_output=True, text=True)
    result = json.loads(run.stdout)["benchmarks"][0]
    if result.get("error_occurred"):
        sys.exit(f"{wire}: {result['error_message']}")
    if size is None:
        return 1e9 / result["real_time"], None
    return result["bytes_per_second"] / 1e6, result["peak_MiB"]


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--server", required=True)
    parser.add_argument("--client", required=True)
    parser.add_argument("--ours", required=True)
    parser.add_argument("--core", type=int, default=1)
    parser.add_argument("--runs", type=int, default=5)
    parser.add_argument("--queries", type=int, default=50_000)
    parser.add_argument("--wires", nargs="*", default=list(WIRES), choices=list(WIRES))
    parser.add_argument("--query-field", nargs="*", default=["per_s", "rate", "qps", "queries_per_s"])
    parser.add_argument("--block-field", nargs="*", default=["MB_s", "mb_s", "MBps", "MB_per_s"])
    args = parser.parse_args()

    ports = {wire: free_port() for wire in WIRES}
    server = subprocess.Popen(
        ["taskset", "-c", str(args.core), args.server, "--bind", "127.0.0.1", "--raw", str(ports["raw"]), "--vxi",
         str(ports["vxi11"]), "--hislip", str(ports["hislip"]), "--vicp", str(ports["vicp"])], stdout=subprocess.PIPE, text=True)
    try:
        ready = server.stdout.readline()
        if not re.match("READY", ready):
            sys.exit(f"the server said {ready!r}")
        print(f"{'wire':8}{'what':>14}{'bare':>12}{'ours':>12}{'ratio':>8}{'peak MiB':>10}")
        for wire in args.wires:
            for size in [None, *BLOCKS]:
                theirs, mine, peaks = [], [], []
                for _ in range(args.runs):
                    theirs.append(bare(args, wire, ports[wire], size))
                    value, peak = ours(args, wire, ports[wire], size)
                    mine.append(value)
                    peaks.append(peak)
                a, b = statistics.median(theirs), statistics.median(mine)
                what = "queries/s" if size is None else f"{size // 1_000_000} MB, MB/s"
                peak = "" if peaks[0] is None else f"{max(peaks):.0f}"
                print(f"{wire:8}{what:>14}{a:12.0f}{b:12.0f}{b / a:8.2f}{peak:>10}", flush=True)
    finally:
        server.terminate()
        server.wait()


if __name__ == "__main__":
    main()
