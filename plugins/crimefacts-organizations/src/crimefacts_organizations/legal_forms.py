"""Companies by the form of company law behind their name ("Minera Aurora S.A.C.")."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterator

from crimefacts import OrganizationKind
from crimefacts_organizations.gazetteers import COMMA_BEFORE, legal_forms
from crimefacts_organizations.lexicon import given_names, lexicon
from crimefacts_organizations.mentions import Mention
from crimefacts_organizations.reading import Reader

# Forms that are as often written without their full stop.
_UNDOTTED = frozenset(
    ("Ltd.", "Inc.", "Corp.", "Co.", "Ltda.", "Lda.", "Pty. Ltd.", "Co., Ltd.", "Pte. Ltd.")
)
# A name of one letter or of many words before a form is none.
_LONGEST = 8
_SHORTEST = 2
# Given name and surname.
_FULL_NAME = 2


def by_legal_form(reader: Reader, mentions: list[Mention]) -> Iterator[Mention]:
    """Find the companies that a legal form tells of, and lengthen those found already by theirs.

    Args:
        reader: The reader of the document.
        mentions: What was found so far, in text order; lengthened in place.
    """
    text = reader.text
    sequences = reader.sequences
    forms = legal_forms().find(
        text, [(start, read.forms) for start, _, read in sequences if read.forms]
    )
    if not forms:
        return
    starts = [start for start, _, _ in sequences]
    by_end = {mention.end: mention for mention in mentions}
    for form, start, behind in forms:
        end = behind
        if form in _UNDOTTED and (
            not text[end : end + 2].strip() or text[end + 1 : end + 2].isupper()
        ):
            end -= 1  # the full stop is that of the sentence
        before = text[start - 2 : start]
        if before[-1:] != " " and before[-1:] != "\u00a0":
            continue
        comma = before[:1] == ","
        name_end = start - 2 if comma else start - 1
        if form in COMMA_BEFORE and not comma:
            continue
        # The name may have been found with the form or the beginning of it in it already.
        known = by_end.get(name_end) or by_end.get(end) or by_end.get(end - 1)
        if known is not None and known.start >= start:
            known = None
        if known is not None:
            if known.kind is OrganizationKind.GOVERNMENT and not known.bare:
                known.kind = OrganizationKind.COMPANY
            known.start = _lengthened(reader, starts, known.start)
            known.end = end
            known.text = text[known.start : end]
            known.evidence.append(f"legal form: {form}")
            continue
        index = bisect_right(starts, name_end - 1) - 1
        begin = None if index < 0 else _begin(reader, sequences[index][0], name_end)
        if begin is None:
            continue
        yield Mention(
            start=begin,
            end=end,
            text=text[begin:end],
            kind=OrganizationKind.COMPANY,
            rule="legal-form",
            evidence=[f"legal form: {form}"],
        )


def _lengthened(reader: Reader, starts: list[int], start: int) -> int:
    """Where a company begins whose noun does not stand first ("Farmalab | Indústria Ltda.")."""
    index = bisect_right(starts, start) - 1
    if index < 0 or starts[index] == start or reader.around.starts_sentence(starts[index]):
        return start
    between = reader.text[starts[index] : start].split()
    return starts[index] if between and all(word[:1].isupper() for word in between) else start


def _begin(reader: Reader, start: int, end: int) -> int | None:
    """Where the name before a form begins, or None where there is none."""
    text = reader.text
    known = lexicon()
    words = text[start:end].split()
    if not words or len(words) > _LONGEST or "\n" in text[start:end]:
        return None
    initial = reader.around.starts_sentence(start)
    while words and (
        (initial and words[0] in known.openers and words[0] not in ("El", "La", "Los", "Las"))
        or words[0] in known.connectors
        or words[0] in known.titles
    ):
        start = text.index(words[1], start + len(words[0])) if len(words) > 1 else end
        words = words[1:]
    name = text[start:end]
    if (
        not words
        or len(name) < _SHORTEST
        or (words[0] in given_names() and len(words) == _FULL_NAME and not initial)
    ):
        return None
    if name in known.countries or (len(words) == 1 and reader.around.is_place(start, end)):
        return None
    return start
