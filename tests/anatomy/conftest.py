from pathlib import Path

import pytest

from explorer.anatomy.structures import Body
from explorer.anatomy.tables import read_body

CONTENT = Path(__file__).parents[2] / "content"


@pytest.fixture(scope="session")
def body() -> Body:
    """The shipped body."""
    return read_body(CONTENT / "anatomy", CONTENT)[0]
