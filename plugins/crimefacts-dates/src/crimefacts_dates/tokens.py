"""Cut what stands between two blanks into words, numbers and marks, each with its category."""

from __future__ import annotations

import re
from collections.abc import Iterable
from typing import Any, NamedTuple

from crimefacts_dates.grammar import CODES, OTHER
from crimefacts_dates.lexicon import Entry, Lexicon, fold
from crimefacts_dates.numeric import read_compact, read_numeric


class Token(NamedTuple):
    """A word, number or mark.

    Args:
        written: It in lower case.
        value: What it means: the number of a month, the code of a unit, the word itself.
        length: How many code points it has in the text.
    """

    written: str
    value: Any
    length: int


#: What a word is cut into: the tokens' category characters, the tokens, what they are to phrases
#: (from `phrase_marks`), and how many code points it has.
Cut = tuple[str, tuple[Token, ...], str, int]

_DIGITS = frozenset("0123456789")
_NUMERIC, _NUM, _MARK = CODES["numeric"], CODES["num"], CODES["mark"]
_NUMERIC_DASH = CODES["numeric"] + CODES["dash"]
_UNLISTED: Entry = (OTHER, None)
# A text has the same words over and over; so many different ones are kept, none of them longer.
_MOST_REMEMBERED = 8192
_LONGEST_REMEMBERED = 24


class Cutter(dict[str, Cut]):
    """The tokens of what stands between two blanks; what was cut once is remembered.

    Args:
        lexicon: The words of the text's language.
    """

    def __init__(self, lexicon: Lexicon) -> None:
        self.lexicon = lexicon

    def __missing__(self, written: str) -> Cut:
        """Cut up what has not been met yet."""
        lower = fold(written)
        entry = self.lexicon.words.get(lower)
        if entry is None and lower.isalpha():
            entry = _UNLISTED
        if entry is not None:
            code, value = entry
            codes, tokens = code, [Token(lower, value, len(lower))]
        else:
            codes, tokens = self._cut(lower)
        cut = codes, tuple(tokens), phrase_marks(tokens, self.lexicon), len(lower)
        if len(written) <= _LONGEST_REMEMBERED:
            if len(self) >= _MOST_REMEMBERED:
                self.clear()
            self[written] = cut
        return cut

    def _cut(self, lower: str) -> tuple[str, list[Token]]:
        listed = self.lexicon.words.get
        codes = ""
        tokens: list[Token] = []
        for match in self.lexicon.token.finditer(lower):
            word = match[0]
            code, value = listed(word, _UNLISTED)
            if code == OTHER and not word[0].isalpha():
                joined = codes.endswith(_NUMERIC_DASH)
                code, value = _unlisted(lower, match, word, joined=joined)
            codes += code
            tokens.append(Token(word, value, len(word)))
        return codes, tokens


def phrase_marks(tokens: Iterable[Token], lexicon: Lexicon) -> str:
    """A digit for each token: 1 if phrases begin with it, 2 if it is the second word of some.

    It is 3 for both, 0 for neither.
    """
    openers, seconds = lexicon.openers, lexicon.seconds
    return "".join(
        [str((token.written in openers) + 2 * (token.written in seconds)) for token in tokens]
    )


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
