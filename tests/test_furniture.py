"""Page furniture: whole pages with their furniture marked, lines by kind, and texts that have none.

The pages under `pages/` are our own, in the manner of real ones. ⟦ ⟧ marks furniture, ⟨ ⟩ what may be
taken for it or not; everything else is the article, and cutting into it is the worse error.
"""

# ruff: noqa: E501 -- pages have long lines

from __future__ import annotations

from itertools import pairwise
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from crimefacts import Context, Document, Span
from crimefacts.text.furniture import blank, find_furniture
from crimefacts.text.locales import Locales

_PAGES = Path(__file__).parent / "pages"
_FURNITURE, _EITHER, _ARTICLE = "⟦⟧", "⟨⟩", ""


def marked(path: Path) -> tuple[str, list[str]]:
    """A page's text, and what each of its characters is marked as."""
    text: list[str] = []
    marks: list[str] = []
    mark = _ARTICLE
    for character in path.read_text(encoding="utf-8"):
        if character in "⟦⟨":
            mark = _FURNITURE if character == "⟦" else _EITHER
        elif character in "⟧⟩":
            mark = _ARTICLE
        else:
            text.append(character)
            marks.append(mark)
    return "".join(text), marks


def compare(path: Path) -> tuple[str, str, int]:
    """The letters of a page that are cut though article, and missed though furniture; how many are."""
    text, marks = marked(path)
    found = [False] * len(text)
    for span in find_furniture(text, path.name[:2]):
        found[span.start : span.end] = [True] * len(span)
    letters = [
        (character, mark, hit)
        for character, mark, hit in zip(text, marks, found, strict=True)
        if character.isalnum() or character == " "
    ]
    cut = "".join(character for character, mark, hit in letters if hit and mark == _ARTICLE)
    missed = "".join(
        character for character, mark, hit in letters if not hit and mark == _FURNITURE
    )
    return cut.strip(), missed.strip(), marks.count(_FURNITURE)


@pytest.mark.parametrize("path", sorted(_PAGES.glob("developed/*.txt")), ids=lambda path: path.stem)
def test_pages_developed_on(path: Path) -> None:
    cut, missed, _ = compare(path)
    assert (cut, missed) == ("", "")


@pytest.mark.parametrize("path", sorted(_PAGES.glob("held_out/*.txt")), ids=lambda path: path.stem)
def test_articles_of_held_out_pages_are_whole(path: Path) -> None:
    cut, _, _ = compare(path)
    assert cut == ""


def test_most_furniture_of_held_out_pages_is_found() -> None:
    results = [compare(path) for path in sorted(_PAGES.glob("held_out/*.txt"))]
    missed = sum(len(missed) for _, missed, _ in results)
    assert missed / sum(total for _, _, total in results) < 0.05


def furniture(text: str, language: str | None = "en") -> list[str]:
    return [span.of(text).strip() for span in find_furniture(text, language)]


_BODY = "The police arrested two men in Lima on Monday and found $3,000 in their car."

# Furniture alone on a line in the midst of an article.
_LINES = [
    "SEE ALSO: Coverage of Kidnapping",
    "RELATED: Two held in port raid",
    "Read more: The men behind the gold",
    "Advertisement",
    "Listen to this article",
    "(Reporting by Ana Ruiz in Lima; Editing by Tom Black)",
    "Photo: Policía Nacional del Perú",
    "Foto: Andina/Difusión",
    "[Foto: Gobierno Regional]",
    "© Marcelo Prado/Agência",
    "Sign up for our newsletter and never miss an investigation.",
    "This website uses cookies to give you the best experience.",
    "Follow us on Twitter: @example",
    "LEE TAMBIÉN: Cae en Piura el cabecilla de Los Norteños",
    "Lee también | Cae en Piura el cabecilla",
    "También te puede interesar: Los caminos del oro",
    "Mira también: La balsa que cruzó el lago",
    "VEA TAMBIÉN: Noticias y perfiles de Bolivia",
    "¿Te fue útil este contenido?",
    "Únete a nuestro canal de WhatsApp",
    "Suscríbete gratis a nuestro boletín semanal.",
    "Publicidad",
    "278 lecturas",
    "Tiempo de lectura: 4 minutos",
    "Etiquetas: extorsión, Lima",
    "LEIA TAMBÉM: Polícia acha fuzis em sítio",
    "Veja também: Os donos do garimpo",
    "Saiba mais: Como funciona o esquema",
    "Continua após a publicidade",
    "Participe do canal do jornal no WhatsApp",
    "Compartilhe no Facebook",
    "Facebook Twitter WhatsApp Telegram",
    "FacebookTwitterWhatsApp",
    "share icon icon icon",
    "https://example.org/noticias/2021/05/03",
    "redaccion@example.org",
    "* * *",
]


