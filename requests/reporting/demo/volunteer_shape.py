"""Short notation for a volunteer, so that sixty of them stay readable."""

from reporting.demo.shapes import Talent, Volunteer, week


def volunteer(
    code: str,
    first: str,
    last: str,
    track: str,
    state: str,
    applied: int,
    since: int,
    home: str,
    n: int,
    hours: str,
    *talents: tuple[str, str],
    languages: str = "nl",
    max_open: int = 2,
    certificate: int | None = None,
    one_off: bool = False,
    methods: str = "",
    recruited_by: str = "",
    note: str = "",
) -> Volunteer:
    """A volunteer from short notation; phone and e-mail follow from the number and the code."""
    street, number = home.rsplit(" ", 1)
    return Volunteer(
        code=code,
        first_name=first,
        last_name=last,
        track=track,
        state=state,
        applied=applied,
        since=since,
        street=street,
        house_number=number,
        phone=f"06-0000 01{n:02d}",
        email=f"{code[2:]}@voorbeeld.example",
        availability=week(hours),
        talents=tuple(Talent(*talent) for talent in talents),
        languages=tuple(languages.split()),
        max_open=max_open,
        certificate_days=certificate,
        one_off=one_off,
        methods=tuple(methods.split()),
        recruited_by=recruited_by,
        note=note,
    )
