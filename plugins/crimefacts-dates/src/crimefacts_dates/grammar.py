"""The forms of time expressions, as patterns over categories of words instead of words.

The lexer gives every word, number and mark of a passage one category, written as one character; a
form is a regular expression over these characters. One set of forms reads all languages: what is
language is in which category a word belongs to (`locales/*/lexicon.toml`).
"""

from __future__ import annotations

import re
from functools import cache

CATEGORIES = (
    # Numbers by what they can be: 1-12, 13-31, other two digits, four digits, the rest, "3rd",
    # Roman numerals; and digits that are an expression by themselves ("2014-03-25", "1980s", "Q1").
    *("n12", "n31", "n99", "y4", "num", "nth", "roman", "numeric", "decade", "quarter_code"),
    *("ordinal", "cardinal", "multiplier", "decade_word", "article", "few", "half", "hedge"),
    *("month", "month_short", "month_weak", "month_weekday", "month_number"),
    *("weekday", "weekday_short", "weekday_ordinal", "weekday_plural"),
    *("unit_year", "unit_month", "unit_week", "unit_day", "unit_weekend", "unit_time"),
    *("unit_decade", "unit_century", "unit_other", "units_year", "units"),
    *("deictic", "deictic_daypart", "daypart", "season", "season_weak", "part", "part_noun"),
    *("modifier", "contraction", "modifier_either", "modifier_after", "every", "recurrence"),
    *("vague", "present", "holiday", "of", "the", "and", "or", "to", "in", "on", "between"),
    *("from", "since", "starting", "onward", "during", "within", "ahead", "ago", "before_now"),
    *("later", "earlier", "before", "after", "from_now", "so_far", "to_date", "rest", "long"),
    *("age", "business", "calendar", "fiscal", "fiscal_code", "calendar_code", "beginning_on"),
    *("week_commencing", "comma", "dash", "slash", "dot", "apostrophe", "left", "right"),
    *("mark", "other"),
)
# One character each, none of them special in a pattern.
CODES = {name: chr(0xC0 + index) for index, name in enumerate(CATEGORIES)}
OTHER = CODES["other"]

_GROUPS = {
    "DIGITS": "n12 n31",
    "PLAIN_DAY": "n12 n31 nth",
    "DAY": "n12 n31 nth ordinal cardinal weekday_ordinal month_number",
    "MONTH": "month month_short month_weak month_weekday month_number",
    "WEEKDAY": "weekday weekday_short weekday_ordinal month_weekday",
    "NTH": "nth ordinal weekday_ordinal",
    "MOD": "modifier contraction modifier_either",
    "POST": "modifier_either modifier_after",
    "NUMBER": "n12 n31 n99 y4 num cardinal month_number",
    "COUNT": "n12 n31 n99 y4 num cardinal month_number few article",
    "BIG": "unit_year unit_month unit_week unit_decade unit_century unit_other unit_weekend",
    "UNIT": "unit_year unit_month unit_week unit_day unit_weekend unit_time unit_decade "
    "unit_century unit_other",
    "UNITS": "units_year units",
    "ANY": "unit_year unit_month unit_week unit_day unit_weekend unit_time unit_decade "
    "unit_century unit_other units_year units",
    "PART_OF_DAY": "daypart deictic_daypart",
    "SEASON": "season season_weak",
}

