// SPDX-License-Identifier: Apache-2.0
package io.heddle.cli.apply;

import io.heddle.cli.CliRun;
import io.heddle.cli.client.StubRegistry;
import io.heddle.cli.client.StubRegistry.Reply;
import io.heddle.cli.console.ExitCodes;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

import static org.assertj.core.api.Assertions.assertThat;

/** A folder with a contract whose id is no product, written on Windows, beside a contract of another standard. */
class ApplyForeignDocumentTest {
    private static final String DONE = """
            {"changes":[{"action":"create","kind":"contract","name":"taxi.trips","detail":"version 1.0.0"}]}""";

    @TempDir
    Path folder;

    @BeforeEach
    void writeDocuments() throws IOException {
        Files.writeString(folder.resolve("trips.yaml"), """
                apiVersion: v3.1.0
                kind: DataContract
                id: 7b1e2f0a-trips
                domain: taxi
                dataProduct: trips
                version: 1.0.0
                status: in production
                team: {name: taxi}
                schema:
                  - name: trip
                    authoritativeDefinitions:
                      - {type: implementation, url: trip.avsc}
                      - {type: implementation, url: place.avsc}
                """.replace("\n", "\r\n"));
        Files.writeString(folder.resolve("trip.avsc"), """
                \uFEFF// a ride
                {"type": "record", "name": "Trip", "namespace": "taxi", "fields": [{"name": "to", "type": "Place"}]}
                """);
        Files.writeString(folder.resolve("place.avsc"), """
                {"type": "record", "name": "Place", "namespace": "taxi", "fields": [{"name": "zone", "type": "int"}]}
                """);
        Files.writeString(folder.resolve("orders.yaml"), """
                dataContractSpecification: 1.1.0
                id: orders
                info: {title: Orders, version: 1.0.0}
                """);
    }

    @Test
    void shouldApplyTheContractUnderItsProductAndNameTheOtherDocument() {
        try (StubRegistry registry = StubRegistry.start(request -> new Reply(200, DONE))) {
            CliRun run = CliRun.of("apply", "-f", folder.toString(), "--mesh", registry.uri().toString());

            assertThat(run.exitCode()).isZero();
            assertThat(run.err()).contains("orders.yaml: a document of the Data Contract Specification (1.1.0)",
                    "skipped");
            assertThat(registry.requests()).containsExactly("PUT /api/v1/contracts/taxi.trips?dryRun=true",
                    "PUT /api/v1/contracts/taxi.trips?dryRun=false");
        }
    }

    @Test
    void shouldSayHowToConvertADocumentThatTheUserNames() {
        CliRun run = CliRun.of("apply", "-f", folder.resolve("orders.yaml").toString());

        assertThat(run.exitCode()).isEqualTo(ExitCodes.REFUSED);
        assertThat(run.err()).contains("orders.yaml:1:1: dataContractSpecification: this is a document of the Data"
                + " Contract Specification (1.1.0)", "datacontract export --format odcs", "1 fault in 1 file");
    }
}
