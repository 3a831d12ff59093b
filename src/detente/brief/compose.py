"""Put the brief together and save it."""

from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from types import MappingProxyType

from detente.brief.article import article, pieces
from detente.brief.exhibits import exhibits
from detente.brief.figures import FIGURES, STYLE
from detente.brief.gathering import gathered
from detente.brief.grounds import grounds
from detente.brief.page import filling, latest, render
from detente.brief.printed import room_on_paper
from detente.brief.room import LEVELS, LIMIT, Room
from detente.brief.states import states
from detente.brief.supports import supports
from detente.brief.threats import threats
from detente.brief.turns import turns
from detente.errors import require
from detente.files import PATHS, write
from detente.model import Audience, Span
from detente.study import Findings

Place = tuple[str, Span]
"""A document, and where in its text."""


@dataclass(frozen=True, slots=True)
class Section:
    """One section of the page: its anchor, its heading, its name in the menu."""

    id: str
    title: str
    short: str


SECTIONS = (
    Section("answer", "The answer on one screen", "Answer"),
    Section("stand", "Where they stand", "Positions"),
    Section("about", "What it is about", "Contention"),
    Section("deals", "Deals", "Deals"),
    Section("path", "Getting there", "Path"),
    Section("hold", "Will it hold", "Hold"),
    Section("watch", "What to watch", "Watch"),
    Section("basis", "Basis: evidence, judgement, limits", "Basis"),
)


@dataclass(frozen=True, slots=True)
class Brief:
    """A brief, ready to hand over.

    Attributes
    ----------
    html
        One page, no script, nothing loaded.
    explainer
        The findings as an article, in Markdown.
    explainer_html
        The same as a page.
    json
        All findings.
    """

    html: str
    explainer: str
    explainer_html: str
    json: str

    def save(self, folder: Path | str) -> tuple[Path, ...]:
        """Write the brief's files into a folder, each whole or not at all.

        A path that ends in ``.html`` gets the page alone.

        Returns
        -------
        The files written, the page first.

        Raises
        ------
        ValueError
            If the folder is no path.
        OSError
            If the place cannot be written; what was there stays.
        """
        require("folder must be a path", folder, PATHS, "such as 'out'")
        files = {
            "brief.html": self.html,
            "explainer.md": self.explainer,
            "explainer.html": self.explainer_html,
            "findings.json": self.json,
        }
        return save(Path(folder), files)

    def __repr__(self) -> str:
        """Return one line: the texts themselves would fill a screen many times over."""
        return f"<Brief: page of {len(self.html):,} characters; .save('out') writes it>"

    def _repr_html_(self) -> str:
        """Return the page as notebooks show it, closed off in a frame."""
        from html import escape

        return (
            f'<iframe title="Brief" width="100%" height="700" sandbox="" '
            f'srcdoc="{escape(self.html, quote=True)}"></iframe>'
        )


def save(folder: Path, files: Mapping[str, str]) -> tuple[Path, ...]:
    """Write files into a folder, the page first; it alone where a page is named."""
    if folder.suffix == ".html":
        write(folder, next(iter(files.values())))
        return (folder,)
    for name, text in files.items():
        write(folder / name, text)
    return tuple(folder / name for name in files)


MARKS: Mapping[Audience, str] = {
    "internal": "For internal use",
    "shared": "For sharing",
}


def brief(
    findings: Findings,
    *,
    mark: str = "",
    audience: Audience = "internal",
    around: Mapping[Place, str] = MappingProxyType({}),
) -> Brief:
    """Compose the brief of some findings.

    Parameters
    ----------
    findings
        From `detente.study`.
    mark
        Handling mark at the top of the page; without one, a word for the audience.
    audience
        For whom it is. To leave out what is private, study the case that
        `detente.shared` returns: a brief shows all it is given.
    around
        The sentence around each quote, by document and span, as far as it is at hand.

    Raises
    ------
    ValueError
        If the findings are no `Findings`, the mark is no text, or there is no such
        audience.

    Examples
    --------
    >>> import detente
    >>> talks = [("talks.txt", b"Norway demands rain. Sweden rejects rain.")]
    >>> case = detente.read(talks).draft(title="Rain")
    >>> made = detente.brief(detente.study(case, draws=100))
    >>> made.explainer.partition(":")[0]
    '# Norway and Sweden'
    """
    study = "study the case first, detente.study(case)"
    require("findings must be Findings", findings, Findings, study)
    require("mark must be text", mark, str, "such as 'TLP:AMBER'")
    if audience not in list(MARKS):
        raise ValueError(f"audience must be one of {list(MARKS)}; got {audience!r}")
    text = article(findings).text
    return Brief(
        html=_page(findings, mark or MARKS[audience], audience, around),
        explainer=text,
        explainer_html=render(
            "explainer.html",
            findings,
            article=pieces(text),
            newest=max((source.date for source in findings.case.sources), default=""),
        )
        + "\n",
        json=findings.to_json() + "\n",
    )


def _page(
    findings: Findings, mark: str, audience: Audience, around: Mapping[Place, str]
) -> str:
    """Fill the page with as much as its limit and six sheets of paper hold."""
    figures = {name: draw(findings) for name, draw in FIGURES.items()}
    inputs = gathered(findings.case, grounds(findings.case, findings.basis.inputs))
    changes = turns(findings.case)
    paper = room_on_paper(findings, figures, inputs, changes)
    fill = filling("page.html", findings)
    for level in LEVELS:
        page = fill(
            figures={
                name: drawn.folded(
                    min(level.things, drawn.count), paper.get(name, drawn.count)
                )
                for name, drawn in figures.items()
            },
            figure_style=STYLE,
            sections=SECTIONS,
            latest=latest(findings),
            grounds=inputs,
            exhibits=exhibits(findings.case),
            around=around,
            turns=changes,
            threats=threats(findings),
            states=states(findings),
            backed=supports(findings.case, findings.steps.steps),
            mark=mark,
            audience=audience,
            room=Room(level, paper),
        )
        if len(page.encode("utf-8", "surrogatepass")) < LIMIT - 1:
            break
    return page + "\n"
