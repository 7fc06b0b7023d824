// SPDX-License-Identifier: Apache-2.0
package io.heddle.registry.lineage.openlineage;

import com.fasterxml.jackson.databind.node.ObjectNode;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import static io.heddle.registry.lineage.openlineage.OpenLineageEventsFixture.accepted;
import static io.heddle.registry.lineage.openlineage.OpenLineageEventsFixture.parse;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

/** JSON as clients really send it. */
class OpenLineageJsonTest {
    @ParameterizedTest
    @ValueSource(strings = {"", "{", "{}{}", "{'a':1}", "{\"a\":1e999999999999}x", "{\"a\":}", "{\"a\":1,}"})
    void shouldRefuseTextThatIsNotJson(String text) {
        assertThatThrownBy(() -> parse(text)).isInstanceOf(OpenLineageJson.Malformed.class);
    }

    @Test
    void shouldKeepBothValuesOfANameThatIsThereTwice() throws OpenLineageJson.Malformed {
        OpenLineageJson.Document document =
                parse("{\"a\":{\"b\":1,\"c\":[1]},\"a\":{\"b\":2,\"c\":[2],\"d\":3},\"e\":1,\"e\":null}");

        assertThat(document.tree().toString()).isEqualTo("{\"a\":{\"b\":2,\"c\":[1,2],\"d\":3},\"e\":1}");
        assertThat(document.notices()).extracting(LineageEventNotice::path).containsExactly("a", "e");
    }

    @Test
    void shouldReadAnEventWithAFacetTwice() throws OpenLineageJson.Malformed {
        String facet = "\"processing_engine\":{\"version\":\"4.2.0\",\"name\":\"spark\"}";
        ObjectNode event = OpenLineageEventsFixture.customerOrders();
        event.withObject("/run/facets").put("mark", 1);
        String text = event.toString().replace("\"mark\":1", facet + "," + facet);

        OpenLineageEventReader.Reading reading = OpenLineageEventReader.read(parse(text));

        assertThat(reading).isInstanceOfSatisfying(OpenLineageEventReader.Reading.Accepted.class, accepted -> {
            assertThat(accepted.event()).isEqualTo(accepted(OpenLineageEventsFixture.customerOrders()).event());
            assertThat(accepted.notices()).extracting(LineageEventNotice::path)
                    .containsExactly("run.facets.processing_engine");
        });
    }

    @Test
    void shouldLeaveOutValuesThatJsonDoesNotHaveOrThatAreNestedTooDeeply() throws OpenLineageJson.Malformed {
        String deep = "[".repeat(OpenLineageLimits.JSON_DEPTH + 5) + "]".repeat(OpenLineageLimits.JSON_DEPTH + 5);
        OpenLineageJson.Document document = parse("\ufeff{\"nan\":NaN,\"deep\":" + deep + ",\"long\":"
                + "1".repeat(5_000) + ",\"good\":1}");

        assertThat(document.tree().path("good").asInt()).isEqualTo(1);
        assertThat(document.tree().path("nan").isNull()).isTrue();
        assertThat(document.tree().path("long").isNull()).isTrue();
        assertThat(document.notices()).hasSize(3);
        assertThatThrownBy(() -> parse("[".repeat(500_000))).isInstanceOf(OpenLineageJson.Malformed.class);
    }

    @Test
    void shouldReadTextAroundBytesThatAreNotUtf8() throws OpenLineageJson.Malformed {
        OpenLineageJson.Document document =
                OpenLineageJson.parse(new byte[] {'[', '"', 'a', (byte) 0xfc, '"', ',', '1', ']'});

        assertThat(document.tree().path(1).asInt()).isEqualTo(1);
        assertThat(document.notices()).singleElement()
                .satisfies(notice -> assertThat(notice.message()).contains("not UTF-8"));
    }
}
