"""Cut what stands between two blanks into words, numbers and marks, each with its category."""

from __future__ import annotations

import re
from typing import Any

from crimefacts_dates.grammar import CODES, OTHER
from crimefacts_dates.lexicon import Entry, Lexicon
from crimefacts_dates.numeric import read_compact, read_numeric

#: A word, number or mark as written, its category character and its value.
Token = tuple[str, str, Any]

_DIGITS = frozenset("0123456789")
_NUMERIC, _NUM, _MARK = CODES["numeric"], CODES["num"], CODES["mark"]
_NUMERIC_DASH = [CODES["numeric"], CODES["dash"]]
_UNLISTED: Entry = (OTHER, None)
# A text has the same words over and over; so many different ones are kept, none of them longer.
_MOST_REMEMBERED = 8192
_LONGEST_REMEMBERED = 24


class Cutter(dict[str, tuple[Token, ...]]):
    """The tokens of what stands between two blanks; what was cut once is remembered.

    Args:
        lexicon: The words of the text's language.
    """

    def __init__(self, lexicon: Lexicon) -> None:
        self.lexicon = lexicon

    def __missing__(self, written: str) -> tuple[Token, ...]:
        """Cut up what has not been met yet."""
        entry = self.lexicon.words.get(written)
        if entry is not None:
            tokens: tuple[Token, ...] = ((written, *entry),)
        elif written.isalpha():
            tokens = ((written, *_UNLISTED),)
        else:
            tokens = self._cut(written)
        if len(written) <= _LONGEST_REMEMBERED:
            if len(self) >= _MOST_REMEMBERED:
                self.clear()
            self[written] = tokens
        return tokens

    def _cut(self, written: str) -> tuple[Token, ...]:
        listed = self.lexicon.words.get
        tokens: list[Token] = []
        for match in self.lexicon.token.finditer(written):
            word = match[0]
            code, value = listed(word, _UNLISTED)
            if code == OTHER and not word[0].isalpha():
                joined = [token[1] for token in tokens[-2:]] == _NUMERIC_DASH
                code, value = _unlisted(written, match, word, joined=joined)
            tokens.append((word, code, value))
        return tuple(tokens)


def _unlisted(written: str, match: re.Match[str], word: str, *, joined: bool) -> Entry:
    """The entry of digits or a mark that no table lists.

    Args:
        written: What it stands in.
        match: The token's match.
        word: The token.
        joined: Whether a numeric date and a dash stand before it.
    """
    if word[0] not in _DIGITS:
        return _MARK, None
    if match["numeric"]:
        before = match.start() - 1
        code = before > 0 and written[before] in "-/.:" and written[before - 1] in _DIGITS
        date = None if code and not joined else read_numeric(word)
        if date is not None:
            return _NUMERIC, date
    compact = read_compact(word)
    if compact is not None:
        return _NUMERIC, compact
    return _NUM if word[-1] in _DIGITS else OTHER, word
