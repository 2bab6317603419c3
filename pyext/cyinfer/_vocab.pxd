cimport cython
from libcpp.string cimport string
from libcpp.vector cimport vector

from .llama cimport llama_token, llama_vocab
from ._model cimport Weights


@cython.final
cdef class Vocab:
    cdef readonly Weights weights
    cdef readonly int n_tokens

    cdef const llama_vocab *alive(self) except NULL
    cdef void check(self, llama_token token) except *


cdef int append_piece(const llama_vocab *vocab, llama_token token, bint special, string *out) except -1 nogil
