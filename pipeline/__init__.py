"""Copydesk."""
