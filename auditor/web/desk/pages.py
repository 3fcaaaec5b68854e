"""The addresses of the desk."""

from __future__ import annotations

from starlette.routing import BaseRoute, Route

from auditor.web.desk.access import closed, seen, sent
from auditor.web.sessions import Role
from auditor.web.settings import Settings
from auditor.web.views.forms import shown


def routes(settings: Settings) -> list[BaseRoute]:
    """Those of the desk where the server has a store, else what says that it has none."""
    if settings.store is None:
        return [Route("/desk{rest:path}", shown(closed, role=Role.REVIEWER))]
    return _open_routes()


def _open_routes() -> list[BaseRoute]:
    # They load the database's library, for which nobody waits who has no store.
    from auditor.web.desk import (
        answering,
        batches,
        chief,
        copying,
        deciding,
        health,
        letters,
        listing,
        peers,
        reading,
        rescoring,
        rounds,
    )

    run = "/desk/runs/{run:int}"
    file = f"{run}/files/{{file:int}}"
    return [
        Route("/desk", seen(batches.shown)),
        Route("/desk/waiting", seen(batches.waiting)),
        Route("/desk/batches", sent(batches.taken), methods=["POST"]),
        Route("/desk/rules", seen(health.shown)),
        Route(run, seen(listing.shown)),
        Route(f"{run}/letters", seen(letters.shown)),
        Route(f"{run}/letters.zip", seen(letters.all_letters)),
        Route(f"{run}/letter.docx", seen(letters.one_letter)),
        Route(f"{run}/worklist.xlsx", seen(letters.worklist)),
        Route(f"{run}/answers", sent(answering.taken), methods=["POST"]),
        Route(f"{run}/rounds", seen(rounds.shown)),
        Route(f"{run}/rounds", sent(rounds.answered), methods=["POST"]),
        Route(f"{run}/peers", seen(peers.shown)),
        Route(f"{run}/peers.csv", seen(peers.table)),
        Route(f"{run}/chief", seen(chief.shown)),
        Route(f"{run}/chief.docx", seen(chief.word)),
        Route(file, seen(reading.shown)),
        Route(f"{file}/copy", seen(copying.copy)),
        Route(f"{file}/rescored", seen(rescoring.shown)),
        Route(f"{file}/decide", sent(deciding.decided), methods=["POST"]),
        Route(f"{file}/stand", sent(deciding.stood), methods=["POST"]),
        Route(f"{file}/points", sent(deciding.given), methods=["POST"]),
    ]
