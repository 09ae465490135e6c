# Finds SQLCipher and its true version.
#
#   SQLCipher::SQLCipher   the library; both <sqlcipher/sqlite3.h> and <sqlite3.h> are SQLCipher's
#   SQLCipher_VERSION      what the library itself answers to PRAGMA cipher_version
#
# SQLCipher_ROOT names a build of one's own. Neither the header nor pkg-config tells the version
# (both give SQLite's), so a small program asks the library; the answer is kept in the cache. When
# compiling for another machine set SQLCipher_VERSION by hand.
find_path(SQLCipher_INCLUDE_DIR sqlcipher/sqlite3.h)
find_library(SQLCipher_LIBRARY sqlcipher)
mark_as_advanced(SQLCipher_INCLUDE_DIR SQLCipher_LIBRARY)

if(SQLCipher_INCLUDE_DIR AND SQLCipher_LIBRARY AND NOT (DEFINED SQLCipher_VERSION AND CMAKE_CROSSCOMPILING))
    set(_asked "${SQLCipher_INCLUDE_DIR} ${SQLCipher_LIBRARY}")
    file(TIMESTAMP "${SQLCipher_LIBRARY}" _written)
    if(NOT SQLCipher_ASKED STREQUAL "${_asked} ${_written}")
        set(_source "${CMAKE_BINARY_DIR}/CMakeFiles/sqlcipher_version.cpp")
        file(WRITE "${_source}" [[
#include <sqlcipher/sqlite3.h>
#include <cstdio>
int main() {
    sqlite3* db = nullptr;
    sqlite3_stmt* ask = nullptr;
    if (sqlite3_open(":memory:", &db) != SQLITE_OK) return 1;
    if (sqlite3_prepare_v2(db, "PRAGMA cipher_version", -1, &ask, nullptr) != SQLITE_OK) return 1;
    if (sqlite3_step(ask) != SQLITE_ROW) return 1; // plain SQLite knows no such pragma
    std::printf("%s", reinterpret_cast<const char*>(sqlite3_column_text(ask, 0)));
}
]])
        unset(SQLCipher_RAN CACHE)
        try_run(SQLCipher_RAN SQLCipher_COMPILED "${CMAKE_BINARY_DIR}/CMakeFiles/sqlcipher" "${_source}"
            CMAKE_FLAGS "-DINCLUDE_DIRECTORIES=${SQLCipher_INCLUDE_DIR}"
            LINK_LIBRARIES "${SQLCipher_LIBRARY}"
            COMPILE_OUTPUT_VARIABLE _compiling RUN_OUTPUT_VARIABLE _answer)
        set(_version "")
        if(SQLCipher_COMPILED AND SQLCipher_RAN EQUAL 0 AND _answer MATCHES "^([0-9]+\\.[0-9]+(\\.[0-9]+)?)")
            set(_version "${CMAKE_MATCH_1}")
        endif()
        set(SQLCipher_HELD_VERSION "${_version}" CACHE INTERNAL "What PRAGMA cipher_version answered")
        set(SQLCipher_ASKED "${_asked} ${_written}" CACHE INTERNAL "The library that was asked")
    endif()
    set(SQLCipher_VERSION "${SQLCipher_HELD_VERSION}")
endif()

if(SQLCipher_INCLUDE_DIR AND SQLCipher_LIBRARY AND SQLCipher_VERSION
   AND SQLCipher_FIND_VERSION AND SQLCipher_VERSION VERSION_LESS SQLCipher_FIND_VERSION)
    set(_reason "SQLCipher ${SQLCipher_VERSION} at ${SQLCipher_LIBRARY} is too old:")
elseif(SQLCipher_INCLUDE_DIR AND SQLCipher_LIBRARY AND NOT SQLCipher_VERSION)
    set(_reason "${SQLCipher_LIBRARY} did not answer PRAGMA cipher_version, so it is not SQLCipher or cannot be used:")
else()
    set(_reason "SQLCipher was not found:")
endif()
include(FindPackageHandleStandardArgs)
find_package_handle_standard_args(SQLCipher
    REQUIRED_VARS SQLCipher_LIBRARY SQLCipher_INCLUDE_DIR SQLCipher_VERSION
    VERSION_VAR SQLCipher_VERSION
    REASON_FAILURE_MESSAGE
    "${_reason} install SQLCipher 4.6 or later. `sh cmake/setup.sh` does it on Debian 12 (libsqlcipher-dev from bookworm-backports) and Debian 13 (libsqlcipher-dev). Elsewhere build it from source and configure with -DSQLCipher_ROOT=its folder.")

if(SQLCipher_FOUND AND NOT TARGET SQLCipher::SQLCipher)
    add_library(SQLCipher::SQLCipher UNKNOWN IMPORTED)
    set_target_properties(SQLCipher::SQLCipher PROPERTIES
        IMPORTED_LOCATION "${SQLCipher_LIBRARY}"
        INTERFACE_INCLUDE_DIRECTORIES "${SQLCipher_INCLUDE_DIR};${SQLCipher_INCLUDE_DIR}/sqlcipher"
        INTERFACE_COMPILE_DEFINITIONS SQLITE_HAS_CODEC) # the header hides sqlite3_key without it
endif()
