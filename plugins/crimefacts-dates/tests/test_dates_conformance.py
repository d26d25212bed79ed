"""The extractor keeps what every extractor promises."""

from __future__ import annotations

from crimefacts.testing import Example, ExtractorSuite
from crimefacts_dates import DatesExtractor


class TestDatesExtractor(ExtractorSuite):
    extractor = DatesExtractor
    whole_document = True  # a year may stand in another paragraph
    max_examples = 15
    examples = (
        Example(
            text="Between 2006 and 2014, last week and on Monday, "
            "December 18, he was free for three years.",
            language="en",
        ),
        Example(
            text="Desde el 3 de mayo de 2019 hasta inicios de 2021; diez días hábiles, cada lunes.",
            language="es",
        ),
        Example(
            text="Em 14 de março de 2019, na semana passada e há três anos.",
            language="pt",
        ),
    )
