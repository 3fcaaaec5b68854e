"""The pages of a PDF that are pictures, read by recognition."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from typing import TYPE_CHECKING, Any

from auditor.model import Document
from auditor.readers.images.pictures import sized
from auditor.readers.images.scanning import Picture, add_scans, placed
from auditor.readers.limits import Limits
from auditor.readers.pages.document import Pages

if TYPE_CHECKING:
    from auditor.readers.images.engine import Image

_USUAL, _FEWEST, _MOST = 150.0, 110.0, 220.0  # dots per inch
_POINTS = 72.0
_MOST_PIXELS = 20_000_000


def read_scans(
    opened: Any, indices: Sequence[int], pages: Pages, limits: Limits
) -> Callable[[Document], Document]:
    """Adds the pages of a PDF that are pictures; returns what completes the document then."""
    found = add_scans(pages, _pictures(opened, indices), len(indices), limits.page_seconds)
    return lambda document: placed(document, found)


def _pictures(opened: Any, indices: Sequence[int]) -> Iterator[Picture]:
    for index in indices:
        page = opened[index]
        try:
            gray = sized(_rendered(page))
            yield Picture(index + 1, gray, max(page.get_size()) / max(gray.shape))
        finally:
            page.close()


def _rendered(page: Any) -> Image:
    """The page in grey, as dense as its picture is."""
    import numpy as np

    width, height = page.get_size()
    largest = (_MOST_PIXELS / max(width * height, 1.0)) ** 0.5
    scale = min(max(_density(page), _FEWEST) / _POINTS, _MOST / _POINTS, largest)
    bitmap = page.render(scale=scale, grayscale=True)
    try:
        return np.array(bitmap.to_numpy(), dtype=np.uint8).reshape(bitmap.height, bitmap.width).copy()
    finally:
        bitmap.close()


def _density(page: Any) -> float:
    """Dots per inch of the largest picture on the page."""
    from pypdfium2.raw import FPDF_PAGEOBJ_IMAGE

    found = []
    for item in page.get_objects(filter=(FPDF_PAGEOBJ_IMAGE,)):
        left, bottom, right, top = item.get_bounds()
        across, down = item.get_px_size()
        if right - left > 0 and top - bottom > 0:
            dots = max(across, down) / max(right - left, top - bottom) * _POINTS
            found.append(((right - left) * (top - bottom), dots))
    return max(found)[1] if found else _USUAL
