"""The phrases by which page furniture is known, and how a line opens with them."""

from __future__ import annotations

import re
from enum import StrEnum
from functools import cache, lru_cache
from typing import NamedTuple

from crimefacts.text.lines import Line
from crimefacts.text.publication import collect, fold

_FILE = "furniture.toml"
_TOKEN = re.compile(r"\w+")  # `re` is the faster one here
# Phrases are short; a cue is looked for in the opening of a line only.
# What may follow a menu that is glued to it.
_TITLE = re.compile(r"[\"'“‘«¿¡]?[^\W\d_a-zà-öø-ÿ]|\d")
_PHRASE_TOKEN = re.compile(r"[^\W_]+|[#*]")
_OPENING = 100
_NUMBER = "#"
_ANY = "*"
_OPEN_END = "..."
# Addresses and rights open so as well.
_SHAPES = ("http", "HTTP", "www", "WWW", "Copyright", "COPYRIGHT", "copyright")


class Cue(StrEnum):
    """What a phrase says of its line; the keys of the locales' `furniture.toml`.

    A phrase may stand under several keys: the first that fits the line decides.
    """

    TAIL = "tails"
    BOX = "boxes"
    BOTTOM = "bottoms"
    LABEL = "labels"
    LINE = "lines"
    TEASER = "teasers"
    OPENING = "openings"
    NOTE = "notes"
    CREDIT = "credits"
    BYLINE = "bylines"


class Match(NamedTuple):
    """A line opens with a phrase.

    Args:
        cue: What the phrase says.
        end: Offset in the line behind the phrase.
        words: How many words it has.
        open_ended: Whether a few words more may follow in a whole line.
    """

    cue: Cue
    end: int
    words: int
    open_ended: bool


class _Node(dict[str, "_Node"]):
    """What may follow the words so far, and what these are by themselves."""

    def __init__(self) -> None:
        super().__init__()
        self.cues: list[tuple[Cue, bool]] = []


def opening_cues(line: str) -> list[Match]:
    """The phrases that a line opens with, the longest first.

    Args:
        line: A line, or the beginning of one.
    """
    first = _TOKEN.search(line, 0, _OPENING)
    node = _phrases_behind(first[0]) if first else None
    if first is None or node is None:
        return []
    found: list[Match] = []
    words = 1
    end = first.end()
    while True:
        for cue, more in node.cues:
            found.append(Match(cue, end, words, more))
        token = _TOKEN.search(line, end, end + _OPENING) if node else None
        following = _following(node, token[0]) if token else None
        if token is None or following is None:
            return found[::-1]
        node, end, words = following, token.end(), words + 1


def _following(node: _Node, token: str) -> _Node | None:
    found = node.get(_word(token))
    return node.get(_ANY) if found is None else found


@lru_cache(maxsize=16_384)
def is_telling(word: str) -> bool:
    """Whether a line that opens with a word may be furniture: a cheap test before all others.

    Args:
        word: The line's first word; it may be empty.
    """
    return bool(word) and (
        _phrases_behind(word) is not None or _opens_row(word) or word.startswith(_SHAPES)
    )


def may_open(text: str, line: Line, opening: str) -> bool:
    """Whether a line may open with a cue or be a row: a cheap test before the others.

    Args:
        text: Any text.
        line: Where the line begins and ends.
        opening: The line's first word; it may be empty.
    """
    if not is_telling(opening):
        return False
    node = _phrases_behind(opening)
    if _opens_row(opening) or (node is not None and node.cues):
        return True
    if node is None:
        return False
    start, end = line
    first = text.index(opening, start) + len(opening)
    second = _TOKEN.search(text, first, min(end, first + _OPENING))
    return second is not None and _following(node, second[0]) is not None


@lru_cache(maxsize=8_192)
def _phrases_behind(word: str) -> _Node | None:
    """The phrases that begin with a word."""
    return _phrases().get(_word(word))


@lru_cache(maxsize=8_192)
def _opens_row(word: str) -> bool:
    """Whether a row may begin with a word."""
    return fold(word) in _row_openings() or is_glued(word)


