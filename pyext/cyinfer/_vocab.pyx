"""The vocabulary: text to token ids and back."""

cimport cython

from libc.stdint cimport INT32_MAX
from libcpp.string cimport string
from libcpp.vector cimport vector

from .llama cimport *
from .errors import TokenError


cdef int append_piece(const llama_vocab *vocab, llama_token token, bint special, string *out) except -1 nogil:
    """Append the bytes of a token to `out`."""
    cdef size_t start = out.size()
    cdef int room = 32
    out.resize(start + room)
    cdef int size = llama_token_to_piece(vocab, token, &out[0][start], room, 0, special)
    if size < 0:
        room = -size
        out.resize(start + room)
        size = llama_token_to_piece(vocab, token, &out[0][start], room, 0, special)
    out.resize(start + max(size, 0))
    return 0


@cython.final
cdef class Vocab:
    """The vocabulary of loaded weights."""

    def __cinit__(self, Weights weights not None):
        self.weights = weights
        self.n_tokens = llama_vocab_n_tokens(self.alive())

    cdef const llama_vocab *alive(self) except NULL:
        return llama_model_get_vocab(self.weights.alive())

    cdef void check(self, llama_token token) except *:
        if not 0 <= token < self.n_tokens:
            raise TokenError(
                f"token id {token} is outside the vocabulary of {self.n_tokens} tokens"
            )

    def tokenize(self, str text not None, *, bint parse_special=False):
        """Token ids of a text, without a beginning-of-text token.

        Parameters
        ----------
        text : str
        parse_special : bool, default False
            Whether control tokens spelled in the text become those tokens.
        """
        cdef const llama_vocab *vocab = self.alive()
        cdef bytes data
        try:
            data = text.encode("utf-8")
        except UnicodeEncodeError as error:
            raise TokenError(f"the text is not valid Unicode: {error.reason}") from None
        if len(data) > INT32_MAX // 2:
            raise TokenError(f"the text has {len(data)} bytes, at most {INT32_MAX // 2} can be tokenised")
        cdef const char *c_text = data
        cdef int length = <int>len(data)
        # Never more tokens than bytes, but for a leading space that some vocabularies add.
        cdef vector[llama_token] tokens = vector[llama_token](length + 2)
        cdef int count
        with nogil:
            count = llama_tokenize(vocab, c_text, length, tokens.data(), length + 2, False, parse_special)
            if count < 0 and count > -INT32_MAX:
                tokens.resize(-count)
                count = llama_tokenize(vocab, c_text, length, tokens.data(), -count, False, parse_special)
        if count < 0:
            raise TokenError(f"a text of {length} bytes could not be tokenised")
        tokens.resize(count)
        return tokens

    def token_to_piece(self, llama_token token, *, bint special=False) -> bytes:
        """The bytes of one token; those of a control token only with `special`."""
        self.check(token)
        cdef string out
        append_piece(self.alive(), token, special, &out)
        return out

    def detokenize(self, tokens, *, bint special=False) -> bytes:
        """The bytes of a sequence of token ids."""
        cdef const llama_vocab *vocab = self.alive()
        cdef string out
        cdef llama_token token
        for token in tokens:
            self.check(token)
            append_piece(vocab, token, special, &out)
        return out

    def token_text(self, llama_token token) -> str:
        """A token as the vocabulary spells it ("<s>")."""
        self.check(token)
        return llama_vocab_get_text(self.alive(), token).decode("utf-8", "replace")

    def is_eog(self, llama_token token) -> bool:
        """Whether the token ends a generation."""
        self.check(token)
        return llama_vocab_is_eog(self.alive(), token)

    def is_control(self, llama_token token) -> bool:
        """Whether the token is a control token."""
        self.check(token)
        return llama_vocab_is_control(self.alive(), token)

    def strips(self, llama_token token):
        """Whether white space before and after a control token belongs to it."""
        self.check(token)
        cdef int attr = <int>llama_vocab_get_attr(self.alive(), token)
        return (attr & LLAMA_TOKEN_ATTR_LSTRIP) != 0, (attr & LLAMA_TOKEN_ATTR_RSTRIP) != 0

    def control_tokens(self):
        """Control and unknown tokens by their spelling."""
        cdef const llama_vocab *vocab = self.alive()
        cdef int wanted = LLAMA_TOKEN_ATTR_CONTROL | LLAMA_TOKEN_ATTR_UNKNOWN
        found = {}
        for token in range(self.n_tokens):
            if (<int>llama_vocab_get_attr(vocab, token)) & wanted:
                text = llama_vocab_get_text(vocab, token).decode("utf-8", "replace")
                if text:
                    found.setdefault(text, token)
        return found

    def eog_tokens(self):
        """Every token that ends a generation."""
        cdef const llama_vocab *vocab = self.alive()
        return [token for token in range(self.n_tokens) if llama_vocab_is_eog(vocab, token)]

    @property
    def bos(self):
        """The beginning-of-text token, None where the vocabulary has none."""
        token = llama_vocab_bos(self.alive())
        return token if token >= 0 else None

    @property
    def eos(self):
        """The end-of-text token, None where the vocabulary has none."""
        token = llama_vocab_eos(self.alive())
        return token if token >= 0 else None

    @property
    def add_bos(self) -> bool:
        """Whether the model wants the beginning-of-text token in front of a prompt."""
        return llama_vocab_get_add_bos(self.alive())
