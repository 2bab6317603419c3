"""The model: what a user of the library holds."""

from __future__ import annotations

import os
import threading
from collections.abc import Callable, Sequence
from functools import cached_property
from pathlib import Path
from types import TracebackType
from typing import Any, Final, overload

from ._context import Context
from ._inspect import template_name
from ._model import Weights
from ._vocab import Vocab
from .errors import ModelLoadError, ParameterError
from .generation import Prepared, prepare
from .gguf_file import check_file, damaged
from .prompt import PromptTokenizer
from .request import Limits, Request
from .sampling.params import SamplingParams
from .stream import Completion, Stream
from .window import check_window

#: The window where none is asked for: the trained length, at most this many tokens.
DEFAULT_MAX_CTX: Final = 4096


def demo_model_path() -> Path:
    """The demo model that comes with the package."""
    return Path(__file__).parent / "demo" / "cyinfer-demo.gguf"


class Model:
    """A GGUF model, loaded.

    Generations on one model may overlap, from several threads or several open streams; each
    has a context of its own while it runs.

    Parameters
    ----------
    path : path, optional
        A GGUF file (of a split model, the first part); the demo model by default.
    ctx : int, optional
        The window in tokens; by default the trained length, at most 4096.
    threads : int, default 4
        CPU threads of a generation that names none, clamped to the processors that this
        process may use.
    gpu_layers : int, default -1
        Layers on the GPU, where the build has one; -1 is all of them.
    use_mmap, use_mlock : bool, default True and False
        Map the file instead of reading it; keep it in memory.
    progress : callable, optional
        Called with a share from 0 to 1 while the weights load. What it raises ends the load.

    Raises
    ------
    ModelLoadError
        The file is missing, no GGUF, damaged, or of an unknown architecture.
    ParameterError
        `ctx` is larger than the machine can hold.
    """

    def __init__(
        self,
        path: str | os.PathLike[str] | None = None,
        *,
        ctx: int | None = None,
        threads: int = 4,
        gpu_layers: int = -1,
        use_mmap: bool = True,
        use_mlock: bool = False,
        progress: Callable[[float], object] | None = None,
    ) -> None:
        self._defaults = Limits(ctx=ctx, threads=threads)
        self._lock = threading.Lock()
        self._idle: list[Context] = []
        self._weights = _load(
            demo_model_path() if path is None else path,
            n_gpu_layers=gpu_layers,
            use_mmap=use_mmap,
            use_mlock=use_mlock,
            progress=progress,
        )
        self._vocab = Vocab(self._weights)
        self._tokenizer = PromptTokenizer(self._vocab)
        self.ctx = self._defaults.ctx or min(self.n_ctx_train or DEFAULT_MAX_CTX, DEFAULT_MAX_CTX)
        check_window(self.ctx, self._weights)

    def __enter__(self) -> Model:
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        self.close()

    def close(self) -> None:
        """Stop what runs, free the contexts and the weights. Idempotent."""
        self._weights.close()

    @property
    def closed(self) -> bool:
        """Whether `close` was called."""
        return self._weights.closed

    @property
    def path(self) -> Path:
        """The file that was loaded."""
        return Path(self._weights.path)

    @property
    def n_ctx_train(self) -> int:
        """The context length that the model was trained with, in tokens."""
        return self._weights.n_ctx_train

    @property
    def n_params(self) -> int:
        """The number of parameters."""
        return self._weights.n_params

    @property
    def size(self) -> int:
        """The size of all tensors, in bytes."""
        return self._weights.size

    @property
    def n_vocab(self) -> int:
        """The number of tokens in the vocabulary."""
        return self._vocab.n_tokens

    @cached_property
    def metadata(self) -> dict[str, str]:
        """Every scalar and string of the file's metadata, as text."""
        return self._weights.metadata()

    @property
    def chat_template(self) -> str | None:
        """The chat template (Jinja) of the metadata, None where it has none."""
        return self._weights.chat_template

    @property
    def template_name(self) -> str:
        """llama.cpp's name of the chat template's family, or "unknown"."""
        return template_name(self.chat_template)

    @property
    def bos(self) -> int | None:
        """The beginning-of-text token, None where the vocabulary has none."""
        return self._vocab.bos

    @property
    def eos(self) -> int | None:
        """The end-of-text token, None where the vocabulary has none."""
        return self._vocab.eos

    def tokenize(
        self, text: str, *, add_special: bool = True, parse_special: bool = False
    ) -> list[int]:
        """Token ids of a text.

        Parameters
        ----------
        text : str
        add_special : bool, default True
            Put the beginning-of-text token in front where the model wants one.
        parse_special : bool, default False
            Control tokens spelled in the text become those tokens.
        """
        tokens = self._vocab.tokenize(text, parse_special=parse_special)
        if add_special and self._vocab.add_bos and self._vocab.bos is not None:
            return [self._vocab.bos, *tokens]
        return tokens

    def detokenize(self, tokens: Sequence[int], *, special: bool = False) -> str:
        """The text of token ids; control tokens are spelled out with `special`."""
        return self._vocab.detokenize(tokens, special=special).decode("utf-8", "replace")

    def token_to_piece(self, token: int, *, special: bool = False) -> bytes:
        """The bytes of one token, which may end inside a character."""
        return self._vocab.token_to_piece(token, special=special)

    def is_eog(self, token: int) -> bool:
        """Whether the token ends a generation."""
        return self._vocab.is_eog(token)

    @overload
    def generate(
        self, prompt: str, *, template: str | None = None, **parameters: Any
    ) -> Completion: ...

    @overload
    def generate(
        self, prompt: Sequence[str], *, template: str | None = None, **parameters: Any
    ) -> list[Completion]: ...

    def generate(
        self, prompt: str | Sequence[str], *, template: str | None = None, **parameters: Any
    ) -> Completion | list[Completion]:
        """Generate a text from a prompt, or one from each of a list.

        Parameters
        ----------
        prompt : str or sequence of str
        template : str, optional
            A text with a `{prompt}` slot.
        **parameters
            Any field of `Limits` (max_tokens, stop, ctx, threads) and of `SamplingParams`.

        Raises
        ------
        ParameterError, ContextOverflowError, SamplingError, DecodeError, ClosedError
        """
        if isinstance(prompt, str):
            with self.stream(prompt, template=template, **parameters) as stream:
                return stream.result()
        return [self.generate(one, template=template, **parameters) for one in prompt]

    def stream(self, prompt: str, *, template: str | None = None, **parameters: Any) -> Stream:
        """Start a generation; its text comes as it is ready.

        Takes what `generate` takes. Leaving the `with` block, or `cancel()` from any thread,
        ends the computation.
        """
        request = self.request(prompt, template=template, **parameters)
        window = request.limits.ctx or self.ctx
        check_window(window, self._weights)
        prepared = self.prepare(request, window)
        return Stream(prepared, self._borrow(window), self._give_back)

    def request(self, prompt: str, *, template: str | None = None, **parameters: Any) -> Request:
        """A checked request from keyword parameters, with this model's defaults."""
        limits: dict[str, Any] = {"ctx": self._defaults.ctx, "threads": self._defaults.threads}
        sampling: dict[str, Any] = {}
        for name, value in parameters.items():
            if name in Limits.field_names():
                limits[name] = value
            elif name in SamplingParams.field_names():
                sampling[name] = value
            else:
                raise ParameterError(name, value, "left out: there is no such parameter")
        return Request(
            prompt=prompt,
            template=template,
            params=SamplingParams(**sampling),
            limits=Limits(**limits),
        )

    def prepare(self, request: Request, window: int) -> Prepared:
        """Check a request against this model, without computing anything."""
        return prepare(self._vocab, self._tokenizer, request, window)

    def new_context(self, n_ctx: int) -> Context:
        """A context of its own, for an engine; it is closed with the model."""
        check_window(n_ctx, self._weights)
        return Context(self._weights, n_ctx=n_ctx)

    def check_window(self, n_ctx: int) -> None:
        """Raise ParameterError for a window that this machine cannot hold."""
        check_window(n_ctx, self._weights)

    def _borrow(self, n_ctx: int) -> Context:
        """An idle context that is large enough, or a new one."""
        with self._lock:
            for context in self._idle:
                if context.n_ctx >= n_ctx and not context.closed:
                    self._idle.remove(context)
                    context.rearm()
                    return context
        return Context(self._weights, n_ctx=n_ctx)

    def _give_back(self, context: Context) -> None:
        """Keep one idle context, the last used."""
        with self._lock:
            surplus, self._idle = self._idle, [context]
        for other in surplus:
            other.close()


def _load(path: str | os.PathLike[str], **options: Any) -> Weights:
    where = check_file(path)
    try:
        weights = Weights(where, **options)
    except ModelLoadError as error:
        raise damaged(where, str(error)) from None
    if not weights.has_decoder:
        weights.close()
        raise ModelLoadError(f"{where} holds no decoder-only model: it cannot generate text")
    return weights
