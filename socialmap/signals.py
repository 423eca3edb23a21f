"""What the social map announces. The apps above listen in their `receivers.py`."""

from django.dispatch import Signal

# Inside the transaction: `contact` does not work at the organisation any more.
contact_left = Signal()

# Inside the transaction: the entry `gone` becomes part of `keep`. Who points at `gone` points at `keep` from now on,
# or nothing happens.
entries_merged = Signal()
