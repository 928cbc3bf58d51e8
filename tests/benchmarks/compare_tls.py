#!/usr/bin/python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""Our HiSLIP session over TLS beside a bare OpenSSL loop, on the same server.

    compare_tls.py --bare bare_tls --ours wire_benchmark [--core 1] [--runs 5]

Runs alternate; the medians and their ratio are printed. Without --core the system places the programs.
"""
import argparse
import json
import statistics
import subprocess
import sys

BLOCKS = {1_000_000: 200, 10_000_000: 30, 100_000_000: 4}


def run(args, command):
    place = ["taskset", "-c", str(args.core)] if args.core is not None else []
    return subprocess.run(place + command, check=True, capture_output=True, text=True).stdout


def bare(args, port, size):
    command = [args.bare, "query", port, str(args.queries)] if size is None else \
        [args.bare, "block", port, str(size), str(BLOCKS[size])]
    return float(next(iter(json.loads(run(args, command)).values())))


def ours(args, port, fingerprint, size):
    pattern = "^query/" if size is None else f"^block/.*/{size}/"
    result = json.loads(run(args, [args.ours, f"--resource=TCPIPS0::127.0.0.1::hislip0,{port}::INSTR",
                                   f"--trust=127.0.0.1/{fingerprint}", f"--benchmark_filter={pattern}",
                                   "--benchmark_format=json", "--benchmark_min_time=2"]))["benchmarks"][0]
    if result.get("error_occurred"):
        sys.exit(result["error_message"])
    return 1e9 / result["real_time"] if size is None else result["bytes_per_second"] / 1e6


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--bare", required=True)
    parser.add_argument("--ours", required=True)
    parser.add_argument("--core", type=int)
    parser.add_argument("--runs", type=int, default=5)
    parser.add_argument("--queries", type=int, default=10_000)
    args = parser.parse_args()
    server = subprocess.Popen([args.bare, "server"], stdout=subprocess.PIPE, text=True)
    try:
        word, port, fingerprint = server.stdout.readline().split()
        if word != "READY":
            sys.exit("the server did not start")
        print(f"{'what':>14}{'bare':>12}{'ours':>12}{'ratio':>8}")
        for size in [None, *BLOCKS]:
            pairs = [(bare(args, port, size), ours(args, port, fingerprint, size)) for _ in range(args.runs)]
            a, b = (statistics.median(column) for column in zip(*pairs))
            what = "queries/s" if size is None else f"{size // 1_000_000} MB, MB/s"
            print(f"{what:>14}{a:12.0f}{b:12.0f}{b / a:8.2f}", flush=True)
    finally:
        server.terminate()
        server.wait()


if __name__ == "__main__":
    main()
