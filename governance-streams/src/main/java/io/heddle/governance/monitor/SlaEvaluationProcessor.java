// SPDX-License-Identifier: Apache-2.0
package io.heddle.governance.monitor;

import io.heddle.component.logging.RepeatedMessageFilter;
import io.heddle.contract.ContractRef;
import io.heddle.contract.MeshTopics;
import io.heddle.contract.ProductId;
import io.heddle.contract.SlaObjective;
import io.heddle.contract.mesh.GateMetrics;
import io.heddle.contract.mesh.GateMetricsCodec;
import io.heddle.contract.mesh.MeshEventCodec;
import io.heddle.contract.mesh.MeshSchemas;
import io.heddle.contract.mesh.SlaObjectiveState;
import io.heddle.contract.mesh.SlaStatusCodec;
import io.heddle.contract.wire.ConfluentFrame;
import io.heddle.governance.MeshSource;
import io.heddle.log.ContractEntry;
import org.apache.avro.Schema;
import org.apache.kafka.streams.processor.PunctuationType;
import org.apache.kafka.streams.processor.api.Processor;
import org.apache.kafka.streams.processor.api.ProcessorContext;
import org.apache.kafka.streams.processor.api.Record;
import org.apache.kafka.streams.state.KeyValueIterator;
import org.apache.kafka.streams.state.KeyValueStore;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import java.time.Duration;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Objects;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import java.util.TreeMap;

/**
 * Collects the gates' counts for the products of one partition of {@code mesh.metrics} and evaluates these products'
 * objectives once a second, whether or not records arrive.
 */
final class SlaEvaluationProcessor implements Processor<String, byte[], String, byte[]> {
    private static final Logger LOG = LoggerFactory.getLogger(SlaEvaluationProcessor.class);
    private static final Duration EVALUATION_INTERVAL = Duration.ofSeconds(1);
    private static final ProductId METRICS = ProductId.parse(MeshTopics.METRICS.value());

    private final RepeatedMessageFilter repeatedMessages = new RepeatedMessageFilter();
    private final MeshSource mesh;
    private final ProductTaskAssignment assignment;
    private final ObjectiveStateView stateView;
    private final Set<String> shownProducts = new HashSet<>();
    private @Nullable ProcessorContext<String, byte[]> context;
    private @Nullable KeyValueStore<String, byte[]> store;

    SlaEvaluationProcessor(MeshSource mesh, ProductTaskAssignment assignment, ObjectiveStateView stateView) {
        this.mesh = mesh;
        this.assignment = assignment;
        this.stateView = stateView;
    }

    @Override
    public void init(ProcessorContext<String, byte[]> processorContext) {
        context = processorContext;
        store = processorContext.getStateStore(MonitorNodes.STORE);
        var _ = processorContext.schedule(EVALUATION_INTERVAL, PunctuationType.WALL_CLOCK_TIME, this::evaluateAll);
    }

    @Override
    public void process(Record<String, byte[]> record) {
        decode(record).ifPresentOrElse(
                metrics -> addCounts(record.key(), metrics),
                this::logForeignRecord);
    }

    private void logForeignRecord() {
        if (repeatedMessages.isDue("foreign record")) {
            LOG.warn("ignored a record of mesh.metrics that is not from a gate");
        }
    }

    private Optional<GateMetrics> decode(Record<String, byte[]> record) {
        byte[] value = record.value();
        return record.key() == null || !ConfluentFrame.isFramed(value)
                ? Optional.empty()
                : GateMetricsCodec.decode(value, writerOf(ConfluentFrame.schemaId(value)));
    }

    /** The record may be from a gate of another version that uses the schema of another version of the contract. */
    private Schema writerOf(int schemaId) {
        return mesh.view().flatMap(view -> view.valueSchema(METRICS, schemaId)).orElseGet(MeshSchemas::metrics);
    }

    private void addCounts(String product, GateMetrics metrics) {
        ProductMonitorState state = stateOf(product);
        ProductObservations seen = state.observations()
                .withCounts(
                        new ProductObservations.Counts(metrics.counts().accepted(), metrics.counts().rejected()),
                        metrics.to().toEpochMilli(),
                        metrics.lastAcceptedAt()
                                .map(time -> OptionalLong.of(time.toEpochMilli()))
                                .orElse(OptionalLong.empty()),
                        context().currentSystemTimeMs());
        put(product, new ProductMonitorState(seen, state.objectives()));
    }

    /** Called when the partition moves to another monitor or the process ends. */
    @Override
    public void close() {
        shownProducts.forEach(stateView::remove);
        shownProducts.clear();
    }

