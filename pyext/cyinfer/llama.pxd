# The C that is called, and no more. Signatures follow include/llama.h of the pinned llama.cpp.

from libc.stdint cimport int8_t, int32_t, int64_t, uint32_t, uint64_t
from libcpp cimport bool as cbool
from libcpp.string cimport string


cdef extern from "ggml.h" nogil:
    ctypedef enum ggml_log_level:
        GGML_LOG_LEVEL_ERROR
        GGML_LOG_LEVEL_CONT

    ctypedef void (*ggml_log_callback)(ggml_log_level level, const char *text, void *user_data) noexcept
    ctypedef cbool (*ggml_abort_callback)(void *data) noexcept


cdef extern from "gguf.h" nogil:
    ctypedef struct gguf_context:
        pass

    ctypedef enum gguf_type:
        GGUF_TYPE_UINT32
        GGUF_TYPE_STRING

    ctypedef struct gguf_init_params:
        cbool no_alloc
        void *ctx

    gguf_context *gguf_init_from_file(const char *fname, gguf_init_params params) except +
    void gguf_free(gguf_context *ctx)
    int64_t gguf_find_key(const gguf_context *ctx, const char *key)
    gguf_type gguf_get_kv_type(const gguf_context *ctx, int64_t key_id)
    uint32_t gguf_get_val_u32(const gguf_context *ctx, int64_t key_id)
    const char *gguf_get_val_str(const gguf_context *ctx, int64_t key_id)


