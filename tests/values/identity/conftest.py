import re
from collections.abc import Callable, Sequence
from datetime import date

import pytest

from warta.values.identity.records import ArticleNames, Named, Role


@pytest.fixture
def tell() -> Callable[..., ArticleNames]:
    """Articles in short.

    `Joko Lelono [Jolen] | Minister of Health @ Indonesia | Member @ Forum Sagara` is a person with a nickname and two
    titles; `bodies` are the organizations, `Badan Rawa Nusa [Baranus]`, and any other `@` is a country.
    """
    count = iter(range(10_000))

    def article(*people: str, bodies: Sequence[str] = (), day: str | None = None, language: str = "id") -> ArticleNames:
        number = next(count)
        organizations = [named(f"{number}-o{at}", text) for at, text in enumerate(bodies, 1)]
        ids = {body.name: body.id for body in organizations}
        persons, roles = [], []
        for at, text in enumerate(people, 1):
            name, *titles = (part.strip() for part in text.split("|"))
            persons.append(named(f"{number}-p{at}", name))
            for title, _, body in (title.partition(" @ ") for title in titles):
                roles.append(Role(persons[-1].id, title, body or None, ids.get(body)))
        return ArticleNames(
            language, date.fromisoformat(day) if day else None, tuple(persons), tuple(organizations), tuple(roles)
        )

    return article


def named(id: str, text: str) -> Named:
    """`Name [form, form]` as a name with its forms."""
    name, forms = re.fullmatch(r"(.*?)(?: \[(.*)\])?", text).groups()
    return Named(id, name, 1, (name, *(forms.split(", ") if forms else ())))
