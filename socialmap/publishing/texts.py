"""Our texts are plain; HSDS lets a description hold markup, so a reader may take "<" for the beginning of a tag."""

from html import escape

from socialmap.reading import plain_text


def as_text(text: str) -> str:
    """A text such that who reads it as markup, as our own import does, finds exactly what stands here."""
    tidy = "\n".join(text.splitlines()).strip() if "\r" in text else text.strip()
    if "<" not in tidy and "&" not in tidy:
        return tidy
    return tidy if plain_text(tidy) == tidy else escape(tidy, quote=False)
