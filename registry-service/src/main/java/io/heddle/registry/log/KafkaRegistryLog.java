// SPDX-License-Identifier: Apache-2.0
package io.heddle.registry.log;

import io.heddle.log.CommandDecision;
import io.heddle.log.CommandOutcome;
import io.heddle.log.MeshChange;
import io.heddle.log.MeshLogConfig;
import io.heddle.log.MeshLogReader;
import io.heddle.log.MeshLogUnavailableException;
import io.heddle.log.MeshLogWriter;
import io.heddle.log.MeshView;
import io.heddle.registry.config.RegistryConfig;
import io.heddle.registry.problem.ProblemCode;
import io.heddle.registry.problem.ProblemDetails;
import io.heddle.registry.problem.ProblemException;
import jakarta.annotation.PreDestroy;
import jakarta.inject.Singleton;

import java.time.Duration;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Stream;

/** The log in Kafka. A write returns after this process has read it back. Thread-safe. */
@Singleton
final class KafkaRegistryLog implements RegistryLog {
    private final RegistryConfig config;
    private final MeshLogReader reader;
    private final MeshLogWriter writer;

    KafkaRegistryLog(RegistryConfig config, MeshLogReader reader, MeshLogConfig log) {
        this.config = config;
        this.reader = reader;
        this.writer = MeshLogWriter.open(log);
    }

    @Override
    public MeshView view() {
        return reader.view();
    }

    @Override
    public MeshView write(Function<MeshView, LogDecision> decide) {
        try {
            return switch (writer.<ProblemDetails>submit(view -> toDecision(decide.apply(view)))) {
                case CommandOutcome.Committed<ProblemDetails>(MeshView view) -> readBack(view);
                case CommandOutcome.Refused<ProblemDetails>(ProblemDetails problem) -> throw problem.toException();
            };
        } catch (MeshLogUnavailableException e) {
            throw unavailable();
        }
    }

    @Override
    public Optional<String> waitingFor() {
        return reader.health().hasView()
                ? Optional.empty()
                : Optional.of("Kafka at " + config.bootstrapServers() + ": the log mesh.registry has not been read "
                        + "yet");
    }

    private MeshView readBack(MeshView committed) {
        // Even if the reader is still behind, the write is committed; the reader catches up later.
        boolean caughtUp = reader.awaitPosition(committed.position(), Duration.ofSeconds(5));
        return caughtUp ? reader.view() : committed;
    }

    private static CommandDecision<ProblemDetails> toDecision(LogDecision decision) {
        return switch (decision) {
            case LogDecision.Refuse(ProblemDetails problem) -> CommandDecision.refuse(problem);
            case LogDecision.Write write -> CommandDecision.write(Stream.<MeshChange>concat(
                    write.domains().stream().map(MeshChange.PutDomain::new),
                    write.contracts().stream().map(MeshChange.PutContract::new))
                    .toList());
        };
    }

    private ProblemException unavailable() {
        return ProblemDetails.of(ProblemCode.KAFKA_UNAVAILABLE,
                "Kafka at " + config.bootstrapServers() + " did not answer a request to write the log mesh.registry",
                "Check that the cluster is running and reachable from the registry, then send the same request again;"
                        + " completed steps are kept and not repeated")
                .toException();
    }

    @PreDestroy
    void close() {
        writer.close();
    }
}
