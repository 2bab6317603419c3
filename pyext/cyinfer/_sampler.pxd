cimport cython
from libcpp.vector cimport vector

from .llama cimport llama_sampler, llama_token, llama_token_data
from ._vocab cimport Vocab

# What `choose` returns instead of a token.
cdef enum:
    CHOICE_NAN = -2
    CHOICE_NONE = -3


@cython.final
cdef class SamplerChain:
    cdef llama_sampler *chain
    cdef llama_sampler *grammar
    cdef vector[llama_token_data] candidates
    cdef readonly Vocab vocab
    cdef readonly int n_probs
    cdef readonly unsigned int seed

    cdef void _add_grammar(self, str text) except *
    cdef void _add_biases(self, params) except *
    cdef void _add_penalties(self, params, int n_ctx) except *
    cdef void _add_filters(self, params) except *
    cdef void _add_temperature(self, params) except *
    cdef void _add_mirostat(self, params) except *
    cdef llama_token choose(self, const float *logits) except? -100 nogil
    cdef int accept(self, llama_token token) except -1 nogil
    cdef int accept_prompt(self, const llama_token *tokens, size_t count) except -1 nogil
    cdef object logprobs(self, const float *logits, llama_token chosen)
