"""What the registry announces. The apps above listen in their `receivers.py`."""

from django.dispatch import Signal

# Sent inside the transaction of the move, with `volunteer` and the history row `event`.
volunteer_moved = Signal()
