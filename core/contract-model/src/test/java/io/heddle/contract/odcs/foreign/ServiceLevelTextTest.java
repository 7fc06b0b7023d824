// SPDX-License-Identifier: Apache-2.0
package io.heddle.contract.odcs.foreign;

import io.heddle.contract.Contract;
import io.heddle.contract.ContractNotice;
import io.heddle.contract.SlaObjective;
import io.heddle.contract.odcs.ContractReading;
import io.heddle.contract.odcs.OdcsDocumentFixture;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import java.time.Duration;
import java.util.List;

import static org.assertj.core.api.Assertions.assertThat;

/** Service levels as people write them. */
class ServiceLevelTextTest {
    private static final String FRESHNESS = "{property: freshness, value: 15, unit: m}";
    private static final String RETENTION = "{property: retention, value: 365, unit: d}";
    private static final String LATENCY =
            "{property: latency, value: 5, unit: s, element: customer.created_at}";

    private static ContractReading.Valid read(String old, String sla) {
        return OdcsDocumentFixture.valid(OdcsDocumentFixture.with(old, sla));
    }

    private static List<String> codes(ContractReading.Valid reading) {
        return reading.notices().stream().map(ContractNotice::code)
                .filter(code -> code.startsWith("sla.") && !code.equals("sla.recorded")).toList();
    }

    @ParameterizedTest
    @CsvSource({"P1Y, PT8760H", "P30D, PT720H", "p2w, PT336H", "PT36H, PT36H", "P1DT12H, PT36H", "PT1M30.5S, PT1M30.5S",
        "25h, PT25H", "25 h, PT25H", "7 days, PT168H", "15 minutes, PT15M", "<= 1.5 hours, PT1H30M",
        "1y, PT8760H", "500ms, PT0.5S"})
    void shouldApplyARetentionWrittenAsText(String value, Duration retention) {
        Contract contract = read(RETENTION, "{property: retention, value: " + quoted(value) + "}").contract();

        assertThat(contract.settings().retention()).contains(retention);
        assertThat(codes(read(RETENTION, "{property: retention, value: " + quoted(value) + "}"))).isEmpty();
    }

    private static String quoted(String value) {
        return "'" + value + "'";
    }

    @Test
    void shouldKeepTheUnitOfASingleDurationForReaders() {
        SlaObjective objective = read(RETENTION, "{property: retention, value: P1Y}").contract().sla().get(2);

        assertThat(objective.value()).isEqualByComparingTo("1");
        assertThat(objective.unit()).isEqualTo("y");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {"P3M|PT2160H", "P1Y6M|PT13080H", "3 months|PT2160H"})
    void shouldSayThatAMonthCountsAsThirtyDays(String value, Duration retention) {
        ContractReading.Valid reading = read(RETENTION, "{property: retention, value: '" + value + "'}");

        assertThat(reading.contract().settings().retention()).contains(retention);
        assertThat(codes(reading)).containsExactly("sla.value.months");
    }

    @ParameterizedTest
    @CsvSource({"'99.9%', 0.999", "'99.9 %', 0.999", "'>= 99.9%', 0.999", "'99.5 percent', 0.995", "0.97, 0.97"})
    void shouldReadAShareWithAPercentSign(String value, double share) {
        SlaObjective objective =
                read(LATENCY, "{property: availability, value: '" + value + "'}").contract().sla().get(1);

        assertThat(objective.share()).isEqualTo(share, org.assertj.core.data.Offset.offset(1e-9));
    }

    @Test
    void shouldReadARecordedShareAboveOneAsAPercentageAndSaySo() {
        ContractReading.Valid reading = read(LATENCY, "{property: availability, value: 99.9}");

        assertThat(reading.contract().sla().get(1).share())
                .isEqualTo(0.999, org.assertj.core.data.Offset.offset(1e-9));
        assertThat(codes(reading)).containsExactly("sla.value.percent");
    }

    @Test
    void shouldReadAnAmountWithItsUnit() {
        SlaObjective objective =
                read(LATENCY, "{property: throughput, value: 1000 rec/s}").contract().sla().get(1);

        assertThat(objective.value()).isEqualByComparingTo("1000");
        assertThat(objective.unit()).isEqualTo("rec/s");
    }

