"""The shapes of questions, mediation cases, signals and targets. Days are relative, as in shapes.py."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Message:
    """author: resident, hub, volunteer, organisation, team."""

    author: str
    days_ago: int
    text: str


@dataclass(frozen=True, slots=True)
class Proposal:
    """outcome: asked, accepted, declined, filled (a neighbour was first), expired."""

    volunteer: str
    days_ago: int
    outcome: str
    words: str = ""


@dataclass(frozen=True, slots=True)
class Referral:
    """outcome: asked, accepted, declined, question, expired."""

    service: str
    days_ago: int
    outcome: str
    words: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Question:
    """A question as it came in, and what became of it.

    kind: personal, liveability, neighbour_conflict. channel: web, phone, counter, ambassador, paper, email.
    state: new, picked_up, proposed, waiting_resident, arranged, checking, closed, withdrawn, with_team,
    with_process_manager, in_mediation. urgency: today, week, normal. self_reliance: 1 (full) to 4 (fully
    dependent), None before triage. rung: volunteer, combination, organization, developed or "" when none
    was reached; skip_reason (a code) and skip_words say why an earlier rung was passed over.
    helped: yes, partly, no or "".
    """

    code: str
    kind: str
    channel: str
    person: str
    words: str
    days_ago: int
    state: str
    subjects: tuple[str, ...] = ()
    real_question: str = ""
    urgency: str = "normal"
    self_reliance: int | None = None
    language: str = "nl"
    owner: str = ""
    filled_in_by: str = ""
    rung: str = ""
    skip_reason: str = ""
    skip_words: str = ""
    proposals: tuple[Proposal, ...] = ()
    referrals: tuple[Referral, ...] = ()
    messages: tuple[Message, ...] = ()
    note: str = ""
    appointment_days_ahead: int | None = None
    closed_days_ago: int | None = None
    helped: str = ""
    feedback: str = ""
    hours: float = 0
    reopened: bool = False


@dataclass(frozen=True, slots=True)
class Party:
    """person: a resident's code. consent: what this party agreed to share, with whom; () is nothing."""

    person: str
    role: str
    consent: tuple[str, ...] = ()
    supporter: str = ""


@dataclass(frozen=True, slots=True)
class CaseNote:
    """Process only: who was seen and what comes next, never what a party said about the other."""

    days_ago: int
    text: str


@dataclass(frozen=True, slots=True, kw_only=True)
class MediationCase:
    """level: 0, 1, 2, 3. method: advice, standard, warm_referral, warm_letter, shuttle, coaching, group.

    state: reported, network, pair, intake_1, intake_2, meeting, aftercare, out_of_scope, closed.
    result (when closed): solved, improved, not_solved, second_party_refused, withdrawn,
    referred, advice_given, moved.
    """

    code: str
    summary: str
    question: str
    nuisance: tuple[str, ...]
    level: str
    method: str
    state: str
    days_ago: int
    referrer: str
    parties: tuple[Party, ...]
    mediators: tuple[str, ...] = ()
    notes: tuple[CaseNote, ...] = ()
    agreements: tuple[str, ...] = ()
    switch_reason: str = ""
    safety: str = ""
    closed_days_ago: int | None = None
    result: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Signal:
    """kind: question, talent, street. state: not_agreed, new, taken_in, dropped.

    Without the person's yes there is no name: `words` says no more than a neighbour would.
    """

    code: str
    ambassador: str
    kind: str
    words: str
    street: str
    agreed: bool
    days_ago: int
    state: str
    person: str = ""
    question: str = ""
    volunteer: str = ""
    feedback: str = ""
    feedback_days_ago: int | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Target:
    """A row of the output table. unit: count, hours, milestone (then `targets` holds a month as text)."""

    code: str
    name: str
    unit: str
    group: str
    meaning: str
    targets: dict[int, int | str | None]
