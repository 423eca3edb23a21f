"""Sixty invented volunteers, of every track and in every state; ten of them mediate."""

from reporting.demo.shapes import Volunteer
from reporting.demo.volunteers_hands import HANDS
from reporting.demo.volunteers_mediators import MEDIATORS
from reporting.demo.volunteers_placements import PLACEMENTS
from reporting.demo.volunteers_time import TIME
from reporting.demo.volunteers_tracks import BENEFIT, NEWCOMERS

VOLUNTEERS: tuple[Volunteer, ...] = HANDS + TIME + MEDIATORS + BENEFIT + NEWCOMERS + PLACEMENTS
