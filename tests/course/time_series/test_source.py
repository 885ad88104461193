"""Which series there is to choose: mixes, and others without a recipe."""

from lessons.course.time_series import source
from lessons.data import registry
from lessons.data.sets.mixed_series import PRESETS
from lessons.data.split_series import from_row
from lessons.maths.series_mix import mix


def test_a_mix_knows_its_recipe_and_its_parts() -> None:
    found = source.from_recipe(PRESETS["Long echo"], 900)
    assert (found.recipe, found.split) == (PRESETS["Long echo"], 900)
    assert found.mix is not None
    assert (found.mix.values == mix(PRESETS["Long echo"]).values).all()


def test_a_real_series_has_no_recipe() -> None:
    found = source.of(from_row(registry.ROWS["nile"]))
    assert (found.recipe, found.mix) == (None, None)
    assert len(found.values) == 100
