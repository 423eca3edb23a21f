"""No citizen service number anywhere. The numbers here pass the eleven test and belong to test sets of the government."""

import pytest
from django.core.exceptions import ValidationError

from hub.base.bsn import has_bsn, refuse_bsn


@pytest.mark.parametrize("text", ["mijn bsn is 111222333", "111.222.333", "111 222 333 graag bellen", "(123456782)"])
def test_nine_digits_that_pass_the_eleven_test_are_found(text: str) -> None:
    assert has_bsn(text)


@pytest.mark.parametrize(
    "text",
    [
        "bel 0612345678",
        "+31612345678",
        "NL91ABNA0417164300",
        "postcode 5142 AB nummer 12",
        "111222334",
        "in 2026 op 12-11",
        "",
    ],
)
def test_other_numbers_are_left_alone(text: str) -> None:
    assert not has_bsn(text)


def test_the_reason_is_kind_and_says_what_to_do() -> None:
    with pytest.raises(ValidationError) as refused:
        refuse_bsn("Mijn nummer is 111222333")
    assert refused.value.code == "bsn"
