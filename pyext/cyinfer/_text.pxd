cimport cython
from libcpp.string cimport string
from libcpp.vector cimport vector


@cython.final
cdef class TextStream:
    cdef vector[string] stops
    cdef string held
    cdef vector[size_t] ends
    cdef size_t longest_stop
    cdef int first_held
    cdef string ready
    cdef int ready_index
    cdef bint stopped

    cdef bint feed(self, const string &piece) except -1 nogil
    cdef bint _cut_at_stop(self, size_t searched) noexcept nogil
    cdef size_t _safe_size(self) noexcept nogil
    cdef int _release(self, size_t safe) except -1 nogil
    cdef int _release_all(self) except -1 nogil
    cdef int flush(self) except -1 nogil
