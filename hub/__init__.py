"""The project and the base that every app stands on. Imports no app; names apps only as strings."""

import sys
from pathlib import Path

# `requests/` is a second source root, not a package: a package of that name would hide the HTTP
# library that Wagtail imports. Appended, never inserted, so that the library always wins (ADR 1).
_SECOND_ROOT = str(Path(__file__).resolve().parent.parent / "requests")
if _SECOND_ROOT not in sys.path:
    sys.path.append(_SECOND_ROOT)
