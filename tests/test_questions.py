"""Choices of a question: each once, numbers in order with their thousands apart, then words."""

from lessons.questions import distinct, whole_text


def test_choices_are_each_once_numbers_in_order_before_words() -> None:
    assert distinct(2000, 128, "none", 2000, -576) == ("−576", "128", "2,000", "none")


def test_answer_is_written_as_its_choice() -> None:
    assert whole_text(100352) in distinct(100352, 3)
    assert whole_text(100352) == "100,352"
