"""What intake announces. The apps above listen in their `receivers.py`."""

from django.dispatch import Signal

# Sent inside the transaction of the move, with `help_request` and the history row `event`.
request_moved = Signal()
# A question came in: `help_request`.
request_came_in = Signal()
# An ambassador's signal got its feedback line or became a question or talent: `signal`.
signal_settled = Signal()
