"""A sentence as a row of chunks: words and phrases of the lexicon, places, names, marks."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Sequence
from functools import reduce
from itertools import compress, count, pairwise
from operator import attrgetter, or_

from crimefacts import Place, Span
from crimefacts_routes.lexicon import Lexicon
from crimefacts_routes.tags import BE, DEMONYM, DETERMINER, GEO, LOCATION, NAME, PLACE
from crimefacts_routes.words import NOT_IN_LEXICON, RECOGNISED, TOKEN, Chunk, Mark, Token, unknown

# A name of more words is a headline or a list that lost its commas.
_LONGEST_NAME = 5
_MARKS = range(len(Mark))
# In headlines more than this share of the longer words is capitalised.
_TITLE_SHARE = 0.6
_SHORT = 3


# The word classes of places and names.
_PEOPLE = PLACE | DEMONYM
_PLACE = PLACE | LOCATION
_NAME = NAME | LOCATION
_word = attrgetter("word")
_capital = attrgetter("capital")
_marks = attrgetter("marks")
_tags = attrgetter("tags")


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
        self._start = sentence.start
        self._end = sentence.end
        self._tokens = lexicon.tokens
        self._begins_phrase = lexicon.openings.__contains__
        self._lexicon = lexicon
        self._stretches: list[_Stretch] = []
        self._marked: list[list[int]] | None = None
        #: Places and names.
        self.places: list[int] = []
        #: Whether the sentence is in capitals throughout.
        self.shouted = text[sentence.start : sentence.end].isupper()
        self._title: bool | None = None
        position = sentence.start
        for place in places:
            span = place.span
            if span.start < position:
                continue
            self._read(position, span.start)
            self.places.append(len(self))
            self.append(
                Chunk(place.quote.lower(), RECOGNISED, _PEOPLE if place.demonym else _PLACE, place)
            )
            position = span.end
        self._read(position, sentence.end)
        #: The word classes that stand in it.
        self.tags = reduce(or_, map(_tags, self), 0)

    def at(self, mark: Mark) -> list[int]:
        """Indexes of the chunks that are looked up for something, in text order."""
        if self._marked is None:
            self._marked = [[] for _ in _MARKS]
            marks = list(map(_marks, self))
            for index, marked in compress(enumerate(marks), marks):
                for each in marked:
                    self._marked[each].append(index)
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
        number = bisect_right(self._stretches, index, key=_first) - 1
        return self._stretches[number].span(index, self._text)

    def quote(self, index: int) -> str:
        """A chunk's words as written."""
        return self.span(index).of(self._text)

    def _read(self, start: int, end: int) -> None:
        """Append the chunks of a stretch without places.

        Where phrases of the lexicon overlap, the leftmost wins, and of those that start together
        the longest.
        """
        words: list[str] = TOKEN.findall(self._text, start, end)
        if not words:
            return
        stretch = _Stretch(len(self), start, end)
        self._stretches.append(stretch)
        tokens = list(map(self._tokens.__getitem__, words))
        lower = list(map(_word, tokens))
        # Most words begin nothing and are passed over without running code for each of them.
        phrases = list(compress(count(), map(self._begins_phrase, pairwise(lower))))
        done = 0
        for index in sorted({*phrases, *compress(count(), map(_capital, tokens))}):
            if index < done:
                continue  # inside of a phrase
            token = tokens[index]
            chunk, stop = _longest(tokens, index) if index in phrases else (token, index + 1)
            if token.capital and not self.shouted:
                chunk, stop = self._capitalised(
                    words, tokens, index, (chunk, stop), opens=not (index or self)
                )
            if chunk is not token:
                self += tokens[done:index]
                if chunk.tags & NAME:
                    self.places.append(len(self))
                if stop > index + 1:
                    stretch.phrases.append((len(self), stop - index - 1))
                self.append(chunk)
                done = stop
        self += tokens[done:]

    def _capitalised(
        self,
        words: Sequence[str],
        tokens: Sequence[Token],
        index: int,
        phrase: tuple[Chunk, int],
        *,
        opens: bool,
    ) -> tuple[Chunk, int]:
        """The chunk that a capitalised word begins, and the index of the token behind it.

        Args:
            words: Tokens as written.
            tokens: The same as the lexicon knows them.
            index: Index of the word.
            phrase: What the lexicon makes of it: a chunk, and the index behind it.
            opens: Whether it is the first word of the sentence.
        """
        chunk, stop = phrase
        if stop == index + 1:
            length, is_name = _name(words, tokens, index, self._lexicon, opens=opens)
            if length:
                stop = index + length
                word = " ".join([token.word for token in tokens[index:stop]])
                return Chunk(word, NOT_IN_LEXICON, _NAME if is_name else unknown(word)), stop
        if chunk.marks and self._in_name(words, index, stop, opens=opens):
            chunk = Chunk(chunk.word, NOT_IN_LEXICON, unknown(chunk.word))
        return chunk, stop

    def _in_name(self, words: Sequence[str], start: int, stop: int, *, opens: bool) -> bool:
        """Whether capitalised words belong to a longer name: "Office on Drugs and Crime"."""
        opening = 1 if opens else 0  # a sentence's first word says nothing by its capital
        if start < opening:
            return False
        before = [word for word in words[max(opening, start - 2) : start] if word != "and"]
        hyphen = words[stop : stop + 1] == ["-"]
        if not any(map(_is_capitalised, (*before, *words[stop + hyphen : stop + hyphen + 1]))):
            return False
        if self._title is None:
            self._title = _is_title(self._text[self._start : self._end])
        return not self._title


