"""Local inference of GGUF language models: llama.cpp as a Cython extension."""

from ._build import llama_cpp_commit, system_info
from .errors import (
    Cancelled,
    ClosedError,
    ContextCreateError,
    ContextOverflowError,
    CyinferError,
    DecodeError,
    ModelLoadError,
    ParameterError,
    SamplingError,
    TokenError,
)
from .gguf_file import ModelInfo, inspect
from .machine import usable_cpus
from .model import Model, demo_model_path
from .request import Limits, Request
from .sampling.params import SamplingParams
from .stream import Chunk, Completion, Stats, Stream
from .version import __version__

__all__ = [
    "Cancelled",
    "Chunk",
    "ClosedError",
    "Completion",
    "ContextCreateError",
    "ContextOverflowError",
    "CyinferError",
    "DecodeError",
    "Limits",
    "Model",
    "ModelInfo",
    "ModelLoadError",
    "ParameterError",
    "Request",
    "SamplingError",
    "SamplingParams",
    "Stats",
    "Stream",
    "TokenError",
    "__version__",
    "demo_model_path",
    "inspect",
    "llama_cpp_commit",
    "system_info",
    "usable_cpus",
]
