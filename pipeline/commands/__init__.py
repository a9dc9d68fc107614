"""The commands, one module each: what a person or a script asks, from files to what is printed.

Each has ``run``, which prints and gives the exit status, and, where Python code may want the same,
a function of the command's name. Parsing arguments belongs to ``pipeline.cli``.
"""
