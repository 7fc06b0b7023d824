// SPDX-License-Identifier: Apache-2.0
package io.heddle.benchmarks.workload;

import com.google.re2j.Pattern;
import io.heddle.benchmarks.variant.CelJavaRules;
import io.heddle.benchmarks.variant.EngineOperations;
import io.heddle.contract.Contract;
import io.heddle.contract.FieldPath;
import io.heddle.contract.FieldRule;
import io.heddle.contract.Mask;
import io.heddle.contract.ProductId;
import io.heddle.contract.Severity;
import org.apache.avro.Schema;

import java.math.BigDecimal;
import java.util.List;
import java.util.Map;

/**
 * Five rules and four masks: three constraints and two CEL rules in the contract, five CEL rules for the peer.
 *
 * @param amount the field that must be at least 0
 * @param partial an optional string whose ends remain visible
 */
record GovernedFields(
        String amount, String redacted, FieldPath encrypted, String partial, List<String> recordRules) {
    private static final List<String> CURRENCIES = List.of("EUR", "USD", "GBP", "CHF", "SEK");
    private static final String ADDRESS = "[a-z0-9.]+@[a-z0-9.]+\\.[a-z]+";

    static GovernedFields order() {
        return new GovernedFields(
                "total_cents",
                "customer_name",
                FieldPath.of("shipping.street"),
                "phone",
                List.of(
                        "record.created_at <= now",
                        "size(record.items) > 0 && record.total_cents >= record.shipping_cents"));
    }

    static GovernedFields account() {
        return new GovernedFields(
                "credit_limit",
                "last_name",
                FieldPath.of("iban"),
                "mobile",
                List.of("record.opened_at <= now", "record.state != 'CLOSED' || record.closed_at != null"));
    }

    Contract contract(Schema schema) {
        return addTo(new BenchmarkContractBuilder(schema)).build();
    }

    /** The contract for another product, keyed by a field. */
    Contract keyed(ProductId product, Schema schema, String key) {
        return addTo(new BenchmarkContractBuilder(schema, product)).key(key).build();
    }

    private BenchmarkContractBuilder addTo(BenchmarkContractBuilder builder) {
        builder
                .rule(amount, new FieldRule.Minimum("amount", Severity.ERROR, BigDecimal.ZERO, false))
                .rule("currency", new FieldRule.OneOf("currency", Severity.ERROR, CURRENCIES))
                .rule("email", new FieldRule.Pattern("email", Severity.ERROR, "^" + ADDRESS + "$"))
                .mask("email", new Mask.Hash())
                .mask(encrypted.text(), new Mask.Encrypt())
                .mask(redacted, new Mask.Redact())
                .mask(partial, new Mask.Partial(3, 2));
        recordRules.forEach(builder::cel);
        return builder;
    }

    /** The rules for cel-java, with its own {@code matches}. */
    CelJavaRules plainRules(Schema schema) {
        String address = "record.email.matches('^" + ADDRESS.replace("\\", "\\\\") + "$')";
        return new CelJavaRules(schema, rules(address), Map.of(), EngineOperations.NOW, CelJavaRules.Flavour.STANDARD);
    }

    /** The rules for cel-java, optimised for speed. */
    CelJavaRules fastRules(Schema schema) {
        Map<String, Pattern> functions = Map.of("isAddress", Pattern.compile(ADDRESS));
        return new CelJavaRules(
                schema, rules("isAddress(record.email)"), functions, EngineOperations.NOW,
                CelJavaRules.Flavour.PLANNER);
    }

    private List<String> rules(String address) {
        return List.of(
                "record." + amount + " >= 0",
                "record.currency in ['EUR', 'USD', 'GBP', 'CHF', 'SEK']",
                address,
                recordRules.get(0),
                recordRules.get(1));
    }
}
