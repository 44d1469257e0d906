import sys

import pytest

from explorer.state.kiosk.memory import memory_in_use
from explorer.state.kiosk.thrift import give_back


@pytest.mark.skipif(not sys.platform.startswith("linux"), reason="other systems do as they like")
def test_what_is_no_longer_needed_goes_back_to_the_system() -> None:
    give_back()
    before = memory_in_use()
    assert before is not None
    held = [bytearray(20_000) for _ in range(3_000)]  # 60 MB in small pieces
    full = memory_in_use()
    assert full is not None
    assert full - before > 40e6
    held.clear()
    give_back()
    after = memory_in_use()
    assert after is not None
    assert after - before < 20e6
