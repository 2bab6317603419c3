/* A grammar that cannot be parsed: the reason goes to llama.cpp's log, not to stderr.
 *
 * Forced in front of llama-grammar.cpp, whose parser prints its reason with fprintf. The log is
 * where the exception that follows takes its text from.
 */
#pragma once

#include <cstdarg>
#include <cstdio>

#include "ggml.h"

static inline int cyinfer_fprintf(FILE * file, const char * format, ...) {
    va_list args;
    va_start(args, format);
    int written = 0;
    if (file != stderr) {
        written = vfprintf(file, format, args);
    } else {
        char line[512];
        written = vsnprintf(line, sizeof(line), format, args);
        ggml_log_callback log = nullptr;
        void * user_data = nullptr;
        ggml_log_get(&log, &user_data);
        if (log != nullptr) {
            log(GGML_LOG_LEVEL_ERROR, line, user_data);
        }
    }
    va_end(args);
    return written;
}

#define fprintf cyinfer_fprintf
