"""The grammar of the reviews: a verdict, in which the order of the words decides, among sentences that say nothing."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from typing import TypeVar

import numpy as np

from lessons.data.sets.written import lexicon
from lessons.data.sets.written.lexicon import MARK, Aspect

SHORTEST, LONGEST = 5, 24
"""Words of a review."""
FARTHEST = 15
"""Words that may follow the last one that decides."""

_LEAST = 4
"""Words of a sentence."""

T = TypeVar("T")

_IS = ("{thing} {was} *{word}", "{thing} {was} {very} *{word}")
_IS_NOT = ("{thing} {was} *not *{word}", "{thing} {was} *not {that} *{word}", "{thing} {was} *never *{word}")
_STRAIGHT = (*_IS, "I found {thing} *{word}", "I *{felt} {thing}")
_TURNED = (
    *_IS_NOT,
    "I did *not find {thing} *{word}",
    "I did *not *{feel} {thing}",
    "I would *not call {thing} *{word}",
)
_VERY = ("really", "truly", "quite", "pretty")
_THAT = ("that", "really", "all that", "particularly")
_CONTRASTS = (
    "{other}, but {own}",
    "{other}, yet {own}",
    "although {other}, {own}",
    "even though {other}, {own}",
    "{own}, although {other}",
    "{own}, even though {other}",
)
_REPORTS = (
    "{someone} said {other}, but {own}",
    "{someone} thought {other}, I thought {own}",
    "I thought {own}, {someone} thought {other}",
)
_NOT_FOR_ME = ("{praise}, but *not *for *me", "{praise}, just *not *for *me")
_TURNS = 0.08
"""The share of clauses beside another that are turned by a negation."""
_OWN = 0.15
"""The share of judging words that fit their thing alone."""
_NEAR = 0.65
"""The share of verdicts that at most `_CLOSE` words follow; after the others there may be up to `FARTHEST`."""
_CLOSE = 3
_HEARSAY = 0.06
"""The share of sentences around a verdict that tell what somebody else says."""


@dataclass(frozen=True)
class Draft:
    """A review before it gets its label.

    Attributes:
        text: as a learner reads it.
        good: what it says of its topic.
        form: how it says so, one of `FORMS`.
        decisive: the places, from 0, of the words that decide.
    """

    text: str
    good: bool
    form: str
    decisive: tuple[int, ...]


class Writer:
    """Writes about one topic; what it varies, it asks the generator for."""

    def __init__(self, generator: np.random.Generator) -> None:
        self._generator = generator
        self._topic = self.one(lexicon.TOPICS)
        self._last = ""

    def one(self, options: Sequence[T]) -> T:
        """One of some options."""
        # Twenty times as fast as to ask for a whole number: a set takes a hundred thousand of them.
        return options[int(self._generator.random() * len(options))]

    def happens(self, chance: float) -> bool:
        """Whether something happens that has this chance."""
        return bool(self._generator.random() < chance)

    def clause(self, good: bool, straight: Sequence[str], turned: Sequence[str], turns: float) -> str:
        """A clause that praises or blames one thing; `turns` is the chance that a negation turns it."""
        negated = self.happens(turns)
        return self._filled(self.one(turned if negated else straight), good != negated, self._topic.aspects)

    def praise(self) -> str:
        """A clause that praises the whole of it."""
        return self._filled(self.one(_IS), True, self._topic.aspects[-1:])

    def _filled(self, pattern: str, praises: bool, aspects: Sequence[Aspect]) -> str:
        aspect, thing, was = self._thing(aspects)
        own, general = (aspect.good, lexicon.GOOD) if praises else (aspect.bad, lexicon.BAD)
        return pattern.format(
            thing=thing,
            was=was,
            word=self.one(own if self.happens(_OWN) else general),
            feel=self.one(lexicon.LIKE if praises else lexicon.HATE),
            felt=self.one(lexicon.LIKED if praises else lexicon.HATED),
            very=self.one(_VERY),
            that=self.one(_THAT),
        )

    def _thing(self, aspects: Sequence[Aspect]) -> tuple[Aspect, str, str]:
        """Another thing than last time, what fits it, and its verb."""
        aspect = self.one(aspects)
        thing, _, was = self.one(aspect.things).rpartition(" ")
        if thing == self._last:
            return self._thing(aspects)
        self._last = thing
        return aspect, thing, was

    def gap(self) -> int:
        """How many words follow the last one that decides: rather few than many."""
        return self.one(range((_CLOSE if self.happens(_NEAR) else FARTHEST) + 1))

    def mishap(self) -> str:
        """What goes wrong."""
        return self.one(self._topic.mishaps)

    def around(self, before: int, after: int) -> tuple[list[str], list[str]]:
        """Sentences that say nothing of how it was, of `before` words together before a verdict, and `after` after it.

        Either number is 0, or `_LEAST` or more.
        """
        while True:
            opening, closing = self._sentences(before), self._sentences(after)
            together = [*opening, *closing]
            visits = sum(sentence.startswith(self._topic.visits) for sentence in together)
            if visits <= 1 and len(set(together)) == len(together):
                return opening, closing

    def _sentences(self, count: int) -> list[str]:
        while True:
            found: list[str] = []
            left = count
            while left > 0:
                found.append(self._sentence())
                left -= len(found[-1].split())
            if left == 0:
                return found

    def _sentence(self) -> str:
        if self.happens(_HEARSAY):
            return self._hearsay()
        return self._visit() if self.happens(0.5) else self.one(lexicon.ASIDES)

    def _hearsay(self) -> str:
        verb = self.one(("said", "thought"))
        verdict = unmarked(self.clause(self.happens(0.5), _IS, _IS_NOT, _TURNS))
        return f"{self.one(lexicon.OTHERS)} {verb} {verdict}"

    def _visit(self) -> str:
        details = (lexicon.COMPANY, self._topic.places, lexicon.TIMES, lexicon.REASONS)
        left_out = self.one(range(len(details)))
        story = [self.one(detail) for place, detail in enumerate(details) if place != left_out and self.happens(0.5)]
        return " ".join([self.one(self._topic.visits), *(story or [self.one(lexicon.TIMES)])])


def _plain(writer: Writer, good: bool) -> str:
    return writer.clause(good, _STRAIGHT, _TURNED, 0)


def _negated(writer: Writer, good: bool) -> str:
    return writer.clause(good, _STRAIGHT, _TURNED, 1)


def _contrast(writer: Writer, good: bool) -> str:
    own, other = (writer.clause(says, _STRAIGHT, _TURNED, _TURNS) for says in (good, not good))
    return writer.one(_CONTRASTS).format(own=own, other=unmarked(other))


def _report(writer: Writer, good: bool) -> str:
    own, other = (writer.clause(says, _IS, _IS_NOT, _TURNS) for says in (good, not good))
    return writer.one(_REPORTS).format(own=own, other=unmarked(other), someone=writer.one(lexicon.OTHERS))


def _not_for_me(writer: Writer, good: bool) -> str:
    return writer.one(_NOT_FOR_ME).format(praise=unmarked(writer.praise()))


def _irony(writer: Writer, good: bool) -> str:
    return f"{writer.one(lexicon.IRONIC)}, {writer.mishap()}"


def _repeated(times: Mapping[str, int]) -> tuple[str, ...]:
    return tuple(form for form, count in times.items() for _ in range(count))


FORMS: Mapping[str, Callable[[Writer, bool], str]] = {
    "plain": _plain,
    "negated": _negated,
    "contrast": _contrast,
    "report": _report,
    "not for me": _not_for_me,
    "irony": _irony,
}
"""How a verdict can be given: each makes the clause of one, with its marks."""

_SHARES: Mapping[bool, Sequence[str]] = {
    True: _repeated({"plain": 76, "negated": 9, "contrast": 12, "report": 3}),
    False: _repeated({"plain": 52, "negated": 19, "contrast": 12, "report": 3, "not for me": 6, "irony": 8}),
}
"""Of a hundred good verdicts and of a hundred bad ones, the form of each: as people do, more say "not good" than "not
bad", and two of the forms always mean a bad one."""


