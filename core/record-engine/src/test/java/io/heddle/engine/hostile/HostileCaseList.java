// SPDX-License-Identifier: Apache-2.0
package io.heddle.engine.hostile;

import io.heddle.contract.ReasonCode;
import io.heddle.testkit.ContractFixture;
import org.apache.avro.Schema;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;

/** Collects attacks, and builds the schemas of the many that need a single field only. Not thread-safe. */
final class HostileCaseList {
    private final List<HostileCase> cases = new ArrayList<>();
    private final Set<String> names = new HashSet<>();

    /** @throws IllegalStateException if the name is taken */
    void add(HostileCase attack) {
        if (!names.add(attack.name())) {
            throw new IllegalStateException("twice: " + attack.name());
        }
        cases.add(attack);
    }

    void add(String name, Schema schema, Supplier<byte[]> bytes, Optional<ReasonCode> reason) {
        add(new HostileCase(name, schema, bytes, reason));
    }

    void refused(String name, String fields, Supplier<byte[]> bytes) {
        add(name, ContractFixture.schema(fields), bytes, Optional.of(ReasonCode.UNDECODABLE));
    }

    void harmless(String name, String fields, Supplier<byte[]> bytes) {
        add(name, ContractFixture.schema(fields), bytes, Optional.empty());
    }

    List<HostileCase> cases() {
        return List.copyOf(cases);
    }

    static String field(String type) {
        return "{'name':'f','type':" + (type.startsWith("{") || type.startsWith("[") ? type : "'" + type + "'") + "}";
    }

    static String array(String items) {
        return "{'type':'array','items':" + (items.startsWith("{") ? items : "'" + items + "'") + "}";
    }

    static String map(String values) {
        return "{'type':'map','values':" + (values.startsWith("{") ? values : "'" + values + "'") + "}";
    }
}
