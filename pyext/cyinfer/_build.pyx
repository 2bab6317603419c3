"""How this copy of the extension was built."""

from .llama cimport llama_print_system_info, llama_supports_gpu_offload
from . import _log


cdef extern from *:
    const char *CYINFER_LLAMA_COMMIT


def system_info() -> str:
    """The processor features that ggml was compiled with and found, as it prints them."""
    return llama_print_system_info().decode("utf-8", "replace").strip()


def llama_cpp_commit() -> str:
    """The upstream commit of the vendored llama.cpp."""
    return CYINFER_LLAMA_COMMIT.decode("ascii", "replace")


def supports_gpu() -> bool:
    """Whether this build has a backend that layers can be offloaded to."""
    return llama_supports_gpu_offload()
