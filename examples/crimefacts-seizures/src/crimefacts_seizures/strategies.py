"""Makes the fact known to Hypothesis, which runs `register` when it is imported."""

from __future__ import annotations

from decimal import Decimal

from hypothesis import strategies as st

from crimefacts.testing import register_fact_type
from crimefacts_seizures.extractor import DrugWeight


def register() -> None:
    """Say how to draw the fact, and which words state it."""
    register_fact_type(
        DrugWeight,
        fields={"drug": st.sampled_from(["cocaine", "heroin"])},
        phrases={
            "en": [("2 kilos of heroin", {"drug": "heroin", "kilograms": Decimal(2)})],
            "es": [("20 kilos de marihuana", {"drug": "cannabis", "kilograms": Decimal(20)})],
            "pt": [("9 quilos de maconha", {"drug": "cannabis", "kilograms": Decimal(9)})],
        },
    )
