cdef void clear_errors() noexcept
cdef str last_error()
