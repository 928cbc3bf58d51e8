# SPDX-License-Identifier: GPL-3.0-or-later
"""What the tests with other people's programs share: checks with names, skips with reasons, waiting, programs that are ended."""
import contextlib
import json
import os
import socket
import subprocess
import sys
import tempfile

failures, passed, skipped = [], [], []


def check(name, condition, seen=""):
    (passed if condition else failures).append(name)
    print(("ok      " if condition else "FAILED  ") + name + ("" if condition else f": {seen!r}"), flush=True)
    return bool(condition)


def skip(name, reason):
    skipped.append(name)
    print(f"skipped {name}: {reason}", flush=True)


def finish():
    """Ends the script: 77 when nothing could be run."""
    print(f"{len(passed)} passed, {len(failures)} failed, {len(skipped)} skipped")
    sys.exit(1 if failures else 0 if passed else 77)


def run(*command, **options):
    return subprocess.run(command, capture_output=True, timeout=120, **options)


def free_port():
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return probe.getsockname()[1]


@contextlib.contextmanager
def own_home():
    """A home of the test's own for Visor's files."""
    with tempfile.TemporaryDirectory() as home:
        for name in ("HOME", "XDG_RUNTIME_DIR", "XDG_DATA_HOME", "XDG_CACHE_HOME", "XDG_CONFIG_HOME"):
            os.environ[name] = home
        os.environ.update(LC_ALL="C.UTF-8", VISOR_INTERFACES="none", VISOR_USB="none")
        yield home


@contextlib.contextmanager
def bench(visor, *words, environment=None):
    """`visor simulate`: gives what it says it serves, one object a resource."""
    process = subprocess.Popen([visor, "simulate", *words, "--json"], stdout=subprocess.PIPE, text=True,
                               env=dict(os.environ, **(environment or {})))
    try:
        served = []
        # VICP is the last route of an instrument.
        while not served or served[-1]["protocol"] != "VICP":
            line = process.stdout.readline()
            if not line:
                sys.exit("the simulated bench did not start")
            served.append(json.loads(line))
        yield served
    finally:
        process.terminate()
        process.wait(timeout=60)
        process.stdout.close()
