"""The hand: fingers bend and spread as told, and views turn, mirror and place it."""

from dataclasses import replace

import numpy as np
import pytest

from lessons.data.sets.drawn.hand import NAIL, SLEEVE, Finger, Pose, Thumb, View, limbs
from lessons.data.sets.drawn.relief import Relief, render

SIDE = 100
OUT = Thumb((0.56, 0.44, 0.1), (0.88, 0.56, 0.1), (1.14, 0.62, 0.1))
STRETCHED = Pose((Finger(spread=5), Finger(), Finger(spread=-5), Finger(spread=-10)), OUT)
FIST = Pose((Finger(85, 100),) * 4, OUT)
FRONT = View(yaw=0, pitch=0, roll=0, size=80, place=(50, 50))


def seen(pose: Pose, view: View) -> Relief:
    return render(limbs(pose, view), SIDE)


def test_stretched_hand_is_as_long_as_told_and_lies_in_its_place() -> None:
    relief = seen(STRETCHED, FRONT)
    hand_rows = np.flatnonzero(((relief.cover > 0.5) & (relief.material != SLEEVE)).any(axis=1))
    assert hand_rows[0] == pytest.approx(50 - 40, abs=4)


def test_fist_hides_the_fingers_of_the_stretched_hand() -> None:
    fingers = np.s_[:45, 30:70]
    assert seen(FIST, replace(FRONT, size=60)).cover[fingers].sum() < 0.7 * seen(STRETCHED, FRONT).cover[fingers].sum()


def test_left_hand_is_the_mirrored_right_hand() -> None:
    view = replace(FRONT, place=((SIDE - 1) / 2, 50))
    left, right = seen(STRETCHED, replace(view, mirrored=True)), seen(STRETCHED, view)
    np.testing.assert_allclose(left.cover, right.cover[:, ::-1], atol=1e-3)


def test_thumb_of_a_right_hand_whose_palm_faces_us_is_on_the_right() -> None:
    cover = seen(STRETCHED, FRONT).cover
    assert cover[45:65, 70:].sum() > 10 * cover[45:65, :20].sum()


def test_nails_are_on_the_back() -> None:
    assert (seen(STRETCHED, FRONT).material == NAIL).sum() < 10
    assert (seen(STRETCHED, replace(FRONT, yaw=180)).material == NAIL).sum() > 40


def test_roll_turns_the_hand_in_the_picture() -> None:
    upright, lying = seen(STRETCHED, FRONT).cover, seen(STRETCHED, replace(FRONT, roll=90)).cover
    assert upright[-1].any()
    assert not upright[:, -1].any()
    assert lying[:, -1].any()
    assert not lying[-1].any()


def test_variation_moves_every_joint_a_little_and_is_repeatable() -> None:
    varied, again = (STRETCHED.vary(np.random.default_rng(3), degrees=4) for _ in range(2))
    moved = np.abs(np.array(varied.fingers) - np.array(STRETCHED.fingers))
    assert varied == again
    assert (moved > 0).all()
    assert moved.max() < 16
