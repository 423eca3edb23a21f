"""What keeps the demo's social map current: an edit that waits, mistakes that visitors saw, somebody who says that an
entry is theirs, something that is closed for a while."""

from typing import Any

# The contact person of the service proposes these fields.
CHANGES: tuple[tuple[str, int, dict[str, Any]], ...] = (
    (
        "wooncoach",
        1,
        {
            "summary": "Hulp bij huur, buren en verhuizen, ook bij u thuis.",
            "hours": "ma 09:00-12:00\nwo 13:00-16:30",
            "phone": "0416 00 03 19",
        },
    ),
)
# The service, days ago, what is wrong, the words, the address of who reported it.
REPORTS = (
    ("boodschappenbus", 2, "hours", "De bus rijdt op donderdag ook, zei de chauffeur.", "ans.bus@voorbeeld.example"),
    ("taalles", 0, "phone", "", ""),
)
# The service, days ago, name, role, mail address, words.
CLAIMS = (
    (
        "repaircafe",
        3,
        "Wilma Schapendonk",
        "coördinator",
        "wilma@repareerhoek.example",
        "Theo stopt in januari. Ik neem het van hem over.",
    ),
)
# The service, why, and in how many days it opens again.
CLOSED = (("duofiets", "De accu is stuk. We wachten op een nieuwe.", 12),)
# Days ago on which the sweep went by that asks whether entries are still right.
SWEEPS = (60, 45, 30, 1)
