"""Where sentences begin and end."""

# ruff: noqa: E501 -- texts have long lines

from __future__ import annotations

import textwrap
from itertools import pairwise

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from crimefacts.text.sentences import split_sentences

# Developed on; "‖" stands where a sentence ends and the next begins.
_DEVELOPED = [
    ("en", "Gen. J. R. Ortiz of the U.S. Army paid US$ 3.5 million on Dec. 13.‖ He denied it."),
    ("en", "It was sent to the U.S.‖ The police said No. 5 was shot."),
    ("en", "Smith Inc. v. Jones Ltd. went on.‖ Then St. Louis Corp.‖ Officials fled."),
    ("en", "At 5 p.m. Friday he left.‖ At 5 p.m. EST he came.‖ It was 5 p.m.‖ Nobody spoke."),
    ("en", "He said: “We will not stop.”‖ The court agreed.‖ “Why?” he asked.‖ “Never!”‖ They left."),
    ("en", "Children are trafficked too. [1]‖ San Pedro Sula is a city.‖ It lies in the valley.[2]‖ Trains pass."),
    ("en", "The gangs… well, nobody knows.‖ The rest...‖ Then silence."),
    ("en", "Sen. Ana Paz and Rep. Tom Black, e.g. on Jan. 4, voted approx. 20 times.‖ It was Plan B.‖ The plan failed."),
    ("en", "Firms such as Mossack S.A. were named.‖ Mr. King Jr. was not.‖ Washington, D.C.‖ He lived there."),
    ("en", "It rests on E.O. 14059 and on E.O. 13224.‖ They came at 5 p.m.‖ 20 men ran."),
    ("en", "They hid 1.5 tons (3,300 lb.) of it.‖ 20 men were held."),
    ("es", "La DEA y EE. UU. pidieron S/. 3,500 al núm. 12 del Jr. Puno.‖ El Art. 155 dice otra cosa."),
    ("es", "Ocurrió a las 10:15 p. m.‖ La PNP llegó a las 11 a.m. del lunes.‖ Nadie habló."),
    ("es", "El Gral. Div. PNP Raúl Castro y la Dra. Ana Ruiz, de Oro S.A.C., firmaron el exp. 33-2019.‖ Fue en la pág. 4."),
    ("es", "Viajó a EE.UU.‖ El juez lo supo.‖ Según el Sr. Díaz, de Transportes Díaz Cía. Ltda., pagó Bs. 3.000."),
    ("es", "¿Adónde van?‖ La mayor parte no sale.‖ ¡Nadie lo sabe!‖ —Sí —dijo el juez.‖ —No."),
    ("es", "Así lo dijo.‖La Fiscalía abrió el caso.‖“No”, añadió."),
    ("es", "El inc. 3 del art. 5 de la Ley N.º 30077 lo prohíbe.‖ Rigen los arts. 5 y 6.‖ Y la Ley 27765."),
    ("pt", "O Sr. João pagou R$ 3,5 mi.‖ A PF citou o art. 33 da Lei n.º 11.343.‖ O Dr. Silva, da Cia. Brasil Ltda., negou."),
    ("pt", "O Exmo. Des. Paulo Reis mora na Av. Brasil, nº. 12.‖ Ninguém foi preso."),
    ("en", "1. The roads\n2. The rivers\n‖3. The sky and, above all, No. 7".replace("\n‖", "‖\n").replace("roads\n", "roads‖\n")),
    ("en", "What they found:‖\n\n• two rifles‖\n• $40,000 in cash;‖\n- a boat‖\n\nNo one spoke."),
    ("en", "Gold Laundering in the Amazon: Police Move Against Ring‖\nBrazil's Federal Police have raided houses in a case of gold that was dug up by miners without papers."),
    ("en", "THE POLICE ARRESTED MR. PAZ.‖ NO. 5 WAS SHOT IN THE U.S.‖ THE JUDGE KNEW."),
    ("en", "One line\r\n‖\r\nThe next. ‖And  ‖".replace("\r\n‖\r\n", "‖\r\n\r\n").replace(" ‖And  ‖", "‖ And  ")),
]  # fmt: skip

