"""llama.cpp's log messages: silent, with the last error kept for the exception that follows."""

from libcpp.string cimport string

from .llama cimport (
    GGML_LOG_LEVEL_CONT,
    GGML_LOG_LEVEL_ERROR,
    ggml_log_level,
    llama_backend_init,
    llama_log_set,
)


cdef extern from "capture.hpp" namespace "cyinfer" nogil:
    void capture(int level, const char *text, int error_level, int cont_level) noexcept
    void captured_clear() noexcept
    const string &captured() noexcept


cdef void _on_log(ggml_log_level level, const char *text, void *user_data) noexcept nogil:
    capture(<int>level, text, <int>GGML_LOG_LEVEL_ERROR, <int>GGML_LOG_LEVEL_CONT)


cdef void clear_errors() noexcept:
    """Forget what this thread has captured."""
    captured_clear()


cdef str last_error():
    """The last error line of this thread since `clear_errors`, or ""."""
    cdef str text = captured().decode("utf-8", "replace")
    lines = [line.strip() for line in text.splitlines() if line.strip()]
    # A later line often only repeats that loading failed; the first one says why.
    return lines[0] if lines else ""


# Once a process, before anything else of llama.cpp is called.
llama_log_set(_on_log, NULL)
llama_backend_init()
