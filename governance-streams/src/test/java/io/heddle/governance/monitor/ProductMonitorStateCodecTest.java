// SPDX-License-Identifier: Apache-2.0
package io.heddle.governance.monitor;

import io.heddle.contract.mesh.SlaObjectiveState;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import java.io.UncheckedIOException;
import java.util.HexFormat;
import java.util.Map;
import java.util.OptionalLong;
import java.util.TreeMap;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

class ProductMonitorStateCodecTest {
    private static final ProductMonitorState STATE = ProductMonitorState.NEW.withObservations(
            new ProductObservations(
                    OptionalLong.of(1_700_000_002_345L),
                    new TreeMap<>(Map.of(
                            1_699_999_990_000L, new ProductObservations.Counts(12, 3),
                            1_700_000_000_000L, new ProductObservations.Counts(40, 0)))))
            .withObjectives(
                    new TreeMap<>(Map.of(
                            "errors",
                            new ObjectiveStatus(SlaObjectiveState.BREACHED, 1_699_999_991_000L, 1_700_000_001_000L,
                                    true),
                            "fresh",
                            new ObjectiveStatus(SlaObjectiveState.MET, 1_699_999_000_000L, 1_700_000_000_500L, false),
                            "errors-\u00e9", new ObjectiveStatus(SlaObjectiveState.WAITING, 5, 6, true))));

    private static final String OBSERVATIONS = """
            010000018bcfe57129000000020000018bcfe540f0000000000000000c0000000000000003\
            0000018bcfe5680000000000000000280000000000000000""";

    /** Recorded from the last version that wrote format 1, for {@link #STATE}. */
    private static final String FORMAT_1 = "01" + OBSERVATIONS + """
            00000003\
            00066572726f7273000842524541434845440000018bcfe544d80000018bcfe56be801\
            00096572726f72732dc3a9000757414954494e470000000000000005000000000000000601\
            0005667265736800034d45540000018bcfd625c00000018bcfe569f400""";

    private static final String EMPTY_IN_FORMAT_1 = "010000000000000000000000000000000000";

    /** Recorded from the last version that wrote format 2, for {@link #STATE}. */
    private static final String FORMAT_2 = "02" + OBSERVATIONS + """
            00000003\
            00066572726f7273030000018bcfe544d80000018bcfe56be801\
            00096572726f72732dc3a9010000000000000005000000000000000601\
            00056672657368020000018bcfd625c00000018bcfe569f400""";

    /** What this version writes. A change requires a new format. */
    private static final String FORMAT_3 = "03" + FORMAT_2.substring(2);
    private static final String NEVER_AWAY = "01" + "00" + "0000000000000000";
    private static final String RETURNED = "01" + "01" + "0000018bcfe57129";
    private static final String RETIRED = "00" + "01" + "0000018bcfe57129";

    private static byte[] bytes(String hex) {
        return HexFormat.of().parseHex(hex);
    }

    @Test
    void shouldReadTheFormatsBeforeItsOwn() {
        assertThat(ProductMonitorStateCodec.decode(bytes(FORMAT_2))).isEqualTo(STATE);
        assertThat(ProductMonitorStateCodec.decode(bytes(FORMAT_1))).isEqualTo(STATE);
        assertThat(ProductMonitorStateCodec.decode(bytes(EMPTY_IN_FORMAT_1))).isEqualTo(ProductMonitorState.NEW);
    }

    @Test
    void shouldReadBackItsOwnFormat() {
        assertThat(HexFormat.of().formatHex(ProductMonitorStateCodec.encode(STATE))).isEqualTo(FORMAT_3 + NEVER_AWAY);
        assertThat(ProductMonitorStateCodec.decode(bytes(FORMAT_3 + NEVER_AWAY))).isEqualTo(STATE);
    }

    @Test
    void shouldRememberThatAProductWasAway() {
        ProductMonitorState retired = ProductMonitorStateCodec.decode(bytes(FORMAT_3 + RETIRED));
        ProductMonitorState returned = ProductMonitorStateCodec.decode(bytes(FORMAT_3 + RETURNED));

        assertThat(retired.inForce()).isFalse();
        assertThat(retired.enforced(1_700_000_002_345L)).isEqualTo(returned);
        assertThat(HexFormat.of().formatHex(ProductMonitorStateCodec.encode(retired))).isEqualTo(FORMAT_3 + RETIRED);
    }

    @ParameterizedTest
    @ValueSource(strings = {
        "", "00", "02", "040000000000000000000000000000000000", "030000000000000000000000000000000000",
        "020000000000000000000000000000000000ff",
        "02" + OBSERVATIONS + "0000000100016109" + "00000000000000000000000000000000" + "00",
        "01" + OBSERVATIONS + "000000010001610001580000000000000000000000000000000000"
    })
    void shouldRefuseIncompleteState(String hex) {
        byte[] bytes = bytes(hex);

        assertThatThrownBy(() -> ProductMonitorStateCodec.decode(bytes)).isInstanceOf(UncheckedIOException.class);
    }
}
