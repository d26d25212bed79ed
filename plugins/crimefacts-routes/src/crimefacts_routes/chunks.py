"""A sentence as a row of chunks: words and phrases of the lexicon, places, names, marks."""

from __future__ import annotations

from collections.abc import Sequence

from crimefacts import Place
from crimefacts_routes.lexicon import PLACE, TOKEN, UNKNOWN, Entry, Lexicon

# A name of more words is a headline or a list that lost its commas.
_LONGEST_NAME = 5


class Chunk:
    """A word, phrase, place, name or mark of a sentence.

    Args:
        start: Offset of its first code point in the text.
        end: Offset behind its last one.
        word: Its words in lower case.
        entry: What the lexicon says of it.
        place: The place that it is, if another extractor recognised one.
        name: Whether it is a capitalised name that no one has recognised.
    """

    __slots__ = ("end", "entry", "name", "place", "start", "tags", "word")

    def __init__(
        self,
        start: int,
        end: int,
        word: str,
        entry: Entry,
        place: Place | None = None,
        *,
        name: bool = False,
    ) -> None:
        self.start = start
        self.end = end
        self.word = word
        self.entry = entry
        self.tags = entry.tags
        self.place = place
        self.name = name

    def __repr__(self) -> str:
        return f"<{self.word}>"


def chunk(
    text: str, start: int, end: int, places: Sequence[Place], lexicon: Lexicon
) -> list[Chunk]:
    """Cut a sentence into chunks.

    Where phrases of the lexicon overlap, the leftmost wins, and of those that start together the
    longest; a recognised place wins over both.

    Args:
        text: The document's text.
        start: Where the sentence starts.
        end: Where it ends.
        places: The places of the sentence, in text order.
        lexicon: The words of its language.
    """
    tokens = [(m.start(), m.end(), m[0]) for m in TOKEN.finditer(text, start, end)]
    lower = [word.lower() for _, _, word in tokens]
    shouted = text[start:end].isupper()
    chunks: list[Chunk] = []
    waiting = iter(places)
    place = next(waiting, None)
    index = 0
    count = len(tokens)
    phrases = lexicon.phrases
    while index < count:
        token_start, token_end, word = tokens[index]
        while place is not None and place.span.start < token_start:
            place = next(waiting, None)
        if place is not None and place.span.start == token_start:
            chunks.append(Chunk(token_start, place.span.end, place.quote.lower(), PLACE, place))
            while index < count and tokens[index][0] < place.span.end:
                index += 1
            continue
        limit = _tokens_before(tokens, index, place)
        if not shouted and word[0].isupper() and not word.isupper():
            length, is_name = _name(tokens, lower, index, limit, lexicon)
            if length:
                last = tokens[index + length - 1][1]
                words = text[token_start:last].lower()
                chunks.append(Chunk(token_start, last, words, UNKNOWN, name=is_name))
                index += length
                continue
        entry, length = UNKNOWN, 1
        for rest, candidate in phrases.get(lower[index], ()):
            size = len(rest) + 1
            if size <= limit and tuple(lower[index + 1 : index + size]) == rest:
                entry, length = candidate, size
                break
        last = tokens[index + length - 1][1]
        chunks.append(Chunk(token_start, last, " ".join(lower[index : index + length]), entry))
        index += length
    return chunks


def _tokens_before(tokens: list[tuple[int, int, str]], index: int, place: Place | None) -> int:
    """How many tokens from this one on stand before the next place."""
    if place is None:
        return len(tokens) - index
    count = 0
    limit = place.span.start
    while index + count < len(tokens) and tokens[index + count][0] < limit:
        count += 1
        if count > 8:  # noqa: PLR2004 -- longer than any phrase of a lexicon
            break
    return count


def _name(
    tokens: list[tuple[int, int, str]],
    lower: list[str],
    index: int,
    limit: int,
    lexicon: Lexicon,
) -> tuple[int, bool]:
    """How many tokens make a capitalised name here, and whether a place may be called so."""
    opening = lower[index]
    known = lexicon.single(opening)
    following = tokens[index + 1][2] if index + 1 < min(len(tokens), index + limit) else ""
    goes_on = following[:1].isupper() or following in lexicon.particles
    if known is not None and not (
        goes_on and ("geo" in known.tags or (index and "determiner" in known.tags))
    ):
        # A word of the lexicon, as "Captagon" or "Women" in a title; a name only with more to it.
        return 0, False
    if index == 0 and not goes_on:
        return 1, _is_subject(following, lexicon)
    end = best = index + 1
    while end < min(index + limit, index + _LONGEST_NAME, len(tokens)):
        word = tokens[end][2]
        if word[0].isupper() and tokens[end][0] - tokens[end - 1][1] <= 1:
            end += 1
            best = end
        elif lower[end] in lexicon.particles or word in "-'’":
            end += 1
        else:
            break
    is_place = opening not in lexicon.stop and lower[best - 1] not in lexicon.stop
    return best - index, is_place


def _is_subject(following: str, lexicon: Lexicon) -> bool:
    """Whether the first word of a sentence is a name, as its verb shows: "X is the port where"."""
    entry = lexicon.single(following)
    return entry is not None and "be" in entry.tags
