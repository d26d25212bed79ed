"""What crimefacts.testing offers: strategies, planted facts, example tables, the pytest plugin."""

from __future__ import annotations

import datetime as dt
import json
import subprocess
import sys
from decimal import Decimal
from pathlib import Path
from typing import Any, ClassVar

import attrs
import jsonschema
import pytest
from attrs import frozen
from hypothesis import find, given, settings
from hypothesis import strategies as st

from crimefacts import (
    DateExpression,
    DateKind,
    Document,
    Extraction,
    Fact,
    MoneyAmount,
    Organization,
    Pipeline,
    Place,
    Qualifier,
    ReadError,
    Span,
    TraffickingRoute,
)
from crimefacts.facts import FIRST_PARTY_FACTS
from crimefacts.schema import json_schema
from crimefacts.serialization import dumps, fact_from_dict, fact_to_dict, loads
from crimefacts.testing import (
    Example,
    Phrase,
    Planted,
    assert_facts,
    documents,
    extractions,
    facts,
    planted,
    read_examples,
    register_fact_type,
    spans,
    texts,
)
from crimefacts.testing.prose import neutral_sentences
from crimefacts.testing.rules import smallest_text
from crimefacts.testing.subject import moved
from crimefacts.text.locales import Locales

pytest_plugins = ["pytester"]

few = settings(max_examples=40, deadline=None)


@frozen(kw_only=True)
class Bribe(Fact):
    """A bribe."""

    type: ClassVar[str] = "bribe"

    amount: MoneyAmount
    to: tuple[Organization, ...] = ()
    day: dt.date | None = None
    about: Fact | None = None
    size: float = 0.0
    part: Span | None = None


@frozen(kw_only=True)
class Ship(Fact):
    """A ship."""

    type: ClassVar[str] = "ship"

    name: str


register_fact_type(Bribe)
register_fact_type(
    Ship,
    fields={"name": st.sampled_from(["Aurora", "Maria"])},
    phrases={
        "en": [("the tanker Aurora", {"name": "Aurora"})],
        "fr": [Phrase(words="le cargo Maria", cite="Maria", fields={"name": "Maria"})],
    },
    carriers={"en": ["It was {}."]},
)