@pytest.mark.parametrize("line", _LINES)
def test_lines_within_an_article(line: str) -> None:
    assert furniture(f"{_BODY}\n\n{line}\n\n{_BODY}") == [line]
    assert furniture(f"{_BODY}\r\n{line}\r\n{_BODY}") == [line]


# A heading and the headlines below it, in the midst of an article.
_BLOCKS = [
    "Lee también\nDetienen a dos marinos por el buque fantasma",
    "VIDEO RECOMENDADO\nAsí operaban los extorsionadores del mercado",
    "LEIA TAMBÉM:\n• Homem é morto em bar\n• Polícia acha fuzis em sítio",
    "Te puede interesar\n¿Qué es el préstamo gota a gota?",
    "Related stories\nHow gold leaves the jungle\nThe mayor and the mine",
]


@pytest.mark.parametrize("block", _BLOCKS)
def test_headlines_end_with_their_block(block: str) -> None:
    text = f"{_BODY}\n\n{block}\n\n{_BODY}"
    assert blank(text, find_furniture(text, None)).split("\n\n")[0] == _BODY
    assert blank(text, find_furniture(text, None)).strip().endswith(_BODY)
    for line in block.split("\n"):
        assert line not in blank(text, find_furniture(text, None))


# Furniture within a paragraph.
_INLINE = [
    (
        "Cada finca pagaba 3 centavos. (Lea también: Así cayó el contador)",
        "(Lea también: Así cayó el contador)",
    ),
    (
        "La deuda crecía. (Además: La lista de los extraditables) Nadie habló.",
        "(Además: La lista de los extraditables)",
    ),
    (
        "El juez lo dejó libre. Le puede interesar: La ruta del oro",
        "Le puede interesar: La ruta del oro",
    ),
    (
        "The cash was counted. Photo: Directorate of Communications, DNCD.",
        "Photo: Directorate of Communications, DNCD.",
    ),
    (
        "Officers seized the boat on Sunday. (Photo: National Gendarmerie)",
        "(Photo: National Gendarmerie)",
    ),
    (
        "Leaders met in Mombasa yesterday. [photo: Maarufu Otieno/Standard]",
        "[photo: Maarufu Otieno/Standard]",
    ),
    ("The refinery in Salamanca, September 19, 2017. REUTERS/Ana Paz", "REUTERS/Ana Paz"),
    (
        "A droga estava em 14 bolsas. Leia também: Porto bate recorde",
        "Leia também: Porto bate recorde",
    ),
]


@pytest.mark.parametrize(("paragraph", "expected"), _INLINE)
def test_furniture_within_a_paragraph(paragraph: str, expected: str) -> None:
    assert furniture(f"{_BODY}\n\n{paragraph}\n\n{_BODY}", None) == [expected]


# The head of a page: what is left of its lines.
_HEADS = [
    ("HomeNewsBriefGold Leaves by Night\nBRIEF\n\nGold Leaves by Night", "Gold Leaves by Night"),
    ("HOMENEWSBRIEFGOLD LEAVES BY NIGHT\nBRIEF\n\nGOLD LEAVES BY NIGHT", "GOLD LEAVES BY NIGHT"),
    ("InicioNoticiasNoticias del díaEl oro sale de noche", "El oro sale de noche"),
    ("Inicio > Justicia > Delitos\nEl oro sale de noche", "El oro sale de noche"),
    ("MINING / 12 AUG 2015 BY ANA RUIZ AND TOM BLACK EN", "12 AUG 2015"),
    ("Gold Leaves by Night\nBy Ana Ruiz\nMarch 3, 2021", "Gold Leaves by Night\n\nMarch 3, 2021"),
    (
        "El oro sale de noche\nPor Redacción | 3 de mayo de 2021",
        "El oro sale de noche\n\n3 de mayo de 2021",
    ),
    (
        "El oro sale de noche\nPublicado el 3 de mayo de 2021 a las 10:15",
        "El oro sale de noche\n\n3 de mayo de 2021",
    ),
    (
        "O ouro sai à noite\nPor Clara Dias, Santos\n03/05/2021 10h15  Atualizado há 2 anos",
        "O ouro sai à noite\n\n03/05/2021",
    ),
    ("date 2026-02-19 Perú\n\nEl oro sale de noche", "2026-02-19\n\nEl oro sale de noche"),
]


