"""A sentence as a row of chunks: words and phrases of the lexicon, places, names, marks."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Sequence

from crimefacts import Place, Span
from crimefacts_routes.words import PLACE, TOKEN, UNKNOWN, Chunk, Lexicon, Node

# A name of more words is a headline or a list that lost its commas.
_LONGEST_NAME = 5
# In headlines more than this share of the longer words is capitalised.
_TITLE_SHARE = 0.6
_SHORT = 3
_REFERENCES = frozenset({"reference", "home"})
_BREAKS = frozenset({"clause", "semicolon", "bracket"})
_WHERE = frozenset({"from_where", "through_where", "to_where"})


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
        # Where each stretch without a place begins: index of its first chunk, and its offsets.
        self._stretches: list[tuple[int, int, int]] = []
        self._spans: dict[int, list[tuple[int, int]]] = {}
        self._start = sentence.start
        self._end = sentence.end
        # Index of each chunk's first token, and of the token behind its last, in its stretch.
        self._tokens: list[tuple[int, int]] = []
        #: What sets off a construction.
        self.constructions: list[int] = []
        #: Names of cargo.
        self.cargo: list[int] = []
        #: Places and names.
        self.places: list[int] = []
        #: Words that may refer to the country that the text is about.
        self.references: list[int] = []
        #: Marks and conjunctions that may end a clause.
        self.breaks: list[int] = []
        #: Relative adverbs ("from where").
        self.where: list[int] = []
        #: Words that part a traveller from the cargo ("with").
        self.companions: list[int] = []
        #: Smugglers, personal pronouns, and words of lawful movement.
        self.smugglers: list[int] = []
        self.persons: list[int] = []
        self.lawful: list[int] = []
        #: Whether the sentence is in capitals throughout.
        self.shouted = text[sentence.start : sentence.end].isupper()
        self._title: bool | None = None
        position = sentence.start
        for place in places:
            if place.span.start < position:
                continue
            self._read(position, place.span.start, lexicon)
            self.places.append(len(self))
            self._tokens.append((0, 0))
            self.append(Chunk(place.quote.lower(), PLACE, place))
            position = place.span.end
        self._read(position, sentence.end, lexicon)

    def span(self, index: int) -> Span:
        """Where a chunk stands in the text.

        Offsets are worked out when they are asked for: few sentences hold a route.

        Args:
            index: Index of the chunk.
        """
        place = self[index].place
        if place is not None:
            return place.span
        number = bisect_right(self._stretches, (index, self._end, self._end)) - 1
        spans = self._spans.get(number)
        if spans is None:
            _, start, end = self._stretches[number]
            spans = [match.span() for match in TOKEN.finditer(self._text, start, end)]
            self._spans[number] = spans
        first, last = self._tokens[index]
        return Span(spans[first][0], spans[last - 1][1])

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
        self._stretches.append((len(self), start, end))
        lower = [word.lower() for word in words]
        phrases = lexicon.phrases
        add, tokens = self.append, self._tokens
        count = len(words)
        index = 0
        while index < count:
            word = lower[index]
            node = phrases.get(word)
            chunk, stop = None, index + 1
            if node is not None:
                chunk, stop = _longest(node, lower, stop) if node.branches else (node.chunk, stop)
            if stop == index + 1 and words[index] != word and not self.shouted:
                length, is_name = _name(words, lower, index, lexicon, opens=not self)
                if length:
                    stop = index + length
                    chunk = Chunk(" ".join(lower[index:stop]), UNKNOWN, None, is_name)
                    if is_name:
                        self.places.append(len(self))
            if chunk is None:
                chunk = Chunk(word, UNKNOWN)
            elif chunk.entry.marked:
                chunk = self._marked(chunk, words, index, stop)
            tokens.append((index, stop))
            add(chunk)
            index = stop

    def _marked(self, chunk: Chunk, words: Sequence[str], start: int, stop: int) -> Chunk:
        """Note a chunk that is looked up, unless its words belong to a name."""
        if words[start][0].isupper() and self._in_name(words, start, stop):
            return Chunk(chunk.word, UNKNOWN)
        self._mark(chunk)
        return chunk

    def _in_name(self, words: Sequence[str], start: int, stop: int) -> bool:
        """Whether capitalised words belong to a longer name: "Office on Drugs and Crime"."""
        opening = 0 if self else 1  # a sentence's first word says nothing by its capital
        if start < opening:
            return False
        before = [word for word in words[max(opening, start - 2) : start] if word != "and"]
        if not any(map(_is_capitalised, (*before, *words[stop : stop + 1]))):
            return False
        if self._title is None:
            self._title = _is_title(self._text[self._start : self._end])
        return not self._title

    def _mark(self, chunk: Chunk) -> None:
        """Note what the chunk that comes next is to be looked up by."""
        index = len(self)
        entry = chunk.entry
        if entry.construction is not None:
            self.constructions.append(index)
        if entry.cargo is not None:
            self.cargo.append(index)
        if entry.tags:
            if not _REFERENCES.isdisjoint(entry.tags):
                self.references.append(index)
            if not _BREAKS.isdisjoint(entry.tags):
                self.breaks.append(index)
            if not _WHERE.isdisjoint(entry.tags):
                self.where.append(index)
            for tag, indexes in (
                ("with", self.companions),
                ("smuggler", self.smugglers),
                ("person", self.persons),
                ("lawful", self.lawful),
            ):
                if tag in entry.tags:
                    indexes.append(index)


def _longest(node: Node, lower: Sequence[str], stop: int) -> tuple[Chunk | None, int]:
    """The longest phrase of the lexicon that begins with a word, and where it ends."""
    found = node.chunk, stop
    while stop < len(lower):
        following = node.branches.get(lower[stop])
        if following is None:
            break
        node = following
        stop += 1
        if node.chunk is not None:
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
    return best - index, lexicon.stop.isdisjoint(lower[index:best])
