// SPDX-License-Identifier: Apache-2.0
package io.heddle.governance.gate.internal.cluster;

import io.heddle.contract.DomainName;
import io.heddle.governance.gate.config.CellApplicationId;
import io.heddle.governance.gate.health.Missing;
import io.heddle.governance.gate.health.MissingText;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.ClassicGroupDescription;
import org.apache.kafka.clients.admin.DescribeClassicGroupsOptions;
import org.apache.kafka.common.acl.AclOperation;
import org.apache.kafka.common.errors.GroupAuthorizationException;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import java.util.Collection;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/**
 * Whether the groups of the cells may still be read. A cell without records would not say so: its client is silent
 * about heartbeats that are refused, and the next record would be the first to fail. Never blocks; {@link #poll} is for
 * one thread.
 */
public final class GroupAuthorizationMonitor {
    private static final Logger LOG = LoggerFactory.getLogger(GroupAuthorizationMonitor.class);
    private static final int ALL_EVERY = 5;
    private static final DescribeClassicGroupsOptions OPTIONS =
            new DescribeClassicGroupsOptions().includeAuthorizedOperations(true).timeoutMs(5_000);

    private final Admin admin;
    private final Set<DomainName> refusedDomains = ConcurrentHashMap.newKeySet();
    private int polls;

    public GroupAuthorizationMonitor(Admin admin) {
        this.admin = admin;
    }

    /** The right that the domain's cell lacks. */
    public Optional<Missing> missingPermission(DomainName domain) {
        return refusedDomains.contains(domain)
                ? Optional.of(readPermission(domain))
                : Optional.empty();
    }

    /** Asks for all groups in one call, every fifth time; in between for those that are refused, if there are any. */
    public void poll(Collection<DomainName> domains) {
        refusedDomains.retainAll(domains);
        Collection<DomainName> asked = polls++ % ALL_EVERY == 0 ? domains : Set.copyOf(refusedDomains);
        if (asked.isEmpty()) {
            return;
        }
        var groups = admin.describeClassicGroups(asked.stream().map(CellApplicationId::of).toList(), OPTIONS)
                .describedGroups();
        for (DomainName domain : asked) {
            var group = Objects.requireNonNull(groups.get(CellApplicationId.of(domain)));
            var _ = group.whenComplete((seen, thrown) -> update(domain, seen, thrown));
        }
    }

    /** Where Kafka does not answer, or knows no such group yet, what was known stays known. */
    private void update(DomainName domain, @Nullable ClassicGroupDescription group, @Nullable Throwable thrown) {
        if (group != null && mayRead(group)) {
            if (refusedDomains.remove(domain)) {
                LOG.info("cell {} may read its group again", domain);
            }
        } else if ((group != null || thrown instanceof GroupAuthorizationException) && refusedDomains.add(domain)) {
            LOG.warn("cell {} waits for {}", domain, MissingText.of(readPermission(domain)));
        }
    }

    private static Missing readPermission(DomainName domain) {
        return new Missing.Permission(Missing.Permission.Right.READ_GROUP, CellApplicationId.of(domain));
    }

    /** Old brokers say nothing of rights: then only trying shows. */
    @SuppressWarnings("NullAway") // null if the broker is old, which the client does not say
    private static boolean mayRead(ClassicGroupDescription group) {
        return group.authorizedOperations() == null || group.authorizedOperations().contains(AclOperation.READ);
    }
}
