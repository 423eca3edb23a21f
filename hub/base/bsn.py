"""The citizen service number (BSN) is never kept: a foundation may not process it, not even with consent
(UAVG art. 46). Free text that holds one is refused with a kind reason (G8)."""

import re

from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _
from stdnum.nl import bsn

# Nine digits, perhaps in groups; not part of a longer number such as an IBAN or a phone number with a prefix.
_NINE = re.compile(r"(?<![\d+])\d(?:[ .\-]?\d){8}(?!\d)")


def has_bsn(text: str) -> bool:
    """Whether `text` holds nine digits that pass the eleven test. Dutch phone numbers have ten."""
    return any(bsn.is_valid(re.sub(r"\D", "", found)) for found in _NINE.findall(text))


def refuse_bsn(text: str) -> None:
    """A form field validator."""
    if has_bsn(text):
        raise ValidationError(
            _(
                "This looks like a citizen service number (BSN). We do not need it and may not keep it. "
                "Please take it out. The rest of your text is still here."
            ),
            code="bsn",
        )
