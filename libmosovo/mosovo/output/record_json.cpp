#include <mosovo/output/record_json.hpp>

#include <mosovo/base/described_json.hpp>

namespace mosovo::output {

namespace {

void write_event(std::string& out, const Event& event) {
    out += "{\"kind\":\"";
    out += kind_of(event);
    out += '"';
    bool first = false;
    described::write_fields(out, event.head, first);
    std::visit([&](const auto& body) { described::write_fields(out, body, first); }, event.body);
    out += '}';
}

void write_record(std::string& out, const Record& record) {
    out += "{\"format\":";
    out += json_string(record_format);
    out += ",\"offender\":";
    described::write_object(out, record.offender);
    out += ",\"events\":[";
    for (bool first = true; const auto& event : record.events) {
        if (!first) out += ',';
        first = false;
        write_event(out, event);
    }
    out += "]}";
}

} // namespace

std::string to_json(const Record& record) {
    std::string out;
    write_record(out, record);
    return out;
}

std::string to_json_lines(std::span<const Record> records) {
    std::string out;
    for (const auto& record : records) {
        write_record(out, record);
        out += '\n';
    }
    return out;
}

} // namespace mosovo::output
