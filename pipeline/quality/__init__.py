"""Quality: what the tables promise, whether they keep it, and who breaks it.

Suites name the checks, audits find out what rows cannot show by themselves, Great Expectations
judges both. Here belong no repairs: a row that fails is named, never mended.
"""

from pipeline.quality.check import Check
from pipeline.quality.inputs import Inputs
from pipeline.quality.result import CheckResult
from pipeline.quality.suites import all_checks, checks_of

__all__ = ["Check", "CheckResult", "Inputs", "all_checks", "checks_of"]
