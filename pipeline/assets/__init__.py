"""The assets: the way of the data as Dagster shows and runs it, one module a group.

Assets are thin: the work is done by the packages that know nothing of Dagster, and here it is
called, handed on, and shown to people. Nothing that decides a byte of the result belongs here.
"""