    @ParameterizedTest
    @ValueSource(strings = {"{property: latency, value: 25h}", "{property: latency, value: 25h, unit: hours}",
        "{property: latency, value: 25, unit: h}"})
    void shouldReadTheSameTimeInThreeWays(String sla) {
        assertThat(read(LATENCY, sla).contract().sla().get(1).duration()).contains(Duration.ofHours(25));
    }

    @ParameterizedTest
    @ValueSource(strings = {"{property: frequency, value: daily}", "{property: latency, value: 4, unit: moons}",
        "{property: availability, value: three nines}", "{property: throughput, value: null}",
        "{property: availability, value: '120%'}", "{property: timeToRepair, value: next business day}"})
    void shouldNoticeWhatCannotBeReadOfARecordedServiceLevel(String sla) {
        ContractReading.Valid reading = read(LATENCY, sla);

        assertThat(reading.contract().sla()).extracting(SlaObjective::word).containsExactly("freshness", "retention");
        assertThat(codes(reading)).containsExactly("sla.value.unread");
    }

    @Test
    void shouldListTheSameRecordedServiceLevelOfSeveralElements() {
        ContractReading.Valid reading = read(RETENTION,
                "{property: latency, value: 1, unit: h, element: email}\n  - {property: latency, value: 2, unit: h}");

        assertThat(reading.contract().sla()).extracting(SlaObjective::id)
                .containsExactly("freshness", "latency", "latency.email", "latency.2");
    }

    @ParameterizedTest
    @ValueSource(strings = {"{property: freshness, value: 15, unit: m, element: created_at}",
        "{property: errorRate, value: 0.1, element: customer.email}",
        "{property: freshness, value: 15, unit: m, element: 'crm.customers.v1.created_at, email'}"})
    void shouldNoticeAnElementOfAServiceLevelThatIsMeasuredForTheWholeProduct(String sla) {
        assertThat(codes(read(FRESHNESS, sla))).containsExactly("sla.element.recorded");
    }

    @ParameterizedTest
    @ValueSource(strings = {"customer", "crm.customers.v1"})
    void shouldNotNoticeAnElementThatIsTheWholeObject(String element) {
        assertThat(codes(read(FRESHNESS,
                "{property: freshness, value: 15, unit: m, element: " + element + "}"))).isEmpty();
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {
        "{property: latency, value: 1, unit: d, element: tab1.txn_ref_dt}|slaProperties[1].element",
        "{property: frequency, value: 1, unit: d, element: emial}|slaProperties[1].element"})
    void shouldNoticeAnUnknownElementOfARecordedServiceLevel(String sla, String path) {
        assertThat(read(LATENCY, sla).notices()).filteredOn(notice -> notice.code().equals("sla.element.unknown"))
                .extracting(ContractNotice::path).containsExactly(path);
    }

    @Test
    void shouldFindAnElementByTheNameOfItsProperty() {
        ContractReading.Valid reading = OdcsDocumentFixture.valid(OdcsDocumentFixture.derived(
                "{name: reference date, physicalName: ref_dt, logicalType: date}")
                + "slaProperties: [{property: latency, value: 1, unit: d, element: order line.reference date}]\n");

        assertThat(codes(reading)).isEmpty();
    }

    @Test
    void shouldNoticeADefaultElementOnce() {
        ContractReading.Valid reading = read("slaProperties:", "slaDefaultElement: created_at\nslaProperties:");

        assertThat(reading.notices()).filteredOn(notice -> notice.code().equals("sla.element.recorded"))
                .extracting(ContractNotice::path).containsExactly("slaDefaultElement");
    }

    @Test
    void shouldNoticeADefaultElementWithoutServiceLevels() {
        ContractReading.Valid reading = OdcsDocumentFixture.valid(
                OdcsDocumentFixture.derived("{name: f, logicalType: string}") + "slaDefaultElement: f\n");

        assertThat(codes(reading)).containsExactly("sla.element.recorded");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {"valueExt: 20|slaProperties[0].valueExt",
        "schedule: 0 20 * * *|slaProperties[0].schedule"})
    void shouldNoticeKeysThatDoNotChangeWhatIsMeasured(String key, String path) {
        ContractReading.Valid reading = read(FRESHNESS, "{property: freshness, value: 15, unit: m, " + key + "}");

        assertThat(reading.notices()).filteredOn(notice -> notice.code().equals("sla.key.recorded"))
                .extracting(ContractNotice::path).containsExactly(path);
    }
}
