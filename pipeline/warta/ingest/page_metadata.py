"""What a page says of itself: title, names of its writers, site, address, date of publication.

Only the page's own statements count: JSON-LD, `meta`, `link`, `time`, the heading, the day in its address.
"""

import re
from collections import Counter
from collections.abc import Iterable, Iterator
from functools import cache, lru_cache
from itertools import islice
from urllib.parse import urljoin, urlsplit

from lxml.etree import iterwalk
from lxml.html import HtmlElement

from warta.ingest.date_line import find_url_day, read_date_line, stands_alone
from warta.ingest.lines import LETTERS, compact
from warta.ingest.linked_data import stated_names
from warta.ingest.published import is_zero_day, normalize_published
from warta.ingest.record import Metadata
from warta.ingest.written_day import CELLS, is_aside
from warta.languages import codes, load_pack

SPACES = re.compile(r"\s+")
# Between headline and site in a title: bars, dashes, colons and arrows, set off by spaces.
SEPARATOR = re.compile(r"\s+(?:[|•·»«›‹~/–—-]|::?|>)\s+|\s*\|+\s*|:\s+")
DOMAIN = re.compile(r"(?:[\w-]+\.)+(?:com|net|org|info|news|tv|id|my|sg|uk|au|in|co)\b", re.IGNORECASE)
HOST = re.compile(r"https?://([\w.-]+)", re.IGNORECASE)
# Letters and digits of the shortest heading that counts, and of the shortest title that may be one cut off.
SHORTEST = 4
CUT = 20
# Letters and digits of the shortest title that is known again behind a rubric.
RUBRICATED = 8
# Elements that set apart what they hold in a heading.
APART = frozenset(["br", "div", "p", "small", "span"])
NAME = re.compile(r"[^\W\d_][\w.'’-]*(?: [\w.'’-]+){0,5}")
PUBLISHED_META = (
    "article:published_time",
    "datepublished",
    "og:article:published_time",
    "og:published_time",
    "publishdate",
    "pubdate",
    "publish-date",
    "publish_date",
    "parsely-pub-date",
    "sailthru.date",
    "dc.date.issued",
    "dcterms.issued",
    "dcterms.created",
    "dc.date",
    "dcterms.date",
    "date",
    "content_publisheddate",
    "article.published",
    "cxenseparse:recs:publishtime",
)
AUTHOR_META = (
    "author",
    "article:author",
    "dc.creator",
    "dcterms.creator",
    "parsely-author",
    "sailthru.author",
    "content_author",
    "byl",
)
# Marks of an element with the date of publication, in microdata and microformats.
PUBLISHED_NAMES = frozenset(["datePublished", "published", "dt-published", "entry-date"])
# No page needs more of its dated elements to say when it was published.
MOST_TIMES = 100
MAX_BYLINE = 80
MAX_LINE = 1000
# Labels at the end of host names, before which the site's own stands.
HOST_ENDINGS = frozenset(["com", "net", "org", "info", "news", "web", "press", "online"])


def read_metadata(tree: HtmlElement, article: dict[str, object], address: str | None = None) -> Metadata:
    """The metadata of a parsed page; `article` is its JSON-LD, `address` where it was, if known from elsewhere."""
    metas = _metas(tree)
    url = _url(tree, metas, article, address)
    publisher = next(stated_names(article.get("publisher")), None)
    site_name = metas.get("og:site_name") or publisher or metas.get("application-name")
    brands = _brands(site_name, url or _home(tree))
    return Metadata(
        title=_title(tree, metas, article, brands),
        byline=_byline(tree, metas, article, brands),
        site_name=site_name,
        url=url,
        published=_published(tree, metas, article) or find_url_day(url),
    )


def _metas(tree: HtmlElement) -> dict[str, str]:
    """The first content of each `meta` by its name, property or itemprop, in lower case."""
    metas: dict[str, str] = {}
    for element in tree.iter("meta"):
        content = (element.get("content") or "").strip()
        name = element.get("property") or element.get("name") or element.get("itemprop")
        if name and content:
            metas.setdefault(name.casefold(), content)
    return metas


