"""Audits the quality of performance indicators in Chinese budget submissions."""

__version__ = "0.1.0"
