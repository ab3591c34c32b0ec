"""What a page of ten thousand cases costs its reader the first time, before anything is searched.

Times are measured apart, on a quiet machine (Tests/Benchmarks/pages.py); what does not depend on the machine holds here.
"""

import pytest

from kinds import MANY
from page_cost import first_load

@pytest.mark.parametrize("kind", MANY)
def test_a_page_is_light_and_stands_still(browser, many, kind):
    cost = first_load(browser, many.origin + many.path(kind), slow=False)
    assert cost["total"] <= 60_000, cost["files"]
    assert cost["scripts"] <= 20_000, cost["files"]
    assert len(cost["blocking"]) == 1 and cost["blocking"][0].endswith(".css"), cost["blocking"]
    assert cost["shift"] == 0, "the page moves while it is loaded"