def _url(
    tree: HtmlElement, metas: dict[str, str], article: dict[str, object], address: str | None = None
) -> str | None:
    """The canonical address: the page's link, its Open Graph address, JSON-LD's, or where the page was."""
    canonical = next(
        (link.get("href") for link in tree.iter("link") if "canonical" in (link.get("rel") or "").casefold().split()),
        None,
    )
    entity = article.get("mainEntityOfPage")
    stated = (
        canonical,
        metas.get("og:url"),
        entity.get("@id") if isinstance(entity, dict) else entity,
        article.get("url"),
        address,
    )
    base = address or metas.get("og:url", "")
    for value in stated:
        if isinstance(value, str) and value.strip():
            try:
                url = urljoin(base, value.strip())
                if urlsplit(url).scheme in ("http", "https") and urlsplit(url).hostname:
                    return url
            except ValueError:
                continue
    return None


def _home(tree: HtmlElement) -> str | None:
    """An address on the page's own site, for a page that does not state its own: most of its links lead there."""
    addresses = [link.get("href", "") for link in tree.iter("a")]
    hosts = Counter(found[1].casefold() for address in addresses if (found := HOST.match(address)))
    return f"http://{hosts.most_common(1)[0][0]}" if hosts else None


def _published(tree: HtmlElement, metas: dict[str, str], article: dict[str, object]) -> str | None:
    """The first stated date that is one, in JSON-LD, `meta` and `time`."""
    stated: list[object] = [article.get("datePublished")]
    stated += [metas.get(name) for name in PUBLISHED_META]
    stated += _times(tree)
    for value in stated:
        if isinstance(value, str):
            found = normalize_published(value) or read_date_line(value)
            if found and not is_zero_day(found):
                return found
    return None


def _times(tree: HtmlElement) -> list[str]:
    """The dates in elements marked as the date of publication, then those in `time` within the article.

    None of them in what stands beside the article, and no `time` in a sentence or a caption.
    """
    marked: list[str] = []
    others: list[str] = []
    for element in islice(filter(_is_dated, tree.iter()), MOST_TIMES):
        if any(is_aside(holder) or holder.tag in CELLS for holder in element.iterancestors()):
            continue
        stated = element.get("datetime") or element.get("content") or element.get("title")
        if _is_marked(element):
            marked.append(stated)
        elif next(element.iterancestors("article", "main"), None) is not None and stands_alone(*_beside(element)):
            others.append(stated)
    return marked + others


def _is_dated(element: HtmlElement) -> bool:
    """Whether an element states a date in an attribute."""
    stated = element.get("datetime") or element.get("content") or element.get("title")
    return bool(stated) and (element.tag == "time" or _is_marked(element))


def _is_marked(element: HtmlElement) -> bool:
    """Whether an element is marked as the date of publication."""
    names = f"{element.get('itemprop', '')} {element.get('class', '')}".split()
    return not PUBLISHED_NAMES.isdisjoint(names) or element.get("pubdate") is not None


def _beside(element: HtmlElement) -> tuple[str, str]:
    """The text directly before and behind an element in the one that holds it."""
    before = element.getprevious()
    return _line((element.getparent().text if before is None else before.tail) or ""), _line(element.tail or "")


def _title(tree: HtmlElement, metas: dict[str, str], article: dict[str, object], brands: frozenset[str]) -> str | None:
    """The headline without the site's name.

    A heading whose words stand in the page's own title is the headline, and so is one that puts a rubric in front; it
    is taken as it is printed. Otherwise it is a title without the site's name.
    """
    element = next(tree.iter("title"), None)
    headline = article.get("headline")
    stated = [
        metas.get("og:title"),
        headline if isinstance(headline, str) else None,
        metas.get("headline"),
        metas.get("twitter:title"),
        metas.get("title"),
        element.text_content() if element is not None else None,
    ]
    titles = [_line(value) for value in stated if value and value.strip()]
    headings = [(heading, _printed(heading)) for heading in tree.iter("h1", "h2", "h3")]
    keys = [compact(title) for title in titles]
    freed = [_without_site(title, brands) for title in titles]
    shown = [text for _, text in headings if _is_headline(text, keys, brands)]
    shown = shown or [text for _, text in headings if _has_rubric(text, map(compact, freed))]
    if shown:
        return _without_site(max(shown, key=len), brands, is_printed=True)
    main = [text for heading, text in headings if heading.tag == "h1" and text]
    if len(main) == 1 and not any(stated[:-1]):
        return main[0]
    return min(freed[:1] + [title for title in freed if compact(title) in keys[0]], key=len) if freed else None


