# Configure must refuse a SQLCipher that is too old, and a SQLite that cannot encrypt, and say what to
# install. Both are acted here by a library of four functions.
include("${CMAKE_CURRENT_LIST_DIR}/run.cmake")
file(REMOVE_RECURSE "${WORK}")

file(WRITE "${WORK}/asks/CMakeLists.txt" "
cmake_minimum_required(VERSION 3.25)
project(asks LANGUAGES CXX)
list(APPEND CMAKE_MODULE_PATH \"${SOURCE}/cmake\")
find_package(SQLCipher 4.6 REQUIRED)
message(STATUS \"took \${SQLCipher_VERSION}\")
")

function(act name answer) # answer: what PRAGMA cipher_version gives; nothing for plain SQLite
    set(root "${WORK}/${name}")
    file(WRITE "${root}/include/sqlcipher/sqlite3.h" [[
#define SQLITE_OK 0
#define SQLITE_ROW 100
struct sqlite3;
struct sqlite3_stmt;
extern "C" {
int sqlite3_open(const char*, sqlite3**);
int sqlite3_prepare_v2(sqlite3*, const char*, int, sqlite3_stmt**, const char**);
int sqlite3_step(sqlite3_stmt*);
const unsigned char* sqlite3_column_text(sqlite3_stmt*, int);
}
]])
    if(answer)
        set(step SQLITE_ROW)
    else()
        set(step 101)
    endif()
    file(WRITE "${root}/acted.cpp" "
#include <sqlcipher/sqlite3.h>
int sqlite3_open(const char*, sqlite3**) { return SQLITE_OK; }
int sqlite3_prepare_v2(sqlite3*, const char*, int, sqlite3_stmt**, const char**) { return SQLITE_OK; }
int sqlite3_step(sqlite3_stmt*) { return ${step}; }
const unsigned char* sqlite3_column_text(sqlite3_stmt*, int) {
    return reinterpret_cast<const unsigned char*>(\"${answer}\");
}
")
    file(MAKE_DIRECTORY "${root}/lib")
    must_pass("acting ${name}" COMMAND "${CXX}" -shared -fPIC "-I${root}/include" "${root}/acted.cpp"
        -o "${root}/lib/libsqlcipher.so")
endfunction()

function(configure_with name)
    set(configure ${CMAKE_COMMAND} -S "${WORK}/asks" -B "${WORK}/${name}/build" -G "${GENERATOR}" "-DSQLCipher_ROOT=${WORK}/${name}"
        PARENT_SCOPE)
endfunction()

act(old "3.4.1 community")
configure_with(old)
must_fail("SQLCipher 3.4.1" SAYING "SQLCipher 3\\.4\\.1 .*too old" "install SQLCipher 4\\.6 or later" "setup\\.sh"
    COMMAND ${configure})

act(almost "4.5.6 community")
configure_with(almost)
must_fail("SQLCipher 4.5.6" SAYING "SQLCipher 4\\.5\\.6 .*too old" COMMAND ${configure})

act(plain "")
configure_with(plain)
must_fail("plain SQLite" SAYING "did not answer PRAGMA cipher_version" "install SQLCipher 4\\.6 or later"
    COMMAND ${configure})

act(ten "4.10.0 community") # ten comes after six
configure_with(ten)
must_pass("SQLCipher 4.10" COMMAND ${configure})
if(NOT output MATCHES "took 4\\.10\\.0")
    message(FATAL_ERROR "another version than the library's was taken:\n${output}")
endif()

# The old library is replaced by a new one: the answer must not be remembered.
act(old "4.6.1 community")
configure_with(old)
must_pass("the same place with a newer library" COMMAND ${configure})
