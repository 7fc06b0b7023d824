// SPDX-License-Identifier: Apache-2.0
package io.heddle.demo.insights;

import io.heddle.contract.RecordHeaders;
import io.heddle.demo.contract.DemoContract;
import io.heddle.demo.contract.DemoMeshViewFixture;
import io.heddle.demo.crm.CustomerGenerator;
import io.heddle.demo.orders.OrderGenerator;
import io.heddle.sdk.HeddleConfig;
import io.heddle.sdk.HeddleMesh;
import io.heddle.sdk.ProductSerdes;
import org.apache.avro.generic.GenericData;
import org.apache.avro.generic.GenericRecord;
import org.apache.kafka.streams.KeyValue;
import org.apache.kafka.streams.TestInputTopic;
import org.apache.kafka.streams.TestOutputTopic;
import org.apache.kafka.streams.TopologyTestDriver;
import org.apache.kafka.streams.test.TestRecord;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.Random;

import static org.assertj.core.api.Assertions.assertThat;

class CustomerOrdersTopologyTest {
    private HeddleMesh mesh;
    private TopologyTestDriver driver;
    private TestInputTopic<Long, GenericRecord> customers;
    private TestInputTopic<String, GenericRecord> orders;
    private TestOutputTopic<String, GenericRecord> joined;

    @BeforeEach
    void start() throws Exception {
        mesh = HeddleMesh.offline(DemoMeshViewFixture.all(),
                HeddleConfig.of("none:1", DemoMeshViewFixture.REGISTRY_URL));
        ProductSerdes crm = ProductSerdes.of(mesh, "crm.customers");
        ProductSerdes ordering = ProductSerdes.of(mesh, "orders.orders");
        ProductSerdes insights = ProductSerdes.of(mesh, "insights.customer-orders");
        Properties settings = new Properties();
        settings.put("application.id", "insights.customer-orders");
        settings.put("bootstrap.servers", "none:1");
        settings.put("dsl.store.suppliers.class",
                org.apache.kafka.streams.state.BuiltInDslStoreSuppliers.InMemoryDslStoreSuppliers.class);
        driver = new TopologyTestDriver(CustomerOrdersTopology.build(crm, ordering, insights), settings);
        customers = driver.createInputTopic(
                "crm.customers.v1", crm.keys(Long.class).serializer(), crm.values().serializer());
        orders = driver.createInputTopic(
                "orders.orders.v1", ordering.keys(String.class).serializer(), ordering.values().serializer());
        joined = driver.createOutputTopic(
                "insights.customer-orders.v1.ingest",
                insights.keys(String.class).deserializer(),
                insights.values().deserializer());
    }

    @AfterEach
    void stop() {
        driver.close();
        mesh.close();
    }

    @Test
    void shouldJoinWhenOrderArrivesBeforeItsCustomer() {
        orders.pipeInput("ord-1", order("ord-1", 1, "PLACED"));
        assertThat(joined.isEmpty()).isTrue();

        customers.pipeInput(1L, masked(1, "Bonn"));

        TestRecord<String, GenericRecord> result = joined.readRecord();
        assertThat(result.key()).isEqualTo("ord-1");
        assertThat(result.value().get("city")).hasToString("Bonn");
        assertThat(result.value().get("customer_token")).hasToString("0123456789abcdef0123456789abcd01");
        assertThat(new String(result.headers().lastHeader(RecordHeaders.CE_TYPE).value(), StandardCharsets.UTF_8))
                .isEqualTo("insights.customer-orders.v1");
        assertThat(result.headers().headers(RecordHeaders.CONTRACT)).hasSize(1);
    }

    @Test
    void shouldUpdateEveryOrderWhenCustomerChanges() {
        customers.pipeInput(1L, masked(1, "Bonn"));
        orders.pipeInput("ord-1", order("ord-1", 1, "PLACED"));
        orders.pipeInput("ord-2", order("ord-2", 1, "PLACED"));

        customers.pipeInput(1L, masked(1, "Köln"));

        Map<String, GenericRecord> latest = joined.readKeyValuesToMap();
        assertThat(latest).containsOnlyKeys("ord-1", "ord-2");
        assertThat(latest.values()).allMatch(value -> value.get("city").toString().equals("Köln"));
    }

    @Test
    void shouldEqualNaiveJoinWhenEventsArriveInAnyOrder() {
        Random random = new Random(11);
        CustomerGenerator people = new CustomerGenerator(11, Clock.systemUTC(), 0);
        OrderGenerator ordering = new OrderGenerator(11, Clock.systemUTC(), "ord", () -> 20);
        Map<Long, GenericRecord> customerTable = new HashMap<>();
        Map<String, GenericRecord> orderTable = new HashMap<>();
        for (int i = 0; i < 400; i++) {
            if (customerTable.size() < 20 && random.nextInt(5) == 0) {
                GenericRecord customer = people.next();
                long id = (Long) customer.get("customer_id");
                GenericRecord maskedCustomer = masked(id, "City" + id);
                customerTable.put(id, maskedCustomer);
                customers.pipeInput(id, maskedCustomer);
            } else {
                GenericRecord order = ordering.next();
                orderTable.put(order.get("order_id").toString(), order);
                orders.pipeInput(order.get("order_id").toString(), order);
            }
        }

        Map<String, GenericRecord> latest = new HashMap<>();
        List<KeyValue<String, GenericRecord>> results = joined.readKeyValuesToList();
        results.forEach(result -> latest.put(result.key, result.value));

        Map<String, GenericRecord> naive = new HashMap<>();
        orderTable.forEach((id, order) -> {
            GenericRecord customer = customerTable.get((Long) order.get("customer_id"));
            if (customer != null) {
                naive.put(id, CustomerOrdersTopology.join(DemoContract.CUSTOMER_ORDERS.schema(), order, customer));
            }
        });
        assertThat(latest).isEqualTo(naive).hasSizeGreaterThan(100);
    }

    private static GenericRecord order(String id, long customer, String status) {
        GenericRecord order = new OrderGenerator(1, Clock.systemUTC(), "x", () -> 1).newOrder();
        order.put("order_id", id);
        order.put("customer_id", customer);
        order.put("status", new GenericData.EnumSymbol(order.getSchema().getField("status").schema(), status));
        return order;
    }

    private static GenericRecord masked(long id, String city) {
        GenericRecord customer = new CustomerGenerator(id, Clock.systemUTC(), id - 1).next();
        customer.put("email", String.format("0123456789abcdef0123456789abcd%02d", id));
        ((GenericRecord) customer.get("address")).put("city", city);
        return customer;
    }
}