def _is_headline(text: str, keys: Iterable[str], brands: frozenset[str]) -> bool:
    """Whether a heading is most of a title of the page, or in full what that cuts short, and not the site's name."""
    key = compact(text)
    if len(key) < SHORTEST or _names_site(text, brands):
        return False
    return any(
        (key in title and 2.5 * len(key) > len(title)) or (len(title) > CUT and key.startswith(title)) for title in keys
    )


def _has_rubric(text: str, titles: Iterable[str]) -> bool:
    """Whether a heading is a title of the page with a rubric in front of it."""
    key = compact(text)
    return any(len(title) >= RUBRICATED and key.endswith(title) and len(key) < 2 * len(title) for title in titles)


def _printed(heading: HtmlElement) -> str:
    """The text of a heading; what it sets apart, as a rubric in a box or a line of its own, is a word of its own."""
    pieces: list[str] = []
    for event, element in iterwalk(heading, events=("start", "end")):
        is_initial = len(element) == 0 and len(element.text or "") == 1
        gap = " " if element.tag == "br" or (element.tag in APART and not is_initial) else ""
        if event == "start":
            pieces.append(gap + (element.text or ""))
        elif element is not heading:
            pieces.append(gap + (element.tail or ""))
    return _line("".join(pieces))


def _without_site(title: str, brands: frozenset[str], *, is_printed: bool = False) -> str:
    """The title without the parts at its ends that name the site: at the front nothing else, behind with a section too.

    The front of a headline that is printed above the article stays: there it is a rubric.

    >>> _without_site("Harga Beras Naik - Kabar.com Ekonomi", frozenset({"kabar"}))
    'Harga Beras Naik'
    >>> _without_site("Kabar: Viva Espana - Pesta di Madrid", frozenset({"kabar", "viva"}))
    'Viva Espana - Pesta di Madrid'
    """
    ends = [match.span() for match in SEPARATOR.finditer(title)]
    start, end = 0, len(title)
    for left, right in reversed(ends):
        if title[left:right].strip() == ":" or not _mentions_site(title[right:end], brands):
            break
        end = left
    for left, right in [] if is_printed else ends:
        if left >= end or not _names_site(title[start:left], brands):
            break
        start = right
    return title[start:end].strip() or title


def _names_site(part: str, brands: frozenset[str]) -> bool:
    """Whether a part of a title is the site's name and nothing else."""
    return compact(part) in brands or compact(DOMAIN.sub("", part)) in brands or bool(DOMAIN.fullmatch(part.strip()))


def _mentions_site(part: str, brands: frozenset[str]) -> bool:
    """Whether a part of a title is the site's name, alone or with that of a section."""
    words = LETTERS.findall(part.casefold())
    return len(words) <= 6 and (_names_site(part, brands) or bool(DOMAIN.search(part)) or not brands.isdisjoint(words))


def _brands(site_name: str | None, url: str | None) -> frozenset[str]:
    """The site's names, letters only in lower case: as it calls itself, and the telling label of its host name."""
    name = _line(site_name or "").casefold()
    brands = {compact(name), compact(DOMAIN.sub("", name))}
    for host in (name if DOMAIN.fullmatch(name) else "", (urlsplit(url).hostname or "") if url else ""):
        labels = host.split(".")
        while len(labels) > 1 and (labels[-1] in HOST_ENDINGS or len(labels[-1]) == 2):
            labels.pop()
        brands.add(labels[-1])
    return frozenset(brand for brand in brands if len(brand) > 2)


