"""Writes a checkpoint as the GGUF file that the package ships."""

from __future__ import annotations

import hashlib
from pathlib import Path

import gguf
import numpy as np
import torch

from .config import SHAPE, Shape
from .forms import CHAT_TEMPLATE
from .vocabulary import Vocabulary

NAME = "cyinfer demo"
DESCRIPTION = (
    "A very small model that shows what the cyinfer package does without a download. "
    "It knows a few dozen facts and tricks; it is no assistant."
)


def _metadata(writer: gguf.GGUFWriter, shape: Shape) -> None:
    writer.add_name(NAME)
    writer.add_description(DESCRIPTION)
    writer.add_author("The cyinfer authors")
    writer.add_license("MIT")
    writer.add_version("1")
    writer.add_size_label("4M")
    writer.add_languages(["en"])
    writer.add_file_type(gguf.LlamaFileType.MOSTLY_Q8_0)
    writer.add_quantization_version(gguf.GGML_QUANT_VERSION)
    writer.add_context_length(shape.context)
    writer.add_embedding_length(shape.width)
    writer.add_block_count(shape.layers)
    writer.add_feed_forward_length(shape.feed_forward)
    writer.add_head_count(shape.heads)
    writer.add_head_count_kv(shape.kv_heads)
    writer.add_key_length(shape.head_size)
    writer.add_value_length(shape.head_size)
    writer.add_rope_dimension_count(shape.head_size)
    writer.add_rope_freq_base(shape.rope_base)
    writer.add_layer_norm_rms_eps(shape.norm_eps)
    writer.add_vocab_size(shape.vocab)


def _token_type(vocabulary: Vocabulary, token: int) -> gguf.TokenType:
    processor = vocabulary.processor
    if processor.is_unknown(token):
        return gguf.TokenType.UNKNOWN
    if processor.is_control(token):
        return gguf.TokenType.CONTROL
    if processor.is_byte(token):
        return gguf.TokenType.BYTE
    return gguf.TokenType.NORMAL


def _tokens(writer: gguf.GGUFWriter, vocabulary: Vocabulary) -> None:
    every = range(len(vocabulary))
    processor = vocabulary.processor
    writer.add_tokenizer_model("llama")
    writer.add_tokenizer_pre("default")
    writer.add_token_list([processor.id_to_piece(i).encode() for i in every])
    writer.add_token_scores([float(processor.get_score(i)) for i in every])
    writer.add_token_types([_token_type(vocabulary, i) for i in every])
    writer.add_bos_token_id(vocabulary.bos)
    writer.add_eos_token_id(vocabulary.eos)
    writer.add_eot_token_id(vocabulary.end)
    writer.add_unk_token_id(int(processor.unk_id()))
    writer.add_add_bos_token(True)
    writer.add_add_eos_token(False)
    # The trainer's vocabulary puts no space in front of a text, so llama.cpp must not either.
    writer.add_add_space_prefix(False)
    writer.add_chat_template(CHAT_TEMPLATE)


def _tensors(writer: gguf.GGUFWriter, weights: dict[str, torch.Tensor]) -> None:
    """Matrices as Q8_0, norms as F32.

    The names are the trainer's own, which are GGUF's already, and the trainer's rotary embedding
    is llama.cpp's, so nothing is renamed or permuted. There is no output matrix: llama.cpp
    takes the embedding then.
    """
    for name, weight in weights.items():
        values = weight.float().numpy()
        if values.ndim == 1:
            writer.add_tensor(name, values.astype(np.float32))
            continue
        packed = gguf.quants.quantize(values, gguf.GGMLQuantizationType.Q8_0)
        writer.add_tensor(name, packed, raw_dtype=gguf.GGMLQuantizationType.Q8_0)


def export(checkpoint: Path, vocabulary: Vocabulary, target: Path) -> str:
    """Write the GGUF; returns its sha256."""
    state = torch.load(checkpoint, weights_only=True)
    target.parent.mkdir(parents=True, exist_ok=True)
    writer = gguf.GGUFWriter(target, "llama")
    _metadata(writer, SHAPE)
    _tokens(writer, vocabulary)
    _tensors(writer, state["model"])
    writer.write_header_to_file()
    writer.write_kv_data_to_file()
    writer.write_tensors_to_file()
    writer.close()
    return hashlib.sha256(target.read_bytes()).hexdigest()


def write_sum(target: Path, digest: str, sum_path: Path) -> None:
    """Write the digest in the form that `sha256sum -c` reads."""
    sum_path.write_text(f"{digest}  {target.name}\n", encoding="utf-8")
