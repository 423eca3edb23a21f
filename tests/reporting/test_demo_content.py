"""The demo neighbourhood in words: complete, consistent, invented and readable."""

import re
from collections import Counter
from typing import Any

from hub.accounts.roles import Role
from hub.people.models import Person as PersonModel
from intake.models import Channel, HelpRequest, Kind, SelfReliance, Urgency
from intake.models import Signal as SignalModel
from intake.workflow import RequestStatus, SignalStatus
from matching.workflow import ProposalStatus, ReferralStatus, Rung, SkipReason
from mediation.models import MediationCase as CaseModel
from mediation.models import Nuisance
from mediation.workflow import CaseStatus
from reporting.demo import (
    agenda,
    mediation,
    organisations,
    pages,
    people,
    places,
    questions,
    signals,
    targets,
    vocabulary,
)
from socialmap.models import Service as ServiceModel
from volunteers.models import Volunteer as VolunteerModel
from volunteers.workflow import VolunteerStatus

SUBJECTS = {subject.code for subject in vocabulary.SUBJECTS}
STREETS = {street.code for street in places.STREETS}
QUARTERS = {quarter.code for quarter in places.QUARTERS}
LOCATIONS = {location.code for location in places.LOCATIONS}
ORGANISATIONS = {organisation.code for organisation in organisations.ORGANISATIONS}
CONTACTS = {contact.code: contact for contact in organisations.CONTACTS}
SERVICES = {service.code: service for service in organisations.SERVICES}
VOLUNTEERS = {volunteer.code: volunteer for volunteer in people.VOLUNTEERS}
AMBASSADORS = {ambassador.code: ambassador for ambassador in people.AMBASSADORS}
RESIDENTS = {resident.code: resident for resident in people.RESIDENTS}
QUESTIONS = {question.code: question for question in questions.QUESTIONS}
WORKERS = {login.code for login in people.LOGINS if login.role == "hub_worker"}


def _began_days_ago(code: str) -> int:
    """Since when somebody could be asked."""
    volunteer = VOLUNTEERS[code]
    return volunteer.since if volunteer.state == "active" else volunteer.applied


def test_the_vocabulary_has_at_most_fourteen_top_subjects_and_about_sixty_under_them() -> None:
    tops = {subject.code for subject in vocabulary.TOP_SUBJECTS}

    assert len(tops) == 14
    assert 55 <= len(vocabulary.SUB_SUBJECTS) <= 65
    assert len(SUBJECTS) == len(vocabulary.SUBJECTS)
    assert all(re.fullmatch(r"[a-z]+(-[a-z]+)*", code) for code in SUBJECTS)
    assert {subject.parent for subject in vocabulary.SUB_SUBJECTS} == tops
    assert all(subject.synonyms and subject.description for subject in vocabulary.SUBJECTS)


def test_every_code_is_used_once() -> None:
    for rows in (
        places.STREETS,
        places.LOCATIONS,
        places.QUARTERS,
        organisations.ORGANISATIONS,
        organisations.CONTACTS,
        organisations.SERVICES,
        (*people.VOLUNTEERS, *people.AMBASSADORS, *people.RESIDENTS),
        people.LOGINS,
        questions.QUESTIONS,
        mediation.CASES,
        signals.SIGNALS,
        agenda.ACTIVITIES,
        agenda.VACANCIES,
        targets.TARGETS,
    ):
        doubles = [code for code, count in Counter(row.code for row in rows).items() if count > 1]
        assert doubles == []


def test_the_counts_are_as_promised() -> None:
    assert len(SERVICES) >= 40
    assert len(VOLUNTEERS) == 60
    assert len(AMBASSADORS) == 12
    assert len(RESIDENTS) >= 40
    assert len(QUESTIONS) == 80
    assert len(mediation.CASES) == 10
    assert len(signals.SIGNALS) == 20
    assert len([volunteer for volunteer in VOLUNTEERS.values() if volunteer.methods]) == 10
    assert len(pages.NEWS) == 3
    assert len(targets.TARGETS) == 18


