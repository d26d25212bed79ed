"""Word classes, as bits: a sentence is looked through again and again, and bits are asked fastest.

The lexicon of a language names them in lower case.
"""

from __future__ import annotations

_LEXICON = (
    *("geo", "market", "country", "smuggler", "agency", "actor", "purpose", "stop"),
    *("determiner", "adjective", "and", "or", "list", "onward", "there"),
    *("from_where", "through_where", "to_where", "reference", "home", "ours", "definite"),
    *("taken", "clitic", "topic", "idiom", "pretence", "inside", "none", "negation"),
    *("affirmation", "clause", "relative", "pronoun", "person", "with", "be", "crime"),
    *("lawful", "bound", "descent", "made", "semicolon", "bracket"),
)
_RECOGNISED = (
    *("cargo", "construction", "motion", "means", "preposition", "origin"),
    *("place", "demonym", "name", "location", "unknown", "hyphen", "pause"),
)

#: The bit of each class.
BITS = {name: 1 << position for position, name in enumerate((*_LEXICON, *_RECOGNISED))}

ACTOR = BITS["actor"]
ADJECTIVE = BITS["adjective"]
AFFIRMATION = BITS["affirmation"]
AGENCY = BITS["agency"]
AND = BITS["and"]
BE = BITS["be"]
BOUND = BITS["bound"]
CLAUSE = BITS["clause"]
CLITIC = BITS["clitic"]
COUNTRY = BITS["country"]
CRIME = BITS["crime"]
DEFINITE = BITS["definite"]
DESCENT = BITS["descent"]
DETERMINER = BITS["determiner"]
FROM_WHERE = BITS["from_where"]
GEO = BITS["geo"]
HOME = BITS["home"]
INSIDE = BITS["inside"]
LAWFUL = BITS["lawful"]
LIST = BITS["list"]
MADE = BITS["made"]
MARKET = BITS["market"]
NEGATION = BITS["negation"]
NONE = BITS["none"]
ONWARD = BITS["onward"]
OR = BITS["or"]
OURS = BITS["ours"]
PERSON = BITS["person"]
PRETENCE = BITS["pretence"]
PRONOUN = BITS["pronoun"]
PURPOSE = BITS["purpose"]
REFERENCE = BITS["reference"]
RELATIVE = BITS["relative"]
SMUGGLER = BITS["smuggler"]
STOP = BITS["stop"]
TAKEN = BITS["taken"]
THROUGH_WHERE = BITS["through_where"]
TOPIC = BITS["topic"]
TO_WHERE = BITS["to_where"]

#: It names a cargo.
CARGO = BITS["cargo"]
#: It sets off a construction.
CONSTRUCTION = BITS["construction"]
#: It sets off a construction that is a leg of a journey.
MOTION = BITS["motion"]
#: It carries cargo.
MEANS = BITS["means"]
#: It is a preposition of some kind.
PREPOSITION = BITS["preposition"]
#: It may say where something comes from.
ORIGIN = BITS["origin"]
#: It is a place that another extractor recognised.
PLACE = BITS["place"]
#: It is such a place by its people or their adjective.
DEMONYM = BITS["demonym"]
#: It is a capitalised name that no one has recognised.
NAME = BITS["name"]
#: It is a place by its own name, recognised or not.
LOCATION = BITS["location"]
#: It is a word that the lexicon does not know, and no name or place.
UNKNOWN = BITS["unknown"]
#: A hyphen or dash that joins words.
HYPHEN = BITS["hyphen"]
#: A comma, colon, semicolon or bracket.
PAUSE = BITS["pause"]
#: What does not tell of which class a noun is.
SILENT = UNKNOWN | MEANS | ORIGIN
