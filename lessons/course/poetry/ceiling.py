"""Beginnings that go on in different ways: why no network gets every next word of its own training text right."""

from collections import Counter
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from functools import lru_cache
from typing import Any

from lessons.course.poetry import views
from lessons.data import registry
from lessons.figures import bars
from lessons.figures import forks as figure
from lessons.figures.bars import Bar
from lessons.figures.forks import Fork
from lessons.kinds.texts import TEXTS
from lessons.maths.continuations import continuations
from lessons.maths.tokens import Vocabulary
from lessons.questions import Question
from lessons.settings import menu, slider

MOST_CONTEXT = 13
"""So many words of context are all of them in the book of verse: no line has more than 14."""
FORKS, LONGER = 7, 4
"""How many beginnings are listed at most, and how many of them have two words or more, if there are any."""
FEW = 2
"""A context that a question asks about."""
Beginnings = Mapping[tuple[int, ...], Counter[int]]


@dataclass(frozen=True)
class Settings:
    """Which text is counted, and how much of each beginning."""

    text: str = menu("Text", tuple(views.SETS), next(iter(views.SETS)), "Some have to be downloaded once.")
    context: int = slider("Words of context", 1, MOST_CONTEXT, MOST_CONTEXT, help="Only the last words before count.")


@dataclass(frozen=True)
class Result:
    """What follows each beginning in the training lines of a text, by how many words of context are seen."""

    settings: Settings
    vocabulary: Vocabulary
    by_context: Mapping[int, Beginnings]

    @property
    def here(self) -> Beginnings:
        """What follows each beginning with the context that is set."""
        return self.by_context[self.settings.context]


def compute(settings: Settings) -> Result:
    """Counts a text that is on this computer."""
    return Result(settings, *count(views.SETS[settings.text]))


@lru_cache(maxsize=4)
def count(data: str) -> tuple[Vocabulary, Mapping[int, Beginnings]]:
    """The words of a set, and what follows what, with each context."""
    texts = registry.load(data).texts
    vocabulary = Vocabulary.fit(texts)
    lines = [tuple(vocabulary.encode(text)) for text in texts]
    return vocabulary, {words: continuations(lines, words) for words in range(1, MOST_CONTEXT + 1)}


def ceiling(beginnings: Beginnings) -> float:
    """The largest share of next words that anyone can say who sees these beginnings, from 0 to 1."""
    return sum(max(counts.values()) for counts in beginnings.values()) / _total(beginnings)


def times(beginnings: Beginnings) -> float:
    """How often a beginning comes, on average."""
    return _total(beginnings) / len(beginnings)


def _total(beginnings: Beginnings) -> int:
    return sum(counts.total() for counts in beginnings.values())


def forks(result: Result) -> list[Fork]:
    """The beginnings at which most is lost, with their continuations, the commonest first."""
    words = result.vocabulary.words
    most = sorted(result.here.items(), key=lambda pair: max(pair[1].values()) - pair[1].total())
    longer = [pair for pair in most if len(pair[0]) > 1][:LONGER]
    single = [pair for pair in most if len(pair[0]) == 1][: FORKS - len(longer)]
    return [
        Fork(
            " ".join(words[word] for word in beginning), [(words[word], times) for word, times in counts.most_common()]
        )
        for beginning, counts in (*single, *longer)
    ]


def payload(result: Result) -> bytes:
    """The beginnings that go on in most ways."""
    return figure.forks(forks(result))


CEILINGS = "words of context: the highest accuracy possible, in percent"
TIMES = "words of context: how often the same beginning comes, on average"


def ceilings(result: Result) -> bytes:
    """The ceiling with each context."""
    columns = [Bar(str(words), round(100 * ceiling(one))) for words, one in result.by_context.items()]
    return bars.bars(CEILINGS, "percent", columns)


def thinning(result: Result) -> bytes:
    """How often a beginning comes with each context."""
    return bars.bars(
        TIMES, "times", [Bar(str(words), round(times(one), 1)) for words, one in result.by_context.items()]
    )


def numbers(result: Result) -> Mapping[str, Any]:
    """What fills the blanks of the words."""
    whole, few = result.by_context[MOST_CONTEXT], result.by_context[FEW]
    ways = max(result.here.items(), key=lambda pair: len(pair[1]))
    return {
        "text": result.settings.text,
        "context": result.settings.context,
        "total": f"{_total(whole):,}",
        "different": f"{len(result.here):,}",
        "ceiling": f"{ceiling(whole):.1%}",
        "now": f"{ceiling(result.here):.1%}",
        "few": FEW,
        "with_few": f"{ceiling(few):.1%}",
        "beginning": " ".join(result.vocabulary.words[word] for word in ways[0]),
        "ways": len(ways[1]),
        "times": f"{times(whole):.1f}",
        "few_times": f"{times(few):.1f}",
    }


def _ceilings(result: Result) -> tuple[str, ...]:
    most = ceiling(result.by_context[MOST_CONTEXT])
    return tuple(f"{share:.0%}" for share in sorted({most / 2, most, 1.0, (1 + most) / 2}))


HIGHER, SAME, LOWER = "higher", "the same", "lower"


def _with_few(result: Result) -> str:
    change = ceiling(result.by_context[FEW]) - ceiling(result.by_context[MOST_CONTEXT])
    return SAME if change == 0 else HIGHER if change > 0 else LOWER


QUESTIONS: tuple[Question[Result], ...] = (
    Question(
        "ceiling",
        _ceilings,
        lambda result: f"{ceiling(result.by_context[MOST_CONTEXT]):.0%}",
        numbers,
        veils=lambda result: (numbers(result)["ceiling"],),
    ),
    Question("context", lambda _: (HIGHER, SAME, LOWER), _with_few, numbers, veils=lambda _: (CEILINGS, TIMES)),
)


def code(result: Result) -> str:
    """The program that counts the same ceiling with the context that is set."""
    data = views.SETS[result.settings.text]
    return "\n".join(
        [
            "import json",
            "from collections import Counter, defaultdict",
            "",
            "from tensorflow.keras.preprocessing.text import Tokenizer",
            "",
            f'with open("{data}.json", encoding="utf-8") as file:',
            '    texts = json.load(file)["train"][0]',
            "",
            "tokenizer = Tokenizer()",
            "tokenizer.fit_on_texts(texts)",
            "following = defaultdict(Counter)",
            "for row in tokenizer.texts_to_sequences(texts):",
            "    for place in range(1, len(row)):",
            f"        following[tuple(row[:place][-{result.settings.context}:])][row[place]] += 1",
            "",
            "right = sum(max(counts.values()) for counts in following.values())",
            "total = sum(counts.total() for counts in following.values())",
            "print(total, len(following), right / total)",
        ]
    )


def attachments(result: Result) -> Mapping[str, Callable[[], bytes]]:
    """The file that the program reads, by its name."""
    return TEXTS.files(views.SETS[result.settings.text])
