"""Two ways to read words, both blind to accents: Dutch word stems, and the words as they stand (for names,
for other languages, and for the beginning of a word that somebody is still typing)."""

from django.db import migrations

_MAKE = """
CREATE TEXT SEARCH CONFIGURATION startpunt_{name} (COPY = {base});
ALTER TEXT SEARCH CONFIGURATION startpunt_{name}
    ALTER MAPPING FOR asciiword, word, asciihword, hword, hword_asciipart, hword_part WITH unaccent, {stem};
"""
_DROP = "DROP TEXT SEARCH CONFIGURATION IF EXISTS startpunt_{name}"


def _configuration(name: str, base: str, stem: str) -> migrations.RunSQL:
    return migrations.RunSQL(_MAKE.format(name=name, base=base, stem=stem), _DROP.format(name=name))


class Migration(migrations.Migration):
    dependencies = [("socialmap", "0002_hsds_details")]

    operations = [
        _configuration("dutch", "dutch", "dutch_stem"),
        _configuration("plain", "simple", "simple"),
    ]
