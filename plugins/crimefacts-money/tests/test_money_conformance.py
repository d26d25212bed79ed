"""The extractor keeps what every extractor promises."""

from __future__ import annotations

from crimefacts.testing import Example, ExtractorSuite
from crimefacts_money import MoneyExtractor


class TestMoneyExtractor(ExtractorSuite):
    extractor = MoneyExtractor
    whole_document = True  # a sum may take its currency from another paragraph
    max_examples = 15
    examples = (
        Example(
            text="The gang demanded between $3,500 and $355,000 "
            "a month, about €1.2 million in all.",
            language="en",
        ),
        Example(
            text="Pagaron US$ 2,765 millones y 15.000 soles; otros 113 millones 708 mil 76 pesos.",
            language="es",
            country="MX",
        ),
        Example(
            text="Foram apreendidos R$ 1,5 milhão e cerca de 200 mil dólares.",
            language="pt",
            country="BR",
        ),
    )
