"""The section Ceiling: what is counted, against what a training counts, and by hand."""

from collections import Counter
from pathlib import Path

import pytest

from lessons import text
from lessons.course.poetry import ceiling, views
from lessons.data import registry
from lessons.tasks import NEXT_WORD
from lessons.training.run.spec import TrainingSpec
from lessons.training.worker import examples
from tests.figures.sent import meta
from tests.programs import run_text

BALLADS = next(title for title, name in views.SETS.items() if name == "ballads")
RESULT = ceiling.compute(ceiling.Settings(BALLADS))
LINES = [RESULT.vocabulary.split(line) for line in registry.load("ballads").texts]


@pytest.mark.parametrize("context", [1, 2, ceiling.MOST_CONTEXT])
def test_ceiling_is_that_of_the_curves(context: int) -> None:
    spec = TrainingSpec(data="ballads", network="next-word-lstm", task="next-word", data_options={"length": context})
    assert ceiling.ceiling(RESULT.by_context[context]) == NEXT_WORD.ceiling(examples.read(spec))


def test_more_context_raises_the_ceiling_and_thins_the_data() -> None:
    ceilings = [ceiling.ceiling(one) for one in RESULT.by_context.values()]
    often = [ceiling.times(one) for one in RESULT.by_context.values()]
    assert ceilings == sorted(ceilings)
    assert often == sorted(often, reverse=True)
    assert ceilings[-1] == pytest.approx(0.858, abs=0.001)
    assert [bar["amount"] for bar in meta(ceiling.ceilings(RESULT))["bars"]] == [round(100 * one) for one in ceilings]
    assert [bar["amount"] for bar in meta(ceiling.thinning(RESULT))["bars"]] == [round(one, 1) for one in often]


def test_forks_are_the_beginnings_at_which_most_is_lost() -> None:
    forks = meta(ceiling.payload(RESULT))["rows"]
    assert len(forks) == ceiling.FORKS
    starts = Counter(line[1] for line in LINES if line[0] == "and" and len(line) > 1)
    first = next(fork for fork in forks if fork["beginning"] == "and")
    assert first["words"][0]["times"] == max(starts.values())
    assert sum(word["times"] for word in first["words"]) + first["others"]["times"] == starts.total()


def test_questions_have_their_answers_and_words() -> None:
    for question in ceiling.QUESTIONS:
        assert question.answer(RESULT) in question.options(RESULT)
        for part in ("ask", "because"):
            assert "{" not in text.read(views.SLUG)[f"{part} {question.name}"].format(**question.numbers(RESULT))
    assert ceiling.QUESTIONS[1].answer(RESULT) == ceiling.LOWER


def test_the_program_counts_the_same(tmp_path: Path) -> None:
    result = ceiling.compute(ceiling.Settings(BALLADS, 2))
    for name, content in ceiling.attachments(result).items():
        (tmp_path / name).write_bytes(content())
    total, different, share = run_text(f"import os; os.chdir({str(tmp_path)!r})\n{ceiling.code(result)}").out.split()
    assert (int(total), int(different)) == (1977, len(result.here))
    assert float(share) == pytest.approx(ceiling.ceiling(result.here))
