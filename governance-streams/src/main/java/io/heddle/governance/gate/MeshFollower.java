// SPDX-License-Identifier: Apache-2.0
package io.heddle.governance.gate;

import io.heddle.component.logging.RepeatedMessageFilter;
import io.heddle.contract.MeshTopics;
import io.heddle.contract.ProductId;
import io.heddle.contract.ProductTopics;
import io.heddle.governance.gate.config.GateConfig;
import io.heddle.governance.gate.health.GateHealth;
import io.heddle.governance.gate.health.Missing;
import io.heddle.governance.gate.internal.cell.CellHost;
import io.heddle.governance.gate.internal.cluster.MetricsSchema;
import io.heddle.governance.gate.internal.cluster.TopicDirectory;
import io.heddle.governance.gate.internal.cluster.TopicMonitor;
import io.heddle.governance.gate.internal.plan.PlanRegistry;
import io.heddle.log.MeshView;
import org.apache.kafka.common.TopicPartition;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/**
 * Keeps plans, cells and topics in step with the mesh log. Call {@link #follow} from one thread; all else is
 * thread-safe.
 */
final class MeshFollower {
    private static final Logger LOG = LoggerFactory.getLogger(MeshFollower.class);

    private final RepeatedMessageFilter repeatedMessages = new RepeatedMessageFilter();
    private final GateConfig config;
    private final PlanRegistry planRegistry;
    private final MetricsSchema metricsSchema;
    private final TopicMonitor topicMonitor;
    private final CellHost cells;
    private volatile long position = -1;
    private volatile boolean hasFollowed;

    MeshFollower(GateConfig config, PlanRegistry planRegistry, MetricsSchema metricsSchema, TopicMonitor topicMonitor,
            CellHost cells) {
        this.config = config;
        this.planRegistry = planRegistry;
        this.metricsSchema = metricsSchema;
        this.topicMonitor = topicMonitor;
        this.cells = cells;
    }

    /** Applies changes in the mesh log since the last call. Never blocks and never throws. */
    void follow() {
        try {
            planRegistry.retryFailed();
            config.mesh().view().filter(view -> view.position() != position).ifPresent(this::follow);
        } catch (RuntimeException e) {
            if (repeatedMessages.isDue("follow", e.getClass())) {
                LOG.error("the gate could not apply a change of the mesh: {}", e.getClass().getSimpleName());
            }
        }
    }

    private void follow(MeshView view) {
        metricsSchema.follow(view);
        Set<String> before = planRegistry.ingestTopics();
        planRegistry.follow(view);
        topicMonitor.requestFacts(List.of(MeshTopics.METRICS.value()));
        view.contracts().keySet().stream()
                .map(ProductId::domain)
                .distinct()
                .filter(config::hosts)
                .forEach(cells::start);
        planRegistry.ingestTopics().stream().filter(topic -> !before.contains(topic))
                .forEach(cells::requestTopicRefresh);
        topicMonitor.requestFacts(hostedIngest());
        position = view.position();
        hasFollowed = true;
    }

    /** Empty once the mesh log has been read to its end. */
    Optional<Missing> missing() {
        return hasFollowed ? Optional.empty() : Optional.of(new Missing.MeshLog());
    }

    /**
     * Makes consumers refresh their topics now instead of at the next interval. A topic without a contract can wait:
     * its contract reaches all gates at the same time, so they rejoin their groups together.
     */
    void onTopicsChanged(Set<String> topics, Set<String> before) {
        Stream.concat(topics.stream().filter(planRegistry::isGoverned), before.stream())
                .filter(topic -> ProductTopics.ofIngest(topic).isPresent())
                .forEach(cells::requestTopicRefresh);
    }

    /** Ingest topics that do not exist. No consumer reports them, so without this they would look idle. */
    Stream<GateHealth.Wait> missingIngest() {
        return topicMonitor.missingSince().entrySet().stream()
                .filter(topic -> planRegistry.isGoverned(topic.getKey()))
                .map(topic -> GateHealth.Wait.ofTopic(topic.getKey(), topic.getValue(),
                        new Missing.Topic(topic.getKey(), Missing.Topic.Use.READ)));
    }

    /** The partitions of the ingest topics of the domains hosted here, as of the last inspection of the cluster. */
    List<TopicPartition> ingestPartitions() {
        List<TopicPartition> partitions = new ArrayList<>();
        for (String topic : hostedIngest()) {
            TopicDirectory.TopicFacts facts = topicMonitor.facts(topic);
            for (int i = 0; facts != null && i < facts.partitions(); i++) {
                partitions.add(new TopicPartition(topic, i));
            }
        }
        return partitions;
    }

    private List<String> hostedIngest() {
        return planRegistry.ingestTopics().stream().filter(cells::hosts).toList();
    }
}
