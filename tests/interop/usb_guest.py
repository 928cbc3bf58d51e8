#!/usr/bin/python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""visor against the kernel's own USB stack: a guest (guest.py says what it needs) with dummy_hcd and a USBTMC gadget; the
kernel's usbtmc driver binds to it, visor takes it over and gives it back.

    usb_guest.py --visor build/dev/bin/visor [--kernel /boot/vmlinuz-VERSION] [--modules /lib/modules/VERSION]

Not part of the normal tests. Exit code 0 when every step did as it should.
"""
import os

import guest

MODULES = ["usbtmc", "dummy_hcd", "usb_f_fs"]
RESOURCE = "USB0::0x1D6B::0x0104::GUEST1::INSTR"

STEPS = """
mount -t configfs config /sys/kernel/config
driver() {{ basename "$(readlink /sys/bus/usb/devices/*-1:1.0/driver)"; }}
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

if __name__ == "__main__":
    wanted = guest.options(__doc__)
    guest.run(wanted, MODULES, STEPS.format(
        visor=os.path.abspath(wanted.visor), resource=RESOURCE, block=100000 + 10 + 1, packets=489 + 10 + 1,
        gadget=os.path.abspath(os.path.dirname(__file__)) + "/usb_gadget.py"))
