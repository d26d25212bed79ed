"""Files, folders, globs and standard input into documents."""

# ruff: noqa: E501 -- lines of pages

from __future__ import annotations

import datetime as dt
import io
import json
import subprocess
import sys
from collections.abc import Iterator
from itertools import islice
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from crimefacts import Document, MissingExtraError, ReadError, read
from crimefacts.readers import html
from crimefacts.readers.formats import READERS
from crimefacts.readers.sources import SUFFIXES, Input

_SENTENCE = (
    "La Policía Nacional detuvo en Lima a cinco hombres que cobraban cupos de S/ 3,500 a los "
    "comerciantes del distrito, informó el general Pérez en una conferencia de prensa."
)
_PAGE = f"""<!DOCTYPE html>
<html lang="es-PE"><head><meta charset="utf-8"><title>Caen cinco - El Diario</title>HEAD</head>
<body><nav><ul><li><a href="/">Inicio</a></li><li><a href="/n">Noticias</a></li></ul></nav>
<article><h1>Caen cinco extorsionadores</h1>
<p>{_SENTENCE}</p><p>El <b>3 de mayo</b> cayó en <a href="/t">Trujillo</a> un segundo grupo.</p>
<p>Pedía sumas de hasta US$ 10,000 a los transportistas de la zona norte del país.</p></article>
<footer>Copyright 2021 El Diario</footer></body></html>
"""


def write(path: Path, content: str | bytes) -> Path:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(content.encode() if isinstance(content, str) else content)
    return path


def errors_of(*sources: str | Path) -> list[str]:
    errors: list[ReadError] = []
    assert [document.id for document in read(*sources, on_error=errors.append)] == []
    return [str(error) for error in errors]


def stdin(monkeypatch: pytest.MonkeyPatch, content: str | bytes) -> None:
    data = content.encode() if isinstance(content, str) else content
    monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO(data)))


# Texts


@pytest.mark.parametrize("suffix", [".txt", ".md", ".TXT"])
def test_a_text_is_taken_as_it_is(tmp_path: Path, suffix: str) -> None:
    path = write(tmp_path / f"a{suffix}", "# Uno\r\n\r\n  dos\ttres \U0001f4a9\r")
    (document,) = read(path)
    assert document == Document(text="# Uno\r\n\r\n  dos\ttres \U0001f4a9\r", id=str(path))


def test_a_byte_order_mark_is_no_text(tmp_path: Path) -> None:
    (document,) = read(write(tmp_path / "a.txt", b"\xef\xbb\xbfuno"))
    assert document.text == "uno"


_BAD_TEXTS = [
    (b"", "it is empty"),
    (b" \r\n\t", "it is empty"),
    (b"\xef\xbb\xbf", "it is empty"),
    (
        "Peñón".encode("latin1"),
        "byte 2 is not UTF-8; convert it first, for example: iconv -f latin1",
    ),
    ("Peñón".encode("utf-16"), "this is UTF-16, not UTF-8; convert it first"),
    (b"%PDF\0\1", "this is binary data"),
]


@pytest.mark.parametrize(("content", "reason"), _BAD_TEXTS)
def test_bad_texts_are_named(tmp_path: Path, content: bytes, reason: str) -> None:
    path = write(tmp_path / "a.txt", content)
    with pytest.raises(ReadError) as raised:
        list(read(path))
    assert str(raised.value).startswith(f"{path}: {reason}")
    assert (raised.value.source, raised.value.line) == (str(path), None)


# Folders, globs, several sources


def test_a_folder_is_read_in_the_order_of_names(tmp_path: Path) -> None:
    for name in ("b.txt", "a/z.md", "a/c/y.txt", "c.jsonl"):
        write(tmp_path / name, '{"text": "x"}')
    for name in (".hidden.txt", ".git/a.txt", "a.pdf", "README", "a/table.csv"):
        write(tmp_path / name, "not to be read")
    assert [document.id for document in read(tmp_path)] == [
        "a/c/y.txt",
        "a/z.md",
        "b.txt",
        "c.jsonl:1",
    ]


