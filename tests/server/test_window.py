"""A model's window: the default, what was asked, and the largest."""

from __future__ import annotations

import pytest
from cyinfer.errors import ParameterError
from cyinfer_server.window import Window, WindowRules, choose_window

NO_RULES = WindowRules()


@pytest.mark.parametrize(
    ("trained", "asked", "rules", "window"),
    [
        (1024, None, NO_RULES, Window(1024, 1024)),
        (131072, None, NO_RULES, Window(4096, 131072)),
        (131072, 8192, NO_RULES, Window(8192, 131072)),
        (0, None, NO_RULES, Window(4096, 4096)),
        (1024, None, WindowRules(ctx=512), Window(512, 1024)),
        (1024, None, WindowRules(ctx=8192), Window(1024, 1024)),
        (1024, 2048, WindowRules(ctx_max=2048), Window(2048, 2048)),
        (8192, None, WindowRules(ctx_max=2048), Window(2048, 2048)),
        (1024, 256, WindowRules(ctx=512, ctx_max=2048), Window(256, 2048)),
    ],
)
def test_the_window(trained: int, asked: int | None, rules: WindowRules, window: Window) -> None:
    assert choose_window(trained, asked, rules) == window


def test_beyond_the_largest_is_refused_with_the_numbers() -> None:
    with pytest.raises(ParameterError, match=r"ctx must be at most 1024 .*--ctx-max.* got 2048"):
        choose_window(1024, 2048, NO_RULES)
    with pytest.raises(ParameterError, match=r"at most 512 \(--ctx-max\), got 600"):
        choose_window(1024, 600, WindowRules(ctx_max=512))
