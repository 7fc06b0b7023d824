// SPDX-License-Identifier: Apache-2.0
package io.heddle.governance.monitor;

import io.heddle.component.logging.RepeatedMessageFilter;
import io.heddle.contract.ContractRef;
import io.heddle.contract.MeshTopics;
import io.heddle.contract.ProductId;
import io.heddle.contract.SlaObjective;
import io.heddle.contract.mesh.GateMetrics;
import io.heddle.contract.mesh.GateMetricsCodec;
import io.heddle.contract.mesh.MeshEvent;
import io.heddle.contract.mesh.MeshEventCodec;
import io.heddle.contract.mesh.MeshSchemas;
import io.heddle.contract.mesh.SlaObjectiveState;
import io.heddle.contract.mesh.SlaStatusCodec;
import io.heddle.contract.wire.ConfluentFrame;
import io.heddle.governance.MeshSource;
import io.heddle.log.ContractEntry;
import io.heddle.log.MeshView;
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
 * objectives once a second, whether or not records arrive. Until the partition is read to its end they are
 * {@code UNKNOWN}, and what was found before remains: being away is neither a breach nor a recovery.
 */
final class SlaEvaluationProcessor implements Processor<String, byte[], String, byte[]> {
    private static final Logger LOG = LoggerFactory.getLogger(SlaEvaluationProcessor.class);
    private static final Duration EVALUATION_INTERVAL = Duration.ofSeconds(1);
    private static final ProductId METRICS = ProductId.parse(MeshTopics.METRICS.value());

    private final RepeatedMessageFilter repeatedMessages = new RepeatedMessageFilter();
    private final MeshSource mesh;
    private final ProductTaskAssignment assignment;
    private final ObjectiveStateView stateView;
    private final MetricsReadProgress progress;
    private final ProductTimeline timeline = new ProductTimeline();
    private final UnknownObjectives unknown = new UnknownObjectives();
    private final Set<String> shownProducts = new HashSet<>();
    private @Nullable ProcessorContext<String, byte[]> context;
    private @Nullable KeyValueStore<String, byte[]> store;

    SlaEvaluationProcessor(MeshSource mesh, ProductTaskAssignment assignment, ObjectiveStateView stateView,
            MetricsReadProgress progress) {
        this.mesh = mesh;
        this.assignment = assignment;
        this.stateView = stateView;
        this.progress = progress;
    }

    @Override
    public void init(ProcessorContext<String, byte[]> processorContext) {
        context = processorContext;
        store = processorContext.getStateStore(MonitorNodes.STORE);
        progress.onTaskStarted(processorContext.taskId().partition());
        var _ = processorContext.schedule(EVALUATION_INTERVAL, PunctuationType.WALL_CLOCK_TIME, this::evaluateAll);
    }

