# One INTERFACE target holds warnings and sanitizers; every target of ours links it PRIVATE, so
# that a consumer is not told off for our taste.
add_library(mosovo_warnings INTERFACE)
target_compile_options(mosovo_warnings INTERFACE
    -Wall -Wextra -Wpedantic -Wshadow -Wconversion -Wsign-conversion -Wnon-virtual-dtor -Woverloaded-virtual
    -Wimplicit-fallthrough
    # g++ 12 reports members of nested std::optional that are never read; the sanitizer runs find the real ones.
    $<$<CXX_COMPILER_ID:GNU>:-Wno-maybe-uninitialized> $<$<BOOL:${MOSOVO_WERROR}>:-Werror>)
if(CMAKE_CXX_COMPILER_ID STREQUAL "GNU" AND CMAKE_CXX_COMPILER_VERSION VERSION_LESS 13)
    # At -O2 and above, and in what sanitizers add, g++ 12 also sees overruns where a std::string is merely concatenated
    # or a small_vector moved.
    target_compile_options(mosovo_warnings INTERFACE
        "$<$<OR:$<CONFIG:Release>,$<BOOL:${MOSOVO_SANITIZE}>>:-Wno-array-bounds;-Wno-restrict;-Wno-stringop-overflow;-Wno-stringop-overread>")
endif()
if(MOSOVO_SANITIZE STREQUAL "address+undefined")
    target_compile_options(mosovo_warnings INTERFACE -fsanitize=address,undefined -fno-sanitize-recover=all -fno-omit-frame-pointer)
    target_link_options(mosovo_warnings INTERFACE -fsanitize=address,undefined)
elseif(MOSOVO_SANITIZE STREQUAL "thread")
    target_compile_options(mosovo_warnings INTERFACE -fsanitize=thread)
    target_link_options(mosovo_warnings INTERFACE -fsanitize=thread)
elseif(MOSOVO_SANITIZE)
    message(FATAL_ERROR "MOSOVO_SANITIZE is '${MOSOVO_SANITIZE}': write address+undefined, thread or nothing")
endif()
if(MOSOVO_BUILD_FUZZERS)
    if(NOT CMAKE_CXX_COMPILER_ID MATCHES "Clang")
        message(FATAL_ERROR "libFuzzer comes with Clang: configure anew with -DCMAKE_CXX_COMPILER=clang++")
    endif()
    target_compile_options(mosovo_warnings INTERFACE
        -O1 -g -fsanitize=fuzzer-no-link,address,undefined -fno-sanitize-recover=all)
    target_link_options(mosovo_warnings INTERFACE -fsanitize=address,undefined)
endif()