_MACROS = {
    "YEAR": r"(?:<y4>|<apostrophe><DIGITS|n99>)",
    # "last year", "el año pasado", "de ese mismo año"
    "REL_YEAR": r"(?:<MOD>{1,2}<unit_year>|<the>?<unit_year><POST>{1,2})",
    # What tells the year of a date: "2014", ", 2014", "de 2014", "del año 2014", "last year".
    "TAIL": r"(?:(?:<comma>?(?:<of|in|the|comma>{0,2}<calendar>?<unit_year>?<calendar>?<of>?)"
    r"|<dash|slash|dot>){YEAR}|<comma>?<of|in|the>{0,2}{REL_YEAR})",
    "SHORT_YEAR": r"(?:<of><the>?<n99>|<dash|slash><DIGITS|n99>)",
    "WEEKDAY_FIRST": r"(?:<WEEKDAY><comma|dash>?<the|in|on>{0,2}<unit_day>?)",
    "MONTH_NAME": r"(?:(?:<unit_month><of>)?<MONTH>)",
    "DATE": r"(?:<MOD>{0,2}{WEEKDAY_FIRST}?<MOD>?(?:"
    r"<PLAIN_DAY><unit_day>?<of|dash|slash|the>{0,2}{MONTH_NAME}"
    r"|<DAY><unit_day>?<of|dash><the>?{MONTH_NAME}"
    r"|<ordinal|cardinal><month>"
    r"|<MONTH><dash|slash|the>?<PLAIN_DAY|ordinal>(?!<dash|slash>?<ANY>)"
    r"|<MONTH><comma><nth>|<month|month_weak><cardinal>)"
    r"(?:{TAIL}|{SHORT_YEAR}|(?<=<MONTH>)<DIGITS|n99>)?)",
    "AMOUNT": r"(?:<hedge|few>?<COUNT>)",
    # "five years", "7 years and 9 months", "two and a half years", "un año y medio", "half a year"
    "LENGTH": r"(?:{AMOUNT}(?:<dash|and><article>?<half>)?<dash>?<business>?<ANY><business>?"
    r"(?:(?:<comma><NUMBER><ANY>){1,2}<and><COUNT><ANY>"
    r"|(?:(?:<and><COUNT>|<NUMBER>)<dash>?<ANY>){0,3}(?:<and><article>?<half>(?!<dash>?<ANY>))?)"
    r"|<half><dash>?<article>?<UNIT>|<UNIT><and><article>?<half>)",
    "FROM_HERE": r"<ago|later|earlier|before|after|from_now>",
    # A unit told by its place from here: "last week", "semana pasada", "the past two years".
    "SHIFTED": r"(?:<MOD>{1,2}<hedge>?<COUNT>?<business|fiscal|calendar>?<half>?<dash>?<ANY>"
    r"(?:<and>(?:<COUNT><ANY>(?!{FROM_HERE})|<article>?<half>(?!<dash>?<ANY>))){0,2}"
    r"(?:<business|fiscal|calendar>|<POST>)?"
    r"|<NUMBER|few><business>?<MOD><UNITS>"
    r"|<NUMBER|few>?<ANY><business|fiscal|calendar>?<POST>{1,2}|<BIG><after><the>?"
    r"<modifier|modifier_either>(?!<WEEKDAY|MONTH|ANY>))",
    "MONTH_YEAR": r"(?:<MOD>?{MONTH_NAME}(?:{TAIL}|{SHORT_YEAR}|<POST>)?)",
    "YEAR_NAME": (
        r"(?:(?:<calendar>?<unit_year><calendar>?<of>?)?<y4>|<calendar_code><y4|n99|DIGITS>)"
    ),
    "DECADE_NAME": r"(?:<decade|decade_word>|<units_year><n99|y4|cardinal|decade|decade_word>"
    r"|<unit_decade><of|the>{0,2}(?:<units_year|unit_year><of>?)?"
    r"<n99|y4|cardinal|decade|decade_word>)",
    "WHOLE": r"(?:{MONTH_YEAR}|{DECADE_NAME}|{SHIFTED}|{YEAR_NAME}|<unit_century><roman>"
    r"|<NTH><unit_century>|<BIG>)",
    "NODE": r"(?:<numeric>|{DATE}|<deictic|deictic_daypart|present|holiday>|<MOD>{0,2}<WEEKDAY>)",
}

