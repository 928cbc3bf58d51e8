#!/usr/bin/python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""What numpy takes for the files of capture_benchmark: 10 M samples, the median of some runs. Same folder (TMPDIR)."""

import os
import statistics
import tempfile
import time

import numpy as np

SAMPLES = 10_000_000


def report(name, rounds, samples, work):
    times = []
    for _ in range(rounds):
        start = time.perf_counter()
        work()
        times.append(time.perf_counter() - start)
    seconds = statistics.median(times)
    print(f"{name:28} {seconds * 1e3:10.1f} ms {samples / seconds / 1e6:10.2f} M samples/s", flush=True)


def save_durably(path, array):
    """As an export does: on the disk and not only in the page cache when it says it is done."""
    with open(path, "wb") as file:
        np.save(file, array)
        file.flush()
        os.fsync(file.fileno())


def main():
    rng = np.random.default_rng(1)
    codes = rng.integers(-1000, 1000, SAMPLES).astype(np.int16)
    volts = codes * 7.8125e-3 - 0.5
    times = -5e-3 + 1e-9 * np.arange(SAMPLES)
    with tempfile.TemporaryDirectory() as folder:
        path = os.path.join(folder, "x.npy")
        report("numpy.save float64", 5, SAMPLES, lambda: np.save(path, volts))
        report("numpy.save float64, fsync", 5, SAMPLES, lambda: save_durably(path, volts))
        report("scale, numpy.save float64", 5, SAMPLES, lambda: np.save(path, codes * 7.8125e-3 - 0.5))
        report("numpy.save int16", 5, SAMPLES, lambda: np.save(path, codes))
        part = SAMPLES // 10  # a tenth of the rows: the time a row is the same
        table = np.column_stack([times[:part], volts[:part]])
        text = os.path.join(folder, "x.csv")
        report("numpy.savetxt x,y", 3, part, lambda: np.savetxt(text, table, delimiter=","))


if __name__ == "__main__":
    main()