class TestStrategies:
    @given(st.data())
    @few
    def test_spans_lie_in_their_text(self, data: st.DataObject) -> None:
        text = data.draw(st.text(min_size=1))
        span = data.draw(spans(text))
        assert len(span.of(text)) == len(span)

    def test_an_empty_text_has_no_spans(self) -> None:
        with pytest.raises(ValueError, match="no spans"):
            spans("")

    @pytest.mark.parametrize("fact_type", [*FIRST_PARTY_FACTS, Bribe, Ship])
    def test_from_type_knows_every_fact(self, fact_type: type[Fact]) -> None:
        @given(st.from_type(fact_type))
        @settings(max_examples=15, deadline=None)
        def check(fact: Fact) -> None:
            assert type(fact) is fact_type
            assert len(fact.quote) == len(fact.span)
            assert fact_from_dict(fact_to_dict(fact), (Bribe, Ship)) == fact

        check()

    @given(st.from_type(MoneyAmount))
    @few
    def test_bounds_fit_the_qualifier(self, fact: MoneyAmount) -> None:
        match fact.qualifier:
            case Qualifier.AT_LEAST:
                assert fact.minimum is not None
                assert fact.maximum is None
            case Qualifier.AT_MOST:
                assert fact.minimum is None
                assert fact.maximum is not None
            case Qualifier.RANGE:
                assert fact.minimum is not None
                assert fact.maximum is not None
                assert fact.minimum <= fact.maximum
            case _:
                assert fact.minimum == fact.maximum

    @given(st.from_type(DateExpression))
    @few
    def test_days_are_in_order(self, fact: DateExpression) -> None:
        if fact.earliest and fact.latest:
            assert fact.kind is DateKind.DATE
            assert fact.earliest <= fact.latest

    @given(facts(Place, name=st.just("Lima")))
    @few
    def test_fields_can_be_given(self, fact: Place) -> None:
        assert fact.name == "Lima"
        assert -90 <= (fact.latitude or 0) <= 90

    @given(st.from_type(Ship))
    @few
    def test_registered_fields_are_used(self, fact: Ship) -> None:
        assert fact.name in {"Aurora", "Maria"}

    def test_an_unknown_field_is_refused(self) -> None:
        with pytest.raises(TypeError, match="Ship has no field flag"):
            register_fact_type(Ship, fields={"flag": st.none()})

    @given(extractions(*FIRST_PARTY_FACTS, Bribe, Ship))
    @settings(max_examples=50, deadline=None)
    def test_extractions_are_grounded_and_fit_the_schema(self, extraction: Extraction) -> None:
        assert extraction.document is not None
        for fact in extraction:
            assert fact.span.of(extraction.document.text) == fact.quote
        line = dumps(extraction)
        _VALIDATOR.validate(json.loads(line))
        assert loads(line, (Bribe, Ship)) == extraction
        assert "\n" not in line
        line.encode("utf-8")

    @given(st.from_type(Document), texts())
    @few
    def test_documents_and_texts_can_be_written(self, document: Document, text: str) -> None:
        (document.text + text).encode("utf-8")

    def test_documents_hold_what_real_pages_hold(self) -> None:
        drawn = "\f".join(_drawn(documents(), 300))
        for wanted in ("\r\n", "\u00a0", "$3.5 million", "Compartir", "DISSERAM", "💰"):
            assert wanted in drawn

    def test_all_locales_have_the_same_keys(self) -> None:
        locales = Locales("crimefacts.testing")
        tables = {locale: locales.toml(locale, "prose.toml") for locale in locales.names()}
        assert set(tables) == {"en", "es", "pt"}
        for table in tables.values():
            assert table.keys() == tables["en"].keys()
            assert table["carriers"].keys() == tables["en"]["carriers"].keys()
            assert table["phrases"].keys() == tables["en"]["phrases"].keys()
            assert all("{}" in line for lines in table["carriers"].values() for line in lines)


def _drawn(strategy: st.SearchStrategy[Document], count: int) -> list[str]:
    drawn: list[str] = []

    @given(strategy)
    @settings(max_examples=count, database=None, deadline=None, derandomize=True)
    def collect(document: Document) -> None:
        drawn.append(document.text)

    collect()
    return drawn


_VALIDATOR = jsonschema.Draft202012Validator(json_schema((Bribe, Ship)))


class TestPlanting:
    @pytest.mark.parametrize("fact_type", [*FIRST_PARTY_FACTS, Ship])
    def test_planted_facts_stand_in_the_text(self, fact_type: type[Fact]) -> None:
        @given(planted(fact_type))
        @settings(max_examples=15, deadline=None)
        def check(plant: Planted) -> None:
            assert plant.facts
            for fact in plant.facts:
                assert type(fact) is fact_type
                assert fact.span.of(plant.document.text) == fact.quote
            if isinstance(fact, TraffickingRoute):
                for place in fact.legs:
                    assert place.span.of(plant.document.text) == place.quote

        check()

    def test_carriers_and_citations(self) -> None:
        plant = find(planted(Ship, languages=["en"]), lambda plant: True)
        assert plant.document.text == "It was the tanker Aurora."
        plant = find(planted(Ship, languages=["fr"]), lambda plant: True)
        assert plant.facts[0].quote == "Maria"

    def test_nothing_to_plant_says_what_to_do(self) -> None:
        with pytest.raises(LookupError, match=r"register_fact_type\(Bribe, phrases=...\)"):
            find(planted(Bribe), lambda plant: True)
        with pytest.raises(LookupError, match="no phrases for Ship in"):
            find(planted(Ship, languages=["pt"]), lambda plant: True)

    def test_a_citation_is_part_of_its_phrase(self) -> None:
        with pytest.raises(ValueError, match="does not occur"):
            Phrase(words="a ship", cite="boat")

    @pytest.mark.parametrize("language", ["en", "es", "pt"])
    def test_neutral_sentences_hold_no_facts(self, language: str) -> None:
        text = " ".join(neutral_sentences(language))
        found = Pipeline(on_error="raise").extract(Document(text=text, language=language))
        assert found.facts == ()


