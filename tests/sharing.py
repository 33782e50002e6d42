"""How several processes share the tests: by runs of one file, in the order of the whole suite."""

from itertools import groupby

import pytest
from xdist.remote import Producer
from xdist.scheduler import LoadScopeScheduling


class RunsOfAFile(LoadScopeScheduling):
    """Give a process all tests of a file that stand together, so that what they share is made once.

    Every process then keeps to the order of the suite: tests that really commit, after which the rows
    of the migrations are gone, follow those that do not, and those in the browser come last.
    """

    def __init__(self, config: pytest.Config, log: Producer | None = None) -> None:
        config.option.loadscopereorder = False
        super().__init__(config, log)
        self._runs: dict[str, str] = {}

    def _split_scope(self, nodeid: str) -> str:
        if not self._runs:
            by_file = groupby(self.collection or (), key=lambda test: test.partition("::")[0])
            self._runs = {
                test: f"{number} {file}" for number, (file, tests) in enumerate(by_file) for test in tests
            }
        return self._runs[nodeid]
