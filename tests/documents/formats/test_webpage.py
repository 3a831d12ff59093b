"""Web pages: what is kept, what the page says of itself, and odd pages."""

import pytest

from detente.documents import from_bytes
from detente.documents.formats.webpage import decoded, extract

ARTICLE = """<!doctype html><html><head><meta charset="utf-8">
<title>Talks end | Daily News</title><meta name="author" content="Ann Lee">
<meta property="og:site_name" content="Daily News">
<meta property="article:published_time" content="2026-02-05T10:00:00Z">
<link rel="canonical" href="https://www.daily.example.org/talks">
</head><body><nav><ul><li><a href="/">Home</a></li><li><a href="/w">World</a></li></ul>
</nav><article><h1>Talks end in Geneva without a deal</h1>
<p class="byline">By Ann Lee</p>
<figure><img src="a.jpg"><figcaption>They leave. (Reuters)</figcaption></figure>
<p>Norway demands lower water levels in spring,<br>and says so often. Sweden is willing
to accept lower levels, as <a href="https://www.reuters.com/x">Reuters</a> reported,
provided that Norway pays for the loss of power.</p>
<h2>What next</h2><ul><li>Talks in Oslo<ul><li>on fish</li></ul></li><li>A summit</li>
</ul><table><tr><th>Party</th><th>Demand</th></tr>
<tr><td>Norway</td><td>Lower levels</td></tr></table>
<p>The two sides said that they would meet again in March, officials told
<a href="https://apnews.com/1">AP</a>, <a href="https://x.com/share">share</a>
<a href="https://daily.example.org/older">older</a>.</p>
<h2>Sources</h2><ul><li><a href="https://aljazeera.com/x">Al Jazeera</a></li></ul>
</article><aside>Related: More stories</aside>
<footer>Copyright 2026 Daily News. All rights reserved.</footer></body></html>"""


def test_an_article_without_what_stands_around_it():
    found = extract(ARTICLE.encode())
    assert found.text.split("\n\n") == [
        "# Talks end in Geneva without a deal",
        (
            "Norway demands lower water levels in spring,\nand says so often. "
            "Sweden is willing to accept lower levels, as Reuters reported, provided "
            "that Norway pays for the loss of power."
        ),
        "## What next",
        "- Talks in Oslo\n- on fish\n- A summit",
        "Party\tDemand\nNorway\tLower levels",
        (
            "The two sides said that they would meet again in March, officials told "
            "AP, share older."
        ),
        "## Sources",
        "- Al Jazeera",
    ]


def test_what_a_page_says_of_itself():
    page = from_bytes("talks", ARTICLE.encode())
    assert page.title == "Talks end in Geneva without a deal"
    assert (page.date, page.author, page.site) == (
        "2026-02-05", "Ann Lee", "Daily News",
    )  # fmt: skip
    assert page.cites == ("Al Jazeera", "reuters.com", "apnews.com")
    assert page.pages == ()


def test_the_author_is_marked_wherever_the_name_stands():
    page = from_bytes(
        "talks",
        b"<html><head><meta name='author' content='Ann Lee'></head><body>"
        b"<p>Ann Lee</p><p>Norway demands rain.</p>"
        b"<p>Ann Lee covers water for the paper.</p></body></html>",
    )
    spoken = [line for line in page.lines if line.kind != "blank"]
    assert [line.doubt for line in spoken] == ["byline", "", "biography"]


def test_captions_and_menus_that_are_kept_are_marked():
    page = from_bytes(
        "talks",
        b"<html><body><p>Share this article</p><p>They leave. (Reuters)</p>"
        b"<p>Norway demands rain.</p></body></html>",
    )
    spoken = [line for line in page.lines if line.kind != "blank"]
    assert [line.doubt for line in spoken] == ["menu", "caption", ""]


@pytest.mark.parametrize(
    ("head", "encoding"),
    [
        ('<meta charset="windows-1251">', "windows-1251"),
        (
            '<meta http-equiv="Content-Type" content="text/html; charset=KOI8-R">',
            "koi8-r",
        ),
        ('<?xml version="1.0" encoding="iso-8859-5"?>', "iso-8859-5"),
        ('<meta charset="no-such">', "utf-8"),
        ('<meta charset="utf-16">', "utf-8"),
        ('<meta charset="utf-7">', "utf-8"),
        ("", "utf-8"),
        ("", "utf-16"),
        ("", "utf-8-sig"),
    ],
)
def test_a_page_in_its_own_encoding(head, encoding):
    source = f"{head}<html><body><p>Норвегия требует дождя.</p></body></html>"
    assert extract(source.encode(encoding)).text == "Норвегия требует дождя."


def test_latin_1_is_read_as_browsers_do():
    source = '<meta charset="iso-8859-1"><p>“Détente” costs €5.'
    assert decoded(source.encode("cp1252")).endswith("“Détente” costs €5.")
    assert decoded("<p>“Détente” costs €5.".encode("cp1252")).endswith("costs €5.")


@pytest.mark.parametrize(
    ("source", "text"),
    [
        ("<p>Norway<p>Sweden", "Norway\n\nSweden"),
        ("Norway<br><br/>Sweden<div>Denmark</div>", "Norway\n\nSweden\n\nDenmark"),
        ("<p>Nor<b>way</b>\n <i>demands</i>\train", "Norway demands rain"),
        ("<p>Norway<script>x()</script><style>p{}</style><!-- no -->.", "Norway."),
        ("<p>Norway<p hidden>no<p style='Display: none'>no", "Norway"),
        ("<ul><li><p>Fish</p><li>Rain</ul>", "- Fish\n- Rain"),
        ("<h3></h3><p>Norway", "Norway"),
        ("<table><tr><td><p>A</p><div>B</div></td></tr></table>", "A\n\nB"),
        ("<nav>Home</nav><p>Norway</p><footer>Us</footer>", "Norway"),
        ("<p>&lt;Norway&gt; &amp; &eacute;&nbsp;&#8212; x", "<Norway> & é — x"),
        (
            "<h2>Sources</h2><p><a href=b>AP</a></p><h2>More</h2>",
            "## Sources\n\nAP\n\n## More",
        ),
    ],
)
def test_a_short_page_is_kept_whole(source, text):
    assert extract(f"<html><body>{source}</body></html>".encode()).text == text


def test_a_list_of_sources_that_was_left_out_comes_back_once():
    found = extract(ARTICLE.encode())
    assert found.text.count("Al Jazeera") == 1
    assert (
        extract(ARTICLE.replace("Sources", "Extras").encode()).text.count("Jazeera") < 2
    )
