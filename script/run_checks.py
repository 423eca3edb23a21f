"""What script/check runs after the set-up: each check by name, all of them or those that are named.

script/check                all
script/check lint texts     two of them
script/check audit          known weaknesses in what we depend on; asks PyPI, so only when named
"""

import os
import re
import shutil
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Iterable
from pathlib import Path

import polib

ROOT = Path(__file__).resolve().parent.parent
BIN = Path(sys.executable).parent
APPS = ["hub", "socialmap", "volunteers", "cms", "intake", "matching", "mediation", "followup", "reporting"]
LONGEST = 400
MOST_LINES = 200
# Files that may be longer, each with its reason.
LONG_FOR_A_REASON: dict[str, str] = {}

Check = Callable[[], list[str]]


def command(*arguments: str, cwd: Path = ROOT, **more: str) -> list[str]:
    """Run a tool; its output is the complaint when it fails."""
    surroundings = {**os.environ, "PYTHONPATH": f"{ROOT}{os.pathsep}{ROOT / 'requests'}", **more}
    done = subprocess.run(arguments, cwd=cwd, env=surroundings, capture_output=True, text=True, check=False)
    return (
        [] if done.returncode == 0 else [*(done.stdout + done.stderr).strip().splitlines(), f"exit {done.returncode}"]
    )


def files(*patterns: str) -> list[Path]:
    """What git knows or would add: nothing that it ignores."""
    asked = ["git", "ls-files", "--cached", "--others", "--exclude-standard", "--", *patterns]
    done = subprocess.run(asked, cwd=ROOT, capture_output=True, text=True, check=True)
    return [ROOT / line for line in sorted(set(done.stdout.splitlines())) if (ROOT / line).is_file()]


# --- texts -----------------------------------------------------------------------------------------------


def catalogues() -> list[Path]:
    return [path for path in files("*.po") if path.parts[-3] == "nl"]


def _have_gettext() -> bool:
    if not shutil.which("xgettext") and os.geteuid() == 0 and shutil.which("apt-get"):
        quiet = {"stdout": subprocess.DEVNULL, "stderr": subprocess.DEVNULL, "check": False}
        surroundings = {**os.environ, "DEBIAN_FRONTEND": "noninteractive"}
        subprocess.run(["apt-get", "update", "-q"], env=surroundings, **quiet)  # type: ignore[call-overload]
        subprocess.run(["apt-get", "install", "-y", "-q", "gettext"], env=surroundings, **quiet)  # type: ignore[call-overload]
    return bool(shutil.which("xgettext"))


def _key(entry: polib.POEntry) -> tuple[str, str]:
    return (entry.msgctxt or "", entry.msgid)


def texts() -> list[str]:
    """Every Dutch text is there, sure, and keeps the names that the code fills in."""
    problems = []
    for path in catalogues():
        where = path.relative_to(ROOT)
        for entry in polib.pofile(str(path)):
            if entry.obsolete:
                continue
            if entry.fuzzy or not entry.translated():
                problems.append(f"{where}: no sure Dutch text for {entry.msgid!r}")
            wanted = set(re.findall(r"%\(\w+\)[sd]|\{\w+\}", entry.msgid))
            if entry.msgstr and (lost := wanted - set(re.findall(r"%\(\w+\)[sd]|\{\w+\}", entry.msgstr))):
                problems.append(f"{where}: {', '.join(sorted(lost))} is missing in the Dutch of {entry.msgid!r}")
    return problems + _texts_in_code()


def _texts_in_code() -> list[str]:
    """Texts in code and templates that no catalogue has: found by extracting all of them anew, in a copy."""
    if not _have_gettext():
        print("(no xgettext here and no right to install it: only the catalogues are looked at) ", end="")
        return []
    problems = []
    with tempfile.TemporaryDirectory() as folder:
        copy = Path(folder)
        for path in files("*.py", "*.html", "*.txt", "*.po"):
            target = copy / path.relative_to(ROOT)
            target.parent.mkdir(parents=True, exist_ok=True)
            shutil.copyfile(path, target)
        for app in _apps():
            # Each app has a catalogue of its own; makemessages writes to the nearest one.
            app_copy = copy / app.relative_to(ROOT)
            (app_copy / "locale").mkdir(exist_ok=True)
            failed = command(str(BIN / "django-admin"), "makemessages", "-l", "nl", "--no-wrap", cwd=app_copy)
            if failed:
                problems += [f"{app.name}: {line}" for line in failed]
                continue
            problems += _absent(app, app_copy)
    return problems


def _apps() -> list[Path]:
    places = [ROOT / name if (ROOT / name).is_dir() else ROOT / "requests" / name for name in APPS]
    return [place for place in places if place.is_dir()]


