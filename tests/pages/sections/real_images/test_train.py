"""Real images: who may start which runs, and whose pictures are shown to whom."""

from pathlib import Path

import pytest
from streamlit.testing.v1 import AppTest

from lessons.course.real_images import sets
from lessons.training.settings import OWN
from pages.parts import identity
from tests.whole_pages import predict

ROOT = Path(__file__).parents[4]
TRAIN = "real-images_train"
pytestmark = pytest.mark.usefixtures("nothing_trains")


@pytest.fixture
def app(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> AppTest:
    """The page's training, opened by a learner named ada who is no teacher."""
    monkeypatch.setenv("LAYERSCOPE_HOME", str(tmp_path))
    monkeypatch.setattr(identity, "learner", lambda: "ada")
    monkeypatch.setattr(identity, "is_teacher", lambda: False)
    app = AppTest.from_file(str(ROOT / "app.py"), default_timeout=60).run()
    app.switch_page("pages/real_images.py")
    app.query_params["real-images_view"] = sets.TRAIN
    return app.run()


def told(app: AppTest) -> str:
    return " ".join(info.value for info in app.info)


def test_a_learner_starts_runs_of_class_size_alone(app: AppTest) -> None:
    assert not app.button(key=TRAIN).disabled
    app.button(key="real-images_start The course").click().run()
    assert app.button(key=TRAIN).disabled
    assert "Your teacher can start this run." in told(app)
    app.button(key="real-images_start Exercise 4").click().run()
    assert not app.button(key=TRAIN).disabled
    assert app.selectbox(key="real-images_data").value == "Happy or sad, drawn"


def test_the_teacher_starts_the_courses_own_size(app: AppTest, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(identity, "is_teacher", lambda: True)
    app.button(key="real-images_start The course").click().run()
    assert not app.button(key=TRAIN).disabled
    assert "7 × 7 × 64 = 3,136" in " ".join(caption.value for caption in app.caption)


def test_both_answers_are_explained(app: AppTest) -> None:
    assert "**Sigmoid**: one number from 0 to 1, the probability of humans" in told(app)
    app.segmented_control(key="real-images_answer").set_value("Softmax").run()
    assert "**Softmax**: one number for each class" in told(app)


def test_with_three_classes_page_and_program_speak_of_the_softmax_that_is_trained(app: AppTest) -> None:
    app.query_params["real-images_answer"] = "Sigmoid"
    app.session_state["real-images_code"] = True
    app.selectbox(key="real-images_data").set_value("Rock, paper, scissors, drawn").run()
    assert not app.exception
    assert "real-images_answer" not in {choice.key for choice in app.segmented_control}
    assert "for there are 3 classes" in " ".join(caption.value for caption in app.caption)
    assert "one number for each of the 3 classes" in told(app)
    assert "binary" not in told(app)
    asked = " ".join(predict(app))
    assert "which has one output for each of 3 classes" in asked
    assert "sigmoid" not in asked
    assert 'Dense(3, activation="softmax")' in app.code[0].value
    assert 'loss="sparse_categorical_crossentropy"' in app.code[0].value
    app.selectbox(key="real-images_data").set_value("Horses or humans, drawn").run()
    assert app.segmented_control(key="real-images_answer").value == "Sigmoid"
    assert "Loss: binary cross-entropy" in told(app)
    assert 'loss="binary_crossentropy"' in app.code[0].value


def test_without_own_pictures_there_is_nothing_to_train_yet(app: AppTest) -> None:
    app.selectbox(key="real-images_data").set_value(OWN).run()
    assert not app.exception
    assert app.button(key=TRAIN).disabled
