// SPDX-License-Identifier: Apache-2.0
package io.heddle.demo.contract;

import io.heddle.contract.ProductId;
import org.apache.avro.Schema;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;

/**
 * A demo product's contract as its domain team would keep it in version control. The files are packaged in this jar; in
 * the source tree, {@code heddle apply} accepts them unchanged. Immutable.
 *
 * @param promise a short summary of the contract
 * @param document the ODCS document
 * @param schemaUrl the URL by which the document references its Avro schema
 * @param schemaJson that Avro schema
 */
public record DemoContract(ProductId product, String promise, String document, String schemaUrl, String schemaJson) {
    public static final DemoContract CUSTOMERS =
            load("crm.customers", "personal data, masked", "customers.yaml", "schemas/customer.avsc");
    public static final DemoContract ORDERS =
            load("orders.orders", "amounts are above zero", "orders.yaml", "schemas/order.avsc");
    public static final DemoContract VISITS =
            load("web.visits", "never older than 3 s", "visits.yaml", "schemas/visit.avsc");
    public static final DemoContract CUSTOMER_ORDERS =
            load("insights.customer-orders", "joins crm with orders", "customer-orders.yaml",
                    "schemas/customer-order.avsc");

    /** All demo contracts, inputs before the products derived from them. */
    public static List<DemoContract> all() {
        return List.of(CUSTOMERS, ORDERS, VISITS, CUSTOMER_ORDERS);
    }

    public Schema schema() {
        return new Schema.Parser().parse(schemaJson);
    }

    /** The schemas that the document references, by URL. */
    public Map<String, String> schemas() {
        return Map.of(schemaUrl, schemaJson);
    }

    /** The domain file of the product's domain. */
    public String domainDocument() {
        return resource(product.domain() + "/domain.yaml");
    }

    private static DemoContract load(String product, String promise, String contract, String schema) {
        ProductId id = ProductId.parse(product);
        return new DemoContract(
                id, promise, resource(id.domain() + "/" + contract), schema, resource(id.domain() + "/" + schema));
    }

    private static String resource(String name) {
        try (InputStream in = DemoContract.class.getResourceAsStream("/demo/" + name)) {
            if (in == null) {
                throw new IllegalStateException("the demo's file " + name + " is not on the class path");
            }
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException unreadable) {
            throw new UncheckedIOException("the demo's file " + name + " cannot be read", unreadable);
        }
    }
}
