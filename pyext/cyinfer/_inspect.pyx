"""A GGUF's metadata without its weights, and the name of a chat template."""

cimport cython

import os

from libc.stdint cimport int64_t
from libcpp.string cimport string
from libcpp.vector cimport vector

from .llama cimport *
from ._log cimport clear_errors, last_error
from . import _log
from .errors import ModelLoadError


@cython.final
cdef class GgufFile:
    """The key-value part of a GGUF; scalars and strings only."""

    cdef gguf_context *ptr

    def __cinit__(self, path):
        cdef bytes name = os.fsencode(path)
        cdef const char *c_name = name
        cdef gguf_init_params params
        params.no_alloc = True
        params.ctx = NULL
        clear_errors()
        with nogil:
            self.ptr = gguf_init_from_file(c_name, params)
        if self.ptr is NULL:
            raise ModelLoadError(last_error() or "not a readable GGUF")

    def __dealloc__(self):
        if self.ptr is not NULL:
            gguf_free(self.ptr)

    def get_str(self, str key):
        """A string value, or None."""
        cdef int64_t index = self._find(key, GGUF_TYPE_STRING)
        return None if index < 0 else gguf_get_val_str(self.ptr, index).decode("utf-8", "replace")

    def get_u32(self, str key):
        """An unsigned 32-bit value, or None."""
        cdef int64_t index = self._find(key, GGUF_TYPE_UINT32)
        return None if index < 0 else gguf_get_val_u32(self.ptr, index)

    cdef int64_t _find(self, str key, gguf_type kind):
        cdef bytes name = key.encode()
        cdef int64_t index = gguf_find_key(self.ptr, name)
        if index >= 0 and gguf_get_kv_type(self.ptr, index) != kind:
            return -1
        return index


def template_name(template: "str | None") -> str:
    """llama.cpp's name of a chat template's family, such as "chatml", or "unknown"."""
    if not template:
        return "unknown"
    cdef string text = template.encode("utf-8", "replace")
    cdef llm_chat_template found = llm_chat_detect_template(text)
    if found == LLM_CHAT_TEMPLATE_UNKNOWN:
        return "unknown"
    cdef int count = llama_chat_builtin_templates(NULL, 0)
    cdef vector[const char *] names
    names.resize(count)
    llama_chat_builtin_templates(names.data(), count)
    for name in names:
        if llm_chat_template_from_str(string(<const char *>name)) == found:
            return (<bytes>name).decode("ascii", "replace")
    return "unknown"