class TestReduction:
    def test_the_smallest_text_still_shows_it(self) -> None:
        text = "The police seized 3 kilos of heroin and 5 kilos of cocaine in Lima. " * 20

        def complaint(candidate: str) -> str | None:
            return "bad" if "3 k" in candidate and "Lima" in candidate else None

        assert smallest_text(text, complaint) in {"3 kLima", "Lima3 k"}

    def test_nothing_at_all_may_be_the_smallest(self) -> None:
        assert smallest_text("abc", lambda text: "always") == ""

    @given(extractions(*FIRST_PARTY_FACTS, Bribe))
    @few
    def test_facts_move_with_all_that_is_in_them(self, extraction: Extraction) -> None:
        for fact in extraction:
            there = moved(fact, 7)
            assert there.span.start == fact.span.start + 7
            assert moved(there, -7) == fact
            if isinstance(fact, TraffickingRoute) and isinstance(there, TraffickingRoute):
                for place, moved_place in zip(fact.legs, there.legs, strict=True):
                    assert moved_place.span.start == place.span.start + 7


_MONEY_DIFFERS = (
    "  differs: money '$3' at 0:2 (currency='USD', minimum='3', maximum='3', qualifier='exact')"
)
SHIP = Ship(span=Span(4, 10), quote="Aurora", rule="r", extractor="ships", name="Aurora")
MONEY = MoneyAmount(
    span=Span(0, 2),
    quote="$3",
    rule="r",
    currency="USD",
    minimum=Decimal(3),
    maximum=Decimal(3),
    qualifier=Qualifier.EXACT,
)


