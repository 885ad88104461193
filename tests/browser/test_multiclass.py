"""Many classes in the browser: mistakes found by class, the division forgotten, and own pictures counted."""

import io

import numpy as np
from PIL import Image
from playwright.sync_api import FilePayload, Locator, Page, expect

from lessons import text
from lessons.course.multiclass import answers, calibration, labels, own, scores, spare, views
from lessons.course.multiclass.views import SLUG
from lessons.data import load, menu
from tests.browser.access import check
from tests.browser.dashboard import choose, eventually, guess_all, open_lesson, part, pick, settled, slide, switch

HANDS, SIGNS = (views.recording(name) for name in views.RECORDINGS.values())


def judged(divided: bool = True, cell: str = "") -> answers.Judgement:
    epoch = scores.answering_epoch(SIGNS)
    with_it, without = (scores.recorded_answers(SIGNS, epoch, each) for each in (True, False))
    assert with_it is not None
    return answers.compute(answers.Settings(divided=divided), SIGNS, (with_it, without), cell, "")


def test_mistakes_of_24_classes_are_found_and_the_division_is_forgotten(page: Page) -> None:
    open_lesson(page, SLUG, view=views.ANSWERS, network=views.SIGNS)
    matrix = part(page, "confusion", "classes")
    expect(matrix.locator("td button").first).to_have_text("?")
    guess_all(page)
    result = judged()
    eventually(page, lambda: counts(matrix, result))
    assert matrix.evaluate("root => root.scrollWidth <= root.clientWidth")
    expect(matrix).to_have_attribute("data-lit", f"row {result.focus}")
    found, right, _ = answers.margins(result, text.read(SLUG))
    # Pointing at a column's heading, and coming with the keys to the end of a row, light them and say what they count.
    matrix.get_by_role("columnheader", name=SIGNS.class_names[2], exact=True).hover()
    expect(matrix.get_by_text(right.sentences[2])).to_be_visible()
    matrix.get_by_role("button", name=f"{SIGNS.class_names[3]}, taken for {SIGNS.class_names[23]}:").focus()
    page.keyboard.press("ArrowRight")
    expect(matrix.get_by_text(found.sentences[3])).to_be_visible()
    expect(matrix.locator("button.lit")).to_have_count(25)

    true, taken = np.argwhere(result.answers.matrix * (1 - np.eye(24)) > 2)[0].tolist()
    first, second = SIGNS.class_names[true], SIGNS.class_names[taken]
    matrix.get_by_role("button", name=f"{first}, taken for {second}:").click()
    cell = judged(cell=f"{true}-{taken}")
    expect(page.get_by_text(f"{first}, taken for {second}: {cell.answers.matrix[true, taken]}")).to_be_visible()
    expect(part(page, "sheet", "pictures")).to_have_attribute("data-pictures", str(len(cell.answers.places)))

    switch(page, "Pixels divided by 255", on=False)
    forgotten = judged(divided=False)
    numbers = answers.division(result)
    expect(page.get_by_role("main")).to_contain_text(f"{numbers['undivided']} right instead of {numbers['divided']}")
    eventually(page, lambda: counts(matrix, forgotten))
    settled(page)
    check(page)


def counts(matrix: Locator, result: answers.Judgement) -> None:
    written = matrix.locator("td button:not(.margin)").all_inner_texts()
    assert written == [str(count or "·") for count in result.answers.matrix.flat]


def test_label_temperature_and_spare_outputs_are_changed(page: Page) -> None:
    open_lesson(page, SLUG, view=views.LABELS)
    part(page, "softmax", "loss")
    expect(page.get_by_text("sparse_categorical_crossentropy", exact=True)).to_be_visible()
    guess_all(page)
    choose(page, "Labels", labels.CATEGORICAL)
    expect(page.get_by_text("+train_labels = keras.utils.to_categorical(train_labels, 3)")).to_be_visible()
    slide(page, "Picture", "ArrowRight")
    result = labels.compute(labels.Settings(number=2), HANDS, HANDS.layers(scores.answering_epoch(HANDS)))
    expect(page.get_by_role("main")).to_contain_text(f"This is {HANDS.class_names[result.truth]}")

    choose(page, "Show", views.CALIBRATION)
    diagram = part(page, "reliability", "bins")
    expect(diagram).to_have_attribute("data-accuracy", "")
    guess_all(page)
    slide(page, "Temperature", "Home")
    logits = scores.recorded_answers(HANDS, scores.answering_epoch(HANDS), divided=True)
    assert logits is not None
    cold = calibration.compute(calibration.Settings(temperature=calibration.COLDEST), HANDS, logits)
    shares = " ".join(f"{share:.3f}" for share in cold.reliability.accuracy)
    expect(diagram).to_have_attribute("data-accuracy", shares)
    diagram.locator("canvas").press("ArrowLeft")
    expect(diagram.get_by_text(f"{cold.reliability.counts[-1]} answers")).to_be_visible()

    choose(page, "Show", views.SPARE)
    guess_all(page)
    choose(page, "When", spare.TRAINED)
    trained = spare.compute(spare.Settings(stage=spare.TRAINED))
    expect(page.locator(".softmax")).to_have_attribute("data-likeliest", str(trained.trained[0].argmax()))
    expect(page.locator(".softmax tr.spare")).to_have_count(2)


def upload(page: Page, place: int) -> str:
    """Brings a drawn picture as if it were the learner's own, and hands out its class."""
    data = load(HANDS.spec.data, "validation")
    content = io.BytesIO()
    Image.fromarray(data.images[place]).save(content, "PNG")
    page.locator("input[type=file]").set_input_files(
        FilePayload(name=f"{place}.png", mimeType="image/png", buffer=content.getvalue())
    )
    return data.class_names[int(data.labels[place])]


def test_own_pictures_are_answered_and_counted(page: Page) -> None:
    open_lesson(page, SLUG, view=views.OWN, source=menu.UPLOAD)
    expect(page.get_by_text("Bring a picture of your own hand")).to_be_visible()
    recorded = scores.recorded_answers(HANDS, scores.answering_epoch(HANDS), divided=True)
    assert recorded is not None
    right = 0
    for count, place in enumerate((0, 1), start=1):
        truth = upload(page, place)
        taken = int(recorded[place].argmax())
        expect(page.locator(".softmax")).to_have_attribute("data-likeliest", str(taken))
        # A page that is still being drawn would close the menu.
        settled(page)
        page.get_by_role("combobox", name="It shows").click()
        page.get_by_role("option", name=truth, exact=True).click()
        right += HANDS.class_names[taken] == truth
        expect(page.get_by_text(f"Your pictures: {right} of {count} right")).to_be_visible()
    # Another picture keeps the score; and axe objects to a role that Streamlit gives its field for files.
    pick(page, "Picture from", own.VALIDATION)
    expect(part(page, "sheet", "pictures")).to_have_attribute("data-pictures", "2")
    settled(page)
    check(page)
    page.get_by_role("button", name="Start again").click()
    expect(page.get_by_text("Your pictures:")).to_have_count(0)
    expect(page.get_by_text("the page counts how often")).to_be_visible()
