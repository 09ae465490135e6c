# Installs the library into an empty folder, builds examples/link against it as a stranger would, and
# runs it. Then somebody asks for a newer version than there is.
include("${CMAKE_CURRENT_LIST_DIR}/run.cmake")
file(REMOVE_RECURSE "${WORK}")

must_pass("install" COMMAND ${CMAKE_COMMAND} --install "${BUILD}" --prefix "${WORK}/prefix" --component mosovo)
must_pass("configure" COMMAND ${CMAKE_COMMAND} -S "${SOURCE}/examples/link" -B "${WORK}/build" -G "${GENERATOR}"
    "-DCMAKE_CXX_COMPILER=${CXX}" "-DCMAKE_PREFIX_PATH=${WORK}/prefix")
must_pass("build" COMMAND ${CMAKE_COMMAND} --build "${WORK}/build")
must_pass("run" COMMAND "${WORK}/build/deadlines")

# Released on 10 June 2026 and told the police on the 11th: the year then ends on 11 June 2027.
foreach(line
        "status subject\n"
        "initial_notification: met, last day 2026-06-12 \\("
        "periodic_notification: [a-z]+, last day 2027-06-11 \\([^\n]*85")
    if(NOT output MATCHES "${line}")
        message(FATAL_ERROR "the example did not print '${line}':\n${output}")
    endif()
endforeach()

file(WRITE "${WORK}/newer/CMakeLists.txt" [[
cmake_minimum_required(VERSION 3.25)
project(newer LANGUAGES CXX)
find_package(mosovo 7.0 CONFIG REQUIRED)
]])
must_fail("a newer version than there is" SAYING "version.*7\\.0" COMMAND
    ${CMAKE_COMMAND} -S "${WORK}/newer" -B "${WORK}/newer/build" -G "${GENERATOR}" "-DCMAKE_CXX_COMPILER=${CXX}"
    "-DCMAKE_PREFIX_PATH=${WORK}/prefix")

# The store is found too, with what it is linked with.
file(WRITE "${WORK}/store/CMakeLists.txt" [[
cmake_minimum_required(VERSION 3.25)
project(store LANGUAGES CXX)
find_package(mosovo CONFIG REQUIRED COMPONENTS store)
get_target_property(needs mosovo::store INTERFACE_LINK_LIBRARIES)
if(NOT TARGET SQLCipher::SQLCipher OR NOT "${needs}" MATCHES SQLCipher)
    message(FATAL_ERROR "the store came without SQLCipher: ${needs}")
endif()
]])
must_pass("the store" COMMAND
    ${CMAKE_COMMAND} -S "${WORK}/store" -B "${WORK}/store/build" -G "${GENERATOR}" "-DCMAKE_CXX_COMPILER=${CXX}"
    "-DCMAKE_PREFIX_PATH=${WORK}/prefix")