class TestExamples:
    def test_tables_of_both_formats_are_read(self, tmp_path: Path) -> None:
        toml = tmp_path / "ships.toml"
        toml.write_text(
            '[[examples]]\ntext = "The Aurora left."\npublished = 2020-01-02\n'
            'facts = [{quote = "A"}]\n'
            '[[examples]]\nid = "other"\ntext = "x"\nuse = "trap"\nlanguage = "es"\n',
            encoding="utf-8",
        )
        first, second = read_examples(toml)
        assert (first.id, first.use, first.language) == ("ships-1", "developed on", "en")
        assert first.facts == ({"quote": "A"},)
        assert first.document.published == dt.date(2020, 1, 2)
        assert (second.id, second.use, second.facts) == ("other", "trap", None)
        lines = tmp_path / "ships.jsonl"
        rows = [{"text": "The Aurora left.", "facts": []}, {"text": "y\u2028"}]
        lines.write_text("\n\n".join(json.dumps(row, ensure_ascii=False) for row in rows), "utf-8")
        assert [example.text for example in read_examples(lines)] == ["The Aurora left.", "y\u2028"]

    @pytest.mark.parametrize(
        ("name", "content", "complaint"),
        [
            ("a.csv", "", "is a .jsonl or a .toml file"),
            ("a.toml", "[[examples]", "Expected"),
            ("a.toml", "[[examples]]\nfacts = []", "example 1 has no text"),
            ("a.toml", '[[examples]]\ntext = "x"\nfact = []', "unknown key 'fact'; there are: co"),
            ("a.toml", '[[examples]]\ntext = "x"\nlanguage = "English"', "ISO 639-1"),
            ("a.jsonl", '{"text": "x"}\n{', "a.jsonl:2: this is no JSON"),
            ("a.jsonl", '\n{"text": 3}', "line 2: example 1 has no text"),
        ],
    )
    def test_a_malformed_table_is_refused(
        self, tmp_path: Path, name: str, content: str, complaint: str
    ) -> None:
        file = tmp_path / name
        file.write_text(content, encoding="utf-8")
        with pytest.raises(ReadError) as caught:
            read_examples(file)
        assert complaint in str(caught.value)

    def test_a_missing_table_is_named(self, tmp_path: Path) -> None:
        for name in ("no.toml", "no.jsonl"):
            with pytest.raises(ReadError, match="No such file"):
                read_examples(tmp_path / name)

    @pytest.mark.parametrize(
        "expected",
        [
            [{"quote": "$3"}, {"quote": "Aurora"}],
            [{"minimum": 3, "maximum": "3"}, {"type": "ship", "name": "Aurora"}],
            [{"minimum": Decimal("3.0"), "qualifier": Qualifier.EXACT, "per": None}, {}],
            [MONEY, SHIP],
        ],
    )
    def test_facts_as_expected(self, expected: list[Any]) -> None:
        assert_facts([MONEY, SHIP], expected)

    @pytest.mark.parametrize(
        ("expected", "story"),
        [
            ([{"quote": "$3"}], ["+ extra:   ship 'Aurora' at 4:10 (name='Aurora')"]),
            (
                [{"quote": "$3"}, {"quote": "Lima"}, {"quote": "Aurora"}],
                ["- missing: 'Lima'"],
            ),
            (
                [{"quote": "$3", "minimum": 4}, {"quote": "Aurora", "flag": "PE"}],
                [
                    _MONEY_DIFFERS,
                    "  - minimum: 4",
                    "  + minimum: '3'",
                    "  differs: ship 'Aurora' at 4:10 (name='Aurora')",
                    "  - flag: 'PE'",
                    "  + flag: (no such field)",
                ],
            ),
            ([{"minimum": "x"}, {}], ["  - minimum: 'x'", "  + minimum: '3'"]),
        ],
    )
    def test_differences_are_told_field_by_field(self, expected: Any, story: list[str]) -> None:
        with pytest.raises(AssertionError) as caught:
            assert_facts([MONEY, SHIP], expected, text="$3 - Aurora")
        told = str(caught.value).splitlines()
        assert told[:2] == ["the facts differ", "in the text '$3 - Aurora':"]
        assert [line for line in told[2:] if line in story] == story

    def test_an_example_checks_itself(self) -> None:
        Example(text="…", facts=[{"quote": "$3"}]).check([MONEY])
        with pytest.raises(AssertionError, match="extra"):
            Example(text="…").check([MONEY])


