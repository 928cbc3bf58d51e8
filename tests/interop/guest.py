# SPDX-License-Identifier: GPL-3.0-or-later
"""A guest under QEMU (software mode) with Debian's own kernel, for what this machine's kernel may not have: usb_guest.py and
can_guest.py boot one each.

It needs qemu-system-x86, busybox-static and a kernel with its modules (linux-image-amd64). No root, no network. The guest sees
this machine's files read-only over 9p. Its steps print lines "OK   name: value" or "BAD  name: value, not other", figures as
"FIG  name: value", and DONE at the end.
"""
import argparse
import glob
import os
import pathlib
import re
import shutil
import subprocess
import sys
import tempfile
import time

MODULES = ["virtio_pci", "9pnet_virtio", "9p"]

INIT = """#!/bin/busybox sh
export PATH=/bin
/bin/busybox --install -s /bin
mount -t proc proc /proc; mount -t sysfs sys /sys; mount -t devtmpfs dev /dev
for module in $(cat /modules/order); do insmod /modules/$module || echo "insmod $module failed"; done
mount -t 9p -o trans=virtio,version=9p2000.L,ro,msize=262144 root /mnt
for folder in proc sys dev; do mount -o rbind /$folder /mnt/$folder; done
mount -t tmpfs tmp /mnt/tmp; mount -t tmpfs run /mnt/run
cp /steps.sh /mnt/tmp/steps.sh
chroot /mnt /bin/sh /tmp/steps.sh
poweroff -f
"""

PREAMBLE = """
export HOME=/tmp XDG_RUNTIME_DIR=/run LC_ALL=C.UTF-8 VISOR_INTERFACES=none PATH=/usr/sbin:/usr/bin:/sbin:/bin
check() { if [ "$2" = "$3" ]; then echo "OK   $1: $2"; else echo "BAD  $1: $2, not $3"; fi; }
echo; echo "FIG  boot: $(cut -d ' ' -f 1 /proc/uptime) s"
"""


def options(description, timeout=300):
    parser = argparse.ArgumentParser(description=description, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--visor", required=True, help="the program, for instance build/dev/bin/visor")
    parser.add_argument("--kernel", default=max(glob.glob("/boot/vmlinuz-*"), default=None))
    parser.add_argument("--modules")
    parser.add_argument("--timeout", type=int, default=timeout)
    return parser.parse_args()


def _dependencies(module, files, order):
    """Appends the module's file to `order` behind those it needs."""
    path = files.get(module.replace("-", "_"))
    if path is None or path in order:
        return
    needed = re.search(rb"\0depends=([^\0]*)\0", b"\0" + path.read_bytes())
    for other in (needed.group(1).decode().split(",") if needed else []):
        _dependencies(other, files, order)
    order.append(path)


def _initramfs(folder, modules, wanted, steps):
    files = {path.stem.replace("-", "_"): path for path in pathlib.Path(modules).rglob("*.ko")}
    order = []
    for module in MODULES + wanted:
        if module.replace("-", "_") not in files:
            sys.exit(f"{modules} has no module {module}")
        _dependencies(module, files, order)
    root = pathlib.Path(folder) / "root"
    for name in ("bin", "proc", "sys", "dev", "mnt", "modules"):
        (root / name).mkdir(parents=True)
    shutil.copy("/bin/busybox", root / "bin/busybox")
    for path in order:
        shutil.copy(path, root / "modules")
    (root / "modules/order").write_text("\n".join(path.name for path in order))
    (root / "init").write_text(INIT)
    (root / "init").chmod(0o755)
    (root / "steps.sh").write_text(PREAMBLE + steps)
    image = pathlib.Path(folder) / "initramfs"
    names = "\n".join(str(path.relative_to(root)) for path in root.rglob("*"))
    with open(image, "wb") as out:
        subprocess.run(["/bin/busybox", "cpio", "-o", "-H", "newc"], input=names.encode(), stdout=out, cwd=root, check=True,
                       stderr=subprocess.DEVNULL)
    return image


def run(options, modules, steps):
    """Boots a guest with those modules, runs the shell text in it, prints what came of it and exits: 0 when every step did as
    it should, 77 when this machine cannot run a guest."""
    missing = [package for package, is_there in (("qemu-system-x86", shutil.which("qemu-system-x86_64")),
                                                 ("busybox-static", os.path.exists("/bin/busybox")),
                                                 ("linux-image-amd64", options.kernel)) if not is_there]
    if missing:
        print(f"skipped: {', '.join(missing)} not installed")
        sys.exit(77)
    folder_of_modules = options.modules or "/lib/modules/" + os.path.basename(options.kernel).removeprefix("vmlinuz-")
    with tempfile.TemporaryDirectory() as folder:
        image = _initramfs(folder, folder_of_modules, modules, steps)
        command = ["qemu-system-x86_64", "-accel", "tcg", "-m", "1024", "-nographic", "-no-reboot", "-kernel", options.kernel,
                   "-initrd", str(image), "-append", "console=ttyS0 quiet panic=-1", "-nic", "none", "-virtfs",
                   "local,path=/,mount_tag=root,security_model=none,multidevs=remap,readonly=on"]
        begin = time.monotonic()
        try:
            done = subprocess.run(command, stdin=subprocess.DEVNULL, capture_output=True, timeout=options.timeout, check=False)
            output, complaint = done.stdout, done.stderr
        except subprocess.TimeoutExpired as late:
            output, complaint = late.stdout or b"", f"the guest did not end within {options.timeout} s".encode()
    text = output.decode(errors="replace").replace("\r", "")
    is_good = re.search("^DONE", text, re.M) and re.search("^OK  ", text, re.M) and not re.search("^BAD", text, re.M)
    print("\n".join(re.findall("^(?:OK  |BAD |FIG ).*", text, re.M)))
    print(f"FIG  guest as a whole: {time.monotonic() - begin:.1f} s, {os.path.basename(options.kernel)}")
    if not is_good:
        print(text[-6000:] + complaint.decode(errors="replace"))
    sys.exit(0 if is_good else 1)
