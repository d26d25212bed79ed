"""A sentence as a row of chunks: words and phrases of the lexicon, places, names, marks."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Sequence
from operator import itemgetter

from crimefacts import Place, Span
from crimefacts_routes.lexicon import Lexicon
from crimefacts_routes.words import PLACE, TOKEN, UNKNOWN, Chunk, Mark, Node

# A name of more words is a headline or a list that lost its commas.
_LONGEST_NAME = 5
_MARKS = range(len(Mark))
# In headlines more than this share of the longer words is capitalised.
_TITLE_SHARE = 0.6
_SHORT = 3


class Row(list[Chunk]):
    """The chunks of a sentence, with the indexes of those that something is looked up by.

    Args:
        text: The document's text.
        sentence: Where the sentence stands.
        places: The places of the sentence, in text order.
        lexicon: The words of its language.
    """

    def __init__(
        self, text: str, sentence: Span, places: Sequence[Place], lexicon: Lexicon
    ) -> None:
        super().__init__()
        self._text = text
        # The stretches without a place: indexes of their first chunk and behind their last one, and
        # their offsets.
        self._stretches: list[tuple[int, int, int, int]] = []
        self._spans: dict[int, list[tuple[int, int]]] = {}
        self._start = sentence.start
        self._end = sentence.end
        # Index of each chunk's first token in its stretch.
        self._tokens: list[int] = []
        #: Places and names.
        self.places: list[int] = []
        self._marked: list[list[int]] = [[] for _ in _MARKS]
        #: Whether the sentence is in capitals throughout.
        self.shouted = text[sentence.start : sentence.end].isupper()
        self._title: bool | None = None
        position = sentence.start
        for place in places:
            if place.span.start < position:
                continue
            self._read(position, place.span.start, lexicon)
            self.places.append(len(self))
            self._tokens.append(0)
            self.append(Chunk(place.quote.lower(), PLACE, place))
            position = place.span.end
        self._read(position, sentence.end, lexicon)

    def at(self, mark: Mark) -> list[int]:
        """Indexes of the chunks that are looked up for something, in text order."""
        return self._marked[mark]

    def span(self, index: int) -> Span:
        """Where a chunk stands in the text.

        Offsets are worked out when they are asked for: few sentences hold a route.

        Args:
            index: Index of the chunk.
        """
        place = self[index].place
        if place is not None:
            return place.span
        number = bisect_right(self._stretches, index, key=itemgetter(0)) - 1
        _, last_chunk, start, end = self._stretches[number]
        spans = self._spans.get(number)
        if spans is None:
            spans = [match.span() for match in TOKEN.finditer(self._text, start, end)]
            self._spans[number] = spans
        stop = self._tokens[index + 1] if index + 1 < last_chunk else len(spans)
        return Span(spans[self._tokens[index]][0], spans[stop - 1][1])

    def quote(self, index: int) -> str:
        """A chunk's words as written."""
        return self.span(index).of(self._text)

    def _read(self, start: int, end: int, lexicon: Lexicon) -> None:
        """Append the chunks of a stretch without places.

        Where phrases of the lexicon overlap, the leftmost wins, and of those that start together
        the longest.
        """
        words: list[str] = TOKEN.findall(self._text, start, end)
        if not words:
            return
        first = len(self)
        lower = [word.lower() for word in words]
        phrases = lexicon.phrases
        add, token = self.append, self._tokens.append
        count = len(words)
        index = 0
        while index < count:
            word = lower[index]
            node = phrases.get(word)
            token(index)
            if words[index] != word:
                chunk, index = self._capitalised(words, lower, index, lexicon)
            elif node is None:
                chunk = Chunk(word, UNKNOWN)
                index += 1
            elif node.branches:
                chunk, index = _longest(node, lower, index + 1)
            else:
                chunk = node.chunk
                index += 1
            if chunk.entry.marks:
                self._mark(chunk)
            add(chunk)
        self._stretches.append((first, len(self), start, end))

    def _mark(self, chunk: Chunk) -> None:
        """Note what the chunk that comes next is to be looked up for."""
        for mark in chunk.entry.marks:
            self._marked[mark].append(len(self))

    def _capitalised(
        self, words: Sequence[str], lower: Sequence[str], index: int, lexicon: Lexicon
    ) -> tuple[Chunk, int]:
        """The chunk that a capitalised word begins, and the index of the token behind it."""
        node = lexicon.phrases.get(lower[index])
        chunk, stop = Chunk(lower[index], UNKNOWN), index + 1
        if node is not None:
            chunk, stop = _longest(node, lower, stop)
        if self.shouted:
            return chunk, stop
        if stop == index + 1:
            length, is_name = _name(words, lower, index, lexicon, opens=not self)
            if length:
                if is_name:
                    self.places.append(len(self))
                stop = index + length
                return Chunk(" ".join(lower[index:stop]), UNKNOWN, None, is_name), stop
        if chunk.entry.marks and self._in_name(words, index, stop):
            chunk = Chunk(chunk.word, UNKNOWN)
        return chunk, stop

    def _in_name(self, words: Sequence[str], start: int, stop: int) -> bool:
        """Whether capitalised words belong to a longer name: "Office on Drugs and Crime"."""
        opening = 0 if self else 1  # a sentence's first word says nothing by its capital
        if start < opening:
            return False
        before = [word for word in words[max(opening, start - 2) : start] if word != "and"]
        hyphen = words[stop : stop + 1] == ["-"]
        if not any(map(_is_capitalised, (*before, *words[stop + hyphen : stop + hyphen + 1]))):
            return False
        if self._title is None:
            self._title = _is_title(self._text[self._start : self._end])
        return not self._title


