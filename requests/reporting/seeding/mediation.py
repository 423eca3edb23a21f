"""The demo's ten mediation cases, station by station."""

from typing import Any

from hub.accounts.models import User
from hub.base import clock
from intake.models import HelpRequest
from intake.services import following
from intake.workflow import RequestStatus
from mediation.models import MediationCase, Outcome, Party, ScopeReason
from mediation.pairs import choices_for
from mediation.services import cases, mediators, parties
from mediation.workflow import STATIONS, CaseStatus
from reporting.demo import mediation as texts
from reporting.demo import questions as question_texts
from reporting.demo.shapes_work import MediationCase as Plain
from reporting.seeding.community import Everybody
from reporting.seeding.moments import at_day
from volunteers.services import Contact

OF_A_CASE = {plain.question for plain in texts.CASES if plain.question}
OUTCOMES = {"solved": Outcome.SOLVED, "improved": Outcome.BETTER, "second_party_refused": Outcome.DECLINED}
PAIR = 2


def make_cases(all_of: Everybody, questions: dict[str, HelpRequest]) -> None:
    for plain in sorted(texts.CASES, key=lambda case: -case.days_ago):
        _walk(all_of, plain, questions.get(plain.question))


def _walk(all_of: Everybody, plain: Plain, help_request: HelpRequest | None) -> None:
    coordinator = all_of.users["marleen"]
    with clock.at(at_day(plain.days_ago, 13)):
        case = _open(all_of, plain, help_request)
    target = CaseStatus.AFTERCARE if plain.state == CaseStatus.CLOSED else plain.state
    if plain.level != "0" and target in STATIONS:
        _to_station(all_of, plain, case, STATIONS[1 : STATIONS.index(CaseStatus(target)) + 1])
    if plain.closed_days_ago is not None:
        with clock.at(at_day(plain.closed_days_ago, 13)):
            _end(plain, case, coordinator)
            _tell(plain, help_request)


def _open(all_of: Everybody, plain: Plain, help_request: HelpRequest | None) -> MediationCase:
    owner = help_request.owner if help_request else None
    details: dict[str, Any] = {} if help_request else {"hub": all_of.hub, "neighbourhood": _home(all_of, plain)}
    case = cases.open_case(
        help_request=help_request,
        user=owner or all_of.users["marleen"],
        summary=plain.summary,
        nuisance=plain.nuisance[0],
        safety_note=plain.safety[:300],
        level=plain.level,
        other_party=texts.ROLES[plain.parties[1].role],
        **details,
    )
    for extra in plain.parties[2:]:
        parties.add_party(case=case, user=all_of.users["marleen"], known_as=texts.ROLES[extra.role])
    return case


def _home(all_of: Everybody, plain: Plain) -> object:
    return all_of.persons[plain.parties[0].person].neighbourhood


def _to_station(all_of: Everybody, plain: Plain, case: MediationCase, stations: tuple[str, ...]) -> None:
    """Evenly spread between the report and now, or the end."""
    coordinator = all_of.users["marleen"]
    opened = at_day(plain.days_ago, 14)
    until = at_day(plain.closed_days_ago or 1, 11)
    for number, station in enumerate(stations, start=1):
        with clock.at(opened + (until - opened) * number / (len(stations) + 1)):
            if station == CaseStatus.INTAKE_1:
                _pair(all_of, plain, case)
                _meet(all_of, plain, case, 1)
            if station == CaseStatus.MEETING:
                for party in range(2, len(plain.parties) + 1):
                    _meet(all_of, plain, case, party)
            cases.move_station(case=case, user=coordinator, to=station)


def _pair(all_of: Everybody, plain: Plain, case: MediationCase) -> None:
    """The two of the texts, unless one lives too near to a party: then the first who fits."""
    wanted = [all_of.volunteers[code].pk for code in plain.mediators]
    fit = [choice.volunteer for choice in choices_for(case) if choice.cause is None]
    chosen = sorted(fit, key=lambda volunteer: volunteer.pk not in wanted)[:PAIR]
    mediators.assign_mediators(case=case, user=all_of.users["marleen"], volunteers=chosen)


def _meet(all_of: Everybody, plain: Plain, case: MediationCase, number: int) -> None:
    """A party was spoken with and wants to talk."""
    party = case.parties.get(number=number)
    person = all_of.persons[plain.parties[number - 1].person]
    Party.objects.filter(pk=party.pk).update(person=person)
    party.refresh_from_db()
    parties.spoke_with(party=party, user=all_of.users["marleen"], contact=Contact(name=person.name), agreed=True)


def _end(plain: Plain, case: MediationCase, coordinator: User) -> None:
    if plain.state == CaseStatus.OUT_OF_SCOPE:
        cases.out_of_scope(
            case=case,
            user=coordinator,
            reason=ScopeReason.THREATS,
            consulted="Wijkagent en verhuurder gesproken.",
            for_the_hub="Bel de bewoner en ga samen naar de wijkagent.",
        )
        return
    words = " ".join(plain.agreements)[:300] or texts.RESULTS[plain.result]
    cases.close_case(case=case, user=coordinator, outcome=OUTCOMES.get(plain.result, Outcome.BETTER), result=words)


def _tell(plain: Plain, help_request: HelpRequest | None) -> None:
    """The resident says whether it helped."""
    if help_request is None:
        return
    help_request.refresh_from_db()
    question = next(one for one in question_texts.QUESTIONS if one.code == plain.question)
    if help_request.status == RequestStatus.CHECKING and question.helped:
        following.tell_whether_it_helped(help_request=help_request, helped=question.helped, text=question.feedback)
