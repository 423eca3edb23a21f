"""Eighty questions, in every state and in the words people use at a counter."""

from reporting.demo.questions_arranged import ARRANGED, CHECKING
from reporting.demo.questions_asked import PROPOSED, WAITING
from reporting.demo.questions_ended import HELPED_OTHERWISE, WITHDRAWN
from reporting.demo.questions_handed_on import IN_MEDIATION, WITH_PROCESS_MANAGER, WITH_TEAM
from reporting.demo.questions_helped import HELPED_BY_NEIGHBOURS
from reporting.demo.questions_new import NEW, PICKED_UP
from reporting.demo.shapes_work import Question

KINDS = ("personal", "liveability", "neighbour_conflict")
CHANNELS = ("web", "phone", "counter", "ambassador", "paper", "email")
URGENCIES = ("today", "week", "normal")
RUNGS = ("volunteer", "combination", "organization", "developed")
STATES = (
    "new",
    "picked_up",
    "proposed",
    "waiting_resident",
    "arranged",
    "checking",
    "closed",
    "withdrawn",
    "with_team",
    "with_process_manager",
    "in_mediation",
)

QUESTIONS: tuple[Question, ...] = (
    *NEW,
    *PICKED_UP,
    *PROPOSED,
    *WAITING,
    *ARRANGED,
    *CHECKING,
    *WITH_TEAM,
    *WITH_PROCESS_MANAGER,
    *IN_MEDIATION,
    *HELPED_BY_NEIGHBOURS,
    *HELPED_OTHERWISE,
    *WITHDRAWN,
)