class _Stretch:
    """The chunks between two places of a sentence.

    Args:
        first: Index of its first chunk.
        start: Its offset in the text.
        end: The offset behind it.
    """

    __slots__ = ("_spans", "end", "first", "phrases", "start")

    def __init__(self, first: int, start: int, end: int) -> None:
        self.first = first
        self.start = start
        self.end = end
        #: Indexes of the chunks of several tokens, each with how many tokens follow the first.
        self.phrases: list[tuple[int, int]] = []
        self._spans: list[tuple[int, int]] | None = None

    def span(self, index: int, text: str) -> Span:
        """Where one of its chunks stands in the text."""
        if self._spans is None:
            self._spans = [match.span() for match in TOKEN.finditer(text, self.start, self.end)]
        first = index - self.first
        further = 0
        for position, tokens in self.phrases:
            if position < index:
                first += tokens
            elif position == index:
                further = tokens
        return Span(self._spans[first][0], self._spans[first + further][1])


_first = attrgetter("first")


def _longest(tokens: Sequence[Token], index: int) -> tuple[Chunk, int]:
    """The longest phrase of the lexicon that begins with a token, and the token behind it."""
    stop = index + 1
    found: tuple[Chunk, int] = tokens[index], stop
    branches = tokens[index].branches
    length = len(tokens)
    while branches and stop < length:
        node = branches.get(tokens[stop].word)
        if node is None:
            break
        branches = node.branches
        stop += 1
        if node.chunk.entry is not NOT_IN_LEXICON:
            found = node.chunk, stop
    return found


def _is_capitalised(word: str) -> bool:
    return len(word) > 1 and word[0].isupper() and not word.isupper()


def _is_title(sentence: str) -> bool:
    """Whether most words of a sentence are capitalised, as in headlines."""
    words = [word for word in sentence.split() if len(word) > _SHORT]
    return sum(map(_is_capitalised, words)) > _TITLE_SHARE * len(words)


def _name(
    words: Sequence[str], tokens: Sequence[Token], index: int, lexicon: Lexicon, *, opens: bool
) -> tuple[int, bool]:
    """How many tokens make a name, and whether a place may be called so.

    Args:
        words: Tokens as written.
        tokens: The same as the lexicon knows them.
        index: Index of a capitalised token.
        lexicon: The words of the language.
        opens: Whether the sentence begins with that token.
    """
    if words[index].isupper():
        return 0, False
    known = tokens[index].entry
    following = words[index + 1] if index + 1 < len(words) else ""
    goes_on = following[:1].isupper() or following in lexicon.particles
    if known is not NOT_IN_LEXICON and not (
        goes_on and (known.tags & GEO or (not opens and known.tags & DETERMINER))
    ):
        # A word of the lexicon, as "Captagon", or "Women" in a title.
        return 0, False
    if opens and not goes_on:
        # As in "X is the port where".
        return 1, index + 1 < len(tokens) and bool(tokens[index + 1].tags & BE)
    end = best = index + 1
    while end < min(len(words), index + _LONGEST_NAME):
        if words[end][0].isupper():
            end += 1
            best = end
        elif words[end] in lexicon.particles or words[end] in "-'’":
            end += 1
        else:
            break
    if known is not NOT_IN_LEXICON and best == index + 1:
        return 0, False  # a noun with a capital before a place that is known ("Port of | Santos")
    name = [token.word for token in tokens[index:best]]
    gang = name[0] in lexicon.plural_articles  # "Los Choneros"; places are known with theirs
    return best - index, not gang and lexicon.stop.isdisjoint(name)
