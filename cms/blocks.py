"""What an editor may put on a page. Each block is drawn with the parts of docs/LOOK.md only: an editor
chooses words, never colours or sizes."""

from typing import Any

from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _
from wagtail import blocks
from wagtail.blocks.struct_block import StructBlockValidationError
from wagtail.images.blocks import ImageChooserBlock

RICH = ["bold", "link", "document-link", "ul", "ol"]

OUR_ADDRESSES = [
    ("/vraag/", _("Ask a question")),
    ("/talent/", _("Offer a talent")),
    ("/sociale-kaart/", _("Social map")),
    ("/agenda/", _("What is on")),
    ("/vacatures/", _("Vacancies")),
]


class CalloutBlock(blocks.StructBlock):
    """Something that stands out, with perhaps a phone number to tap."""

    title = blocks.CharBlock(label=_("heading"), max_length=80)
    text = blocks.TextBlock(label=_("text"), max_length=400, rows=3)
    phone = blocks.CharBlock(label=_("phone"), max_length=20, required=False)
    tone = blocks.ChoiceBlock(
        label=_("tone"),
        choices=[("info", _("good to know")), ("warning", _("look out"))],
        default="info",
    )

    class Meta:
        icon = "warning"
        label = _("callout")
        template = "cms/blocks/callout.html"


class QuestionBlock(blocks.StructBlock):
    question = blocks.CharBlock(label=_("question"), max_length=120)
    answer = blocks.RichTextBlock(label=_("answer"), features=RICH)


class QuestionsBlock(blocks.StructBlock):
    """Questions that open when tapped."""

    questions = blocks.ListBlock(QuestionBlock(), label=_("questions"), min_num=1)

    class Meta:
        icon = "help"
        label = _("questions and answers")
        template = "cms/blocks/questions.html"


class ServicesBlock(blocks.StructBlock):
    """A way into the social map, with words already filled in."""

    title = blocks.CharBlock(label=_("heading"), max_length=80)
    words = blocks.CharBlock(label=_("search words"), max_length=80, required=False)

    class Meta:
        icon = "search"
        label = _("search in the social map")
        template = "cms/blocks/services.html"


class PictureBlock(blocks.StructBlock):
    """An image with words for who cannot see it: they are not optional."""

    image = ImageChooserBlock(label=_("image"))
    alt = blocks.CharBlock(
        label=_("what can be seen"),
        max_length=200,
        help_text=_("Read aloud to people who cannot see the picture."),
    )
    caption = blocks.CharBlock(label=_("caption"), max_length=200, required=False)

    class Meta:
        icon = "image"
        label = _("image")
        template = "cms/blocks/picture.html"


class QuoteBlock(blocks.StructBlock):
    words = blocks.TextBlock(label=_("words"), max_length=400, rows=3)
    who = blocks.CharBlock(
        label=_("who says it"),
        max_length=80,
        required=False,
        help_text=_("No names: “a neighbour from the flat” is enough."),
    )

    class Meta:
        icon = "openquote"
        label = _("quote")
        template = "cms/blocks/quote.html"


class BodyBlock(blocks.StreamBlock):
    heading = blocks.CharBlock(label=_("heading"), icon="title", max_length=120, template="cms/blocks/heading.html")
    text = blocks.RichTextBlock(label=_("text"), icon="pilcrow", features=RICH, template="cms/blocks/text.html")
    callout = CalloutBlock()
    questions = QuestionsBlock()
    services = ServicesBlock()
    picture = PictureBlock()
    quote = QuoteBlock()


class MenuLinkBlock(blocks.StructBlock):
    """A link at the top of every page: to one of our own screens or to a page."""

    label = blocks.CharBlock(label=_("name on the link"), max_length=30)
    address = blocks.ChoiceBlock(label=_("our own screen"), choices=OUR_ADDRESSES, required=False)
    page = blocks.PageChooserBlock(label=_("or a page"), required=False)

    class Meta:
        icon = "link"
        label = _("link")

    def clean(self, value: Any) -> Any:
        cleaned = super().clean(value)
        if bool(cleaned["address"]) == bool(cleaned["page"]):
            words = ValidationError(_("Choose a screen or a page: one of the two."))
            raise StructBlockValidationError(block_errors={"address": words})
        return cleaned


class MenuBlock(blocks.StreamBlock):
    link = MenuLinkBlock()


class LinesBlock(blocks.StreamBlock):
    line = blocks.CharBlock(label=_("line"), max_length=160)