def test_places_hang_together() -> None:
    for street in places.STREETS:
        assert street.quarter in QUARTERS
    for location in places.LOCATIONS:
        assert location.quarter in QUARTERS
        assert 51.65 < location.latitude < 51.72
        assert 5.0 < location.longitude < 5.12
    known = {postcode.pc4 for postcode in places.POSTCODES}
    assert known == {"5141", "5142", "5143", "5144", "5145"}
    for row in (*places.STREETS, *places.LOCATIONS, places.HUB):
        assert row.postcode[:4] in known
        assert row.postcode[5] in "YZ", "full postcodes must not exist"
    for quarter in places.QUARTERS:
        assert set(quarter.postcodes) <= known


def test_every_service_names_things_that_exist() -> None:
    for service in SERVICES.values():
        assert service.organisation in ORGANISATIONS
        assert CONTACTS[service.contact].organisation == service.organisation
        assert set(service.subjects) <= SUBJECTS, service.code
        assert service.location == "" or service.location in LOCATIONS
        assert set(service.areas) <= QUARTERS
        assert set(service.languages) <= set(vocabulary.LANGUAGES)
        assert service.checked_by in WORKERS
        assert service.status in ServiceModel.Status.values
        assert len(service.summary) <= 200
        assert service.schedule
        if service.takes_referrals:
            assert CONTACTS[service.contact].takes_referrals, service.code


def test_every_organisation_has_a_contact_person_and_a_service() -> None:
    assert {contact.organisation for contact in CONTACTS.values()} == ORGANISATIONS
    assert {service.organisation for service in SERVICES.values()} == ORGANISATIONS
    assert {organisation.location for organisation in organisations.ORGANISATIONS} <= LOCATIONS


def test_hours_begin_before_they_end() -> None:
    slots = [slot for service in SERVICES.values() for slot in service.schedule]
    slots += [slot for volunteer in VOLUNTEERS.values() for slot in volunteer.availability]
    slots += [*places.HUB.walk_in, *places.HUB.phone_hours]

    for slot in slots:
        assert re.fullmatch(r"[0-2]\d:[0-5]\d", slot.opens)
        assert slot.opens < slot.closes
        assert 0 <= slot.weekday <= 6


def test_volunteers_come_by_every_track_and_are_in_every_state() -> None:
    assert {volunteer.track for volunteer in VOLUNTEERS.values()} == set(VolunteerModel.Track.values)
    states = Counter(volunteer.state for volunteer in VOLUNTEERS.values())
    assert set(states) == set(VolunteerStatus.values) - {"unconfirmed"}
    assert states["active"] > 30
    for volunteer in VOLUNTEERS.values():
        assert volunteer.talents
        assert {talent.subject for talent in volunteer.talents} <= SUBJECTS, volunteer.code
        assert set(volunteer.methods) <= set(people.METHODS)
        assert volunteer.applied >= volunteer.since
        assert volunteer.recruited_by == "" or volunteer.recruited_by in AMBASSADORS


def test_everybody_lives_somewhere_and_can_be_reached_in_a_way_nobody_else_can() -> None:
    everybody = [*VOLUNTEERS.values(), *AMBASSADORS.values(), *RESIDENTS.values()]

    assert len({person.name for person in everybody}) == len(everybody)
    assert len({person.phone for person in everybody}) == len(everybody)
    mails = [person.email for person in everybody if person.email]
    assert len(set(mails)) == len(mails)
    for person in everybody:
        assert person.street in STREETS, person.code
        assert re.fullmatch(r"06-0000 0\d{3}|0416 00 0\d \d\d", person.phone), person.code
        assert set(person.languages) <= set(vocabulary.LANGUAGES)
    for resident in RESIDENTS.values():
        assert resident.channel in PersonModel.Channel.values
        assert resident.channel != "email" or resident.email, resident.code
    for ambassador in AMBASSADORS.values():
        assert set(ambassador.covers) <= STREETS
        assert ambassador.recruited_by in CONTACTS


def test_there_is_a_login_for_every_role() -> None:
    assert {login.role for login in people.LOGINS} == set(Role.values)
    assert len({login.email for login in people.LOGINS}) == len(people.LOGINS)
    assert len(WORKERS) == 3
    known: dict[str, Any] = {**CONTACTS, **VOLUNTEERS, **AMBASSADORS}
    for login in people.LOGINS:
        if login.person:
            assert known[login.person].email == login.email
            assert known[login.person].first_name == login.first_name


