// SPDX-License-Identifier: Apache-2.0
package io.heddle.registry.lineage.openlineage;

import com.fasterxml.jackson.databind.node.ObjectNode;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import static io.heddle.registry.lineage.openlineage.OpenLineageEventsFixture.accepted;
import static io.heddle.registry.lineage.openlineage.OpenLineageEventsFixture.claims;
import static io.heddle.registry.lineage.openlineage.OpenLineageEventsFixture.column;
import static io.heddle.registry.lineage.openlineage.OpenLineageEventsFixture.dataset;
import static io.heddle.registry.lineage.openlineage.OpenLineageEventsFixture.notices;
import static io.heddle.registry.lineage.openlineage.OpenLineageEventsFixture.withJobName;
import static org.assertj.core.api.Assertions.assertThat;

/** Names in events, what notices quote of them, and the limits of an event. */
class EventNamesAndLimitsTest {
    @Test
    void shouldQuoteOnlyFieldNamesInNotices() {
        ObjectNode event = OpenLineageEventsFixture.customerOrders();
        event.put("eventTime", "secret").put("producer", "secret secret").put("eventType", "secret");
        event.withObject("/job").put("name", "secret\u0000");
        event.withArray("inputs").addObject().put("namespace", "secret").put("secret", "secret");

        assertThat(notices(event).toString()).doesNotContain("secret");
    }

    @Test
    void shouldShortenAndSanitiseFieldNamesInPaths() {
        ObjectNode event = OpenLineageEventsFixture.run("START");
        ObjectNode output = dataset(event, "outputs", "b");
        column(output, "x", "a", "y");
        output.withObject("/facets/columnLineage/fields").put("<b>\n" + "x".repeat(5_000), 1);

        assertThat(notices(event)).isNotEmpty().allSatisfy(
                notice -> assertThat(notice.path()).contains("fields.<b>?xxx").hasSizeLessThan(120));
    }

    @Test
    void shouldLimitTheNumberOfNoticesAndOfDatasets() {
        ObjectNode faulty = OpenLineageEventsFixture.run("START");
        for (int i = 0; i < 500; i++) {
            faulty.withArray("inputs").addObject();
        }
        ObjectNode large = OpenLineageEventsFixture.run("START");
        for (int i = 0; i <= OpenLineageLimits.DATASETS; i++) {
            dataset(large, "inputs", "a" + i);
        }

        assertThat(notices(faulty)).hasSize(OpenLineageLimits.NOTICES);
        assertThat(notices(large)).extracting(LineageEventNotice::path).containsExactly("inputs");
        assertThat(claims(large)).hasSize(OpenLineageLimits.DATASETS);
    }

    @Test
    void shouldReadNoMoreFieldFlowsThanAllowed() {
        ObjectNode event = OpenLineageEventsFixture.run("START");
        ObjectNode output = dataset(event, "outputs", "b");
        for (int i = 0; i <= OpenLineageLimits.FIELD_FLOWS; i++) {
            column(output, "x", "a", "y" + i);
        }

        assertThat(notices(event)).singleElement().satisfies(
                notice -> assertThat(notice.message()).contains("20000"));
        assertThat(accepted(event).event().flows()).hasSize(OpenLineageLimits.FIELD_FLOWS);
    }

    @Test
    void shouldKeepMarkupAndOtherScriptsInNames() {
        assertThat(claims(withJobName("<script>alert(1)</script>"))).isNotEmpty();
        assertThat(claims(withJobName("заказы/ご注文"))).isNotEmpty();
    }

    @ParameterizedTest
    @CsvSource({"'a\tb', a b", "'a\r\n  b\n', a b", "'a\u0000', a", "'\ud800a', a", "'a\u2028b', a b"})
    void shouldPutANameOnOneLine(String name, String line) {
        assertThat(accepted(withJobName(name)).event().job().orElseThrow().name()).isEqualTo(line);
        assertThat(notices(withJobName(name))).extracting(LineageEventNotice::path).containsExactly("job.name");
    }

    @Test
    void shouldShortenLongNamesSoThatDifferentOnesStayApart() {
        String limit = "x".repeat(OpenLineageLimits.NAME_CHARS);

        assertThat(notices(withJobName(limit))).isEmpty();
        assertThat(notices(withJobName(limit + "a"))).hasSize(1);
        String one = accepted(withJobName(limit + "a")).event().job().orElseThrow().name();
        String other = accepted(withJobName(limit + "b")).event().job().orElseThrow().name();
        assertThat(one).hasSize(OpenLineageLimits.NAME_CHARS).startsWith("xxx").isNotEqualTo(other);
    }
}
