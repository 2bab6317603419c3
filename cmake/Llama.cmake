# Builds llama.cpp once, as shared libraries under names of our own, and installs just those.

# A choice on the command line (-C cmake.define.GGML_CUDA=ON and the like) always wins: these are
# plain defaults of the cache.
set(BUILD_SHARED_LIBS ON CACHE BOOL "" FORCE)
set(GGML_NATIVE ON CACHE BOOL "compile for this machine's processor")
set(GGML_CCACHE OFF CACHE BOOL "set up here instead")
set(LLAMA_BUILD_COMMON ON CACHE BOOL "" FORCE)
foreach(part TESTS TOOLS EXAMPLES SERVER APP UI)
  set(LLAMA_BUILD_${part} OFF CACHE BOOL "" FORCE)
endforeach()
# Nothing is downloaded by llama.cpp's own build, and the library speaks no HTTPS.
set(LLAMA_USE_PREBUILT_UI OFF CACHE BOOL "" FORCE)
set(LLAMA_OPENSSL OFF CACHE BOOL "" FORCE)
set(LLAMA_ALL_WARNINGS OFF CACHE BOOL "" FORCE)

file(READ "${CMAKE_CURRENT_SOURCE_DIR}/vendor/pin.json" pin)
string(JSON LLAMA_BUILD_COMMIT GET "${pin}" commit)
if(NOT LLAMA_CPP_DIR STREQUAL "${CMAKE_CURRENT_SOURCE_DIR}/vendor/llama.cpp")
  set(LLAMA_BUILD_COMMIT "unpinned")
endif()
set(LLAMA_BUILD_NUMBER 0)

# EXCLUDE_FROM_ALL: only what an extension links is built, none of llama.cpp's install rules run.
add_subdirectory("${LLAMA_CPP_DIR}" llama.cpp EXCLUDE_FROM_ALL)

target_compile_options(ggml-cpu PRIVATE
  "$<$<COMPILE_LANGUAGE:CXX>:SHELL:-include \"${CMAKE_CURRENT_SOURCE_DIR}/cmake/amx_tiles.h\">")
set_source_files_properties("${LLAMA_CPP_DIR}/src/llama-grammar.cpp" TARGET_DIRECTORY llama
  PROPERTIES COMPILE_OPTIONS
  "-include;${CMAKE_CURRENT_SOURCE_DIR}/cmake/grammar_log.h")

set(CYINFER_LIBRARIES ggml-base ggml llama llama-common ${GGML_AVAILABLE_BACKENDS})
foreach(library IN LISTS CYINFER_LIBRARIES)
  # A name of our own: the loader would otherwise hand us any other libllama of the process.
  # No version suffix: a wheel holds no symbolic links.
  set_target_properties(${library} PROPERTIES
    OUTPUT_NAME "cyinfer-${library}"
    INSTALL_RPATH "$ORIGIN"
    BUILD_WITH_INSTALL_RPATH ON)
  set_property(TARGET ${library} PROPERTY VERSION)
  set_property(TARGET ${library} PROPERTY SOVERSION)
  install(TARGETS ${library}
    LIBRARY DESTINATION cyinfer/_lib COMPONENT cyinfer
    RUNTIME DESTINATION cyinfer/_lib COMPONENT cyinfer)
endforeach()

# The licences of what is compiled in travel with it.
install(FILES "${LLAMA_CPP_DIR}/LICENSE"
  DESTINATION cyinfer/licenses/llama.cpp COMPONENT cyinfer)
install(DIRECTORY "${LLAMA_CPP_DIR}/licenses/"
  DESTINATION cyinfer/licenses/llama.cpp COMPONENT cyinfer)
file(GLOB vendored_licenses RELATIVE "${LLAMA_CPP_DIR}/vendor" "${LLAMA_CPP_DIR}/vendor/*/LICENSE*")
foreach(file IN LISTS vendored_licenses)
  get_filename_component(name "${file}" DIRECTORY)
  install(FILES "${LLAMA_CPP_DIR}/vendor/${file}"
    DESTINATION "cyinfer/licenses/${name}" COMPONENT cyinfer)
endforeach()