def test_questions_are_in_every_state_and_came_in_by_every_channel() -> None:
    assert {question.state for question in QUESTIONS.values()} == set(RequestStatus.values) == set(questions.STATES)
    assert {question.channel for question in QUESTIONS.values()} == set(Channel.values)
    assert {question.kind for question in QUESTIONS.values()} == set(Kind.values)
    assert {question.helped for question in QUESTIONS.values()} == {"", *HelpRequest.Helped.values}
    assert {question.urgency for question in QUESTIONS.values()} <= set(Urgency.values)
    assert {question.rung for question in QUESTIONS.values()} == {"", *Rung.values}
    levels = {question.self_reliance for question in QUESTIONS.values()} - {None}
    assert levels <= set(SelfReliance.values)
    assert len(levels) >= 3


def test_every_question_names_people_and_subjects_that_exist() -> None:
    for question in QUESTIONS.values():
        assert question.person in RESIDENTS, question.code
        assert set(question.subjects) <= SUBJECTS, question.code
        assert question.owner == "" or question.owner in WORKERS
        assert question.filled_in_by == "" or question.filled_in_by in {*WORKERS, *AMBASSADORS}
        assert question.language in vocabulary.LANGUAGES
        assert question.skip_reason == "" or (question.skip_reason in SkipReason.values and question.skip_words)
        for proposal in question.proposals:
            assert proposal.volunteer in VOLUNTEERS, question.code
            assert proposal.outcome in ProposalStatus.values
            assert proposal.days_ago <= _began_days_ago(proposal.volunteer), (question.code, proposal.volunteer)
        for referral in question.referrals:
            assert SERVICES[referral.service].takes_referrals, (question.code, referral.service)
            assert referral.outcome in ReferralStatus.values
        if question.channel == "ambassador":
            assert question.filled_in_by in AMBASSADORS
        if question.channel in {"phone", "counter", "paper"}:
            assert question.filled_in_by in WORKERS


def test_no_two_questions_begin_alike_and_each_is_a_persons_own() -> None:
    beginnings = [" ".join(question.words.split()[:3]).lower() for question in QUESTIONS.values()]
    answers = [question.feedback for question in QUESTIONS.values() if question.feedback]

    assert [words for words, count in Counter(beginnings).items() if count > 1] == []
    assert len(set(answers)) == len(answers)


def test_days_run_forward_in_every_question() -> None:
    for question in QUESTIONS.values():
        steps = [*question.proposals, *question.referrals, *question.messages]
        assert all(0 <= step.days_ago <= question.days_ago for step in steps), question.code
        if question.closed_days_ago is not None:
            assert question.closed_days_ago < question.days_ago
            assert all(step.days_ago >= question.closed_days_ago for step in steps), question.code
        assert question.days_ago <= 430, "the last fourteen months"


def test_each_state_has_what_belongs_to_it() -> None:
    for question in QUESTIONS.values():
        agreed = {step.outcome for step in (*question.proposals, *question.referrals)}
        if question.state == "new":
            assert question.owner == "" and not question.proposals
        else:
            assert question.owner, question.code
        if question.state == "proposed":
            assert "asked" in agreed and "accepted" not in agreed, question.code
        if question.state == "arranged":
            assert "accepted" in agreed and question.appointment_days_ahead is not None, question.code
        if question.state == "checking":
            assert "accepted" in agreed, question.code
        if question.state in {"closed", "withdrawn"}:
            assert question.closed_days_ago is not None
        assert bool(question.helped) == (question.state == "closed"), question.code
        if question.rung == "combination":
            assert {"accepted"} == {step.outcome for step in question.referrals}
        if question.rung == "organization":
            assert question.skip_reason, question.code


def test_recent_questions_are_more_than_old_ones() -> None:
    ages = [question.days_ago for question in QUESTIONS.values()]

    assert len([age for age in ages if age <= 60]) > len([age for age in ages if age > 60])
    assert max(ages) > 365


def test_nobody_has_more_work_than_he_or_she_wants() -> None:
    load = Counter(
        proposal.volunteer
        for question in QUESTIONS.values()
        if question.state in {"arranged", "checking"}
        for proposal in question.proposals
        if proposal.outcome == "accepted"
    )
    load.update(code for case in mediation.CASES if case.closed_days_ago is None for code in case.mediators)

    assert [code for code, count in load.items() if count > VOLUNTEERS[code].max_open] == []
    assert {VOLUNTEERS[code].state for code in load} == {"active"}
    waiting = {
        proposal.volunteer
        for question in QUESTIONS.values()
        for proposal in question.proposals
        if proposal.outcome == "asked"
    }
    assert {VOLUNTEERS[code].state for code in waiting} == {"active"}


