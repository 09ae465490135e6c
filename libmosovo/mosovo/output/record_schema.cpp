#include <mosovo/output/record_schema.hpp>

#include <mosovo/base/described_cells.hpp>
#include <mosovo/record/record.hpp>

#include <boost/json/array.hpp>
#include <boost/json/object.hpp>
#include <boost/json/serialize.hpp>
#include <boost/json/value.hpp>

#include <string_view>

namespace mosovo::output {

namespace {

namespace json = boost::json;

json::string_view text(std::string_view view) { return {view.data(), view.size()}; }

constexpr auto day_pattern = "[0-9]{4}-[0-9]{2}-[0-9]{2}";
constexpr auto time_pattern = "[0-9]{4}-[0-9]{2}-[0-9]{2}T[0-9]{2}:[0-9]{2}(Z|[+-][0-9]{2}:[0-9]{2})?";

json::object pattern(const std::string& of) { return {{"type", "string"}, {"pattern", "^" + of + "$"}}; }

template <class S> struct SchemaOf {
    static json::object make() { // a text: what else is one has its own form below
        static_assert(std::is_same_v<S, std::string>, "say what this scalar looks like in the schema");
        return {{"type", "string"}, {"maxLength", longest_text}};
    }
};
template <class Tag> struct SchemaOf<Id<Tag>> {
    static json::object make() { return {{"type", "string"}, {"minLength", 1}, {"maxLength", longest_id}}; }
};
template <> struct SchemaOf<Day> {
    static json::object make() { return {{"type", "string"}, {"format", "date"}}; }
};
template <> struct SchemaOf<LocalTime> {
    static json::object make() { return pattern(time_pattern); }
};
template <> struct SchemaOf<DayOrTime> {
    static json::object make() {
        std::string either; // in steps: g++ 12 sees bounds broken in a chain of temporaries
        either.append("(").append(day_pattern).append("|").append(time_pattern).append(")");
        return pattern(either);
    }
};
template <> struct SchemaOf<bool> {
    static json::object make() { return {{"type", "boolean"}}; }
};
template <> struct SchemaOf<double> {
    static json::object make() { return {{"type", "number"}}; }
};
template <> struct SchemaOf<Loose> {
    static json::object make() { return {{"type", json::array{"boolean", "number", "string"}}}; }
};
template <class Rep, class Period> struct SchemaOf<std::chrono::duration<Rep, Period>> {
    static json::object make() { return {{"type", "integer"}, {"minimum", 0}, {"maximum", 100'000}}; }
};
template <class Tag> struct SchemaOf<Number<Tag>> {
    static json::object make() { return {{"type", "integer"}, {"minimum", Tag::least}, {"maximum", Tag::most}}; }
};
template <Words E> struct SchemaOf<E> {
    static json::object make() {
        json::array words;
        boost::mp11::mp_for_each<boost::describe::describe_enumerators<E>>(
            [&](auto e) { words.emplace_back(text(word(e.value))); });
        return {{"enum", std::move(words)}};
    }
};

template <Described T> void add_properties(json::object& properties);

json::object object_of(json::object properties) {
    return {{"type", "object"}, {"properties", std::move(properties)}, {"additionalProperties", false}};
}

template <class T> json::object schema_of() {
    if constexpr (Described<T>) {
        json::object properties;
        add_properties<T>(properties);
        return object_of(std::move(properties));
    } else {
        return SchemaOf<T>::make();
    }
}

template <class T> json::object field_schema(const std::optional<T>*) { return schema_of<T>(); }
template <class T> json::object field_schema(const Listed<T>*) {
    return {{"type", "array"}, {"items", schema_of<T>()}};
}
template <class T> json::object field_schema(const Keyed<T>*) {
    return {{"type", "object"}, {"additionalProperties", schema_of<T>()}};
}

template <Described T> void add_properties(json::object& properties) {
    for_each_field<T>([&](std::string_view name, auto pointer) {
        using Field = described::FieldOf<T, decltype(pointer)>;
        properties[text(name)] = field_schema(static_cast<const Field*>(nullptr));
    });
}

template <class Kind> json::object event_schema() {
    json::object properties;
    properties["kind"] = json::object{{"const", text(Kind::kind_word)}};
    add_properties<EventHead>(properties);
    add_properties<Kind>(properties);
    auto schema = object_of(std::move(properties));
    schema["required"] = json::array{"kind", "id"};
    return schema;
}

json::object whole_schema() {
    json::object definitions;
    json::array kinds;
    definitions["offender"] = schema_of<Offender>();
    definitions["offender"].as_object()["required"] = json::array{"id"};
    for_each_kind([&](auto identity) {
        using Kind = typename decltype(identity)::type;
        definitions[text(Kind::kind_word)] = event_schema<Kind>();
        kinds.emplace_back(json::object{{"$ref", "#/$defs/" + std::string{Kind::kind_word}}});
    });
    json::object properties;
    properties["format"] = json::object{{"const", text(record_format)}};
    properties["offender"] = json::object{{"$ref", "#/$defs/offender"}};
    properties["events"] = json::object{{"type", "array"}, {"items", json::object{{"oneOf", std::move(kinds)}}}};
    auto schema = object_of(std::move(properties));
    schema["required"] = json::array{"offender"};
    json::object whole{{"$schema", "https://json-schema.org/draft/2020-12/schema"},
                       {"title", text(record_format)},
                       {"description", "One offender's record. An absent key means not known."}};
    for (auto& entry : schema)
        whole[entry.key()] = std::move(entry.value());
    whole["$defs"] = std::move(definitions);
    return whole;
}

/// Indented where a value holds objects; on one line otherwise.
void print(std::string& out, const json::value& value, const std::string& indent) {
    const auto flat = json::serialize(value);
    constexpr std::size_t line = 100;
    if (!value.is_object() && !value.is_array()) {
        out += flat;
        return;
    }
    if (flat.size() + indent.size() <= line) {
        out += flat;
        return;
    }
    const auto inner = indent + "  ";
    bool first = true;
    const auto next = [&] {
        out += first ? "\n" : ",\n";
        out += inner;
        first = false;
    };
    if (const auto* object = value.if_object()) {
        out += '{';
        for (const auto& entry : *object) {
            next();
            out += json::serialize(entry.key()) + ": ";
            print(out, entry.value(), inner);
        }
    } else {
        out += '[';
        for (const auto& item : value.get_array()) {
            next();
            print(out, item, inner);
        }
    }
    out += "\n" + indent + (value.is_object() ? "}" : "]");
}

} // namespace

std::string record_schema() {
    std::string out;
    print(out, whole_schema(), {});
    return out + "\n";
}

} // namespace mosovo::output
