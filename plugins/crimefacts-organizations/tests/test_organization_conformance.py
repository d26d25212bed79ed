"""The extractor keeps what every extractor promises."""

from __future__ import annotations

from crimefacts.testing import Example, ExtractorSuite
from crimefacts_organizations import OrganizationsExtractor


class TestOrganizationsExtractor(ExtractorSuite):
    extractor = OrganizationsExtractor
    whole_document = True  # a name is the fullest form that the article uses
    max_examples = 15
    examples = (
        Example(
            text="The National Police of Peru (PNP) and the "
            "Sinaloa Cartel were named by the Treasury.",
            language="en",
        ),
        Example(
            text="La Fiscalía y la Policía Nacional investigan "
            "a Los Gallegos y a Inversiones del Sur S.A.C.",
            language="es",
            country="PE",
        ),
        Example(
            text="O Ministério Público e a Polícia Federal investigam "
            "o Primeiro Comando da Capital (PCC).",
            language="pt",
            country="BR",
        ),
    )
