"""What the mixer is sent."""

from dataclasses import asdict

import numpy as np

from lessons.figures import mixer
from lessons.maths.series_mix import RANGES, WEEK, Recipe, mix
from tests.figures import sent

RECIPE = Recipe(slope=0, season=WEEK, amplitude=60, noise=8, echo=0.5)


def test_faders_stand_as_the_recipe_says_within_their_ranges() -> None:
    meta = sent.meta(mixer.payload({"Shop": RECIPE}, RECIPE, 900, (146, 1388)))
    assert meta["mix"] == meta["presets"][0]["mix"] == asdict(RECIPE)
    assert {fader["name"]: (fader["low"], fader["high"]) for fader in meta["faders"]} == RANGES
    assert len({fader["colour"] for fader in meta["faders"]}) == len(mixer.FADERS)
    assert (meta["split"], meta["splits"]) == (900, [146, 1388])


def test_units_add_up_to_the_mix_and_shares_come_when_they_may_be_told() -> None:
    shares = {fader.part: 0.2 for fader in mixer.FADERS}
    hidden, shown = (mixer.payload({}, RECIPE, 900, (146, 1388), each) for each in (None, shares))
    assert "shares" not in sent.meta(hidden)
    assert sent.meta(shown)["shares"] == shares
    arrays, made = sent.arrays(shown), mix(RECIPE)
    np.testing.assert_allclose(RECIPE.noise * arrays["shocks"], made.shocks, rtol=1e-5, atol=1e-5)
    np.testing.assert_allclose(RECIPE.amplitude * arrays[WEEK], made.season, atol=1e-4)