def _absent(app: Path, app_copy: Path) -> list[str]:
    inside = Path("locale/nl/LC_MESSAGES/django.po")
    if not (app_copy / inside).exists():
        return []
    ours = {_key(e) for e in polib.pofile(str(app / inside)) if not e.obsolete} if (app / inside).exists() else set()
    found = [entry for entry in polib.pofile(str(app_copy / inside)) if not entry.obsolete and entry.msgid]
    where = {_key(entry): ", ".join(f"{file}:{line}" for file, line in entry.occurrences[:1]) for entry in found}
    return [f"{app.name}: not in {inside}: {key[1]!r} ({where[key]})" for key in where if key not in ours]


# --- HTML, links, sizes, guards --------------------------------------------------------------------------


def templates() -> list[Path]:
    return [path for path in files("*.html") if "templates" in path.parts]


def html() -> list[str]:
    """djlint, and what our Content-Security-Policy would silently drop."""
    pages = [str(path.relative_to(ROOT)) for path in templates()]
    problems = command(str(BIN / "djlint"), "--lint", "--quiet", *pages) if pages else []
    inline = re.compile(r"<[^>{}]*\s(style|on[a-z]+)\s*=|<script(?![^>]*(\ssrc=|nonce|application/))", re.IGNORECASE)
    for path in templates():
        if "mail" in path.parts:  # a mail program has no policy and knows no style sheets
            continue
        text = re.sub(r"\{#.*?#\}|\{% comment %\}.*?\{% endcomment %\}", "", path.read_text(), flags=re.DOTALL)
        problems += [
            f"{path.relative_to(ROOT)}: inline style or script: {hit[0][:80]!r}" for hit in inline.finditer(text)
        ]
    return problems


def links() -> list[str]:
    """Every link in our documents to a file of ours leads somewhere."""
    problems = []
    for page in files("*.md"):
        for target in re.findall(r"\]\(([^)\s]+)\)", page.read_text()):
            path = target.split("#")[0]
            if path and not re.match(r"[a-z]+:", path) and not (page.parent / path).exists():
                problems.append(f"{page.relative_to(ROOT)}: {target} is not there")
    return problems


def sizes() -> list[str]:
    problems = []
    for path in files("*.py"):
        name, length = str(path.relative_to(ROOT)), len(path.read_text().splitlines())
        if length > LONGEST and "migrations" not in path.parts and name not in LONG_FOR_A_REASON:
            problems.append(f"{name}: {length} lines; more than {LONGEST} is more than one idea")
    return problems


def guards() -> list[str]:
    """`requests/` holds apps and is no package: as one it would hide the HTTP library (ADR 1)."""
    return [f"{path.relative_to(ROOT)} does not belong there" for path in (ROOT / "requests").glob("*.py")]


def migrations() -> list[str]:
    return command(sys.executable, "-W", "ignore", "manage.py", "makemigrations", "--check", "--dry-run")


def python(*arguments: str) -> Check:
    return lambda: command(sys.executable, *arguments)


CHECKS: dict[str, Check] = {
    "format": python("-m", "ruff", "format", "--check", "--output-format=concise", "."),
    "lint": python("-m", "ruff", "check", "--output-format=concise", "."),
    "types": python("-m", "mypy"),
    "imports": lambda: command(str(BIN / "lint-imports"), "--no-cache"),
    "django": python("manage.py", "check", "--fail-level", "WARNING"),
    "migrations": migrations,
    "texts": texts,
    "html": html,
    "links": links,
    "licences": python("frontend/install.py", "--check"),
    "sizes": sizes,
    "guards": guards,
}
ON_REQUEST: dict[str, Check] = {
    "audit": python("-m", "pip_audit", "--require-hashes", "-r", "requirements.txt"),
}


def main(names: Iterable[str]) -> int:
    chosen = list(names) or list(CHECKS)
    known = CHECKS | ON_REQUEST
    if unknown := [name for name in chosen if name not in known]:
        print(f"No check of that name: {', '.join(unknown)}. There are: {', '.join(known)}")
        return 2
    failed = []
    for name in chosen:
        began = time.monotonic()
        print(f"{name:<12} ", end="", flush=True)
        problems = known[name]()
        print(f"{'failed' if problems else 'ok':<7} {time.monotonic() - began:.0f} s", flush=True)
        if problems:
            failed.append(name)
            print("\n".join(f"    {line}" for line in problems[:MOST_LINES]), flush=True)
            if len(problems) > MOST_LINES:
                print(f"    ... and {len(problems) - MOST_LINES} lines more: script/check {name}", flush=True)
    print(
        f"{len(chosen) - len(failed)} checks passed, {len(failed)} failed"
        + (f": {', '.join(failed)}" if failed else "")
    )
    return 1 if failed else 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