class TestPytestPlugin:
    @pytest.fixture(autouse=True)
    def plugin_of_their_own(self, pytester: pytest.Pytester) -> None:
        pytester.makeconftest(
            """
            from typing import ClassVar
            import pytest
            from attrs import frozen
            from crimefacts import Fact, PatternExtractor, Registry, hookimpl

            @frozen(kw_only=True)
            class Ship(Fact):
                type: ClassVar[str] = "ship"
                name: str

            class ShipExtractor(PatternExtractor):
                name = "ships"
                produces = (Ship,)
                patterns = {"*": {"tanker": r"tanker (?P<name>[A-Z][a-z]+)"}}

                def to_fact(self, match):
                    return match.fact(Ship, name=match["name"])

            class Plugin:
                @hookimpl
                def crimefacts_extractors(self):
                    return [ShipExtractor]

            @pytest.fixture(scope="session")
            def crimefacts_registry():
                return Registry({"ships": Plugin()})
            """
        )
        pytester.makefile(
            ".toml",
            ships="""
            [[examples]]
            text = "The tanker Aurora left."
            facts = [{ quote = "tanker Aurora", name = "Aurora" }]

            [[examples]]
            use = "trap"
            text = "No tanker left."
            facts = []
            """,
        )

    def test_fixtures_and_tables(self, pytester: pytest.Pytester) -> None:
        pytester.makepyfile(
            """
            import pytest
            from crimefacts import Document

            @pytest.mark.crimefacts_examples("ships.toml")
            def test_examples(example, extract):
                example.check(extract(example))

            @pytest.mark.crimefacts_examples("ships.toml", use="trap")
            def test_traps(example, extract):
                assert extract(example).facts == ()

            def test_extract(extract):
                found = extract("The tanker Aurora left.", language="en", only="ships")
                assert found.language == "en"
                assert len(found) == len(extract(Document(text="tanker Maria")))
                assert not len(extract("tanker Maria", only=["ships"], options={"ships": {}})) == 0
            """
        )
        pytester.runpytest_inprocess("-q", "--strict-markers").assert_outcomes(passed=4)

    def test_differences_are_readable(self, pytester: pytest.Pytester) -> None:
        pytester.makepyfile(
            """
            from conftest import Ship
            from crimefacts import Span
            from attrs import evolve

            def test_ships(extract):
                found = extract("The tanker Aurora left.")
                (ship,) = found
                assert found.facts == (evolve(ship, name="Maria"), )
            """
        )
        result = pytester.runpytest_inprocess("-q")
        result.assert_outcomes(failed=1)
        result.stdout.fnmatch_lines(
            [
                "*facts differ (- expected, + found):",
                "*differs: ship 'tanker Aurora' at 4:17 (name='Aurora')",
                "*- name: 'Maria'",
                "*+ name: 'Aurora'",
            ]
        )

    @pytest.mark.parametrize(
        ("test", "complaint"),
        [
            ('"ships.toml")\ndef test_it(extract): pass', "has no argument `example`"),
            (
                ")\ndef test_it(example): pass",
                "use @pytest.mark.crimefacts_examples(path, use=None)",
            ),
            ('"ships.toml", use="x")\ndef test_it(example): pass', "uses: 'developed on', 'trap'"),
        ],
    )
    def test_misuse_is_explained(
        self, pytester: pytest.Pytester, test: str, complaint: str
    ) -> None:
        pytester.makepyfile(f"import pytest\n@pytest.mark.crimefacts_examples({test}")
        result = pytester.runpytest_inprocess("-q")
        assert result.ret != 0
        assert complaint in result.stdout.str() + result.stderr.str()

    def test_the_suite_reports_a_broken_rule_with_text_and_advice(
        self, pytester: pytest.Pytester
    ) -> None:
        pytester.makepyfile(
            """
            from conftest import ShipExtractor
            from crimefacts.testing import ExtractorSuite

            class Shouting(ShipExtractor):
                def to_fact(self, match):
                    if "X" in match["name"] + "X":
                        raise ValueError("no such ship")

            class TestShips(ExtractorSuite):
                extractor = Shouting
                examples = ["The tanker Aurora left."]
                max_examples = 5
                exempt = {"linear": "takes long"}
            """
        )
        result = pytester.runpytest_inprocess("-q", "-k", "never-raises or linear", "-rs")
        result.assert_outcomes(failed=1, skipped=1)
        result.stdout.fnmatch_lines(
            [
                "never-raises: It reads any text without raising. But it raises ValueError: no*",
                "  text: 'tanker A*'",
                "  advice: Return no fact where *",
                "*takes long",
            ]
        )


def test_crimefacts_imports_neither_hypothesis_nor_pytest() -> None:
    code = (
        "import sys, crimefacts, crimefacts.testing, crimefacts.testing.examples; "
        "print(sorted({'hypothesis', 'pytest', '_pytest', 'jsonschema'} & set(sys.modules)))"
    )
    run = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert run.stdout.strip() == "[]"


def test_the_names_of_the_package_can_be_listed_and_got() -> None:
    import crimefacts.testing as package  # noqa: PLC0415

    assert set(package.__all__) <= set(dir(package))
    for name in package.__all__:
        assert attrs.has(getattr(package, name)) or callable(getattr(package, name))
    with pytest.raises(AttributeError, match="has no attribute 'nothing'"):
        _ = package.nothing
