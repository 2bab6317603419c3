"""Tail-free sampling, as a llama_sampler of our own: llama.cpp removed its one (PR 10071).

The definition (Phénix and Egan 2019, "Tail Free Sampling"), for z < 1 and more than two candidates
with probabilities p sorted downwards:

    d1[i] = p[i] - p[i+1]                    n - 1 first differences
    d2[i] = |d1[i] - d1[i+1]|                n - 2 absolute second differences
    d2    = d2 / sum(d2)                     or all 1 / (n - 2) where the sum is at most 1e-6
    keep the first i candidates, for the smallest i >= min_keep with d2[0] + ... + d2[i] > z

Where no such i exists everything is kept. z >= 1 or at most two candidates: untouched. Equal
logits are ordered by id, the lower first, so that the cut does not depend on the order they came in.
"""

from libc.math cimport INFINITY, exp, fabs
from libc.stdlib cimport free, malloc
from libcpp cimport bool as cbool
from libcpp.algorithm cimport sort

from .llama cimport *


cdef struct Tfs:
    float z
    size_t min_keep


cdef llama_sampler_i _interface
_interface.name = _name
_interface.accept = NULL
_interface.apply = _apply
_interface.reset = NULL
_interface.clone = _clone
_interface.free = _free


cdef llama_sampler *tfs_init(float z, size_t min_keep) except NULL:
    """A sampler that cuts the tail; the chain that it is added to owns it."""
    cdef llama_sampler *sampler = _new(z, min_keep)
    if sampler is NULL:
        raise MemoryError()
    return sampler


cdef llama_sampler *_new(float z, size_t min_keep) noexcept nogil:
    cdef Tfs *tfs = <Tfs *>malloc(sizeof(Tfs))
    if tfs is NULL:
        return NULL
    tfs.z = z
    tfs.min_keep = min_keep
    return llama_sampler_init(&_interface, tfs)


cdef const char *_name(const llama_sampler *sampler) noexcept nogil:
    return "tfs"


cdef void _apply(llama_sampler *sampler, llama_token_data_array *candidates) noexcept nogil:
    cdef Tfs *tfs = <Tfs *>sampler.ctx
    tfs_apply(candidates, tfs.z, tfs.min_keep)


cdef llama_sampler *_clone(const llama_sampler *sampler) noexcept nogil:
    cdef Tfs *tfs = <Tfs *>sampler.ctx
    return _new(tfs.z, tfs.min_keep)


cdef void _free(llama_sampler *sampler) noexcept nogil:
    free(sampler.ctx)


cdef cbool _before(llama_token_data a, llama_token_data b) noexcept nogil:
    return a.logit > b.logit or (a.logit == b.logit and a.id < b.id)


cdef void tfs_apply(llama_token_data_array *candidates, float z, size_t min_keep) noexcept nogil:
    """Sort the candidates downwards, set their probabilities, and cut the tail."""
    cdef size_t n = candidates.size
    cdef size_t i
    cdef double total = 0, running = 0
    cdef llama_token_data *data = candidates.data
    if z >= 1 or n <= 2:
        return
    sort(data, data + n, _before)
    candidates.sorted = True
    if data[0].logit == -INFINITY:
        return
    _softmax(data, n)
    for i in range(n - 2):
        total += _second_difference(data, i)
    for i in range(n - 2):
        running += _second_difference(data, i) / total if total > 1e-6 else 1.0 / <double>(n - 2)
        if running > z and i >= min_keep:
            candidates.size = i
            return


cdef double _second_difference(const llama_token_data *data, size_t i) noexcept nogil:
    return fabs((<double>data[i].p - data[i + 1].p) - (<double>data[i + 1].p - data[i + 2].p))


cdef void _softmax(llama_token_data *data, size_t n) noexcept nogil:
    """Probabilities of candidates whose first has the largest logit."""
    cdef size_t i
    cdef double total = 0
    cdef float top = data[0].logit
    for i in range(n):
        data[i].p = <float>exp(<double>data[i].logit - top)
        total += data[i].p
    for i in range(n):
        data[i].p = <float>(data[i].p / total)


def keep_count(const float[::1] logits, float z, size_t min_keep=1) -> int:
    """How many of the likeliest logits tail-free sampling keeps (see the module's definition)."""
    cdef Py_ssize_t n = logits.shape[0], i
    if n == 0:
        return 0
    cdef llama_token_data *data = <llama_token_data *>malloc(n * sizeof(llama_token_data))
    if data is NULL:
        raise MemoryError()
    for i in range(n):
        data[i].id = <llama_token>i
        data[i].logit = logits[i]
        data[i].p = 0
    cdef llama_token_data_array candidates
    candidates.data = data
    candidates.size = n
    candidates.selected = -1
    candidates.sorted = False
    with nogil:
        tfs_apply(&candidates, z, min_keep)
    free(data)
    return candidates.size
