"""What every bundle says about itself: name, day, licence, how to cite it, whether it is invented."""

from dataclasses import dataclass

from mingjian.derive.dataset import Dataset
from mingjian.derive.version import short_version
from mingjian.render.opendata import words


@dataclass(frozen=True, slots=True)
class About:
    """The facts about the dataset as a whole."""

    title: str
    description: str
    stamp: str
    publisher: str
    as_of: str
    commit: str
    tool: str
    licence: str
    licence_url: str | None
    cadence: str
    citation: str
    url: str | None
    is_sample: bool

    def address(self, path: str) -> str:
        """Return where a file is published: its full address where the site has one, else its path."""
        return f"{self.url or ''}{path}"

    def readme(self) -> str:
        """Return the text that goes into every bundle."""
        return words.README.format(
            title=self.title,
            line="=" * 60,
            description=self.description,
            stamp=f"\n{self.stamp}\n",
            licence=self.licence,
            licence_url=f" {self.licence_url}" if self.licence_url else "",
            citation=self.citation,
            as_of=self.as_of,
            commit=self.commit,
            tool=self.tool,
            dictionary=self.address("data/dictionary/"),
        )


def about(dataset: Dataset) -> About:
    """Return the facts about a dataset."""
    settings = dataset.registry.settings
    day = dataset.as_of.isoformat()
    title = words.TITLE.format(site=settings.site_name)
    commit = short_version(dataset.commit)
    sample = settings.fictional or not settings.publisher.legal_basis
    url = settings.site_url
    return About(
        title=title,
        description=words.DESCRIPTION.format(site=settings.site_name, as_of=day),
        stamp=words.STAMP if sample else words.OFFICIAL,
        publisher=settings.publisher.name,
        as_of=day,
        commit=commit,
        tool=dataset.tool_version,
        licence=settings.open_data.licence,
        licence_url=settings.open_data.licence_url,
        cadence=settings.open_data.cadence,
        citation=words.CITATION.format(
            publisher=settings.publisher.name,
            title=title,
            as_of=day,
            commit=commit,
            url=f"，{url}data/" if url else "",
        ),
        url=url,
        is_sample=sample,
    )
