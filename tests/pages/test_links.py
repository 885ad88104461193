"""Links that say dropout in percent and the weight penalty in thousandths: the page trains what they mean."""

import pytest

from tests.whole_pages import healthy, open_lesson


@pytest.mark.usefixtures("ada", "nothing_trains")
@pytest.mark.parametrize(
    ("slug", "link", "written"),
    [
        ("overfitting", {"dropout": "50", "l2": "5"}, ("Dropout(0.5)", "regularizers.L2(0.005)")),
        ("multiclass", {"dropout": "30", "spare": "2"}, ("Dropout(0.3)", "Dense(5, ")),
        ("transfer-learning", {"dropout": "50", "start": "Frozen base"}, ("Dropout(0.5)", "trainable=False")),
        ("transfer-learning", {"divided": "false", "start": "Fine-tuned"}, ("Dropout(0.2)", "Conv2D(16, 3")),
    ],
)
def test_links_keep_their_meaning(slug: str, link: dict[str, str], written: tuple[str, ...]) -> None:
    app = open_lesson(slug, view="Train", **link)
    app.session_state[f"{slug}_code"] = True
    code = healthy(app.run()).code[0].value
    assert all(part in code for part in written)
    assert ("Rescaling" in code) == ("divided" not in link)
