from pathlib import Path

import pytest
from hypothesis import settings

settings.register_profile("steady", deadline=None)  # how long an example takes says how busy the machine is
settings.load_profile("steady")


def pytest_addoption(parser: pytest.Parser) -> None:
    parser.addoption("--shared", type=Path, help="folder with annotated articles, saved pages and public corpora")


@pytest.fixture(scope="session")
def shared(request: pytest.FixtureRequest) -> Path:
    """The folder given by --shared; tests that need it are skipped without it."""
    folder = request.config.getoption("--shared")
    if folder is None:
        pytest.skip("needs --shared FOLDER")
    return folder


@pytest.fixture(scope="session")
def sample() -> Path:
    """The project's own articles."""
    return Path(__file__).parents[1] / "corpora" / "sample"
