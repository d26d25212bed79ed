"""Title and publication date as pages give them at their head."""

# ruff: noqa: E501 -- pages have long lines

from __future__ import annotations

import datetime as dt

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from crimefacts import Context, Document
from crimefacts.text.head import Head, read_head

_BODY = (
    "La Policía Nacional detuvo el lunes a cinco personas que cobraban cupos a los comerciantes del "
    "mercado central, según informó la Fiscalía en un comunicado que difundió por la tarde."
)

# Developed on. All of them say 3 May 2021.
_DATES = [
    ("en", "EXTORTION / 3 MAY 2021 BY ANA RUIZ EN"),
    ("en", "Published: May 3, 2021"),
    ("en", "Published on Monday, May 3, 2021 at 10:15 AM EST"),
    ("en", "Published\n3 May 2021"),
    ("en", "PUBLISHED: May 3, 2021 at 6:00 a.m. | UPDATED: May 5, 2021 at 7:12 p.m."),
    ("en", "May 3, 2021 08:39 pm | Updated November 16, 2022 05:46 pm IST - New Delhi"),
    ("en", "May 3, 20215:32 PM GMTUpdated 2 years ago"),
    ("en", "By AFP May 3rd, 2021 3 min read"),
    ("en", "Monday, May 03, 2021"),
    ("en", "Posted on May 3, 2021 by admin"),
    ("en", "3 May 2021 | Press release"),
    ("en", "13/05/2021 | Press release"),
    ("en", "By Ana Ruiz\nana@example.org\nMay 3, 2021"),
    ("en", "2021-05-03T10:15:00Z"),
    ("en", "Written by Meena Rao | Chennai | May 3, 2021 8:30:12 am"),
    ("en", "Updated May 3, 2021"),
    ("es", "Publicado el 3 de mayo de 2021 a las 10:15"),
    ("es", "Por Redacción | 3 de mayo de 2021"),
    ("es", "Sociedad | 3 de mayo de 2021 | Redacción SN"),
    ("es", "mayo 3 de 2021\n04:04 p. m."),
    ("es", "3 mayo, 2021"),
    ("es", "03may21"),
    ("es", "03/05/2021 - 10:15"),
    ("es", "Lunes, 3 de mayo de 2021 | 10:15 a. m."),
    ("es", "3 de mayo 2021 , 10:15 p. m."),
    ("es", "Trujillo, 3 de mayo de 2021 10:15 a.m."),
    ("es", "Sevilla - 03 may 2021 - 10:15 CEST"),
    ("es", "Autor: Redacción Quito\nActualizada: 03 May 2021 - 10:15"),
    ("es", "Actualizado el 3 de mayo de 2021 10:15"),
    ("es", "FECHA: 3 de mayo de 2021"),
    ("pt", "Por Redação Santos\n03/05/2021 10h15 Atualizado há 2 anos"),
    ("pt", "Publicado em 03/05/2021 - 10:15 Por Marta Lins - Repórter da Agência - Brasília"),
    ("pt", "segunda-feira, 3 de maio de 2021 às 10h15"),
    ("pt", "3.mai.2021 às 10h15"),
    ("pt", "03/05/2021 10:15, atualizado 04/05/2021 12:30"),
    ("pt", "Crime | 3 de maio de 2021 às 10h15"),
]  # fmt: skip

# Held out: written after the rules.
_HELD_OUT = [
    ("en", "Ana Ruiz\nMay 3, 2021 | 9:14 PM"),
    ("en", "Last updated on May 4, 2021\nFirst published: May 3, 2021"),
    ("en", "Story by Tom Black\nMon May 3, 2021"),
    ("en", "News · May 3, 2021 · 4 min read"),
    ("es", "Ana Ruiz\nLima / 03.05.2021 09:30:00"),
    ("es", "Creado: 03 Mayo 2021"),
    ("es", "Última actualización: 5 de mayo de 2021\nPublicado: 3 de mayo de 2021"),
    ("es", "Nacional | 3 mayo 2021"),
    ("pt", "Da Redação\nPublicada em 3 de maio de 2021, às 09h30"),
    ("pt", "3 de maio de 2021 | 07h00"),
]


def published(head: str, language: str | None) -> dt.date | None:
    text = f"Caen cinco extorsionadores en el mercado central\n\n{head}\n\n{_BODY}\n\n{_BODY}"
    return read_head(text, language).published


@pytest.mark.parametrize(("language", "head"), _DATES)
def test_day_of_publication(language: str, head: str) -> None:
    expected = dt.date(2021, 5, 13) if head.startswith("13") else dt.date(2021, 5, 3)
    assert published(head, language) == expected


@pytest.mark.parametrize(("language", "head"), _HELD_OUT)
def test_day_of_publication_held_out(language: str, head: str) -> None:
    assert published(head, language) == dt.date(2021, 5, 3)


# At the beginning of the first paragraph.
_DATELINES = [
    ("Lima, 3 may. 2021 (EFE).- La Policía peruana incautó 1,5 toneladas de cocaína.", "es"),
    ("Lima, 3 may 2021 (EFE).- La Policía peruana incautó 1,5 toneladas de cocaína.", "es"),
    ("Bogotá, D. C., 3 de mayo de 2021. La Fiscalía presentó ante un juez a once personas.", "es"),
    ("LAREDO, Texas, May 3, 2021 (Reuters) - A former inspector was sentenced to prison.", "en"),
    ("date 2021-05-03 Dos bandas que vivían de cobrar cupos quedaron descabezadas ayer.", "es"),
    ("Publicado el 3 de mayo de 2021 Dos bandas que vivían de cobrar cupos cayeron ayer.", "es"),
    ("Fecha: 3 de mayo de 2021. Dos bandas que vivían de cobrar cupos cayeron ayer en Lima.", "es"),
]


