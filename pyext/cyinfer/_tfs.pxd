from .llama cimport llama_sampler, llama_token_data_array

cdef llama_sampler *tfs_init(float z, size_t min_keep) except NULL
cdef void tfs_apply(llama_token_data_array *candidates, float z, size_t min_keep) noexcept nogil
