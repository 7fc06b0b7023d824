// SPDX-License-Identifier: Apache-2.0
package io.heddle.contract.text;

import org.apache.avro.Schema;
import org.junit.jupiter.api.Test;

import java.util.Map;
import java.util.stream.Collectors;

import static org.assertj.core.api.Assertions.assertThat;

class SchemaFieldsTest {
    @Test
    void shouldListNestedFieldsWithTheirTypes() {
        assertThat(types("""
                {"type":"record","name":"Order","fields":[
                  {"name":"at","type":{"type":"long","logicalType":"timestamp-millis"}},
                  {"name":"lines","type":{"type":"array","items":{"type":"record","name":"Line","fields":[
                    {"name":"sku","type":["null","string"]}]}}},
                  {"name":"tags","type":{"type":"map","values":"string"}},
                  {"name":"any","type":["null","int","string"]}]}""")).containsExactlyInAnyOrderEntriesOf(Map.of(
                "at", "long (timestamp-millis)",
                "lines", "array of Line",
                "lines[].sku", "string",
                "tags", "map of string",
                "any", "int or string"));
    }

    @Test
    void shouldListARecursiveRecordOnce() {
        assertThat(types("""
                {"type":"record","name":"Node","fields":[
                  {"name":"value","type":"int"},
                  {"name":"next","type":["null","Node"],"default":null}]}""")).containsOnlyKeys("value", "next");
    }

    private static Map<String, String> types(String schema) {
        return SchemaFields.byPath(new Schema.Parser().parse(schema)).entrySet().stream()
                .collect(Collectors.toMap(field -> field.getKey().text(), field -> field.getValue().type()));
    }
}