@pytest.mark.parametrize(("opening", "language"), _DATELINES)
def test_datelines(opening: str, language: str) -> None:
    text = f"{opening} {_BODY}\n\n{_BODY}"
    assert read_head(text, language).published == dt.date(2021, 5, 3)


# Days that are not those of publication, or that cannot be told.
_NO_DATES = [
    ("es", "Los hechos ocurrieron el 3 de mayo de 2021. Ese día, tropas del Ejército llegaron al puerto."),
    ("es", "Lima, 16 de julio de 1992. Un coche bomba estalla en Tarata. Treinta años después, en 2022, la calle lo recuerda con flores."),
    ("en", "On May 3, 2021, the police arrested two men in the harbour, and both of them confessed at once."),
    ("en", "May 3, 2021, was the day on which the two brothers were seen in the harbour for the last time."),
    ("en", "The 3 May 2021 raid"),
    ("en", "Arrested May 3, 2021"),
    ("en", "Copyright © 2021 The Example"),
    ("en", "03/05/2021 10:15"),
    (None, "03/05/2021 10:15"),
    ("en", "31/02/2021 10:15"),
    ("es", "Masacre de Accomarca - 14 de agosto de 1985"),
    ("en", "Timeline\n\nMay 3, 2021\n\nThe boat leaves Guayaquil.\n\nMay 9, 2021\n\nThe boat sinks."),
    ("es", "3 de mayo"),
    ("en", "Updated at 10:15"),
    ("es", ""),
]  # fmt: skip


@pytest.mark.parametrize(("language", "head"), _NO_DATES)
def test_days_of_the_story_are_not_taken(language: str | None, head: str) -> None:
    assert published(head, language) is None


def test_the_masthead_does_not_reach_into_the_article() -> None:
    text = f"Title of a page with four words\n\n{_BODY * 12}\n\nPublished: May 3, 2021"
    assert read_head(text, "en").published is None


def test_teasers_below_a_short_article_do_not_date_it() -> None:
    text = f"{_BODY}\n\nRelated content\n\nGOLD / 3 MAY 2021\n\nA lead."
    assert read_head(text, "en").published is None


_TITLES = [
    (f"Gold Leaves the Jungle by Night\n\n{_BODY}", "Gold Leaves the Jungle by Night"),
    (
        f"HomeNewsBriefGold Leaves the Jungle\nBRIEF\n\nGold Leaves the Jungle\n\n{_BODY}",
        "Gold Leaves the Jungle",
    ),
    (f"InicioNoticiasEl oro sale de noche\n\n{_BODY}", "El oro sale de noche"),
    (f"date 2026-02-19 Perú\n\nEl oro sale de noche\n\n{_BODY}", "El oro sale de noche"),
    (f"date 2026-02-19 El oro sale de noche\n\n{_BODY}", "El oro sale de noche"),
    (
        f"Inicio > Justicia\nJusticia\n3 de mayo de 2021\nEl oro sale de noche\n{_BODY}",
        "El oro sale de noche",
    ),
    (f"El Diario\n\nAuthor: someone\n\nEl oro sale de noche\n\n{_BODY}", "El oro sale de noche"),
    (
        f"¿Quién mató al testigo del caso Oro?\r\n\r\n{_BODY}",
        "¿Quién mató al testigo del caso Oro?",
    ),
    (f"Cocaine bust\n\n{_BODY}", "Cocaine bust"),
    (f"# Gold Leaves the Jungle\n\n{_BODY}", "Gold Leaves the Jungle"),
    (_BODY, None),
    (f"{_BODY}\n\nUn subtítulo de cuatro palabras\n\n{_BODY}", None),
    ("Gold Leaves the Jungle by Night", None),
    ("", None),
]


@pytest.mark.parametrize(("text", "title"), _TITLES)
def test_titles(text: str, title: str | None) -> None:
    assert read_head(text, "es").title == title


def test_what_is_given_is_believed() -> None:
    text = f"El oro sale de noche\n\n3 de mayo de 2021\n\n{_BODY}"
    read = Context(Document(text=text, language="es"))
    assert (read.title, read.published) == ("El oro sale de noche", dt.date(2021, 5, 3))
    given = Context(Document(text=text, language="es", title="Oro", published="2020-01-01"))
    assert (given.title, given.published) == ("Oro", dt.date(2020, 1, 1))


_PIECES = st.sampled_from(
    ["Published", "By Ana", "date", "3 May 2021", "2021-05-03", "03/05/2021", "|", " - ", "/", "10:15", "p. m.",
     "Lima", "(EFE)", "HomeNews", "\n", "\n\n", "Updated", "26dic15", "99/99/2021", _BODY]
)  # fmt: skip


@settings(deadline=None, max_examples=150)
@given(
    st.lists(st.one_of(_PIECES, st.text(max_size=8)), max_size=14),
    st.sampled_from(["en", "pt", None]),
)
def test_reading_a_head_never_raises(pieces: list[str], language: str | None) -> None:
    text = " ".join(pieces)
    head = read_head(text, language)
    assert isinstance(head, Head)
    assert head.title is None or head.title in text
    assert head.published is None or str(head.published.year)[2:] in text
