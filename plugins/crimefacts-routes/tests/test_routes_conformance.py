"""The extractor keeps what every extractor promises."""

from __future__ import annotations

from crimefacts.testing import Example, ExtractorSuite
from crimefacts_routes import RoutesExtractor


class TestRoutesExtractor(ExtractorSuite):
    extractor = RoutesExtractor
    whole_document = True  # a route may refer to a country of another paragraph
    max_examples = 15
    examples = (
        Example(
            text=(
                "Cocaine is smuggled from Bolivia through Chile to Belgium; the country is a hub "
                "for gold."
            ),
            language="en",
            country="PE",
        ),
        Example(
            text="La droga salía de Perú en barcos rumbo a Europa y pasaba por Ecuador.",
            language="es",
            country="PE",
        ),
        Example(
            text=(
                "A maconha vinha do Paraguai, passava por Foz do Iguaçu e seguia para o Rio de "
                "Janeiro."
            ),
            language="pt",
            country="BR",
        ),
    )
