"""Running: many documents through the stages, in shards, on one process or several.

What a stage does to a document belongs to the pure packages; here it is only decided which
document goes where, on which process, and what need not be done again. No result depends on any of
that.
"""