def _longest(node: Node, lower: Sequence[str], stop: int) -> tuple[Chunk, int]:
    """The longest phrase of the lexicon that begins with a word, and where it ends.

    Args:
        node: The word in the tree of phrases.
        lower: The tokens in lower case.
        stop: Index of the token behind the word.
    """
    found = node.chunk, stop
    while stop < len(lower):
        following = node.branches.get(lower[stop])
        if following is None:
            break
        node = following
        stop += 1
        if node.chunk.entry is not UNKNOWN:
            found = node.chunk, stop
    return found


def _is_capitalised(word: str) -> bool:
    return len(word) > 1 and word[0].isupper() and not word.isupper()


def _is_title(sentence: str) -> bool:
    """Whether most words of a sentence are capitalised, as in headlines."""
    words = [word for word in sentence.split() if len(word) > _SHORT]
    return sum(map(_is_capitalised, words)) > _TITLE_SHARE * len(words)


def _name(
    words: Sequence[str], lower: Sequence[str], index: int, lexicon: Lexicon, *, opens: bool
) -> tuple[int, bool]:
    """How many tokens make a name, and whether a place may be called so.

    Args:
        words: Tokens as written.
        lower: The same in lower case.
        index: Index of a capitalised token.
        lexicon: The words of the language.
        opens: Whether the sentence begins with these tokens.
    """
    if words[index].isupper():
        return 0, False
    opens = opens and index == 0
    opening = lower[index]
    known = lexicon.single(opening)
    following = words[index + 1] if index + 1 < len(words) else ""
    goes_on = following[:1].isupper() or following in lexicon.particles
    if known is not None and not (
        goes_on and ("geo" in known.tags or (not opens and "determiner" in known.tags))
    ):
        # A word of the lexicon, as "Captagon", or "Women" in a title.
        return 0, False
    if opens and not goes_on:
        verb = lexicon.single(following)  # as in "X is the port where"
        return 1, verb is not None and "be" in verb.tags
    end = best = index + 1
    while end < min(len(words), index + _LONGEST_NAME):
        if words[end][0].isupper():
            end += 1
            best = end
        elif words[end] in lexicon.particles or words[end] in "-'’":
            end += 1
        else:
            break
    gang = opening in lexicon.plural_articles  # "Los Choneros"; places are known with theirs
    return best - index, not gang and lexicon.stop.isdisjoint(lower[index:best])