def write(generator: np.random.Generator) -> Draft:
    """A review of `SHORTEST` to `LONGEST` words, of which up to `FARTHEST` follow the last that decides."""
    while True:
        draft = _draft(generator)
        if SHORTEST <= len(draft.text.split()) <= LONGEST:
            return draft


def _draft(generator: np.random.Generator) -> Draft:
    writer = Writer(generator)
    good = writer.happens(0.5)
    form = writer.one(_SHARES[good])
    words = _surrounded(FORMS[form](writer, good), writer, writer.gap()).split()
    decisive = tuple(place for place, word in enumerate(words) if word.startswith(MARK))
    return Draft(unmarked(" ".join(words)), good, form, decisive)


def _surrounded(verdict: str, writer: Writer, gap: int) -> str:
    """The verdict among sentences that say nothing; `gap` words, if it has not more itself, follow what decides."""
    words = verdict.split()
    inside = next(place for place, word in enumerate(reversed(words)) if word.startswith(MARK))
    after = max(0, gap - inside)
    room = LONGEST - len(words) - after
    before = writer.one(range(_LEAST, room + 1)) if room >= _LEAST and writer.happens(0.5) else 0
    if after in lexicon.TAGS:
        opening, closing = writer.around(before, 0)
        verdict = f"{verdict} {writer.one(lexicon.TAGS[after])}"
    else:
        opening, closing = writer.around(before, after)
    return " ".join(map(_sentence, (*opening, verdict, *closing)))


def _sentence(words: str) -> str:
    start = len(MARK) if words.startswith(MARK) else 0
    return f"{words[:start]}{words[start].upper()}{words[start + 1 :]}."


def unmarked(words: str) -> str:
    """The words as a learner reads them."""
    return words.replace(MARK, "")
