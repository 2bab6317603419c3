# cyinfer_extension(name): pyext/cyinfer/<name>.pyx -> an extension module linked to llama.cpp.

find_program(CYTHON_EXECUTABLE cython HINTS "${Python_ROOT_DIR}/bin" REQUIRED)
set(CYINFER_SOURCE_DIR "${CMAKE_CURRENT_SOURCE_DIR}/pyext")
set(CYINFER_C_DIR "${CMAKE_CURRENT_BINARY_DIR}/cython")
file(MAKE_DIRECTORY "${CYINFER_C_DIR}/cyinfer")

function(cyinfer_extension name)
  set(source "${CYINFER_SOURCE_DIR}/cyinfer/${name}.pyx")
  set(output "${CYINFER_C_DIR}/cyinfer/${name}.cpp")
  # The depfile makes an edited .pxd rebuild exactly the modules that read it.
  add_custom_command(
    OUTPUT "${output}"
    DEPENDS "${source}"
    DEPFILE "${output}.dep"
    COMMAND "${CYTHON_EXECUTABLE}" -3 --cplus --fast-fail --depfile
            -X binding=True -X embedsignature=True
            --output-file "${output}" "cyinfer/${name}.pyx"
    WORKING_DIRECTORY "${CYINFER_SOURCE_DIR}"
    VERBATIM)
  Python_add_library(${name} MODULE WITH_SOABI "${output}")
  target_compile_features(${name} PRIVATE cxx_std_17)
  target_include_directories(${name} PRIVATE
    "${CYINFER_SOURCE_DIR}/cyinfer" "${LLAMA_CPP_DIR}/src")
  target_link_libraries(${name} PRIVATE llama)
  set_target_properties(${name} PROPERTIES
    INSTALL_RPATH "$ORIGIN/_lib"
    BUILD_WITH_INSTALL_RPATH ON
    CXX_VISIBILITY_PRESET hidden)
  install(TARGETS ${name} LIBRARY DESTINATION cyinfer COMPONENT cyinfer)
endfunction()
