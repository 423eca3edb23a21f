"""What mediation announces: only that a case moved, never what it is about."""

from django.dispatch import Signal

# Sent inside the transaction of the move, with `case` and the history row `event`.
case_moved = Signal()
