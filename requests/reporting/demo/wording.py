"""What the editor of the demo taught search, and what people typed without finding anything."""

# Words that people type, and what organisations write; without the second they mean the same.
GROUPS = (
    ("gedoe met de buren, mot, bonje", "buurtbemiddeling, geluid, ruzie"),
    ("balade, startpunt", ""),
    ("schoentjes, leer, schoenfabriek", "hobby, naaien, verstellen"),
)
# Words, the service, and where it stands.
BOOSTS = (
    ("eten, samen eten", "open-tafel", "first"),
    ("fiets, ritje", "duofiets", "up"),
)
# Words, and how many days ago somebody typed them.
FAILED = (
    ("zweefvliegen", (3, 17, 18, 40)),
    ("bijenkorf lenen", (2, 9, 30, 52, 66)),
    ("kaatsen", (1, 12)),
    ("duivenmelkers", (5, 6, 25, 61)),
)
