// SPDX-License-Identifier: Apache-2.0
package io.heddle.contract.odcs;

import io.heddle.contract.ContractFault;
import io.heddle.contract.SchemaSource;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;

/** Test documents and shortcuts to read them. */
public final class OdcsDocumentFixture {
    public static final String CUSTOMERS = resource("/contracts/customers.yaml");
    public static final String CUSTOMER_AVSC = resource("/contracts/customer.avsc");
    public static final SchemaSource SCHEMAS = SchemaSource.of(Map.of("schemas/customer.avsc", CUSTOMER_AVSC));

    private OdcsDocumentFixture() {}

    public static ContractReading.Valid valid(String yaml) {
        return valid(ContractReader.read(yaml, SCHEMAS));
    }

    public static ContractReading.Valid valid(ContractReading reading) {
        if (reading instanceof ContractReading.Valid valid) {
            return valid;
        }
        throw new AssertionError("not valid: " + ((ContractReading.Invalid) reading).faults());
    }

    public static List<ContractFault> faults(String yaml) {
        return faults(ContractReader.read(yaml, SCHEMAS));
    }

    public static List<ContractFault> faults(ContractReading reading) {
        return reading instanceof ContractReading.Invalid invalid ? invalid.faults() : List.of();
    }

    /** The example with one part of its text replaced. */
    public static String with(String old, String replacement) {
        if (!CUSTOMERS.contains(old)) {
            throw new AssertionError("the example does not hold: " + old);
        }
        return CUSTOMERS.replace(old, replacement);
    }

    /** A contract whose schema is derived from these properties, each given as a line of flow-style YAML. */
    public static String derived(String... properties) {
        StringBuilder yaml = new StringBuilder("""
                apiVersion: v3.1.0
                kind: DataContract
                id: web-shop.order-lines
                version: 2.0.1
                status: active
                team: {name: web}
                schema:
                  - name: order line
                    physicalType: topic
                    properties:
                """);
        for (String property : properties) {
            yaml.append("      - ").append(property).append('\n');
        }
        return yaml.toString();
    }

    public static String resource(String name) {
        try (InputStream in = OdcsDocumentFixture.class.getResourceAsStream(name)) {
            if (in == null) {
                throw new AssertionError("no resource " + name);
            }
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
