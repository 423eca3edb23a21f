"""Days of the texts as moments."""

from datetime import datetime, timedelta

from hub.base import clock


def at_day(days_ago: float, hour: int = 10) -> datetime:
    """That many days ago at `hour` in the Netherlands, but never in the future."""
    now = clock.now()
    moment = (now - timedelta(days=days_ago)).astimezone(clock.AMSTERDAM)
    moment = moment.replace(hour=hour, minute=int(days_ago * 7) % 60, second=0, microsecond=0)
    return min(moment, now - timedelta(minutes=5))
