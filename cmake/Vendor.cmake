# Makes sure that llama.cpp's source is there, before anything reads it.

if(LLAMA_CPP_DIR STREQUAL "${CMAKE_CURRENT_SOURCE_DIR}/vendor/llama.cpp")
  execute_process(
    COMMAND "${Python_EXECUTABLE}" "${CMAKE_CURRENT_SOURCE_DIR}/vendor/fetch.py"
    RESULT_VARIABLE fetch_result)
  if(NOT fetch_result EQUAL 0)
    message(FATAL_ERROR "llama.cpp's source is missing; the lines above say what to do.")
  endif()
endif()
if(NOT EXISTS "${LLAMA_CPP_DIR}/include/llama.h")
  message(FATAL_ERROR "LLAMA_CPP_DIR=${LLAMA_CPP_DIR} holds no include/llama.h: "
                      "name the root of a llama.cpp checkout.")
endif()
set_property(DIRECTORY APPEND PROPERTY CMAKE_CONFIGURE_DEPENDS
             "${CMAKE_CURRENT_SOURCE_DIR}/vendor/pin.json")
