"""Of which words a Dutch compound is made: "boodschappenhulp" of "boodschappen" and "hulp"."""

from functools import lru_cache

from socialmap.search.dutch.wordlist import BEGINS, ENDS, NO_PART, WordList

LINKERS = ("s", "en", "n", "e", "er", "eren")
_MOST_PARTS = 4
_SHORTEST, _SHORTEST_LAX = 3, 4


class Splitter:
    """Splits words by one word list; what was split once is kept."""

    def __init__(self, known: WordList) -> None:
        self._known = known
        self.split = lru_cache(maxsize=100_000)(self._split)

    def _split(self, word: str) -> tuple[str, ...]:
        """The parts, each as it stands in the word without its linker; () when it is no compound. The fewest parts
        win, then the longest shortest part, then the fewest letters between."""
        if len(word) < 2 * _SHORTEST or not word.isalpha():
            return ()
        whole = self._known.look_up(word)
        found = self._best(word, strict=True)
        if found and (whole is None or min(map(len, found[:-1])) > _SHORTEST):
            return found
        loose = self._best(word, strict=False)
        # Of a word that exists only two long parts are believed: "kamperen" is not made of "kamp" and "eren".
        return loose if whole is None or (len(loose) == 2 and len(loose[1]) > _SHORTEST_LAX) else ()

    def _best(self, word: str, *, strict: bool) -> tuple[str, ...]:
        found = [parts for parts in self._ways(word, strict, _MOST_PARTS) if len(parts) > 1]
        return min(
            found,
            key=lambda parts: (len(parts), -min(map(len, parts)), -sum(map(len, parts)), -len(parts[-1])),
            default=(),
        )

    def _ways(self, rest: str, strict: bool, most: int) -> list[tuple[str, ...]]:
        ways: list[tuple[str, ...]] = [(rest,)] if self._may(rest, ENDS, strict) else []
        if most == 1:
            return ways
        shortest = _SHORTEST if strict else _SHORTEST_LAX
        for cut in range(shortest, len(rest) - shortest + 1):
            head = rest[:cut]
            if not self._may(head, BEGINS, strict):
                continue
            for linker in ("", *LINKERS):
                tail = rest[cut + len(linker) :]
                if rest[cut:].startswith(linker) and len(tail) >= shortest:
                    ways += [(head, *way) for way in self._ways(tail, strict, most - 1)]
        return ways

    def _may(self, part: str, place: int, strict: bool) -> bool:
        if part in NO_PART:
            return False
        entry = self._known.look_up(part)
        if entry is None:
            return False
        return bool(entry[0] & place) if strict else len(part) >= _SHORTEST_LAX
