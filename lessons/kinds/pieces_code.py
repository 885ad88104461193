"""The lines of a program that read texts in pieces: Keras itself has no tokenizer for these."""

from lessons.maths.tokens import UNKNOWN

_CLASS = '''

class Pieces:
    """Reads as a Tokenizer of Keras does, but in pieces of words: letters, and what byte-pair merges make of them."""

    def __init__(self, num_words, oov_token=None):
        self.num_words, self.oov_token, self.merges = num_words, oov_token, []

    def fit_on_texts(self, texts):
        counts = Counter(word for text in texts for word in text.lower().split())
        letters, first = list(dict.fromkeys("".join(counts))), ["", self.oov_token] if self.oov_token else [""]
        words = {word: list(word) for word in counts}
        while len(first) + len(letters) + len(self.merges) < self.num_words:
            pairs = Counter()
            for word, parts in words.items():
                for pair in zip(parts, parts[1:]):
                    pairs[pair] += counts[word]
            if not pairs:
                break
            self.merges.append(max(pairs, key=pairs.get))
            words = {word: self.join(parts, self.merges[-1]) for word, parts in words.items()}
        uses = Counter(part for word, parts in words.items() for part in parts * counts[word])
        pieces = dict.fromkeys(letters + ["".join(pair) for pair in self.merges])
        pieces = sorted(pieces, key=lambda piece: -uses[piece])
        self.word_index = {piece: number for number, piece in enumerate((first + pieces)[: self.num_words]) if number}
        self.index_word = {number: piece for piece, number in self.word_index.items()}

    def join(self, parts, pair):
        if "".join(pair) not in "".join(parts):
            return parts
        joined = []
        for part in parts:
            if joined and (joined[-1], part) == pair:
                joined[-1] += part
            else:
                joined.append(part)
        return joined

    @cache
    def split(self, word):
        return reduce(self.join, self.merges, list(word))

    def texts_to_sequences(self, texts):
        unknown = self.word_index.get(self.oov_token)
        words = [text.lower().split() if isinstance(text, str) else text for text in texts]
        rows = [[piece for word in row for piece in self.split(word)] for row in words]
        ids = [[self.word_index.get(piece, unknown) for piece in row] for row in rows]
        return [[number for number in row if number] for row in ids]


'''
IMPORTS = ["from collections import Counter", "from functools import cache, reduce"]


def counting(size: int, oov: bool) -> list[str]:
    """The lines that make the ids of the texts `train` and `validation`, fitted on `train`."""
    unknown = f', oov_token="{UNKNOWN["pieces"]}"' if oov else ""
    return [
        *_CLASS.removesuffix("\n").split("\n"),
        f"tokenizer = Pieces({size}{unknown})",
        "tokenizer.fit_on_texts(train)",
        "train, validation = tokenizer.texts_to_sequences(train), tokenizer.texts_to_sequences(validation)",
    ]