    @Override
    public void process(Record<String, byte[]> record) {
        decode(record).ifPresentOrElse(
                metrics -> addCounts(record.key(), metrics),
                this::logForeignRecord);
        context().recordMetadata().ifPresent(read -> progress.onProcessed(read.partition(), read.offset()));
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
        put(product, state.withObservations(seen));
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
                OptionalLong readUpTo = progress.readUpTo(partition, now);
                Set<String> products = new HashSet<>();
                for (ContractEntry entry : view.products()) {
                    ProductId id = entry.contract().id();
                    if (!id.domain().isMesh() && assignment.partitionOf(id) == partition) {
                        products.add(id.toString());
                        evaluate(view, entry, readUpTo, sla.get(), events.get(), now);
                    }
                }
                removeAllExcept(products, view, events.get(), now);
            }
        });
    }

    private void evaluate(MeshView view, ContractEntry entry, OptionalLong readUpTo, ContractEntry sla,
            ContractEntry events, long now) {
        ContractRef contract = entry.contract().ref();
        String product = contract.product().toString();
        ProductMonitorState before = stateOf(product);
        ProductMonitorState state = before.enforced(now);
        OptionalLong returnedAt = latest(state.returnedAt(), timeline.returnedAt(view, contract.product()));
        NavigableMap<String, ObjectiveStatus> statuses = new TreeMap<>(state.objectives());
        Map<String, SlaObjectiveState> states = new HashMap<>();
        for (SlaObjective objective : entry.contract().sla()) {
            Optional<ObjectiveEvaluation> found =
                    ObjectiveEvaluation.evaluate(objective, state.observations(), entry.appliedAt().toEpochMilli(),
                            returnedAt, readUpTo.orElse(now));
            if (found.isPresent() && readUpTo.isEmpty()) {
                states.put(objective.id(), SlaObjectiveState.UNKNOWN);
                unknown.reportSince(product, objective.id(), now).ifPresent(
                        since -> reportStatus(contract, objective, found.get().unknown(), since, sla, now));
            } else if (found.isPresent()) {
                states.put(objective.id(), found.get().state());
                ObjectiveStatus earlier = statuses.get(objective.id());
                ObjectiveStatus.Update step = earlier == null
                        ? ObjectiveStatus.first(found.get().state(), now)
                        : earlier.next(found.get().state(), now);
                statuses.put(objective.id(), step.status());
                if (unknown.isKnown(product, objective.id()) || step.report()) {
                    reportStatus(contract, objective, found.get(), step.status().since(), sla, now);
                }
                reportTransition(contract, objective, found.get(), step.transition(), events, now);
            }
        }
        statuses.entrySet().removeIf(status -> !states.containsKey(status.getKey())
                && withdraw(contract.product(), status.getKey(), status.getValue(), view, events, now));
        removeUnknown(product, states.keySet(), state, now);
        stateView.put(product, states);
        shownProducts.add(product);
        ProductMonitorState after = state.withObjectives(statuses);
        if (!after.equals(before)) {
            put(product, after);
        }
    }

    private static OptionalLong latest(OptionalLong one, OptionalLong other) {
        return one.isPresent() && one.getAsLong() >= other.orElse(Long.MIN_VALUE) ? one : other;
    }

    private void reportStatus(ContractRef contract, SlaObjective objective, ObjectiveEvaluation found, long since,
            ContractEntry sla, long now) {
        byte[] status = SlaStatusCodec.encode(
                SlaRecordFactory.status(contract, objective, found, since, now),
                sla.valueSchemaId(), sla.contract().valueSchema());
        context().forward(
                new Record<>(contract.product() + "/" + objective.id(), status, now), MonitorNodes.SLA);
    }

    private void reportTransition(ContractRef contract, SlaObjective objective, ObjectiveEvaluation found,
            ObjectiveStatus.Transition transition, ContractEntry events, long now) {
        if (transition != ObjectiveStatus.Transition.NOTHING) {
            publish(SlaRecordFactory.event(contract, objective, found, transition, now), events, now);
            LOG.info("{} {}: {}", contract.product(), transition, found.message());
        }
    }

    private void publish(MeshEvent event, ContractEntry events, long now) {
        byte[] value = MeshEventCodec.encode(event, events.valueSchemaId(), events.contract().valueSchema());
        context().forward(new Record<>(event.key(), value, now), MonitorNodes.EVENTS);
    }

    /** Removes products that no contract in force has objectives for. */
    private void removeAllExcept(Set<String> products, MeshView view, ContractEntry events, long now) {
        Set<String> removed = new HashSet<>(unknown.products());
        removed.removeAll(products);
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
            removeUnknown(product, Set.of(), state, now);
            if (state.inForce() || !state.objectives().isEmpty()) {
                state.objectives().forEach((objective, status) -> withdraw(
                        ProductId.parse(product), objective, status, view, events, now));
                put(product, state.retired());
            }
        }
    }

    /** Removes an objective that is no longer promised from {@code mesh.sla} and closes its breach. */
    private boolean withdraw(ProductId product, String objective, ObjectiveStatus status, MeshView view,
            ContractEntry events, long now) {
        removeStatus(product.toString(), objective, now);
        if (status.breachOpen()) {
            publish(SlaRecordFactory.withdrawn(product, objective, view.history(product), now), events, now);
            LOG.info("{} no longer promises {}; its breach is closed", product, objective);
        }
        return true;
    }

    /** Objectives that were reported as unknown only have no remembered status. */
    private void removeUnknown(String product, Set<String> promised, ProductMonitorState state, long now) {
        for (String objective : unknown.retain(product, promised)) {
            if (!state.objectives().containsKey(objective)) {
                removeStatus(product, objective, now);
            }
        }
    }

    private void removeStatus(String product, String objective, long now) {
        context().forward(new Record<>(product + "/" + objective, null, now), MonitorNodes.SLA);
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
