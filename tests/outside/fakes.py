"""Stand-ins for what lies outside (design rule 12). Each keeps the same contract as the real adapter; the tests in
this folder hold both to it."""

from hub.places.lookup import Address


class KnownAddresses:
    """An address register that knows one house."""

    houses = {("5142AB", "7"): Address("Balade", "Waalwijk", 51.69, 5.08)}
    reachable = True

    def find(self, *, postcode: str, number: str) -> Address | None:
        return self.houses.get((postcode, number)) if self.reachable else None


class KeptTextMessages:
    """A gateway that keeps what it was given."""

    taken: list[tuple[str, str, str]] = []
    reachable = True

    def send(self, *, number: str, text: str, reference: str) -> None:
        if not self.reachable:
            raise ConnectionRefusedError
        self.taken.append((number, text, reference))
