// llama.cpp's log, kept instead of printed: the last error lines of each thread.
#pragma once

#include <string>

namespace cyinfer {

inline thread_local std::string captured_errors;
inline thread_local bool capturing_error = false;

// Enough for the lines that explain a failure; older text leaves first.
constexpr size_t kMaxCaptured = 4096;

inline void capture(int level, const char * text, int error_level, int cont_level) noexcept {
    if (level != cont_level) {
        capturing_error = level == error_level;
    }
    if (!capturing_error || text == nullptr) {
        return;
    }
    try {
        captured_errors += text;
        if (captured_errors.size() > kMaxCaptured) {
            captured_errors.erase(0, captured_errors.size() - kMaxCaptured);
        }
    } catch (...) {
        // Without memory for a log line the failure itself is still reported.
    }
}

inline void captured_clear() noexcept { captured_errors.clear(); }
inline const std::string & captured() noexcept { return captured_errors; }

}  // namespace cyinfer
