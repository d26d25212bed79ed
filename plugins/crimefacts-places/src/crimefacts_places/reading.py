"""How the places of one document are found."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterator

from attrs import evolve

from crimefacts import Context, Place, PlaceCandidate, PlaceKind
from crimefacts_places.directions import compass
from crimefacts_places.evidence import clues
from crimefacts_places.features import Feature, features
from crimefacts_places.making import make_place
from crimefacts_places.mention import Mention
from crimefacts_places.scanning import scanner
from crimefacts_places.settlements import Candidate, Settlements, find_candidates
from crimefacts_places.surroundings import surroundings
from crimefacts_places.vocabulary import LOCALES, Known, Meaning, vocabulary

_DIVISIBLE = frozenset({PlaceKind.REGION, PlaceKind.CONTINENT})


class Reading:
    """The places of one document.

    Args:
        context: The document.
    """

    def __init__(self, context: Context) -> None:
        self.context = context
        self.text = context.text
        self.locale = locale = LOCALES.choose(context.language)
        self.vocabulary = vocabulary(locale)
        self.compass = compass(locale)
        self.surroundings = surroundings(locale)
        self.clues = clues(locale)
        self.features = features(locale)
        self.sure_ends: set[int] = set()
        self.named: set[str | None] = set()

    def places(self) -> Iterator[Place]:
        """Yield the places, by the manner in which they are told and then in text order."""
        known, named, nouns = scanner(self.locale).scan(self.text)
        self.named = {
            each.meanings[0].country
            for each in known
            if len(each.meanings) == 1 and not each.meanings[0].demonym
        }
        candidates = find_candidates(self.text, known, named, self.surroundings)
        told = self._told_by_nouns(known, candidates, nouns) if nouns else []
        for feature in told:
            yield self._feature(feature)
        taken = {offset for each in told for offset in range(each.start, each.end)}
        doubtful = {candidate.start: candidate for candidate in candidates if candidate.second}
        yield from self._known([each for each in known if each.start not in taken], doubtful)
        free = [
            candidate
            for candidate in candidates
            if candidate.start not in taken
            and not (candidate.second and candidate.end in self.sure_ends)
        ]
        if free:
            settlements = Settlements(self.context, self.clues, self.surroundings, self.compass)
            yield from settlements.places(known, free, self.sure_ends)

    # Countries, nationalities and areas.

    def _known(self, known: list[Known], doubtful: dict[int, Candidate]) -> list[Place]:
        found: list[Place] = []
        text = self.text
        sure_end = -1
        for index, (start, end, meanings) in enumerate(known):
            if not meanings:
                continue
            guarded = meanings[0].guarded
            beside = guarded and (
                self._joined(sure_end, start) or self._is_before_another(known, index)
            )
            if not beside and doubtful and self._is_at_home(doubtful.get(start)):
                continue
            ranked = meanings if len(meanings) == 1 else self._by_mention(meanings)
            mention = Mention(text, start, end)
            meaning = self.surroundings.choose(mention, ranked, beside=beside)
            if meaning is None or (
                (meaning.guarded or meaning.kind is not PlaceKind.COUNTRY)
                and self.clues.is_in_a_name(mention, demonym=meaning.demonym)
            ):
                continue
            sure_end = end
            self.sure_ends.add(end)
            self._add_with_points(mention, meaning, ranked, found)
        return found

    def _is_before_another(self, known: list[Known], index: int) -> bool:
        """Whether a name beyond doubt follows in the same list."""
        if index + 1 == len(known):
            return False
        following = known[index + 1]
        return not all(meaning.guarded for meaning in following.meanings) and self._joined(
            known[index].end, following.start
        )

    def _by_mention(self, meanings: tuple[Meaning, ...]) -> tuple[Meaning, ...]:
        """The meanings of a shared form, first the country that the text is about or names."""
        told = [
            meaning.country == self.context.country or meaning.country in self.named
            for meaning in meanings
        ]
        if sum(told) != 1:
            return meanings
        return tuple(sorted(meanings, key=lambda meaning: not told[meanings.index(meaning)]))

    def _is_at_home(self, candidate: Candidate | None) -> bool:
        """Whether a doubtful name is that of a region of the country that the text is about."""
        return candidate is not None and any(
            town.country == self.context.country and town.kind is PlaceKind.REGION
            for town in candidate.towns
        )

    def _joined(self, end: int, start: int) -> bool:
        """Whether only a joint of a list stands between two names."""
        joint = self.surroundings.list_joint
        return 0 <= end < start and joint.fullmatch(self.text, end, start) is not None

    def _add_with_points(
        self, mention: Mention, meaning: Meaning, meanings: tuple[Meaning, ...], found: list[Place]
    ) -> None:
        """Add a place with its point of the compass, and those that share its name."""
        start, end = mention.start, mention.end
        if meaning.kind is PlaceKind.COUNTRY:
            if meaning.demonym:
                found.append(self._place(start, end, meaning, meanings, "nationality"))
                return
            first = self.compass.start(mention)
            rule = "point-of-compass" if first < start else "name"
            found.append(self._place(first, end, meaning, meanings, rule))
            return
        text = self.text
        rule = "nationality" if meaning.demonym else "name"
        first, last = self.compass.start(mention), self.compass.end(mention)
        if (first, last) != (start, end):
            own = meaning.name if meaning.demonym else text[start:end]
            meaning = self._named(text[first:start] + own + text[end:last], meaning)
            start, end, rule = first, last, "point-of-compass"
            mention = Mention(text, start, end)
        found.append(self._place(start, end, meaning, meanings, rule))
        if meaning.kind in _DIVISIBLE:
            for point_start, point_end, behind in self.compass.elided(mention):
                point = text[point_start:point_end]
                words = (text[start:end] if behind else meaning.usual).split(" ")
                name = f"{words[0]} {point}" if behind else f"{point} {words[-1]}"
                part = self._named(name, meaning)
                found.append(self._place(point_start, point_end, part, (), "shared-name"))

    def _named(self, name: str, whole: Meaning) -> Meaning:
        """An area by its name, or else as a part of a larger one."""
        for known in self.vocabulary.meanings(name):
            if not known.demonym:
                return evolve(known, name=name, demonym=whole.demonym)
        kind = PlaceKind.REGION if whole.kind is PlaceKind.CONTINENT else whole.kind
        return evolve(whole, kind=kind, name=name, usual=name, latitude=None, longitude=None)

    def _place(
        self, start: int, end: int, meaning: Meaning, meanings: tuple[Meaning, ...], rule: str
    ) -> Place:
        return make_place(
            self.context.document.text,
            start,
            end,
            rule,
            meaning.name,
            meaning.kind,
            meaning.country,
            meaning.latitude,
            meaning.longitude,
            meaning.demonym,
            _alternatives(meaning, meanings) if len(meanings) > 1 else (),
        )

    # Waters, valleys and unknown towns.

    def _told_by_nouns(
        self, known: list[Known], candidates: list[Candidate], nouns: list[tuple[int, int]]
    ) -> list[Feature]:
        """What a generic noun tells, save what is known better by name."""
        features = sorted(self.features.find(self.text, nouns), key=lambda each: each.start)
        if not features:
            return []
        named = {(each.start, each.end) for each in known if each.meanings}
        listed = {(candidate.start, candidate.end) for candidate in candidates}
        starts = [each.start for each in known]
        told: list[Feature] = []
        free = 0
        for feature in features:
            own = (feature.name_start, feature.name_end)
            if feature.start < free or self._is_known(feature, starts, known):
                continue
            bare = feature.name == self.text[feature.name_start : feature.name_end]
            if feature.kind is not PlaceKind.WATER and bare and (own in named or own in listed):
                continue
            free = feature.end
            told.append(feature)
        return told

    @staticmethod
    def _is_known(feature: Feature, starts: list[int], known: list[Known]) -> bool:
        """Whether the name of a country or an area covers the whole of it ("Gulf of Mexico")."""
        index = bisect_right(starts, feature.start) - 1
        return index >= 0 and bool(known[index].meanings) and feature.end <= known[index].end

    def _feature(self, feature: Feature) -> Place:
        whole = (
            feature.kind is PlaceKind.WATER
            or feature.name != self.text[feature.name_start : feature.name_end]
        )
        return make_place(
            self.context.document.text,
            feature.start if whole else feature.name_start,
            feature.end if whole else feature.name_end,
            "generic-noun",
            feature.name,
            feature.kind,
            feature.country,
            feature.latitude,
            feature.longitude,
        )


def _alternatives(meaning: Meaning, meanings: tuple[Meaning, ...]) -> tuple[PlaceCandidate, ...]:
    """All that a shared name stands for, what was chosen first."""
    return tuple(
        PlaceCandidate(
            name=other.usual,
            kind=other.kind,
            country=other.country,
            latitude=other.latitude,
            longitude=other.longitude,
            reason="chosen: the usual meaning" if other is meaning else "less usual",
        )
        for other in sorted(meanings, key=lambda other: other is not meaning)
    )