# Held out: written after the rules.
_HELD_OUT = [
    ("en", "Lt. Col. Dana Wells told the A.P. so.‖ “It was the 9th,” said Capt. Low.‖ Case No. 21-34 is open."),
    ("en", "The A.T.F. agents left.‖ They met Fr. Paz, S.J., at St. Mary's."),
    ("en", "He owed Rs. 78 lakh to the firm.‖ Sh170 million (approx. $1.3m) was gone."),
    ("es", "El cap. EP Luis Díaz, de 34 años, y el tte. Ruiz viajaron el 5 de set. de 2019.‖ Nadie los vio."),
    ("es", "La Av. Arequipa, cdra. 12, fue cerrada.‖ Hubo 3 detenidos (2 menores).‖ Uno huyó."),
    ("es", "Pagó 2.3 millones de soles… y calló.‖ “¿Cuánto?”, preguntó.‖ “Nada.”‖ Rió."),
    ("pt", "A Profa. Lima e o Cel. Braga, da P.M., depuseram às 10h.‖ Segundo eles, nada houve."),
    ("pt", "Movimentou R$ 1,2 bi em 2020.‖ O caso corre em segredo.‖ “Não sei”, disse."),
]  # fmt: skip


def parts(marked: str) -> list[str]:
    return [part.strip() for part in marked.split("‖") if part.strip()]


@pytest.mark.parametrize(("language", "marked"), [*_DEVELOPED, *_HELD_OUT])
def test_sentences(language: str, marked: str) -> None:
    text = marked.replace("‖", "")
    assert [span.of(text) for span in split_sentences(text, language)] == parts(marked)


_PARAGRAPH = (
    "The police in Lima said on Monday that three men had been arrested in a raid on a house in San Juan "
    "de Lurigancho, where officers of the National Police found two rifles and cash worth $3,000, which "
    "belonged to the Los Gallegos gang according to Gen. Raúl Ortiz. The men denied it. Mr. Paz did not."
)


@pytest.mark.parametrize("width", [60, 72, 80])
@pytest.mark.parametrize("text", [_PARAGRAPH, _PARAGRAPH.upper()])
def test_hard_wrapped_lines_are_joined(text: str, width: int) -> None:
    wrapped = f"A heading\n{textwrap.fill(text, width)}"
    sentences = [" ".join(span.of(wrapped).split()) for span in split_sentences(wrapped, "en")]
    assert sentences == ["A heading", *(span.of(text) for span in split_sentences(text, "en"))]


def test_headlines_below_each_other_are_not_joined() -> None:
    text = "Detienen a dos marinos por el caso del buque fantasma\nEl hombre que vendía fusiles a las bandas del norte"
    assert len(split_sentences(text, "es")) == 2


def test_unknown_languages_keep_the_abbreviations_of_all() -> None:
    text = "Le Dr. Ruiz et M. Sr. Paz sont venus. Ils sont partis."
    assert len(split_sentences(text, "fr")) == len(split_sentences(text, None)) == 2


_PIECES = st.sampled_from(
    ["The man left.", "el Sr.", "Dr. ", "U.S.", "p. m.", "1.", "...", "…", "?!", "“", "”", "\n", "\n\n", "\r\n", " ", "- x",
     "• y", "S/. 3", "a.B", "dijo.La", "[1]", "(", ")", "A" * 70, "a" * 70]
)  # fmt: skip


@settings(deadline=None, max_examples=200)
@given(
    st.lists(st.one_of(_PIECES, st.text(max_size=12)), max_size=20).map(" ".join),
    st.sampled_from(["en", "es", "pt", "fr", None]),
)
def test_sentences_are_ordered_and_hold_all_that_is_not_blank(
    text: str, language: str | None
) -> None:
    sentences = split_sentences(text, language)
    assert all(first.end <= second.start for first, second in pairwise(sentences))
    assert all(span.of(text) == span.of(text).strip() for span in sentences)
    covered = "".join(span.of(text) for span in sentences)
    assert "".join(covered.split()) == "".join(text.split())


@settings(deadline=None, max_examples=60)
@given(st.text(alphabet="ab. \n", max_size=60))
def test_what_stands_before_a_blank_line_does_not_depend_on_what_follows(text: str) -> None:
    alone = split_sentences(text, "en")
    followed = split_sentences(f"{text}\n\nThe next paragraph.", "en")
    assert followed[: len(alone)] == alone
