"""Rules that annoy: the share of their findings that reviewers did not adopt."""

from __future__ import annotations

from starlette.responses import Response

from auditor.web.desk.access import Desk
from auditor.web.desk.batches import title_of


async def shown(desk: Desk) -> Response:
    given = desk.request.query_params.get("run", "")
    run = int(given) if given.isdecimal() and len(given) < 10 else None
    rules = await desk.ask(desk.store.reviews.health, run)
    runs = [(each.id, title_of(each)) for each in await desk.ask(desk.store.runs, 30)]
    return desk.page("rules", rules=rules, run=run, runs=runs, decided=sum(each.decided for each in rules))