@pytest.mark.parametrize(("head", "left"), _HEADS)
def test_the_head_keeps_title_and_day_of_publication(head: str, left: str) -> None:
    text = f"{head}\n\n{_BODY}"
    rest = blank(text, find_furniture(text, "es"))
    assert [line.strip() for line in rest.split("\n") if line.strip()] == [
        *(line for line in left.split("\n") if line),
        _BODY,
    ]


# Articles whose words are those of furniture.
_TRAPS = [
    "Donations to the foundation fell to $3 million in 2019.\n\nDonate, the prosecutor said, was the only word the mayor used.\n\nRelated companies in Panama sent another $1.2 million.",
    "Related crimes such as extortion rose by 12 percent.\n\nMore on that front is expected in May, officials said.",
    "By Land and Sea: How Cocaine Leaves Guayaquil\n\nBy 2019, the port handled half of the country's exports.",
    "Video: Police Chase Ends in Lake\n\nPolice chased two smugglers for an hour on Sunday.",
    "Published in 2014, the report said that 30 percent of the cocaine went by sea.\n\nOriginally published figures were lower.",
    "Home invasions rose in May.\n\nNews of the raid spread fast.\n\nContact between the two ended in 2015.",
    "Share prices fell after the bank paid $2 billion.\n\nShare of the market: 12 percent.\n\nFollow the money: that was the order.",
    "What the police found:\n\n- 3 tons of cocaine\n- $40,000 in cash\n- two rifles\n\nThe men denied the charges.",
    "“Sign up for our crew,” the recruiters told the boys. “We will support your family.”\n\nThree of them died in 2018.",
    "Comments by the minister angered the union.\n\nAbout 300 people fled.\n\nAbout the money, he said nothing.\n\nLatest figures show 41 deaths.",
    "By clicking on the link, victims gave away their passwords.\n\nWe use cookies, the hackers joked in chat logs.",
    "Photos of the cash, $3 million in all, were shown to the jury.\n\nImage is everything to the cartel.",
    "Correspondent banks closed the accounts in 2016.\n\nAuthor and ex-agent Paul Drew disagrees.\n\nEditor Ana Paz was shot on May 3, 2019.",
    "Donaciones falsas por S/ 3 millones llegaron al partido en 2011.\n\nDonar no era delito, alegó la defensa.",
    "Más de 30 detenidos en Lima\n\nMás en serio que en broma, el juez preguntó por los US$ 3,000.\n\nMás información sobre el caso fue remitida a la Fiscalía el lunes.",
    "Por tierra, mar y aire: las rutas de la cocaína\n\nPor cada kilo cobraban 500 dólares. Por eso huyeron.",
    "Te puede interesar o no, pero el dinero llegó, dijo el testigo.\n\nLea el nombre, ordenó el juez.",
    "Temas como la extorsión dividen al Congreso.\n\nFuente de ingresos de la banda eran los cupos.\n\nAutor del disparo sería un menor.",
    "Compartir celda con él fue un castigo.\n\nComentarios del alcalde molestaron al gremio.",
    "Le sirvió de testaferro su primo, según la Fiscalía.\n\nAl hacer clic en el enlace, la víctima entregaba sus claves.\n\nSu donación de 2 millones fue registrada en 2014.",
    "Publicado en 2019, el informe cuenta 41 rutas.\n\nRedacción confusa de la ley permitió el archivo.",
    "LOS DETENIDOS\n\nLa Policía capturó a cinco personas.\n\nEL DINERO\n\nSe hallaron S/ 50 mil.\n\nLAS ARMAS\n\nHabía tres fusiles.",
    "Foto de 2014 en mano, la madre lo busca.\n\nImágenes de la cámara muestran el auto.",
    "Doações de R$ 3 milhões chegaram ao partido em 2014.\n\nDoe ou suma, dizia a mensagem do miliciano.\n\nAssine aqui, ordenou o delegado.",
    "Mais de 40 mil armas foram entregues\n\nMais em conta que o rival, o grupo cobrava R$ 500.\n\nSobre o dinheiro, ele calou.",
    "Ao assinar o contrato, o prefeito recebeu R$ 2 milhões.\n\nSeu apoio ao miliciano custou o cargo.",
    "Leia-se, no caso, propina.\n\nVeja o caso de Santos, onde 3 toneladas sumiram.",
    "INCAUTAN 3 TONELADAS DE COCAÍNA EN EL CALLAO\n\nLA POLICÍA DETUVO A CINCO PERSONAS EL LUNES.\n\nEL VALOR DE LA DROGA ES DE US$ 90 MILLONES.",
]


