"""What a page of ten thousand cases costs its reader the first time, before anything is searched.

Times are measured apart, on a quiet machine (Tests/Benchmarks/pages.py); what does not depend on the machine holds here.
"""

import pytest

from kinds import MANY
from page_cost import first_load

# All are to stay below 60,000 bytes. These do not yet: under their charts stands a table of every number that is drawn,
# hundreds of rows long (see Tests/Benchmarks/pages.md). They are not to become heavier meanwhile.
HEAVIER = {"company": 70_000, "authority": 75_000, "provision": 75_000, "country": 90_000, "companies": 90_000}


@pytest.mark.parametrize("kind", MANY)
def test_a_page_is_light_and_stands_still(browser, many, kind):
    cost = first_load(browser, many.origin + many.path(kind), slow=False)
    assert cost["total"] <= HEAVIER.get(kind, 60_000), cost["files"]
    assert cost["scripts"] <= 20_000, cost["files"]
    assert len(cost["blocking"]) == 1 and cost["blocking"][0].endswith(".css"), cost["blocking"]
    assert cost["shift"] == 0, "the page moves while it is loaded"
