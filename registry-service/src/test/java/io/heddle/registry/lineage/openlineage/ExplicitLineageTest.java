// SPDX-License-Identifier: Apache-2.0
package io.heddle.registry.lineage.openlineage;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.heddle.registry.lineage.LineageNode;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import java.util.Optional;

import static io.heddle.registry.lineage.openlineage.OpenLineageEventsFixture.JOB;
import static io.heddle.registry.lineage.openlineage.OpenLineageEventsFixture.accepted;
import static io.heddle.registry.lineage.openlineage.OpenLineageEventsFixture.claim;
import static io.heddle.registry.lineage.openlineage.OpenLineageEventsFixture.claims;
import static io.heddle.registry.lineage.openlineage.OpenLineageEventsFixture.dataset;
import static io.heddle.registry.lineage.openlineage.OpenLineageEventsFixture.field;
import static io.heddle.registry.lineage.openlineage.OpenLineageEventsFixture.notices;
import static io.heddle.registry.lineage.openlineage.OpenLineageEventsFixture.parse;
import static io.heddle.registry.lineage.openlineage.OpenLineageEventsFixture.topic;
import static org.assertj.core.api.Assertions.assertThat;

/** Lineage that facets state: symlinks and lineage facets of jobs and datasets. */
class ExplicitLineageTest {
    @Test
    void shouldReadTheNamesThatSymlinksGiveADataset() {
        ObjectNode event = OpenLineageEventsFixture.customerOrders();
        event.withObject("/inputs/0/facets/symlinks").putArray("identifiers")
                .add(7)
                .addObject().put("namespace", "hive://metastore:9083").put("name", "crm.customers")
                .put("type", "TABLE");

        assertThat(accepted(event).event().symlinks()).containsExactly(new LineageEvent.Symlink(
                topic("crm.customers.v1"), new LineageNode.Dataset("hive://metastore:9083", "crm.customers")));
        assertThat(notices(event)).extracting(LineageEventNotice::path)
                .containsExactly("inputs[0].facets.symlinks.identifiers[0]");
    }

    @ParameterizedTest
    @ValueSource(strings = {"entries", "lineage"})
    void shouldReadTheExplicitLineageOfAJob(String array) throws OpenLineageJson.Malformed {
        String facets = """
                {"lineage": {"%s": [
                  {"namespace": "kafka://127.0.0.1:9092", "name": "out", "type": "DATASET",
                   "inputs": [{"namespace": "kafka://127.0.0.1:9092", "name": "in", "type": "DATASET"},
                              {"namespace": "airflow", "name": "generator", "type": "JOB"}],
                   "fields": {"x": {"inputs": [{"namespace": "kafka://127.0.0.1:9092", "name": "in",
                       "type": "DATASET", "field": "y",
                       "transformations": [{"type": "DIRECT", "subtype": "HASH", "masking": true}]}]}}},
                  {"type": "JOB", "inputs": [{"namespace": "airflow", "name": "before", "type": "JOB"}]}]}}
                """.formatted(array);
        ObjectNode event = OpenLineageEventsFixture.run("COMPLETE");
        event.withObject("/job").set("facets", parse(facets).tree());

        assertThat(notices(event)).isEmpty();
        assertThat(claims(event)).containsExactlyInAnyOrder(
                claim(topic("in"), JOB, Optional.empty()),
                claim(JOB, topic("out"), Optional.empty()),
                claim(new LineageNode.Application("airflow", "generator"), topic("out"), Optional.empty()),
                claim(new LineageNode.Application("airflow", "before"), JOB, Optional.empty()),
                claim(field("in", "y"), field("out", "x"), Optional.of("hash")));
    }

    @Test
    void shouldReadTheExplicitLineageOfDatasets() throws OpenLineageJson.Malformed {
        String facet = """
                {"inputs": [{"namespace": "kafka://127.0.0.1:9092", "name": "source", "type": "DATASET"}],
                 "fields": {"x": {"inputs": [{"namespace": "kafka://127.0.0.1:9092", "name": "source",
                     "type": "DATASET", "field": "y"}]}}}
                """;
        ObjectNode alone = OpenLineageEventsFixture.base("DatasetEvent");
        alone.putObject("dataset").put("namespace", OpenLineageEventsFixture.KAFKA).put("name", "b")
                .putObject("facets").set("lineage", parse(facet).tree());
        ObjectNode run = OpenLineageEventsFixture.run("START");
        dataset(run, "inputs", "in").putObject("facets").set("lineage", parse(facet).tree());
        dataset(run, "outputs", "out").putObject("facets").set("lineage", parse(facet).tree());

        assertThat(claims(alone)).containsExactlyInAnyOrder(
                claim(topic("source"), topic("b"), Optional.empty(), Optional.empty()),
                claim(field("source", "y"), field("b", "x"), Optional.empty(), Optional.empty()));
        assertThat(claims(run)).containsExactlyInAnyOrder(
                claim(topic("in"), JOB, Optional.empty()),
                claim(topic("source"), JOB, Optional.empty()),
                claim(JOB, topic("out"), Optional.empty()),
                claim(topic("source"), topic("in"), Optional.empty(), Optional.empty()),
                claim(field("source", "y"), field("in", "x"), Optional.empty(), Optional.empty()),
                claim(field("source", "y"), field("out", "x"), Optional.empty()));
    }
}
