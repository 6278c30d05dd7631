"""Annotated news: join it with the public texts, take new annotation in, or check either.

`python -m warta_models.recipe.news join --sources DIR --out DIR`: gold files from `corpora/news` and the texts.
`python -m warta_models.recipe.news split GOLD... --sources DIR`: gold files into `corpora/news`.
`python -m warta_models.recipe.news check [GOLD...]`: forms and closed lists, of gold files or of `corpora/news`.
"""

import argparse
import json
import sys
from collections.abc import Collection, Iterator, Sequence
from pathlib import Path

from warta.errors import UsageError, WartaError
from warta.evaluation.gold import find_gold, read_gold_file

from .check import find_problems, read_measures
from .sources import SOURCES, SourceArticle, hash_text, read_source
from .standoff import Standoff, read_changes, read_corpus, restore, split, with_changes, write_corpus, write_gold

NEWS = Path(__file__).resolve().parents[3] / "corpora" / "news"


def main(arguments: Sequence[str] | None = None) -> int:
    """Run a command; 0 when all went well, 1 when articles were left out or have problems, 2 for wrong usage."""
    parser = argparse.ArgumentParser(
        prog="python -m warta_models.recipe.news", description=(__doc__ or "").splitlines()[0]
    )
    commands = parser.add_subparsers(dest="command", required=True)
    for name, command in (("join", _join), ("split", _split), ("check", _check)):
        part = commands.add_parser(name, help=(command.__doc__ or "").splitlines()[0])
        part.set_defaults(run=command)
        part.add_argument("--news", type=Path, default=NEWS, help="the stand-off data, by default corpora/news")
        if name != "join":
            part.add_argument("gold", nargs="+" if name == "split" else "*", help="gold files, or folders of them")
        if name != "check":
            part.add_argument("--sources", type=Path, required=True, help="folder with raw/indosum, raw/ntrex, raw/en")
        if name == "join":
            part.add_argument("--out", type=Path, required=True, help="folder for the gold files")
            part.add_argument("--changes", action="store_true", help="say of figures whether they are a change, too")
    options = parser.parse_args(arguments)
    try:
        return options.run(options)
    except WartaError as error:
        print(f"error: {error}", file=sys.stderr)
        return 2


def _join(options: argparse.Namespace) -> int:
    """Make gold files from the stand-off data and the public texts."""
    options.out.mkdir(parents=True, exist_ok=True)
    joined, left_out = 0, []
    changes = read_changes(options.news / "changes.jsonl") if options.changes else {}
    for corpus, articles in _read_news(options.news):
        wanted = {article.source for article in articles}
        texts = {source.id: source for source in read_source(corpus, options.sources, wanted)}
        for article in articles:
            source = texts.get(article.source)
            if source is None:
                left_out.append(f"{article.article}: {corpus} has no {article.source!r} below {options.sources}")
            elif hash_text(source.text) != article.sha256:
                left_out.append(f"{article.article}: its text in {corpus} is not the one that was annotated")
            else:
                gold = restore(article, source)
                write_gold(
                    with_changes(gold, changes[article.article]) if article.article in changes else gold, options.out
                )
                joined += 1
    return _report(f"{joined} articles joined, {len(left_out)} left out", left_out)


def _split(options: argparse.Namespace) -> int:
    """Take gold files into the stand-off data, in place of what it has of the same articles."""
    measures = read_measures(options.news / "measures.tsv")
    paths = find_gold(options.gold)
    if problems := [line for path in paths for line in _find_problems(path, measures)]:
        return _report("nothing taken in; mend these first", problems)
    gold = [(path.name, json.loads(path.read_text(encoding="utf-8"))) for path in paths]
    by_hash = _find_sources(options.sources, {hash_text(one["text"]) for _, one in gold})
    taken: dict[str, list[Standoff]] = {}
    left_out = []
    for name, one in gold:
        if (found := by_hash.get(hash_text(one["text"]))) is None:
            left_out.append(f"{name}: its text is in no source below {options.sources}")
        else:
            corpus, source = found
            taken.setdefault(corpus, []).append(split(one, source))
    for corpus, articles in taken.items():
        path = options.news / f"{corpus}.jsonl"
        before = read_corpus(path) if path.exists() else []
        write_corpus(path, list({article.article: article for article in (*before, *articles)}.values()))
    return _report(f"{sum(map(len, taken.values()))} articles taken in, {len(left_out)} left out", left_out)


def _check(options: argparse.Namespace) -> int:
    """Check gold files, or without any the stand-off data."""
    measures = read_measures(options.news / "measures.tsv")
    if options.gold:
        paths = find_gold(options.gold)
        problems = [line for path in paths for line in _find_problems(path, measures)]
        return _report(f"{len(paths)} articles, {len(problems)} problems", problems)
    articles = [article for _, corpus in _read_news(options.news) for article in corpus]
    problems = [f"{one.article}: {line}" for one in articles for line in find_problems(restore(one), measures)]
    return _report(f"{len(articles)} articles, {len(problems)} problems", problems)


def _find_problems(path: Path, measures: Collection[str]) -> Iterator[str]:
    """What is wrong with a gold file; one that cannot be read as such has one problem."""
    try:
        read_gold_file(path)
    except UsageError as error:
        yield str(error)
    else:
        yield from (f"{path}: {line}" for line in find_problems(json.loads(path.read_text(encoding="utf-8")), measures))


def _report(summary: str, lines: Sequence[str]) -> int:
    for line in lines:
        print(line, file=sys.stderr)
    print(summary, file=sys.stderr)
    return 1 if lines else 0


def _read_news(folder: Path) -> Iterator[tuple[str, list[Standoff]]]:
    """The corpora of the folder, each with its articles."""
    files = {corpus: folder / f"{corpus}.jsonl" for corpus in SOURCES}
    if not any(path.exists() for path in files.values()):
        raise UsageError(f"{folder}: no stand-off data there; name the folder that holds {', '.join(files)}.jsonl")
    for corpus, path in files.items():
        if path.exists():
            yield corpus, read_corpus(path)


def _find_sources(sources: Path, hashes: set[str]) -> dict[str, tuple[str, SourceArticle]]:
    """The corpus and article of each text, by the text's hash."""
    return {
        digest: (corpus, source)
        for corpus in SOURCES
        for source in read_source(corpus, sources)
        if (digest := hash_text(source.text)) in hashes
    }


if __name__ == "__main__":
    sys.exit(main())