# In order of preference: of the forms that fit at a place, the first one is taken.
_FORMS = {
    "age": r"<COUNT><dash>?<ANY><dash>?<age>",
    "numeric-date": r"<MOD>?(?:<WEEKDAY><comma|dash>?)?<MOD>?<numeric>",
    "day-range": r"<MOD>?{WEEKDAY_FIRST}?<DAY>(?:<unit_day>?<dash|to|and|or|comma>{1,2}<the>?"
    r"<unit_day>?<DAY>)"
    r"{1,4}<of|the>{0,2}{MONTH_NAME}(?:{TAIL}|{SHORT_YEAR})?"
    r"|<MONTH><the>?<PLAIN_DAY|ordinal>(?:<dash|to|and>{1,2}<the>?<PLAIN_DAY|ordinal>"
    r"(?!<dash|slash>?<ANY|MONTH>))(?:{TAIL}|{SHORT_YEAR})?",
    "week-of": (
        r"<week_commencing>{DATE}|<unit_week>"
        r"<of|beginning_on|part_noun|the|on|from|since|starting>{1,3}(?:{DATE}|<nth>)"
    ),
    "feast-weekend": (
        r"<unit_weekend><of><the>?<holiday>{TAIL}?|<holiday>(?:{TAIL})?<unit_weekend>{TAIL}?"
    ),
    "year-first": r"<y4><dash|slash|comma>?<MONTH>(?:<dash|slash><PLAIN_DAY>)?"
    r"|<y4><dash|slash><PLAIN_DAY><dash|slash><MONTH>|<MONTH><dash><y4><dash><PLAIN_DAY>"
    r"|<PLAIN_DAY><dash><y4><dash><MONTH>",
    "numbers-only": (
        r"<PLAIN_DAY><of><n12><of><y4>|(?<=<the>)<PLAIN_DAY><of><n12>(?!<of|ANY|other>)"
    ),
    "year-range": r"<y4><dash|slash><n12|n31|n99>",
    "week-number": (
        r"<unit_week>(?:<DIGITS|n99>|<cardinal>(?!<of>)){TAIL}?|<NTH><unit_week>(?:<of><the>?"
        r"<unit_year>)"
    ),
    "calendar-date": r"{DATE}",
    "part": r"<part><dash>?<of|the|in>{0,3}{WHOLE}|<part_noun><dash|of><the>?{WHOLE}",
    "shifted-month": r"<MOD>{1,2}{MONTH_NAME}{TAIL}?|{MONTH_NAME}<POST>",
    "nth-part": (
        r"<NTH|MOD><COUNT>?<fiscal|calendar>?<ANY|half|part_noun>(?:<of><the>?{WHOLE}|"
        r"<dash>?{TAIL})|<NTH><COUNT>?<unit_week|unit_day|units><in><the>?{WHOLE}"
    ),
    "quarter": r"<quarter_code>{TAIL}?|<y4><dash>?<quarter_code>|<NTH><unit_other>",
    "season": r"<MOD>?<SEASON>{TAIL}|<MOD><SEASON>|<SEASON><POST>|<season>",
    "holiday": r"<MOD>?<holiday>{TAIL}?",
    "weekday": r"(?:<MOD>{1,2}<unit_week>|<unit_week><POST>{1,2})<comma|dash|on|the>{0,2}"
    r"<weekday|weekday_short>"
    r"|<MOD>{0,2}<WEEKDAY><POST>?"
    r"(?:<left><DIGITS><right>|<comma>?<the>?(?:<unit_day><cardinal>|<unit_day>?"
    r"<PLAIN_DAY|ordinal>(?!<dash|and|to>?<ANY|NUMBER|dash>)))?"
    r"(?:<comma>?<of|in|the|on>{0,3}(?:<MOD>{1,2}<unit_week>|<unit_week><POST>{1,2}))?"
    r"(?:<of|in|the|on|to>{0,2}<PART_OF_DAY>)?",
    "relative-day": r"(?:<deictic>|(?<!<the|article|every|NUMBER|of|MOD>)<deictic_daypart>)"
    r"(?:<of|in|the|on|to>{0,2}<PART_OF_DAY>)?"
    r"(?:<left><DIGITS><right>|<comma>?{DATE}|<comma>?<weekday>(?:<comma>?<DIGITS>)?)?"
    r"|<MOD>{1,2}<PART_OF_DAY>",
    "day-of-month": (
        r"<MOD>?<unit_day>?<DAY><unit_day>?<of|the>{1,2}<MOD>{1,2}<unit_month>"
        r"|<MOD>?<unit_day>?<DAY><unit_day>?<of|the>{1,2}<unit_month><POST>{0,2}"
        r"|<MOD>?<unit_day><PLAIN_DAY|cardinal>(?!<of|dash|slash|the>{0,2}<MONTH>)"
        r"|(?<=<on>)<nth>(?!<other>)|(?<=<on><the>)<nth>(?!<other>)"
    ),
    "ago": r"<before_now><hedge>?(?:{LENGTH}|<UNITS>)<ago>?|(?:{LENGTH}|<UNITS>)<ago>",
    "span-from": r"{LENGTH}<comma>?<beginning_on><from>?{NODE}"
    r"|(?<=<during>){LENGTH}<comma>?(?:<from|since|starting>{NODE}|<from_now>)",
    "offset": r"{LENGTH}(?:<after|before|from|since|starting>{NODE}|<later|earlier><of>{NODE}"
    r"|<from_now>"
    r"|<later|earlier>(?!<of>|<MOD><ANY>|<in><the>?<ANY>))"
    r"|(?<=<the>)<unit_day><before|after>(?!<other>)",
    "to-date": r"<earlier|so_far><of|in|the>{0,3}(?:<MOD>?<BIG|unit_day>(?:<of>?{YEAR}|"
    r"<POST>)?|{YEAR_NAME}|{MONTH_YEAR})"
    r"|<MOD>?<unit_year><POST>?<comma>?<so_far|to_date>",
    "from-date": r"<later|rest><of|in|the>{0,3}(?:<MOD><BIG|unit_day>|<BIG>)",
    "fiscal-year": (
        r"<fiscal><unit_year>?<of>?{YEAR}|<unit_year><fiscal><of>?{YEAR}|<fiscal_code>{YEAR}|"
        r"<fiscal_code><DIGITS|n99>"
    ),
    "month": r"{MONTH_NAME}(?:{TAIL}|{SHORT_YEAR})?",
    "decade": r"{DECADE_NAME}",
    "century": r"<unit_century><roman>|<NTH><unit_century>",
    "relative-unit": r"{SHIFTED}",
    "year": r"{YEAR_NAME}|<apostrophe><n99>",
    "recurrence": r"<every>(?:<COUNT|ordinal>?<ANY>|<weekday|month|weekday_plural|PART_OF_DAY>)"
    r"|<weekday_plural>|<recurrence>",
    "length-range": r"<between>?{AMOUNT}<dash|to|and|or>{AMOUNT}<dash>?<ANY>",
    "length": (
        r"<within|ahead>?{LENGTH}(?:<dash><long>)?|<COUNT|few>?<dash>?<ANY><dash><long>|"
        r"<UNITS>"
    ),
    "weekend": r"<unit_weekend>",
    "vague": r"<vague>",
}

