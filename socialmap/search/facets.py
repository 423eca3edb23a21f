"""What the public may count and choose by, as words of the index: "taal:ar". Knows no database."""

from dataclasses import dataclass

# Everywhere in the hub: a service without a place and without bounds.
EVERYWHERE = "wijk:*"


@dataclass(frozen=True)
class Facts:
    """What is known of a service beside its texts."""

    informal: bool = False
    free: bool = False
    wheelchair: bool = False
    everywhere: bool = False
    subjects: tuple[int, ...] = ()
    areas: tuple[int, ...] = ()
    languages: tuple[str, ...] = ()


def facet_words(facts: Facts) -> str:
    """The facets of a service, with spaces between."""
    found = [f"onderwerp:{key}" for key in facts.subjects]
    found += [EVERYWHERE] if facts.everywhere else [f"wijk:{key}" for key in facts.areas]
    found += [f"taal:{code}" for code in facts.languages]
    found.append("soort:informal" if facts.informal else "soort:formal")
    found += ["gratis:on"] * facts.free + ["rolstoel:on"] * facts.wheelchair
    return " ".join(dict.fromkeys(found))
