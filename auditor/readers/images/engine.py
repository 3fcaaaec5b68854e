"""The recogniser of characters: rapidocr with the models that its wheel brings. Nothing is downloaded."""

from __future__ import annotations

import importlib.util
import threading
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any

from auditor.errors import InputError, installing

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

    Image = NDArray[np.uint8]

_DETECTION, _RECOGNITION = "PP-OCRv6_det_small.onnx", "PP-OCRv6_rec_small.onnx"
ADVICE = f"请运行 {installing('ocr')} 后再审核，或提供可编辑的Word（.docx）、Excel（.xlsx）文件"


@dataclass(frozen=True, slots=True)
class Recognised:
    """A line of text; ``least`` is how sure the recogniser is of the character that it is least sure of."""

    text: str
    least: float


def available() -> bool:
    """Whether the extra «ocr» is installed."""
    return all(importlib.util.find_spec(name) is not None for name in ("rapidocr", "onnxruntime", "cv2"))


def missing(path: str) -> InputError:
    """What is said where it is not."""
    return InputError(path, "这是图片或扫描件，识别文字要另装组件", ADVICE)


class Engine:
    """Finds lines of text in a picture and reads them; threads may share one. Detection takes 400 MB, so that
    one picture at a time is looked at."""

    def __init__(self) -> None:
        from rapidocr import RapidOCR

        models = _models()
        self._detecting = threading.Lock()
        self._ocr: Any = RapidOCR(
            params={
                "Global.log_level": "critical",
                "Global.return_word_box": True,
                "EngineConfig.onnxruntime.intra_op_num_threads": 1,
                "EngineConfig.onnxruntime.inter_op_num_threads": 1,
                "Det.model_path": str(models / _DETECTION),
                "Rec.model_path": str(models / _RECOGNITION),
                "Rec.rec_batch_num": 1,  # those of a batch are padded to the longest: slower, more memory
            }
        )

    def lines(self, image: Image) -> list[tuple[float, float, float, float]]:
        """Where lines of text stand: left, top, right, bottom."""
        with self._detecting, _out_of_memory():
            found = self._ocr(image, use_det=True, use_cls=False, use_rec=False)
        boxes = getattr(found, "boxes", None)
        if boxes is None:
            return []
        return [
            (float(box[:, 0].min()), float(box[:, 1].min()), float(box[:, 0].max()), float(box[:, 1].max()))
            for box in boxes
        ]

    def read(self, crops: Sequence[Image]) -> list[Recognised]:
        """The words of pictures of one line each."""
        if not crops:
            return []
        with _out_of_memory():
            found = self._ocr.recognize_txt(list(crops))
        return [
            Recognised(text, min(info.confs, default=0.0) if info is not None and text else 0.0)
            for text, info in zip(found.txts, found.word_results, strict=True)
        ]


@contextmanager
def _out_of_memory() -> Iterator[None]:
    """The runtime of the models tells a lack of memory by words only."""
    try:
        yield
    except Exception as error:
        if "bad_alloc" in str(error) or "allocate" in str(error):
            raise MemoryError from error
        raise


def _models() -> Path:
    """The folder of the wheel's own models. Raises ImportError where they are not there, before rapidocr
    would ask a network for them."""
    found = importlib.util.find_spec("rapidocr")
    folder = Path(found.origin).parent / "models" if found and found.origin else Path()
    if not all((folder / name).is_file() for name in (_DETECTION, _RECOGNITION)):
        raise ImportError("rapidocr without its models")
    return folder
