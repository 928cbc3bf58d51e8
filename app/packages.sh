# SPDX-License-Identifier: GPL-3.0-or-later
# shellcheck shell=bash
# Sourced by app/run and tests/run: which Debian 12 packages Visor needs, and how to get the missing ones.

VISOR_BUILD_PACKAGES=(
    build-essential cmake ninja-build pkg-config
    qt6-base-dev qt6-svg-dev qt6-tools-dev qt6-tools-dev-tools qt6-l10n-tools
    qt6-serialport-dev qt6-serialbus-dev libusb-1.0-0-dev libssl-dev
    libqcustomplot-dev libqcustomplot2.1-qt6 libqscintilla2-qt6-dev libyaml-cpp-dev libexpected-dev zlib1g-dev
)
VISOR_RUN_PACKAGES=(libqt6svg6 qt6-translations-l10n fonts-dejavu-core xvfb xauth)
VISOR_TEST_PACKAGES=(python3 python3-numpy python3-pyvisa python3-pyvisa-py lxi-tools tshark iproute2 socat
    umockdev libumockdev-dev python3-zeroconf avahi-daemon avahi-utils dbus rpcbind libmodbus-dev python3-pymodbus
    mbpoll python3-serial openssl liblxi-dev libtirpc-dev rpcsvc-proto python3-jsonschema python3-yaml)

# install_missing PACKAGE…: installs those that are not there; needs no network when all are.
install_missing() {
    local package missing=()
    for package in "$@"; do
        if ! dpkg-query -W -f='${db:Status-Status}' "$package" 2>/dev/null | grep -q '^installed$'; then
            missing+=("$package")
        fi
    done
    if [ ${#missing[@]} -eq 0 ]; then
        return 0
    fi
    local as_root=()
    if [ "$(id -u)" -ne 0 ]; then
        if ! command -v sudo >/dev/null; then
            echo "Visor needs these packages: ${missing[*]}" >&2
            echo "Neither root nor sudo is at hand: install them as root and start again." >&2
            return 1
        fi
        as_root=(sudo)
    fi
    echo "Installing: ${missing[*]}"
    "${as_root[@]}" apt-get update -qq
    "${as_root[@]}" env DEBIAN_FRONTEND=noninteractive \
        apt-get install -y -qq --no-install-recommends "${missing[@]}" >/dev/null
}

# build PRESET [TARGET…]: configures and builds; quick when nothing has changed.
build() {
    local preset=$1
    shift
    local log
    log=$(mktemp)
    echo "Building ($preset) …"
    if ! cmake --preset "$preset" >"$log" 2>&1; then
        cat "$log" >&2
        return 1
    fi
    rm -f "$log"
    cmake --build --preset "$preset" ${1:+--target "$@"}
}
