"""Options that were whole numbers read on with the same meaning."""

import pytest

from lessons.networks import NETWORKS
from lessons.networks.older import modern
from lessons.networks.options import Flag, Part


def test_hundredths_thousandths_and_noughts_and_ones_become_what_they_meant() -> None:
    written = {"filters": 8, "dropout": 50, "l2": 5, "sigmoid": 1, "trainable": 0, "pretrained": 1, "divided": 0}
    assert modern(written) == {
        "filters": 8,
        "dropout": 0.5,
        "l2": 0.005,
        "sigmoid": True,
        "trainable": False,
        "pretrained": True,
        "divided": False,
    }


def test_options_of_today_stay_as_they_are() -> None:
    options = {"filters": 8, "dropout": 0.5, "l2": 0.005, "sigmoid": True, "cell": "LSTM"}
    assert modern(options) == options


@pytest.mark.parametrize("wrong", [2, -1, "yes", None])
def test_what_never_was_an_option_is_left_for_the_check(wrong: object) -> None:
    assert modern({"sigmoid": wrong}) == {"sigmoid": wrong}


def test_no_share_of_today_is_a_whole_number_of_before() -> None:
    shares = [row for network in NETWORKS.values() for row in network.options.values() if isinstance(row, Part)]
    assert shares
    assert all(share.high < 1 for share in shares)


def test_what_was_a_nought_or_a_one_is_a_flag() -> None:
    options = [(name, option) for network in NETWORKS.values() for name, option in network.options.items()]
    flags = {name for name, value in modern(dict.fromkeys(dict(options), 1)).items() if value is True}
    assert {"divided", "pretrained", "sigmoid", "trainable"} == flags
    assert all(isinstance(option, Flag) for name, option in options if name in flags)
