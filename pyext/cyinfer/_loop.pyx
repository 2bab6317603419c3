"""The token loop: reads a prompt in chunks, then chooses a token a step, without the GIL."""

cimport cython

from libc.stdint cimport int64_t
from libcpp.string cimport string
from libcpp.vector cimport vector

from .llama cimport *
from ._context cimport Context
from ._sampler cimport CHOICE_NAN, CHOICE_NONE, SamplerChain
from ._text cimport TextStream
from ._vocab cimport append_piece
from .errors import ContextOverflowError, DecodeError, SamplingError, TokenError


cdef extern from *:
    """
    #include <chrono>
    static inline int64_t cyinfer_now_ns() noexcept {
        using namespace std::chrono;
        return duration_cast<nanoseconds>(steady_clock::now().time_since_epoch()).count();
    }
    """
    int64_t cyinfer_now_ns() noexcept nogil


# What happened in a step.
cdef enum Outcome:
    READING
    CHOSEN
    ENDED_EOS
    ENDED_STOP
    ENDED_LENGTH
    ABORTED
    FAILED


@cython.final
cdef class TokenLoop:
    """One generation on one context.

    Call `step()` until `reason` is set. A cancel of the context, from any thread, ends it with
    what there was and the reason "abort".

    Parameters
    ----------
    context : Context
        Its cells are forgotten at the first step; nothing else may use it meanwhile.
    sampler : SamplerChain
    prompt : sequence of int
        Token ids, at least one and at most the window.
    max_tokens : int
        Tokens to generate at most; below 0 is up to the end of the window.
    stops : sequence of bytes
        Literal stop strings.
    window : int or None
        Tokens that prompt and answer may fill; the context's by default.
    """

    cdef readonly Context context
    cdef readonly SamplerChain sampler
    cdef readonly TextStream text
    cdef vector[llama_token] prompt
    cdef vector[llama_token] chosen
    cdef size_t n_read
    cdef int max_new
    cdef int n_past
    cdef int64_t t_start
    cdef int64_t t_first
    cdef int64_t t_end
    cdef string piece
    cdef int error_code
    cdef readonly str reason
    cdef readonly list probs

    def __cinit__(self, Context context not None, SamplerChain sampler not None, prompt, *,
                  int max_tokens, stops=(), window=None):
        self.context = context
        self.sampler = sampler
        self.text = TextStream(stops)
        self.probs = []
        cdef llama_token token
        for token in prompt:
            sampler.vocab.check(token)
            self.prompt.push_back(token)
        cdef int size = min(context.n_ctx, window or context.n_ctx)
        if self.prompt.empty():
            raise TokenError("the prompt has no tokens: this model needs at least one")
        if self.prompt.size() > <size_t>size:
            raise ContextOverflowError(self.prompt.size(), size, "ask for a larger ctx")
        cdef int room = size - <int>self.prompt.size()
        self.max_new = room if max_tokens < 0 else min(max_tokens, room)

    @property
    def n_prompt(self) -> int:
        """Tokens in the prompt."""
        return self.prompt.size()

    @property
    def n_tokens(self) -> int:
        """Tokens generated so far; an end-of-text token is not one."""
        return self.chosen.size()

    @property
    def tokens(self):
        """The ids generated so far."""
        return self.chosen

    @property
    def started(self) -> bool:
        """Whether the first token was chosen, or the end came before it."""
        return self.t_first != 0

    @property
    def thinking_ns(self) -> int:
        """From the start of the computation to the first token (or the end), in nanoseconds."""
        return (self.t_first or cyinfer_now_ns()) - self.t_start if self.t_start else 0

    @property
    def emit_ns(self) -> int:
        """From the first token to the end (or now), in nanoseconds."""
        return (self.t_end or cyinfer_now_ns()) - self.t_first if self.t_first else 0

    def step(self):
        """Compute a chunk of the prompt or one token.

        Returns
        -------
        (str, int) or None
            Text that may leave and the index of its last token; None when there is none yet.

        Raises
        ------
        DecodeError, SamplingError
        """
        cdef int outcome
        if self.reason is not None:
            return None
        with self.context.lock:
            self.context.alive()
            self.text.ready.clear()
            if self.t_start == 0:
                self._open()
            with nogil:
                outcome = self._compute()
            if outcome == FAILED:
                raise self._failure()
            if self.sampler.n_probs and outcome in (CHOSEN, ENDED_STOP, ENDED_LENGTH):
                self._note_probs()
        if outcome == ABORTED:
            self._end("abort")
        elif outcome == ENDED_EOS:
            self._end("eos")
        elif outcome == ENDED_STOP:
            self._end("stop")
        elif outcome == ENDED_LENGTH:
            self._end("length")
        return None if self.text.ready.empty() else (self.text.text(), self.text.ready_index)

    cdef int _open(self) except -1:
        self.t_start = cyinfer_now_ns()
        llama_memory_clear(llama_get_memory(self.context.ptr), False)
        self.sampler.accept_prompt(self.prompt.data(), self.prompt.size())
        return 0

    cdef int _compute(self) except -1 nogil:
        """A chunk of the prompt, or the last token's logits and the choice of the next one."""
        cdef int outcome
        if self.context.is_cancelled():
            return ABORTED
        cdef size_t left = self.prompt.size() - self.n_read
        cdef int count
        if left == 0:
            outcome = self._decode(&self.chosen.back(), 1, True)
        else:
            count = <int>min(left, <size_t>self.context.n_batch)
            outcome = self._decode(self.prompt.data() + self.n_read, count, <size_t>count == left)
            self.n_read += count
            left -= count
        if outcome != CHOSEN:
            return outcome
        if left > 0:
            return READING
        return ENDED_LENGTH if self.max_new == 0 else self._choose()

    cdef int _decode(self, const llama_token *tokens, int count, bint want_logits) except -1 nogil:
        """CHOSEN when the computation went through."""
        cdef int code = self.context.decode(tokens, count, self.n_past, want_logits)
        if code == 2 or self.context.is_cancelled():
            return ABORTED
        if code != 0:
            self.error_code = code
            return FAILED
        self.n_past += count
        return CHOSEN

    cdef int _choose(self) except -1 nogil:
        cdef const llama_vocab *vocab = llama_model_get_vocab(self.context.weights.ptr)
        cdef llama_token token = self.sampler.choose(llama_get_logits_ith(self.context.ptr, -1))
        if token < 0:
            self.error_code = token
            return FAILED
        self.sampler.accept(token)
        if self.t_first == 0:
            self.t_first = cyinfer_now_ns()
        if llama_vocab_is_eog(vocab, token):
            return ENDED_EOS
        self.chosen.push_back(token)
        self.piece.clear()
        append_piece(vocab, token, False, &self.piece)
        if self.text.feed(self.piece):
            return ENDED_STOP
        return ENDED_LENGTH if self.chosen.size() >= <size_t>self.max_new else CHOSEN

    cdef int _end(self, str reason) except -1:
        self.text.flush()
        self.t_end = cyinfer_now_ns()
        if self.t_first == 0:
            self.t_first = self.t_end
        self.reason = reason
        return 0

    cdef int _note_probs(self) except -1:
        cdef llama_token token = self.chosen.back()
        logprob, likeliest = self.sampler.logprobs(llama_get_logits_ith(self.context.ptr, -1), token)
        self.probs.append((token, logprob, likeliest))
        return 0

    cdef object _failure(self):
        # A loop that failed has no token to go on from.
        self._end("abort")
        if self.error_code == CHOICE_NAN:
            return SamplingError(
                "the model's logits are not numbers: its file is damaged or its KV cache type "
                "is too coarse"
            )
        if self.error_code == CHOICE_NONE:
            return SamplingError(
                "no token is allowed here: the grammar, the schema or the biases leave none"
            )
        if self.error_code == 1:
            return DecodeError(
                f"no room for more tokens after {self.n_past} in a context of "
                f"{self.context.n_ctx}: ask for a larger ctx"
            )
        return DecodeError(
            f"llama_decode failed with code {self.error_code} after {self.n_past} tokens"
        )
