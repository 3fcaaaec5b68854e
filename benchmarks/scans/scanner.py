"""A scanner as offices have them: a page laid in a little askew, soft, with noise."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

    Image = NDArray[np.uint8]

_POINTS = 72


def scanned(page: Any, rng: np.random.Generator, *, dpi: int, angle: float, noise: float) -> Image:
    """A page of a PDF as a grey picture, turned by ``angle`` degrees; ``noise`` is its deviation, of 255."""
    import cv2
    import numpy as np

    bitmap = page.render(scale=dpi / _POINTS, grayscale=True)
    gray = np.array(bitmap.to_numpy(), dtype=np.uint8).reshape(bitmap.height, bitmap.width)
    height, width = gray.shape
    matrix = cv2.getRotationMatrix2D((width / 2, height / 2), angle, 1.0)
    turned = cv2.warpAffine(gray, matrix, (width, height), flags=cv2.INTER_CUBIC, borderValue=(255,))
    soft = cv2.GaussianBlur(turned, (3, 3), 0.6).astype(np.float64)
    return np.clip(soft + rng.normal(0, noise, soft.shape), 0, 255).astype(np.uint8)
