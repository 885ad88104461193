"""The weights of Keras's bases: where Keras itself has them from, and downloaded from a server on this machine."""

import subprocess
import sys
from collections.abc import Callable, Iterator
from dataclasses import replace
from hashlib import md5
from pathlib import Path

import pytest
from keras.src.applications import inception_v3, mobilenet_v2

from lessons.data.download.download import Source
from lessons.data.download.weights import WEIGHTS, Weights
from lessons.networks.bases import IMAGENET
from tests.data.offering import ended, offering
from tests.training.taught import MOBILE, content


def test_addresses_and_checksum_are_kerass_own() -> None:
    assert WEIGHTS.keys() == IMAGENET.keys()
    assert WEIGHTS[MOBILE].source.address.startswith(mobilenet_v2.BASE_WEIGHT_PATH)
    inception = WEIGHTS["inception-v3"]
    assert inception.source.address == inception_v3.WEIGHTS_PATH_NO_TOP
    assert inception.md5 is not None
    assert f'"{inception.md5}"' in Path(inception_v3.__file__).read_text()


def test_keras_finds_the_file_where_a_download_puts_it(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setenv("KERAS_HOME", str(tmp_path))
    file = WEIGHTS[MOBILE].file
    file.parent.mkdir()
    file.write_bytes(content(MOBILE))
    program = "import keras; keras.applications.MobileNetV2(include_top=False, input_shape=(96, 96, 3))"
    done = subprocess.run([sys.executable, "-c", program], capture_output=True, text=True, timeout=120, check=False)
    assert done.returncode == 0, done.stderr
    assert "Downloading" not in done.stdout


Offer = Callable[[str, bytes], Weights]


@pytest.fixture
def offer(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Offer]:
    """Puts something on a server in the place of a base's weights, and gives the row that downloads it."""
    monkeypatch.setenv("KERAS_HOME", str(tmp_path / "keras"))
    shelf = tmp_path / "shelf"
    shelf.mkdir()

    def put(name: str, file: bytes) -> Weights:
        (shelf / "weights.h5").write_bytes(file)
        return replace(WEIGHTS[name], source=Source(f"{address}/weights.h5", None))

    with offering(shelf) as address:
        yield put


@pytest.mark.parametrize("name", WEIGHTS)
@pytest.mark.parametrize("spoil", [lambda file: file.write_bytes(b"<html>404</html>"), Path.mkdir])
def test_another_file_counts_as_none_and_is_told(offer: Offer, name: str, spoil: Callable[[Path], object]) -> None:
    row = offer(name, b"")
    assert row.fault() == ""
    row.file.parent.mkdir(parents=True)
    spoil(row.file)
    assert not row.available()
    assert row.fault() == "The weights.h5 in Keras's folder is damaged, or another one: the download replaces it."


def test_right_weights_count(offer: Offer) -> None:
    row = offer(MOBILE, content(MOBILE))
    assert not row.available()
    with pytest.raises(FileNotFoundError, match=r"^“MobileNetV2, taught with ImageNet” is not on this computer yet"):
        row.find()
    assert ended(row.download()).sentence == "The download is complete."
    assert row.find() == row.file
    assert row.file.read_bytes() == content(MOBILE)


@pytest.mark.parametrize(
    "broken",
    [
        lambda: content(MOBILE)[:-1000],
        lambda: content("inception-v3"),
        lambda: b"",
    ],
    ids=["too short", "of another base", "empty"],
)
def test_other_weights_are_thrown_away(offer: Offer, broken: Callable[[], bytes]) -> None:
    row = offer(MOBILE, broken())
    said = "What has arrived is not “MobileNetV2, taught with ImageNet”, so it was thrown away."
    assert ended(row.download()).sentence == said
    assert not row.available()
    assert not list(row.file.parent.iterdir())


def test_checksum_that_keras_demands_decides(offer: Offer) -> None:
    row = offer("inception-v3", content("inception-v3"))
    assert ended(row.download()).state == "failed"
    row = replace(row, md5=md5(content("inception-v3")).hexdigest())
    assert ended(row.download()).state == "done"
    assert row.available()


def test_file_that_was_damaged_later_does_not_count(offer: Offer) -> None:
    row = offer(MOBILE, content(MOBILE))
    ended(row.download())
    assert row.available()
    row.file.write_bytes(content(MOBILE)[:5000])
    assert not row.available()


def test_no_network_is_one_sentence(offer: Offer, tmp_path: Path) -> None:
    row = replace(offer(MOBILE, b""), source=Source("http://127.0.0.1:1/weights.h5", None))
    assert ended(row.download()).sentence == "127.0.0.1 cannot be reached; is this computer online?"
