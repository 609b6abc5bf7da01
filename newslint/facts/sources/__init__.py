"""Readers of the formats that facts come in, one a source."""
