"""Releases: the canonical Parquet files, versions, publishing, comparing and verifying."""