_CLASS = re.compile(r"<([a-zA-Z_0-9|]+)>")
_MACRO = re.compile(r"\{([A-Z_]+)\}")
_QUANTIFIER = re.compile(r"[?*+]|\{\d+(?:,\d*)?\}")


def chars(names: str) -> str:
    """The characters of categories and groups of categories, given as in a form ("the|MOD")."""
    categories = (name for group in names.split("|") for name in _GROUPS.get(group, group).split())
    return "".join(dict.fromkeys(CODES[category] for category in categories))


def compile_form(form: str) -> str:
    """A form as a regular expression over category characters."""
    while _MACRO.search(form):
        form = _MACRO.sub(lambda name: _MACROS[name[1]], form)
    return _CLASS.sub(lambda names: f"[{chars(names[1])}]", form)


def first_characters(pattern: str) -> frozenset[str]:
    """The characters that a match of a compiled form can begin with."""
    return _first(pattern, 0, len(pattern))[0]


def _first(pattern: str, start: int, end: int) -> tuple[frozenset[str], bool]:
    """What a stretch of a pattern can begin with, and whether it can match nothing."""
    found: set[str] = set()  # over all alternatives
    nullable = False
    open_ended = True  # whether all items so far of this alternative can match nothing
    position = start
    while position < end:
        if pattern[position] == "|":
            nullable |= open_ended
            open_ended = True
            position += 1
            continue
        after, firsts, may_skip = _item(pattern, position)
        if open_ended:
            found |= firsts
            open_ended = may_skip
        position = after
    return frozenset(found), nullable or open_ended


def _item(pattern: str, position: int) -> tuple[int, frozenset[str], bool]:
    """The end of the item at a position, what it can begin with, and whether it may be skipped."""
    if pattern[position] == "[":
        after = pattern.index("]", position) + 1
        firsts, may_skip = frozenset(pattern[position + 1 : after - 1]), False
    else:
        after = _closing(pattern, position) + 1
        if pattern.startswith("(?:", position):
            firsts, may_skip = _first(pattern, position + 3, after - 1)
        else:  # a look around
            firsts, may_skip = frozenset(), True
    quantifier = _QUANTIFIER.match(pattern, after)
    if quantifier:
        return (
            quantifier.end(),
            firsts,
            may_skip or quantifier[0] in "?*" or quantifier[0][1] == "0",
        )
    return after, firsts, may_skip


def _closing(pattern: str, position: int) -> int:
    depth = 0
    while True:
        depth += {"(": 1, ")": -1}.get(pattern[position], 0)
        if not depth:
            return position
        position += 1


@cache
def _compiled_forms() -> dict[str, tuple[str, frozenset[str]]]:
    compiled = {name: compile_form(form) for name, form in _FORMS.items()}
    return {
        name.replace("-", "_"): (form, first_characters(form)) for name, form in compiled.items()
    }


@cache
def whole_form(name: str) -> re.Pattern[str]:
    """One form by itself, for what is part of a longer one."""
    return re.compile(_compiled_forms()[name][0])


@cache
def forms() -> dict[str, re.Pattern[str]]:
    """The forms that can begin with a category, in one pattern, by the category's character.

    The name of the form that fits is the match's `lastgroup`.
    """
    by_character: dict[str, list[str]] = {}
    for name, (_, firsts) in _compiled_forms().items():
        for character in firsts:
            by_character.setdefault(character, []).append(name)
    return {character: _joined(tuple(names)) for character, names in by_character.items()}


@cache
def beginnings() -> re.Pattern[str]:
    """Finds the places in a passage where a form can begin."""
    return re.compile(f"[{''.join(sorted(forms()))}]")


@cache
def _joined(names: tuple[str, ...]) -> re.Pattern[str]:
    groups = (f"(?P<{name}>{_compiled_forms()[name][0]})" for name in names)
    return re.compile("|".join(groups))
