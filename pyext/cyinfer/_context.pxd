cimport cython
from libcpp.atomic cimport atomic

from .llama cimport llama_batch, llama_context, llama_token
from ._model cimport Weights


@cython.final
cdef class Context:
    cdef llama_context *ptr
    cdef llama_batch batch
    cdef atomic[int] cancelled
    cdef object lock
    cdef object __weakref__
    cdef readonly Weights weights
    cdef readonly int n_ctx
    cdef readonly int n_batch

    cdef llama_context *alive(self) except NULL
    cdef int decode(self, const llama_token *tokens, int count, int position, bint want_logits) except? -100 nogil
    cdef void _free(self) noexcept
    cdef bint is_cancelled(self) noexcept nogil
