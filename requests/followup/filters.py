"""Which messages to see."""

import django_filters
from django import forms
from django.db.models import QuerySet
from django.utils.translation import gettext_lazy as _

from hub.base import clock
from hub.base.models import OutboxMessage

S = OutboxMessage.Status
SHOWN = {
    "todo": (_("To do"), (S.BY_HAND,)),
    "failed": (_("Not sent"), (S.FAILED,)),
    "waiting": (_("Still to go"), (S.PENDING,)),
    "gone": (_("Sent or done"), (S.SENT, S.DONE_BY_HAND)),
    "cancelled": (_("No longer needed"), (S.CANCELLED,)),
}
CHANNELS = (
    ("email", _("by e-mail")),
    ("sms", _("by text message")),
    ("phone", _("by phone")),
    ("letter", _("by letter")),
)


class MessageFilter(django_filters.FilterSet):
    """By what happened to it and by channel. Without a choice: what is to be done by hand now."""

    show = django_filters.ChoiceFilter(
        label=_("Show"), choices=[(code, label) for code, (label, _statuses) in SHOWN.items()], method="by_state"
    )
    channel = django_filters.ChoiceFilter(
        label=_("How"), field_name="channel", choices=CHANNELS, empty_label=_("All ways"), widget=forms.Select
    )

    class Meta:
        model = OutboxMessage
        fields: tuple[str, ...] = ()

    def by_state(self, rows: QuerySet[OutboxMessage], _name: str, value: str) -> QuerySet[OutboxMessage]:
        if value == "todo":
            rows = rows.filter(due_at__lte=clock.now())
        return rows.filter(status__in=SHOWN[value][1])
