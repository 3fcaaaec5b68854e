"""The layouts of the field, as functions from content to grids of cells."""

from tests.corpus.layouts import central, chongqing, monitoring, other, provinces, southwest
from tests.corpus.model import Layout

LAYOUTS: dict[str, Layout] = {
    layout.name: layout
    for module in (chongqing, central, southwest, other, monitoring, provinces)
    for layout in module.LAYOUTS
}