def test_ids_are_paths_as_given(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    write(tmp_path / "in" / "a.txt", "uno")
    monkeypatch.chdir(tmp_path)
    sources = ("in/a.txt", "in", "in/*.txt", "**/a.txt", "./in/a.txt")
    assert [document.id for document in read(*sources)] == [
        "in/a.txt",
        "a.txt",
        "in/a.txt",
        "in/a.txt",
        "./in/a.txt",
    ]


def test_a_file_whose_name_looks_like_a_glob(tmp_path: Path) -> None:
    path = write(tmp_path / "a[1].txt", "uno")
    assert [document.text for document in read(path)] == ["uno"]


def test_sources_that_give_nothing_are_named(tmp_path: Path) -> None:
    write(tmp_path / "empty" / "a.csv", "x")
    pdf = write(tmp_path / "a.pdf", "x")
    bare = write(tmp_path / "README", "x")
    known = "crimefacts reads .txt, .md, .html, .htm, .jsonl, .ndjson"
    assert errors_of(tmp_path / "empty", tmp_path / "no.txt", tmp_path / "*.xml", pdf, bare) == [
        f"{tmp_path}/empty: the folder holds no file that can be read: {known}",
        f"{tmp_path}/no.txt: there is no such file or folder",
        f"{tmp_path}/*.xml: no file of this pattern can be read: {known}",
        f"{pdf}: .pdf files are not read: {known}; pipe other text in through -",
        f"{bare}: a file without suffix is not read: {known}; pipe other text in through -",
    ]


def test_one_error_does_not_lose_the_others(tmp_path: Path) -> None:
    write(tmp_path / "a.txt", "uno")
    write(tmp_path / "b.txt", b"\xff")
    write(tmp_path / "c.jsonl", '{"text": "tres"}\n{"text": 4}\n{"text": "cinco"}\n')
    errors: list[ReadError] = []
    found = [document.text for document in read(tmp_path, on_error=errors.append)]
    assert found == ["uno", "tres", "cinco"]
    assert [(Path(error.source).name, error.line) for error in errors] == [
        ("b.txt", None),
        ("c.jsonl", 2),
    ]


def test_the_first_error_raises_when_it_is_reached(tmp_path: Path) -> None:
    write(tmp_path / "a.txt", "uno")
    write(tmp_path / "b.txt", "")
    documents = read(tmp_path)
    assert next(documents).text == "uno"
    with pytest.raises(ReadError, match=r"b\.txt: it is empty"):
        next(documents)


def test_every_suffix_has_a_reader() -> None:
    assert set(READERS) == set(SUFFIXES)


# JSON Lines


def lines_of(tmp_path: Path, *lines: object) -> Path:
    content = "\n".join(line if isinstance(line, str) else json.dumps(line) for line in lines)
    return write(tmp_path / "in.jsonl", content + "\n")


def test_a_line_is_a_document(tmp_path: Path) -> None:
    line = {
        "id": "a-1",
        "text": "uno\r\ndos",
        "language": "es-PE",
        "published": "2021-05-03T10:15:00-05:00",
        "title": "Uno",
        "country": "pe",
        "url": "https://example.org",
        "tags": ["a", {"b": None}],
    }
    (document,) = read(lines_of(tmp_path, line))
    assert document == Document(
        text="uno\r\ndos",
        id="a-1",
        language="es",
        published=dt.date(2021, 5, 3),
        title="Uno",
        country="PE",
        metadata={"url": "https://example.org", "tags": ["a", {"b": None}]},
    )


def test_lines_without_id_are_called_by_their_place(tmp_path: Path) -> None:
    path = lines_of(
        tmp_path, {"text": "uno"}, "", "  ", {"text": "dos", "id": None}, {"text": "x", "id": 7}
    )
    assert [document.id for document in read(path)] == [f"{path}:1", f"{path}:4", "7"]


def test_results_that_come_back_as_input_are_left_behind(tmp_path: Path) -> None:
    line = {
        "text": "uno",
        "schema": "crimefacts/1",
        "facts": [],
        "failures": [],
        "coverage": {},
        "a": 1,
    }
    (document,) = read(lines_of(tmp_path, line))
    assert dict(document.metadata) == {"a": 1}


def test_windows_lines_and_a_byte_order_mark(tmp_path: Path) -> None:
    path = write(tmp_path / "a.ndjson", b'\xef\xbb\xbf{"text": "uno"}\r\n\r\n{"text": "dos"}\r\n')
    assert [document.text for document in read(path)] == ["uno", "dos"]


_BAD_LINES = [
    ('{"text": "uno"', "this is no JSON: Expecting"),
    ("uno", "this is no JSON: Expecting value"),
    (
        '[{"text": "uno"}]',
        "a line must be an object, this is a JSON array: write one object a line",
    ),
    ('"uno"', "a line must be an object, this is no JSON object but a string"),
    ("null", "a line must be an object, this is no JSON object but null"),
    ('{"id": "a"}', "the object has no key 'text'"),
    ('{"text": null}', "'text' must be a string, not null"),
    ('{"text": 3}', "'text' must be a string, not a number"),
    ('{"text": " "}', "'text' is empty"),
    ('{"text": "\\ud83d"}', "'text' holds half a character"),
    ('{"text": "x", "id": {}}', "'id' must be a string, not an object"),
    ('{"text": "x", "id": true}', "'id' must be a string, not a boolean"),
    ('{"text": "x", "language": 3}', "'language' must be a string, not a number"),
    ('{"text": "x", "language": "Spanish"}', "language must be an ISO 639-1 code"),
    ('{"text": "x", "country": "Peru"}', "country must be an ISO 3166-1 alpha-2 code"),
    ('{"text": "x", "published": "3 May"}', "Invalid isoformat string"),
    ('{"text": "x", "published": 20210503}', "'published' must be a string, not a number"),
    ('{"text": "x", "title": ["x"]}', "'title' must be a string, not an array"),
    ("[" * 100_000, "this is no JSON"),
    ('{"text": "x", "n": ' + "9" * 5_000 + "}", "this is no JSON"),
]


@pytest.mark.parametrize(("line", "reason"), _BAD_LINES, ids=range(len(_BAD_LINES)))
def test_bad_lines_are_named(tmp_path: Path, line: str, reason: str) -> None:
    path = lines_of(tmp_path, {"text": "first"}, line, {"text": "last"})
    errors: list[ReadError] = []
    assert [document.text for document in read(path, on_error=errors.append)] == ["first", "last"]
    assert [str(error).startswith(f"{path}:2: {reason}") for error in errors] == [True]


def test_a_line_that_is_not_utf_8(tmp_path: Path) -> None:
    path = write(tmp_path / "a.jsonl", b'{"text": "a"}\n{"text": "\xf1"}\n')
    with pytest.raises(ReadError, match=r"a\.jsonl:2: byte 10 is not UTF-8"):
        list(read(path))


def test_an_empty_file_of_lines(tmp_path: Path) -> None:
    assert errors_of(write(tmp_path / "a.jsonl", "\n \n")) == [
        f"{tmp_path}/a.jsonl: it is empty: there is nothing to read"
    ]


def test_lines_are_streamed(monkeypatch: pytest.MonkeyPatch) -> None:
    taken = 0

    class Endless(io.RawIOBase):
        def __iter__(self) -> Iterator[bytes]:
            nonlocal taken
            while True:
                taken += 1
                yield b'{"text": "uno"}\n'

        def __next__(self) -> bytes:
            return next(iter(self))

    class Stdin:
        buffer = Endless()

    monkeypatch.setattr(sys, "stdin", Stdin())
    assert [document.id for document in islice(read("-"), 3)] == ["-:1", "-:2", "-:3"]
    assert taken <= 4


# Standard input

_STREAMS = [
    ('\n{"text": "uno"}\n{"text": "dos"}\n', [("-:2", "uno"), ("-:3", "dos")]),
    ('{"id": "a", "text": "uno"}', [("a", "uno")]),
    ("uno\r\ndos\r\n", [("-", "uno\r\ndos\r\n")]),
    ("\n\n  uno", [("-", "\n\n  uno")]),
    ("{uno}\n", [("-", "{uno}\n")]),
    ('"uno"', [("-", '"uno"')]),
    (b"\xef\xbb\xbfuno", [("-", "uno")]),
    (b'\xef\xbb\xbf{"text": "uno"}', [("-:1", "uno")]),
]


@pytest.mark.parametrize(("content", "expected"), _STREAMS)
def test_standard_input(
    monkeypatch: pytest.MonkeyPatch, content: str | bytes, expected: list[tuple[str, str]]
) -> None:
    stdin(monkeypatch, content)
    assert [(document.id, document.text) for document in read("-")] == expected


def test_a_page_on_standard_input(monkeypatch: pytest.MonkeyPatch) -> None:
    stdin(monkeypatch, "\n" + _PAGE)
    (document,) = read("-")
    assert _SENTENCE in document.text
    assert "<p>" not in document.text


def test_a_text_stream_in_place_of_standard_input(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sys, "stdin", io.StringIO("uno"))
    assert [document.text for document in read("-")] == ["uno"]


@pytest.mark.parametrize("content", ["", " \n ", b"\xff\xfe", b"a\0b"])
def test_bad_standard_input(monkeypatch: pytest.MonkeyPatch, content: str | bytes) -> None:
    stdin(monkeypatch, content)
    (error,) = errors_of("-")
    assert error.startswith("-: ")


# Pages


def page(tmp_path: Path, head: str = "") -> Document:
    (document,) = read(write(tmp_path / "a.html", _PAGE.replace("HEAD", head)))
    return document


def test_the_article_of_a_page(tmp_path: Path) -> None:
    document = page(tmp_path)
    assert document.text.split("\n")[-3:] == [
        _SENTENCE,
        "El 3 de mayo cayó en Trujillo un segundo grupo.",
        "Pedía sumas de hasta US$ 10,000 a los transportistas de la zona norte del país.",
    ]
    assert "Inicio" not in document.text
    assert "Copyright" not in document.text
    assert (document.language, document.title, document.published) == (
        "es",
        "Caen cinco extorsionadores",
        None,
    )


_ARTICLE = (
    '{"@type": "NewsArticle", "headline": "Caen", "datePublished": "2021-05-03T23:10:00-05:00"}'
)
_STATED = [
    '<meta property="article:published_time" content="2021-05-03T23:10:00-05:00">',
    '<meta name="date" content="2021-05-03">',
    '<meta name="DC.date.issued" content="20210503">',
    '<meta itemprop="datePublished" content="2021/05/03">',
    '<meta name="pubdate" content="Mon, 03 May 2021 10:15:00 GMT">',
    f'<script type="application/ld+json">{_ARTICLE}</script>',
    f'<script type="application/ld+json">[{{"@type": "WebSite"}}, {_ARTICLE}]</script>',
    f'<script type="application/ld+json">{{"@graph": [{_ARTICLE}]}}</script>',
    '<script type="application/ld+json">{"@type": "WebPage", "datePublished": "2021-05-03"}</script>',
    f'<meta name="date" content="2020-01-01"><script type="application/ld+json">{_ARTICLE}</script>',
    '<meta name="date" content="May"><meta name="pubdate" content="2021-05-03">',
]


@pytest.mark.parametrize("head", _STATED, ids=range(len(_STATED)))
def test_a_stated_day_of_publication_is_taken(tmp_path: Path, head: str) -> None:
    assert page(tmp_path, head).published == dt.date(2021, 5, 3)


_NOT_STATED = [
    '<meta property="article:modified_time" content="2021-05-03T23:10:00-05:00">',
    '<meta name="date" content="3 de mayo">',
    '<meta name="date" content="2021-13-45">',
    '<script type="application/ld+json">{"@type": "NewsArticle", "datePublished": 2021}</script>',
    '<script type="application/ld+json">{broken</script>',
    f'<script type="application/ld+json">{{"itemListElement": [{_ARTICLE}]}}</script>',
    '<link rel="canonical" href="https://example.org/2021/05/03/caen">',
]


@pytest.mark.parametrize("head", _NOT_STATED, ids=range(len(_NOT_STATED)))
def test_a_day_of_publication_is_never_guessed(tmp_path: Path, head: str) -> None:
    assert page(tmp_path, head).published is None


def test_stated_titles_and_languages(tmp_path: Path) -> None:
    assert (
        page(tmp_path, '<meta property="og:title" content="De  la\nficha">').title == "De la ficha"
    )
    assert page(tmp_path, f'<script type="application/ld+json">{_ARTICLE}</script>').title == "Caen"
    bare = _PAGE.replace(' lang="es-PE"', "").replace("<h1>Caen cinco extorsionadores</h1>", "")
    (document,) = read(write(tmp_path / "b.htm", bare.replace("HEAD", "")))
    assert (document.language, document.title) == (None, "Caen cinco - El Diario")


def test_a_page_may_begin_with_an_xml_declaration(tmp_path: Path) -> None:
    content = '<?xml version="1.0" encoding="utf-8"?>\n' + _PAGE.replace("HEAD", "")
    (document,) = read(write(tmp_path / "a.html", content))
    assert _SENTENCE in document.text


def test_a_declared_encoding_is_believed(tmp_path: Path) -> None:
    content = _PAGE.replace("HEAD", "").replace("utf-8", "iso-8859-1").encode("latin1")
    (document,) = read(write(tmp_path / "a.html", content))
    assert _SENTENCE in document.text


_BAD_PAGES = [
    (b"", "it is empty"),
    (b"<html><body></body></html>", "no article text was found in this page"),
    (b"<html><body>\xf1</body></html>", "byte 12 is not UTF-8"),
    (b"<meta charset=nonsense>\xf1", "byte 23 is not UTF-8"),
    (b"\0\1", "this is binary data"),
]


@pytest.mark.parametrize(("content", "reason"), _BAD_PAGES)
def test_bad_pages_are_named(tmp_path: Path, content: bytes, reason: str) -> None:
    path = write(tmp_path / "a.html", content)
    assert [error.startswith(f"{path}: {reason}") for error in errors_of(path)] == [True]


def test_pages_need_an_extra(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path = write(tmp_path / "a.html", _PAGE)
    html.libraries.cache_clear()
    monkeypatch.setitem(sys.modules, "trafilatura", None)
    with pytest.raises(MissingExtraError, match=r"crimefacts\[html\]"):
        list(read(path))
    assert [document.text for document in read(write(tmp_path / "a.txt", "uno"))] == ["uno"]


def test_what_reads_pages_is_not_imported_before() -> None:
    code = "import crimefacts, sys; print({'trafilatura', 'lxml', 'htmldate'} & set(sys.modules))"
    result = subprocess.run(
        [sys.executable, "-c", code], capture_output=True, text=True, check=True
    )
    assert result.stdout.strip() == "set()"


# Properties

_JSON = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats(allow_nan=False) | st.text(max_size=8),
    lambda inner: (
        st.lists(inner, max_size=3) | st.dictionaries(st.text(max_size=4), inner, max_size=3)
    ),
    max_leaves=6,
)


@settings(deadline=None, max_examples=80)
@given(
    st.dictionaries(
        st.sampled_from(["id", "text", "language", "published", "title", "country", "x"]), _JSON
    )
)
def test_any_object_is_a_document_or_an_error(value: dict[str, Any]) -> None:
    line = json.dumps(value).encode()
    (result,) = READERS[".jsonl"](io.BytesIO(line), Input("in.jsonl", "in.jsonl"))
    if isinstance(result, Document):
        assert result.text == value["text"]
    else:
        assert (result.source, result.line) == ("in.jsonl", 1)


@settings(deadline=None, max_examples=80)
@given(st.binary(max_size=60), st.sampled_from([".txt", ".jsonl", ".html"]))
def test_any_bytes_are_documents_or_errors(content: bytes, suffix: str) -> None:
    for result in READERS[suffix](io.BytesIO(content), Input(f"a{suffix}", "a")):
        assert isinstance(result, Document | ReadError)


_TAGS = st.sampled_from(
    ["<p>", "</p>", "<div>", "<article>", "<meta name=date content=2021-05-03>", "<script type='application/ld+json'>",
     "</script>", '{"@graph": [{}]}', "<![CDATA[", "<!--", "<time pubdate>", "<h1>", "&#0;", "&#x110000;", _SENTENCE]
)  # fmt: skip


@settings(deadline=None, max_examples=60)
@given(st.lists(st.one_of(_TAGS, st.text(max_size=6)), max_size=14))
def test_any_page_is_a_document_or_an_error(pieces: list[str]) -> None:
    (result,) = READERS[".html"](io.BytesIO("".join(pieces).encode()), Input("a.html", "a"))
    assert isinstance(result, Document | ReadError)


@settings(deadline=None, max_examples=40)
@given(st.text(min_size=1).filter(str.strip))
def test_texts_survive(text: str) -> None:
    data = text.encode()
    (result,) = READERS[".txt"](io.BytesIO(data), Input("a.txt", "a"))
    if "\0" in text:
        assert isinstance(result, ReadError)
    else:
        assert isinstance(result, Document)
        assert result.text == text.removeprefix("\ufeff")
