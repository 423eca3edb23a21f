"""The demo's words for searching, by the services that editors use."""

from datetime import timedelta

from hub.base import clock
from hub.base.workflow import worker
from reporting.demo import wording as texts
from reporting.seeding.community import Everybody
from socialmap.services.indexing import note_unmet
from socialmap.services.wording import keep_boost, keep_group


def teach_search(all_of: Everybody) -> None:
    editor = worker(all_of.users["noor"])
    for words, meant in texts.GROUPS:
        with clock.at(clock.now() - timedelta(days=20)):
            keep_group(hub=all_of.hub, actor=editor, words=words, meant=meant)
    for words, code, effect in texts.BOOSTS:
        with clock.at(clock.now() - timedelta(days=11)):
            keep_boost(hub=all_of.hub, actor=editor, words=words, service=all_of.services[code], effect=effect)
    for words, days in texts.FAILED:
        for back in days:
            with clock.at(clock.now() - timedelta(days=back)):
                note_unmet(words)
