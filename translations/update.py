#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""Takes new texts of the sources into the .ts files: translations/update.py [LUPDATE]

lupdate 6.4 understands neither `namespace a::b {` nor a helper that declares its context with
Q_DECLARE_TR_FUNCTIONS in an anonymous namespace. Its contexts would then differ from those at run time and no
translation would be found. So it reads a copy of the sources in which both are written out. It also misses such a
helper's plural sentence when the number is a static_cast, so the copy has int(…) there.
"""
import pathlib
import re
import subprocess
import sys
import tempfile

TOP = pathlib.Path(__file__).resolve().parent.parent
FOLDERS = ("core", "transports", "widgets", "app")
HELPER = re.compile(r"(?:struct|class) (\w+)[^;{]*\{(?:[^{}]|\{[^{}]*\})*?Q_DECLARE_TR_FUNCTIONS\(([\w:]+)\)", re.S)


def written_out(text: str) -> str:
    text = text.replace("static_cast<int>(", "int(")
    for name, context in HELPER.findall(text):
        text = re.sub(rf"\b{name}::tr\(", f'QCoreApplication::translate("{context}", ', text)
    text = re.sub(r"^namespace (\w+)::(\w+) \{\n((?:[^\n{}]*;\n)+)\}$", r"namespace \1 { namespace \2 {\n\3}}", text, flags=re.M)
    text = re.sub(r"^namespace (\w+)::(\w+) \{$", r"namespace \1 { namespace \2 {", text, flags=re.M)
    return re.sub(r"^\} // namespace (\w+)::(\w+)$", r"}}", text, flags=re.M)


def main() -> int:
    lupdate = sys.argv[1] if len(sys.argv) > 1 else "lupdate"
    translations = TOP / "translations"
    with tempfile.TemporaryDirectory() as copy:
        for folder in FOLDERS:
            for source in sorted((TOP / folder).rglob("*")):
                if source.suffix in (".cpp", ".h"):
                    target = pathlib.Path(copy) / source.relative_to(TOP)
                    target.parent.mkdir(parents=True, exist_ok=True)
                    target.write_text(written_out(source.read_text(encoding="utf-8")), encoding="utf-8")
        common = [lupdate, "-silent", "-locations", "none", "-no-obsolete", "-recursive"]
        complete = [str(translations / "visor_de.ts"), str(translations / "visor_zh_CN.ts")]
        subprocess.run([*common, ".", "-ts", *complete], cwd=copy, check=True)
        subprocess.run([*common, "-pluralonly", ".", "-ts", str(translations / "visor_en.ts")], cwd=copy, check=True)
    return 0


if __name__ == "__main__":
    sys.exit(main())