cdef extern from "llama.h" nogil:
    ctypedef int32_t llama_token
    ctypedef int32_t llama_pos
    ctypedef int32_t llama_seq_id

    ctypedef struct llama_vocab:
        pass
    ctypedef struct llama_model:
        pass
    ctypedef struct llama_context:
        pass
    ctypedef struct llama_memory_i:
        pass
    ctypedef llama_memory_i *llama_memory_t

    ctypedef enum llama_token_attr:
        LLAMA_TOKEN_ATTR_UNKNOWN
        LLAMA_TOKEN_ATTR_CONTROL
        LLAMA_TOKEN_ATTR_LSTRIP
        LLAMA_TOKEN_ATTR_RSTRIP

    ctypedef enum llama_load_mode:
        LLAMA_LOAD_MODE_NONE
        LLAMA_LOAD_MODE_MMAP
        LLAMA_LOAD_MODE_MLOCK
        LLAMA_LOAD_MODE_MMAP_MLOCK

    ctypedef struct llama_token_data:
        llama_token id
        float logit
        float p

    ctypedef struct llama_token_data_array:
        llama_token_data *data
        size_t size
        int64_t selected
        cbool sorted

    ctypedef struct llama_batch:
        int32_t n_tokens
        llama_token *token
        llama_pos *pos
        int32_t *n_seq_id
        llama_seq_id **seq_id
        int8_t *logits

    ctypedef cbool (*llama_progress_callback)(float progress, void *user_data) noexcept

    ctypedef struct llama_model_params:
        int32_t n_gpu_layers
        llama_load_mode load_mode
        llama_progress_callback progress_callback
        void *progress_callback_user_data
        cbool check_tensors

    ctypedef struct llama_context_params:
        uint32_t n_ctx
        uint32_t n_batch
        uint32_t n_ubatch
        uint32_t n_seq_max
        int32_t n_threads
        int32_t n_threads_batch
        ggml_abort_callback abort_callback
        void *abort_callback_data
        cbool no_perf
        cbool kv_unified

    ctypedef struct llama_sampler_chain_params:
        cbool no_perf

    ctypedef struct llama_logit_bias:
        llama_token token
        float bias

    ctypedef struct llama_sampler_i:
        const char *(*name)(const llama_sampler *smpl) noexcept
        void (*accept)(llama_sampler *smpl, llama_token token) noexcept
        void (*apply)(llama_sampler *smpl, llama_token_data_array *cur_p) noexcept
        void (*reset)(llama_sampler *smpl) noexcept
        llama_sampler *(*clone)(const llama_sampler *smpl) noexcept
        void (*free)(llama_sampler *smpl) noexcept

    ctypedef struct llama_sampler:
        llama_sampler_i *iface
        void *ctx

    void llama_backend_init()
    void llama_log_set(ggml_log_callback log_callback, void *user_data)
    const char *llama_print_system_info()
    cbool llama_supports_gpu_offload()

    llama_model_params llama_model_default_params()
    llama_model *llama_model_load_from_file(const char *path, llama_model_params params) except +
    void llama_model_free(llama_model *model)
    const llama_vocab *llama_model_get_vocab(const llama_model *model)
    int32_t llama_model_n_ctx_train(const llama_model *model)
    int32_t llama_model_n_embd(const llama_model *model)
    int32_t llama_model_n_layer(const llama_model *model)
    int32_t llama_model_n_head(const llama_model *model)
    int32_t llama_model_n_head_kv(const llama_model *model)
    uint64_t llama_model_size(const llama_model *model)
    uint64_t llama_model_n_params(const llama_model *model)
    cbool llama_model_has_encoder(const llama_model *model)
    cbool llama_model_has_decoder(const llama_model *model)
    int32_t llama_model_meta_count(const llama_model *model)
    int32_t llama_model_meta_key_by_index(const llama_model *model, int32_t i, char *buf, size_t buf_size)
    int32_t llama_model_meta_val_str_by_index(const llama_model *model, int32_t i, char *buf, size_t buf_size)
    const char *llama_model_chat_template(const llama_model *model, const char *name)

    llama_context_params llama_context_default_params()
    llama_context *llama_init_from_model(llama_model *model, llama_context_params params) except +
    void llama_free(llama_context *ctx)
    llama_memory_t llama_get_memory(const llama_context *ctx)
    void llama_memory_clear(llama_memory_t mem, cbool data)
    void llama_set_n_threads(llama_context *ctx, int32_t n_threads, int32_t n_threads_batch)
    llama_batch llama_batch_init(int32_t n_tokens, int32_t embd, int32_t n_seq_max)
    void llama_batch_free(llama_batch batch)
    int32_t llama_decode(llama_context *ctx, llama_batch batch) except +
    float *llama_get_logits_ith(llama_context *ctx, int32_t i) except +

    int32_t llama_vocab_n_tokens(const llama_vocab *vocab)
    const char *llama_vocab_get_text(const llama_vocab *vocab, llama_token token)
    llama_token_attr llama_vocab_get_attr(const llama_vocab *vocab, llama_token token)
    cbool llama_vocab_is_eog(const llama_vocab *vocab, llama_token token)
    cbool llama_vocab_is_control(const llama_vocab *vocab, llama_token token)
    llama_token llama_vocab_bos(const llama_vocab *vocab)
    llama_token llama_vocab_eos(const llama_vocab *vocab)
    cbool llama_vocab_get_add_bos(const llama_vocab *vocab)
    int32_t llama_tokenize(const llama_vocab *vocab, const char *text, int32_t text_len,
                           llama_token *tokens, int32_t n_tokens_max,
                           cbool add_special, cbool parse_special) except +
    int32_t llama_token_to_piece(const llama_vocab *vocab, llama_token token, char *buf,
                                 int32_t length, int32_t lstrip, cbool special) except +

    llama_sampler_chain_params llama_sampler_chain_default_params()
    llama_sampler *llama_sampler_chain_init(llama_sampler_chain_params params)
    void llama_sampler_chain_add(llama_sampler *chain, llama_sampler *smpl)
    llama_sampler *llama_sampler_init(llama_sampler_i *iface, void *ctx)
    void llama_sampler_accept(llama_sampler *smpl, llama_token token) except +
    void llama_sampler_apply(llama_sampler *smpl, llama_token_data_array *cur_p) except +
    void llama_sampler_free(llama_sampler *smpl)
    llama_sampler *llama_sampler_init_greedy()
    llama_sampler *llama_sampler_init_dist(uint32_t seed)
    llama_sampler *llama_sampler_init_top_k(int32_t k)
    llama_sampler *llama_sampler_init_top_p(float p, size_t min_keep)
    llama_sampler *llama_sampler_init_min_p(float p, size_t min_keep)
    llama_sampler *llama_sampler_init_typical(float p, size_t min_keep)
    llama_sampler *llama_sampler_init_temp_ext(float t, float delta, float exponent)
    llama_sampler *llama_sampler_init_xtc(float p, float t, size_t min_keep, uint32_t seed)
    llama_sampler *llama_sampler_init_top_n_sigma(float n)
    llama_sampler *llama_sampler_init_mirostat(int32_t n_vocab, uint32_t seed, float tau, float eta, int32_t m)
    llama_sampler *llama_sampler_init_mirostat_v2(uint32_t seed, float tau, float eta)
    llama_sampler *llama_sampler_init_grammar(const llama_vocab *vocab, const char *grammar_str,
                                              const char *grammar_root) except +
    llama_sampler *llama_sampler_init_penalties(int32_t n_vocab, int32_t penalty_last_n,
                                                float penalty_repeat, float penalty_freq,
                                                float penalty_present)
    llama_sampler *llama_sampler_init_dry(const llama_vocab *vocab, float dry_multiplier,
                                          float dry_base, int32_t dry_allowed_length,
                                          int32_t dry_penalty_last_n, const char **seq_breakers,
                                          size_t num_breakers) except +
    llama_sampler *llama_sampler_init_logit_bias(int32_t n_vocab, int32_t n_logit_bias,
                                                 const llama_logit_bias *logit_bias)


cdef extern from "llama-chat.h" nogil:
    ctypedef enum llm_chat_template:
        LLM_CHAT_TEMPLATE_UNKNOWN

    llm_chat_template llm_chat_detect_template(const string &tmpl) except +
    llm_chat_template llm_chat_template_from_str(const string &name) except +


cdef extern from "llama.h" nogil:
    int32_t llama_chat_builtin_templates(const char **output, size_t len)
