"""Where an article ends, and the headlines of others that stand in its midst."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

from crimefacts.text.appeals import speaks_to_reader, talks_to_reader
from crimefacts.text.lines import Line, is_closed, is_name_like
from crimefacts.text.publication import YEAR
from crimefacts.text.verdicts import Verdict

_SENTENCE = 20
_SENTENCE_WORDS = 4
_LONGEST_LEAD = 230
_LONGEST_LABEL = 60
_LONGEST_HEADLINE = 170
_MOST_HEADLINES = 6
_TEASERS = 3
_NAME_WORDS = 5
_MARKS = frozenset({Verdict.BOTTOM, Verdict.TAIL, Verdict.BOX})


def find_tail(text: str, lines: Sequence[Line], verdicts: Mapping[int, Verdict]) -> int:
    """Where what stands below an article begins.

    That is at the first mark behind which there is no paragraph of an article.

    Args:
        text: A page's text.
        lines: Its lines.
        verdicts: What they are.

    Returns:
        Index of a line; the number of lines where the article goes to the end.
    """
    if _MARKS.isdisjoint(verdicts.values()):
        return len(lines)
    last = next(
        (
            index
            for index in range(len(lines) - 1, -1, -1)
            if index not in verdicts
            and is_paragraph(text, lines[index])
            and not _is_excused(text, lines, verdicts, index)
        ),
        len(lines),
    )
    tail = len(lines)
    for index in range(last + 1, len(lines)):
        if verdicts.get(index) in _MARKS or (
            index not in verdicts and talks_to_reader(text[slice(*lines[index])])
        ):
            tail = index
            break
    return _before_leads(text, lines, verdicts, tail)


def _before_leads(
    text: str, lines: Sequence[Line], verdicts: Mapping[int, Verdict], tail: int
) -> int:
    """Move the beginning of the tail up to a heading that has nothing but teasers below it."""
    leads = 0
    best = tail
    for index in range(tail - 1, 0, -1):
        if verdicts.get(index) is Verdict.TAIL and leads >= _TEASERS:
            best = index
        if index in verdicts or not is_paragraph(text, lines[index]):
            continue
        if not (
            _is_labelled(text, lines, verdicts, index) or _is_excused(text, lines, verdicts, index)
        ):
            break
        leads += 1
    else:
        return tail  # there would be no article
    return best


def _is_excused(
    text: str, lines: Sequence[Line], verdicts: Mapping[int, Verdict], index: int
) -> bool:
    """Whether what looks like a paragraph stands below an article as well."""
    return (
        _box_above(text, lines, verdicts, index)
        or _is_dated_lead(text, lines, verdicts, index)
        or _is_appeal(text, lines, verdicts, index)
    )


def _box_above(
    text: str, lines: Sequence[Line], verdicts: Mapping[int, Verdict], index: int
) -> bool:
    """Whether a paragraph stands in a box, below its heading or a name below that."""
    above = verdicts.get(index - 1)
    if above is None and index > 1 and is_name_like(text[slice(*lines[index - 1])], _NAME_WORDS):
        above = verdicts.get(index - 2)
    return above is Verdict.BOX


def is_paragraph(text: str, line: Line) -> bool:
    """Whether a line could be a paragraph of an article.

    Args:
        text: A page's text.
        line: The line.
    """
    start, end = line
    if end - start < _SENTENCE:
        return False
    content = text[start:end]
    closed = (
        is_closed(content)
        and content.rstrip("\"'”’»)]")[-1:] == "."
        and content.count(" ") >= _SENTENCE_WORDS - 1
    )
    return (closed or end - start > _LONGEST_LEAD) and not talks_to_reader(content)


def _is_labelled(
    text: str, lines: Sequence[Line], verdicts: Mapping[int, Verdict], index: int
) -> bool:
    """Whether a short paragraph stands below a line like a label or a headline."""
    above, line = lines[index - 1], lines[index]
    return (
        line[1] - line[0] <= _LONGEST_LEAD
        and above[1] - above[0] <= _LONGEST_LABEL
        and verdicts.get(index - 1) in (None, Verdict.LINE, Verdict.NOTE)
        and not is_closed(text[above[0] : above[1]])
    )


def _is_dated_lead(
    text: str, lines: Sequence[Line], verdicts: Mapping[int, Verdict], index: int
) -> bool:
    """Whether this is the lead of a teaser below its date."""
    above = lines[index - 1]
    return _is_labelled(text, lines, verdicts, index) and YEAR.search(text, *above) is not None


def _is_appeal(
    text: str, lines: Sequence[Line], verdicts: Mapping[int, Verdict], index: int
) -> bool:
    """Whether a paragraph that speaks to the reader stands between buttons and appeals."""
    return (
        (index - 1 in verdicts or text[lines[index - 1][1] - 1] == "?")
        and verdicts.get(index + 1) is Verdict.BOTTOM
        and speaks_to_reader(text[slice(*lines[index])])
    )


def headlines_below(
    text: str, lines: Sequence[Line], verdicts: Mapping[int, Verdict], heading: int
) -> Iterator[int]:
    """The headlines below a heading in the midst of an article.

    Args:
        text: A page's text.
        lines: Its lines.
        verdicts: What they are.
        heading: Index of the heading. What stands below the heading of a box belongs to it too if
            it is a paragraph.

    Yields:
        Indexes of lines.
    """
    if verdicts[heading] is Verdict.BOX:
        for index in range(heading + 1, min(heading + 3, len(lines))):
            if index in verdicts:
                return
            yield index
            if not is_name_like(text[slice(*lines[index])], _NAME_WORDS):
                return
        return
    attached = True  # no blank line since the heading
    last = lines[heading]
    for count, index in enumerate(range(heading + 1, len(lines))):
        line = lines[index]
        attached = attached and text.count("\n", last[1], line[0]) == 1
        content = text[slice(*line)]
        if (
            count >= (_MOST_HEADLINES if attached else 1)
            or len(content) > _LONGEST_HEADLINE
            or (is_closed(content) and content[-1] == ".")
            or index in verdicts
        ):
            return
        yield index
        last = line
