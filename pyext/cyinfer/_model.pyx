"""The weights: loading, metadata, freeing."""

cimport cython

import os
import weakref

from libcpp cimport bool as cbool

from .llama cimport *
from ._log cimport clear_errors, last_error
from . import _log
from .errors import ClosedError, ModelLoadError


cdef cbool _on_progress(float progress, void *user_data) noexcept with gil:
    cdef Weights weights = <Weights>user_data
    if weights._progress_error is not None:
        return False
    try:
        weights._progress(progress)
    except BaseException as error:
        weights._progress_error = error
        return False
    return True


@cython.final
cdef class Weights:
    """A loaded llama_model.

    Parameters
    ----------
    path : path
        A GGUF file (of a split one, the first part).
    n_gpu_layers : int
        Layers to offload; below 0 is all of them.
    use_mmap, use_mlock : bool
        Map the file, and keep it in memory.
    progress : callable or None
        Called with a share from 0 to 1; what it raises ends the load and is raised here.
    """

    def __cinit__(self, path, *, int n_gpu_layers=-1, bint use_mmap=True, bint use_mlock=False,
                  progress=None):
        self._children = weakref.WeakSet()
        self.path = path
        self._progress = progress
        cdef llama_model_params params = llama_model_default_params()
        params.n_gpu_layers = n_gpu_layers
        if use_mmap:
            params.load_mode = LLAMA_LOAD_MODE_MMAP_MLOCK if use_mlock else LLAMA_LOAD_MODE_MMAP
        else:
            params.load_mode = LLAMA_LOAD_MODE_MLOCK if use_mlock else LLAMA_LOAD_MODE_NONE
        if progress is not None:
            params.progress_callback = <llama_progress_callback>_on_progress
            params.progress_callback_user_data = <void *>self
        cdef bytes name = os.fsencode(path)
        cdef const char *c_name = name
        clear_errors()
        with nogil:
            self.ptr = llama_model_load_from_file(c_name, params)
        if self._progress_error is not None:
            raise self._progress_error
        if self.ptr is NULL:
            raise ModelLoadError(last_error() or "llama.cpp gave no reason")

    def __dealloc__(self):
        if self.ptr is not NULL:
            llama_model_free(self.ptr)

    cdef llama_model *alive(self) except NULL:
        if self.ptr is NULL:
            raise ClosedError("the model is closed: load it again to use it")
        return self.ptr

    cdef void adopt(self, object child) noexcept:
        """Children are closed before the weights that they point into."""
        self._children.add(child)

    @property
    def closed(self) -> bool:
        """Whether `close` was called."""
        return self.ptr is NULL

    def close(self) -> None:
        """Close every context of this model, then free the weights. Idempotent."""
        for child in list(self._children):
            child.close()
        cdef llama_model *ptr = self.ptr
        self.ptr = NULL
        if ptr is not NULL:
            with nogil:
                llama_model_free(ptr)

    @property
    def n_ctx_train(self) -> int:
        """The context length that the model was trained with, in tokens."""
        return llama_model_n_ctx_train(self.alive())

    @property
    def n_params(self) -> int:
        """The number of parameters."""
        return llama_model_n_params(self.alive())

    @property
    def size(self) -> int:
        """The size of all tensors, in bytes."""
        return llama_model_size(self.alive())

    @property
    def has_decoder(self) -> bool:
        """Whether the model can generate text from a prompt alone."""
        return llama_model_has_decoder(self.alive()) and not llama_model_has_encoder(self.alive())

    @property
    def kv_bytes_per_token(self) -> int:
        """An upper estimate of the cells' size at 16 bits, in bytes a token."""
        cdef llama_model *ptr = self.alive()
        cdef long head = llama_model_n_embd(ptr) // max(1, llama_model_n_head(ptr))
        return 4 * head * max(1, llama_model_n_head_kv(ptr)) * max(1, llama_model_n_layer(ptr))

    @property
    def chat_template(self):
        """The default chat template (Jinja) of the metadata."""
        cdef const char *text = llama_model_chat_template(self.alive(), NULL)
        return None if text is NULL else text.decode("utf-8", "replace")

    def metadata(self):
        """Every scalar and string of the file's metadata, as text."""
        cdef llama_model *ptr = self.alive()
        cdef int i
        return {_meta_key(ptr, i): _meta_value(ptr, i) for i in range(llama_model_meta_count(ptr))}


cdef str _meta_key(llama_model *ptr, int index):
    cdef char buffer[512]
    cdef int size = llama_model_meta_key_by_index(ptr, index, buffer, sizeof(buffer))
    return buffer[:min(size, <int>sizeof(buffer) - 1)].decode("utf-8", "replace") if size > 0 else ""


cdef str _meta_value(llama_model *ptr, int index):
    cdef char probe[1]
    cdef int size = llama_model_meta_val_str_by_index(ptr, index, probe, sizeof(probe))
    if size <= 0:
        return ""
    cdef bytearray buffer = bytearray(size + 1)
    llama_model_meta_val_str_by_index(ptr, index, <char *>buffer, size + 1)
    return buffer[:size].decode("utf-8", "replace")
