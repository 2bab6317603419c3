from typing import final

from ._vocab import Vocab
from .sampling.params import SamplingParams

@final
class SamplerChain:
    def __new__(
        cls,
        vocab: Vocab,
        params: SamplingParams,
        *,
        seed: int,
        n_ctx: int,
        grammar: str | None = None,
    ) -> SamplerChain: ...
    @property
    def vocab(self) -> Vocab: ...
    @property
    def n_probs(self) -> int: ...
    @property
    def seed(self) -> int: ...
