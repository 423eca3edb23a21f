"""What is alike and near: for who finds an entry full, far, closed or gone."""

from django.db.models import Count, Q

from hub.places.distance import kilometres
from socialmap.models import Service, ServiceAtLocation

MOST = 3
_LOOKED_AT = 200
_FAR = 1e6


def alike(service: Service, most: int = MOST) -> list[int]:
    """Keys of open services about the same: those that share most subjects first, then the nearest. A subject counts
    together with the one above it, so that a small subject still finds its neighbours."""
    own = list(service.subjects.values_list("pk", "parent"))
    wanted = {key for pair in own for key in pair if key}
    if not wanted:
        return []
    others = Service.objects.filter(status=Service.Status.ACTIVE).exclude(pk=service.pk)
    about = others.filter(Q(subjects__in=wanted) | Q(subjects__parent__in=wanted))
    shared = about.annotate(
        same=Count("subjects", filter=Q(subjects__in=wanted), distinct=True), near=Count("subjects", distinct=True)
    )
    best = dict(shared.order_by("-same", "-near", "pk").values_list("pk", "same")[:_LOOKED_AT])
    far = _distances(service, list(best))
    return sorted(best, key=lambda pk: (-best[pk], far.get(pk, _FAR), pk))[:most]


def _distances(service: Service, keys: list[int]) -> dict[int, float]:
    here = _places([service.pk]).get(service.pk)
    if not here:
        return {}
    return {pk: min(kilometres(*a, *b) for a in here for b in places) for pk, places in _places(keys).items()}


def _places(keys: list[int]) -> dict[int, list[tuple[float, float]]]:
    found: dict[int, list[tuple[float, float]]] = {}
    rows = ServiceAtLocation.objects.filter(service__in=keys).exclude(location__latitude=None)
    for pk, latitude, longitude in rows.values_list("service", "location__latitude", "location__longitude"):
        found.setdefault(pk, []).append((float(latitude or 0), float(longitude or 0)))
    return found
