import pytest

from pipeline.quality import expectations
from tests.quality.plain import PlainValidator


@pytest.fixture
def plainly(monkeypatch: pytest.MonkeyPatch) -> None:
    """Judge without Great Expectations, where a test is not about it: that takes seconds."""
    monkeypatch.setattr(expectations, "validator", PlainValidator)
