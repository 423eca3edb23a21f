"""`manage.py measure_search --map FILE --questions FILE`: how well search finds what people ask for, beside BM25."""

from argparse import ArgumentParser
from functools import lru_cache
from pathlib import Path
from typing import Any

from django.core.management.base import BaseCommand, CommandError
from django.db import connection

from socialmap.search.measuring import (
    AT,
    Missed,
    Question,
    Score,
    Unreadable,
    measure,
    our_search,
    plain_bm25,
    read_map,
    read_questions,
)


@lru_cache(maxsize=100_000)
def _stem(word: str) -> str:
    """As PostgreSQL's Snowball stemmer for Dutch has it."""
    with connection.cursor() as cursor:
        cursor.execute("SELECT (ts_lexize('dutch_stem', %s))[1]", [word])
        return cursor.fetchone()[0] or word


class Command(BaseCommand):
    help = "Measures search on a map of services (JSON lines or HSDS JSON) and questions with the right services."

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("--map", type=Path, required=True, metavar="FILE")
        parser.add_argument("--questions", type=Path, required=True, metavar="FILE")
        parser.add_argument("--quiet", action="store_true", help="only the figures, not what was missed")

    def handle(self, *args: Any, **options: Any) -> None:
        try:
            entries, questions = read_map(options["map"]), read_questions(options["questions"])
        except Unreadable as problem:
            raise CommandError(str(problem)) from problem
        known = {entry.id for entry in entries}
        strangers = sorted({one for question in questions for one in question.right} - known)
        if strangers:
            raise CommandError(f"These ids are right answers and stand not on the map: {', '.join(strangers[:10])}")
        self.stdout.write(f"{len(entries)} services, {len(questions)} questions")
        self._line("ours", score := measure(our_search(entries), questions))
        self._line("ours, without meaning", measure(our_search(entries, wide=False), questions))
        self._line("plain BM25", measure(plain_bm25(entries, _stem), questions))
        self._kinds(by_kind(questions), our_search(entries))
        if not options["quiet"]:
            self._missed(score[1])

    def _line(self, who: str, told: tuple[Score, list[Missed]]) -> None:
        score = told[0]
        shares = "  ".join(f"@{most} {score.success[most]:.2f}" for most in AT)
        self.stdout.write(f"  {who:<24}success {shares}   MRR {score.mrr:.3f}")

    def _kinds(self, kinds: dict[str, list[Question]], find: Any) -> None:
        for kind, questions in kinds.items():
            if kind:
                self._line(f"  {kind} ({len(questions)})", measure(find, questions))

    def _missed(self, missed: list[Missed]) -> None:
        for one in missed:
            self.stdout.write(f"missed: {one.question.text}")
            self.stdout.write(f"    right {', '.join(sorted(one.question.right))}; shown {', '.join(one.shown) or '-'}")


def by_kind(questions: list[Question]) -> dict[str, list[Question]]:
    """The questions by kind."""
    kinds: dict[str, list[Question]] = {}
    for question in questions:
        kinds.setdefault(question.kind, []).append(question)
    return kinds
