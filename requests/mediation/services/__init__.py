"""The verbs of mediation, by theme: `cases` (its way), `parties` (who is in it), `mediators` (who goes out)."""

from mediation.services.cases import change_case, close_case, move_station, open_case, out_of_scope, take_case
from mediation.services.mediators import assign_mediators, end_assignment
from mediation.services.parties import add_party, spoke_with, write_down

__all__ = [
    "add_party",
    "assign_mediators",
    "change_case",
    "close_case",
    "end_assignment",
    "move_station",
    "open_case",
    "out_of_scope",
    "spoke_with",
    "take_case",
    "write_down",
]
