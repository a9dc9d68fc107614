"""What was learned of lines: features of a page's lines, and the model that judges them by these.

Whole numbers decide throughout, so that the same page has the same scores on every machine. What a
line is besides text or not, its role, is for the modules above; learning is in ``training/``.
"""
