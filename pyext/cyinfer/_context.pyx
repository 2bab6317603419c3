"""A llama_context: the cells, one batch, and the flag that stops a computation."""

cimport cython

import threading

from libcpp cimport bool as cbool
from libcpp.atomic cimport atomic, memory_order_relaxed

from .llama cimport *
from ._log cimport clear_errors, last_error
from .errors import ClosedError, ContextCreateError, ParameterError


cdef cbool _should_abort(void *data) noexcept nogil:
    return (<atomic[int] *>data).load(memory_order_relaxed) != 0


@cython.final
cdef class Context:
    """A llama_context for one sequence.

    Parameters
    ----------
    weights : Weights
    n_ctx : int
        The window, in tokens.
    n_batch : int
        Tokens computed in one llama_decode at most; a cancel is seen within it on the CPU, and at
        its end elsewhere.
    """

    def __cinit__(self, Weights weights not None, *, int n_ctx, int n_batch=128):
        self.lock = threading.RLock()
        self.weights = weights
        if n_ctx < 1 or n_batch < 1:
            raise ParameterError("n_ctx", n_ctx, "at least 1, as n_batch")
        self.n_ctx = n_ctx
        self.n_batch = min(n_batch, n_ctx)
        self.cancelled.store(0)
        cdef llama_context_params params = llama_context_default_params()
        params.n_ctx = n_ctx
        # One llama_decode is one ubatch, so an aborted one leaves nothing behind.
        params.n_batch = params.n_ubatch = self.n_batch
        params.n_seq_max = 1
        params.kv_unified = True
        params.no_perf = True
        params.abort_callback = <ggml_abort_callback>_should_abort
        params.abort_callback_data = &self.cancelled
        cdef llama_model *model = weights.alive()
        clear_errors()
        with nogil:
            self.ptr = llama_init_from_model(model, params)
        if self.ptr is NULL:
            raise ContextCreateError(
                f"no context of {n_ctx} tokens could be made "
                f"({last_error() or 'llama.cpp gave no reason'}): ask for a smaller ctx"
            )
        if llama_get_memory(self.ptr) is NULL:
            llama_free(self.ptr)
            self.ptr = NULL
            raise ContextCreateError(
                "this model keeps no memory of what it read (an embedding model): it cannot "
                "generate text"
            )
        self.batch = llama_batch_init(self.n_batch, 0, 1)
        weights.adopt(self)

    def __dealloc__(self):
        self._free()

    cdef void _free(self) noexcept:
        cdef llama_context *ptr = self.ptr
        self.ptr = NULL
        if ptr is not NULL:
            llama_batch_free(self.batch)
            with nogil:
                llama_free(ptr)

    cdef llama_context *alive(self) except NULL:
        if self.ptr is NULL:
            raise ClosedError("the context is closed: make a new one from its model")
        return self.ptr

    @property
    def closed(self) -> bool:
        """Whether the context was closed."""
        return self.ptr is NULL

    def close(self) -> None:
        """Stop what runs on the context and free it. Idempotent, from any thread."""
        self.cancel()
        with self.lock:
            self._free()

    def cancel(self) -> None:
        """Stop the computation that runs, from any thread; returns at once."""
        self.cancelled.store(1)

    def rearm(self) -> None:
        """Forget an earlier cancel, before the context is used again."""
        self.cancelled.store(0)

    def set_threads(self, int n_threads) -> None:
        """CPU threads of the computations that follow."""
        if n_threads < 1:
            raise ParameterError("threads", n_threads, "an integer of at least 1")
        with self.lock:
            llama_set_n_threads(self.alive(), n_threads, n_threads)

    cdef bint is_cancelled(self) noexcept nogil:
        return self.cancelled.load(memory_order_relaxed) != 0

    cdef int decode(self, const llama_token *tokens, int count, int position, bint want_logits) except? -100 nogil:
        """llama_decode of `count` tokens of the one sequence; its return code."""
        cdef int i
        for i in range(count):
            self.batch.token[i] = tokens[i]
            self.batch.pos[i] = position + i
            self.batch.n_seq_id[i] = 1
            self.batch.seq_id[i][0] = 0
            self.batch.logits[i] = want_logits and i == count - 1
        self.batch.n_tokens = count
        return llama_decode(self.ptr, self.batch)