@pytest.mark.parametrize("text", _TRAPS)
def test_articles_with_the_words_of_furniture_are_left_whole(text: str) -> None:
    assert furniture(text, None) == []


# Buttons within an article do not end it, however short what follows is.
@pytest.mark.parametrize(
    "button", ["Share", "Donate", "Subscribe", "Compartir", "Facebook Twitter"]
)
def test_an_article_goes_on_behind_buttons(button: str) -> None:
    text = f"{_BODY}\n\n{button}\n\nA judge freed both men."
    assert furniture(text) == [button]


def test_nothing_is_left_behind_a_tail() -> None:
    text = f"{_BODY}\n\n{_BODY}\n\nRelated Content\n\nGOLD / 3 MAR 2019\n\nA short lead of a teaser.\n\nMore"
    assert furniture(text) == [text[text.index("Related") :]]


@pytest.mark.parametrize("text", ["x", "More", "Share\n\nFacebook", "Related Content", ""])
def test_a_text_of_nothing_else_is_left_whole(text: str) -> None:
    assert furniture(text) == []


def test_extractors_do_not_see_furniture() -> None:
    text = f"{_BODY}\n\nSEE ALSO: The $40 million man\n\n{_BODY}"
    context = Context(Document(text=text, language="en"))
    assert "$40 million" not in context.text
    assert len(context.text) == len(text)


def test_all_locales_have_the_same_keys() -> None:
    locales = Locales("crimefacts.text")
    for name in ("furniture.toml", "publication.toml", "sentences.toml"):
        keys = [sorted(locales.toml(locale, name)) for locale in locales.names()]
        assert keys.count(keys[0]) == len(keys)


_CUES = st.sampled_from(
    [
        *_LINES,
        *_BLOCKS,
        _BODY,
        "Related Content",
        "Comments",
        "3 May 2021",
        "By Ana Ruiz",
        "",
        "…",
        "(",
        "©",
    ]
)


@settings(deadline=None, max_examples=150)
@given(
    st.lists(st.one_of(_CUES, st.text(max_size=40)), max_size=12),
    st.sampled_from(["\n", "\n\n", "\r\n", " ", "\u2028"]),
    st.sampled_from(["en", "es", "pt", "fr", None]),
)
def test_spans_are_ordered_apart_and_within_the_text(
    pieces: list[str], separator: str, language: str | None
) -> None:
    text = separator.join(pieces)
    spans = find_furniture(text, language)
    assert all(first.end < second.start for first, second in pairwise(spans))
    assert all(0 <= span.start < span.end <= len(text) for span in spans)
    left = blank(text, spans)
    assert len(left) == len(text)
    covered = {offset for span in spans for offset in range(span.start, span.end)}
    assert all(
        left[offset] == ("\n" if offset in covered else text[offset]) for offset in range(len(text))
    )


def test_blanking_nothing_gives_the_same_text() -> None:
    assert blank("text", ()) == "text"
    assert blank("a bc d", (Span(2, 4),)) == "a \n\n d"