def test_proposals_ask_people_for_what_they_can() -> None:
    parents = {subject.code: subject.parent for subject in vocabulary.SUBJECTS}

    for question in QUESTIONS.values():
        wanted = {*question.subjects, *(parents[code] for code in question.subjects)}
        for proposal in question.proposals:
            if proposal.outcome != "accepted":
                continue
            talents = {talent.subject for talent in VOLUNTEERS[proposal.volunteer].talents}
            offered = {*talents, *(parents[code] for code in talents)}
            assert wanted & offered, (question.code, proposal.volunteer)


def test_mediation_cases_have_parties_and_mediators_who_may() -> None:
    for case in mediation.CASES:
        assert len(case.parties) >= 2
        assert {party.person for party in case.parties} <= set(RESIDENTS)
        assert {party.role for party in case.parties} <= set(mediation.ROLES)
        assert set(case.nuisance) <= set(Nuisance.values)
        assert case.level in CaseModel.Level.values
        assert case.state in CaseStatus.values
        assert case.referrer in mediation.REFERRERS
        assert case.result == "" or case.result in mediation.RESULTS
        assert all(note.days_ago <= case.days_ago for note in case.notes)
        if case.question:
            question = QUESTIONS[case.question]
            assert question.kind == "neighbour_conflict"
            assert question.person == case.parties[0].person
            assert question.days_ago >= case.days_ago
            assert (question.state == "closed") == (case.state == "closed")
        for code in case.mediators:
            assert case.method in VOLUNTEERS[code].methods or "standard" in VOLUNTEERS[code].methods
            homes = {RESIDENTS[party.person].street for party in case.parties}
            assert VOLUNTEERS[code].street not in homes, "a mediator does not live near a party"
        if case.state not in {"reported", "network", "out_of_scope"} and case.level != "0":
            assert any(case.method in VOLUNTEERS[code].methods for code in case.mediators)
    linked = {case.question for case in mediation.CASES if case.question}
    assert {code for code, question in QUESTIONS.items() if question.state == "in_mediation"} <= linked


def test_a_signal_without_a_yes_names_nobody() -> None:
    for signal in signals.SIGNALS:
        assert signal.ambassador in AMBASSADORS
        assert signal.street in AMBASSADORS[signal.ambassador].covers, signal.code
        assert signal.kind in SignalModel.About.values
        assert signal.state in SignalStatus.values
        if not signal.agreed:
            assert (signal.person, signal.question, signal.volunteer) == ("", "", "")
            assert signal.state in {"not_agreed", "dropped"}
        if signal.question:
            question = QUESTIONS[signal.question]
            assert (question.person, question.filled_in_by) == (signal.person, signal.ambassador)
        if signal.volunteer:
            assert VOLUNTEERS[signal.volunteer].recruited_by == signal.ambassador
        assert (signal.feedback_days_ago is None) == (signal.feedback == "")
    brought = {code for code, question in QUESTIONS.items() if question.channel == "ambassador"}
    assert brought == {signal.question for signal in signals.SIGNALS if signal.question}


def test_activities_and_vacancies_name_things_that_exist() -> None:
    for activity in agenda.ACTIVITIES:
        assert activity.service in SERVICES
        assert activity.location in LOCATIONS
        assert set(activity.subjects) <= SUBJECTS
    for vacancy in agenda.VACANCIES:
        assert vacancy.organisation in ORGANISATIONS
        assert set(vacancy.subjects) <= SUBJECTS


def test_the_targets_have_two_years() -> None:
    for target in targets.TARGETS:
        assert set(target.targets) == {2025, 2026}
        assert target.unit in {"milestone", "count", "hours"}
        values = [value for value in target.targets.values() if value is not None]
        assert all(isinstance(value, str) == (target.unit == "milestone") for value in values)


def test_texts_fit_the_fields_that_keep_them() -> None:
    for question in QUESTIONS.values():
        assert all(len(step.words) <= 200 for step in question.proposals)
        assert all(len(step.words) <= 300 for step in question.referrals)
        assert len(question.skip_words) <= 300
        assert len(question.feedback) <= 300
    assert all(len(signal.feedback) <= 300 for signal in signals.SIGNALS)
    assert all(len(resident.suits) <= 120 for resident in RESIDENTS.values())
