"""The chain that turns logits into a token, in the documented order.

grammar, logit_bias, penalties, dry, top_n_sigma, top_k, tfs, typical_p, top_p, min_p, xtc,
temperature, draw. Mirostat replaces everything from top_k on; a temperature of 0 replaces everything
after dry with the best token.
"""

cimport cython

from libc.math cimport INFINITY, exp, log
from libcpp.algorithm cimport partial_sort
from libcpp cimport bool as cbool
from libcpp.vector cimport vector

from .llama cimport *
from ._log cimport clear_errors, last_error
from ._tfs cimport tfs_init
from .errors import ParameterError


cdef int _window(int last_n, int n_ctx):
    """A window of tokens: -1 is the whole context, and none is larger."""
    return n_ctx if last_n < 0 else min(last_n, n_ctx)


@cython.final
cdef class SamplerChain:
    """One request's samplers and their state.

    Parameters
    ----------
    vocab : Vocab
    params : SamplingParams
    seed : int
        The seed of the draw, from 0 to 2**32 - 2.
    n_ctx : int
        The window, in tokens: the upper bound of every `last_n`.
    grammar : str or None
        GBNF; the root rule is `root`.

    Raises
    ------
    ParameterError
        A biased token is outside the vocabulary, or the grammar cannot be parsed.
    """

    def __cinit__(self, Vocab vocab not None, params, *, seed, int n_ctx, grammar=None):
        self.vocab = vocab
        self.seed = seed
        self.n_probs = params.n_probs
        self.candidates.resize(vocab.n_tokens)
        cdef llama_sampler_chain_params chain_params = llama_sampler_chain_default_params()
        chain_params.no_perf = True
        self.chain = llama_sampler_chain_init(chain_params)
        if grammar is not None:
            self._add_grammar(grammar)
        self._add_biases(params)
        self._add_penalties(params, n_ctx)
        # Below, logits divided by the temperature would leave a float's range.
        if params.temperature < 1e-10:
            llama_sampler_chain_add(self.chain, llama_sampler_init_greedy())
            return
        if params.top_n_sigma > 0:
            llama_sampler_chain_add(self.chain, llama_sampler_init_top_n_sigma(params.top_n_sigma))
        if params.mirostat:
            self._add_mirostat(params)
        else:
            self._add_filters(params)

    def __dealloc__(self):
        if self.chain is not NULL:
            llama_sampler_free(self.chain)
        if self.grammar is not NULL:
            llama_sampler_free(self.grammar)

    cdef void _add_grammar(self, str text) except *:
        cdef bytes data = text.encode("utf-8")
        if b"\0" in data:
            raise ParameterError("grammar", text, "a GBNF grammar without NUL characters")
        clear_errors()
        try:
            self.grammar = llama_sampler_init_grammar(self.vocab.alive(), data, b"root")
        except RuntimeError as error:
            raise ParameterError("grammar", text, f"a valid GBNF grammar ({error})") from None
        if self.grammar is NULL:
            reason = last_error() or "its root rule is called root"
            raise ParameterError("grammar", text, f"a valid GBNF grammar ({reason})")

    cdef void _add_biases(self, params) except *:
        cdef vector[llama_logit_bias] biases
        cdef llama_logit_bias bias
        pairs = params.biases()
        if params.ignore_eos:
            pairs += [(token, -INFINITY) for token in self.vocab.eog_tokens()]
        for token, value in pairs:
            if token >= self.vocab.n_tokens:
                raise ParameterError(
                    "logit_bias", token, f"made of token ids below {self.vocab.n_tokens}"
                )
            bias.token = token
            bias.bias = value
            biases.push_back(bias)
        if biases.size():
            llama_sampler_chain_add(self.chain, llama_sampler_init_logit_bias(
                self.vocab.n_tokens, <int>biases.size(), biases.data()))

    cdef void _add_penalties(self, params, int n_ctx) except *:
        llama_sampler_chain_add(self.chain, llama_sampler_init_penalties(
            self.vocab.n_tokens, _window(params.repeat_last_n, n_ctx), params.repeat_penalty,
            params.frequency_penalty, params.presence_penalty))
        cdef vector[const char *] breakers
        if params.dry_multiplier > 0:
            encoded = [text.encode("utf-8") for text in params.dry_sequence_breakers]
            for text in encoded:
                breakers.push_back(<const char *>text)
            llama_sampler_chain_add(self.chain, llama_sampler_init_dry(
                self.vocab.alive(), params.dry_multiplier, params.dry_base,
                params.dry_allowed_length, _window(params.dry_penalty_last_n, n_ctx),
                breakers.data(), breakers.size()))

    cdef void _add_filters(self, params) except *:
        if params.top_k > 0:
            llama_sampler_chain_add(self.chain, llama_sampler_init_top_k(params.top_k))
        if params.tfs < 1:
            llama_sampler_chain_add(self.chain, tfs_init(params.tfs, 1))
        if params.typical_p < 1:
            llama_sampler_chain_add(self.chain, llama_sampler_init_typical(params.typical_p, 1))
        if params.top_p < 1:
            llama_sampler_chain_add(self.chain, llama_sampler_init_top_p(params.top_p, 1))
        if params.min_p > 0:
            llama_sampler_chain_add(self.chain, llama_sampler_init_min_p(params.min_p, 1))
        if params.xtc_probability > 0:
            llama_sampler_chain_add(self.chain, llama_sampler_init_xtc(
                params.xtc_probability, params.xtc_threshold, 1, self.seed))
        self._add_temperature(params)
        llama_sampler_chain_add(self.chain, llama_sampler_init_dist(self.seed))

    cdef void _add_temperature(self, params) except *:
        llama_sampler_chain_add(self.chain, llama_sampler_init_temp_ext(
            params.temperature, params.dynatemp_range, params.dynatemp_exponent))

    cdef void _add_mirostat(self, params) except *:
        self._add_temperature(params)
        if params.mirostat == 1:
            llama_sampler_chain_add(self.chain, llama_sampler_init_mirostat(
                self.vocab.n_tokens, self.seed, params.mirostat_tau, params.mirostat_eta, 100))
        else:
            llama_sampler_chain_add(self.chain, llama_sampler_init_mirostat_v2(
                self.seed, params.mirostat_tau, params.mirostat_eta))

    cdef llama_token choose(self, const float *logits) except? -100 nogil:
        """The next token, or CHOICE_NAN or CHOICE_NONE."""
        cdef size_t i, n = self.candidates.size()
        cdef bint has_nan = False
        cdef llama_token_data *data = self.candidates.data()
        for i in range(n):
            data[i].id = <llama_token>i
            data[i].logit = logits[i]
            data[i].p = 0
            has_nan |= logits[i] != logits[i]
        if has_nan:
            return CHOICE_NAN
        cdef llama_token_data_array candidates
        candidates.data = data
        candidates.size = n
        candidates.selected = -1
        candidates.sorted = False
        if self.grammar is not NULL:
            llama_sampler_apply(self.grammar, &candidates)
        llama_sampler_apply(self.chain, &candidates)
        if not 0 <= candidates.selected < <int64_t>candidates.size:
            return CHOICE_NONE
        if candidates.data[candidates.selected].logit == -INFINITY:
            return CHOICE_NONE
        return candidates.data[candidates.selected].id

    cdef int accept(self, llama_token token) except -1 nogil:
        """Let the samplers with a memory see the chosen token."""
        if self.grammar is not NULL:
            llama_sampler_accept(self.grammar, token)
        llama_sampler_accept(self.chain, token)
        return 0

    cdef int accept_prompt(self, const llama_token *tokens, size_t count) except -1 nogil:
        """Let the penalties see the prompt; the grammar speaks of the answer alone."""
        cdef size_t i
        for i in range(count):
            llama_sampler_accept(self.chain, tokens[i])
        return 0

    cdef object logprobs(self, const float *logits, llama_token chosen):
        """(logprob of the chosen token, [(id, logprob) of the likeliest `n_probs`])."""
        cdef vector[llama_token_data] entries
        cdef size_t i, n = self.candidates.size(), k = min(<size_t>self.n_probs, n)
        cdef double total = 0
        cdef float top = -INFINITY
        entries.resize(n)
        with nogil:
            for i in range(n):
                top = max(top, logits[i])
            for i in range(n):
                total += exp(<double>logits[i] - top)
                entries[i].id = <llama_token>i
                entries[i].logit = logits[i]
            partial_sort(entries.begin(), entries.begin() + k, entries.end(), _likelier)
        cdef double norm = log(total) + top
        return logits[chosen] - norm, [(entries[i].id, entries[i].logit - norm) for i in range(k)]


cdef cbool _likelier(llama_token_data a, llama_token_data b) noexcept nogil:
    return a.logit > b.logit or (a.logit == b.logit and a.id < b.id)
