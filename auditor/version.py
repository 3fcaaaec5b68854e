"""The version, for every room: ``auditor.__version__`` is the same."""

__version__ = "0.1.0"
