"""Personal data has a purpose and an end, declared next to the model."""

from django.db import models

from hub.base.privacy import NothingPersonal, Privacy, our_models, register


def test_every_model_says_what_personal_data_it_holds() -> None:
    silent = [model._meta.label for model in our_models() if not hasattr(model, "privacy")]
    assert silent == []


def test_a_model_that_points_at_a_person_declares_personal_data() -> None:
    wrong = []
    for model in our_models():
        points = {
            field.related_model._meta.label
            for field in model._meta.get_fields()
            if isinstance(field, models.ForeignKey | models.OneToOneField) and not field.auto_created
        }
        if points & {"people.Person", "accounts.User"} and isinstance(model.privacy, NothingPersonal):
            wrong.append(model._meta.label)
    assert wrong == []


def test_every_entry_of_the_register_has_a_purpose_a_basis_and_an_end() -> None:
    for model, entry in register():
        assert isinstance(entry, Privacy)
        assert entry.purpose, model
        assert entry.basis, model
        assert entry.data, model
        # An uploaded list is there for a week; everything else long enough to look back at.
        assert 7 <= entry.keep_days <= 730, model
