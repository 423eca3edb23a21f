"""What mediation does when something happens below: a question is taken back, a mediator stops."""

from typing import Any

from django.dispatch import receiver

from hub.base.models import Event
from hub.base.workflow import PROGRAM, record
from intake.models import HelpRequest
from intake.signals import request_moved
from intake.workflow import RequestStatus
from mediation import messages
from mediation.models import MediationCase, MediatorAssignment
from mediation.services.mediators import end_assignment
from mediation.services.telling import tell_coordinator
from volunteers.models import Volunteer
from volunteers.signals import volunteer_moved
from volunteers.workflow import VolunteerStatus


@receiver(request_moved, dispatch_uid="mediation.request_moved")
def tell_of_withdrawal(*, help_request: HelpRequest, event: Event, **_: Any) -> None:
    """The coordinator closes the case; the parties may still be in the middle of a talk."""
    if event.new != RequestStatus.WITHDRAWN or event.old != RequestStatus.IN_MEDIATION:
        return
    for case in MediationCase.objects.open().filter(help_request=help_request):
        record(case, verb="question_withdrawn", actor=PROGRAM)
        tell_coordinator(case, kind="question_withdrawn", letter=messages.question_withdrawn(case), key=f"{event.pk}")


@receiver(volunteer_moved, dispatch_uid="mediation.volunteer_moved")
def take_off_who_left(*, volunteer: Volunteer, event: Event, **_: Any) -> None:
    """Who stops as a volunteer is off every case at that moment."""
    if event.new != VolunteerStatus.LEFT:
        return
    for assignment in MediatorAssignment.objects.filter(volunteer=volunteer, until=None).select_related("case__hub"):
        end_assignment(assignment=assignment, actor=PROGRAM, tell=False)
        case = assignment.case
        tell_coordinator(case, kind="mediator_left", letter=messages.mediator_left(case), key=f"{event.pk}")
