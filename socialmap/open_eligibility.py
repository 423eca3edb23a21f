"""Which of our subjects a term of Open Eligibility stands for. The longest beginning of its code counts, so
that "102-05-03" falls under "102-05" and otherwise under "102". Who a service is for (codes from 112 on) is
not a subject."""

SUBJECT_OF = {
    "101-02": "money",
    "101-03": "meals",
    "101-04": "living",
    "102": "meals",
    "102-01": "gardening",
    "102-02": "food-parcel",
    "102-04": "food-parcel",
    "102-05": "eating-together",
    "103": "living",
    "103-02": "finding-home",
    "103-04": "rent-repairs",
    "104": "goods",
    "104-04": "aids",
    "105": "transport",
    "105-02": "rides",
    "106": "care",
    "106-07": "mental-support",
    "107": "money",
    "107-03": "making-ends-meet",
    "107-05": "forms",
    "108": "care",
    "108-02": "pets",
    "108-03": "together",
    "108-04": "day-centre",
    "108-05": "babysitting",
    "108-09": "company",
    "109": "learning",
    "110": "finding-work",
    "111": "legal-advice",
    "111-02": "neighbours",
    "111-05": "interpreting",
}


def subject_code(code: str) -> str:
    """The code of our subject for a code of Open Eligibility, or "" when there is none."""
    parts = code.split("-")
    starts = ("-".join(parts[:length]) for length in range(len(parts), 0, -1))
    return next((SUBJECT_OF[start] for start in starts if start in SUBJECT_OF), "")
