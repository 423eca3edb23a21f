"""The plan for the whole queue: which volunteer for which question, for all of them at once. Values in, values
out, like `core`: no database, no words, no clock.

`people.py` holds volunteers as columns, `edges.py` says who fits what and how well, `best.py` finds the best set and
proves it, `first_come.py` is what it is compared with."""
