cimport cython
from .llama cimport llama_model


@cython.final
cdef class Weights:
    cdef llama_model *ptr
    cdef object __weakref__
    cdef object _children
    cdef readonly object path
    cdef object _progress
    cdef object _progress_error

    cdef llama_model *alive(self) except NULL
    cdef void adopt(self, object child) noexcept
