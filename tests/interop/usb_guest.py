#!/usr/bin/python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""visor against the kernel's own USB stack: a guest under QEMU (software mode), with Debian's kernel, dummy_hcd and a USBTMC
gadget; the kernel's usbtmc driver binds to it, visor takes it over and gives it back.

    usb_guest.py --visor build/dev/bin/visor [--kernel /boot/vmlinuz-VERSION] [--modules /lib/modules/VERSION]

Not part of the normal tests: it needs qemu-system-x86, busybox-static and a kernel with its modules (linux-image-amd64). No
root, no network. The guest sees this machine's files read-only over 9p. Exit code 0 when every step did as it should.
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

MODULES = ["virtio_pci", "9pnet_virtio", "9p", "usbtmc", "dummy_hcd", "usb_f_fs"]
RESOURCE = "USB0::0x1D6B::0x0104::GUEST1::INSTR"

INIT = """#!/bin/busybox sh
export PATH=/bin
/bin/busybox --install -s /bin
mount -t proc proc /proc; mount -t sysfs sys /sys; mount -t devtmpfs dev /dev
for module in $(cat /modules/order); do insmod /modules/$module || echo "insmod $module failed"; done
mount -t 9p -o trans=virtio,version=9p2000.L,ro,msize=262144 root /mnt
mount -t configfs config /sys/kernel/config
for folder in proc sys dev; do mount -o rbind /$folder /mnt/$folder; done
mount -t tmpfs tmp /mnt/tmp; mount -t tmpfs run /mnt/run
cp /steps.sh /mnt/tmp/steps.sh
chroot /mnt /bin/sh /tmp/steps.sh
poweroff -f
"""

STEPS = """
export HOME=/tmp XDG_RUNTIME_DIR=/run LC_ALL=C.UTF-8 VISOR_INTERFACES=none PATH=/usr/sbin:/usr/bin:/sbin:/bin
driver() {{ basename "$(readlink /sys/bus/usb/devices/*-1:1.0/driver)"; }}
check() {{ if [ "$2" = "$3" ]; then echo "OK   $1: $2"; else echo "BAD  $1: $2, not $3"; fi; }}
python3 {gadget} &
tries=0
until [ -c /dev/usbtmc0 ] || [ $tries -ge 100 ]; do sleep 0.1; tries=$((tries + 1)); done
check "driver before" "$(driver)" usbtmc
check "the kernel's driver asks" "$(exec 3<>/dev/usbtmc0; printf '*IDN?\\n' >&3; head -n 1 <&3)" "Visor,FunctionFS,1,1.0"
check "visor list" "$({visor} list 2>/dev/null | cut -f 1 | grep USB)" "USB0::0x1D6B::0x0104::GUEST1::0::INSTR"
check "visor asks" "$({visor} query {resource} '*IDN?')" "Visor,FunctionFS,1,1.0"
check "driver meanwhile" "$({visor} query {resource} 'DRIVER?')" usbfs
check "a block of 100000 bytes" "$({visor} query {resource} 'BLOCK? 100000' | wc -c)" {block}
check "a reply of whole packets" "$({visor} query {resource} 'BLOCK? 489' | wc -c)" {packets}
check "driver afterwards" "$(driver)" usbtmc
check "the kernel's driver asks again" "$(exec 3<>/dev/usbtmc0; printf '*IDN?\\n' >&3; head -n 1 <&3)" "Visor,FunctionFS,1,1.0"
echo DONE
"""


def dependencies(module, files, order):
    """Appends the module's file to `order` behind those it needs."""
    path = files.get(module.replace("-", "_"))
    if path is None or path in order:
        return
    needed = re.search(rb"\0depends=([^\0]*)\0", b"\0" + path.read_bytes())
    for other in (needed.group(1).decode().split(",") if needed else []):
        dependencies(other, files, order)
    order.append(path)


def initramfs(folder, modules, steps):
    files = {path.stem.replace("-", "_"): path for path in pathlib.Path(modules).rglob("*.ko")}
    order = []
    for module in MODULES:
        dependencies(module, files, order)
    root = pathlib.Path(folder) / "root"
    for name in ("bin", "proc", "sys", "dev", "mnt", "modules"):
        (root / name).mkdir(parents=True)
    shutil.copy("/bin/busybox", root / "bin/busybox")
    for path in order:
        shutil.copy(path, root / "modules")
    (root / "modules/order").write_text("\n".join(path.name for path in order))
    (root / "init").write_text(INIT)
    (root / "init").chmod(0o755)
    (root / "steps.sh").write_text(steps)
    image = pathlib.Path(folder) / "initramfs"
    names = "\n".join(str(path.relative_to(root)) for path in root.rglob("*"))
    with open(image, "wb") as out:
        subprocess.run(["/bin/busybox", "cpio", "-o", "-H", "newc"], input=names.encode(), stdout=out, cwd=root, check=True,
                       stderr=subprocess.DEVNULL)
    return image


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--visor", required=True)
    parser.add_argument("--kernel", default=max(glob.glob("/boot/vmlinuz-*"), default=None))
    parser.add_argument("--modules")
    parser.add_argument("--timeout", type=int, default=300)
    options = parser.parse_args()
    if not options.kernel or not shutil.which("qemu-system-x86_64") or not os.path.exists("/bin/busybox"):
        sys.exit("needs qemu-system-x86, busybox-static and linux-image-amd64")
    modules = options.modules or "/lib/modules/" + os.path.basename(options.kernel).removeprefix("vmlinuz-")
    steps = STEPS.format(visor=os.path.abspath(options.visor), resource=RESOURCE, block=100000 + 10 + 1,
                         packets=489 + 10 + 1, gadget=os.path.abspath(os.path.dirname(__file__)) + "/usb_gadget.py")
    with tempfile.TemporaryDirectory() as folder:
        image = initramfs(folder, modules, steps)
        command = ["qemu-system-x86_64", "-accel", "tcg", "-m", "1024", "-nographic", "-no-reboot", "-kernel", options.kernel,
                   "-initrd", str(image), "-append", "console=ttyS0 quiet panic=-1", "-nic", "none", "-virtfs",
                   "local,path=/,mount_tag=root,security_model=none,readonly=on"]
        done = subprocess.run(command, stdin=subprocess.DEVNULL, capture_output=True, timeout=options.timeout, check=False)
    text = done.stdout.decode(errors="replace").replace("\r", "")
    is_good = re.search("^DONE", text, re.M) and not re.search("^BAD", text, re.M)
    print("\n".join(re.findall("^(?:OK  |BAD ).*", text, re.M)) if is_good else text[-6000:])
    sys.exit(0 if is_good else 1)


main()
