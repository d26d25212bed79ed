"""Numbers in digits, grouped and divided in any manner of the world."""

from __future__ import annotations

import re
from collections.abc import Sequence
from decimal import Decimal

# Digits with the separators that the world groups and divides them by: comma, dot, apostrophes,
# blank, no-break blanks and thin blanks.
NUMBER = r"\d++(?>(?:[.,'’\u00a0\u2009\u202f ]\d++)*)"

BLANKS = " \u00a0\u2009\u202f"
_ONE_BLANK = str.maketrans(dict.fromkeys(BLANKS, " "))
_GROUP_SEPARATORS = "'’ "
_MAY_GROUP = frozenset(BLANKS + ".")
# What most grouped numbers look like, read without further ado.
_GROUPED = re.compile(r"[1-9]\d{0,2}(?:([.,])\d{3}(?>(?:\1\d{3})*))")
_PLAIN = re.compile(r"[\d.,]++")
# "1'250,000.00": in Peru the millions have an apostrophe and the thousands a comma.
_MILLIONS_MARK = re.compile(r"^(\d{1,3})['’](\d{3})[,.](\d{3})(?![\d,.]*['’])")
_GROUP = 3
# Decimal calculates with 28 digits; no sum of money and no count of the world has as many.
_MOST_DIGITS = 24

_DIGITS = re.compile(r"\d++(?>(?:[.,'’]\d++)*)")
# No more groups than a number may have digits: a column of figures is not one number.
_BLANK_GROUPS = re.compile(rf"(?>(?:[{BLANKS}]\d{{3}}(?!\d)){{1,7}})(?>(?:[.,]\d++(?![.,]?\d))?)")
# "32. 660 millones": a blank that slipped in behind the separator, before a word.
_STRAY_GROUP = re.compile(rf"\. \d{{3}}(?=[{BLANKS}][^\W\d_])")


def parse_number(written: str, *, decimal: str = "") -> Decimal | None:
    """Read a number written in digits.

    Separators are told from the grouping of the digits, not from the language: a separator that
    occurs twice, or that stands before another kind, groups; a last comma or dot before other than
    three digits divides. A single comma or dot before exactly three digits groups ("15.000" is
    fifteen thousand), unless what is before it could not be a group ("0.125", "2014.500").

    Args:
        written: Digits and separators, beginning and ending with a digit.
        decimal: The mark ("." or ",") that divides where a single one before exactly three digits
            could do either ("1.375"); none by default: it groups.

    Returns:
        The number, or None where the grouping fits no custom ("1,23,4.5.6") and where there are
        more than 24 digits.
    """
    if len(written) > _MOST_DIGITS and sum(map(str.isdecimal, written)) > _MOST_DIGITS:
        return None
    if written.isdecimal():
        return Decimal(written)
    grouped = _GROUPED.fullmatch(written)
    if grouped is not None and not decimal:
        return Decimal(written.replace(grouped[1], ""))
    clean = written
    if not _PLAIN.fullmatch(written):
        clean = _MILLIONS_MARK.sub(r"\1\2\3", written)
        ungrouped = _without_group_separators(clean)
        if ungrouped is None:
            return None
        clean = ungrouped
    head, mark, tail = _split_at_last_mark(clean)
    return _joined([tail]) if not mark else _divided(head, mark, tail, decimal)


def _without_group_separators(digits: str) -> str | None:
    """The digits without the separators that only group, None where they group badly."""
    digits = digits.translate(_ONE_BLANK)
    for separator in _GROUP_SEPARATORS:
        if separator in digits:
            head, mark, tail = _split_at_last_mark(digits)
            whole, fraction = (head, tail) if mark else (tail, "")
            if separator in fraction or not _well_grouped(whole.split(separator)):
                return None
            digits = digits.replace(separator, "")
    return digits


def _divided(head: str, mark: str, tail: str, decimal: str) -> Decimal | None:
    """The value of digits whose last mark may divide or group."""
    other = "." if mark == "," else ","
    if other in head:  # both kinds of marks: the last one divides
        groups = head.split(other)
        return _joined(groups, tail) if mark not in head and _well_grouped(groups) else None
    groups = [*head.split(mark), tail]
    single = mark not in head
    if _well_grouped(groups) and not (single and mark == decimal):
        return _joined(groups)
    return _joined([head], tail) if single else None


def _split_at_last_mark(digits: str) -> tuple[str, str, str]:
    dot, comma = digits.rfind("."), digits.rfind(",")
    return digits.rpartition("." if dot > comma else ",")


def _joined(groups: Sequence[str], fraction: str = "") -> Decimal:
    return Decimal("".join(groups) + ("." + fraction if fraction else ""))


def _well_grouped(groups: Sequence[str]) -> bool:
    """Whether these are groups of three behind a head of one to three, or Indian groups of two."""
    if len(groups) == 1:
        return False
    head, *middle, tail = groups
    if not 1 <= len(head) <= _GROUP or len(tail) != _GROUP or head.startswith("0"):
        return False
    sizes = {len(group) for group in middle}
    return sizes <= {_GROUP} or (sizes == {2} and len(head) <= 2)  # noqa: PLR2004


def end_of_digits(text: str, start: int) -> int:
    """Where the number in digits that begins at an offset ends.

    Blanks belong to it where they separate groups of three behind a head of one to three digits
    ("11 969.7"), and so does a dot with a blank slipped in behind it ("32. 660 millones").

    Args:
        text: Any text.
        start: Offset of a digit.

    Returns:
        The offset behind its last digit; `start` where no digit stands there.
    """
    digits = _DIGITS.match(text, start)
    if digits is None:
        return start
    end: int = digits.end()
    if text[end : end + 1] not in _MAY_GROUP:
        return end
    if end - start > _GROUP or text[start] == "0" or not text[start:end].isdecimal():
        return end
    groups = _BLANK_GROUPS.match(text, end) or _STRAY_GROUP.match(text, end)
    return groups.end() if groups else end


def digits_value(written: str, *, decimal: str = "") -> Decimal | None:
    """The value of what `end_of_digits` found, with the stray blank behind a dot left out."""
    if ". " in written:
        written = written.replace(". ", ".")
    return parse_number(written, decimal=decimal)
