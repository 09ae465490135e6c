#include "bindings.hpp"
#include "columns.hpp"

#include <mosovo/assessment/osp.hpp>
#include <mosovo/assessment/osp_sheet.hpp>
#include <mosovo/assessment/static_scores.hpp>
#include <mosovo/assessment/static_tools.hpp>
#include <mosovo/output/osp_json.hpp>

#include <cmath>
#include <unordered_map>

namespace mosovo::bindings {

using namespace pybind11::literals;
using namespace mosovo::assessment;

namespace {

/// Thrown for what cannot be an answer at all; it ends as an INVALID_INPUT, never in Python.
struct NoAnswer {};

Loose whole_number(const py::handle& value) {
    int overflow = 0;
    const auto number = PyLong_AsLongLongAndOverflow(value.ptr(), &overflow);
    if (overflow == 0) return Loose{std::int64_t{number}};
    return Loose{overflow > 0 ? std::numeric_limits<std::int64_t>::max() : std::numeric_limits<std::int64_t>::min()};
}

/// A day, or the first moment of one; a time of day is not dropped, since that would guess.
Loose day_text(const py::handle& value) {
    auto day = py::reinterpret_borrow<py::object>(value);
    if (py::hasattr(day, "hour")) {
        const auto midnight = py::module_::import("datetime").attr("time")(0);
        if (!day.attr("tzinfo").is_none() || !day.attr("time")().equal(midnight)) throw NoAnswer{};
        day = day.attr("date")();
    }
    return Loose{day.attr("isoformat")().cast<std::string>()};
}

bool is_missing(const py::handle& value) {
    if (value.is_none()) return true;
    if (PyFloat_Check(value.ptr())) return std::isnan(PyFloat_AS_DOUBLE(value.ptr()));
    const std::string_view type = Py_TYPE(value.ptr())->tp_name;
    return type == "NAType" || type == "NaTType" || type.ends_with(".NAType") || type.ends_with(".NaTType");
}

/// A scalar of numpy as Python's own.
py::object plain(const py::handle& value) {
    const auto numpy = py::module_::import("numpy");
    if (!py::isinstance(value, numpy.attr("datetime64"))) return value.attr("item")();
    if (numpy.attr("isnat")(value).cast<bool>()) return py::none();
    const auto day = value.attr("astype")("datetime64[D]");
    auto item = day.attr("item")(); // a number where Python has no such year
    if (!day.equal(value) || py::isinstance<py::int_>(item)) throw NoAnswer{};
    return item;
}

/// One answer as somebody gave it in Python; nothing where it is not known.
std::optional<Loose> loose_from(const py::handle& value) {
    if (is_missing(value)) return std::nullopt;
    if (PyBool_Check(value.ptr())) return Loose{value.ptr() == Py_True};
    if (PyLong_Check(value.ptr())) return whole_number(value);
    if (PyFloat_Check(value.ptr())) return Loose{PyFloat_AS_DOUBLE(value.ptr())};
    if (PyUnicode_Check(value.ptr())) return Loose{value.cast<std::string>()};
    if (py::isinstance(value, py::module_::import("datetime").attr("date"))) return day_text(value);
    if (py::hasattr(value, "dtype") && py::hasattr(value, "item")) return loose_from(plain(value));
    throw NoAnswer{};
}

/// The same, where anything that goes wrong in it makes the answer unreadable; `unreadable` then says so.
std::optional<Loose> answer_from(const py::handle& value, bool& unreadable) {
    unreadable = false;
    try {
        return loose_from(value);
    } catch (const NoAnswer&) {
    } catch (const py::cast_error&) {
    } catch (py::error_already_set& error) {
        if (!error.matches(PyExc_Exception)) throw; // an interrupt is no answer
    }
    unreadable = true;
    return std::nullopt;
}

std::string all_names() {
    std::string text;
    for (const auto& name : osp_input_names(static_cast<OspInputSet>(~0U)))
        text += (text.empty() ? "" : ", ") + name;
    return text;
}

OspProfile profile_from(const std::string& word) {
    if (const auto profile = from_word<OspProfile>(word)) return *profile;
    throw py::value_error("profile is one of " + list_words<OspProfile>());
}

/// Reads keyword arguments by the description of the inputs.
OspInputsRead inputs_from(const py::kwargs& given) {
    std::map<std::string, Loose> answers;
    OspInputSet unreadable = 0;
    std::size_t used = 0;
    for_each_field<OspInputs>([&](std::string_view name, auto pointer) {
        const py::str key{std::string{name}};
        if (!given.contains(key)) return;
        ++used;
        bool lost = false;
        if (auto answer = answer_from(given[key], lost)) answers.emplace(name, std::move(*answer));
        if (lost) unreadable |= osp_input(pointer);
    });
    if (used != given.size()) throw py::type_error("the inputs are " + all_names() + "; profile is apart");
    auto read = read_osp_inputs(answers);
    read.unreadable |= unreadable;
    return read;
}

/// One column of answers in the library's own cells, and the rows whose answer could not be read.
template <class T> class ColumnReader {
public:
    ColumnReader(std::size_t rows, OspInputSet input, std::vector<OspInputSet>& unreadable)
        : cells_(rows), input_{input}, unreadable_{unreadable} {}

    /// Numbers, truths and days come as arrays of numpy; everything else as a list of Python's objects.
    void read(const py::object& column) {
        if (py::isinstance<py::list>(column)) return read_objects(py::list{column});
        const auto kind = column.attr("dtype").attr("kind").cast<std::string>();
        if (kind == "M")
            read_array<std::int64_t>(column.attr("view")("int64"), [](std::int64_t days) { return of_days(days); });
        else if (kind == "i")
            read_array<std::int64_t>(column, [](std::int64_t number) { return read_number(Loose{number}); });
        else if (kind == "b")
            read_array<bool>(column, [](bool truth) { return read_number(Loose{truth}); });
        else
            read_array<double>(column, [](double number) {
                return std::isnan(number) ? Answer{Cell<T>{}} : read_number(Loose{number});
            });
    }
    [[nodiscard]] const std::vector<Cell<T>>& cells() const { return cells_; }

private:
    using Answer = std::optional<Cell<T>>; ///< nothing: unreadable

    static Answer read_number(const Loose& number) {
        const auto value = read_osp_answer(number, std::type_identity<T>{});
        return value ? Answer{Cell<T>{*value}} : std::nullopt;
    }
    static Answer of_days(std::int64_t days) {
        if (days == not_a_time) return Cell<T>{};
        if constexpr (std::is_same_v<T, Day>)
            if (days > std::numeric_limits<std::int32_t>::min() && days <= std::numeric_limits<std::int32_t>::max())
                return Cell<T>::from_raw(static_cast<std::int32_t>(days));
        return std::nullopt;
    }
    void put(std::size_t row, const Answer& answer) {
        if (answer)
            cells_[row] = *answer;
        else
            unreadable_[row] |= input_;
    }
    template <class Number, class Read> void read_array(const py::object& column, const Read& read) {
        const auto array = column.cast<py::array_t<Number, py::array::c_style | py::array::forcecast>>();
        const auto* numbers = array.data();
        for (std::size_t row = 0; row < cells_.size(); ++row)
            put(row, read(numbers[row]));
    }
    /// The words of a column are few objects that come again and again: each is read once.
    void read_objects(const py::list& column) {
        std::unordered_map<PyObject*, Answer> known;
        for (std::size_t row = 0; row < cells_.size(); ++row) {
            const py::object value = column[row]; // the list keeps it, and so its place, alive
            const auto [place, fresh] = known.try_emplace(value.ptr());
            if (fresh) {
                bool lost = false;
                const auto answer = answer_from(value, lost);
                place->second = lost ? std::nullopt : answer ? read_number(*answer) : Answer{Cell<T>{}};
            }
            put(row, place->second);
        }
    }

    std::vector<Cell<T>> cells_;
    OspInputSet input_;
    std::vector<OspInputSet>& unreadable_;
};

template <class T> using OwnColumn = std::optional<ColumnReader<T>>;

/// Words of a column of cells as codes.
template <Words E> py::object coded(const std::vector<Cell<E>>& cells) {
    Coded column;
    for (const auto& [word, value] : words_of<E>)
        column.words.emplace_back(word);
    column.codes.reserve(cells.size());
    for (const auto& cell : cells)
        column.codes.push_back(cell.known() ? static_cast<std::int8_t>(cell.raw()) : std::int8_t{-1});
    return to_python_codes(column);
}

template <class T> py::object numbers(const std::vector<Cell<T>>& cells, double unit) {
    py::array_t<double> array(static_cast<py::ssize_t>(cells.size()));
    auto* into = array.mutable_data();
    for (std::size_t row = 0; row < cells.size(); ++row)
        into[row] = cells[row].known() ? cells[row].raw() / unit : std::numeric_limits<double>::quiet_NaN();
    return array;
}

py::object truths(const std::vector<Cell<bool>>& cells) {
    py::list values;
    for (const auto& cell : cells)
        values.append(cell.known() ? py::object{py::bool_{cell.raw() == 1}} : py::object{py::none()});
    return py::module_::import("numpy").attr("array")(values, "dtype"_a = "object");
}

/// CODE[input,input]|CODE[…] for each row; the same faults are the same object.
py::object problems(const std::vector<OspFaultSet>& faults) {
    std::map<OspFaultSet, py::str> known;
    py::list values;
    for (const auto set : faults) {
        const auto [place, fresh] = known.try_emplace(set);
        if (fresh) {
            std::string text;
            for (const auto& problem : osp_problems(set)) {
                text += (text.empty() ? "" : "|") + std::string{word(problem.code)} + "[";
                for (std::size_t i = 0; i < problem.fields.size(); ++i)
                    text += (i == 0 ? "" : ",") + problem.fields[i];
                text += "]";
            }
            place->second = py::str{text};
        }
        values.append(place->second);
    }
    return py::module_::import("numpy").attr("array")(values, "dtype"_a = "object");
}

py::dict scores_as_columns(const OspScores& scores, bool images) {
    std::vector<Cell<OspStatus>> status;
    status.reserve(scores.status.size());
    for (const auto one : scores.status)
        status.emplace_back(one);
    py::dict table;
    table["status"] = coded(status);
    table["band"] = coded(scores.band);
    table["percentage"] = numbers(scores.percentage, 100.0);
    if (!images) {
        table["points"] = numbers(scores.points, 1.0);
        table["band_before_reduction"] = coded(scores.band_before_reduction);
        table["reduced"] = truths(scores.reduced);
    }
    table["problems"] = problems(scores.faults);
    return table;
}

py::dict osp_columns(const std::string& tool, const py::dict& given, std::size_t rows, const std::string& profile) {
    if (tool != "dc" && tool != "iic") throw py::value_error("tool is dc or iic");
    const bool images = tool == "iic";
    const auto how = profile_from(profile);
    std::vector<OspInputSet> unreadable(rows);
    OspInputsOf<OwnColumn> own;
    OspColumns columns;
    for_each_field<OspInputs>([&](std::string_view name, auto pointer) {
        const py::str key{std::string{name}};
        if (!given.contains(key)) return;
        using T = typename std::decay_t<decltype(std::declval<OspInputs>().*pointer)>::value_type;
        ColumnReader<T> reader{rows, osp_input(pointer), unreadable};
        reader.read(given[key]);
        for_each_field<OspInputsOf<OwnColumn>>([&](std::string_view other, auto into) {
            if constexpr (std::is_same_v<std::decay_t<decltype(own.*into)>, OwnColumn<T>>)
                if (other == name) (own.*into).emplace(std::move(reader));
        });
    });
    for_each_field<OspColumns>([&](std::string_view name, auto pointer) {
        for_each_field<OspInputsOf<OwnColumn>>([&](std::string_view other, auto from) {
            if constexpr (requires { columns.*pointer = (own.*from)->cells(); })
                if (other == name && own.*from) columns.*pointer = (own.*from)->cells();
        });
    });
    OspScores scores;
    {
        const py::gil_scoped_release released;
        if (images)
            osp_iic(columns, how, unreadable, scores);
        else
            osp_dc(columns, how, unreadable, scores);
    }
    return scores_as_columns(scores, images);
}

Timeline timeline_of(const Record& record, const py::object& known_at) {
    return Timeline{record, known_at.is_none() ? std::nullopt : std::optional{from_python_time(known_at)}};
}

template <class T> py::object as_dict(const T& self) {
    return py::module_::import("json").attr("loads")(output::to_json(self));
}

/// What was derived, by the names of the inputs.
py::dict derived(const OspSheet& sheet) {
    py::dict answers;
    for (const auto& row : sheet.rows)
        if (row.known == OspKnown::derived) answers[py::str{row.input}] = to_python(row.value);
    return answers;
}

std::vector<std::string> asked(const OspSheet& sheet) {
    std::vector<std::string> names;
    for (const auto& row : sheet.rows)
        if (row.known != OspKnown::derived) names.push_back(row.input);
    return names;
}

void bind_values(py::module_& a) {
    bind_described<OspProblem>(a, "OspProblem", "One fault of the inputs: .code .fields .message.");
    bind_described<OspItem>(a, "OspItem", "One item: what was put in, what it gives, and the sentence why.");
    bind_described<OspResult>(a, "OspResult", "A score of OSP/DC or OSP/IIC, or why there is none.")
        .def("to_dict", as_dict<OspResult>, "Every field as JSON's own dicts and lists; None where there is nothing.")
        .def(
            "to_json", [](const OspResult& self) { return output::to_json(self); }, "The same as JSON text.");
    bind_described<OspSheetRow>(a, "OspSheetRow", "One input as a record gives it, for an officer to confirm.");
    bind_described<OspSheet>(a, "OspSheet", "Every input as a record gives it: derived, a least number, or asked.")
        .def("derived", derived, "The values derived, ready for osp_dc(**sheet.derived(), …).")
        .def("asked", asked, "Names of the inputs that an officer still has to give.")
        .def("to_dict", as_dict<OspSheet>, "Every field as JSON's own dicts and lists.");
    bind_described<StaticScoreRow>(a, "StaticScoreRow", "One recorded static result and where it stands.");
    bind_described<StaticScores>(a, "StaticScores", "Static results: `current` of tools in use, and `history`.")
        .def("to_dict", as_dict<StaticScores>, "Every field as JSON's own dicts and lists.");
    bind_described<Checked>(a, "Checked", "When somebody last looked, and where it is written up.");
    bind_described<Provenance>(a, "Provenance", "Sources, confidence, and when they were checked.");
    bind_described<StaticToolVersion>(a, "StaticToolVersion", "One version of a static tool.");
    bind_described<StaticTool>(a, "StaticTool", "A static tool, its other names and its versions.");
}

} // namespace

void bind_osp(py::module_& m) {
    auto a = m.attr("assessment").cast<py::module_>();
    bind_values(a);
    const auto inputs =
        "\n\nInputs, each of which may be left out or None (not known): " + all_names() +
        ".\nWords in any case, days as datetime.date or ISO text, counts as whole numbers.\n"
        "profile  recommended, arns_api or oasys: whose answer where the public sources differ\n"
        "Faulty inputs give status error with all problems at once, and never raise. Raises TypeError for a "
        "name that is no\ninput, ValueError for an unknown profile. Source: docs/assessment/osp.md.";
    a.def(
        "osp_dc",
        [](const std::string& profile, const py::kwargs& given) {
            const auto read = inputs_from(given);
            return osp_dc(read.inputs, profile_from(profile), read.unreadable);
        },
        py::kw_only(), "profile"_a = "recommended",
        ("Scores OSP/DC (DC-SRP), direct contact sexual reoffending within two years." + inputs).c_str());
    a.def(
        "osp_iic",
        [](const std::string& profile, const py::kwargs& given) {
            const auto read = inputs_from(given);
            return osp_iic(read.inputs, profile_from(profile), read.unreadable);
        },
        py::kw_only(), "profile"_a = "recommended",
        ("Scores OSP/IIC (IIC-SRP), indecent images of children and indirect contact with them, within two years. "
         "Looks at\n"
         "gender, history and counts only." +
         inputs)
            .c_str());
    a.def("osp_columns", osp_columns, "tool"_a, "columns"_a, "rows"_a, "profile"_a);
    a.def(
        "osp_input_names", [] { return osp_input_names(static_cast<OspInputSet>(~0U)); },
        "The names of the inputs of OSP, in the order in which faults are reported.");
    a.def(
        "osp_inputs",
        [](const SharedRecord& record, Day as_of, const py::object& known_at) {
            return osp_inputs(timeline_of(*record, known_at), as_of);
        },
        "record"_a.none(false), py::kw_only(), "as_of"_a, "known_at"_a = py::none(),
        "What a record says of the inputs of OSP: derived with its source events, for an officer to confirm; a least\n"
        "number; or asked. Nothing missing is assumed.\n\n"
        "as_of     datetime.date; events dated later are left out, but for a planned release\n"
        "known_at  only events recorded by then: a datetime, or ISO text; None: all");
    a.def(
        "static_scores",
        [](const SharedRecord& record, Day as_of, const py::object& known_at) {
            return static_scores(timeline_of(*record, known_at), as_of);
        },
        "record"_a.none(false), py::kw_only(), "as_of"_a, "known_at"_a = py::none(),
        "The static results of a record on a day: the latest of each tool in use is current, all else is history.\n"
        "RM2000, OSP/C and OSP/I are never current. Arguments as `osp_inputs`.");
    a.def(
        "static_tools", [] { return to_python(static_tools()); },
        "Every static tool that is known by name, with its versions: what is computed, and what is stored only.");
}

} // namespace mosovo::bindings
