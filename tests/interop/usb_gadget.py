#!/usr/bin/python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""A USBTMC/USB488 instrument on a Linux UDC: configfs, FunctionFS, and a few commands. Run by usb_guest.py inside its guest.

*IDN? names it; DRIVER? names the driver that has its interface at that moment, as the host's kernel says; BLOCK? n is an
IEEE 488.2 block; TRIGGERS? counts triggers; SRQ requests service.
"""
import os
import pathlib
import struct
import subprocess
import threading

CONFIG = pathlib.Path("/sys/kernel/config/usb_gadget/visor")
FFS = "/dev/ffs"
PACKET = 512


def endpoint(address, kind, packet, interval=0):
    return struct.pack("<BBBBHB", 7, 5, address, kind, packet, interval)


def descriptors():
    interface = struct.pack("<9B", 9, 4, 0, 0, 3, 0xFE, 3, 1, 1)

    def speed(packet):
        return interface + endpoint(0x01, 2, packet) + endpoint(0x82, 2, packet) + endpoint(0x83, 3, 8, 4)

    body = struct.pack("<II", 4, 4) + speed(64) + speed(PACKET)
    return struct.pack("<III", 3, 12 + len(body), 1 | 2) + body


def strings():
    body = struct.pack("<H", 0x0409) + b"USBTMC\0"
    return struct.pack("<IIII", 2, 16 + len(body), 1, 1) + body


class Instrument:
    def __init__(self):
        self.ep0 = os.open(f"{FFS}/ep0", os.O_RDWR)
        os.write(self.ep0, descriptors())
        os.write(self.ep0, strings())
        self.out = os.open(f"{FFS}/ep1", os.O_RDWR)
        self.inward = os.open(f"{FFS}/ep2", os.O_RDWR)
        self.interrupt = os.open(f"{FFS}/ep3", os.O_RDWR)
        self.reply = b""
        self.triggers = 0

    def run_control(self):
        while True:
            event = os.read(self.ep0, 12)
            if len(event) < 12 or event[8] != 4:  # SETUP
                continue
            kind, request, value, index, length = struct.unpack("<BBHHH", event[:8])
            answer = self.control(request, value)
            if answer is None or not kind & 0x80:
                os.read(self.ep0, 0) if kind & 0x80 else os.write(self.ep0, b"")  # the wrong direction stalls
                continue
            os.write(self.ep0, answer[:length])

    def control(self, request, value):
        if request == 7:
            return bytes([1, 0, 0, 1, 4, 0, 0, 0, 0, 0, 0, 0, 0, 1, 7, 15]) + bytes(8)
        if request == 128:
            threading.Thread(target=os.write, args=(self.interrupt, bytes([0x80 | value, 0x10 if self.reply else 0]))).start()
            return bytes([1, value, 0])
        if request == 5:
            self.reply = b""
            return b"\x01"
        return {1: b"\x80\0", 3: b"\x80\0", 2: b"\x01" + bytes(7), 4: b"\x01" + bytes(7), 6: b"\x01\0"}.get(
            request, b"\x01" if request in (64, 160, 161, 162) else None)

    def run_bulk(self):
        message = b""
        while True:
            data = os.read(self.out, 1 << 16)
            if len(data) < 12:
                continue
            kind, tag, _, _, size, flags = struct.unpack("<BBBBIB", data[:9])
            if kind == 1:
                message += data[12:12 + size]
                if flags & 1:
                    self.execute(message.decode("ascii", "replace").strip())
                    message = b""
            elif kind == 128:
                self.triggers += 1
            elif kind == 2 and self.reply:
                piece, self.reply = self.reply[:size], self.reply[size:]
                header = struct.pack("<BBBBIBBBB", 2, tag, ~tag & 0xFF, 0, len(piece), 0 if self.reply else 1, 0, 0, 0)
                transfer = header + piece + bytes(-len(piece) % 4)
                os.write(self.inward, transfer)
                if len(transfer) % PACKET == 0:
                    os.write(self.inward, b"")

    def execute(self, command):
        name, _, argument = command.partition(" ")
        if name == "*IDN?":
            self.reply = b"Visor,FunctionFS,1,1.0\n"
        elif name == "DRIVER?":
            link = next(pathlib.Path("/sys/bus/usb/devices").glob("*-1:1.0")) / "driver"
            self.reply = (os.path.basename(os.readlink(link)) if link.exists() else "none").encode() + b"\n"
        elif name == "BLOCK?":
            self.reply = b"#8" + argument.zfill(8).encode() + bytes(i & 0xFF for i in range(int(argument))) + b"\n"
        elif name == "TRIGGERS?":
            self.reply = b"%d\n" % self.triggers
        elif name == "SRQ":
            threading.Thread(target=os.write, args=(self.interrupt, b"\x81\x40")).start()


def put(path, text):
    (CONFIG / path).write_text(text)


def main():
    for folder in ("strings/0x409", "configs/c.1/strings/0x409", "functions/ffs.tmc"):
        (CONFIG / folder).mkdir(parents=True)
    put("idVendor", "0x1d6b")
    put("idProduct", "0x0104")
    put("strings/0x409/manufacturer", "Visor")
    put("strings/0x409/product", "Guest")
    put("strings/0x409/serialnumber", "GUEST1")
    (CONFIG / "configs/c.1/ffs.tmc").symlink_to(CONFIG / "functions/ffs.tmc")
    os.makedirs(FFS, exist_ok=True)
    subprocess.run(["mount", "-t", "functionfs", "tmc", FFS], check=True)
    instrument = Instrument()
    threading.Thread(target=instrument.run_control, daemon=True).start()
    put("UDC", os.listdir("/sys/class/udc")[0])
    instrument.run_bulk()


main()
