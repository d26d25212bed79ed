"""The extractor keeps what every extractor promises."""

from __future__ import annotations

from crimefacts.testing import Example, ExtractorSuite
from crimefacts_places import PlacesExtractor


class TestPlacesExtractor(ExtractorSuite):
    extractor = PlacesExtractor
    whole_document = True  # a place is told by the others that the article names
    max_examples = 15
    examples = (
        Example(
            text="Haitian migrants left Guadalajara for Madre "
            "de Dios, northern Mali and the Andes.",
            language="en",
        ),
        Example(
            text="Los detenidos en Iquitos y en el puerto del Callao venían de Guayaquil, Ecuador.",
            language="es",
            country="PE",
        ),
        Example(
            text="Saíram de Tabatinga rumo a Letícia, na Colômbia, e a Lisboa.",
            language="pt",
            country="BR",
        ),
    )
