"""Pictures of forms (.jpg, .png, .tif, .bmp) → Document; cells and paragraphs carry page and box."""

from __future__ import annotations

import io
import warnings
from collections.abc import Iterator
from contextlib import contextmanager
from typing import TYPE_CHECKING, Any

from auditor.errors import InputError
from auditor.model import Document
from auditor.readers.images.engine import available, missing
from auditor.readers.images.scanning import Picture, add_scans, placed
from auditor.readers.limits import Limits
from auditor.readers.pages.document import Pages

if TYPE_CHECKING:
    from auditor.readers.images.engine import Image

_MOST_PIXELS = 80_000_000  # an A3 sheet at 600 dpi has 70 million
_LONGEST, _SHORTEST = 2_500, 1_300  # pixels of the longer side that are read well
_PAPER = 842.0  # points of the longer side of A4, where a picture does not say how large it is
_DENSEST, _THINNEST = 1_200, 100  # dots per inch that scanners state; 72 and 96 are what programs make up
_DAMAGED = "请用看图软件打开检查，重新扫描或另存为.png后再审核"


def read_picture(data: bytes, path: str, limits: Limits) -> Document:
    """A Document of all pages of a picture. Raises InputError where the extra «ocr» is not installed, the
    picture is damaged or too large, or no word was recognised."""
    if not available():
        raise missing(path)
    opened = _opened(data, path)
    total = getattr(opened, "n_frames", 1)
    limits.check_pages(total, path)
    pages = Pages()
    scans = add_scans(pages, _pages(opened, total, path), total, limits.page_seconds)
    if not scans:
        raise InputError(
            path, "图片里没有识别出文字，或识别超时", "请确认图片清楚、方向正确，或提供可编辑的文件"
        )
    return placed(pages.document(path, "picture"), scans)


def _opened(data: bytes, path: str) -> Any:
    from PIL import Image as Pictures

    with warnings.catch_warnings(), _damage_told(path):
        warnings.simplefilter("ignore", Pictures.DecompressionBombWarning)  # its size is checked below
        try:
            opened = Pictures.open(io.BytesIO(data), formats=("JPEG", "PNG", "TIFF", "BMP", "GIF"))
        except Pictures.DecompressionBombError as error:
            raise _too_large(path) from error
        width, height = opened.size
        if width * height > _MOST_PIXELS:
            raise _too_large(path)
        opened.draft("L", (_LONGEST, _LONGEST))  # a photograph needs not be unpacked in full
    return opened


@contextmanager
def _damage_told(path: str) -> Iterator[None]:
    """Pillow lets what it stumbles over through: struct.error, TypeError, KeyError …"""
    try:
        yield
    except (InputError, MemoryError):
        raise
    except Exception as error:
        raise InputError(path, "图片已损坏或没有保存完整", _DAMAGED) from error


def _too_large(path: str) -> InputError:
    reason = f"图片超过{_MOST_PIXELS // 1_000_000}百万像素的上限"
    return InputError(path, reason, "请用300dpi重新扫描后再审核")


def _pages(opened: Any, total: int, path: str) -> Iterator[Picture]:
    for index in range(total):
        with _damage_told(path):
            gray, points = _page(opened, index)
        yield Picture(index + 1, gray, points / max(gray.shape))


def _page(opened: Any, index: int) -> tuple[Image, float]:
    """A page in grey, and how many points its longer side has."""
    import numpy as np
    from PIL import ImageOps

    opened.seek(index)
    flat = _on_paper(ImageOps.exif_transpose(opened))
    width, height = flat.size
    if width * height > _MOST_PIXELS:
        raise ValueError("a later page is larger than the first")
    return sized(np.asarray(flat, dtype=np.uint8)), _points(opened, flat.size)


def _on_paper(picture: Any) -> Any:
    """In grey, with white where the picture is transparent."""
    from PIL import Image as Pictures

    if not picture.has_transparency_data:
        return picture.convert("L")
    picture = picture.convert("RGBA")
    paper = Pictures.new("RGBA", picture.size, "white")
    return Pictures.alpha_composite(paper, picture).convert("L")


def _points(opened: Any, size: tuple[int, int]) -> float:
    """How long the longer side is on paper."""
    stated = opened.info.get("dpi", (0, 0))
    dots = float(max(stated)) if isinstance(stated, tuple) else 0.0
    return max(size) / dots * 72 if _THINNEST <= dots <= _DENSEST else _PAPER


def sized(gray: Image) -> Image:
    """The picture as large as characters are read best."""
    import cv2

    side = max(gray.shape)
    if _SHORTEST <= side <= _LONGEST:
        return gray
    scale = (_LONGEST if side > _LONGEST else _SHORTEST) / side
    how = cv2.INTER_AREA if scale < 1 else cv2.INTER_CUBIC
    return cv2.resize(gray, None, fx=scale, fy=scale, interpolation=how).astype(gray.dtype)
