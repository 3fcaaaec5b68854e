"""The pages of ``auditor serve`` and its programming interface, on the machine or the intranet of a bureau.

This process reads no file of a user's: files are opened, audited and rendered in processes that can be killed
(auditor/batch/standing.py). It keeps them under random names, remembers what became of them, and shows each
visitor what is theirs.
"""
