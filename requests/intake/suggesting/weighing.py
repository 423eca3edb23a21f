"""The lists and the examples together. What the lists hold for danger stays; for the rest both count, and where the
examples smell danger or harm, somebody looks first. The numbers were chosen on examples that were kept apart in turn
(docs/OPERATIONS.md)."""

from intake.suggesting.learned import Likeness, learned
from intake.suggesting.plain import Plain
from intake.suggesting.routes import URGENT, Choice, Route

# What the lists say counts for so much; harm weighs against a route; below the least nothing is known well enough.
_LISTS, _HARM, _LEAST = 0.15, 0.9, 0.15
_SMELLS_OF_DANGER, _SMELLS_OF_HARM = 0.25, 0.3
# Nobody is sent to the police or Veilig Thuis by a likeness alone, unless it is a strong one.
_SURE = 0.35
_CAREFUL = URGENT | {Route.LOOK_FIRST}


def weighed(choice: Choice, text: Plain) -> Choice:
    """The route that the lists and the examples point at together."""
    if choice.route in URGENT:
        return choice
    likeness = learned().likeness(text)
    route = _route(choice, likeness)
    if route == choice.route and choice.because:
        return choice
    return Choice(route, learned().because(text, route))


def _route(choice: Choice, likeness: Likeness) -> Route:
    if choice.route == Route.LOOK_FIRST and choice.because:
        return likeness.best if likeness.best in URGENT else choice.route
    scores = {route: like - _HARM * likeness.harm[route] for route, like in likeness.like.items()}
    scores[choice.route] += _LISTS
    best = max(Route, key=lambda route: scores[route])
    if best in URGENT and likeness.like[best] < _SURE:
        return Route.LOOK_FIRST
    if best in _CAREFUL:
        return best
    danger = sum(max(likeness.like[route], 0) for route in URGENT)
    if scores[best] < _LEAST or danger > _SMELLS_OF_DANGER or likeness.harm[best] > _SMELLS_OF_HARM:
        return Route.LOOK_FIRST
    return best