    private void evaluateAll(long now) {
        mesh.view().ifPresent(view -> {
            Optional<ContractEntry> sla = view.current(ProductId.parse(MeshTopics.SLA.value()));
            Optional<ContractEntry> events = view.current(ProductId.parse(MeshTopics.EVENTS.value()));
            if (sla.isPresent() && events.isPresent()) {
                int partition = context().taskId().partition();
                Set<String> products = new HashSet<>();
                for (ContractEntry entry : view.products()) {
                    ProductId id = entry.contract().id();
                    if (!id.domain().isMesh() && assignment.partitionOf(id) == partition) {
                        products.add(id.toString());
                        evaluate(entry, sla.get(), events.get(), now);
                    }
                }
                removeAllExcept(products, now);
            }
        });
    }

    private void evaluate(ContractEntry entry, ContractEntry sla, ContractEntry events, long now) {
        ContractRef contract = entry.contract().ref();
        String product = contract.product().toString();
        ProductMonitorState state = stateOf(product);
        NavigableMap<String, ObjectiveStatus> statuses = new TreeMap<>(state.objectives());
        Set<String> evaluated = new HashSet<>();
        for (SlaObjective objective : entry.contract().sla()) {
            Optional<ObjectiveEvaluation> found =
                    ObjectiveEvaluation.evaluate(objective, state.observations(), entry.appliedAt().toEpochMilli(),
                            now);
            if (found.isPresent()) {
                evaluated.add(objective.id());
                ObjectiveStatus before = statuses.get(objective.id());
                ObjectiveStatus.Update step = before == null
                        ? ObjectiveStatus.first(found.get().state(), now)
                        : before.next(found.get().state(), now);
                statuses.put(objective.id(), step.status());
                report(contract, objective, found.get(), step, sla, events, now);
            }
        }
        statuses.keySet().removeIf(objective -> !evaluated.contains(objective) && withdraw(product, objective, now));
        Map<String, SlaObjectiveState> states = new HashMap<>();
        statuses.forEach((objective, status) -> states.put(objective, status.state()));
        stateView.put(product, states);
        shownProducts.add(product);
        if (!statuses.equals(state.objectives())) {
            put(product, new ProductMonitorState(state.observations(), statuses));
        }
    }

    private void report(
            ContractRef contract,
            SlaObjective objective,
            ObjectiveEvaluation found,
            ObjectiveStatus.Update step,
            ContractEntry sla,
            ContractEntry events,
            long now) {
        String product = contract.product().toString();
        if (step.report()) {
            byte[] status = SlaStatusCodec.encode(
                    SlaRecordFactory.status(contract, objective, found, step.status().since(), now),
                    sla.valueSchemaId(), sla.contract().valueSchema());
            context().forward(new Record<>(product + "/" + objective.id(), status, now), MonitorNodes.SLA);
        }
        if (step.transition() != ObjectiveStatus.Transition.NOTHING) {
            byte[] event = MeshEventCodec.encode(
                    SlaRecordFactory.event(contract, objective, found, step.transition(), now),
                    events.valueSchemaId(), events.contract().valueSchema());
            context().forward(new Record<>(product, event, now), MonitorNodes.EVENTS);
            LOG.info("{} {}: {}", product, step.transition(), found.message());
        }
    }

    /** Removes products that no contract in force has objectives for. */
    private void removeAllExcept(Set<String> products, long now) {
        Set<String> removed = new HashSet<>();
        try (KeyValueIterator<String, byte[]> all = store().all()) {
            while (all.hasNext()) {
                String product = all.next().key;
                if (!products.contains(product)) {
                    removed.add(product);
                }
            }
        }
        shownProducts.removeIf(product -> {
            boolean over = !products.contains(product);
            if (over) {
                stateView.remove(product);
            }
            return over;
        });
        for (String product : removed) {
            ProductMonitorState state = stateOf(product);
            if (!state.objectives().isEmpty()) {
                state.objectives().keySet().forEach(objective -> withdraw(product, objective, now));
                put(product, new ProductMonitorState(state.observations(), new TreeMap<>()));
            }
        }
    }

    /** Removes an objective that is no longer in a contract from {@code mesh.sla}. */
    private boolean withdraw(String product, String objective, long now) {
        Record<String, byte[]> tombstone = new Record<>(product + "/" + objective, null, now);
        context().forward(tombstone, MonitorNodes.SLA);
        return true;
    }

    private ProductMonitorState stateOf(String product) {
        byte[] bytes = store().get(product);
        return bytes == null ? ProductMonitorState.NEW : ProductMonitorStateCodec.decode(bytes);
    }

    private void put(String product, ProductMonitorState state) {
        store().put(product, ProductMonitorStateCodec.encode(state));
    }

    private ProcessorContext<String, byte[]> context() {
        return Objects.requireNonNull(context, "not initialised");
    }

    private KeyValueStore<String, byte[]> store() {
        return Objects.requireNonNull(store, "not initialised");
    }
}