def _byline(tree: HtmlElement, metas: dict[str, str], article: dict[str, object], brands: frozenset[str]) -> str | None:
    """The writers' names, from JSON-LD, `meta`, an element marked as the byline, or a line that says so."""
    stated = [list(stated_names(article.get("author")))]
    stated += [[metas[name]] for name in AUTHOR_META if "://" not in metas.get(name, "://")]
    stated += [[text] for text in _marked_bylines(tree)]
    stated += [[text] for text in _byline_lines(tree)]
    for values in stated:
        names = [name for value in values for name in _writers(value, brands)]
        if names:
            return "; ".join(dict.fromkeys(names))
    return None


def _marked_bylines(tree: HtmlElement) -> Iterator[str]:
    """Short texts of elements whose rel, itemprop, class or id calls them a byline."""
    for element in tree.iter():
        names = " ".join(element.get(name, "") for name in ("rel", "itemprop", "class", "id"))
        if _is_byline(names):
            text = _line(" ".join(element.itertext()))
            if text and len(text) <= MAX_BYLINE:
                yield text


def _byline_lines(tree: HtmlElement) -> Iterator[str]:
    """Short lines such as `Reporter: Dewi Lestari` or `By Jane Doe`, from the word on."""
    for element in tree.iter("p", "div", "span", "b", "strong", "em", "i", "small", "li", "td", "h4", "h5", "h6"):
        if len(element) > 4:
            continue
        text = element.text_content()[: 2 * MAX_BYLINE]
        if len(text) < 2 * MAX_BYLINE and (found := _byline_line().search(" ".join(text.split()))):
            yield found[0]


def _writers(text: str, brands: frozenset[str]) -> list[str]:
    """The names in a byline: no word like "by", no address, no newsroom, no site."""
    names = []
    for part in _byline_parts().split(_line(text)):
        name = part.strip(" .:|-–—")
        capitals = all(word[0].isupper() or len(word) < 4 for word in name.split())
        site = (
            DOMAIN.search(name) or not brands.isdisjoint(LETTERS.findall(name.casefold())) or _names_site(name, brands)
        )
        if NAME.fullmatch(name) and name[0].isupper() and capitals and not site:
            names.append(name)
    return names


@cache
def _byline_line() -> re.Pattern[str]:
    """A word before writers' names and what follows, with a colon anywhere in a line, without at its beginning."""
    words = "|".join(re.escape(word) for code in codes() for word in load_pack(code).boilerplate.bylines)
    return re.compile(rf"\b(?:{words})\s*:.{{2,80}}|^(?:{words})\s.{{2,60}}$")


@lru_cache(maxsize=10_000)
def _is_byline(names: str) -> bool:
    return not _byline_marks().isdisjoint(LETTERS.findall(names.casefold()))


@cache
def _byline_marks() -> frozenset[str]:
    words = {word.casefold() for code in codes() for word in load_pack(code).boilerplate.bylines}
    return frozenset({"author", "byline", "authors"} | {word for word in words if " " not in word and len(word) > 3})


@cache
def _byline_parts() -> re.Pattern[str]:
    """What stands before and between the names of a byline."""
    bylines = [word for code in codes() for word in load_pack(code).boilerplate.bylines]
    others = [word for code in codes() for word in load_pack(code).boilerplate.credits]
    joints = [word for code in codes() for word in load_pack(code).boilerplate.joints]
    before = "|".join(re.escape(word) for word in sorted(bylines, key=len, reverse=True))
    behind = "|".join(re.escape(word) for word in sorted(others, key=len, reverse=True))
    between = "|".join(re.escape(word) for word in joints)
    return re.compile(
        rf"\b(?:{behind})\b.*|^\s*(?:{before})\b\s*:?|\s*[,;|/&]\s*|\s+[-–—]\s+|\s+(?:{between})\s+", re.IGNORECASE
    )


def _line(text: str) -> str:
    return SPACES.sub(" ", text[:MAX_LINE]).strip()
