"""The indicator desk of clerks: a form as a table that one can edit, audited anew with every change.

A draft (``draft.py``) says what differs from the file; ``editing.py`` applies it and ``auditing.py`` audits
the form with it; ``view.py`` prepares what the page shows, ``findings.py`` what stands beside it;
``suggesting.py`` and ``library.py`` make changes of advice, ``writing.py`` puts them into the file. All but
the draft runs in the processes (auditor/web/work.py).
"""
