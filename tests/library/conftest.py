from pathlib import Path

import pytest

from explorer.files.places import Places
from library.world import small_places


@pytest.fixture
def small(tmp_path: Path) -> Places:
    """A small library on disk, to be spoilt."""
    return small_places(tmp_path)
