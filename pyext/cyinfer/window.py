"""How large a window may be."""

from __future__ import annotations

from ._build import supports_gpu
from ._model import Weights
from .errors import ParameterError
from .machine import available_memory


def check_window(n_ctx: int, weights: Weights) -> None:
    """Refuse a window whose cells cannot fit in memory, with the numbers.

    The estimate is for cells of 16 bits in main memory; where a GPU may hold them, llama.cpp's
    own allocation decides.
    """
    needed = n_ctx * weights.kv_bytes_per_token
    available = available_memory()
    if available is not None and needed > available and not supports_gpu():
        largest = available // max(1, weights.kv_bytes_per_token)
        raise ParameterError(
            "ctx",
            n_ctx,
            f"at most about {largest} here (its cells need {needed >> 20} MiB, "
            f"{available >> 20} MiB are available)",
        )