def is_row(line: str) -> bool:
    """Whether a line is made of nothing but entries of menus or names of buttons.

    They may be glued to each other ("FacebookTwitterWhatsApp").
    """
    first = _TOKEN.search(line, 0, _OPENING)
    if first is None or not _opens_row(first[0]):
        return False
    entries, fillers = _by_initial("menu", "buttons"), _by_initial("fillers")
    found = False
    position = first.start()
    while position < len(line):
        if not line[position].isalpha():
            position += 1
            continue
        end = _entry_end(line, position, entries)
        found = found or end > 0
        position = end or _entry_end(line, position, fillers)
        if not position:
            return False
    return found


def is_glued(word: str) -> bool:
    """Whether a word has a capital in its midst, as glued words have ("HomeNews")."""
    return not (word.islower() or word.istitle() or word.isupper()) and word.isalpha()


def is_button(line: str) -> bool:
    """Whether a button is named in a row.

    Args:
        line: A line that is a row.
    """
    return any(fold(token) in _buttons() for token in _TOKEN.findall(line))


def glued_menu(line: str) -> int:
    """How many characters at the beginning of a line are menu entries glued to what follows.

    Args:
        line: The line, such as "HomeNewsBriefTitle".
    """
    first = _TOKEN.match(line)
    if first is None or not (is_glued(first[0]) and line[0].isupper()):
        return 0
    entries = _by_initial("menu")
    position = 0
    end = _entry_end(line, 0, entries)
    while end and _TITLE.match(line, end):
        position = end
        end = _entry_end(line, position, entries)
    return position


def is_menu(stretch: str) -> bool:
    """Whether a stretch is menu entries glued to each other, in capitals too ("HOMENEWSBRIEF").

    Args:
        stretch: What stands before a title.
    """
    entries = _by_initial("menu")
    folded = fold(stretch)
    position = 0
    while position < len(folded):
        here = entries.get(folded[position], ())
        entry = next((entry for entry in here if folded.startswith(entry, position)), None)
        if entry is None:
            return False
        position += len(entry)
    return bool(folded)


def _entry_end(line: str, start: int, entries: dict[str, list[str]]) -> int:
    """Where the longest entry ends that stands here whole or glued to what follows; 0 if none."""
    for entry in entries.get(line[start].lower(), ()):
        end = start + len(entry)
        if line[start:end].lower() == entry and (
            end >= len(line) or not line[end].isalnum() or line[end].isupper()
        ):
            return end
    return 0


def _word(token: str) -> str:
    return fold(token) if token[0].isalpha() else _NUMBER


@cache
def _phrases() -> _Node:
    root = _Node()
    for cue in Cue:
        for phrase in collect(cue.value, _FILE):
            node = root
            for token in _PHRASE_TOKEN.findall(phrase.removesuffix(_OPEN_END)):
                key = token if token in {_NUMBER, _ANY} else fold(token)
                node = node.setdefault(key, _Node())
            entry = (cue, phrase.endswith(_OPEN_END))
            if entry not in node.cues:
                node.cues.insert(0, entry)
    return root


@cache
def _buttons() -> frozenset[str]:
    fillers = {
        fold(token) for phrase in collect("fillers", _FILE) for token in _TOKEN.findall(phrase)
    }
    entries = collect("buttons", _FILE)
    return frozenset(fold(_TOKEN.findall(phrase)[0]) for phrase in entries) - fillers


@cache
def _row_openings() -> frozenset[str]:
    entries = collect("menu", _FILE) + collect("buttons", _FILE)
    return frozenset(fold(_TOKEN.findall(phrase)[0]) for phrase in entries)


@cache
def _by_initial(*keys: str) -> dict[str, list[str]]:
    """The phrases of some keys with and without accents by their first letter, longest first."""
    phrases = {
        form
        for key in keys
        for phrase in collect(key, _FILE)
        for form in (phrase.lower(), fold(phrase))
    }
    index: dict[str, list[str]] = {}
    for phrase in sorted(phrases, key=lambda phrase: (-len(phrase), phrase)):
        index.setdefault(phrase[0], []).append(phrase)
    return index
