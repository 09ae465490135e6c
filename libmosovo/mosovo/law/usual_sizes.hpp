#pragma once

#include <boost/container/small_vector.hpp>

#include <cstddef>

/// How much room is made before anything is known. Nothing hangs on these numbers but speed.
namespace mosovo::law {

/// A list that holds its usual number without asking for memory.
template <class T> using FewOf = boost::container::small_vector<T, 4>;
template <class T> using ManyOf = boost::container::small_vector<T, 16>;

inline constexpr std::size_t usual_obligations = 16; ///< of one record
inline constexpr std::size_t usual_steps = 32;       ///< of reasoning about one record
inline constexpr std::size_t usual_reasons = 2400;   ///< bytes of all sentences about one record
inline constexpr std::size_t rows_at_once = 2048;    ///< turned into columns together, while they are in the cache
inline constexpr std::size_t usual_sentence = 80;    ///< bytes of one step's words

} // namespace mosovo::law
